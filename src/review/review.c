#include "review/review.h"

#include <string.h>

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[VERDICT_COUNT] = {
#define X(id, name) name,
        VERDICTS(X)
#undef X
    };
    return names[verdict];
}

enum verdict verdict_find(const char *name, size_t n)
{
    for (int v = 0; v < VERDICT_COUNT; v++)
        if (strlen(verdict_name((enum verdict)v)) == n &&
            memcmp(verdict_name((enum verdict)v), name, n) == 0)
            return (enum verdict)v;
    return VERDICT_COUNT;
}

struct review review_new(const struct changes *changes, struct arena *arena)
{
    return (struct review){.changes = changes,
                           .decision = arena_zero(arena, changes->n, sizeof(struct decision))};
}

bool decision_is_open(const struct decision *decision)
{
    return decision->verdict == VERDICT_OPEN;
}

const struct note *decision_note_of(const struct decision *decision, const char *who)
{
    const struct note *note = decision->notes;
    while (note && (!who || strcmp(note->who, who) != 0))
        note = note->next;
    return note;
}

const struct note *decision_last_note(const struct decision *decision)
{
    const struct note *note = decision->notes;
    while (note && note->next)
        note = note->next;
    return note;
}

bool decision_is_open_fact(const struct change *change, const struct decision *decision)
{
    return change->risk == RISK_FACT && decision_is_open(decision) && !decision->checked;
}

static void count(size_t *of, bool is, int by)
{
    if (is)
        *of = by < 0 ? *of - 1 : *of + 1;
}

void tally_add(struct tally *tally, const struct change *change, const struct decision *decision,
               int by)
{
    bool open = decision_is_open(decision);
    count(&tally->changes, true, by);
    count(&tally->decided, !open, by);
    count(&tally->queries, decision->verdict == VERDICT_QUERY, by);
    count(&tally->open_facts, decision_is_open_fact(change, decision), by);
    count(&tally->new, open && decision->is_new, by);
    count(&tally->reopened, open && decision->was, by);
}

struct tally tally_of(const struct review *review)
{
    struct tally tally = {0};
    for (size_t i = 0; i < review->changes->n; i++)
        tally_add(&tally, &review->changes->at[i], &review->decision[i], 1);
    return tally;
}

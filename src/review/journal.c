#include "review/journal.h"

#include <assert.h>
#include <string.h>

#include "base/vec.h"

#define NONE UINT32_MAX

enum { PEOPLE_MAX = 16 /* whose opinions are held against each other */ };

struct journal_act {
    struct act act;
    bool undone;
};

/* What one act says of one change. */
struct journal_entry {
    struct ruling ruling;
    uint32_t act;
    uint32_t older; /* entry on the same change, NONE */
};

struct journal_change {
    uint64_t id;
    uint32_t newest; /* entry */
};

void journal_init(struct journal *journal, const char *me)
{
    *journal = (struct journal){.me = me};
    journal->by_act.arena = journal->by_change.arena = &journal->arena;
}

void journal_free(struct journal *journal)
{
    arena_free(&journal->arena);
    journal_init(journal, journal->me);
}

static const char *copy(struct journal *journal, const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(&journal->arena, size, 1), text, size);
}

/* Acts are found by half of their id; 64 random bits are as good as all. */
static uint64_t key_of(const struct act_id *id)
{
    uint64_t key;
    memcpy(&key, id->byte, sizeof key);
    return key;
}

static uint32_t find(const struct journal *journal, const struct act_id *id)
{
    return map64_get(&journal->by_act, key_of(id));
}

static int64_t time_of(const struct journal *journal, uint32_t entry)
{
    return journal->acts.at[journal->entries.at[entry].act].act.when;
}

/* Puts an entry among those on its change, by time. */
static void place(struct journal *journal, uint32_t entry)
{
    struct journal_entry *entries = journal->entries.at;
    uint64_t id = entries[entry].ruling.change;
    uint32_t known = map64_get(&journal->by_change, id);
    if (known == MAP64_NONE) {
        known = (uint32_t)journal->changes.n;
        *VEC_ADD(&journal->arena, &journal->changes) = (struct journal_change){id, NONE};
        map64_set(&journal->by_change, id, known);
    }
    uint32_t *at = &journal->changes.at[known].newest;
    while (*at != NONE && time_of(journal, *at) > time_of(journal, entry))
        at = &entries[*at].older;
    entries[entry].older = *at;
    *at = entry;
}

static void add_rulings(struct journal *journal, const struct act *act, uint32_t index)
{
    struct ruling *rulings = arena_alloc(&journal->arena, act->n, sizeof *rulings);
    for (size_t i = 0; i < act->n; i++) {
        rulings[i] = act->rulings[i];
        rulings[i].note = copy(journal, act->rulings[i].note);
        rulings[i].source = copy(journal, act->rulings[i].source);
        *VEC_ADD(&journal->arena, &journal->entries) =
            (struct journal_entry){rulings[i], index, NONE};
        place(journal, (uint32_t)journal->entries.n - 1);
    }
    journal->acts.at[index].act.rulings = rulings;
}

static bool is_mine(const struct journal *journal, const struct act *act)
{
    return journal->me && act->who && strcmp(journal->me, act->who) == 0;
}

/* Moves an act from one pile to the other; it is on top but where acts of one
 * person came from two terminals. */
static void repile(struct journal *journal, uint32_t index, bool undo)
{
    uint32_t *from = undo ? journal->undo.at : journal->redo.at;
    size_t *n = undo ? &journal->undo.n : &journal->redo.n, i = *n;
    while (i > 0 && from[i - 1] != index)
        i--;
    if (i == 0)
        return;
    memmove(from + i - 1, from + i, (*n - i) * sizeof *from);
    --*n;
    if (undo)
        *VEC_ADD(&journal->arena, &journal->redo) = index;
    else
        *VEC_ADD(&journal->arena, &journal->undo) = index;
}

bool journal_add(struct journal *journal, const struct act *act)
{
    if (find(journal, &act->id) != MAP64_NONE)
        return false;
    uint32_t index = (uint32_t)journal->acts.n;
    struct journal_act *added = VEC_ADD(&journal->arena, &journal->acts);
    *added = (struct journal_act){.act = *act};
    added->act.who = copy(journal, act->who);
    map64_set(&journal->by_act, key_of(&act->id), index);
    if (act->kind == ACT_DECIDE) {
        add_rulings(journal, act, index);
        if (is_mine(journal, act)) {
            *VEC_ADD(&journal->arena, &journal->undo) = index;
            journal->redo.n = 0;
        }
        return true;
    }
    uint32_t target = find(journal, &act->target);
    if (target == MAP64_NONE || journal->acts.at[target].act.kind != ACT_DECIDE)
        return true; /* of another review, or damaged: it says nothing here */
    journal->acts.at[target].undone = act->kind == ACT_UNDO;
    if (is_mine(journal, &journal->acts.at[target].act))
        repile(journal, target, act->kind == ACT_UNDO);
    return true;
}

const struct act *journal_undoable(const struct journal *journal)
{
    size_t n = journal->undo.n;
    return n ? &journal->acts.at[journal->undo.at[n - 1]].act : NULL;
}

const struct act *journal_redoable(const struct journal *journal)
{
    size_t n = journal->redo.n;
    return n ? &journal->acts.at[journal->redo.at[n - 1]].act : NULL;
}

const struct act *journal_act(const struct journal *journal, const struct act_id *id)
{
    uint32_t index = find(journal, id);
    return index == MAP64_NONE ? NULL : &journal->acts.at[index].act;
}

/* Takes from an entry what no later one has said. `people` are those whose verdict
 * is known; the first one's holds. */
static void take(const struct journal_entry *entry, const struct act *act, unsigned *known,
                 const char **people, size_t *n_people, struct decision *decision)
{
    const struct ruling *ruling = &entry->ruling;
    unsigned news = ruling->fields & ~*known;
    *known |= ruling->fields;
    if (news & RULES_NOTE)
        decision->note = ruling->note;
    if (news & RULES_CHECKED) {
        decision->checked = ruling->checked;
        decision->source = ruling->checked ? ruling->source : NULL;
    }
    if (!decision->who || (news & RULES_VERDICT)) {
        decision->who = act->who;
        decision->when = act->when / 1000;
    }
    if (!(ruling->fields & RULES_VERDICT) || !act->who)
        return;
    if (news & RULES_VERDICT)
        decision->verdict = ruling->verdict;
    for (size_t i = 0; i < *n_people; i++)
        if (strcmp(people[i], act->who) == 0)
            return; /* who has changed their mind since */
    if (*n_people == PEOPLE_MAX)
        return;
    people[(*n_people)++] = act->who;
    if (!(news & RULES_VERDICT) && decision->other == VERDICT_OPEN &&
        ruling->verdict != VERDICT_OPEN && ruling->verdict != decision->verdict) {
        decision->other = ruling->verdict;
        decision->other_who = act->who;
    }
}

bool journal_decision(const struct journal *journal, uint64_t change, struct decision *decision)
{
    const char *people[PEOPLE_MAX];
    size_t n_people = 0;
    unsigned known = 0;
    *decision = (struct decision){0};
    uint32_t index = map64_get(&journal->by_change, change);
    uint32_t at = index == MAP64_NONE ? NONE : journal->changes.at[index].newest;
    for (; at != NONE; at = journal->entries.at[at].older) {
        const struct journal_entry *entry = &journal->entries.at[at];
        const struct journal_act *act = &journal->acts.at[entry->act];
        if (!act->undone)
            take(entry, &act->act, &known, people, &n_people, decision);
    }
    return decision->verdict != VERDICT_OPEN || decision->note || decision->checked ||
           decision->other != VERDICT_OPEN;
}

uint64_t journal_change(const struct journal *journal, size_t i)
{
    assert(i < journal->changes.n);
    return journal->changes.at[i].id;
}

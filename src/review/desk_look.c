/* What the desk knows of the changes at hand: what holds of them, which are new, and what
 * became of decisions whose changes are gone. */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "review/desk_internal.h"
#include "review/retrace.h"

uint32_t desk_change(const struct desk *desk, uint64_t id)
{
    uint32_t change = map64_get(&desk->by_id, id);
    return change != MAP64_NONE ? change
                                : map64_get(&desk->by_id, journal_name(&desk->journal, id));
}

/* Sets what holds of a change, and counts it anew. */
static void set_decision(struct desk *desk, size_t change, struct decision decision)
{
    struct decision *at = &desk->review.decision[change];
    tally_add(&desk->tally, &desk->review.changes->at[change], at, -1);
    decision.is_new = at->is_new;
    decision.was = at->was;
    *at = decision;
    tally_add(&desk->tally, &desk->review.changes->at[change], at, 1);
}

void desk_refresh(struct desk *desk, uint64_t id)
{
    uint32_t change = desk_change(desk, id);
    struct decision decision;
    if (change == MAP64_NONE)
        return;
    journal_decision(&desk->journal, desk->review.changes->at[change].id, &decision);
    set_decision(desk, change, decision);
}

void desk_refresh_pins(struct desk *desk)
{
    if (!desk->journal.n_pins)
        return;
    arena_free(&desk->pins_arena);
    desk->pins = journal_pins(&desk->journal, &desk->pins_arena);
    desk->pins_key = pinned_key(desk->pins);
}

void desk_refresh_all(struct desk *desk)
{
    desk_refresh_pins(desk);
    for (size_t i = 0; i < desk->journal.changes.n; i++)
        desk_refresh(desk, journal_change(&desk->journal, i));
}

/* The beginning of a text. */
static const char *begin_of(const char *text, struct arena *arena)
{
    enum { LONG = 60 };
    struct strbuf out = {.arena = arena};
    size_t n = strlen(text);
    if (n > LONG)
        for (n = LONG; n && (text[n] & 0xc0) == 0x80; n--)
            ;
    strbuf_add(&out, text, n);
    if (text[n])
        strbuf_adds(&out, "...");
    return strbuf_cstr(&out);
}

/* Decided changes that are not at hand. */
static bool find_lost(struct desk *desk, struct arena *arena, struct snapshot **lost, size_t *n,
                      struct error *error)
{
    struct {
        uint64_t *at;
        size_t n, cap;
    } ids = {0};
    for (size_t i = 0; i < desk->journal.changes.n; i++) {
        struct decision decision;
        uint64_t id = journal_change(&desk->journal, i);
        if (desk_change(desk, id) == MAP64_NONE &&
            journal_decision(&desk->journal, id, &decision))
            *VEC_ADD(arena, &ids) = id;
    }
    *n = 0;
    return !ids.n || store_snapshots(desk->store, ids.at, ids.n, arena, lost, n, error);
}

/* Puts what was decided before a change became what it is behind what else was. */
static void reopen(struct desk *desk, size_t change, const struct snapshot *lost)
{
    struct decision *was = arena_alloc(&desk->arena, 1, sizeof *was);
    journal_decision(&desk->journal, lost->change, was);
    for (int side = OLD; side <= NEW; side++)
        was->of[side] = begin_of(lost->text[side], &desk->arena);
    const struct change *at = &desk->review.changes->at[change];
    struct decision *decision = &desk->review.decision[change];
    tally_add(&desk->tally, at, decision, -1);
    const struct decision **end = &decision->was;
    while (*end)
        end = (const struct decision **)&((struct decision *)*end)->was;
    *end = was;
    tally_add(&desk->tally, at, decision, 1);
}

/* Strings of a snapshot that outlive it. */
static const char *kept(const char *text, struct arena *arena)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(arena, size, 1), text, size);
}

static struct gone gone_of(struct desk *desk, const struct snapshot *lost)
{
    struct gone gone = {.place = kept(lost->place, &desk->arena),
                        .kind = kept(lost->kind, &desk->arena)};
    for (int side = OLD; side <= NEW; side++)
        gone.text[side] = kept(lost->text[side], &desk->arena);
    journal_decision(&desk->journal, lost->change, &gone.decision);
    return gone;
}

/* Where a change has become one that was decided since, the old decision is history. */
static bool is_superseded(const struct desk *desk, const struct snapshot *lost,
                          const struct retraced *later)
{
    struct decision decision;
    journal_decision(&desk->journal, lost->change, &decision);
    return later->change != SIZE_MAX &&
           desk->review.decision[later->change].when >= decision.when;
}

/* Finds what became of the decided changes that are not at hand: the same under another
 * id, one that is open again, one that was decided since, or nothing. */
static bool retrace_lost(struct desk *desk, struct error *error)
{
    const struct changes *changes = desk->review.changes;
    struct arena scratch = {0};
    struct snapshot *lost = NULL;
    size_t n = 0, n_gone = 0;
    bool good = find_lost(desk, &scratch, &lost, &n, error);
    bool *open = arena_zero(&scratch, changes->n, sizeof *open);
    bool *decided = arena_zero(&scratch, changes->n, sizeof *decided);
    for (size_t i = 0; i < changes->n; i++)
        *(decision_is_open(&desk->review.decision[i]) ? &open[i] : &decided[i]) = true;
    const struct retraced *retraced = NULL, *since = NULL;
    if (good && n) {
        retraced = retrace(changes, lost, n, open, &scratch);
        since = retrace(changes, lost, n, decided, &scratch);
        desk->review.gone = NULL;
        struct gone *gone = arena_alloc(&desk->arena, n, sizeof *gone);
        for (size_t i = 0; i < n; i++) {
            if (retraced[i].same)
                journal_rename(&desk->journal, lost[i].change, changes->at[retraced[i].change].id);
            else if (retraced[i].change != SIZE_MAX)
                reopen(desk, retraced[i].change, &lost[i]);
            else if (!is_superseded(desk, &lost[i], &since[i]))
                gone[n_gone++] = gone_of(desk, &lost[i]);
        }
        desk->review.gone = gone;
        desk_refresh_all(desk);
    }
    desk->review.n_gone = n_gone;
    arena_free(&scratch);
    return good;
}

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* Changes that the versions reviewed before did not have. */
static bool find_new(struct desk *desk, struct error *error)
{
    const struct changes *changes = desk->review.changes;
    struct arena scratch = {0};
    uint64_t *ids;
    size_t n;
    bool good = store_seen_before(desk->store, &desk->pair, &scratch, &ids, &n, error);
    for (size_t i = 0; good && n && i < changes->n; i++) {
        struct decision *at = &desk->review.decision[i];
        if (bsearch(&changes->at[i].id, ids, n, sizeof *ids, by_value) || at->was)
            continue;
        tally_add(&desk->tally, &changes->at[i], at, -1);
        at->is_new = true;
        tally_add(&desk->tally, &changes->at[i], at, 1);
    }
    arena_free(&scratch);
    return good;
}

bool desk_look_up(struct desk *desk, struct error *error)
{
    bool news;
    desk->looked = false;
    if (!desk->store)
        return true;
    if (!desk->found && !store_find(desk->store, &desk->pair, &desk->found, error))
        return false;
    if (desk->found) {
        if (!store_read(desk->store, &desk->journal, &news, error))
            return false;
        desk_refresh_all(desk);
        if (!retrace_lost(desk, error) || !find_new(desk, error))
            return false;
    }
    return desk->looked = true;
}

#include "review/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"

/* An act that the store does not have yet, and what it is about. */
struct desk_waiting {
    struct act_id act;
    struct snapshot *snapshots; /* of its rulings' changes */
};

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* A file's name from the root on; what is no file, as it is. */
static const char *full_name(const char *name, struct arena *arena)
{
    char *real = realpath(name, NULL);
    if (!real)
        return name;
    size_t size = strlen(real) + 1;
    char *copy = memcpy(arena_alloc(arena, size, 1), real, size);
    free(real);
    return copy;
}

/* The versions at hand as the store knows them. */
static void set_pair(struct desk *desk, const struct changes *changes)
{
    uint64_t *ids = arena_alloc(&desk->arena, changes->n, sizeof *ids);
    desk->pair = (struct store_pair){.ids = ids, .n = changes->n};
    desk->by_id = (struct map64){.arena = &desk->arena};
    for (size_t i = 0; i < changes->n; i++) {
        ids[i] = changes->at[i].id;
        map64_set(&desk->by_id, ids[i], (uint32_t)i);
    }
    if (changes->n)
        qsort(ids, changes->n, sizeof *ids, by_value);
    for (int side = OLD; side <= NEW; side++) {
        const struct document *document = &changes->collation->article[side]->document;
        desk->pair.hash[side] = hash_bytes(document->text, document->size);
        desk->pair.size[side] = document->size;
        desk->pair.name[side] = full_name(document->name, &desk->arena);
    }
}

static void say_trouble(struct desk *desk, const struct error *error)
{
    snprintf(desk->trouble, sizeof desk->trouble, "%s", error->text);
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

/* What the journal says of the change with this id, where it is at hand. */
static void refresh(struct desk *desk, uint64_t id)
{
    uint32_t change = map64_get(&desk->by_id, id);
    struct decision decision;
    if (change == MAP64_NONE)
        return;
    journal_decision(&desk->journal, id, &decision);
    set_decision(desk, change, decision);
}

static void refresh_all(struct desk *desk)
{
    for (size_t i = 0; i < desk->journal.changes.n; i++)
        refresh(desk, journal_change(&desk->journal, i));
}

/* Decided changes that are not at hand: what they have become is open again. */
static bool reopen(struct desk *desk, struct error *error)
{
    const struct changes *changes = desk->review.changes;
    struct arena scratch = {0};
    struct {
        uint64_t *at;
        size_t n, cap;
    } ids = {0};
    for (size_t i = 0; i < desk->journal.changes.n; i++) {
        struct decision decision;
        uint64_t id = journal_change(&desk->journal, i);
        if (map64_get(&desk->by_id, id) == MAP64_NONE &&
            journal_decision(&desk->journal, id, &decision))
            *VEC_ADD(&scratch, &ids) = id;
    }
    struct snapshot *lost = NULL;
    size_t n = 0;
    bool good = !ids.n || store_snapshots(desk->store, ids.at, ids.n, &scratch, &lost, &n, error);
    if (good && n) {
        bool *taken = arena_zero(&scratch, changes->n, sizeof *taken);
        for (size_t i = 0; i < changes->n; i++)
            taken[i] = !decision_is_open(&desk->review.decision[i]);
        size_t *found = snapshots_found(changes, lost, n, taken, &scratch);
        desk->lost = arena_alloc(&desk->arena, n, sizeof *desk->lost);
        for (size_t i = 0; i < n; i++) {
            if (found[i] == SIZE_MAX)
                continue;
            struct decision *at = &desk->review.decision[found[i]];
            journal_decision(&desk->journal, lost[i].change, &desk->lost[i]);
            tally_add(&desk->tally, &changes->at[found[i]], at, -1);
            at->was = &desk->lost[i];
            tally_add(&desk->tally, &changes->at[found[i]], at, 1);
        }
    }
    arena_free(&scratch);
    return good;
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

/* Everything that is known of the changes at hand. */
static bool look_up(struct desk *desk, struct error *error)
{
    bool news;
    if (!desk->store)
        return true;
    if (!desk->found && !store_find(desk->store, &desk->pair, &desk->found, error))
        return false;
    if (!desk->found)
        return true;
    if (!store_read(desk->store, &desk->journal, &news, error))
        return false;
    refresh_all(desk);
    return reopen(desk, error) && find_new(desk, error);
}

static void lay_out(struct desk *desk, const struct changes *changes)
{
    arena_free(&desk->arena);
    desk->review = review_new(changes, &desk->arena);
    desk->tally = (struct tally){0};
    for (size_t i = 0; i < changes->n; i++)
        tally_add(&desk->tally, &changes->at[i], &desk->review.decision[i], 1);
    if (desk->store || !desk->options.read_only) /* a report without a review needs none */
        set_pair(desk, changes);
    refresh_all(desk);
}

/* Opens the store if there is one, or it has to be made. */
static bool open_store(struct desk *desk, enum store_use use, struct error *warning,
                       struct error *error)
{
    return desk->store || !desk->options.path ||
           store_open(&desk->store, desk->options.path, desk->options.chosen, use, warning, error);
}

bool desk_open(struct desk *desk, const struct changes *changes, struct desk_options options,
               struct error *warning, struct error *error)
{
    *desk = (struct desk){.options = options};
    warning->text[0] = '\0';
    journal_init(&desk->journal, options.who);
    bool good =
        open_store(desk, options.read_only ? STORE_READ : STORE_WRITE, warning, error);
    lay_out(desk, changes);
    good = good && look_up(desk, error);
    if (good || options.read_only)
        return good;
    say_trouble(desk, error);
    return true;
}

void desk_close(struct desk *desk)
{
    store_close(desk->store);
    journal_free(&desk->journal);
    arena_free(&desk->waiting_arena);
    arena_free(&desk->arena);
    *desk = (struct desk){0};
}

void desk_turn_to(struct desk *desk, const struct changes *changes)
{
    struct error error;
    lay_out(desk, changes);
    if (!look_up(desk, &error))
        say_trouble(desk, &error);
}

/* Saves an act that the journal has. */
static bool save(struct desk *desk, const struct desk_waiting *waiting, struct error *error)
{
    struct error warning;
    const struct act *act = journal_act(&desk->journal, &waiting->act);
    bool news;
    if (!open_store(desk, STORE_CREATE, &warning, error) ||
        !store_add(desk->store, &desk->pair, act, waiting->snapshots, error))
        return false;
    desk->found = true;
    /* somebody else may have been faster */
    if (store_read(desk->store, &desk->journal, &news, error) && news)
        refresh_all(desk);
    return true;
}

/* Saves what waits, oldest first. */
static void save_waiting(struct desk *desk)
{
    struct error error;
    size_t saved = 0;
    while (saved < desk->waiting.n && save(desk, &desk->waiting.at[saved], &error))
        saved++;
    desk->waiting.n -= saved;
    memmove(desk->waiting.at, desk->waiting.at + saved,
            desk->waiting.n * sizeof *desk->waiting.at);
    if (desk->waiting.n) {
        say_trouble(desk, &error);
        return;
    }
    desk->trouble[0] = '\0';
    desk->waiting.at = NULL;
    desk->waiting.cap = 0;
    arena_free(&desk->waiting_arena);
}

/* Takes an act of the user's: to the journal, and to the disk. */
static void take(struct desk *desk, struct act *act)
{
    act->id = store_new_id();
    act->who = desk->options.who;
    act->when = desk->options.clock ? desk->options.clock() : store_now();
    journal_add(&desk->journal, act);
    if (!desk->options.path)
        return;
    struct snapshot *snapshots = arena_alloc(&desk->waiting_arena, act->n, sizeof *snapshots);
    for (size_t i = 0; i < act->n; i++) {
        uint32_t change = map64_get(&desk->by_id, act->rulings[i].change);
        snapshots[i] = snapshot_of(desk->review.changes, &desk->review.changes->at[change],
                                   &desk->waiting_arena);
    }
    *VEC_ADD(&desk->waiting_arena, &desk->waiting) = (struct desk_waiting){act->id, snapshots};
    save_waiting(desk);
}

void desk_rule(struct desk *desk, const size_t *changes, size_t n, struct ruling ruling)
{
    struct arena scratch = {0};
    struct ruling *rulings = arena_alloc(&scratch, n, sizeof *rulings);
    for (size_t i = 0; i < n; i++) {
        rulings[i] = ruling;
        rulings[i].change = desk->review.changes->at[changes[i]].id;
    }
    struct act act = {.kind = ACT_DECIDE, .rulings = rulings, .n = n};
    take(desk, &act);
    for (size_t i = 0; i < n; i++)
        refresh(desk, rulings[i].change);
    arena_free(&scratch);
}

bool desk_undo(struct desk *desk, bool redo, size_t *change, size_t *n)
{
    const struct act *target =
        redo ? journal_redoable(&desk->journal) : journal_undoable(&desk->journal);
    if (!target)
        return false;
    struct act act = {.kind = redo ? ACT_REDO : ACT_UNDO, .target = target->id};
    *n = target->n;
    *change = SIZE_MAX;
    const struct ruling *rulings = target->rulings; /* they stay where acts are added */
    take(desk, &act);
    for (size_t i = *n; i-- > 0;) {
        uint32_t index = map64_get(&desk->by_id, rulings[i].change);
        refresh(desk, rulings[i].change);
        if (index != MAP64_NONE)
            *change = index;
    }
    return true;
}

bool desk_poll(struct desk *desk)
{
    struct error error, warning;
    size_t waiting = desk->waiting.n;
    bool news = false;
    if (!desk->options.path)
        return false;
    if (waiting)
        save_waiting(desk);
    if (!desk->store) {
        if (!store_open(&desk->store, desk->options.path, desk->options.chosen, STORE_WRITE,
                        &warning, &error) || !desk->store)
            return desk->waiting.n != waiting;
        store_changed(desk->store);
    } else if (!store_changed(desk->store)) {
        return desk->waiting.n != waiting;
    }
    if (!desk->found) {
        if (!look_up(desk, &error))
            return false;
        return desk->found;
    }
    if (!store_read(desk->store, &desk->journal, &news, &error))
        return desk->waiting.n != waiting;
    if (news)
        refresh_all(desk);
    return news || desk->waiting.n != waiting;
}

const struct decision *desk_decision(const struct desk *desk, size_t change)
{
    return &desk->review.decision[change];
}

size_t desk_unsaved(const struct desk *desk)
{
    return desk->waiting.n;
}

/* What the desk does so that nothing is lost: acts wait until the store has them, and are
 * saved again where what had them was taken away. */
#include <stdio.h>
#include <string.h>

#include "base/map64.h"
#include "base/vec.h"
#include "review/desk_internal.h"

static struct snapshot snapshot_at_hand(struct desk *desk, uint64_t id)
{
    uint32_t change = desk_change(desk, id);
    if (change == MAP64_NONE)
        return (struct snapshot){.change = id};
    struct snapshot snapshot = snapshot_of(
        desk->review.changes, &desk->review.changes->at[change], &desk->waiting_arena);
    snapshot.change = id;
    return snapshot;
}

void desk_wait(struct desk *desk, const struct act *act)
{
    struct arena *arena = &desk->waiting_arena;
    struct snapshot *snapshots = arena_alloc(arena, act->n, sizeof *snapshots);
    for (size_t i = 0; i < act->n; i++)
        snapshots[i] = snapshot_at_hand(desk, act->rulings[i].change);
    *VEC_ADD(arena, &desk->waiting) = (struct desk_waiting){act->id, snapshots};
}

/* Fills in what is not at hand from a store that can be read still. */
static void find_snapshots(struct desk *desk)
{
    struct arena scratch = {0};
    struct error error;
    size_t n = desk->journal.changes.n, found = 0;
    uint64_t *ids = arena_alloc(&scratch, n, sizeof *ids);
    struct snapshot *snapshots = NULL;
    struct map64 by_id = {.arena = &scratch};
    for (size_t i = 0; i < n; i++)
        ids[i] = journal_change(&desk->journal, i);
    if (n && desk->store)
        store_snapshots(desk->store, ids, n, &desk->waiting_arena, &snapshots, &found, &error);
    for (size_t i = 0; i < found; i++)
        map64_set(&by_id, snapshots[i].change, (uint32_t)i);
    for (size_t w = 0; w < desk->waiting.n; w++) {
        const struct act *act = journal_act(&desk->journal, &desk->waiting.at[w].act);
        for (size_t i = 0; i < act->n; i++) {
            struct snapshot *snapshot = &desk->waiting.at[w].snapshots[i];
            uint32_t at = map64_get(&by_id, snapshot->change);
            if (!snapshot->kind && at < found)
                *snapshot = snapshots[at];
        }
    }
    arena_free(&scratch);
}

/* All that was said is to be saved again: what had it is gone. */
static void begin_again(struct desk *desk, enum store_loss loss)
{
    desk->waiting.at = NULL;
    desk->waiting.n = desk->waiting.cap = 0;
    arena_free(&desk->waiting_arena);
    for (size_t i = 0; i < desk->journal.acts.n; i++)
        desk_wait(desk, journal_nth(&desk->journal, i));
    find_snapshots(desk);
    desk->found = false;
    desk->lost_store = desk->waiting.n ? loss : STORE_LOST_NOTHING;
    if (loss == STORE_LOST_REVIEW) {
        store_leave_review(desk->store);
        return;
    }
    store_close(desk->store);
    desk->store = NULL;
}

void desk_check_store(struct desk *desk)
{
    enum store_loss loss = desk->store ? store_lost(desk->store) : STORE_LOST_NOTHING;
    if (loss != STORE_LOST_NOTHING)
        begin_again(desk, loss);
}

/* Says what was lost, once it is not lost any more. */
static void say_saved_again(struct desk *desk)
{
    static const char *const what[] = {
        [STORE_LOST_FILE] = "The file of reviews was taken away or replaced",
        [STORE_LOST_REVIEW] = "Another program forgot this review",
        [STORE_LOST_SENSE] = "The file of reviews was damaged"};
    char text[sizeof desk->news];
    snprintf(text, sizeof text, "%s; all that was decided here was saved again in %s.",
             what[desk->lost_store], desk->options.path);
    desk_say_news(desk, text);
    desk->lost_store = STORE_LOST_NOTHING;
}

/* Saves an act that the journal has. */
static bool save(struct desk *desk, const struct desk_waiting *waiting, struct error *error)
{
    const struct act *act = journal_act(&desk->journal, &waiting->act);
    bool news;
    if (!desk_open_store(desk, STORE_CREATE, error) ||
        (!desk->found && !store_find(desk->store, &desk->pair, &desk->found, error)) ||
        !store_add(desk->store, &desk->pair, act, waiting->snapshots, error))
        return false;
    desk->found = true;
    /* somebody else may have been faster */
    if (store_read(desk->store, &desk->journal, &news, error) && news)
        desk_refresh_all(desk);
    return true;
}

/* Saves what waits until something cannot be saved. */
static bool save_all(struct desk *desk, struct error *error)
{
    size_t saved = 0;
    while (saved < desk->waiting.n && save(desk, &desk->waiting.at[saved], error))
        saved++;
    desk->waiting.n -= saved;
    memmove(desk->waiting.at, desk->waiting.at + saved,
            desk->waiting.n * sizeof *desk->waiting.at);
    return desk->waiting.n == 0;
}

void desk_save(struct desk *desk)
{
    enum { ATTEMPTS = 2 /* once more where the store was lost just now */ };
    struct error error = {""};
    for (int i = 0; i < ATTEMPTS && desk->waiting.n; i++) {
        desk_check_store(desk);
        save_all(desk, &error);
        desk_check_store(desk); /* what was committed to a lost file waits again */
    }
    if (desk->waiting.n) {
        if (error.text[0])
            desk_say_trouble(desk, &error);
        return;
    }
    desk->trouble[0] = '\0';
    desk->waiting.at = NULL;
    desk->waiting.cap = 0;
    arena_free(&desk->waiting_arena);
    if (desk->lost_store != STORE_LOST_NOTHING)
        say_saved_again(desk);
}

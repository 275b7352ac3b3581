/* Desk: the review at hand. It knows what holds of every change, takes decisions,
 * undoes them, and sees to it that the store has them before it says so. */
#ifndef STET_REVIEW_DESK_H
#define STET_REVIEW_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "review/journal.h"
#include "review/review.h"
#include "review/store.h"

struct desk_options {
    const char *path; /* of the store; NULL: decisions are kept in memory only */
    bool chosen;      /* the user named that file */
    bool read_only;   /* for a report */
    const char *who;  /* whose decisions these are */
    int64_t (*clock)(void); /* milliseconds since 1970; NULL: the system's */
    enum store_journal journal;
    int patience; /* milliseconds to wait while another program writes; 0: some seconds */
};

struct desk_waiting; /* an act that the store does not have yet */

struct desk {
    struct desk_options options;
    struct store *store; /* NULL: none yet, or none that can be used */
    struct journal journal;
    struct review review; /* of the changes at hand */
    struct tally tally;
    bool found;        /* the review was begun before */
    bool looked;       /* all that the store knows of the changes at hand is known */
    char trouble[512]; /* why decisions are not being saved; "" while they are */
    char news[512];    /* what became of the store; see desk_news */

    struct pinned_list pins; /* what was said of partners; lives until the next act */
    uint64_t pins_key;       /* another one where they are; 0: there are none */
    struct arena pins_arena;

    struct arena arena; /* of what belongs to the changes at hand */
    struct store_pair pair;
    struct map64 by_id;    /* id of a change → its index */
    struct {
        struct desk_waiting *at;
        size_t n, cap;
    } waiting; /* oldest first */
    struct arena waiting_arena;
    enum store_loss lost_store; /* what was saved went there; it waits to be saved again */
};

/* Opens the desk on a list of changes and looks for their review. All strings of
 * the options, and the changes, outlive it. *warning is a sentence for the user, or
 * "". False with a sentence only where options.read_only: a report must not leave
 * out what it cannot read; otherwise the trouble is in desk->trouble. */
bool desk_open(struct desk *desk, const struct changes *changes, struct desk_options options,
               struct error *warning, struct error *error);
void desk_close(struct desk *desk);

/* Turns to another list of changes, of the same versions read again: decisions on
 * changes that are still there stay, others reopen. */
void desk_turn_to(struct desk *desk, const struct changes *changes);

/* Rules on n changes (indices of the list), each in the same way, as one act. The
 * fields of `ruling` but its change count. On return it is durable, or
 * desk->trouble says why not, and then it is in memory and waits. While something waits,
 * only desk_poll tries to save. */
void desk_rule(struct desk *desk, const size_t *changes, size_t n, struct ruling ruling);

/* What was undone, or done again. */
struct desk_undone {
    size_t change;   /* the first change that it was about, if that is still there, else
                        SIZE_MAX */
    size_t n;        /* how many changes it was about; none where it was about partners */
    unsigned fields; /* what it had ruled */
};

/* Takes back the last act of the user that is not taken back, or does it again.
 * False where there is nothing to undo or redo. */
bool desk_undo(struct desk *desk, bool redo, struct desk_undone *undone);

/* Says that two units of the versions at hand are partners, or none; and takes what was
 * said away, by its id, whoever said it. To be undone as any act. The collation that
 * the desk's changes come from is not touched: its maker looks at desk->pins_key. */
void desk_pin(struct desk *desk, const struct pin *pin);
void desk_unpin(struct desk *desk, uint64_t id);

/* Looks what other programs have decided since, whether the store is still what it was,
 * and tries again to save what waits. True where anything changed. Cheap where nothing
 * did, and never longer than options.patience twice. */
bool desk_poll(struct desk *desk);

/* What holds of a change. */
const struct decision *desk_decision(const struct desk *desk, size_t change);

/* What the user should know of the store, a sentence, told once; false for nothing. */
bool desk_news(struct desk *desk, struct error *news);

/* How many acts are in memory only, because the store does not take them. */
size_t desk_unsaved(const struct desk *desk);

#endif

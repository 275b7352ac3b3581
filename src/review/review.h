/* A review: what the editors decided on the changes of one comparison. */
#ifndef STET_REVIEW_REVIEW_H
#define STET_REVIEW_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "change/changes.h"

/* What can be decided on a change: enum, name. */
#define VERDICTS(X)                                                                            \
    X(VERDICT_OPEN, "open")     /* nothing yet */                                              \
    X(VERDICT_ACCEPT, "accept") /* the new text stands */                                      \
    X(VERDICT_STET, "stet")     /* the old text stands */                                      \
    X(VERDICT_QUERY, "query")   /* to be asked */

enum verdict {
#define X(id, name) id,
    VERDICTS(X)
#undef X
        VERDICT_COUNT
};

/* What one person noted on a change. */
struct note {
    const char *text, *who;
    int64_t when;            /* seconds since 1970 */
    const struct note *next; /* a later one, of somebody else */
};

/* Strings are UTF-8, foreign (clean them before they are shown), and NULL where
 * there is none. */
struct decision {
    enum verdict verdict;
    const struct note *notes; /* one of each who has one, the oldest first */
    bool checked;       /* the fact was checked ... */
    const char *source; /* ... against this */
    const char *who;    /* login name of who decided last */
    int64_t when;       /* and when, in seconds since 1970; 0 where nothing was */
    enum verdict other; /* somebody else decided otherwise, earlier; VERDICT_OPEN: nobody */
    const char *other_who;
    bool is_new;                /* the versions reviewed before did not have the change */
    const struct decision *was; /* on the change before its text became another one; it
                                   holds no more. Several became one: its `was` is the next.
                                   NULL: none */
    const char *of[SIDES]; /* of such a one: the beginning of what was decided on */
};

/* A decision on a change that neither is there any more nor became another one. */
struct gone {
    const char *place, *kind, *text[SIDES]; /* as they were; foreign */
    struct decision decision;
};

/* decision[i] is on changes->at[i]. */
struct review {
    const struct changes *changes;
    struct decision *decision;
    const struct gone *gone;
    size_t n_gone;
};

/* "accept" and so on. */
const char *verdict_name(enum verdict verdict);

/* The verdict called by n bytes, VERDICT_COUNT where there is none. */
enum verdict verdict_find(const char *name, size_t n);

/* A review in which nothing is decided; it lives in the arena. */
struct review review_new(const struct changes *changes, struct arena *arena);

/* How far a review is. A change counts as decided when it is accepted, stays, or
 * is queried; a fact is open while it is neither decided nor checked. */
struct tally {
    size_t changes, decided, queries, open_facts, new, reopened;
};

/* Adds (or, with -1, takes away) one change's part of the tally. */
void tally_add(struct tally *tally, const struct change *change, const struct decision *decision,
               int by);

struct tally tally_of(const struct review *review);

bool decision_is_open(const struct decision *decision);

/* What somebody noted, NULL where that is nothing; and what was noted last. */
const struct note *decision_note_of(const struct decision *decision, const char *who);
const struct note *decision_last_note(const struct decision *decision);

/* Whether it is a fact that is neither decided nor checked. */
bool decision_is_open_fact(const struct change *change, const struct decision *decision);

#endif

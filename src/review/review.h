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

/* Strings are UTF-8, foreign (clean them before they are shown), and NULL where
 * there is none. */
struct decision {
    enum verdict verdict;
    const char *note;
    bool checked;       /* the fact was checked ... */
    const char *source; /* ... against this */
    const char *who;    /* login name of who decided last */
    int64_t when;       /* and when, in seconds since 1970; 0 where nothing was */
};

/* decision[i] is on changes->at[i]. */
struct review {
    const struct changes *changes;
    struct decision *decision;
};

/* "accept" and so on. */
const char *verdict_name(enum verdict verdict);

/* A review in which nothing is decided; it lives in the arena. */
struct review review_new(const struct changes *changes, struct arena *arena);

#endif

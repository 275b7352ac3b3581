/* Retrace: what became of changes that are not there any more. */
#ifndef STET_REVIEW_RETRACE_H
#define STET_REVIEW_RETRACE_H

#include "review/snapshot.h"

struct retraced {
    size_t change; /* what it has become, SIZE_MAX: nothing that is still open */
    bool same;     /* that is the same change under another id */
};

/* For each of n_lost snapshots what it has become among the changes that are `open`.
 * Several may have become one, but the same change only one. Known by its words and what
 * stands around it, else by the place in OLD where it was. Nearly linear: each is held
 * against a bounded number of changes, and a bounded amount of text is searched. The
 * result lives in the arena. */
struct retraced *retrace(const struct changes *changes, const struct snapshot *lost,
                         size_t n_lost, const bool *open, struct arena *arena);

#endif

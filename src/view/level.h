/* Level: partner sentences in the same screen row, where blank rows are few. */
#ifndef STET_VIEW_LEVEL_H
#define STET_VIEW_LEVEL_H

#include <stdint.h>

#include "view/block.h"

enum {
    LEVEL_DRIFT_MIN = 2,  /* partners nearer than so many rows stay as they fall */
    LEVEL_DRIFT_MAX = 4,  /* blank rows in one place */
    LEVEL_BLANKS_MAX = 8, /* and in one block */
    LEVEL_BREAKS_MAX = 4
};

/* A place where a side begins a new row, after so many blank ones. */
struct level_break {
    uint32_t byte;
    uint32_t blanks;
};

struct level {
    struct level_break at[SIDES][LEVEL_BREAKS_MAX];
    int n[SIDES];
    uint32_t blanks;   /* so far */
    uint32_t sentence; /* links before it are done */
};

/* Where a byte stands: its row, and whether text of its line comes before it. */
struct level_row {
    uint32_t row;
    bool inside;
};
typedef struct level_row level_find(const void *context, enum side side, uint32_t byte);

/* Looks for the next partners of the block that stand too far apart, and adds a
 * break. `find` tells where bytes stand with the breaks so far. False where
 * there is nothing to do any more. */
bool level_step(struct level *level, const struct blocks *blocks, const struct block *block,
                level_find *find, const void *context);

#endif

/* Level: partner sentences in the same screen row, where blank rows are few. */
#ifndef STET_VIEW_LEVEL_H
#define STET_VIEW_LEVEL_H

#include <stdint.h>

#include "view/block.h"

enum {
    LEVEL_USUAL = 4,     /* blank rows in one place, where nothing else is asked for */
    LEVEL_DRIFT_MIN = 2, /* partners nearer than so many rows stay as they fall */
    LEVEL_BREAKS_MAX = 8
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

/* The block as it is with the breaks so far. */
struct level_block {
    const struct blocks *blocks;
    const struct block *block;
    uint32_t rows[SIDES]; /* of each pane */
    struct level_row (*find)(const void *context, enum side side, uint32_t byte);
    const void *context; /* of find */
};

/* Looks for the next partners of the block that stand too far apart, and adds a break
 * on both sides: beginning in one column they go on alike. At most `most` rows stay
 * blank in one place, twice as many where that pane ends that much earlier anyway, and
 * in all a quarter of the block's rows or `most`. Two sentences that begin a paragraph,
 * where a text was split or merged, come level from one row on. False where there is
 * nothing to do any more. */
bool level_step(struct level *level, const struct level_block *on, uint32_t most);

#endif

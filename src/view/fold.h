/* Folds: runs of unchanged paragraphs shown as one row that counts them, and changed ones shortened. */
#ifndef STET_VIEW_FOLD_H
#define STET_VIEW_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "view/block.h"

/* What the reader said of a block; FOLD_AUTO leaves it to folds.all. */
enum fold_state { FOLD_AUTO, FOLD_OPEN, FOLD_CLOSED };

struct folds {
    uint8_t *state;   /* enum fold_state, one for each block of the base list */
    bool all;         /* fold whatever is unchanged ... */
    uint32_t context; /* ... but for so many paragraphs beside a change */
    bool brief;       /* and shorten changed ones, those that are FOLD_OPEN not */
};

/* Everything open. `state` lives in the arena. */
struct folds folds_none(const struct blocks *base, struct arena *arena);

/* Whether a block of the base list holds unchanged text in its place, which is
 * all that can be folded. */
bool fold_is_unchanged(const struct blocks *base, uint32_t block);

/* The run [first, end) of unchanged blocks around one of them. */
struct range fold_run(const struct blocks *base, uint32_t block);

/* The first base block of what is shown at an index; base->n behind the last.
 * Logarithmic. */
uint32_t fold_base(const struct blocks *base, const uint32_t *shown, uint32_t index);

/* The list as it is shown: each folded run is one block with `folded` set. The
 * index in it of each base block goes to shown[0 .. base->n). Linear in the
 * number of blocks. Lives in the arena and refers to the base list. */
struct blocks folds_apply(const struct blocks *base, const struct folds *folds, uint32_t *shown,
                          struct arena *arena);

#endif

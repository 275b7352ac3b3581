/* Gaps: stretches of unchanged sentences inside a changed paragraph, shown as one
 * row that counts them. */
#ifndef STET_VIEW_GAP_H
#define STET_VIEW_GAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "view/block.h"

struct gap {
    struct span span[SIDES]; /* what is left out, the white space behind it too */
    uint32_t sentences;      /* so many of NEW */
    uint32_t row[SIDES];     /* of the block's rows; inline both are the same */
};

struct gaps {
    struct gap *at;
    size_t n, cap;
};

/* The gaps of a block in order: what both sides have unchanged, in the same order
 * and without anything between, each within one paragraph of either side, of at
 * least `least` bytes. Rows are left to whoever builds them. Lives in the arena.
 * Linear in the block's sentences and edits. */
struct gaps gaps_of(const struct blocks *blocks, const struct block *block, uint32_t least,
                    struct arena *arena);

/* The gap that holds a byte; NULL where none does. */
const struct gap *gaps_find(const struct gaps *gaps, enum side side, uint32_t byte);

#endif

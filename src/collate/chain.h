/* The heaviest chain of pairs that keeps the order of both sides. */
#ifndef STET_COLLATE_CHAIN_H
#define STET_COLLATE_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct chain_pair {
    uint32_t at[SIDES]; /* indexes of units */
    float weight;       /* > 0 */
    bool chosen;        /* out: on the chain */
};

/* Marks the heaviest subset in which both indexes strictly increase. Sorts the
 * pairs by their OLD index. Weighted longest increasing subsequence over a
 * Fenwick tree of prefix maxima: O(n log s + s) for n pairs
 * whose NEW indexes span s. */
void chain_find(struct chain_pair *pairs, size_t n, struct arena *scratch);

#endif

/* The longest common subsequence of two sequences of hashes, near enough. */
#ifndef STET_COLLATE_SEQDIFF_H
#define STET_COLLATE_SEQDIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define SEQDIFF_NONE UINT32_MAX

/* Sets partner[i] to the index in `new` that old[i] is matched with, in
 * increasing order, or SEQDIFF_NONE. Myers' divide and conquer (1986) with
 * equal ends trimmed. A box that needs more than a fixed number of steps is
 * cut where the search got furthest, so the cost is O(n + m) with a factor of
 * at most some 130 steps, and the result then valid but perhaps not longest.
 * *approximate is set to true in that case, else left alone. */
void seqdiff(const uint64_t *old, uint32_t n_old, const uint64_t *new, uint32_t n_new,
             uint32_t *partner, bool *approximate, struct arena *scratch);

#endif

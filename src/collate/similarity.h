/* How much two units of text have in common. */
#ifndef STET_COLLATE_SIMILARITY_H
#define STET_COLLATE_SIMILARITY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/words.h"

/* Room for counting words; made once for all comparisons. */
struct similarity {
    const struct words *words;
    uint32_t *count; /* by word id; all zero between calls */
};

struct similarity similarity_new(const struct words *words, struct arena *arena);

/* The sum of the weights of a range of one side's words. */
float similarity_weight(const struct words *words, enum side side, struct range range);

/* The weight of what both ranges hold, as multisets. Linear in their sizes. */
float similarity_common(struct similarity *similarity, struct range old, struct range new);

/* Dice's coefficient (1945) on weights: twice the common weight by both
 * weights, 0..1; 0 where both are empty. */
static inline float similarity_dice(float common, float old_weight, float new_weight)
{
    float sum = old_weight + new_weight;
    return sum > 0 ? 2 * common / sum : 0;
}

#endif

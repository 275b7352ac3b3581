/* How much two units of text have in common. */
#ifndef STET_COLLATE_SIMILARITY_H
#define STET_COLLATE_SIMILARITY_H

#include <math.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/compounds.h"
#include "collate/words.h"

#define SIMILARITY_ANY HUGE_VALF /* so much may be spared: the sum is wanted in any case */

/* Room for counting words; made once for all comparisons, in an arena
 * that it grows in; a thread needs its own. */
struct similarity {
    const struct words *words;
    struct similarity_stem {
        uint32_t held; /* words of the held range with this stem */
        float weight;  /* the words' own, here because it is asked for with the other */
    } *of;             /* by stem */
    uint32_t *taken;   /* stems that a range has met, while it is compared: */
    uint32_t room;     /* so many, until a longer range comes */
    struct arena *arena;
};

struct similarity similarity_new(const struct words *words, struct arena *arena);

/* The sum of the weights of a range of one side's words. */
float similarity_weight(const struct words *words, enum side side, struct range range);

/* Counts the words of a NEW range, to be compared with several OLD ones, until
 * the same range is released. Linear in its size. */
void similarity_hold(struct similarity *similarity, struct range new);
void similarity_release(struct similarity *similarity, struct range new);

/* The weight of what the held range and this one have in common, as multisets.
 * Once more than `spare` of this one's weight is not shared, the answer may be
 * too small. Linear in this one's size. */
float similarity_with_held(struct similarity *similarity, struct range old, float spare);

/* What the words that are not shared have in common of which one stands inside
 * the other: Behörde in Wohngeldbehörde. `new` is held. Looks at the first
 * COMPOUND_WORDS such words of each range. */
float similarity_parts_held(struct similarity *similarity, struct compounds *compounds,
                            struct range old, struct range new);

/* Dice's coefficient (1945) on weights: twice the common weight by both
 * weights, 0..1; 0 where both are empty. */
static inline float similarity_dice(float common, float old_weight, float new_weight)
{
    float sum = old_weight + new_weight;
    return sum > 0 ? 2 * common / sum : 0;
}

#endif

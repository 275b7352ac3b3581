/* Pins at random, and whether a collation obeys those it was made with. */
#ifndef STET_TESTS_SUPPORT_PINNING_H
#define STET_TESTS_SUPPORT_PINNING_H

#include "collate/collation.h"
#include "tests/support/prng.h"

/* Fills n pins of units that a collation has on both sides; half of them of units that
 * are partners anyway. */
void pins_choose(const struct collation *collation, struct pin *pins, size_t n,
                 struct prng *prng);

/* Whether a pin of the collation holds, or a later one says otherwise. */
bool pins_hold(const struct collation *collation, size_t index);

#endif

/* Whether transpositions are what they say. */
#ifndef STET_TESTS_SUPPORT_TRANSPOSED_H
#define STET_TESTS_SUPPORT_TRANSPOSED_H

#include <stdbool.h>
#include <stdint.h>

#include "collate/collation.h"

/* Whether they are in order and apart, each inside one edit of its sentence on each side,
 * not the same one, with as many tokens of the same keys. *at is the first that is not. */
bool are_transpositions_sound(const struct collation *collation, uint32_t *at);

#endif

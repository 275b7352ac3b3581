/* Differences that do not change what is said. */
#ifndef STET_CHANGE_COSMETIC_H
#define STET_CHANGE_COSMETIC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* The classes case, punctuation, typography, diacritics and whitespace in which
 * two passages differ whose words are the same apart from them; wording where
 * their words are not the same after all, or not in the same order. Linear;
 * `scratch` is left as it was found. */
uint32_t cosmetic_classes(const uint8_t *const text[SIDES], const struct span span[SIDES],
                          struct arena *scratch);

#endif

/* Differences that do not change what is said. */
#ifndef STET_CHANGE_COSMETIC_H
#define STET_CHANGE_COSMETIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* The classes case, punctuation, typography, diacritics and whitespace in which
 * two passages differ whose words are the same apart from them, and spelling where ß
 * stands for ss; wording where
 * their words are not the same after all, or not in the same order. Linear;
 * `scratch` is left as it was found. */
uint32_t cosmetic_classes(const uint8_t *const text[SIDES], const struct span span[SIDES],
                          struct arena *scratch);

/* The classes in which two passages differ that are the same letters and digits, whatever
 * blanks and marks are between them: 3km and 3 km, U.S. and US, 10.30 and 10:30, ７ and 7;
 * spelling where other words come of it (health care and healthcare, it's and its). 0 where
 * the letters are not the same, or, unless the caller says that the numbers are, other marks
 * are between digits. Linear. */
uint32_t joined_classes(const uint8_t *const text[SIDES], const struct span span[SIDES],
                        bool same_numbers);

#endif

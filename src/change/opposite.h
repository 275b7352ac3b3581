/* Words that a prefix makes opposites: able and unable. */
#ifndef STET_CHANGE_OPPOSITE_H
#define STET_CHANGE_OPPOSITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether one word is the other with a negating prefix of one of the languages (a set,
 * language.h) before it: unable, illegal, ungültig, недействителен. Nouns are none where a
 * capital shows them (Fall, Unfall). Linear in the sizes. */
bool opposite_by_prefix(const uint8_t *old, size_t n_old, const uint8_t *new, size_t n_new,
                        uint32_t languages);

#endif

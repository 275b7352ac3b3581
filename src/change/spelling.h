/* Typing mistakes. */
#ifndef STET_CHANGE_SPELLING_H
#define STET_CHANGE_SPELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether two words look like one word spelt in two ways: neighbouring letters
 * swapped, or one letter more, less or other inside (Damerau 1964), but not a
 * difference that inflection explains: an ending, or a vowel of a short word; or
 * letters that two habits of one of the languages (language.h) write otherwise:
 * colour and color. Words of more than 64 characters, and what is no
 * letters, never do. */
bool spelling_differs(const uint8_t *old, size_t n_old, const uint8_t *new, size_t n_new,
                      uint32_t languages);

#endif

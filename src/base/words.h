/* Words: a command line taken apart as a shell would, without a shell. */
#ifndef STET_BASE_WORDS_H
#define STET_BASE_WORDS_H

#include <stddef.h>

#include "base/arena.h"

/* The words of n bytes of text, between blanks. Quotes of either kind keep blanks, a
 * backslash keeps the character behind it but not inside '...'; nothing else means
 * anything. The last is NULL, *count does not count it; they live in the arena. */
char **words_split(const char *text, size_t n, struct arena *arena, size_t *count);

#endif

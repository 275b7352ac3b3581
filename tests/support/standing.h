/* What a comparison leaves standing of a revised sentence. */
#ifndef STET_TESTS_SUPPORT_STANDING_H
#define STET_TESTS_SUPPORT_STANDING_H

#include "tests/support/equal_words.h"

/* Which bytes of NEW are left standing, and which bytes of OLD they are: WORD_NONE for
 * those that are not, and for white space. By byte of NEW. With `elsewhere` also those of
 * words that stand elsewhere in their sentence. */
uint32_t *standing_by_stet(const struct revised_sentence *sentence, bool elsewhere,
                           struct arena *arena);

/* The same of `git diff --word-diff`; with `pattern` (NULL: git's own) as what a word
 * is. NULL where git is missing. */
uint32_t *standing_by_git(const struct revised_sentence *sentence, const char *pattern,
                          struct arena *arena);

#endif

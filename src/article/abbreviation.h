/* Words that are written with a full stop of their own. */
#ifndef STET_ARTICLE_ABBREVIATION_H
#define STET_ARTICLE_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_BEFORE, /* stands before what it belongs to, so never ends a
                            sentence: Sen. Mr. No. p. vs. */
    ABBREVIATION_MAY,    /* may end one: Inc. Jr. a.m. etc. */
};

/* Looks the n bytes at `word` (without the last full stop) up among those
 * of English and a dozen other languages, in any case. */
enum abbreviation abbreviation_find(const uint8_t *word, size_t n);

/* Whether the n bytes at `word`, capitalised, are far more often the first word
 * of a sentence than a part of a name: The, It, However, Der, Il. */
bool abbreviation_is_starter(const uint8_t *word, size_t n);

#endif

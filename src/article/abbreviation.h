/* Words that are written with a full stop of their own. */
#ifndef STET_ARTICLE_ABBREVIATION_H
#define STET_ARTICLE_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_BEFORE,    /* stands before what it belongs to, so never ends a
                               sentence: Mr. Dr. vs. e.g. */
    ABBREVIATION_TITLE,     /* the same with a capital, else a word: Gen. Rep. */
    ABBREVIATION_REFERENCE, /* before a number, else a word: fig. vol. art. */
    ABBREVIATION_MAY,       /* may end one: Jr. dept. */
    ABBREVIATION_UNIT,      /* the same behind a number, else a word: Mio. млн. */
    ABBREVIATION_MONTH,     /* the same with a capital, else a word: Mar. Dec. */
    ABBREVIATION_HOURS,     /* of a time of day: a.m. p.m. */
    ABBREVIATION_LAST,      /* the last word of a name: Inc. Ave. S.p.A. */
    ABBREVIATION_END,       /* ends one before any capital: etc. usw. */
    ABBREVIATION_ERA,       /* the same, but in capitals only behind a number: a.C. 44 B.C. */
};

/* Looks the n bytes at `word` (without the last full stop) up among those
 * of English and a dozen other languages, in any case. */
enum abbreviation abbreviation_find(const uint8_t *word, size_t n);

/* Whether the n bytes at `word`, capitalised, are far more often the first word
 * of a sentence than a part of a name: The, It, However, Der, Il. */
bool abbreviation_is_starter(const uint8_t *word, size_t n);

#endif

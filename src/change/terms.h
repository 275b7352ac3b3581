/* Words that carry facts: numbers, months, titles, attributions ... */
#ifndef STET_CHANGE_TERMS_H
#define STET_CHANGE_TERMS_H

#include <stddef.h>
#include <stdint.h>

enum term {
    TERM_NONE,
    TERM_NUMBER,      /* two, dozen, first, million */
    TERM_MONTH,       /* March, Mar */
    TERM_DAY,         /* Monday, today */
    TERM_TIME,        /* noon, a.m, o'clock */
    TERM_CURRENCY,    /* dollars */
    TERM_PERCENT,     /* percent */
    TERM_TITLE,       /* Sen, President */
    TERM_ATTRIBUTION, /* said, according */
    TERM_NEGATION,    /* not, never */
    TERM_MODALITY,    /* will, may, must */
};

/* Looks up the n bytes of a word. Terms that are common words otherwise (March,
 * May, General) are only found with the capital that makes them one.
 * *value is what equal facts have in common: the number a numeral means, else a
 * hash of the word; 0 where nothing was found. */
enum term term_find(const uint8_t *word, size_t n, uint64_t *value);

#endif

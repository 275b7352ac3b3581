/* Words that carry facts: numbers, months, titles, attributions ... They are listed, by
 * language, in the lists of terms/. */
#ifndef STET_CHANGE_TERMS_H
#define STET_CHANGE_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum term {
    TERM_NONE,
    TERM_NUMBER,      /* two, dozen, first, million */
    TERM_MONTH,       /* March, Mar */
    TERM_DAY,         /* Monday, today */
    TERM_TIME,        /* noon, a.m, o'clock */
    TERM_HOUR,        /* heures: a time of day, or how long something takes */
    TERM_CURRENCY,    /* dollars */
    TERM_PERCENT,     /* percent */
    TERM_TITLE,       /* Sen, President */
    TERM_ATTRIBUTION, /* said, according */
    TERM_NEGATION,    /* not, never */
    TERM_MODALITY,    /* will, may, must */
    TERM_BOUND,       /* at least, nearly, before: says something of the number behind it */
    TERM_UNIT,        /* kilometers, weeks */
    TERM_QUANTIFIER,  /* all, some */
    TERM_CONTRAST,    /* spring, fell, failed: says something where its like stood before */
    TERM_QUALIFIER,   /* former, acting: before a title part of it */
    TERM_NAME,        /* of a place, in scripts that have no capitals */
    TERM_COUNT
};

/* Values that terms of a kind have in the lists of terms/. */
enum {
    TIME_AM = 1,
    TIME_PM = 2,
    TIME_SHARP = 3, /* o'clock, Uhr */
    BOUND_MOST = 6, /* at most; a quantifier where no number is behind it */
    BOUND_UP_TO = 9,
    BOUND_DATED = 10, /* before, after: from here on bounds of dates and times alone */
    BOUND_BEFORE = 10,
    BOUND_AFTER = 13,
    BOUND_DATED_LAST = 16,
    BOUND_RELATIVE = 20, /* next, last: from here on also of units */
    QUANTIFIER_FEW = 4,
    QUANTIFIER_ARTICLE = 9, /* the one of "a few" */
    PERCENT_SIGN = 1,
    NEGATION_NOT = 1,    /* not, isn't, cannot */
    NEGATION_NE = 2,     /* ne, n' */
    MODALITY_FUTURE = 1, /* سوف, or its letter before a verb; fermera, va fermer */
    UNIT_CENTURY = 45,   /* of one that is numbered; centuries are others */
};

/* What a term is only under some condition. */
enum {
    TERM_CAPITAL = 1, /* where it has a capital; obeyed by term_find */
    TERM_NOUN = 2,    /* where no article is before it: will, can, pas */
    TERM_SHORT = 4,   /* where a number or a mark is beside it: Sun, Mar */
    TERM_BEHIND = 8,  /* behind a number: pm */
    TERM_TO = 16,     /* before "to": have to */
};

struct found_term {
    enum term term;
    uint8_t flags;
    uint64_t value; /* what equal facts have in common: the number that a numeral means, the
                       value in the lists of terms/, else a hash of the word; 0 where nothing was
                       found */
};

/* Looks up the n bytes of a word in a set of languages (language.h): as it is, and where
 * they have such things, without what is written together with it (l'ambassadeur,
 * والرئيس), by the parts of a numeral (zweiundzwanzig), or by its ending
 * (Staatssekretärin). Terms that are common words otherwise (March, May, General) are only
 * found with the capital that makes them one. */
struct found_term term_find(const uint8_t *word, size_t n, uint32_t languages);

/* With which East Asian signs terms begin: a bit for each, by the last two of its three
 * bytes. */
struct term_signs {
    uint64_t bits[64];
};

struct term_signs term_signs(void);

static inline unsigned term_sign_bit(const uint8_t *sign)
{
    return (sign[1] & 0x3fU) << 6 | (sign[2] & 0x3fU);
}

/* Whether a term may begin with the sign; seldom so in vain. */
static inline bool term_may_begin(const struct term_signs *signs, const uint8_t *sign)
{
    unsigned bit = term_sign_bit(sign);
    return signs->bits[bit / 64] >> bit % 64 & 1;
}

/* The longest term that the n bytes of a text without blanks begin with; its size, 0 where
 * there is none. It may be a TERM_NONE: a word that others are part of. */
size_t term_find_longest(const uint8_t *text, size_t n, uint32_t languages,
                         struct found_term *found);

#endif

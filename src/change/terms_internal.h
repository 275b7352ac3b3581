/* The tables that the build makes of the lists of terms/. */
#ifndef STET_CHANGE_TERMS_INTERNAL_H
#define STET_CHANGE_TERMS_INTERNAL_H

#include "article/language.h"
#include "base/lookup.h"
#include "change/terms.h"

struct term_entry {
    char word[LOOKUP_WORD]; /* lower case, ASCII apostrophe */
    uint64_t value;         /* of a numeral, or what it has in common with others; 0 for none */
    uint16_t languages;     /* set of LANGUAGE_BIT */
    uint8_t term, flags;
};

extern const struct term_entry term_entries[]; /* sorted by word, bytewise */
extern const size_t n_term_entries;
extern const struct term_entry term_endings[];
extern const size_t n_term_endings;

/* The entry of a word in a set of languages; one that asks for a capital goes first where
 * there is one. NULL where there is none. Logarithmic. */
const struct term_entry *term_entry_find(const struct lookup_word *word, bool capital,
                                         uint32_t languages);

/* The number that a word in lower case means by its parts: zweihundertdrei, tweeëntwintig,
 * ventidue. 0 where it is none. */
uint32_t numeral_value(const char *word, size_t n, uint32_t languages);

#endif

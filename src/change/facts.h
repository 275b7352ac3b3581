/* Facts in a sentence: which words are numbers, dates, names ... */
#ifndef STET_CHANGE_FACTS_H
#define STET_CHANGE_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "change/changes.h"
#include "change/names.h"
#include "change/terms.h"
#include "collate/words.h"

/* What a token states. Equal facts have the same class, term and value: 17,000 and
 * 17000, three and 3, Sept. and September, Horne and HORNE. */
struct fact {
    uint64_t value;
    uint16_t class; /* enum change_class; CLASS_WORDING for all other words,
                       CLASS_PUNCTUATION for marks but currency
                       signs and other symbols */
    uint16_t term;  /* enum term that it is by itself; TERM_NUMBER for digits, too */
};

/* What is known of a text, and of the words that were looked up. */
struct facts_memo {
    uint32_t languages;        /* whose words are looked for, see language.h */
    bool divided;              /* line ends are read over in some words, see hyphen.h */
    const struct names *names; /* NULL for none */
    struct term_signs signs;
    uint16_t *terms; /* by the word's id times two, plus one for a capital: enum term and
                        its flags, or one of those below; words of ASCII only */
    struct facts_known {
        uint64_t hash; /* of the word; 0 is none */
        struct found_term found;
    } known[256];
};

enum {
    FACTS_UNKNOWN = 0xffff,
    FACTS_PLAIN = 0xff, /* no term, and never more than a word by what stands beside it */
};

/* A memo that knows nothing yet but the languages, whether words are divided, and the names,
 * which it borrows, for words with ids below n_ids. */
void facts_memo_init(struct facts_memo *memo, uint32_t languages, bool divided,
                     const struct names *names, uint32_t n_ids, struct arena *arena);

/* Labels the words of `range` in one or several neighbouring sentences, which
 * have n words; facts has room for n, and its items before the range may be
 * written too. Linear in the range's size. */
void facts_label(const uint8_t *text, const struct word *words, size_t n, struct range range,
                 struct facts_memo *memo, struct fact *facts);

/* Whether a word is three digits that a blank sets off from the one to three in the word
 * before it: 000 of 14 000. */
bool facts_is_group(const uint8_t *text, const struct word *word);

/* What a contraction states beside its own fact: will in won't and he'll, can in can't. */
bool facts_second(const uint8_t *text, const struct word *word, const struct facts_memo *memo,
                  struct fact *second);

#endif

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

/* What is known of a word by itself, whatever stands beside it. Small, for there are many. */
struct facts_word {
    uint64_t value;  /* of the term; of any other word with a capital what forms of a name
                        have in common */
    uint8_t term, flags; /* as found_term has them */
    bool is_known;   /* false: nothing was looked up yet */
    bool is_plain;   /* no term, and never more than a word by what stands beside it */
    bool is_starter; /* with a capital: it begins sentences, so the capital says nothing */
    bool is_name;    /* with a capital: it is one that the text knows */
};

/* What is known of a text, and of the words that were looked up. */
struct facts_memo {
    uint32_t languages;        /* whose words are looked for, see language.h */
    bool divided;              /* line ends are read over in some words, see hyphen.h */
    const struct names *names; /* NULL for none */
    struct term_signs signs;
    uint32_t *place; /* by the word's id: which of `words` it is, see facts_memo.c */
    struct {
        struct facts_forms {
            struct facts_word form[2]; /* in small letters, with a capital */
        } * at;
        size_t n, cap;
    } words;
    struct facts_word others[256]; /* those that do not go by their ids */
    uint64_t hashes[256];          /* of their bytes */
    struct arena arena;
};

/* A memo that knows nothing yet but the languages, whether words are divided, and the names,
 * which it borrows, for words with ids below n_ids. */
void facts_memo_init(struct facts_memo *memo, uint32_t languages, bool divided,
                     const struct names *names, uint32_t n_ids);
void facts_memo_free(struct facts_memo *memo);

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

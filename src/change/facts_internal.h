/* What facts.c, facts_quantity.c, facts_name.c and facts_excuse.c share: the words around one
 * that is labelled. */
#ifndef STET_CHANGE_FACTS_INTERNAL_H
#define STET_CHANGE_FACTS_INTERNAL_H

#include <string.h>

#include "article/reading.h"
#include "base/utf8.h"
#include "change/facts.h"

struct labeller {
    const uint8_t *text;
    const struct word *words;
    size_t n;
    struct facts_memo *memo;
    struct fact *facts; /* those before the word at hand are known, a few words back */
};

/* What is known of a word, none of a script without blanks. Good until another is asked for. */
const struct facts_word *facts_know(struct labeller *l, size_t i);

/* The first character of a token; 0 behind the last. */
uint32_t facts_first_of(const struct labeller *l, size_t i);

/* The term that a token is, whatever stands beside it. */
enum term facts_term_of(struct labeller *l, size_t i);

/* The same with its value. */
struct found_term facts_find_term(struct labeller *l, size_t i);

/* Whether a token begins with a capital; whether some bytes are nothing but capitals. */
static inline bool facts_has_capital(const struct labeller *l, size_t i)
{
    uint8_t first = i < l->n ? l->text[l->words[i].start] : 0;
    return first < 0x80 ? first >= 'A' && first <= 'Z'
                        : utf8_class(facts_first_of(l, i)) == CHAR_UPPER;
}

bool facts_is_capitals(const uint8_t *p, size_t n);

/* Whether nothing but marks stands between the beginning of a sentence and a token. */
bool facts_begins_sentence(struct labeller *l, size_t i);

/* Whether a word is a name by its capital, and what forms of a name, in no parts, have in
 * common: U.S. and US, Tex. and Texas, Smith and Smith's. */
bool facts_is_name(struct labeller *l, size_t i);
uint64_t facts_name_value(const uint8_t *p, size_t n);

/* Whether a word is a noun by the article or the like before it. */
bool facts_is_noun(const struct labeller *l, size_t i);

/* Whether a Chinese sign is of the name or the office that a title stands behind: 王晓兰部长. */
bool facts_is_titled(struct labeller *l, size_t i);

/* Makes of what the terms know of a word what it is in its place: nothing, in "the will",
 * "asked for help", "I venti"; according to, in "segundo o guarda". */
void facts_settle_term(struct labeller *l, size_t i, struct found_term *found);

/* The number that a word in Roman numerals is in its place; 0 for none. */
uint32_t facts_roman(struct labeller *l, size_t i);

/* The class of a token in digits; of a word that is a numeral; of a bound, which is wording
 * where nothing is bounded. Each looks a few words ahead and back. */
enum change_class facts_number_class(struct labeller *l, size_t i);
enum change_class facts_numeral_class(struct labeller *l, size_t i);
enum change_class facts_bound_class(struct labeller *l, size_t i, uint64_t value);

/* The class of a unit: what it counts, or wording. */
enum change_class facts_unit_class(struct labeller *l, size_t i);

/* Whether a token is the second word of "per cent". */
bool facts_is_cent(const struct labeller *l, size_t i);

/* Whether a hyphen or dash is a minus sign: at the beginning of a number, behind a blank. */
bool facts_is_minus(const struct labeller *l, size_t i);

/* Whether a year is the first of the three tokens of 1990's, which is 1990s. */
bool facts_is_split_decade(const struct labeller *l, size_t i);

/* Whether a character is a sign of a currency; equal ones have the same value. */
bool facts_is_currency_sign(uint32_t cp);

/* Whether a word is in a script that has no blanks between words: its tokens are single
 * signs, and terms are several of them. */
static inline bool is_unspaced(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_WORD &&
           l->text[l->words[i].start] >= UTF8_EAST_ASIAN;
}

static inline bool is_number(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_NUMBER;
}

/* A word in lower case, with its size: every word of an article is held against
 * some of these. */
struct known_word {
    const char *at;
    size_t size;
};
#define KNOWN(literal)                                                                             \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

/* Whether a word, which may be divided, is one of some. */
bool facts_is_one_of(const struct labeller *l, size_t i, const struct known_word *known, size_t n);

static inline bool is_one_of(const struct labeller *l, size_t i, const struct known_word *known,
                             size_t n)
{
    if (i >= l->n)
        return false;
    if (l->memo->divided)
        return facts_is_one_of(l, i, known, n);
    const uint8_t *p = l->text + l->words[i].start;
    for (size_t k = 0; k < n; k++)
        if (l->words[i].size == known[k].size &&
            (p[0] < 0x80 ? p[0] | 0x20 : p[0]) == (uint8_t)known[k].at[0] &&
            !memcmp(p + 1, known[k].at + 1, known[k].size - 1))
            return true;
    return false;
}

#define IS_ONE_OF(l, i, ...)                                                                       \
    is_one_of((l), (i), (const struct known_word[]){__VA_ARGS__},                                  \
              sizeof((const struct known_word[]){__VA_ARGS__}) / sizeof(struct known_word))

#endif

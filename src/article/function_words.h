/* Words that are grammar more than content, in several languages. */
#ifndef STET_ARTICLE_FUNCTION_WORDS_H
#define STET_ARTICLE_FUNCTION_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/lookup.h"

enum { FUNCTION_LANGUAGES = 16 /* at most */ };

/* Made from function_words.list; sorted by word. */
struct function_word {
    char word[LOOKUP_WORD];
    uint16_t languages; /* in which it is one: a bit for each */
    uint16_t empty;     /* in which it also says nothing where it stands alone */
};
extern const struct function_word function_words[];
extern const size_t n_function_words;

/* The code of the language of each bit, "en"; an empty one where there is none. */
extern const char function_languages[FUNCTION_LANGUAGES][4];

/* In which languages the n bytes of a word in a reading are a function word: a set of bits,
 * 0 in none. Logarithmic in the number of such words. */
uint32_t function_word_languages(const uint8_t *word, size_t n);

/* The same of words that say nothing even where one stands alone: "the", "of", "would";
 * not "must", "never", "said". */
uint32_t empty_word_languages(const uint8_t *word, size_t n);

#endif

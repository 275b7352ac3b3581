#include "collate/function_words.h"

uint32_t function_word_languages(const uint8_t *word, size_t n)
{
    struct lookup_word key = lookup_lower(word, n);
    ptrdiff_t at =
        lookup_find(&key, function_words, n_function_words, sizeof *function_words);
    return at < 0 ? 0 : function_words[at].languages;
}

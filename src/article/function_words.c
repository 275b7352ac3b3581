#include "article/function_words.h"

#include "article/reading.h"

static const struct function_word *find(const uint8_t *word, size_t n)
{
    struct lookup_word key = reading_lower(word, n);
    ptrdiff_t at = lookup_find(&key, function_words, n_function_words, sizeof *function_words);
    return at < 0 ? NULL : &function_words[at];
}

uint32_t function_word_languages(const uint8_t *word, size_t n)
{
    const struct function_word *found = find(word, n);
    return found ? found->languages : 0;
}

uint32_t empty_word_languages(const uint8_t *word, size_t n)
{
    const struct function_word *found = find(word, n);
    return found ? found->empty : 0;
}

#include "base/words.h"

#include <stdbool.h>
#include <string.h>

#include "base/vec.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

char **words_split(const char *text, size_t n, struct arena *arena, size_t *count)
{
    struct {
        char **at;
        size_t n, cap;
    } words = {0};
    for (size_t at = 0;;) {
        while (at < n && is_blank(text[at]))
            at++;
        if (at == n)
            break;
        char *word = arena_alloc(arena, n - at + 1, 1), quote = '\0';
        size_t size = 0;
        for (; at < n && (quote || !is_blank(text[at])); at++) {
            char c = text[at];
            if (c == quote)
                quote = '\0';
            else if (!quote && (c == '"' || c == '\''))
                quote = c;
            else if (c == '\\' && quote != '\'' && at + 1 < n)
                word[size++] = text[++at];
            else
                word[size++] = c;
        }
        word[size] = '\0';
        *VEC_ADD(arena, &words) = word;
    }
    *count = words.n;
    *VEC_ADD(arena, &words) = NULL;
    return words.at;
}

/* Sorted tables of short words, searched without following pointers. */
#ifndef STET_BASE_LOOKUP_H
#define STET_BASE_LOOKUP_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { LOOKUP_WORD = 24 /* bytes of a word in a table, zero-filled */ };

/* A word as tables have it. Words that are too long become one that no table
 * holds. */
struct lookup_word {
    char bytes[LOOKUP_WORD];
};

static inline struct lookup_word lookup_word(const char *word, size_t n)
{
    struct lookup_word out = {{0}};
    if (n <= LOOKUP_WORD)
        memcpy(out.bytes, word, n);
    return out;
}

/* The index of a word among `n` items of `size` bytes that each begin with a
 * word, in bytewise order; -1 where it is not there. Logarithmic. */
static inline ptrdiff_t lookup_find(const struct lookup_word *word, const void *items, size_t n,
                                    size_t size)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = memcmp(word->bytes, (const char *)items + middle * size, LOOKUP_WORD);
        if (order == 0)
            return (ptrdiff_t)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

#endif

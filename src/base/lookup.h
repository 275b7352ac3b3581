/* Sorted tables of short words, searched without following pointers. */
#ifndef STET_BASE_LOOKUP_H
#define STET_BASE_LOOKUP_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"

enum { LOOKUP_WORD = 24 /* bytes of a word in a table, zero-filled */ };

struct lookup_word {
    char bytes[LOOKUP_WORD]; /* all zero for a word that no table can hold */
};

/* The n bytes of a word as tables have it: in lower case, with ASCII
 * apostrophes. */

struct lookup_word lookup_lower(const uint8_t *word, size_t n);

/* memcmp of two words of a table, without the call. */
static inline int lookup_order(const char *word, const char *entry)
{
    for (size_t i = 0; i < LOOKUP_WORD; i += BYTES_AT_ONCE) {
        uint64_t x = bytes_load(word + i), y = bytes_load(entry + i);
        if (x != y)
            return __builtin_bswap64(x) < __builtin_bswap64(y) ? -1 : 1;
    }
    return 0;
}

/* The index of a word among `n` items of `size` bytes that each begin with a
 * word, in bytewise order; -1 where it is not there. Logarithmic. */
static inline ptrdiff_t lookup_find(const struct lookup_word *word, const void *items, size_t n,
                                    size_t size)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = lookup_order(word->bytes, (const char *)items + middle * size);
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

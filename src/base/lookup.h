/* Sorted tables of short words, searched without following pointers. */
#ifndef STET_BASE_LOOKUP_H
#define STET_BASE_LOOKUP_H

#include <stdbool.h>
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

/* The first bytes of a word, a number in the same order. */
static inline uint64_t lookup_beginning(const char *word)
{
    return __builtin_bswap64(bytes_load(word));
}

static inline bool lookup_same(const char *word, const char *entry)
{
    return !memcmp(word, entry, LOOKUP_WORD);
}

/* The index of a word among `n` items of `size` bytes that each begin with a
 * word, in bytewise order, the first of equal ones; -1 where it is not there. Logarithmic. */
static inline ptrdiff_t lookup_find(const struct lookup_word *word, const void *items, size_t n,
                                    size_t size)
{
    const char *at = items, *end = at + n * size;
    uint64_t beginning = lookup_beginning(word->bytes);
    /* goes past those that begin lower, without a branch that no processor can foresee */
    for (size_t rest = n, half; rest; rest -= half) {
        half = (rest + 1) / 2;
        bool lower = lookup_beginning(at + (half - 1) * size) < beginning;
        at += lower * half * size;
    }
    for (; at < end && lookup_beginning(at) == beginning; at += size)
        if (lookup_same(word->bytes, at))
            return (ptrdiff_t)((size_t)(at - (const char *)items) / size);
    return -1;
}

#endif

/* Reading: the text without the marks that mail puts before quoted lines. */
#ifndef STET_ARTICLE_READING_H
#define STET_ARTICLE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/lookup.h"
#include "input/document.h"

/* Stands in a reading for each byte that is read over, as if it were not there: the line
 * end in a word that a hyphen divides, see hyphen.h. No reading has it from its document:
 * vertical tabs, which are white space, are blanks there. */
#define READING_FILLER '\v'

/* White space, but not what is read over inside a word. */
static inline bool reading_is_blank(uint8_t byte)
{
    return ascii_is_blank(byte) && byte != READING_FILLER;
}

/* Whether some of the n bytes are read over. */
static inline bool reading_has_filler(const uint8_t *p, size_t n)
{
    return n && memchr(p, READING_FILLER, n) != NULL;
}

/* Copies n bytes without what is read over; returns how many are left. */
static inline size_t reading_strip(const uint8_t *p, size_t n, uint8_t *out)
{
    size_t size = 0;
    for (size_t i = 0; i < n; i++)
        if (p[i] != READING_FILLER)
            out[size++] = p[i];
    return size;
}

/* The *n bytes of a word without what is read over: the word itself where there is none, and
 * where it has more than `room` bytes; else a copy in `plain`, of *n bytes. */
static inline const uint8_t *reading_word(const uint8_t *p, size_t *n, uint8_t *plain,
                                          size_t room)
{
    if (*n > room || !reading_has_filler(p, *n))
        return p;
    *n = reading_strip(p, *n, plain);
    return plain;
}

/* A word in lower case without what is read over, as lookup_lower writes it. */
static inline struct lookup_word reading_lower(const uint8_t *p, size_t n)
{
    enum { DIVIDED = 4 * LOOKUP_WORD /* bytes, with the line end that divides it */ };
    uint8_t plain[DIVIDED];
    p = reading_word(p, &n, plain, sizeof plain);
    return lookup_lower(p, n);
}

/* The document's text as it is read, `size` bytes and a 0 byte behind them, with
 * every byte at the place that it has in the document: marks of quoted mail ("> ",
 * ">>", "> > ") at the beginning of lines are blanks. A mark that touches what
 * is no word counts only beside another quoted line: ">50" is more than fifty. The document's
 * own bytes where there are no marks, and of what is no plain text; else a copy in
 * the arena. Linear in the size. */
const uint8_t *reading_make(const struct document *document, struct arena *arena);

/* How many marks stand before the byte `at` on its line. Linear in their distance. */
unsigned reading_depth(const uint8_t *text, const uint8_t *reading, uint32_t at);

#endif

#include "base/unibreak.h"

#include <string.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/utf8.h"

enum { PIECE = 4096, SUBSTITUTE = 0x1a };

/* Copies n bytes with every invalid one replaced by a control character, which
 * joins nothing, so that the library only sees well-formed text. */
static void copy_valid(const uint8_t *p, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t length = utf8_decode(p + i, n - i, &cp);
        if (cp == UTF8_INVALID)
            out[i] = SUBSTITUTE;
        else
            memcpy(out + i, p + i, length);
        i += length;
    }
}

/* The largest size <= PIECE that does not cut a character. */
static size_t piece_size(const uint8_t *p, size_t n)
{
    if (n <= PIECE)
        return n;
    size_t size = PIECE;
    while (size > PIECE - UTF8_MAX && (p[size] & 0xc0) == 0x80)
        size--;
    return size;
}

void unibreak_words(const uint8_t *p, size_t n, uint8_t *is_start)
{
    if (n && !u8_check(p, n)) {
        u8_wordbreaks(p, n, (char *)is_start);
        is_start[0] = 1;
        return;
    }
    while (n) {
        uint8_t valid[PIECE];
        size_t size = piece_size(p, n);
        copy_valid(p, size, valid);
        u8_wordbreaks(valid, size, (char *)is_start);
        is_start[0] = 1;
        p += size;
        is_start += size;
        n -= size;
    }
}

/* Whether a letter of those scripts begins here that UAX #14 calls alphabetic:
 * what is written without blanks comes later in Unicode. */
static bool is_alphabetic(const uint8_t *p, size_t n)
{
    enum { FIRST_WITHOUT_BLANKS = 0x0e00 };
    uint32_t cp;
    utf8_decode(p, n, &cp);
    enum char_class class = utf8_class(cp);
    return cp < FIRST_WITHOUT_BLANKS && class >= CHAR_LOWER && class <= CHAR_LETTER;
}

/* The library's tables are older than rule LB29: "a.m." and "e.g." stay whole. */
static bool is_inside_abbreviation(const uint8_t *p, size_t n, size_t at)
{
    return at > 0 &&
           (p[at - 1] == '.' || p[at - 1] == ',' || p[at - 1] == ':' || p[at - 1] == ';') &&
           is_alphabetic(p + at, n - at);
}

static void line_breaks(const uint8_t *p, size_t n, uint8_t *breaks)
{
    u8_possible_linebreaks(p, n, "UTF-8", (char *)breaks);
    for (size_t i = 0; i < n; i++) {
        if (breaks[i] == UC_BREAK_MANDATORY)
            breaks[i] = LINE_BREAK_MUST;
        else if (breaks[i] == UC_BREAK_POSSIBLE && !is_inside_abbreviation(p, n, i))
            breaks[i] = LINE_BREAK_MAY;
        else
            breaks[i] = LINE_BREAK_NO;
    }
}

void unibreak_lines(const uint8_t *p, size_t n, uint8_t *breaks)
{
    uint8_t *first = breaks;
    if (n && !u8_check(p, n)) {
        line_breaks(p, n, breaks);
        *first = LINE_BREAK_NO;
        return;
    }
    while (n) {
        uint8_t valid[PIECE];
        size_t size = piece_size(p, n);
        copy_valid(p, size, valid);
        line_breaks(valid, size, breaks);
        breaks[0] = breaks == first ? LINE_BREAK_NO : LINE_BREAK_MAY;
        p += size;
        breaks += size;
        n -= size;
    }
}

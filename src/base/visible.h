/* Text from outside, made safe to show: the one cleaner for panes, titles,
 * names, messages and reports. Controls, escape sequences, invalid bytes,
 * bidirectional overrides and invisible characters become visible ASCII
 * stand-ins, a soft hyphen a hyphen; everything else stays as it is. */
#ifndef STET_BASE_VISIBLE_H
#define STET_BASE_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VISIBLE_MAX = 136 /* bytes of one shown cluster */ };

/* One grapheme cluster as it may be shown. */
struct visible {
    char text[VISIBLE_MAX]; /* UTF-8, not terminated */
    uint8_t size;           /* bytes of text, >= 1 */
    uint8_t columns;        /* by utf8_width, >= 1 */
    bool stand_in;          /* text is not what the article holds: ^A <E9> <U+202E> ‐ */
    bool harmless;          /* it stands for what can be seen anyway, in parts or words */
};

/* The cluster at p (n >= 1 bytes); returns how many bytes of p it stands for.
 * Tab, line ends and every other white space are one blank column; a lone
 * combining mark is shown on a dotted circle, and so is the fifth mark on one
 * character: a terminal cell holds no more. The joiner of an
 * emoji sequence becomes a "+", a skin tone is said in words, a flag by its letters, and
 * selectors of style are left out, because terminals do not agree on the width of what
 * they make. What the locale cannot show is a stand-in too. */
size_t visible_next(const uint8_t *p, size_t n, struct visible *out);

/* A cleaned copy of n bytes on one line, terminated, cut on a whole cluster
 * where `size` bytes do not suffice. Returns its length in bytes. Unlike
 * visible_next it does not look at the locale: characters that a UTF-8
 * terminal shows stay. */
size_t visible_copy(char *out, size_t size, const char *p, size_t n);

#endif

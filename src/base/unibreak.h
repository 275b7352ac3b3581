/* Word and line boundaries (UAX #29, UAX #14). The only user of libunistring. */
#ifndef STET_BASE_UNIBREAK_H
#define STET_BASE_UNIBREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets is_start[i] to 1 where a word segment begins at byte i, else 0, for the
 * n bytes at p (UAX #29 word boundaries; is_start[0] is 1). Invalid bytes are
 * segments of their own. Linear in n. */
void unibreak_words(const uint8_t *p, size_t n, uint8_t *is_start);

enum line_break { LINE_BREAK_NO, LINE_BREAK_MAY, LINE_BREAK_MUST };

/* Sets breaks[i] to whether a line may or must end before byte i (UAX #14).
 * breaks[0] is LINE_BREAK_NO. Linear in n. */
void unibreak_lines(const uint8_t *p, size_t n, uint8_t *breaks);

#endif

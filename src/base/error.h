/* What went wrong, in one sentence for the person who caused it. */
#ifndef STET_BASE_ERROR_H
#define STET_BASE_ERROR_H

#include <stdbool.h>

struct error {
    char text[512]; /* printable UTF-8, no line end; foreign text is cleaned */
};

/* Writes the sentence (printf-style, cut at the buffer's end on a whole
 * character) and returns false, so that a caller can
 * `return error_set(error, ...)`. Every byte that came from outside, a file's
 * name for one, is replaced by a visible stand-in before it is kept. */
bool error_set(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

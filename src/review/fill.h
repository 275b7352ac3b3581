/* Fill: lines of a paragraph that a change made too long or too short. */
#ifndef STET_REVIEW_FILL_H
#define STET_REVIEW_FILL_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/strbuf.h"

/* Adds a paragraph, filled to `width` columns from each line on that one of the
 * `touched` spans (rising, possibly empty) lies in, until lines end where they
 * ended before; other lines stay as they are. New lines begin with `line_end`
 * and the indentation, marks of quoted mail included, that the paragraph's second
 * line has; `reading` is the same text with blanks in the place of such marks. Lines
 * end between words with blanks between. Linear. */
void fill(const uint8_t *text, const uint8_t *reading, uint32_t size, const struct span *touched,
          size_t n_touched, unsigned width, const char *line_end, struct strbuf *out);

#endif

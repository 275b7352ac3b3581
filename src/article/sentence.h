/* Sentence boundaries inside a paragraph. */
#ifndef STET_ARTICLE_SENTENCE_H
#define STET_ARTICLE_SENTENCE_H

#include <stdint.h>

#include "base/span.h"

/* No sentence is longer: what has no full stop for so long is cut at a space. */
enum { SENTENCE_BYTES = 64 * 1024 };

/* The end of the sentence that begins at span.start (not white space): the
 * byte after its last, span.end at the latest. White space after it belongs to
 * none. Linear in the sentence's size. Rules, not a model: a terminator ends a
 * sentence unless what stands before it (abbreviation, initial, number) or
 * after it (lower case, closing bracket) says that it goes on. Line ends count
 * as spaces, so that re-wrapping changes nothing. */
uint32_t sentence_end(const uint8_t *text, struct span span);

#endif

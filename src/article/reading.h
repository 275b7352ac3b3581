/* Reading: the text without the marks that mail puts before quoted lines. */
#ifndef STET_ARTICLE_READING_H
#define STET_ARTICLE_READING_H

#include <stdbool.h>

#include "base/arena.h"
#include "input/document.h"

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

/* Paragraph boundaries of plain text. */
#ifndef STET_ARTICLE_PARAGRAPH_H
#define STET_ARTICLE_PARAGRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct paragraph_spans {
    struct span *at;
    size_t n, cap;
};

/* Puts the paragraphs of text[0, size), without the white space around
 * them, into `out`, in the arena. A blank line always ends one. Whether a line end inside a
 * block does, is seen from the text: in a file whose lines were filled to a
 * width, a paragraph is the lines up to a blank line; else each line is one.
 * In such a file an indented line begins one too, if first lines are indented
 * throughout. LF, CR LF and CR end lines. `marked` is the same text with the marks of quoted
 * lines (see reading.h), or `text` itself: where their number changes, a paragraph
 * ends too. Linear in the size. */
void paragraphs_find(const uint8_t *text, const uint8_t *marked, uint32_t size,
                     struct arena *arena, struct paragraph_spans *out);

#endif

/* Flat: text as it is read, for a search: a line end inside a paragraph, with the white
 * space around it, is one blank. */
#ifndef STET_UI_FLAT_H
#define STET_UI_FLAT_H

#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"

struct flat {
    const uint8_t *text;
    size_t start, end;  /* what is to be searched of it */
    size_t size;        /* of text: there is a blank before and behind what is searched where
                           a paragraph goes on there, so that no line begins or ends */
    const uint32_t *at; /* byte of the document for each of text[0 .. size]; NULL: the same */
};

/* The text of a span. Where no line ends in it and whole paragraphs are in it, the
 * document's own; else a copy in the arena. Linear in the span. */
struct flat flat_of(const struct article *article, struct span span, struct arena *arena);

/* The byte of the document at a place of the text, up to `end`. */
uint32_t flat_byte(const struct flat *flat, uint32_t at);

#endif

/* Markdown map: where in its source each part of a Markdown document stands, and
 * between which marks. */
#ifndef STET_INPUT_MARKDOWN_MAP_H
#define STET_INPUT_MARKDOWN_MAP_H

#include <stdbool.h>

#include "base/arena.h"
#include "input/document.h"

/* A stretch of text and what says it: characters one by one where both have the same
 * size, else one thing that cannot be divided (an escape, a reference, the end of a
 * line with what begins the next). A tag in the line has no text. */
struct markdown_atom {
    struct span text, source;
    uint32_t within; /* the innermost mark around it, its index + 1; 0: none */
    bool whole;      /* cannot be divided */
};

/* Marks in marks; a paragraph with more is opaque. */
enum { MARKDOWN_DEPTH_MAX = 32 };

enum markdown_kind {
    MARKDOWN_EMPHASIS,
    MARKDOWN_STRONG,
    MARKDOWN_LINK,
    MARKDOWN_IMAGE,
    MARKDOWN_CODE
};

/* Marks around text: "**" and "**", "[" and "](target)". */
struct markdown_mark {
    enum markdown_kind kind;
    struct span open, close; /* of the source */
    uint32_t outer;          /* the mark around it, its index + 1; 0: none */
    uint32_t depth;          /* so many marks are around it */
    const char *target;      /* of a link or an image, as cmark has it; else "" */
    const char *title;
};

/* A paragraph of the document. */
struct markdown_block {
    struct span text;
    struct span content; /* of the source: with all marks of the text */
    struct span lines;   /* whole lines, with what begins and ends the block */
    uint32_t first, end; /* of the atoms */
    bool opaque;         /* its marks were not understood: one atom */
};

struct markdown_map {
    const uint8_t *source; /* `size` bytes of UTF-8 */
    uint32_t size;
    struct markdown_block *blocks; /* rising */
    size_t n_blocks;
    struct markdown_atom *atoms; /* rising */
    struct markdown_mark *marks;
};

/* Maps a document that markdown_extract made; `source` is the text that it was made
 * of, in UTF-8. Everything lives in the arena. False where the source is not that of
 * the document. cmark says which marks there are, in which order; where they stand
 * is read off the source, because cmark's columns are not to be relied on. Near-linear,
 * as cmark is. */
bool markdown_map(const struct document *document, const uint8_t *source, uint32_t size,
                  struct arena *arena, struct markdown_map *map);

#endif

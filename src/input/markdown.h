/* Markdown. */
#ifndef STET_INPUT_MARKDOWN_H
#define STET_INPUT_MARKDOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* Makes the document of a Markdown text (CommonMark): its words without marks, a
 * paragraph on one line and a blank line between two, with passages, and origins
 * by paragraph. Targets of links and pictures are its hyperlinks, not in the text;
 * a picture without words is called by its file. Front matter is there as metadata,
 * an entry a paragraph; comments on their own are listed as left out. `decoded` is the text
 * in UTF-8, `out` comes as a copy of it; raw spans are of decoded->text. False
 * with a sentence for more than 256 MB. Near-linear, as cmark is. */
bool markdown_extract(const struct document *decoded, struct arena *arena, struct document *out,
                      struct error *error);

#endif

/* HTML pages. */
#ifndef STET_INPUT_HTML_H
#define STET_INPUT_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* Makes the document of a page: the article in it, a blank line between its
 * paragraphs, with passages, origins and what was left out. `decoded` is the
 * page in UTF-8, `out` comes as a copy of it; raw spans are of decoded->text.
 * Where no article is found all text is in the document. False with a sentence
 * for a page that cannot be read in bounded memory. Near-linear. */
bool html_extract(const struct document *decoded, struct arena *arena, struct document *out,
                  struct error *error);

#endif

/* reStructuredText. */
#ifndef STET_INPUT_RST_H
#define STET_INPUT_RST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* Makes the document of a reStructuredText: its words without marks, with passages,
 * hyperlinks and origins by paragraph. It is read as docutils does where an editor
 * would see a difference, and what is no markup stays as it stands. Fields at the
 * top and front matter are metadata; a directive that shows nothing, and comments,
 * are listed as left out. `decoded` is the text in UTF-8, `out` comes as a copy of
 * it. False with a sentence for more than 256 MB. Linear in the size for each level
 * of indentation, of which 32 are told apart. */
bool rst_extract(const struct document *decoded, struct arena *arena, struct document *out,
                 struct error *error);

#endif

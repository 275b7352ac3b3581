/* What a page says of its article, for machines. */
#ifndef STET_INPUT_HTML_METADATA_H
#define STET_INPUT_HTML_METADATA_H

#include "base/arena.h"
#include "input/document.h"
#include "input/html_tree.h"

/* Sets the document's metadata: from JSON-LD first, where an article is described,
 * then from OpenGraph and other <meta>, then from <time> and <title>. Scripts are
 * read, never run; what is no JSON says nothing. Linear. */
void html_metadata_find(const struct html_tree *tree, struct arena *arena,
                        struct document *document);

#endif

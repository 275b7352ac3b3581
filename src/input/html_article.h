/* The article in a page. */
#ifndef STET_INPUT_HTML_ARTICLE_H
#define STET_INPUT_HTML_ARTICLE_H

#include "input/html_blocks.h"

/* Says of every block what it is, or why it is none of the article's: by the
 * names and the kinds of the elements around it, by how much of it is links, and
 * by whether it is in the element that holds the most prose, from the headline
 * on. `title` is what the head calls the page ("" for nothing). Where there is
 * no prose to go by, everything that is to be seen is kept. False then. Linear
 * but for the depth of the page. */
bool html_article_find(const struct html_tree *tree, const char *title, struct arena *arena,
                       struct html_blocks *blocks);

#endif

/* Where the items of a page's lists stand. */
#ifndef STET_INPUT_HTML_LIST_H
#define STET_INPUT_HTML_LIST_H

#include "input/html_blocks.h"

/* Sets the list place of each block that is kept: its depth among the lists around it, and
 * its number in an ordered one, where `start` says the first. Linear in the size of the
 * tree, and in the depth of each block. */
void html_list_find(const struct html_tree *tree, struct arena *scratch,
                    struct html_blocks *blocks);

#endif

/* The paragraphs of a page, whatever they are to its reader. */
#ifndef STET_INPUT_HTML_BLOCKS_H
#define STET_INPUT_HTML_BLOCKS_H

#include "base/strbuf.h"
#include "input/document.h"
#include "input/html_tree.h"

/* Text between two block boundaries. */
struct html_block {
    uint32_t node;        /* the innermost block element around its first text */
    uint32_t first, last; /* its first and its last text */
    struct span text;     /* of the blocks' text */
    struct range origins; /* of the blocks' origins */
    struct range hyperlinks; /* of the blocks' hyperlinks */
    uint32_t linked;      /* bytes of it in links, buttons and labels */
    enum left_out_kind left_out;
    enum passage_kind kind;
    struct list_place list;
};

struct html_blocks {
    struct strbuf text;
    struct {
        struct origin *at;
        size_t n, cap;
    } origins;
    struct {
        struct hyperlink *at;
        size_t n, cap;
    } hyperlinks; /* their targets are the tree's */
    struct html_block *at;
    size_t n, cap;
};

/* Finds them in the order of the page, white space as CSS collapses it, a row of
 * a table of data as one. Linear. */
void html_blocks_find(const struct html_tree *tree, struct arena *arena,
                      struct html_blocks *blocks);

#endif

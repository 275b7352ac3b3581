#include "input/html_list.h"

#include <stdlib.h>

enum { START_MAX = 100000 };

/* The number before the first of an ordered list. */
static uint32_t before_first(const struct html_node *list)
{
    long start = strtol(html_attribute(list, "start"), NULL, 10);
    return start > 0 && start < START_MAX ? (uint32_t)start - 1 : 0;
}

void html_list_find(const struct html_tree *tree, struct arena *scratch,
                    struct html_blocks *blocks)
{
    uint32_t *count = arena_zero(scratch, tree->n, sizeof *count); /* items of each list */
    uint32_t last = 0; /* the item that began last: nodes are in the order of the page */
    for (size_t i = 0; i < blocks->n; i++) {
        struct html_block *block = &blocks->at[i];
        uint32_t item = 0, list = 0;
        block->list = (struct list_place){LIST_NO_MARK, 0};
        if (block->left_out != LEFT_OUT_NOT)
            continue;
        for (uint32_t at = tree->at[block->first].parent; at; at = tree->at[at].parent) {
            enum html_tag tag = tree->at[at].tag;
            if (tag == TAG_LI && !item)
                item = at;
            if (tag != TAG_OL && tag != TAG_UL)
                continue;
            list = list ? list : at;
            block->list.depth++;
        }
        if (item <= last || list > item) /* it goes on, or it is none */
            continue;
        last = item;
        count[list]++;
        block->list.mark = list && tree->at[list].tag == TAG_OL
                               ? before_first(&tree->at[list]) + count[list]
                               : LIST_BULLET;
    }
}

/* Rows: one block as screen rows. */
#ifndef STET_VIEW_ROWS_H
#define STET_VIEW_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "view/block.h"
#include "view/gap.h"
#include "view/role.h"

enum view {
    VIEW_PANES, /* OLD and NEW side by side */
    VIEW_INLINE /* one column; what OLD alone has stands before what replaced it */
};

/* What the rows of a block depend on besides the block. */
struct rows_options {
    enum view view;
    unsigned columns; /* of text in one pane, >= 1 */
    bool brackets;    /* inline: [-old-] and {+new+}, where attributes cannot tell them apart */
    bool ascii;       /* added text is ASCII */
    unsigned level;   /* rows left blank in one place to bring partner sentences level */
};

/* A styled piece of a row. */
struct run {
    const uint8_t *text; /* `size` bytes: an article's, or added ones */
    uint32_t size;
    uint32_t start;   /* of the article's text, where it is not added */
    uint16_t column;  /* of the pane's text, 0-based */
    uint16_t columns; /* white space at a row's end is not counted */
    bool added;       /* not the article's text */
    enum side side;
    enum role role;
};

/* What the gutter says of a row. */
enum sign {
    SIGN_NONE,
    SIGN_REWORDED,
    SIGN_INSERTED,
    SIGN_DELETED,
    SIGN_MOVED,
    SIGN_SPLIT,
    SIGN_MERGED
};

/* One row of the panes; the inline view has everything in pane OLD. */
struct row {
    struct range runs[SIDES]; /* of rows.runs */
    uint32_t number[SIDES];   /* of the paragraph that begins here, 1-based; else 0 */
    enum side number_side;    /* inline: whose number it is */
    enum sign sign;
};

struct rows {
    struct row *at;
    uint32_t n; /* >= 1; the blank row after a paragraph included */
    struct run *runs;
    struct gaps gaps; /* of a brief block */
};

/* The rows of block `index`. They live in the arena and point into the
 * articles. Linear in the size of the block. */
struct rows rows_build(const struct blocks *blocks, uint32_t index,
                       const struct rows_options *options, struct arena *arena);

#endif

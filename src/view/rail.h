/* Rail: what sets a paragraph off from body text by place rather than by look, so that it
 * needs no colours: quotations have a line beside them, items of lists their mark and
 * text that hangs, captions, bylines and dates stand in a little. */
#ifndef STET_VIEW_RAIL_H
#define STET_VIEW_RAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"

enum { RAIL_MARK_MAX = 16 };

struct rail {
    char mark[RAIL_MARK_MAX]; /* added text, terminated; "" for none */
    uint8_t at, mark_columns; /* its column, and how many it takes */
    uint8_t columns;          /* where the text begins */
    uint8_t hang;             /* rows behind the first begin so much further in: the mark is
                                 the text's own */
    bool every_row;           /* the mark stands in each row, not only in the first */
};

/* The rail of a paragraph in a pane of so many columns of text; none, all zero, where it
 * is body text or the pane is narrow. Logarithmic in the number of passages, linear in
 * the white space before the paragraph, of which it looks at 32 bytes. */
struct rail rail_of(const struct article *article, uint32_t paragraph, unsigned columns,
                    bool ascii);

#endif

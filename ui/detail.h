/* Detail: the sentences of the current change, old above new, the words that
 * differ in brackets. */
#ifndef STET_UI_DETAIL_H
#define STET_UI_DETAIL_H

#include <stdbool.h>

#include "change/changes.h"
#include "review/review.h"
#include "ui/surface.h"
#include "view/wrap.h"

enum { DETAIL_PARTS = 5 };

struct detail {
    struct arena arena;
    struct detail_part {
        struct flow flow;
        struct lines lines;
        const char *sign; /* in the margin of its first row */
        enum role role;   /* of the sign */
    } part[DETAIL_PARTS];
    int n;
    int rows;  /* of all parts; 0 where there is no change */
    int top;   /* first row shown */
    bool full; /* the reader wants whole sentences, whatever room they take */
    bool cut;  /* they are not whole */
};

/* Takes the change (NULL: none) and what holds of it (NULL: nothing can) for a strip of so many columns and at most
 * max_rows rows. Sentences that do not fit are cut around the change, so that
 * both are seen; with detail->full only those of many pages are. */
void detail_build(struct detail *detail, const struct changes *changes, const struct change *change,
                  const struct decision *decision, int columns, int max_rows, bool ascii);

/* The same for two units that may become partners. */
void detail_build_units(struct detail *detail, const struct collation *collation,
                        const struct span units[SIDES], int columns, int max_rows, bool ascii);
void detail_free(struct detail *detail);

/* Scrolls so many rows; the last ones fill the `height` rows of the strip. */
void detail_scroll(struct detail *detail, int height, int rows);

/* Draws rows [row, row + height) over the whole width. */
void detail_draw(const struct detail *detail, struct surface *surface, int row, int height,
                 bool ascii);

#endif

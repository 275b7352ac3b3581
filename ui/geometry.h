/* Geometry: what stands where on the screen. */
#ifndef STET_UI_GEOMETRY_H
#define STET_UI_GEOMETRY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "view/rows.h"

enum {
    SCREEN_COLUMNS_MIN = 40, /* below, a sentence says so */
    SCREEN_ROWS_MIN = 10,
    PANES_COLUMNS_MIN = 80,     /* below, one column if nobody asks for two */
    OVERVIEW_ROWS_MIN = 12,     /* from here on, a row shows the whole article */
    SIDE_LIST_COLUMNS_MIN = 160 /* from here on, lists stand beside the panes */
};

/* What it depends on. */
struct geometry_options {
    int columns, rows;   /* of the screen, >= 1 */
    uint32_t paragraphs; /* the highest paragraph number */
    bool one_column;
    bool panes;      /* side by side even where that is narrow */
    int measure;     /* columns of text in a pane at most */
    int detail_rows; /* that the detail strip would like */
    bool list;       /* a list is open */
};

struct geometry {
    bool too_small;
    enum view view;
    int overview_row;        /* -1: none */
    int text_row, text_rows; /* rows of the panes */
    int text_end;            /* column behind the panes: the screen's, or the list's first */
    int detail_row, detail_rows;
    int status_row;
    int list_column, list_end; /* columns of the list; the same: none */
    int list_row, list_rows;
    int sign; /* first of three columns: the gutter */
    struct {
        int number; /* first column of the paragraph numbers */
        int text;   /* first column of the text; OLD has all in the inline view */
    } pane[SIDES];
    int number_columns;
    unsigned text_columns;
};

struct geometry geometry_of(const struct geometry_options *options);

#endif

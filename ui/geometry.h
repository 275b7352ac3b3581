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
    PANES_COLUMNS_MIN = 80, /* below, one column */
    STRIP_ROWS_MIN = 12,    /* from here on, a row shows the current change */
    MEASURE_MAX = 90        /* columns of text that are still well read */
};

struct geometry {
    bool too_small;
    enum view view;
    int text_row, text_rows; /* rows of the panes */
    int strip_row;           /* -1: none */
    int status_row;
    int sign; /* first of three columns: the gutter */
    struct {
        int number; /* first column of the paragraph numbers */
        int text;   /* first column of the text; OLD has all in the inline view */
    } pane[SIDES];
    int number_columns;
    unsigned text_columns;
};

/* The geometry of a screen. `paragraphs` is the highest paragraph number. */
struct geometry geometry_of(int columns, int rows, uint32_t paragraphs, bool want_inline);

#endif

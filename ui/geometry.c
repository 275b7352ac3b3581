#include "ui/geometry.h"

enum { GUTTER = 3, NUMBER_MIN = 2, LIST_COLUMNS_MIN = 56, LIST_COLUMNS_MAX = 120 };

static int digits(uint32_t number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

static int number_columns(const struct geometry_options *options)
{
    int n = digits(options->paragraphs);
    return n < NUMBER_MIN ? NUMBER_MIN : n;
}

static unsigned measure(const struct geometry_options *options, int columns)
{
    return (unsigned)(columns < 1 ? 1 : columns > options->measure ? options->measure : columns);
}

static void place_rows(struct geometry *g, const struct geometry_options *options)
{
    g->overview_row = options->rows >= OVERVIEW_ROWS_MIN ? 1 : -1;
    g->text_row = g->overview_row < 0 ? 1 : 2;
    g->status_row = options->rows - 1;
    int third = options->rows / 3;
    g->detail_rows = options->detail_rows < third ? options->detail_rows : third;
    g->detail_row = g->status_row - g->detail_rows;
    g->text_rows = g->detail_row - g->text_row;
    if (g->text_rows < 1)
        g->text_rows = 1;
}

static void place_list(struct geometry *g, const struct geometry_options *options)
{
    g->text_end = g->list_column = g->list_end = options->columns;
    g->list_row = g->text_row;
    if (!options->list)
        return;
    if (options->columns < SIDE_LIST_COLUMNS_MIN) {
        g->list_column = 0;
        g->list_rows = g->status_row - g->list_row;
        return;
    }
    /* three eighths, and what panes as wide as they may be leave */
    int list = options->columns * 3 / 8;
    int panes = 2 * options->measure + 2 * (number_columns(options) + 1) + GUTTER + 2;
    if (options->columns - panes > list)
        list = options->columns - panes;
    list = list < LIST_COLUMNS_MIN ? LIST_COLUMNS_MIN
                                   : (list > LIST_COLUMNS_MAX ? LIST_COLUMNS_MAX : list);
    g->text_end = g->list_column = options->columns - list;
    g->list_rows = g->text_rows;
}

struct geometry geometry_of(const struct geometry_options *options)
{
    struct geometry g = {0};
    g.too_small = options->columns < SCREEN_COLUMNS_MIN || options->rows < SCREEN_ROWS_MIN;
    place_rows(&g, options);
    place_list(&g, options);
    g.number_columns = number_columns(options);
    int number = g.number_columns + 1, columns = g.text_end;
    if (options->one_column || (columns < PANES_COLUMNS_MIN && !options->panes)) {
        g.view = VIEW_INLINE;
        g.text_columns = measure(options, columns - GUTTER - number - 1);
        int margin = (columns - GUTTER - number - (int)g.text_columns - 1) / 2;
        g.sign = margin;
        g.pane[OLD].number = margin + GUTTER;
        g.pane[OLD].text = g.pane[OLD].number + number;
        g.pane[NEW] = g.pane[OLD];
        return g;
    }
    g.view = VIEW_PANES;
    g.text_columns = measure(options, (columns - 2 - GUTTER - 2 * number) / 2);
    int margin = (columns - GUTTER - 2 * (number + (int)g.text_columns)) / 2;
    g.pane[OLD].number = margin;
    g.pane[OLD].text = margin + number;
    g.sign = g.pane[OLD].text + (int)g.text_columns;
    g.pane[NEW].number = g.sign + GUTTER;
    g.pane[NEW].text = g.pane[NEW].number + number;
    return g;
}

#include "ui/geometry.h"

enum { GUTTER = 3, NUMBER_MIN = 2 };

static int digits(uint32_t number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

static unsigned measure(int columns)
{
    return (unsigned)(columns < 1 ? 1 : columns > MEASURE_MAX ? MEASURE_MAX : columns);
}

struct geometry geometry_of(int columns, int rows, uint32_t paragraphs, bool want_inline)
{
    struct geometry g = {.text_row = 1, .strip_row = -1, .status_row = rows - 1};
    g.too_small = columns < SCREEN_COLUMNS_MIN || rows < SCREEN_ROWS_MIN;
    g.text_rows = rows - 2;
    if (rows >= STRIP_ROWS_MIN) {
        g.strip_row = rows - 2;
        g.text_rows--;
    }
    if (g.text_rows < 1)
        g.text_rows = 1;
    g.number_columns = digits(paragraphs) < NUMBER_MIN ? NUMBER_MIN : digits(paragraphs);
    int number = g.number_columns + 1;
    if (want_inline || columns < PANES_COLUMNS_MIN) {
        g.view = VIEW_INLINE;
        g.text_columns = measure(columns - GUTTER - number - 1);
        int left = (columns - GUTTER - number - (int)g.text_columns - 1) / 2;
        g.sign = left;
        g.pane[OLD].number = left + GUTTER;
        g.pane[OLD].text = g.pane[OLD].number + number;
        g.pane[NEW] = g.pane[OLD];
        return g;
    }
    g.view = VIEW_PANES;
    g.text_columns = measure((columns - 2 - GUTTER - 2 * number) / 2);
    int left = (columns - GUTTER - 2 * (number + (int)g.text_columns)) / 2;
    g.pane[OLD].number = left;
    g.pane[OLD].text = left + number;
    g.sign = g.pane[OLD].text + (int)g.text_columns;
    g.pane[NEW].number = g.sign + GUTTER;
    g.pane[NEW].text = g.pane[NEW].number + number;
    return g;
}

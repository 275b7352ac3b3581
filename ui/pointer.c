#include "ui/pointer.h"

#include "base/utf8.h"
#include "ui/ask.h"
#include "ui/lists.h"
#include "ui/nav.h"
#include "ui/page.h"
#include "ui/pinning.h"
#include "ui/run.h"
#include "view/wrap.h"

enum { WHEEL_ROWS = 3 };

static void wheel(struct app *app, const struct event *event)
{
    int rows = event->mouse == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS;
    const struct geometry *g = &app->geometry;
    if (page_is_open(app))
        page_run(app, rows < 0 ? CMD_UP : CMD_DOWN, WHEEL_ROWS);
    else if (app->list.open && event->column >= g->list_column)
        lists_run(app, rows < 0 ? CMD_UP : CMD_DOWN, WHEEL_ROWS, true);
    else if (g->detail_rows > 0 && event->row >= g->detail_row && event->row < g->status_row)
        detail_scroll(&app->detail, g->detail_rows, rows < 0 ? -1 : 1);
    else
        nav_scroll(app, rows);
}

static void click_overview(struct app *app, int column)
{
    if (app->base.n == 0)
        return;
    const struct block *block = &app->base.at[overview_block(&app->overview, column)];
    enum side side = span_empty(block->span[NEW]) ? OLD : NEW;
    nav_byte(app, side, block->span[side].start);
}

/* The place of a screen row; false where there is no text. */
static bool place_at(struct app *app, int row, struct place *place)
{
    int down = row - app->geometry.text_row;
    if (app->layout->blocks.n == 0 || down < 0 || down >= app->geometry.text_rows)
        return false;
    *place = layout_move(app->layout, app->top, down);
    return layout_distance(app->layout, app->top, *place, (unsigned)down + 1) == (unsigned)down;
}

/* The byte under a cell, or the nearest in its row; false where the row has
 * none. */
static bool byte_at(struct app *app, struct place place, int column, enum side *side,
                    uint32_t *byte)
{
    const struct rows *rows = layout_rows(app->layout, place.block);
    const struct row *row = &rows->at[place.row];
    enum side pane = app->geometry.view == VIEW_PANES && column > app->geometry.sign ? NEW : OLD;
    struct range range = row->runs[pane];
    int in_text = column - app->geometry.pane[pane].text;
    bool any = false;
    for (uint32_t r = range.first; r < range.end; r++) {
        const struct run *run = &rows->runs[r];
        if (run->added || (any && run->column > in_text))
            continue;
        any = true;
        *side = run->side;
        *byte = run->start;
        int at = run->column;
        for (uint32_t i = 0; i < run->size && at <= in_text;) {
            struct visible shown;
            *byte = run->start + i;
            i += (uint32_t)shown_next(run->text + i, run->size - i, &shown);
            at += shown.columns;
        }
    }
    return any;
}

static void click_text(struct app *app, const struct event *event)
{
    struct place place;
    enum side side;
    uint32_t byte;
    if (!place_at(app, event->row, &place))
        return;
    const struct block *block = &app->layout->blocks.at[place.block];
    if (block->folded) {
        app_unfold(app, NEW, block->span[NEW].start);
        return;
    }
    const struct gaps *gaps = &layout_rows(app->layout, place.block)->gaps;
    for (size_t i = 0; i < gaps->n; i++) {
        if (gaps->at[i].row[OLD] == place.row || gaps->at[i].row[NEW] == place.row) {
            app_unfold(app, NEW, gaps->at[i].span[NEW].start);
            return;
        }
    }
    if (!byte_at(app, place, event->column, &side, &byte))
        return;
    if (app->pinning.on) {
        pinning_click(app, side, byte);
        return;
    }
    size_t change = nav_change_at(app, block->link, side, byte);
    if (change != NO_CHANGE) {
        app_set_current(app, change);
        nav_show_change(app);
    }
}

static void find_word_at(struct app *app, const struct event *event)
{
    struct place place;
    enum side side;
    uint32_t byte;
    if (!place_at(app, event->row, &place) || app->layout->blocks.at[place.block].folded ||
        !byte_at(app, place, event->column, &side, &byte))
        return;
    const struct document *document = &app->changes->collation->article[side]->document;
    const uint8_t *text = app->changes->collation->article[side]->text;
    uint32_t first = byte, end = byte, cp;
    while (first > 0 && byte - first < 60 && !ascii_is_blank(text[first - 1]))
        first--;
    while (end < document->size && end - byte < 60 && !ascii_is_blank(text[end]))
        end++;
    /* without the marks around it */
    for (size_t n; first < end; first += (uint32_t)n) {
        n = utf8_decode(text + first, end - first, &cp);
        if (char_class_is_word(utf8_class(cp)))
            break;
    }
    for (uint32_t at = first, size; at < end; at += size) {
        size = (uint32_t)utf8_decode(text + at, end - at, &cp);
        if (!char_class_is_word(utf8_class(cp)) && cp != '-' && cp != '\'' && cp != 0x2019)
            end = at;
    }
    if (end > first)
        ask_find_plain(app, (const char *)text + first, end - first);
}

enum effect pointer_event(struct app *app, const struct event *event)
{
    const struct geometry *g = &app->geometry;
    bool is_wheel = event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN;
    if (g->too_small || app->asking != ASK_NOTHING)
        return EFFECT_NONE;
    if (is_wheel) {
        wheel(app, event);
        return EFFECT_NONE;
    }
    if (page_is_open(app))
        return EFFECT_NONE;
    bool in_list = app->list.open && event->column >= g->list_column && event->row >= g->list_row &&
                   event->row < g->list_row + g->list_rows;
    if (in_list) {
        app->mode = MODE_LIST;
        if (!lists_select_row(app, event->row - g->list_row))
            return EFFECT_NONE;
        if (event->mouse == MOUSE_DOUBLE)
            lists_go(app);
        else
            lists_run(app, CMD_DOWN, 0, true); /* shows what is selected now */
    } else if (event->row == g->overview_row) {
        click_overview(app, event->column);
    } else if (event->mouse == MOUSE_DOUBLE && !app->pinning.on) {
        find_word_at(app, event);
    } else {
        click_text(app, event);
    }
    return EFFECT_NONE;
}

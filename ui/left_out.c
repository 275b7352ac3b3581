#include "ui/left_out.h"

#include <stdio.h>
#include <string.h>

#include "ui/draw.h"
#include "view/wrap.h"

enum { TEXT_COLUMN = 3, MEASURE = 96, ITEM_BYTES_MAX = 16 * 1024 };

/* Draws rows, or only counts them where surface is NULL. */
struct pen {
    const struct app *app;
    struct surface *surface;
    struct arena arena;
    int row;
};

static bool is_seen(const struct pen *pen)
{
    return pen->surface && pen->row >= 1 && pen->row < pen->app->rows - 1;
}

static unsigned measure(const struct pen *pen)
{
    int columns = pen->app->columns - TEXT_COLUMN - 1;
    return (unsigned)(columns < 1 ? 1 : columns > MEASURE ? MEASURE : columns);
}

static void own_row(struct pen *pen, int column, const char *text, enum role role)
{
    struct arena_mark mark = arena_mark(&pen->arena);
    struct flow flow = {.arena = &pen->arena};
    struct lines lines = {0};
    flow_add_text(&flow, text, role, false);
    wrap(&flow, measure(pen), &lines);
    for (size_t i = 0; i < lines.n; i++, pen->row++)
        if (is_seen(pen))
            draw_own(pen->app, pen->surface, pen->row, column, pen->app->columns,
                     (const char *)flow.bytes.at + lines.at[i].start,
                     lines.at[i].end - lines.at[i].start, role);
    arena_rewind(&pen->arena, mark);
}

static void item(struct pen *pen, const struct left_out_item *item)
{
    struct arena_mark mark = arena_mark(&pen->arena);
    struct flow flow = {.arena = &pen->arena};
    struct lines lines = {0};
    bool both = item->in[OLD] && item->in[NEW];
    enum role role = both ? ROLE_TEXT : item->in[OLD] ? ROLE_DELETED_TEXT : ROLE_INSERTED_TEXT;
    uint32_t size = item->size < ITEM_BYTES_MAX ? item->size : ITEM_BYTES_MAX;
    flow_add(&flow, item->text, (struct span){0, size}, item->in[OLD] ? OLD : NEW, role);
    if (size < item->size)
        flow_add_text(&flow, " ...", ROLE_NOTE, false);
    wrap(&flow, measure(pen), &lines);
    if (is_seen(pen) && !both)
        draw_sign(pen->app, pen->surface, pen->row, 1, item->in[OLD] ? SIGN_DELETED : SIGN_INSERTED,
                  ROLE_COUNT);
    for (size_t i = 0; i < lines.n; i++, pen->row++)
        if (is_seen(pen))
            draw_flow_line(&flow, &lines.at[i], pen->surface, pen->row, TEXT_COLUMN);
    arena_rewind(&pen->arena, mark);
}

/* "related links  old 3, new 4" in front of the first item of a kind. */
static void heading(struct pen *pen, const struct left_out_list *list, size_t first)
{
    char text[120];
    uint32_t n[SIDES] = {0, 0};
    for (size_t i = first; i < list->n && list->at[i].kind == list->at[first].kind; i++)
        for (int side = OLD; side <= NEW; side++)
            n[side] += list->at[i].in[side];
    pen->row++;
    snprintf(text, sizeof text, "%s  old %u, new %u", list->at[first].kind, n[OLD], n[NEW]);
    own_row(pen, 1, text, ROLE_HEADING);
}

static int draw_all(const struct app *app, struct surface *surface)
{
    int first = 1 - app->page_top;
    struct pen pen = {.app = app, .surface = surface, .row = first};
    const struct left_out_list *list = &app->left_out;
    own_row(&pen, 1,
            list->n ? "What is no part of the article, by kind. It is not compared, but for "
                      "boilerplate, and what stands in one version only has a sign."
                    : "Nothing was left out.",
            ROLE_NOTE);
    for (size_t i = 0; i < list->n; i++) {
        if (i == 0 || list->at[i].kind != list->at[i - 1].kind)
            heading(&pen, list, i);
        item(&pen, &list->at[i]);
    }
    arena_free(&pen.arena);
    return pen.row - first;
}

int left_out_rows(const struct app *app)
{
    return draw_all(app, NULL);
}

void left_out_draw(const struct app *app, struct surface *surface)
{
    draw_all(app, surface);
}

#include "ui/lists.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "change/gloss.h"
#include "report/remark.h"
#include "ui/ask.h"
#include "ui/decide.h"
#include "ui/draw.h"
#include "ui/nav.h"
#include "ui/run.h"

enum {
    PLACE_COLUMNS = 10,      /* sign, mark and place, to the left of what a row says */
    CLASSES_FROM = 44,       /* from so many columns on the classes stand beside it */
    CLASSES_FEW = 20,        /* in so many columns, or */
    CLASSES_ALL_FROM = 80,   /* from here on */
    CLASSES_COLUMNS = 34,    /* in so many */
    MORE_COLUMNS = 3,        /* " +3" */
    CONTEXT_COLUMNS_MIN = 24 /* of the words around a fact */
};

bool lists_beside(const struct app *app)
{
    return app->geometry.list_column > 0 && app->geometry.list_column < app->geometry.list_end;
}

static void close_list(struct app *app)
{
    app->list.open = false;
    app->mode = MODE_READ;
    app_refit(app);
}

static void show(struct app *app)
{
    size_t change = list_change(&app->list);
    if (change == NO_CHANGE)
        return;
    app_set_current(app, change);
    nav_show_change(app);
}

bool lists_fill(struct app *app, struct error *error)
{
    if (app->list.kind == LIST_FACTS && !app->claims) {
        struct arena_mark mark = arena_mark(&app->arena);
        struct claims *claims = arena_alloc(&app->arena, 1, sizeof *claims);
        if (!claims_list(app->changes, app->options.stop, app->options.stop_context, claims,
                         &app->arena)) {
            arena_rewind(&app->arena, mark);
            return error_set(error, "The list of facts was left.");
        }
        app->claims = claims;
    }
    return list_fill(&app->list, app->changes, app->claims, app_review(app), app->options.stop,
                     app->options.stop_context, error);
}

void lists_open(struct app *app, enum list_kind kind, const char *filter)
{
    struct list *list = &app->list;
    struct error error;
    list->open = true;
    list->kind = kind;
    list->no_cosmetic = app->base.cosmetic == COSMETIC_HIDE;
    app->mode = MODE_LIST;
    prompt_clear(&list->filter);
    prompt_replace(&list->filter, 0, 0, filter, strlen(filter));
    if (!lists_fill(app, &error)) {
        app_message(app, true, "%s", error.text);
        prompt_clear(&list->filter);
        if (!lists_fill(app, &error)) {
            close_list(app);
            return;
        }
    }
    list_follow(list, app->current);
    app_refit(app);
}

void lists_refill(struct app *app)
{
    struct error error;
    app->list.no_cosmetic = app->base.cosmetic == COSMETIC_HIDE;
    if (app->list.open && !lists_fill(app, &error))
        app_message(app, true, "%s", error.text);
}

void lists_toggle(struct app *app, enum list_kind kind)
{
    if (app->list.open && app->list.kind == kind) {
        if (app->mode == MODE_LIST)
            close_list(app);
        else
            app->mode = MODE_LIST;
        return;
    }
    lists_open(app, kind, "");
}

void lists_go(struct app *app)
{
    if (list_change(&app->list) == NO_CHANGE)
        return;
    if (lists_beside(app))
        app->mode = MODE_READ;
    else
        close_list(app);
    show(app);
}

static enum effect moved(struct app *app, long by)
{
    list_move(&app->list, by);
    list_scroll(&app->list, app->geometry.list_rows - LIST_TITLE_ROWS);
    if (lists_beside(app))
        show(app);
    return EFFECT_NONE;
}

enum effect lists_run(struct app *app, enum command command, unsigned long count, bool counted)
{
    enum { FAR = 1 << 30 };
    long n = (long)(count < FAR ? count : FAR), page = app->geometry.list_rows - LIST_TITLE_ROWS;
    switch (command) {
    case CMD_DOWN:
    case CMD_NEXT:
        return moved(app, n);
    case CMD_UP:
    case CMD_PREVIOUS:
        return moved(app, -n);
    case CMD_PAGE_DOWN:
        return moved(app, page);
    case CMD_PAGE_UP:
        return moved(app, -page);
    case CMD_HALF_DOWN:
        return moved(app, page / 2);
    case CMD_HALF_UP:
        return moved(app, -page / 2);
    case CMD_TOP:
        return moved(app, -FAR);
    case CMD_BOTTOM:
        return moved(app, FAR);
    case CMD_SEARCH:
        ask(app, ASK_FILTER);
        return EFFECT_NONE;
    case CMD_CANCEL:
    case CMD_QUIT:
        close_list(app);
        return EFFECT_NONE;
    default:
        return run_command(app, command, count, counted);
    }
}

bool lists_select_row(struct app *app, int row)
{
    size_t at = app->list.top + (size_t)(row - LIST_TITLE_ROWS);
    if (row < LIST_TITLE_ROWS || at >= app->list.entries.n ||
        app->list.entries.at[at].change == NO_CHANGE)
        return false;
    app->list.selected = at;
    return true;
}

static void draw_heading(const struct app *app, struct surface *surface, int row,
                         const struct list_entry *entry)
{
    const struct geometry *g = &app->geometry;
    char text[80];
    snprintf(text, sizeof text, "%s (%u)", entry->heading, entry->n);
    surface_string(surface, row, g->list_column + 1, g->list_end - 1, text, ROLE_HEADING);
}

/* The classes of a change, as many as there is room for; how many are left is said. */
static void write_classes(const struct change *change, size_t room, struct strbuf *out)
{
    int left = 0;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        const char *name = change_class_name((enum change_class)c);
        if (!(change->classes & CLASS_BIT(c)))
            continue;
        if (out->n && out->n + 1 + strlen(name) > room - MORE_COLUMNS)
            left++;
        else
            strbuf_addf(out, "%s%s", out->n ? " " : "", name);
    }
    if (left)
        strbuf_addf(out, " +%d", left);
}

/* A row of the list while it is drawn. */
struct entry_line {
    const struct app *app;
    struct surface *surface;
    int row, column, end;
    bool selected;
};

static enum role role_of(const struct entry_line *line, enum role role)
{
    return line->selected ? ROLE_LIST_CURRENT : role;
}

/* At the right end, which what follows leaves free. */
static void draw_right(struct entry_line *line, const char *text, size_t n, enum role role)
{
    int first = line->end - surface_width(text, n);
    surface_text(line->surface, line->row, first, line->end, text, n, role_of(line, role));
    line->end = first - 2;
}

static void draw_place(struct entry_line *line, const struct list_entry *entry,
                       const struct decision *decision, struct arena *arena)
{
    const struct app *app = line->app;
    const struct change *change = &app->changes->at[entry->change];
    struct strbuf place = {.arena = arena};
    change_place(app->changes, change, NEW, &place);
    if (place.n == 0)
        change_place(app->changes, change, OLD, &place);
    draw_sign(app, line->surface, line->row, line->column, change_sign(change),
              line->selected ? ROLE_LIST_CURRENT : ROLE_COUNT);
    if (decision)
        surface_string(line->surface, line->row, line->column + 1, line->column + 2,
                       decide_mark(decision->verdict, app->options.ascii),
                       role_of(line, ROLE_DECISION));
    draw_own(app, line->surface, line->row, line->column + 3, line->end, strbuf_cstr(&place),
             place.n, role_of(line, ROLE_LIST_PLACE));
    line->column += PLACE_COLUMNS;
}

static void draw_change(struct entry_line *line, const struct change *change, struct arena *arena)
{
    struct strbuf classes = {.arena = arena}, gloss = {.arena = arena};
    int room = line->end - line->column;
    if (room >= CLASSES_FROM) {
        write_classes(change, room >= CLASSES_ALL_FROM ? CLASSES_COLUMNS : CLASSES_FEW, &classes);
        draw_right(line, strbuf_cstr(&classes), classes.n, ROLE_LIST_PLACE);
        room = line->end - line->column;
    }
    change_gloss(line->app->changes, change, (size_t)(room > 20 ? room : 20), &gloss);
    draw_own(line->app, line->surface, line->row, line->column, line->end, strbuf_cstr(&gloss),
             gloss.n, role_of(line, ROLE_LIST));
}

/* What stood and what stands, and where there is room the words around it. */
static void draw_claim(struct entry_line *line, const struct claim *claim,
                       const struct decision *decision, struct arena *arena)
{
    const struct app *app = line->app;
    struct strbuf gloss = {.arena = arena}, context = {.arena = arena};
    if (decision && decision->checked)
        draw_right(line, "checked", strlen("checked"), ROLE_DECISION);
    int room = line->end - line->column;
    claim_gloss(app->changes, claim, (size_t)(room > 20 ? room : 20), &gloss);
    line->column = draw_own(app, line->surface, line->row, line->column, line->end,
                            strbuf_cstr(&gloss), gloss.n, role_of(line, ROLE_LIST));
    room = line->end - line->column - 2;
    if (room < CONTEXT_COLUMNS_MIN)
        return;
    claim_context(app->changes, claim, (size_t)room, &context);
    draw_own(app, line->surface, line->row, line->column + 2, line->end, strbuf_cstr(&context),
             context.n, role_of(line, ROLE_LIST_PLACE));
}

static void draw_entry(const struct app *app, struct surface *surface, int row,
                       const struct list_entry *entry, bool selected)
{
    const struct geometry *g = &app->geometry;
    struct arena arena = {0};
    const struct decision *decision = app_decision(app, entry->change);
    struct entry_line line = {app, surface, row, g->list_column + 1, g->list_end - 1, selected};
    if (selected)
        surface_fill(surface, row, g->list_column, g->list_end, ROLE_LIST_CURRENT);
    draw_place(&line, entry, decision, &arena);
    if (entry->claim)
        draw_claim(&line, entry->claim, decision, &arena);
    else
        draw_change(&line, &app->changes->at[entry->change], &arena);
    arena_free(&arena);
}

static void draw_gone(const struct app *app, struct surface *surface, int row,
                      const struct gone *gone)
{
    const struct geometry *g = &app->geometry;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    remark_gone(gone, app->options.ascii, &text);
    draw_own(app, surface, row, g->list_column + 4, g->list_end - 1, text.at, text.n, ROLE_NOTE);
    arena_free(&arena);
}

static void draw_list_title(const struct app *app, struct surface *surface)
{
    const struct list *list = &app->list;
    const struct geometry *g = &app->geometry;
    int row = g->list_row, end = g->list_end - 1;
    char text[80];
    bool focus = app->mode == MODE_LIST;
    surface_fill(surface, row, g->list_column, g->list_end, ROLE_TITLE);
    snprintf(text, sizeof text, "%s  %zu", list->kind == LIST_FACTS ? "Facts" : "Changes",
             list->rows);
    int column = surface_string(surface, row, g->list_column + 1, end, text,
                                focus ? ROLE_TITLE_NAME : ROLE_TITLE);
    if (!list->filter.n)
        return;
    column = surface_string(surface, row, column, end, "  only ", ROLE_TITLE);
    surface_text(surface, row, column, end, list->filter.text, list->filter.n, ROLE_TITLE_NAME);
}

void lists_draw(const struct app *app, struct surface *surface)
{
    const struct list *list = &app->list;
    const struct geometry *g = &app->geometry;
    if (!list->open || g->list_column == g->list_end)
        return;
    draw_list_title(app, surface);
    int rows = g->list_rows - LIST_TITLE_ROWS;
    for (int i = 0; i < rows && list->top + (size_t)i < list->entries.n; i++) {
        size_t at = list->top + (size_t)i;
        const struct list_entry *entry = &list->entries.at[at];
        int row = g->list_row + LIST_TITLE_ROWS + i;
        if (entry->gone)
            draw_gone(app, surface, row, entry->gone);
        else if (entry->change == NO_CHANGE)
            draw_heading(app, surface, row, entry);
        else
            draw_entry(app, surface, row, entry, at == list->selected);
    }
    if (list->entries.n == 0)
        surface_string(surface, g->list_row + LIST_TITLE_ROWS, g->list_column + 1, g->list_end,
                       list->filter.n ? "Nothing passes the filter." : "Nothing.", ROLE_NOTE);
}

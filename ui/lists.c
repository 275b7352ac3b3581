#include "ui/lists.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "ui/ask.h"
#include "ui/decide.h"
#include "ui/draw.h"
#include "ui/nav.h"
#include "ui/run.h"

enum { CLASSES_COLUMNS = 28 };

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
    if (!list_fill(list, app->changes, app_review(app), app->options.stop, app->options.stop_context, &error)) {
        prompt_clear(&list->filter);
        app_message(app, true, "%s", error.text);
        list_fill(list, app->changes, app_review(app), app->options.stop, app->options.stop_context, &error);
    }
    list_follow(list, app->current);
    app_refit(app);
}

void lists_refill(struct app *app)
{
    struct error error;
    app->list.no_cosmetic = app->base.cosmetic == COSMETIC_HIDE;
    if (app->list.open && !list_fill(&app->list, app->changes, app_review(app), app->options.stop,
                                     app->options.stop_context, &error))
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

static void draw_entry(const struct app *app, struct surface *surface, int row,
                       const struct list_entry *entry, bool selected)
{
    const struct geometry *g = &app->geometry;
    const struct change *change = &app->changes->at[entry->change];
    int column = g->list_column + 1, end = g->list_end - 1;
    enum role role = selected ? ROLE_LIST_CURRENT : ROLE_LIST;
    if (selected)
        surface_fill(surface, row, g->list_column, g->list_end, role);
    draw_sign(app, surface, row, column, change_sign(change), selected ? role : ROLE_COUNT);
    struct arena arena = {0};
    struct strbuf place = {.arena = &arena}, gloss = {.arena = &arena}, classes = {.arena = &arena};
    change_place(app->changes, change, NEW, &place);
    if (place.n == 0)
        change_place(app->changes, change, OLD, &place);
    const struct decision *decision = app_decision(app, entry->change);
    if (decision)
        surface_string(surface, row, column + 1, column + 2,
                       decide_mark(decision->verdict, app->options.ascii),
                       selected ? role : ROLE_DECISION);
    draw_own(app, surface, row, column + 3, end, strbuf_cstr(&place), place.n,
             selected ? role : ROLE_LIST_PLACE);
    column += 10;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        const char *name = change_class_name((enum change_class)c);
        if ((change->classes & CLASS_BIT(c)) && classes.n + strlen(name) < CLASSES_COLUMNS)
            strbuf_addf(&classes, "%s%s", classes.n ? " " : "", name);
    }
    bool classes_fit = app->list.kind == LIST_CHANGES && end - column > 70;
    if (classes_fit) {
        int width = (int)classes.n;
        surface_string(surface, row, end - width, end, strbuf_cstr(&classes),
                       selected ? role : ROLE_LIST_PLACE);
        end -= width + 2;
    }
    int room = end - column > 20 ? end - column : 20;
    change_gloss(app->changes, change, (size_t)room, &gloss);
    draw_own(app, surface, row, column, end, strbuf_cstr(&gloss), gloss.n, role);
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
             list->changes);
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
        if (entry->change == NO_CHANGE)
            draw_heading(app, surface, row, entry);
        else
            draw_entry(app, surface, row, entry, at == list->selected);
    }
    if (list->entries.n == 0)
        surface_string(surface, g->list_row + LIST_TITLE_ROWS, g->list_column + 1, g->list_end,
                       list->filter.n ? "Nothing passes the filter." : "Nothing.", ROLE_NOTE);
}

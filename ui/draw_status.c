#include "ui/draw.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "report/summary.h"
#include "ui/complete.h"
#include "ui/page.h"
#include "view/wrap.h"

enum { MESSAGE_ROWS_MAX = 4 };

static const char *kind_name(const struct change *change)
{
    return change->moved ? "moved" : link_kind_name(change->kind);
}

static void place_text(const struct app *app, const struct change *change, struct strbuf *buf)
{
    struct strbuf old = {.arena = buf->arena}, new = {.arena = buf->arena};
    change_place(app->changes, change, OLD, &old);
    change_place(app->changes, change, NEW, &new);
    const char *old_place = strbuf_cstr(&old), *new_place = strbuf_cstr(&new);
    strbuf_adds(buf, "¶");
    if (*old_place && *new_place && strcmp(old_place, new_place) != 0)
        strbuf_addf(buf, "%s → %s", old_place, new_place);
    else
        strbuf_adds(buf, *new_place ? new_place : old_place);
}

/* "change 3 of 12", or short "3 of 12". */
static void number_text(const struct app *app, bool brief, struct strbuf *buf)
{
    strbuf_addf(buf, " · %s%zu", brief ? "" : "change ", app->current + 1);
    if (!app->options.partial)
        strbuf_addf(buf, " of %zu", app->changes->n);
}

static int class_columns(int class)
{
    return (int)strlen(change_class_name((enum change_class)class));
}

/* Adds the classes of the current change that there is room for. */
static int draw_classes(const struct app *app, struct surface *surface, int row, int column,
                        int end)
{
    uint32_t classes = app_change(app)->classes;
    for (int c = 0, any = 0; c < CHANGE_CLASS_COUNT; c++) {
        const char *between = any ? ", " : " · ";
        if (!(classes & CLASS_BIT(c)) ||
            column + surface_width(between, strlen(between)) + class_columns(c) > end)
            continue;
        any++;
        column = draw_own(app, surface, row, column, end, between, strlen(between), ROLE_STATUS);
        bool fact = change_classes_risk(CLASS_BIT(c)) == RISK_FACT;
        column = surface_string(surface, row, column, end, change_class_name((enum change_class)c),
                                fact ? ROLE_STATUS_FACT : ROLE_STATUS);
    }
    return column;
}

/* Where it is, which of how many, what it is; where there is little room, what
 * matters more goes before what matters less. `end` leaves room for the key of
 * the help, which whoever is lost looks for. */
static int draw_change_status(const struct app *app, struct surface *surface, int row, int end)
{
    const struct change *change = app_change(app);
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    int classes = 0, n_classes = 0;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (change->classes & CLASS_BIT(c)) {
            classes += class_columns(c) + 2;
            n_classes++;
        }
    }
    place_text(app, change, &buf);
    strbuf_addf(&buf, " %s", kind_name(change));
    size_t before = buf.n;
    number_text(app, false, &buf);
    if (1 + surface_width(buf.at, buf.n) + classes + (n_classes > 0) > end) {
        buf.n = before;
        number_text(app, true, &buf);
    }
    int column = draw_own(app, surface, row, 1, app->columns - 1, buf.at, buf.n, ROLE_STATUS);
    arena_free(&arena);
    return draw_classes(app, surface, row, column, end);
}

/* How far the review is, as much of it as there is room for; nothing before it is
 * begun. Returns the first column that is taken. */
static int draw_tally(const struct app *app, struct surface *surface, int row, int first)
{
    const struct desk *desk = app->options.desk;
    int end = app->columns - 1;
    if (!desk || !(desk->found || desk->journal.acts.n))
        return end;
    const struct tally *t = &desk->tally;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    size_t fits = 0; /* bytes of the parts that have room */
    for (int part = 0; part < 7; part++) {
        const char *between = text.n ? " · " : "";
        if (part == 0 && desk_unsaved(desk))
            strbuf_addf(&text, "%zu NOT SAVED", desk_unsaved(desk));
        else if (part == 1)
            strbuf_addf(&text, "%s%zu of %zu decided", between, t->decided, t->changes);
        else if (part == 2 && t->new)
            strbuf_addf(&text, "%s%zu new", between, t->new);
        else if (part == 3 && t->reopened)
            strbuf_addf(&text, "%s%zu reopened", between, t->reopened);
        else if (part == 4 && t->open_facts)
            strbuf_addf(&text, "%s%zu fact%s open", between, t->open_facts,
                        t->open_facts == 1 ? "" : "s");
        else if (part == 5 && t->queries)
            strbuf_addf(&text, "%s%zu quer%s", between, t->queries, t->queries == 1 ? "y" : "ies");
        if (first + 2 + surface_width(text.at, text.n) <= end)
            fits = text.n;
    }
    int column = fits ? end - surface_width(text.at, fits) : end;
    if (fits)
        draw_own(app, surface, row, column, end, text.at, fits,
                 desk_unsaved(desk) ? ROLE_ERROR : ROLE_STATUS);
    arena_free(&arena);
    return column;
}

/* What the most used keys do, as many as there is room for. */
static void draw_hints(const struct app *app, struct surface *surface, int row, int first, int end)
{
    static const struct {
        enum command command;
        const char *text;
    } hints[] = {{CMD_HELP, "help"},     {CMD_QUIT, "quit"}, {CMD_NEXT, "next"},  {CMD_SEARCH, "find"},
                 {CMD_ACCEPT, "accept"}, {CMD_STET, "stet"}, {CMD_QUERY, "query"}};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        char name[KEY_NAME_MAX];
        size_t n = key_label(keymap_key(&app->keymap, hints[i].command, 0), name);
        int key_columns = surface_width(name, n);
        int column = end - key_columns - 1 - (int)strlen(hints[i].text);
        if (column < first + 2 || n == 0)
            break;
        surface_text(surface, row, column, end, name, n, ROLE_HINT_KEY);
        surface_string(surface, row, column + key_columns + 1, end, hints[i].text, ROLE_HINT);
        end = column - 2;
    }
}

/* Columns that the key of the help takes, with the gap before it. */
static int help_columns(const struct app *app)
{
    char name[KEY_NAME_MAX];
    size_t n = key_label(keymap_key(&app->keymap, CMD_HELP, 0), name);
    return n ? surface_width(name, n) + (int)strlen(" help") + 2 : 0;
}

/* How often the pattern was found, as in "Zuniga 1→0". Returns its size. */
static int counts_text(const struct app *app, char *out, size_t size)
{
    const struct search *search = &app->search;
    const char *more = search->counted ? "" : "+";
    return snprintf(out, size, "%u%s%s%u%s", search->count[OLD], more,
                    app->options.ascii ? "->" : "→", search->count[NEW], more);
}

/* The words to choose from that there is room for; returns how many. */
static int draw_words(struct surface *surface, int row, int column, int end,
                      const struct completion *found, int blanks)
{
    for (int i = 0; i < found->n; i++) {
        if (column + surface_width(found->word[i].at, found->word[i].n) > end)
            return i;
        column = blanks + surface_text(surface, row, column, end, found->word[i].at,
                                       found->word[i].n, ROLE_PROMPT_HINT);
    }
    return found->n;
}

/* What stands behind the prompt's text: counts, or words to choose from. */
static void draw_prompt_hint(const struct app *app, struct surface *surface, int row, int column)
{
    char text[80];
    int end = app->columns - 1;
    if (app->asking == ASK_SEARCH || app->asking == ASK_SEARCH_BACK) {
        if (app->asked_error)
            snprintf(text, sizeof text, "no pattern yet");
        else if (!app->search.pattern || !app->prompt.n)
            snprintf(text, sizeof text, "in %s", search_where_name(app->search.where));
        else if (app->search.count_gave_up)
            snprintf(text, sizeof text, "this pattern takes too long");
        else
            counts_text(app, text, sizeof text);
        int first = end - surface_width(text, strlen(text));
        if (first > column + 2)
            surface_string(surface, row, first, end, text, ROLE_PROMPT_HINT);
        return;
    }
    struct completion found;
    complete(app, &found);
    if (app->asking == ASK_FILTER && app->prompt.n == 0 && app->list.filter.n) {
        const char *hint = "Enter shows all; Up brings the filter back";
        int first = end - surface_width(hint, strlen(hint));
        if (first > column + 2)
            surface_string(surface, row, first, end, hint, ROLE_PROMPT_HINT);
        return;
    }
    if (app->prompt.n == 0 || found.n == 0 ||
        draw_words(surface, row, column + 2, end, &found, 2) == found.n)
        return;
    row--; /* a row of their own */
    surface_fill(surface, row + 1, column, app->columns, ROLE_PROMPT);
    surface_fill(surface, row, 0, app->columns, ROLE_PROMPT);
    if (draw_words(surface, row, 1, end, &found, 2) == found.n)
        return;
    surface_fill(surface, row, 0, app->columns, ROLE_PROMPT);
    if (draw_words(surface, row, 1, end - 1, &found, 1) < found.n)
        draw_own(app, surface, row, end - 1, app->columns, "…", strlen("…"), ROLE_PROMPT_HINT);
}

/* The prompt in place of the status line, scrolled so that the cursor shows. */
static void draw_prompt(const struct app *app, struct surface *surface, int row)
{
    static const char *const signs[] = {
        [ASK_SEARCH] = "/",    [ASK_SEARCH_BACK] = "?", [ASK_COMMAND] = ":",
        [ASK_FILTER] = "only: ", [ASK_NOTE] = "note: ",  [ASK_SOURCE] = "checked against: "};
    const struct prompt *prompt = &app->prompt;
    surface_fill(surface, row, 0, app->columns, ROLE_PROMPT);
    int first = surface_string(surface, row, 0, app->columns, signs[app->asking], ROLE_PROMPT);
    size_t skipped = 0;
    int before = surface_width(prompt->text, prompt->cursor);
    while (skipped < prompt->cursor && first + before >= app->columns) {
        struct visible shown;
        skipped +=
            visible_next((const uint8_t *)prompt->text + skipped, prompt->n - skipped, &shown);
        before -= shown.columns;
    }
    int end = surface_text(surface, row, first, app->columns, prompt->text + skipped,
                           prompt->n - skipped, ROLE_PROMPT);
    draw_prompt_hint(app, surface, row, end + 1);
    surface->cursor_row = row;
    surface->cursor_column = first + before;
}

/* What is searched for, and how often it is there. */
static int draw_search_status(const struct app *app, struct surface *surface, int row, int column,
                              int end)
{
    const struct search *search = &app->search;
    char counts[48];
    if (!search->pattern)
        return column;
    column = surface_string(surface, row, column + 2, end, "/", ROLE_STATUS);
    column = surface_text(surface, row, column, end, search->text.text,
                          search->text.n < 40 ? search->text.n : 40, ROLE_MESSAGE);
    int n = counts_text(app, counts, sizeof counts);
    column = surface_text(surface, row, column + 1, end, counts, (size_t)n, ROLE_STATUS);
    if (search->where != WHERE_BOTH) {
        column = surface_string(surface, row, column, end, " in ", ROLE_STATUS);
        column = surface_string(surface, row, column, end, search_where_name(search->where),
                                ROLE_STATUS);
    }
    return column;
}

static void draw_list_status(const struct app *app, struct surface *surface, int row, int end)
{
    static const struct {
        enum command command;
        const char *text;
    } hints[] = {{CMD_SEARCH, " filter  "}, {CMD_CANCEL, " back"}};
    int column = surface_string(surface, row, 1, end, "Enter", ROLE_HINT_KEY);
    column = surface_string(surface, row, column, end, " goes there  ", ROLE_STATUS);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        char name[KEY_NAME_MAX];
        size_t n = key_label(keymap_key(&app->keymap, hints[i].command, 0), name);
        column = surface_text(surface, row, column, end, name, n, ROLE_HINT_KEY);
        column = surface_string(surface, row, column, end, hints[i].text, ROLE_STATUS);
    }
}

static void draw_page_status(const struct app *app, struct surface *surface, int row, int end)
{
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, CMD_QUIT, 0), name);
    int column = surface_string(surface, row, 1, end, app->mode == MODE_HELP ? "The keys. Back with " : "What was left out. Back with ",
                                ROLE_STATUS);
    column = surface_string(surface, row, column, end, name, ROLE_HINT_KEY);
    if (page_has_more(app))
        surface_string(surface, row, column, end, ". There is more below.", ROLE_STATUS);
}

/* A message, over the rows above where it is long. Returns the column behind it. */
static int draw_message(const struct app *app, struct surface *surface, int row, int end)
{
    enum role role = app->message_is_error ? ROLE_ERROR : ROLE_MESSAGE;
    if (surface_width(app->message, strlen(app->message)) < end)
        return surface_string(surface, row, 1, end, app->message, role);
    struct arena arena = {0};
    struct flow flow = {.arena = &arena};
    struct lines lines = {0};
    flow_add_text(&flow, app->message, role, false);
    wrap(&flow, (unsigned)(end - 1), &lines);
    int n = lines.n < MESSAGE_ROWS_MAX ? (int)lines.n : MESSAGE_ROWS_MAX;
    for (int i = 0; i < n; i++) {
        surface_fill(surface, row - n + 1 + i, 0, app->columns, ROLE_STATUS);
        surface_text(surface, row - n + 1 + i, 1, end,
                     (const char *)flow.bytes.at + lines.at[i].start,
                     lines.at[i].end - lines.at[i].start, role);
    }
    arena_free(&arena);
    return end;
}

void draw_status(const struct app *app, struct surface *surface)
{
    int row = app->geometry.status_row, end = app->columns - 1, column;
    if (app->asking != ASK_NOTHING) {
        draw_prompt(app, surface, row);
        return;
    }
    surface_fill(surface, row, 0, app->columns, ROLE_STATUS);
    if (app->has_count) {
        char count[24];
        snprintf(count, sizeof count, "%lu", app->count);
        column = surface_string(surface, row, 1, end, count, ROLE_MESSAGE);
    } else if (app->message[0]) {
        column = draw_message(app, surface, row, end);
    } else if (page_is_open(app)) {
        draw_page_status(app, surface, row, end);
        return;
    } else if (app->mode == MODE_LIST) {
        draw_list_status(app, surface, row, end);
        return;
    } else if (app->current != NO_CHANGE) {
        column = draw_change_status(app, surface, row, end - help_columns(app));
        column = draw_search_status(app, surface, row, column, end);
    } else if (app->search.pattern) {
        column = draw_search_status(app, surface, row, -1, end);
    } else {
        column = surface_string(surface, row, 1, end, app->changes->n ? "" : "No difference.",
                                ROLE_STATUS);
    }
    int tally = draw_tally(app, surface, row, column);
    draw_hints(app, surface, row, column, tally < end ? tally - 3 : end);
}

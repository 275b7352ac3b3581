#include "ui/draw.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "change/gloss.h"
#include "report/summary.h"
#include "ui/complete.h"
#include "ui/page.h"
#include "ui/pinning.h"
#include "view/wrap.h"

enum { MESSAGE_ROWS_MAX = 4 };

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
        bool fact = change_class_is_fact((uint32_t)c);
        column = surface_string(surface, row, column, end, change_class_name((enum change_class)c),
                                fact ? ROLE_STATUS_FACT : ROLE_STATUS);
    }
    return column;
}

/* Where it is, which of how many, what it is; short where the long form does not fit into
 * the columns together with the classes. */
static void change_text(const struct app *app, int columns, struct strbuf *buf)
{
    const struct change *change = app_change(app);
    int classes = 0, n_classes = 0;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (change->classes & CLASS_BIT(c)) {
            classes += class_columns(c) + 2;
            n_classes++;
        }
    }
    place_text(app, change, buf);
    strbuf_addf(buf, " %s", change_kind_name(change));
    size_t before = buf->n;
    number_text(app, false, buf);
    if (1 + surface_width(buf->at, buf->n) + classes + (n_classes > 0) > columns) {
        buf->n = before;
        number_text(app, true, buf);
    }
}

/* Columns that this takes at least. */
static int change_columns(const struct app *app)
{
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    change_text(app, 0, &buf);
    int columns = 1 + surface_width(buf.at, buf.n);
    arena_free(&arena);
    return columns;
}

/* Where there is little room, what matters more goes before what matters less. `end`
 * leaves room for the key of the help, which whoever is lost looks for. */
static int draw_change_status(const struct app *app, struct surface *surface, int row, int end)
{
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    change_text(app, end, &buf);
    int column = draw_own(app, surface, row, 1, app->columns - 1, buf.at, buf.n, ROLE_STATUS);
    arena_free(&arena);
    return draw_classes(app, surface, row, column, end);
}

/* What the tally says, what matters most first. A part that is not saved, or the count of
 * what is decided, comes before anything else in the row. */
enum { TALLY_UNSAVED, TALLY_DECIDED, TALLY_NEW, TALLY_REOPENED, TALLY_FACTS, TALLY_QUERIES,
       TALLY_GONE, TALLY_PARTS };

static void tally_part(const struct desk *desk, int part, bool brief, struct strbuf *text)
{
    const struct tally *t = &desk->tally;
    const char *between = text->n ? " · " : "";
    size_t gone = desk->review.n_gone;
    if (part == TALLY_UNSAVED && desk_unsaved(desk))
        strbuf_addf(text, "%zu NOT SAVED", desk_unsaved(desk));
    else if (part == TALLY_DECIDED)
        strbuf_addf(text, brief ? "%s%zu/%zu decided" : "%s%zu of %zu decided", between, t->decided,
                    t->changes);
    else if (part == TALLY_NEW && t->new)
        strbuf_addf(text, "%s%zu new", between, t->new);
    else if (part == TALLY_REOPENED && t->reopened)
        strbuf_addf(text, "%s%zu reopened", between, t->reopened);
    else if (part == TALLY_FACTS && t->open_facts)
        strbuf_addf(text, "%s%zu fact%s open", between, t->open_facts,
                    t->open_facts == 1 ? "" : "s");
    else if (part == TALLY_QUERIES && t->queries)
        strbuf_addf(text, "%s%zu quer%s", between, t->queries, t->queries == 1 ? "y" : "ies");
    else if (part == TALLY_GONE && gone)
        strbuf_addf(text, "%s%zu gone", between, gone);
}

/* Adds as many parts as fit into the columns; none where not even the first do. */
static void tally_text(const struct desk *desk, bool brief, int columns, struct strbuf *text)
{
    size_t fits = 0; /* bytes of the parts that have room */
    for (int part = 0; part < TALLY_PARTS; part++) {
        tally_part(desk, part, brief, text);
        if (surface_width(text->at, text->n) <= columns)
            fits = text->n;
        else
            text->n = fits;
    }
}

/* How many columns the tally takes of a row with that many for it, as much of it as there
 * is room for. The short form is for where the long one does not go whole. */
static int draw_tally(const struct app *app, struct surface *surface, int row, int first, int end)
{
    const struct desk *desk = app->options.desk;
    if (!desk || !app->changes->n)
        return end;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena}, brief = {.arena = &arena}, whole = {.arena = &arena};
    tally_text(desk, false, end - first, &text);
    tally_text(desk, false, INT_MAX, &whole);
    tally_text(desk, true, end - first, &brief);
    const struct strbuf *best = text.n < whole.n && brief.n + 3 >= text.n ? &brief : &text;
    int column = best->n ? end - surface_width(best->at, best->n) : end;
    if (best->n)
        draw_own(app, surface, row, column, end, best->at, best->n,
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
    } hints[] = {{CMD_HELP, "help"},   {CMD_QUIT, "quit"},     {CMD_NEXT, "next"},
                 {CMD_SEARCH, "find"}, {CMD_ACCEPT, "accept"}, {CMD_STET, "stet"},
                 {CMD_QUERY, "query"}};
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
    const char *where = search_where_name(search->where);
    if (search->where != WHERE_BOTH && column + (int)strlen(" in ") + (int)strlen(where) <= end) {
        column = surface_string(surface, row, column, end, " in ", ROLE_STATUS);
        column = surface_string(surface, row, column, end, where, ROLE_STATUS);
    }
    return column;
}

static int draw_list_status(const struct app *app, struct surface *surface, int row, int end)
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
    return column;
}

static void draw_page_status(const struct app *app, struct surface *surface, int row, int end)
{
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, CMD_QUIT, 0), name);
    int column = surface_string(surface, row, 1, end,
                                app->mode == MODE_HELP ? "The keys. Back with "
                                                       : "What was left out. Back with ",
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

/* What may be pinned, and with which keys, as many as there is room for. */
static void draw_pinning(const struct app *app, struct surface *surface, int row, int end)
{
    static const struct {
        enum command command, other; /* CMD_NONE: the key is fixed */
        const char *key, *text;
    } hints[] = {{CMD_NONE, CMD_NONE, "Enter", "pins"},
                 {CMD_NONE, CMD_NONE, "Esc", "leaves"},
                 {CMD_DOWN, CMD_UP, NULL, "choose"},
                 {CMD_NEXT, CMD_PREVIOUS, NULL, "without partner"},
                 {CMD_NONE, CMD_NONE, "Tab", "other side"},
                 {CMD_PIN, CMD_NONE, NULL, "sentence, paragraph"}};
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    pinning_question(app, &text);
    int column = draw_own(app, surface, row, 1, end, text.at, text.n, ROLE_MESSAGE);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        char name[KEY_NAME_MAX] = "", other[KEY_NAME_MAX] = "";
        if (hints[i].command != CMD_NONE)
            key_label(keymap_key(&app->keymap, hints[i].command, 0), name);
        if (hints[i].other != CMD_NONE)
            key_label(keymap_key(&app->keymap, hints[i].other, 0), other);
        text.n = 0;
        strbuf_addf(&text, "%s%s%s", hints[i].key ? hints[i].key : name, *other ? " " : "", other);
        int columns = surface_width(text.at, text.n) + 1 + (int)strlen(hints[i].text);
        if (column + 2 + columns > end)
            break;
        column = surface_text(surface, row, column + 2, end, text.at, text.n, ROLE_HINT_KEY);
        column = surface_string(surface, row, column + 1, end, hints[i].text, ROLE_HINT);
    }
    arena_free(&arena);
}

/* Where the reader is, and right of it the tally, which goes before what is only nice to
 * know: the change's classes, keys. Returns where the classes end; *tally: where the tally
 * begins. */
static int draw_where(const struct app *app, struct surface *surface, int row, int end, int *tally)
{
    int place = app->current != NO_CHANGE ? change_columns(app) : 0;
    *tally = draw_tally(app, surface, row, place + 2, end);
    int room = *tally < end ? *tally - 3 : end;
    int column = 0;
    if (app->current != NO_CHANGE) {
        int left = room - help_columns(app);
        column = draw_change_status(app, surface, row, left > place ? left : room);
        column = draw_search_status(app, surface, row, column, room);
    } else if (app->search.pattern) {
        column = draw_search_status(app, surface, row, -1, room);
    } else {
        column = surface_string(surface, row, 1, room, app->changes->n ? "" : "No difference.",
                                ROLE_STATUS);
    }
    return column;
}

void draw_status(const struct app *app, struct surface *surface)
{
    int row = app->geometry.status_row, end = app->columns - 1, column, tally = end;
    if (app->asking != ASK_NOTHING) {
        draw_prompt(app, surface, row);
        return;
    }
    surface_fill(surface, row, 0, app->columns, ROLE_STATUS);
    if (app->pinning.on && !app->has_count && !app->message[0]) {
        draw_pinning(app, surface, row, end);
        return;
    }
    if (page_is_open(app) && !app->has_count && !app->message[0]) {
        draw_page_status(app, surface, row, end);
        return;
    }
    if (app->has_count || app->message[0] || app->mode == MODE_LIST) {
        if (app->has_count) {
            char count[24];
            snprintf(count, sizeof count, "%lu", app->count);
            column = surface_string(surface, row, 1, end, count, ROLE_MESSAGE);
        } else if (app->message[0]) {
            column = draw_message(app, surface, row, end);
        } else {
            column = draw_list_status(app, surface, row, end);
        }
        tally = draw_tally(app, surface, row, column + 2, end);
    } else {
        column = draw_where(app, surface, row, end, &tally);
    }
    if (app->mode != MODE_LIST || app->message[0])
        draw_hints(app, surface, row, column, tally < end ? tally - 3 : end);
}

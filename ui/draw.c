#include "ui/draw.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "report/summary.h"
#include "ui/help.h"

static const char *glyph(const struct app *app, const char *sign, const char *ascii)
{
    return app->options.ascii ? ascii : sign;
}

/* A file's name cut at its beginning: the end tells versions apart. */
static int draw_name(const struct app *app, struct surface *surface, int row, int column, int end,
                     const char *name)
{
    size_t n = strlen(name);
    int width = surface_width(name, n);
    if (width > end - column && end - column > 4) {
        const char *cut = glyph(app, "…", "...");
        column = surface_string(surface, row, column, end, cut, ROLE_TITLE_NAME);
        while (n && width > end - column) {
            struct visible shown;
            size_t used = visible_next((const uint8_t *)name, n, &shown);
            name += used;
            n -= used;
            width -= shown.columns;
        }
    }
    return surface_text(surface, row, column, end, name, n, ROLE_TITLE_NAME);
}

/* " name  514 words", the size only where there is room. */
static void draw_title_part(const struct app *app, struct surface *surface, int column, int end,
                            enum side side)
{
    const char *name = app->changes->collation->article[side]->document.name;
    const char *label = app->labels[side];
    int label_columns = (int)strlen(label) + 2;
    bool room = end - column > label_columns + 12;
    int next = draw_name(app, surface, 0, column, room ? end - label_columns : end, name);
    if (room)
        surface_string(surface, 0, next + 2, end, label, ROLE_TITLE);
}

static void draw_title(const struct app *app, struct surface *surface)
{
    const struct geometry *g = &app->geometry;
    size_t n = app->changes->n;
    char counts[48];
    int counts_columns = snprintf(counts, sizeof counts, "%zu change%s", n, n == 1 ? "" : "s");
    surface_fill(surface, 0, 0, app->columns, ROLE_TITLE);
    int end = app->columns - counts_columns - 1;
    surface_string(surface, 0, end, app->columns, counts, ROLE_TITLE);
    end -= 2;
    if (g->view == VIEW_PANES) {
        draw_title_part(app, surface, g->pane[OLD].text, g->sign, OLD);
        draw_title_part(app, surface, g->pane[NEW].text, end, NEW);
        return;
    }
    const char *arrow = glyph(app, " → ", " > ");
    int middle = (end - 1) / 2;
    int next =
        draw_name(app, surface, 0, 1, middle, app->changes->collation->article[OLD]->document.name);
    next = surface_string(surface, 0, next, end, arrow, ROLE_TITLE);
    draw_name(app, surface, 0, next, end, app->changes->collation->article[NEW]->document.name);
}

/* The ASCII spelling of the sign that the text begins with, NULL for none. */
static const char *ascii_spelling(const char *text, size_t n, size_t *used)
{
    static const struct {
        const char *sign, *ascii;
    } spelled[] = {{"→", "->"}, {"…", "..."}, {"¶", "P"}, {"·", "-"}, {"−", "-"}};
    for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++) {
        *used = strlen(spelled[i].sign);
        if (n >= *used && memcmp(text, spelled[i].sign, *used) == 0)
            return spelled[i].ascii;
    }
    return NULL;
}

/* Text whose arrows and the like are ours: in an ASCII locale they are spelled. */
static int draw_own(const struct app *app, struct surface *surface, int row, int column, int end,
                    const char *text, size_t n, enum role role)
{
    if (!app->options.ascii)
        return surface_text(surface, row, column, end, text, n, role);
    size_t plain = 0, used; /* bytes passed that need no spelling */
    while (plain < n) {
        const char *spelling = ascii_spelling(text + plain, n - plain, &used);
        if (!spelling) {
            plain++;
            continue;
        }
        column = surface_text(surface, row, column, end, text, plain, role);
        column = surface_string(surface, row, column, end, spelling, role);
        text += plain + used;
        n -= plain + used;
        plain = 0;
    }
    return surface_text(surface, row, column, end, text, n, role);
}

/* The current change as old → new, because words alone in their context are
 * hard to see. */
static void draw_strip(const struct app *app, struct surface *surface)
{
    int row = app->geometry.strip_row, end = app->columns - 1;
    const struct change *change = app_change(app);
    if (row < 0)
        return;
    surface_fill(surface, row, 0, app->columns, ROLE_STRIP);
    if (!change)
        return;
    surface_string(surface, row, 0, 1, glyph(app, "▸", ">"), ROLE_SIGN_CURRENT);
    const char *arrow = change->moved ? NULL : strstr(app->gloss, " → ");
    if (!arrow) {
        enum role role = change->moved                   ? ROLE_STRIP
                         : span_empty(change->span[NEW]) ? ROLE_STRIP_OLD
                         : span_empty(change->span[OLD]) ? ROLE_STRIP_NEW
                                                         : ROLE_STRIP;
        const char *sign = role == ROLE_STRIP_OLD   ? glyph(app, "− ", "- ")
                           : role == ROLE_STRIP_NEW ? "+ "
                                                    : "";
        int column = surface_string(surface, row, 2, end, sign, role);
        draw_own(app, surface, row, column, end, app->gloss, strlen(app->gloss), role);
        return;
    }
    const char *new = arrow + strlen(" → ");
    int column = draw_own(app, surface, row, 2, end, app->gloss, (size_t)(arrow - app->gloss),
                          ROLE_STRIP_OLD);
    column = draw_own(app, surface, row, column, end, arrow, (size_t)(new - arrow), ROLE_STRIP);
    draw_own(app, surface, row, column, end, new, strlen(new), ROLE_STRIP_NEW);
}

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

static int draw_change_status(const struct app *app, struct surface *surface, int row, int end)
{
    const struct change *change = app_change(app);
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    place_text(app, change, &buf);
    strbuf_addf(&buf, " %s · change %zu of %zu", kind_name(change), app->current + 1,
                app->changes->n);
    int column = draw_own(app, surface, row, 1, end, strbuf_cstr(&buf), buf.n, ROLE_STATUS);
    for (int c = 0, any = 0; c < CHANGE_CLASS_COUNT; c++) {
        if (!(change->classes & CLASS_BIT(c)))
            continue;
        const char *between = any++ ? ", " : " · ";
        column = draw_own(app, surface, row, column, end, between, strlen(between), ROLE_STATUS);
        bool fact = change_classes_risk(CLASS_BIT(c)) == RISK_FACT;
        column = surface_string(surface, row, column, end, change_class_name((enum change_class)c),
                                fact ? ROLE_STATUS_FACT : ROLE_STATUS);
    }
    arena_free(&arena);
    return column;
}

/* What the most used keys do, as many as there is room for. */
static void draw_hints(const struct app *app, struct surface *surface, int row, int first)
{
    static const struct {
        enum command command;
        const char *text;
    } hints[] = {{CMD_HELP, "help"}, {CMD_QUIT, "quit"}, {CMD_NEXT, "next"}, {CMD_SEARCH, "find"}};
    int end = app->columns - 1;
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

/* The prompt in place of the status line, scrolled so that the cursor shows. */
static void draw_prompt(const struct app *app, struct surface *surface, int row)
{
    const struct prompt *prompt = &app->prompt;
    const char *sign = app->mode == MODE_PLACE ? ":" : app->mode == MODE_SEARCH ? "/" : "?";
    surface_fill(surface, row, 0, app->columns, ROLE_PROMPT);
    int first = surface_string(surface, row, 0, app->columns, sign, ROLE_PROMPT);
    size_t skipped = 0;
    int before = surface_width(prompt->text, prompt->cursor);
    while (skipped < prompt->cursor && first + before >= app->columns) {
        struct visible shown;
        skipped +=
            visible_next((const uint8_t *)prompt->text + skipped, prompt->n - skipped, &shown);
        before -= shown.columns;
    }
    surface_text(surface, row, first, app->columns, prompt->text + skipped, prompt->n - skipped,
                 ROLE_PROMPT);
    surface->cursor_row = row;
    surface->cursor_column = first + before;
}

static void draw_help_status(const struct app *app, struct surface *surface, int row, int end)
{
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, CMD_QUIT, 0), name);
    int column = surface_string(surface, row, 1, end, "The keys. Back with ", ROLE_STATUS);
    column = surface_string(surface, row, column, end, name, ROLE_HINT_KEY);
    if (app->help_top + app->rows - 2 < help_rows(app))
        surface_string(surface, row, column, end, ". There is more below.", ROLE_STATUS);
}

static void draw_status(const struct app *app, struct surface *surface)
{
    int row = app->geometry.status_row, end = app->columns - 1, column;
    if (app->mode != MODE_READ && app->mode != MODE_HELP) {
        draw_prompt(app, surface, row);
        return;
    }
    surface_fill(surface, row, 0, app->columns, ROLE_STATUS);
    if (app->has_count) {
        char count[24];
        snprintf(count, sizeof count, "%lu", app->count);
        column = surface_string(surface, row, 1, end, count, ROLE_MESSAGE);
    } else if (app->message[0]) {
        column = surface_string(surface, row, 1, end, app->message,
                                app->message_is_error ? ROLE_ERROR : ROLE_MESSAGE);
    } else if (app->mode == MODE_HELP) {
        draw_help_status(app, surface, row, end);
        return;
    } else if (app->current != NO_CHANGE) {
        column = draw_change_status(app, surface, row, end);
    } else {
        column = surface_string(surface, row, 1, end, app->changes->n ? "" : "No difference.",
                                ROLE_STATUS);
    }
    draw_hints(app, surface, row, column);
}

static void draw_too_small(const struct app *app, struct surface *surface)
{
    char text[80];
    snprintf(text, sizeof text, "Too small: stet needs %d columns and %d rows.",
             (int)SCREEN_COLUMNS_MIN, (int)SCREEN_ROWS_MIN);
    const char *at = text;
    for (int row = 0; row < app->rows && *at; row++) { /* words into the little room */
        int column = 0;
        while (*at) {
            int n = (int)strcspn(at, " ");
            if (column > 0 && column + 1 + n > app->columns)
                break;
            column += column > 0;
            column = surface_text(surface, row, column, app->columns, at, (size_t)n, ROLE_TEXT);
            at += n + (at[n] == ' ');
        }
    }
}

void draw(const struct app *app, struct surface *surface)
{
    surface_resize(surface, app->columns, app->rows);
    if (app->geometry.too_small) {
        draw_too_small(app, surface);
        return;
    }
    draw_title(app, surface);
    if (app->mode == MODE_HELP) {
        help_draw(app, surface);
    } else {
        draw_text(app, surface);
        draw_strip(app, surface);
    }
    draw_status(app, surface);
}

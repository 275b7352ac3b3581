#include "ui/draw.h"

#include <stdio.h>
#include <string.h>

#include "ui/lists.h"
#include "ui/page.h"
#include "ui/title.h"

static const char *glyph(const struct app *app, const char *sign, const char *ascii)
{
    return app->options.ascii ? ascii : sign;
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

int draw_own(const struct app *app, struct surface *surface, int row, int column, int end,
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

static const struct {
    const char *sign, *ascii;
    enum role role;
} signs[] = {
    [SIGN_NONE] = {"·", ".", ROLE_OVERVIEW},
    [SIGN_REWORDED] = {"~", "~", ROLE_SIGN_REWORDED},
    [SIGN_INSERTED] = {"+", "+", ROLE_SIGN_INSERTED},
    [SIGN_DELETED] = {"−", "-", ROLE_SIGN_DELETED},
    [SIGN_MOVED] = {"⇄", "=", ROLE_SIGN_MOVED},
    [SIGN_SPLIT] = {"⤵", "<", ROLE_SIGN_SPLIT},
    [SIGN_MERGED] = {"⤴", ">", ROLE_SIGN_MERGED},
};

void draw_sign(const struct app *app, struct surface *surface, int row, int column, enum sign sign,
               enum role role)
{
    surface_string(surface, row, column, column + 1,
                   glyph(app, signs[sign].sign, signs[sign].ascii),
                   role == ROLE_COUNT ? signs[sign].role : role);
}

enum sign change_sign(const struct change *change)
{
    if (change->moved || change->transposed)
        return SIGN_MOVED;
    if (change->kind == LINK_INSERTED)
        return SIGN_INSERTED;
    if (change->kind == LINK_DELETED)
        return SIGN_DELETED;
    if (range_empty(change->edits))
        return change->kind == LINK_SPLIT ? SIGN_SPLIT : SIGN_MERGED;
    return SIGN_REWORDED;
}

/* The whole article in one row; what is in view is marked. */
static void draw_overview(const struct app *app, struct surface *surface)
{
    int row = app->geometry.overview_row, first = app->mark[0], last = app->mark[1];
    if (row < 0 || app->base.n == 0 || app->options.partial)
        return;
    bool all = first == 0 && last == app->columns - 1; /* nothing to tell apart */
    for (int column = 0; column < app->columns; column++) {
        bool here = column >= first && column <= last && !all;
        draw_sign(app, surface, row, column, (enum sign)app->overview.signs[column],
                  here ? ROLE_OVERVIEW_HERE : ROLE_COUNT);
    }
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
    const struct geometry *g = &app->geometry;
    surface_resize(surface, app->columns, app->rows);
    if (g->too_small) {
        draw_too_small(app, surface);
        return;
    }
    title_draw(app, surface);
    if (page_is_open(app)) {
        page_draw(app, surface);
    } else {
        bool covered = app->list.open && !lists_beside(app);
        draw_overview(app, surface);
        if (!covered) {
            draw_text(app, surface);
            detail_draw(&app->detail, surface, g->detail_row, g->detail_rows, app->options.ascii);
        }
        lists_draw(app, surface);
    }
    draw_status(app, surface);
}

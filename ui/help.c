#include "ui/help.h"

#include <string.h>

enum { KEYS_COLUMN = 2, TEXT_COLUMN = 18, HELP_MEASURE = 96 };

/* Draws the help from row -app.page_top on, or only counts where surface is
 * NULL. What is above or below the screen falls off. */
struct pen {
    const struct app *app;
    struct surface *surface;
    int row;
    int end; /* column */
};

static int pen_text(struct pen *pen, int column, const char *text, size_t n, enum role role)
{
    if (!pen->surface || pen->row < 1 || pen->row >= pen->app->rows - 1)
        return column + surface_width(text, n);
    return surface_text(pen->surface, pen->row, column, pen->end, text, n, role);
}

/* Words into lines; the text is the table's, its blanks are single. */
static void pen_words(struct pen *pen, int first, const char *text, enum role role)
{
    int column = first;
    while (*text) {
        size_t n = strcspn(text, " ");
        int width = surface_width(text, n);
        if (column > first && column + 1 + width > pen->end) {
            pen->row++;
            column = first;
        }
        if (column > first)
            column = pen_text(pen, column, " ", 1, role);
        column = pen_text(pen, column, text, n, role);
        text += n;
        text += strspn(text, " ");
    }
}

static void command_row(struct pen *pen, enum command command)
{
    int column = KEYS_COLUMN;
    key k;
    for (int i = 0; (k = keymap_key(&pen->app->keymap, command, i)) != KEY_NONE; i++) {
        char name[KEY_NAME_MAX];
        size_t n = key_label(k, name);
        column = pen_text(pen, column, name, n, ROLE_KEY);
        column = pen_text(pen, column, " ", 1, ROLE_TEXT);
    }
    if (column > TEXT_COLUMN)
        pen->row++;
    pen_words(pen, TEXT_COLUMN, command_info(command)->help, ROLE_TEXT);
    pen->row++;
}

static void legend_row(struct pen *pen, const char *sign, const char *ascii, enum role role,
                       const char *text)
{
    const char *shown = pen->app->options.ascii ? ascii : sign;
    pen_text(pen, KEYS_COLUMN, shown, strlen(shown), role);
    pen_words(pen, TEXT_COLUMN, text, ROLE_TEXT);
    pen->row++;
}

static void heading_row(struct pen *pen, const char *text)
{
    pen_text(pen, 1, text, strlen(text), ROLE_HEADING);
    pen->row++;
}

static int draw_all(const struct app *app, struct surface *surface)
{
    int first = 1 - app->page_top;
    struct pen pen = {app, surface, first,
                      app->columns - 1 < HELP_MEASURE ? app->columns - 1 : HELP_MEASURE};
    for (int section = 0; section < SECTION_COUNT; section++) {
        heading_row(&pen, command_section_heading((enum command_section)section));
        for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
            if ((int)command_info((enum command)command)->section == section)
                command_row(&pen, (enum command)command);
        }
        pen.row++;
    }
    heading_row(&pen, "Signs between the panes");
    legend_row(&pen, "~", "~", ROLE_SIGN_REWORDED, "words changed");
    legend_row(&pen, "+", "+", ROLE_SIGN_INSERTED, "only in the new version");
    legend_row(&pen, "−", "-", ROLE_SIGN_DELETED, "only in the old version");
    legend_row(&pen, "⇄", "=", ROLE_SIGN_MOVED, "moved");
    legend_row(&pen, "⤵", "<", ROLE_SIGN_SPLIT, "one paragraph became several");
    legend_row(&pen, "⤴", ">", ROLE_SIGN_MERGED, "several paragraphs became one");
    legend_row(&pen, "▸ ◂", "> <", ROLE_SIGN_CURRENT, "the current change");
    return pen.row - first;
}

int help_rows(const struct app *app)
{
    return draw_all(app, NULL);
}

void help_draw(const struct app *app, struct surface *surface)
{
    draw_all(app, surface);
}

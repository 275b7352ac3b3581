#include "ui/page.h"

#include "ui/help.h"
#include "ui/left_out.h"
#include "ui/run.h"

enum { ROWS_MAX = 1000000 /* more no page has */ };

bool page_is_open(const struct app *app)
{
    return app->mode == MODE_HELP || app->mode == MODE_LEFT_OUT;
}

static int rows_of(const struct app *app)
{
    return app->mode == MODE_HELP ? help_rows(app) : left_out_rows(app);
}

static int height(const struct app *app)
{
    return app->rows - 2; /* the title and the status line stay */
}

static void go_to(struct app *app, long top)
{
    long last = rows_of(app) - height(app);
    if (top > last)
        top = last;
    app->page_top = top < 0 ? 0 : (int)top;
}

void page_toggle(struct app *app, enum mode mode)
{
    app->mode = app->mode == mode ? MODE_READ : mode;
    app->page_top = 0;
}

enum effect page_run(struct app *app, enum command command, unsigned long count)
{
    int page = height(app);
    long n = (long)(count < ROWS_MAX ? count : ROWS_MAX);
    switch (command) {
    case CMD_TOP:
        go_to(app, 0);
        break;
    case CMD_BOTTOM:
        go_to(app, rows_of(app));
        break;
    case CMD_HELP:
        page_toggle(app, MODE_HELP);
        break;
    case CMD_LEFT_OUT:
        page_toggle(app, MODE_LEFT_OUT);
        break;
    case CMD_CANCEL:
    case CMD_QUIT:
        app->mode = MODE_READ;
        break;
    case CMD_STOP:
        return run_command(app, command, 1, false);
    case CMD_SUSPEND:
        return EFFECT_SUSPEND;
    case CMD_REDRAW:
        return EFFECT_REDRAW;
    default:
        go_to(app, app->page_top + command_rows(command, n, false, page, page / 2));
        break;
    }
    return EFFECT_NONE;
}

void page_draw(const struct app *app, struct surface *surface)
{
    if (app->mode == MODE_HELP)
        help_draw(app, surface);
    else
        left_out_draw(app, surface);
}

bool page_has_more(const struct app *app)
{
    return app->page_top + height(app) < rows_of(app);
}

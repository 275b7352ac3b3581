#include "ui/page.h"

#include "ui/help.h"
#include "ui/left_out.h"
#include "ui/run.h"

enum { FAR_BELOW = 1 << 30, ROWS_MAX = 1000000 };

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

static void move(struct app *app, int by)
{
    int last = rows_of(app) - height(app);
    app->page_top += by;
    if (app->page_top > last)
        app->page_top = last;
    if (app->page_top < 0)
        app->page_top = 0;
}

void page_toggle(struct app *app, enum mode mode)
{
    app->mode = app->mode == mode ? MODE_READ : mode;
    app->page_top = 0;
}

enum effect page_run(struct app *app, enum command command, unsigned long count)
{
    int page = height(app), n = (int)(count < ROWS_MAX ? count : ROWS_MAX);
    switch (command) {
    case CMD_DOWN:
        move(app, n);
        break;
    case CMD_UP:
        move(app, -n);
        break;
    case CMD_PAGE_DOWN:
        move(app, page);
        break;
    case CMD_PAGE_UP:
        move(app, -page);
        break;
    case CMD_HALF_DOWN:
        move(app, page / 2);
        break;
    case CMD_HALF_UP:
        move(app, -page / 2);
        break;
    case CMD_TOP:
        move(app, -FAR_BELOW);
        break;
    case CMD_BOTTOM:
        app->page_top = 0;
        move(app, FAR_BELOW);
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

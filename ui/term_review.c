#include "ui/review.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "ui/app.h"
#include "ui/draw.h"
#include "ui/term.h"
#include "view/theme.h"

/* Whether the terminal says that its background is light: "foreground;background". */
static bool background_is_light(void)
{
    const char *value = getenv("COLORFGBG");
    const char *last = value ? strrchr(value, ';') : NULL;
    return last && (strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0);
}

static bool choose_theme(const char *wanted, struct theme *theme, struct error *error)
{
    const char *text = theme_source(wanted);
    if (!text)
        return error_set(error, "There is no theme called %s.", wanted);
    return theme_parse(theme, wanted, text, strlen(text), error);
}

/* Shows the app until it is left. */
static void run(struct app *app)
{
    struct surface surfaces[2] = {{.cells = NULL}, {.cells = NULL}};
    int now = 0;
    const struct surface *shown = NULL;
    for (bool goes_on = true; goes_on;) {
        draw(app, &surfaces[now]);
        term_present(&surfaces[now], shown);
        shown = &surfaces[now];
        now = !now;
        struct event event;
        enum term_news news = term_wait(&event);
        enum effect effect = EFFECT_NONE;
        if (news == TERM_EVENT) {
            effect = update(app, event);
            if (event.kind == EVENT_RESIZE)
                shown = NULL;
        } else if (news == TERM_SUSPEND) {
            effect = EFFECT_SUSPEND;
        } else if (news == TERM_REDRAW) {
            effect = EFFECT_REDRAW;
        } else {
            effect = EFFECT_QUIT;
        }
        if (effect == EFFECT_SUSPEND)
            term_suspend();
        if (effect == EFFECT_SUSPEND || effect == EFFECT_REDRAW) {
            term_redraw();
            shown = NULL;
        }
        goes_on = effect != EFFECT_QUIT;
    }
    surface_free(&surfaces[0]);
    surface_free(&surfaces[1]);
}

bool review_run(const struct changes *changes, const struct review_options *options,
                struct error *error)
{
    struct theme theme;
    if (options->theme && !choose_theme(options->theme, &theme, error))
        return false;
    struct term_info info;
    if (!term_open(options->color, &info, error))
        return false;
    const char *name = options->theme ? options->theme : background_is_light() ? "light" : "dark";
    if (!info.colors)
        name = "mono";
    if (!choose_theme(name, &theme, error)) {
        term_close();
        return false;
    }
    term_set_theme(&theme, info.colors);
    struct app app;
    app_init(&app, changes,
             (struct app_options){.monochrome = strcmp(name, "mono") == 0,
                                  .ascii = !info.utf8,
                                  .stop = term_asked_to_stop},
             info.columns, info.rows);
    if (info.note[0])
        app_message(&app, false, "%s", info.note);
    run(&app);
    app_free(&app);
    int end = term_end_signal();
    term_close();
    if (end)
        raise(end); /* the shell is to see what ended the program */
    return true;
}

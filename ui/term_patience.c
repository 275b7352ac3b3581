#include "ui/term_patience.h"

#include <stdio.h>
#include <string.h>

#include "review/store.h"
#include "ui/draw.h"
#include "ui/term.h"
#include "ui/term_progress.h"

enum { SAY_EVERY_MS = 250 };

void patience_begin(struct patience *patience)
{
    patience->began = store_now();
    patience->noticed = false;
}

/* Shows it in the last row, where other messages come back to. */
static void say(struct app *app)
{
    struct surface surface = {.cells = NULL};
    char before[MESSAGE_MAX], percent[16] = "";
    bool was_error = app->message_is_error;
    memcpy(before, app->message, sizeof before);
    if (app->search.all)
        snprintf(percent, sizeof percent, " %d %%",
                 (int)((uint64_t)app->search.looked * 100 / app->search.all));
    app_message(app, false, "Looking%s%s Esc stops it.", app->options.ascii ? " ..." : " …",
                percent);
    draw(app, &surface);
    term_present(&surface, NULL);
    surface_free(&surface);
    memcpy(app->message, before, sizeof before);
    app->message_is_error = was_error;
}

bool patience_ends(void *context)
{
    struct patience *patience = context;
    if (term_asked_to_stop(NULL))
        return true;
    int64_t now = store_now(), since = patience->noticed ? patience->said : patience->began;
    if (now - since < (patience->noticed ? SAY_EVERY_MS : PROGRESS_AFTER_MS))
        return false;
    say(patience->app);
    patience->said = now;
    patience->noticed = true;
    return false;
}

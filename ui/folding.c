#include "ui/folding.h"

#include <string.h>

/* A changed paragraph that is shortened, or was before it was opened. */
static bool toggle_gaps(struct app *app, uint32_t shown, uint32_t block)
{
    uint8_t *state = &app->folds.state[block];
    if (fold_is_unchanged(&app->base, block))
        return false;
    if (*state != FOLD_OPEN && !layout_rows(app->layout, shown)->gaps.n)
        return false;
    *state = *state == FOLD_OPEN ? FOLD_AUTO : FOLD_OPEN;
    app_refold(app);
    return true;
}

void folding_toggle(struct app *app)
{
    const struct layout *layout = app->layout;
    struct place place = app->top;
    if (app->base.n == 0)
        return;
    struct place end = layout_move(app->layout, app->top, app->geometry.text_rows - 1);
    for (uint32_t shown = place.block; shown <= end.block; shown++) {
        uint32_t block = fold_base(&app->base, app->shown, shown);
        bool folded = layout->blocks.at[shown].folded;
        if (app->folds.brief && toggle_gaps(app, shown, block))
            return;
        if (!folded && !fold_is_unchanged(&app->base, block))
            continue;
        struct range run = fold_run(&app->base, block);
        memset(app->folds.state + run.first, folded ? FOLD_OPEN : FOLD_CLOSED, range_size(run));
        app_refold(app);
        return;
    }
    app_message(app, false, "There are no unchanged paragraphs in view.");
}

/* Unchanged paragraphs that are folded. */
static uint32_t count_folded(const struct app *app)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < app->layout->blocks.n; i++)
        n += app->layout->blocks.at[i].folded;
    return n;
}

void folding_toggle_all(struct app *app)
{
    bool folded = app->folds.all;
    memset(app->folds.state, FOLD_AUTO, app->base.n);
    app->settings.value[SET_FOLD] = !folded;
    if (app->settings.value[SET_VIEW] == SHOW_CHANGES)
        app->settings.value[SET_VIEW] = SHOW_AUTO;
    app_settings_changed(app);
    uint32_t n = count_folded(app);
    if (folded)
        app_message(app, false, "Everything is shown.");
    else if (n)
        app_message(app, false, "%u unchanged paragraph%s folded.", n, n == 1 ? " is" : "s are");
    else
        app_message(app, false, "There is nothing to fold.");
    if (!folded && !n) { /* the next key is no way back from nothing */
        app->settings.value[SET_FOLD] = 0;
        app_settings_changed(app);
    }
}

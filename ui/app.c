#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ui/anchor.h"
#include "ui/lists.h"
#include "ui/nav.h"
#include "ui/pinning.h"
#include "ui/title.h"

enum { MARK_LAG_MS = 250 };

void app_init(struct app *app, const struct changes *changes, struct app_options options,
              int columns, int rows)
{
    memset(app, 0, sizeof *app);
    app->changes = changes;
    app->options = options;
    app->current = NO_CHANGE;
    if (options.keymap)
        app->keymap = *options.keymap;
    else
        keymap_default(&app->keymap);
    if (options.settings)
        app->settings = *options.settings;
    else
        settings_default(&app->settings);
    app->ignored = changes->collation->ignored;
    for (size_t i = 0; i < changes->n; i++)
        app->n_cosmetic += changes->at[i].risk == RISK_COSMETIC;
    app->base = blocks_list(changes->collation, &app->arena);
    app->base.cosmetic = (enum cosmetic)app->settings.value[SET_COSMETIC];
    app->folds = folds_none(&app->base, &app->arena);
    app->shown = arena_zero(&app->arena, app->base.n, sizeof *app->shown);
    app->overview = overview_of(&app->base, &app->arena);
    app->layout = arena_alloc(&app->arena, 1, sizeof *app->layout);
    layout_init(app->layout, app->base);
    app->left_out = left_out_list(changes->collation->article, &app->arena);
    title_prepare(app);
    app->columns = columns;
    app->rows = rows;
    app_refold(app);
    app_settings_changed(app);
    app_mark(app);
}

void app_free(struct app *app)
{
    search_free(&app->search);
    list_free(&app->list);
    detail_free(&app->detail);
    overview_free(&app->overview);
    layout_free(app->layout);
    arena_free(&app->fold_arena);
    arena_free(&app->request.arena);
    arena_free(&app->files.arena);
    arena_free(&app->arena);
}

static void fit(struct app *app)
{
    const struct collation *collation = app->changes->collation;
    uint32_t paragraphs[SIDES] = {collation->article[OLD]->n_paragraphs,
                                  collation->article[NEW]->n_paragraphs};
    if (app->pinning.on)
        detail_build_units(&app->detail, collation,
                           (struct span[SIDES]){pinning_span(app, OLD), pinning_span(app, NEW)},
                           app->columns, app->rows / 3, app->options.ascii);
    else
        detail_build(&app->detail, app->changes, app_change(app), app_decision(app, app->current),
                     app->columns, app->rows / 3, app->options.ascii);
    app->geometry = geometry_of(&(struct geometry_options){
        .columns = app->columns,
        .rows = app->rows,
        .paragraphs = paragraphs[OLD] > paragraphs[NEW] ? paragraphs[OLD] : paragraphs[NEW],
        .one_column = app->settings.value[SET_VIEW] == SHOW_INLINE,
        .panes = app->settings.value[SET_VIEW] == SHOW_PANES,
        .measure = app->settings.value[SET_WIDTH],
        .detail_rows = app->detail.rows,
        .list = app->list.open});
    detail_scroll(&app->detail, app->geometry.detail_rows, 0);
    overview_fit(&app->overview, app->columns);
    list_scroll(&app->list, app->geometry.list_rows - LIST_TITLE_ROWS);
}

void app_resize(struct app *app, int columns, int rows)
{
    struct layout *layout = app->layout;
    struct anchor anchor = anchor_of(app);
    bool was_laid_out = layout->options.columns > 0 && layout->blocks.n > 0;
    app->columns = columns;
    app->rows = rows;
    fit(app);
    struct rows_options before = layout->options;
    layout_set(layout, (struct rows_options){.view = app->geometry.view,
                                             .columns = app->geometry.text_columns,
                                             .brackets = app->options.brackets,
                                             .ascii = app->options.ascii,
                                             .level = (unsigned)app->settings.value[SET_LEVEL]});
    bool same = before.view == layout->options.view && before.columns == layout->options.columns &&
                before.brackets == layout->options.brackets &&
                before.ascii == layout->options.ascii && before.level == layout->options.level;
    if (was_laid_out && before.view == VIEW_PANES && layout->options.view == VIEW_INLINE &&
        app->settings.value[SET_VIEW] == SHOW_AUTO)
        app_message(app, false, "In one column: less than %d columns. :view side-by-side",
                    (int)PANES_COLUMNS_MIN);
    if (was_laid_out && before.view == VIEW_INLINE && layout->options.view == VIEW_PANES)
        app->message[0] = '\0'; /* what was said of the width no longer holds */
    if (!same)
        search_moved(&app->search);
    anchor_restore(app, &anchor, same);
}

void app_refit(struct app *app)
{
    app_resize(app, app->columns, app->rows);
}

void app_refold(struct app *app)
{
    struct anchor anchor = anchor_of(app);
    arena_free(&app->fold_arena);
    layout_set_blocks(app->layout,
                      folds_apply(&app->base, &app->folds, app->shown, &app->fold_arena));
    search_moved(&app->search);
    anchor_restore(app, &anchor, false);
}

void app_unfold(struct app *app, enum side side, uint32_t byte)
{
    if (app->base.n == 0)
        return;
    const struct block *shown =
        &app->layout->blocks.at[blocks_at(&app->layout->blocks, side, byte)];
    if (shown->brief) {
        const struct rows *rows =
            layout_rows(app->layout, (uint32_t)(shown - app->layout->blocks.at));
        if (!gaps_find(&rows->gaps, side, byte))
            return;
        app->folds.state[blocks_at(&app->base, side, byte)] = FOLD_OPEN;
        app_refold(app);
        return;
    }
    if (!shown->folded)
        return;
    struct range run = fold_run(&app->base, blocks_at(&app->base, side, byte));
    memset(app->folds.state + run.first, FOLD_OPEN, range_size(run));
    app_refold(app);
}

static void set_cosmetic(struct app *app)
{
    enum cosmetic cosmetic = (enum cosmetic)app->settings.value[SET_COSMETIC];
    if (cosmetic == app->base.cosmetic)
        return;
    app->base.cosmetic = cosmetic;
    app_refold(app);
    if (app->current != NO_CHANGE && app_hides(app, app_change(app)))
        app_set_current(app, NO_CHANGE);
    lists_refill(app);
}

void app_settings_changed(struct app *app)
{
    set_cosmetic(app);
    bool only_changes = app->settings.value[SET_VIEW] == SHOW_CHANGES;
    bool all = only_changes || app->settings.value[SET_FOLD];
    uint32_t context = only_changes ? 0 : (uint32_t)app->settings.value[SET_CONTEXT];
    if (all != app->folds.all || only_changes != app->folds.brief ||
        (all && context != app->folds.context)) {
        memset(app->folds.state, FOLD_AUTO, app->base.n);
        app->folds.all = all;
        app->folds.brief = only_changes;
        app->folds.context = context;
        app_refold(app);
    }
    app_refit(app);
}

bool app_is_typing(const struct app *app)
{
    return app->asking != ASK_NOTHING || app->has_count || app->pinning.on;
}

bool app_is_quiet(const struct app *app)
{
    return !app_is_typing(app) && app->mode == MODE_READ && !app->list.open;
}

void app_set_current(struct app *app, size_t change)
{
    if (app->current == change)
        return;
    app->current = change;
    app->detail.top = 0;
    app->detail.full = false;
    fit(app);
    app->top = layout_clamp(app->layout, app->top, (unsigned)app->geometry.text_rows);
    list_follow(&app->list, change);
    list_scroll(&app->list, app->geometry.list_rows - LIST_TITLE_ROWS);
}

void app_message(struct app *app, bool is_error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(app->message, sizeof app->message, format, args);
    va_end(args);
    app->message_is_error = is_error;
}

void app_reviewed(struct app *app)
{
    app_refit(app);
}

const struct review *app_review(const struct app *app)
{
    return app->options.desk ? &app->options.desk->review : NULL;
}

const struct decision *app_decision(const struct app *app, size_t change)
{
    return app->options.desk && change != NO_CHANGE ? desk_decision(app->options.desk, change)
                                                    : NULL;
}

bool app_hides(const struct app *app, const struct change *change)
{
    return app->base.cosmetic == COSMETIC_HIDE && change->risk == RISK_COSMETIC;
}

const struct change *app_change(const struct app *app)
{
    return app->current == NO_CHANGE ? NULL : &app->changes->at[app->current];
}

struct search_text app_search_text(const struct app *app)
{
    return (struct search_text){&app->base, app->layout, app->shown, app->changes, NULL, NULL};
}

int app_idle_after(const struct app *app)
{
    if (app->search.pattern && !app->search.counted)
        return 0;
    return app->mark_lags ? MARK_LAG_MS : -1;
}

/* The column of the overview for a row of the panes. */
static int mark_column(struct app *app, struct place place)
{
    uint32_t block = fold_base(&app->base, app->shown, place.block);
    const struct rows *rows = layout_rows(app->layout, place.block);
    if (app->layout->blocks.at[place.block].folded && place.row > 0)
        block = fold_base(&app->base, app->shown, place.block + 1) - 1;
    return overview_column(&app->overview, block, place.row, rows->n);
}

void app_mark(struct app *app)
{
    uint32_t n = app->layout->blocks.n;
    app->mark_lags = false;
    app->mark[0] = 0;
    app->mark[1] = app->columns - 1;
    if (n == 0)
        return;
    struct place end = layout_move(app->layout, app->top, app->geometry.text_rows - 1);
    bool at_end = end.block + 1 == n && end.row + 1 == layout_rows(app->layout, end.block)->n;
    app->mark[0] = mark_column(app, app->top);
    if (!at_end)
        app->mark[1] = mark_column(app, end);
}

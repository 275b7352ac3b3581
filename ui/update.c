#include "ui/app.h"

#include "ui/ask.h"
#include "ui/lists.h"
#include "ui/page.h"
#include "ui/pinning.h"
#include "ui/pointer.h"
#include "ui/run.h"

enum { COUNT_LIMIT = 100000000 };

static enum effect command_key(struct app *app, key k)
{
    if (k >= '0' && k <= '9' && (app->has_count || k != '0')) {
        app->count = app->has_count ? app->count * 10 + (k - '0') : k - '0';
        if (app->count > COUNT_LIMIT)
            app->count = COUNT_LIMIT;
        app->has_count = true;
        return EFFECT_NONE;
    }
    bool counted = app->has_count;
    unsigned long count = counted ? app->count : 1;
    app->has_count = false;
    if (app->pinning.on) {
        pinning_key(app, k, count, counted);
        return EFFECT_NONE;
    }
    if (app->mode == MODE_LIST && k == KEY_RETURN) {
        lists_go(app);
        return EFFECT_NONE;
    }
    enum command command = keymap_command(&app->keymap, k);
    if (command == CMD_NONE) {
        char name[KEY_NAME_MAX], help[KEY_NAME_MAX] = "";
        key_label(k, name);
        key_label(keymap_key(&app->keymap, CMD_HELP, 0), help);
        app_message(app, false, "%s does nothing here; %s lists the keys.", name, help);
        return EFFECT_NONE;
    }
    if (command != CMD_QUIT && command != CMD_STOP)
        app->warned = false;
    if (page_is_open(app))
        return page_run(app, command, count);
    if (app->mode == MODE_LIST)
        return lists_run(app, command, count, counted);
    return run_command(app, command, count, counted);
}

static enum effect plain_key(struct app *app, key k)
{
    return app->asking != ASK_NOTHING ? ask_key(app, k) : command_key(app, k);
}

/* Where Alt means nothing, Esc was typed and then the key. */
static enum effect take_key(struct app *app, key k)
{
    bool known = app->asking != ASK_NOTHING ? prompt_knows_meta(k)
                                            : keymap_command(&app->keymap, k) != CMD_NONE;
    if (!(k & KEY_META_BIT) || known)
        return plain_key(app, k);
    enum effect effect = plain_key(app, KEY_ESCAPE);
    return effect != EFFECT_NONE ? effect : plain_key(app, k & ~KEY_META_BIT);
}

/* What was pasted is text for a prompt; outside of one it is nothing, and never
 * keys. */
static void take_pasted(struct app *app, key k)
{
    if (app->asking != ASK_NOTHING)
        ask_paste(app, k);
    else
        app_message(app, false, "Pasted text is taken in prompts only.");
}

/* Matches in view are found anew where the view changed. */
static void mark_matches(struct app *app)
{
    struct layout *layout = app->layout;
    if (!app->search.pattern || layout->blocks.n == 0)
        return;
    struct place end = layout_move(layout, app->top, app->geometry.text_rows - 1);
    uint32_t first = fold_base(&app->base, app->shown, app->top.block);
    uint32_t last = fold_base(&app->base, app->shown, end.block + 1);
    struct search_text text = app_search_text(app);
    text.stop = app->asking == ASK_NOTHING ? app->options.stop : app->options.waiting;
    text.context = app->options.stop_context;
    if (search_mark(&app->search, &text, first, last) == SEARCH_STOPPED &&
        app->asking == ASK_NOTHING) {
        search_clear(&app->search);
        app_message(app, true, "The search took too long and was stopped.");
    }
}

/* Whether the panes moved by a few rows at most, from where they were. */
static bool moved_little(struct app *app, struct place before)
{
    enum { FEW = 4 };
    return layout_distance(app->layout, before, app->top, FEW) < FEW &&
           layout_distance(app->layout, app->top, before, FEW) < FEW;
}

/* The overview's mark costs as much as half a line of text, so it waits while
 * lines are scrolled. */
static void move_mark(struct app *app, const struct event *event, struct place before,
                      uint32_t n_before)
{
    bool scrolls = event->kind == EVENT_KEY || event->kind == EVENT_MOUSE;
    if (scrolls && app->layout->blocks.n == n_before && n_before > 0 && moved_little(app, before))
        app->mark_lags = app->mark_lags || !place_equal(before, app->top);
    else
        app_mark(app);
}

enum effect update(struct app *app, struct event event)
{
    enum effect effect = EFFECT_NONE;
    struct place before = app->top;
    uint32_t n_before = app->layout->blocks.n;
    int rows_before = app->geometry.text_rows;
    layout_trim(app->layout);
    if (event.kind != EVENT_IDLE && event.kind != EVENT_RESIZE)
        app->message[0] = '\0';
    switch (event.kind) {
    case EVENT_KEY:
        effect = take_key(app, event.k);
        break;
    case EVENT_PASTED:
        take_pasted(app, event.k);
        break;
    case EVENT_MOUSE:
        effect = pointer_event(app, &event);
        break;
    case EVENT_RESIZE:
        app_resize(app, event.columns, event.rows);
        app->asked_at = app->top;
        break;
    case EVENT_IDLE:
        ask_idle(app);
        break;
    }
    if (app->geometry.text_rows != rows_before)
        app_mark(app);
    else
        move_mark(app, &event, before, n_before);
    mark_matches(app);
    return effect;
}

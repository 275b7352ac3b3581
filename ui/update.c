#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "ui/app.h"
#include "ui/help.h"
#include "ui/nav.h"

enum { COUNT_MAX = 9999 /* rows that one key may pass: bounds its work */ };

static void show_gloss(struct app *app)
{
    const struct change *change = app_change(app);
    app->gloss[0] = '\0';
    if (!change)
        return;
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    change_gloss(app->changes, change, (size_t)(app->columns > 24 ? app->columns - 4 : 20), &buf);
    size_t n = buf.n < GLOSS_MAX - 1 ? buf.n : GLOSS_MAX - 1;
    memcpy(app->gloss, strbuf_cstr(&buf), n);
    app->gloss[n] = '\0';
    arena_free(&arena);
}

static void search_stopped(struct app *app)
{
    search_clear(&app->search);
    app_message(app, true, "The search took too long and was stopped.");
}

static void find(struct app *app, bool forward, unsigned long count)
{
    if (!app->search.pattern) {
        app_message(app, false, "Nothing to find yet: / asks for a pattern.");
        return;
    }
    if (app->search.has_found && !nav_is_shown(app, app->search.found.place))
        app->search.has_found = false; /* go on from what is in view */
    bool round = false;
    for (; count > 0; count--) {
        enum search_result result =
            search_step(&app->search, app->layout, app->top, forward, &round, app->options.stop,
                        app->options.stop_context);
        if (result == SEARCH_STOPPED) {
            search_stopped(app);
            return;
        }
        if (result == SEARCH_NOTHING) {
            app_message(app, true, "Not found.");
            return;
        }
        if (round)
            app_message(app, false, forward ? "From the beginning again." : "From the end again.");
    }
    nav_show(app, app->search.found.place, app->search.found.place);
}

static void ask(struct app *app, enum mode mode)
{
    app->mode = mode;
    prompt_clear(&app->prompt);
}

static enum effect run(struct app *app, enum command command, unsigned long count, bool counted);

/* "12", "12.3" or a command's name. */
static enum effect go_to(struct app *app, const char *text)
{
    char *end;
    if (*text >= '0' && *text <= '9') {
        unsigned long paragraph = strtoul(text, &end, 10), sentence = 0;
        if (*end == '.')
            sentence = strtoul(end + 1, &end, 10);
        if (*end == '%' && !end[1]) {
            nav_percent(app, paragraph);
            return EFFECT_NONE;
        }
        if (*end) {
            app_message(app, true, "A place looks like 12 or 12.3.");
            return EFFECT_NONE;
        }
        nav_paragraph(app, paragraph, sentence);
        return EFFECT_NONE;
    }
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
        if (strcmp(command_info((enum command)command)->name, text) == 0)
            return run(app, (enum command)command, 1, false);
    }
    app_message(app, true, "There is no command and no place \"%s\".", text);
    return EFFECT_NONE;
}

static enum effect prompt_done(struct app *app)
{
    enum mode mode = app->mode;
    const struct prompt *prompt = &app->prompt;
    app->mode = MODE_READ;
    if (mode == MODE_PLACE) {
        char text[PROMPT_MAX + 1];
        memcpy(text, prompt->text, prompt->n);
        text[prompt->n] = '\0';
        return prompt->n ? go_to(app, text) : EFFECT_NONE;
    }
    bool forward = mode == MODE_SEARCH;
    if (prompt->n) { /* an empty pattern is the last one again */
        struct error error;
        if (!search_set(&app->search, prompt->text, prompt->n, &error)) {
            app_message(app, true, "%s", error.text);
            return EFFECT_NONE;
        }
    }
    app->search.backwards = !forward;
    find(app, forward, 1);
    return EFFECT_NONE;
}

static void cancel(struct app *app)
{
    if (app->mode == MODE_HELP)
        app->mode = MODE_READ;
    else
        search_clear(&app->search);
}

static enum effect run(struct app *app, enum command command, unsigned long count, bool counted)
{
    long n = (long)(count < COUNT_MAX ? count : COUNT_MAX), page = app->geometry.text_rows;
    long step = page > 2 ? page - 2 : 1; /* two rows stay for the eye */
    switch (command) {
    case CMD_NONE:
    case CMD_COUNT:
        break;
    case CMD_DOWN:
        nav_scroll(app, n);
        break;
    case CMD_UP:
        nav_scroll(app, -n);
        break;
    case CMD_PAGE_DOWN:
        nav_scroll(app, n * step > COUNT_MAX ? COUNT_MAX : n * step);
        break;
    case CMD_PAGE_UP:
        nav_scroll(app, n * step > COUNT_MAX ? -COUNT_MAX : -n * step);
        break;
    case CMD_HALF_DOWN:
        nav_scroll(app, counted ? n : page / 2);
        break;
    case CMD_HALF_UP:
        nav_scroll(app, counted ? -n : -(page / 2));
        break;
    case CMD_TOP:
        if (counted)
            nav_paragraph(app, count, 0);
        else
            nav_top(app);
        break;
    case CMD_BOTTOM:
        if (counted)
            nav_paragraph(app, count, 0);
        else
            nav_bottom(app);
        break;
    case CMD_OTHER_END:
        if (counted)
            nav_percent(app, count);
        else
            nav_other_end(app);
        break;
    case CMD_NEXT:
        nav_step(app, STEP_CHANGE, true, count);
        break;
    case CMD_PREVIOUS:
        nav_step(app, STEP_CHANGE, false, count);
        break;
    case CMD_NEXT_BLOCK:
        nav_step(app, STEP_BLOCK, true, count);
        break;
    case CMD_PREVIOUS_BLOCK:
        nav_step(app, STEP_BLOCK, false, count);
        break;
    case CMD_NEXT_FACT:
        nav_step(app, STEP_FACT, true, count);
        break;
    case CMD_PREVIOUS_FACT:
        nav_step(app, STEP_FACT, false, count);
        break;
    case CMD_SEARCH:
        ask(app, MODE_SEARCH);
        break;
    case CMD_SEARCH_BACK:
        ask(app, MODE_SEARCH_BACK);
        break;
    case CMD_FIND_NEXT:
        find(app, !app->search.backwards, count);
        break;
    case CMD_FIND_PREVIOUS:
        find(app, app->search.backwards, count);
        break;
    case CMD_PLACE:
        ask(app, MODE_PLACE);
        break;
    case CMD_VIEW:
        app->want_inline = !app->want_inline;
        app_resize(app, app->columns, app->rows);
        if (app->geometry.view == VIEW_INLINE && !app->want_inline)
            app_message(app, false, "Side by side needs %d columns.", (int)PANES_COLUMNS_MIN);
        break;
    case CMD_REDRAW:
        return EFFECT_REDRAW;
    case CMD_CANCEL:
        cancel(app);
        break;
    case CMD_HELP:
        app->mode = app->mode == MODE_HELP ? MODE_READ : MODE_HELP;
        app->help_top = 0;
        break;
    case CMD_SUSPEND:
        return EFFECT_SUSPEND;
    case CMD_QUIT:
        return EFFECT_QUIT;
    }
    return EFFECT_NONE;
}

/* The help screen moves with the keys that move the panes. */
static enum effect run_in_help(struct app *app, enum command command, unsigned long count)
{
    int page = app->rows - 2, n = (int)(count < COUNT_MAX ? count : COUNT_MAX);
    switch (command) {
    case CMD_DOWN:
        app->help_top += n;
        break;
    case CMD_UP:
        app->help_top -= n;
        break;
    case CMD_PAGE_DOWN:
        app->help_top += page;
        break;
    case CMD_PAGE_UP:
        app->help_top -= page;
        break;
    case CMD_HALF_DOWN:
        app->help_top += page / 2;
        break;
    case CMD_HALF_UP:
        app->help_top -= page / 2;
        break;
    case CMD_TOP:
        app->help_top = 0;
        break;
    case CMD_BOTTOM:
        app->help_top = COUNT_MAX;
        break;
    case CMD_HELP:
    case CMD_CANCEL:
    case CMD_QUIT:
        app->mode = MODE_READ;
        break;
    case CMD_SUSPEND:
        return EFFECT_SUSPEND;
    case CMD_REDRAW:
        return EFFECT_REDRAW;
    default:
        break;
    }
    int last = help_rows(app) - page;
    if (app->help_top > last)
        app->help_top = last;
    if (app->help_top < 0)
        app->help_top = 0;
    return EFFECT_NONE;
}

static enum effect command_key(struct app *app, key k)
{
    if (k >= '0' && k <= '9' && (app->has_count || k != '0')) {
        app->count = app->has_count ? app->count * 10 + (k - '0') : k - '0';
        if (app->count > 100000000)
            app->count = 100000000;
        app->has_count = true;
        return EFFECT_NONE;
    }
    bool counted = app->has_count;
    unsigned long count = counted ? app->count : 1;
    app->has_count = false;
    enum command command = keymap_command(&app->keymap, k);
    if (command == CMD_NONE) {
        char name[KEY_NAME_MAX], help[KEY_NAME_MAX] = "";
        key_label(k, name);
        key_label(keymap_key(&app->keymap, CMD_HELP, 0), help);
        app_message(app, false, "%s does nothing here; %s lists the keys.", name, help);
        return EFFECT_NONE;
    }
    if (app->mode == MODE_HELP)
        return run_in_help(app, command, count);
    return run(app, command, count, counted);
}

static enum effect take_key(struct app *app, key k)
{
    app->message[0] = '\0';
    if (app->mode == MODE_READ || app->mode == MODE_HELP)
        return command_key(app, k);
    switch (prompt_key(&app->prompt, k)) {
    case PROMPT_GOES_ON:
        break;
    case PROMPT_DONE:
        return prompt_done(app);
    case PROMPT_LEFT:
        app->mode = MODE_READ;
        break;
    }
    return EFFECT_NONE;
}

/* Matches in view are found anew where the view changed. */
static void mark_matches(struct app *app)
{
    if (!app->search.pattern || app->layout->blocks.n == 0)
        return;
    struct place end = layout_move(app->layout, app->top, app->geometry.text_rows - 1);
    if (search_mark(&app->search, app->layout, app->top.block, end.block + 1, app->options.stop,
                    app->options.stop_context) == SEARCH_STOPPED)
        search_stopped(app);
}

enum effect update(struct app *app, struct event event)
{
    size_t current = app->current;
    int columns = app->columns;
    enum effect effect = EFFECT_NONE;
    layout_trim(app->layout);
    if (event.kind == EVENT_RESIZE) {
        app_resize(app, event.columns, event.rows);
        app->search.has_found = false;
        app->search.shown_end = 0;
    } else {
        effect = take_key(app, event.k);
    }
    if (app->current != current || app->columns != columns)
        show_gloss(app);
    mark_matches(app);
    return effect;
}

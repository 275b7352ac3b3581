#include "ui/ask.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "change/ignore.h"
#include "ui/complete.h"
#include "ui/config.h"
#include "ui/decide.h"
#include "ui/lists.h"
#include "ui/nav.h"
#include "ui/outside.h"
#include "ui/pinning.h"
#include "ui/run.h"

#define SLOW_PLACES " Places where the pattern takes too long were left out."

enum { IDLE_BYTES = 64 * 1024 /* counted before the keyboard is looked at */ };

static bool searches(enum asking asking)
{
    return asking == ASK_SEARCH || asking == ASK_SEARCH_BACK;
}

/* Both directions share what was searched for. */
static struct history *history_of(struct app *app, enum asking asking)
{
    if (!app->history)
        app->history = arena_zero(&app->arena, ASK_COUNT, sizeof *app->history);
    return &app->history[searches(asking) ? ASK_SEARCH : asking];
}

void ask(struct app *app, enum asking asking)
{
    app->asking = asking;
    app->asked_error = false;
    app->asked_at = app->top;
    complete_end(app);
    if (asking == ASK_FILTER) /* what is there already comes back with Up */
        history_add(history_of(app, asking), &app->list.filter);
    history_start(history_of(app, asking));
    prompt_clear(&app->prompt);
}

void ask_ignore(struct app *app)
{
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    ask(app, ASK_COMMAND);
    strbuf_addf(&text, "%s ", command_info(CMD_IGNORE)->name);
    ignore_write(app->ignored, &text);
    prompt_replace(&app->prompt, 0, 0, text.at, text.n);
    arena_free(&scratch);
}

static struct search_text text_to_stop(const struct app *app)
{
    struct search_text text = app_search_text(app);
    text.stop = app->options.stop;
    text.context = app->options.stop_context;
    return text;
}

/* While nobody asked for it, any key ends the work. */
static struct search_text text_to_leave(const struct app *app)
{
    struct search_text text = app_search_text(app);
    text.stop = app->options.waiting;
    text.context = app->options.stop_context;
    return text;
}

static void search_stopped(struct app *app)
{
    search_clear(&app->search);
    app_message(app, true, "The search took too long and was stopped.");
}

/* The panes' first row as a place of the base list. */
static struct place base_place(const struct app *app, struct place place)
{
    uint32_t block = fold_base(&app->base, app->shown, place.block);
    return (struct place){block, app->layout->blocks.at[place.block].folded ? 0 : place.row};
}

static struct place found_place(struct app *app)
{
    return layout_find(app->layout, app->search.found.side, app->search.found.span.start);
}

static void show_found(struct app *app)
{
    struct place place = found_place(app);
    nav_show(app, place, place);
}

void ask_find(struct app *app, bool forward, unsigned long count)
{
    if (!app->search.pattern) {
        app_message(app, false, "Nothing to find yet: / asks for a pattern.");
        return;
    }
    if (app->base.n == 0)
        return;
    if (app->search.has_found && !nav_is_shown(app, found_place(app)))
        app->search.has_found = false; /* go on from what is in view */
    struct search_text text = text_to_stop(app);
    bool round = false;
    for (; count > 0; count--) {
        enum search_result result =
            search_step(&app->search, &text, base_place(app, app->top), forward, &round);
        if (result == SEARCH_STOPPED) {
            search_stopped(app);
            return;
        }
        if (result == SEARCH_NOTHING) {
            app_message(app, true, "Not found in %s%s.%s", search_where_name(app->search.where),
                        app->options.partial ? " so far; the rest is still being compared" : "",
                        search_is_slow(&app->search) ? SLOW_PLACES : "");
            return;
        }
        if (round)
            app_message(app, false, forward ? "From the beginning again." : "From the end again.");
        else if (search_is_slow(&app->search))
            app_message(app, true, "Found.%s", SLOW_PLACES);
    }
    app_unfold(app, app->search.found.side, app->search.found.span.start);
    show_found(app);
}

void ask_find_plain(struct app *app, const char *text, size_t n)
{
    struct prompt quoted;
    prompt_clear(&quoted);
    for (size_t i = 0; i < n && quoted.n + 2 < PROMPT_MAX / 2; i++) {
        if (strchr("\\^$.[]|()?*+{}", text[i]) && text[i])
            prompt_replace(&quoted, quoted.n, 0, "\\", 1);
        prompt_replace(&quoted, quoted.n, 0, text + i, 1);
    }
    struct error error;
    if (!search_set(&app->search, quoted.text, quoted.n, &error)) {
        app_message(app, true, "%s", error.text);
        return;
    }
    history_add(history_of(app, ASK_SEARCH), &quoted);
    app->search.backwards = false;
    ask_find(app, true, 1);
}

/* The first match as it is typed. Folds stay, so that leaving brings back what
 * was there. */
static void search_live(struct app *app)
{
    const struct prompt *prompt = &app->prompt;
    struct error error;
    app->top = layout_clamp(app->layout, app->asked_at, (unsigned)app->geometry.text_rows);
    app->asked_error = false;
    if (prompt->n == 0 || !search_set(&app->search, prompt->text, prompt->n, &error)) {
        app->asked_error = prompt->n > 0;
        search_clear(&app->search);
        return;
    }
    if (app->base.n == 0)
        return;
    struct search_text text = text_to_leave(app);
    bool round;
    if (search_step(&app->search, &text, base_place(app, app->asked_at), app->asking == ASK_SEARCH,
                    &round) == SEARCH_FOUND)
        show_found(app);
}

void ask_idle(struct app *app)
{
    if (!app->search.pattern || app->search.counted)
        return;
    struct search_text text = text_to_leave(app);
    search_count(&app->search, &text, IDLE_BYTES);
    if (app->search.count_gave_up && app->asking == ASK_NOTHING)
        search_stopped(app);
}

static enum effect done(struct app *app)
{
    enum asking asking = app->asking;
    struct prompt *prompt = &app->prompt;
    char text[PROMPT_MAX + 1];
    struct error error;
    memcpy(text, prompt->text, prompt->n);
    text[prompt->n] = '\0';
    app->asking = ASK_NOTHING;
    history_add(history_of(app, asking), prompt);
    if (asking == ASK_COMMAND)
        return prompt->n ? ask_command(app, text) : EFFECT_NONE;
    if (asking == ASK_NOTE || asking == ASK_SOURCE) {
        decide_typed(app, asking, text);
        return EFFECT_NONE;
    }
    if (asking == ASK_FILTER) {
        struct prompt before = app->list.filter;
        app->list.filter = *prompt;
        if (!lists_fill(app, &error)) {
            app->list.filter = before;
            app_message(app, true, "%s", error.text);
        }
        app_refit(app);
        return EFFECT_NONE;
    }
    app->top = layout_clamp(app->layout, app->asked_at, (unsigned)app->geometry.text_rows);
    const struct history *history = history_of(app, asking);
    if (prompt->n == 0 && history->n) /* the last one again */
        *prompt = history->at[history->n - 1];
    if (prompt->n && !search_set(&app->search, prompt->text, prompt->n, &error)) {
        app_message(app, true, "%s", error.text);
        return EFFECT_NONE;
    }
    app->search.backwards = asking == ASK_SEARCH_BACK;
    ask_find(app, asking == ASK_SEARCH, 1);
    return EFFECT_NONE;
}

static void leave(struct app *app)
{
    if (searches(app->asking)) {
        bool slow = search_is_slow(&app->search);
        search_clear(&app->search);
        if (slow)
            app_message(app, true, "The search took too long and was stopped.");
        app->top = layout_clamp(app->layout, app->asked_at, (unsigned)app->geometry.text_rows);
    }
    app->asking = ASK_NOTHING;
}

enum effect ask_key(struct app *app, key k)
{
    struct history *history = history_of(app, app->asking);
    size_t n = app->prompt.n;
    if (k == KEY_TAB || k == KEY_BACK_TAB)
        return complete_prompt(app, k == KEY_BACK_TAB);
    complete_end(app);
    switch (k) {
    case KEY_UP_ARROW:
    case KEY_CONTROL('p'):
        history_step(history, true, &app->prompt);
        break;
    case KEY_DOWN_ARROW:
    case KEY_CONTROL('n'):
        history_step(history, false, &app->prompt);
        break;
    default:
        switch (prompt_key(&app->prompt, k)) {
        case PROMPT_GOES_ON:
            break;
        case PROMPT_DONE:
            return done(app);
        case PROMPT_LEFT:
            leave(app);
            return EFFECT_NONE;
        }
    }
    if (searches(app->asking) &&
        (n != app->prompt.n || k == KEY_UP_ARROW || k == KEY_DOWN_ARROW ||
         k == KEY_CONTROL('p') || k == KEY_CONTROL('n')))
        search_live(app);
    return EFFECT_NONE;
}

void ask_paste(struct app *app, key k)
{
    if (k == KEY_RETURN || k == KEY_TAB)
        k = ' '; /* a line end in what was copied must not send it off */
    if (k >= ' ' && k < KEY_SPECIAL)
        ask_key(app, k);
}

static void go_to_place(struct app *app, const char *text)
{
    char *end;
    unsigned long paragraph = strtoul(text, &end, 10);
    if (strcmp(end, "%") == 0) {
        nav_percent(app, paragraph);
    } else if (*end == '.' && end[1] >= '0' && end[1] <= '9') {
        unsigned long sentence = strtoul(end + 1, &end, 10);
        if (!*end)
            nav_sentence(app, paragraph, sentence);
    } else if (!*end) {
        nav_paragraph(app, paragraph);
    }
    if (*end && strcmp(end, "%") != 0)
        app_message(app, true, "A place looks like 12, 12.3 or 40%%.");
}

/* A command with what stands behind its name. */
static enum effect command_with(struct app *app, enum command command, const char *rest)
{
    struct error error;
    size_t n = strlen(rest);
    bool good;
    switch (command) {
    case CMD_SET:
        good = config_set(&app->settings, rest, n, &error);
        break;
    case CMD_THEME:
        good = settings_set(&app->settings, "theme", 5, rest, n, &error);
        break;
    case CMD_VIEW:
        good = settings_set(&app->settings, "view", 4, rest, n, &error);
        break;
    case CMD_COSMETIC:
        good = settings_set(&app->settings, "cosmetic", 8, rest, n, &error);
        break;
    case CMD_IGNORE:
        good = ignore_read(rest, n, &app->ignored, &error);
        if (good)
            return EFFECT_IGNORE;
        break;
    case CMD_BIND:
    case CMD_UNBIND:
        good = command == CMD_BIND ? config_bind(&app->keymap, rest, n, &error)
                                   : config_unbind(&app->keymap, rest, n, &error);
        if (!good)
            app_message(app, true, "%s", error.text);
        return EFFECT_NONE;
    case CMD_LIST:
    case CMD_FACTS:
        lists_open(app, command == CMD_LIST ? LIST_CHANGES : LIST_FACTS, rest);
        return EFFECT_NONE;
    case CMD_SEARCH:
    case CMD_SEARCH_BACK:
        ask(app, command == CMD_SEARCH ? ASK_SEARCH : ASK_SEARCH_BACK);
        prompt_replace(&app->prompt, 0, 0, rest, n);
        return done(app);
    default:
        if (pinning_knows(command)) {
            pinning_with(app, command, rest);
            return EFFECT_NONE;
        }
        if (decide_knows(command)) {
            decide_with(app, command, rest);
            return EFFECT_NONE;
        }
        app_message(app, true, "%s takes nothing behind its name.", command_info(command)->name);
        return EFFECT_NONE;
    }
    if (!good) {
        app_message(app, true, "%s", error.text);
        return EFFECT_NONE;
    }
    app_settings_changed(app);
    return EFFECT_SETTINGS;
}

enum effect ask_command(struct app *app, const char *text)
{
    text += strspn(text, " ");
    if (*text >= '0' && *text <= '9') {
        go_to_place(app, text);
        return EFFECT_NONE;
    }
    size_t n = strcspn(text, " ");
    bool urged = n > 0 && text[n - 1] == '!';
    enum command command = command_find(text, urged ? n - 1 : n);
    if (urged && command != CMD_WRITE && command != CMD_REPORT)
        command = CMD_NONE;
    if (command == CMD_NONE) {
        if (n)
            app_message(app, true, "There is no command and no place \"%s\".", text);
        return EFFECT_NONE;
    }
    const char *rest = text + n + strspn(text + n, " ");
    char trimmed[PROMPT_MAX + 1];
    size_t size = strlen(rest);
    while (size && rest[size - 1] == ' ')
        size--;
    memcpy(trimmed, rest, size);
    trimmed[size] = '\0';
    if (size && outside_knows(command))
        return outside_with(app, command, trimmed, urged);
    return size ? command_with(app, command, trimmed) : run_command(app, command, 1, false);
}

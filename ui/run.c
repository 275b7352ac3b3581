#include "ui/run.h"

#include <stdio.h>
#include <string.h>

#include "ui/ask.h"
#include "ui/decide.h"
#include "ui/folding.h"
#include "ui/lists.h"
#include "ui/nav.h"
#include "ui/outside.h"
#include "ui/page.h"
#include "ui/pinning.h"
#include "view/wrap.h"

enum { COUNT_MAX = 9999 /* rows that one key may pass: bounds its work */, FIND_WORD_MAX = 60 };

static void cancel(struct app *app)
{
    if (app->mode != MODE_READ)
        app->mode = MODE_READ;
    else
        search_clear(&app->search);
}

static void next_view(struct app *app)
{
    static const enum view_choice after[] = {
        [SHOW_AUTO] = SHOW_INLINE, [SHOW_PANES] = SHOW_INLINE, [SHOW_INLINE] = SHOW_CHANGES,
        [SHOW_CHANGES] = SHOW_PANES};
    enum view_choice view = after[app->settings.value[SET_VIEW]];
    if (app->settings.value[SET_VIEW] == SHOW_AUTO && app->geometry.view == VIEW_INLINE)
        view = SHOW_CHANGES; /* one column it is already */
    app->settings.value[SET_VIEW] = (int)view;
    app_settings_changed(app);
    static const char *const names[] = {"", "Side by side.", "In one column.", "Changes only."};
    app_message(app, false, "%s", names[view]);
}

static void next_cosmetic(struct app *app)
{
    static const char *const says[] = {"shown like others", "dim", "hidden"};
    int cosmetic = (app->settings.value[SET_COSMETIC] + 1) % 3;
    app->settings.value[SET_COSMETIC] = cosmetic;
    app_settings_changed(app);
    app_message(app, false, "%zu cosmetic change%s: %s.", app->n_cosmetic,
                app->n_cosmetic == 1 ? "" : "s", says[cosmetic]);
}

static void next_theme(struct app *app)
{
    const char *const *names = app->options.themes;
    if (!names || !names[0])
        return;
    int at = 0;
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], app->settings.theme) == 0)
            at = names[i + 1] ? i + 1 : 0;
    }
    snprintf(app->settings.theme, sizeof app->settings.theme, "%s", names[at]);
    app_message(app, false, "Theme %s.", names[at]);
}

/* The words of the current change, NEW's where it has any, for a search. */
static void find_word(struct app *app)
{
    const struct change *change = app_change(app);
    if (!change) {
        app_message(app, false, "There is no current change to take words from.");
        return;
    }
    enum side side = span_empty(change->span[NEW]) ? OLD : NEW;
    const uint8_t *text = app->changes->collation->article[side]->text;
    struct span span = change->span[side];
    while (span.start < span.end && ascii_is_blank(text[span.start]))
        span.start++;
    while (span.start < span.end && ascii_is_blank(text[span.end - 1]))
        span.end--;
    if (span_size(span) > FIND_WORD_MAX) { /* of a whole paragraph the first word */
        span.end = span.start;
        while (!ascii_is_blank(text[span.end]) && span_size(span) < FIND_WORD_MAX)
            span.end++;
    }
    ask_find_plain(app, (const char *)text + span.start, span_size(span));
}

/* What was not saved is not left without a word. */
static bool may_quit(struct app *app, enum command command)
{
    size_t unsaved = app->options.desk ? desk_unsaved(app->options.desk) : 0;
    if (!unsaved || app->warned)
        return true;
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, command, 0), name);
    app_message(app, true, "%zu decision%s not saved. %s again leaves without. %s", unsaved,
                unsaved == 1 ? " is" : "s are", name, app->options.desk->trouble);
    app->warned = true;
    return false;
}

static void scroll(struct app *app, enum command command, long n, bool counted)
{
    long page = app->geometry.text_rows;
    long step = page > 2 ? page - 2 : 1; /* two rows stay for the eye */
    long by = command_rows(command, n, counted, step, page / 2);
    nav_scroll(app, by > COUNT_MAX ? COUNT_MAX : by < -COUNT_MAX ? -COUNT_MAX : by);
}

enum effect run_command(struct app *app, enum command command, unsigned long count, bool counted)
{
    long n = (long)(count < COUNT_MAX ? count : COUNT_MAX);
    switch (command) {
    case CMD_NONE:
    case CMD_COUNT:
        break;
    case CMD_DOWN:
    case CMD_UP:
    case CMD_PAGE_DOWN:
    case CMD_PAGE_UP:
    case CMD_HALF_DOWN:
    case CMD_HALF_UP:
        scroll(app, command, n, counted);
        break;
    case CMD_TOP:
        if (counted)
            nav_paragraph(app, count);
        else
            nav_top(app);
        break;
    case CMD_BOTTOM:
        if (counted)
            nav_paragraph(app, count);
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
    case CMD_NEXT_OPEN:
        nav_step(app, STEP_OPEN, true, count);
        break;
    case CMD_PREVIOUS_OPEN:
        nav_step(app, STEP_OPEN, false, count);
        break;
    case CMD_NEXT_OPEN_FACT:
        nav_step(app, STEP_OPEN_FACT, true, count);
        break;
    case CMD_ACCEPT:
    case CMD_STET:
    case CMD_QUERY:
    case CMD_CLEAR:
    case CMD_ACCEPT_PARAGRAPH:
    case CMD_STET_PARAGRAPH:
    case CMD_QUERY_PARAGRAPH:
    case CMD_NOTE:
    case CMD_CHECKED:
    case CMD_UNCHECKED:
    case CMD_UNDO:
    case CMD_REDO:
        decide_run(app, command);
        break;
    case CMD_PIN:
    case CMD_PART:
    case CMD_UNPIN:
        pinning_run(app, command);
        break;
    case CMD_COPY:
    case CMD_COPY_OLD:
    case CMD_EDIT:
    case CMD_EDIT_OLD:
    case CMD_NOTE_EDITOR:
    case CMD_WRITE:
    case CMD_REPORT:
        return outside_run(app, command);
    case CMD_SEARCH:
        ask(app, ASK_SEARCH);
        break;
    case CMD_SEARCH_BACK:
        ask(app, ASK_SEARCH_BACK);
        break;
    case CMD_FIND_NEXT:
        ask_find(app, !app->search.backwards, count);
        break;
    case CMD_FIND_PREVIOUS:
        ask_find(app, app->search.backwards, count);
        break;
    case CMD_PLACE:
        ask(app, ASK_COMMAND);
        break;
    case CMD_FIND_WORD:
        find_word(app);
        break;
    case CMD_FIND_WHERE:
        search_set_where(&app->search, (app->search.where + 1) % WHERE_COUNT);
        app_message(app, false, "Searching in %s.", search_where_name(app->search.where));
        break;
    case CMD_DETAIL_DOWN:
        if (app->detail.cut && !app->detail.full) { /* the whole sentences first */
            app->detail.full = true;
            app_refit(app);
            break;
        }
        detail_scroll(&app->detail, app->geometry.detail_rows, (int)n);
        break;
    case CMD_DETAIL_UP:
        detail_scroll(&app->detail, app->geometry.detail_rows, -(int)n);
        break;
    case CMD_LIST:
    case CMD_FACTS:
        lists_toggle(app, command == CMD_LIST ? LIST_CHANGES : LIST_FACTS);
        break;
    case CMD_VIEW:
        next_view(app);
        break;
    case CMD_FOLD:
        folding_toggle(app);
        break;
    case CMD_FOLD_ALL:
        folding_toggle_all(app);
        break;
    case CMD_COSMETIC:
        next_cosmetic(app);
        break;
    case CMD_IGNORE:
        ask_ignore(app);
        break;
    case CMD_THEME:
        next_theme(app);
        return EFFECT_SETTINGS;
    case CMD_SET:
    case CMD_BIND:
    case CMD_UNBIND: /* by name only, with what they need */
        app_message(app, false, "%s", command_info(command)->help);
        break;
    case CMD_REDRAW:
        return EFFECT_REDRAW;
    case CMD_CANCEL:
        cancel(app);
        break;
    case CMD_HELP:
        page_toggle(app, MODE_HELP);
        break;
    case CMD_LEFT_OUT:
        page_toggle(app, MODE_LEFT_OUT);
        break;
    case CMD_RELOAD:
        return EFFECT_RELOAD;
    case CMD_SUSPEND:
        return EFFECT_SUSPEND;
    case CMD_QUIT:
        return may_quit(app, command) ? EFFECT_QUIT : EFFECT_NONE;
    case CMD_STOP:
        return may_quit(app, command) ? EFFECT_STOP : EFFECT_NONE;
    }
    return EFFECT_NONE;
}

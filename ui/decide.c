#include "ui/decide.h"

#include <string.h>

#include "base/vec.h"
#include "change/counterpart.h"
#include "ui/ask.h"
#include "ui/lists.h"
#include "ui/nav.h"

/* The changes that a command is about. */
struct chosen {
    size_t *at;
    size_t n, cap;
};

static const struct {
    enum command command;
    enum verdict verdict;
    bool many; /* the paragraph, or all that is listed */
} verdicts[] = {
    {CMD_ACCEPT, VERDICT_ACCEPT, false},          {CMD_STET, VERDICT_STET, false},
    {CMD_QUERY, VERDICT_QUERY, false},            {CMD_CLEAR, VERDICT_OPEN, false},
    {CMD_ACCEPT_PARAGRAPH, VERDICT_ACCEPT, true}, {CMD_STET_PARAGRAPH, VERDICT_STET, true},
    {CMD_QUERY_PARAGRAPH, VERDICT_QUERY, true},
};

enum { VERDICT_COMMANDS = sizeof verdicts / sizeof *verdicts };

bool decide_knows(enum command command)
{
    for (int i = 0; i < VERDICT_COMMANDS; i++)
        if (verdicts[i].command == command)
            return true;
    return command == CMD_NOTE || command == CMD_CHECKED || command == CMD_UNCHECKED ||
           command == CMD_UNDO || command == CMD_REDO;
}

/* Whether there is a review; says why not. */
static bool can_decide(struct app *app)
{
    if (app->options.desk)
        return true;
    app_message(app, true, app->options.partial ? "The rest is still being compared."
                                                : "Nothing can be decided here.");
    return false;
}

/* The change at hand: in a list the one that is selected. */
static bool has_change(struct app *app)
{
    if (app->mode == MODE_LIST && list_change(&app->list) != NO_CHANGE)
        app_set_current(app, list_change(&app->list));
    if (app->current != NO_CHANGE)
        return true;
    app_message(app, false, "There is no current change; ] goes to the next.");
    return false;
}

static void choose(struct chosen *chosen, struct arena *arena, size_t change)
{
    *VEC_ADD(arena, chosen) = change;
}

/* The current change, with the other ends of what it moves. */
static void choose_current(const struct app *app, struct chosen *chosen, struct arena *arena)
{
    size_t others[COUNTERPARTS_MAX], n = counterparts(app->changes, app->current, others);
    choose(chosen, arena, app->current);
    for (size_t i = 0; i < n; i++)
        choose(chosen, arena, others[i]);
}

/* All changes of the current one's sentence, or paragraph. */
static void choose_around(struct app *app, bool sentence, struct chosen *chosen,
                          struct arena *arena)
{
    const struct changes *changes = app->changes;
    const struct change *current = app_change(app);
    for (size_t i = changes_first(changes, current->paragraph);
         i < changes->n && changes->at[i].paragraph == current->paragraph; i++)
        if (!app_hides(app, &changes->at[i]) &&
            (!sentence || changes->at[i].sentence == current->sentence))
            choose(chosen, arena, i);
}

static void choose_listed(const struct list *list, struct chosen *chosen, struct arena *arena)
{
    for (size_t i = 0; i < list->entries.n; i++)
        if (list->entries.at[i].change != NO_CHANGE)
            choose(chosen, arena, list->entries.at[i].change);
}

/* Words of --only, "facts,open", as a list's filter has them: "is:facts is:open".
 * Whatever else stands there stays, a pattern for one. */
static void add_as_filter(const char *word, size_t n, struct strbuf *out)
{
    struct filter known = {0};
    struct error error;
    struct strbuf list = {.arena = out->arena};
    strbuf_add(&list, word, n);
    bool all = filter_read(&known, strbuf_cstr(&list), &error);
    for (size_t at = 0; at < n;) {
        size_t size = all ? strcspn(list.at + at, ",") : n;
        strbuf_addf(out, "%s%s%.*s", out->n ? " " : "", all ? "is:" : "", (int)size, list.at + at);
        at += size + 1;
    }
}

/* What a list with this filter would list. */
static bool choose_filtered(struct app *app, const char *words, struct chosen *chosen,
                            struct arena *arena)
{
    struct strbuf said = {.arena = arena};
    for (; *(words += strspn(words, " ")); words += strcspn(words, " "))
        add_as_filter(words, strcspn(words, " "), &said);
    const char *filter = strbuf_cstr(&said);
    struct list list = {.kind = LIST_CHANGES, .no_cosmetic = app->base.cosmetic == COSMETIC_HIDE};
    struct error error;
    prompt_replace(&list.filter, 0, 0, filter, strlen(filter));
    bool good = list_fill(&list, app->changes, NULL, app_review(app), app->options.stop,
                          app->options.stop_context, &error);
    if (good)
        choose_listed(&list, chosen, arena);
    else
        app_message(app, true, "%s", error.text);
    list_free(&list);
    return good;
}

void decide_say_news(struct app *app)
{
    struct error news;
    if (app->options.desk && desk_news(app->options.desk, &news))
        app_message(app, true, "%s", news.text);
}

void decide_say_trouble(struct app *app)
{
    const struct desk *desk = app->options.desk;
    if (desk_unsaved(desk))
        app_message(app, true, "NOT SAVED, only kept in memory: %s", desk->trouble);
    else
        decide_say_news(app);
}

/* On to what is still open, where the reader wants that. */
static void step_on(struct app *app)
{
    if (app->mode == MODE_LIST) {
        list_move(&app->list, 1);
        list_scroll(&app->list, app->geometry.list_rows - LIST_TITLE_ROWS);
        return;
    }
    if (!app->settings.value[SET_STEP])
        return;
    const struct tally *tally = &app->options.desk->tally;
    if (tally->decided == tally->changes)
        app_message(app, false, "All changes are decided: %zu.", tally->changes);
    else
        nav_step(app, STEP_OPEN, true, 1);
}

/* Says what became of a number of changes: of all that was asked for, or of one move. */
static void say_many(struct app *app, size_t n, enum verdict verdict, bool one)
{
    static const char *const says[VERDICT_COUNT] = {"open again", "accepted", "stay as they were",
                                                    "queried"};
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, CMD_UNDO, 0), name);
    app_message(app, false, "%zu %s: %s. %s undoes it.", n, one ? "ends of a move" : "changes",
                says[verdict], name);
}

/* What is open need not be opened. */
static void leave_decided(const struct app *app, struct chosen *chosen)
{
    size_t n = 0;
    for (size_t i = 0; i < chosen->n; i++)
        if (!decision_is_open(desk_decision(app->options.desk, chosen->at[i])))
            chosen->at[n++] = chosen->at[i];
    chosen->n = n;
}

/* `one`: of the change at hand alone, from which it goes on. */
static void rule(struct app *app, struct chosen *chosen, enum verdict verdict, bool one)
{
    if (verdict == VERDICT_OPEN)
        leave_decided(app, chosen);
    if (!chosen->n) {
        app_message(app, false, verdict == VERDICT_OPEN ? "Nothing is decided there."
                                                        : "There is no such change.");
        return;
    }
    desk_rule(app->options.desk, chosen->at, chosen->n,
              (struct ruling){.fields = RULES_VERDICT, .verdict = verdict});
    app_reviewed(app);
    if (chosen->n > 1)
        say_many(app, chosen->n, verdict, one);
    if (verdict != VERDICT_OPEN && (one || chosen->n == 1))
        step_on(app);
    decide_say_trouble(app);
}

static void rule_here(struct app *app, enum verdict verdict, bool many)
{
    struct arena arena = {0};
    struct chosen chosen = {0};
    if (many && app->mode == MODE_LIST) {
        choose_listed(&app->list, &chosen, &arena);
        rule(app, &chosen, verdict, false);
    } else if (has_change(app)) {
        if (many)
            choose_around(app, false, &chosen, &arena);
        else
            choose_current(app, &chosen, &arena);
        rule(app, &chosen, verdict, !many);
    }
    arena_free(&arena);
}

/* What an act ruled, and on how many changes. */
static const char *name_of(const struct desk_undone *undone)
{
    bool one = undone->n == 1;
    if (undone->fields == RULES_NOTE)
        return one ? "note" : "notes";
    if (undone->fields == RULES_CHECKED)
        return one ? "check of a fact" : "checks of facts";
    return one ? "decision" : "decisions";
}

static void undo(struct app *app, bool redo)
{
    struct desk_undone undone;
    uint64_t pins = app->options.desk->pins_key;
    if (!desk_undo(app->options.desk, redo, &undone)) {
        app_message(app, false, redo ? "There is nothing to redo." : "There is nothing to undo.");
        return;
    }
    app_reviewed(app);
    if (app->options.desk->pins_key != pins) {
        app_message(app, false, redo ? "Done again: partners by hand."
                                     : "Undone: partners by hand.");
        decide_say_trouble(app);
        return;
    }
    if (undone.change != SIZE_MAX && app->mode == MODE_READ) {
        app_set_current(app, undone.change);
        nav_show_change(app);
    }
    app_message(app, false, "%s: %zu %s%s.", redo ? "Done again" : "Undone", undone.n,
                name_of(&undone), undone.change == SIZE_MAX ? ", on text that is not here" : "");
    decide_say_trouble(app);
}

const char *decide_note(const struct app *app)
{
    const struct decision *decision = app_decision(app, app->current);
    const struct note *note =
        decision ? decision_note_of(decision, app->options.desk->options.who) : NULL;
    return note ? note->text : NULL;
}

static void ask_with(struct app *app, enum asking asking, const char *text)
{
    if (!has_change(app))
        return;
    ask(app, asking);
    if (text)
        prompt_replace(&app->prompt, 0, 0, text, strlen(text));
}

/* Only facts can be checked; says so of others. */
static bool is_fact(struct app *app)
{
    if (app_change(app)->risk == RISK_FACT || app_decision(app, app->current)->checked)
        return true;
    char name[KEY_NAME_MAX];
    key_label(keymap_key(&app->keymap, CMD_NOTE, 0), name);
    app_message(app, false, "This change is no fact that could be checked. %s writes a note.",
                name);
    return false;
}

static void set_checked(struct app *app, bool checked, const char *source)
{
    desk_rule(app->options.desk, &app->current, 1,
              (struct ruling){.fields = RULES_CHECKED, .checked = checked, .source = source});
    app_reviewed(app);
    decide_say_trouble(app);
}

void decide_run(struct app *app, enum command command)
{
    if (!can_decide(app))
        return;
    for (int i = 0; i < VERDICT_COMMANDS; i++)
        if (verdicts[i].command == command) {
            rule_here(app, verdicts[i].verdict, verdicts[i].many);
            return;
        }
    if (command == CMD_UNDO || command == CMD_REDO) {
        undo(app, command == CMD_REDO);
    } else if (has_change(app)) {
        const struct decision *decision = desk_decision(app->options.desk, app->current);
        if (command == CMD_NOTE)
            ask_with(app, ASK_NOTE, decide_note(app));
        else if (!is_fact(app))
            return;
        else if (command == CMD_CHECKED)
            ask_with(app, ASK_SOURCE, decision->source);
        else if (decision->checked)
            set_checked(app, false, NULL);
        else
            app_message(app, false, "The fact was not checked.");
    }
}

static bool is(const char *word, const char *name)
{
    return strcmp(word, name) == 0;
}

void decide_with(struct app *app, enum command command, const char *rest)
{
    struct arena arena = {0};
    struct chosen chosen = {0};
    bool good = can_decide(app);
    if (good && (command == CMD_NOTE || command == CMD_CHECKED)) {
        if (has_change(app))
            decide_typed(app, command == CMD_NOTE ? ASK_NOTE : ASK_SOURCE, rest);
        return;
    }
    enum verdict verdict = VERDICT_COUNT;
    for (int i = 0; i < VERDICT_COMMANDS && good; i++)
        if (verdicts[i].command == command)
            verdict = verdicts[i].verdict;
    if (!good) {
    } else if (verdict == VERDICT_COUNT) {
        app_message(app, true, "%s takes nothing behind its name.", command_info(command)->name);
        good = false;
    } else if (is(rest, "sentence") || is(rest, "paragraph")) {
        good = has_change(app);
        if (good)
            choose_around(app, is(rest, "sentence"), &chosen, &arena);
    } else if (is(rest, "listed")) {
        choose_listed(&app->list, &chosen, &arena);
    } else {
        good = choose_filtered(app, is(rest, "all") ? "" : rest, &chosen, &arena);
    }
    if (good)
        rule(app, &chosen, verdict, false);
    arena_free(&arena);
}

void decide_typed(struct app *app, enum asking asking, const char *text)
{
    if (!can_decide(app) || !has_change(app))
        return;
    if (asking == ASK_SOURCE) {
        if (is_fact(app))
            set_checked(app, true, *text ? text : NULL);
        return;
    }
    const char *before = decide_note(app);
    if (before ? strcmp(before, text) == 0 : !*text)
        return;
    desk_rule(app->options.desk, &app->current, 1,
              (struct ruling){.fields = RULES_NOTE, .note = *text ? text : NULL});
    app_reviewed(app);
    decide_say_trouble(app);
}

const char *decide_mark(enum verdict verdict, bool ascii)
{
    static const char *const marks[VERDICT_COUNT][2] = {
        [VERDICT_OPEN] = {"", ""},
        [VERDICT_ACCEPT] = {"✓", "a"},
        [VERDICT_STET] = {"s", "s"},
        [VERDICT_QUERY] = {"?", "?"},
    };
    return marks[verdict][ascii];
}

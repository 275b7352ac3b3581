#include "ui/complete.h"

#include <string.h>

#include "review/filter.h"
#include "ui/outside.h"

struct word {
    const char *at;
    size_t n;
};

/* Where a word is looked for. */
struct words {
    struct completion *out;
    struct word begun;
};

/* What stands before the word that is begun; of more than these only how many. */
enum { BEFORE_MAX = 2 };
struct before {
    struct word word[BEFORE_MAX];
    size_t end[BEFORE_MAX]; /* bytes of the prompt, blanks behind the word included */
    struct word last;       /* right before it */
    bool has_options;       /* among them */
    int n;
};

static bool is(struct word word, const char *name)
{
    return strlen(name) == word.n && memcmp(name, word.at, word.n) == 0;
}

static void offer_bytes(struct words *words, const char *at, size_t n)
{
    struct completion *out = words->out;
    if (n < words->begun.n || memcmp(at, words->begun.at, words->begun.n) != 0 ||
        out->n == COMPLETE_MAX)
        return;
    out->word[out->n].at = at;
    out->word[out->n++].n = n;
}

static void offer(struct words *words, const char *word)
{
    offer_bytes(words, word, strlen(word));
}

static void offer_choices(struct words *words, const char *choices)
{
    const char *choice;
    size_t n;
    for (int i = 0; choices && (choice = setting_choice(choices, i, &n)); i++)
        offer_bytes(words, choice, n);
}

static void offer_themes(struct words *words, const struct app *app)
{
    for (const char *const *name = app->options.themes; name && *name; name++)
        offer(words, *name);
}

static void offer_commands(struct words *words)
{
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++)
        offer(words, command_info((enum command)command)->name);
}

static void offer_settings(struct words *words)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        offer(words, setting_info((enum setting)i)->name);
    offer(words, "theme");
}

static void offer_values(struct words *words, const struct app *app, struct word name)
{
    if (is(name, "theme"))
        offer_themes(words, app);
    for (int i = 0; i < SETTING_COUNT; i++)
        if (is(name, setting_info((enum setting)i)->name))
            offer_choices(words, setting_info((enum setting)i)->choices);
}

/* The prefixes first: the words behind them are many. */
static void offer_filters(struct words *words)
{
    static const char *const kinds[] = {"kind:reworded", "kind:inserted", "kind:deleted",
                                        "kind:split",    "kind:merged",   "kind:moved"};
    static const char *const classes[] = {
#define X(id, name, risk) "class:" name,
        CHANGE_CLASSES(X)
#undef X
    };
    static const char *const states[] = {
#define X(group, name, test) "is:" name,
        FILTER_WORDS(X)
#undef X
    };
    if (!memchr(words->begun.at, ':', words->begun.n)) {
        offer(words, "is:");
        offer(words, "kind:");
        offer(words, "class:");
        return;
    }
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        offer(words, states[i]);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        offer(words, kinds[i]);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        offer(words, classes[i]);
}

/* The words of --only. */
static void offer_only(struct words *words)
{
    const char *word;
    for (int i = 0; (word = filter_word(i)); i++)
        offer(words, word);
}

/* Which changes a decision is for. */
static void offer_extents(struct words *words)
{
    offer(words, "sentence");
    offer(words, "paragraph");
    offer(words, "listed");
    offer(words, "all");
    if (words->begun.n)
        offer_only(words);
    offer_filters(words);
}

static void offer_label(struct words *words, key k)
{
    struct completion *out = words->out;
    if (k == KEY_NONE || out->n_labels + KEY_NAME_MAX > sizeof out->labels)
        return;
    char *label = out->labels + out->n_labels;
    out->n_labels += key_label(k, label) + 1;
    offer(words, label);
}

static void offer_keys(struct words *words, const struct app *app, bool bound)
{
    for (int i = 0; bound && i < app->keymap.n; i++)
        if (app->keymap.at[i].command != CMD_NONE)
            offer_label(words, app->keymap.at[i].k);
    for (key k = KEY_SPECIAL + 1; !bound && k < KEY_SPECIAL_END; k++)
        offer_label(words, k);
}

static void offer_files(struct words *words, const struct app *app)
{
    words->out->wants_files = !app->files.known;
    for (size_t i = 0; i < app->files.n; i++)
        offer(words, app->files.at[i]);
}

static void split(const struct prompt *prompt, struct before *before, struct completion *out)
{
    size_t at = 0, start = 0;
    while (at < prompt->cursor) {
        start = at;
        while (at < prompt->cursor && prompt->text[at] != ' ' && prompt->text[at] != '=')
            at++;
        if (at == prompt->cursor)
            break;
        if (at > start) {
            before->last = (struct word){prompt->text + start, at - start};
            before->has_options |= prompt->text[start] == '-';
            if (before->n < BEFORE_MAX)
                before->word[before->n] = before->last;
            before->n++;
        }
        start = ++at;
        if (before->n > 0 && before->n <= BEFORE_MAX)
            before->end[before->n - 1] = at;
    }
    out->start = start;
}

/* What may stand behind write and report: a format, options, their values, a file. */
static void offer_writing(struct words *words, const struct app *app, enum command command,
                          const struct before *before)
{
    const char *word;
    if (is(before->last, "--only")) {
        while (memchr(words->begun.at, ',', words->begun.n)) { /* of a list its last word */
            words->out->start++;
            words->begun.at++;
            words->begun.n--;
        }
        offer_only(words);
    } else if (is(before->last, "--undecided")) {
        offer_choices(words, setting_info(SET_UNDECIDED)->choices);
    } else if (words->begun.n && *words->begun.at == '-') {
        for (int i = 0; (word = outside_option(i)); i++)
            offer(words, word);
    } else {
        for (int i = command == CMD_REPORT; before->n == 1 && (word = outside_format(i)); i++)
            offer(words, word);
        if (before->n > 1 || command == CMD_WRITE)
            offer_files(words, app);
    }
}

/* What may stand behind a command's name. */
static void offer_arguments(struct words *words, const struct app *app, enum command command,
                            const struct before *before)
{
    bool first = before->n == 1, second = before->n == 2;
    switch (command) {
    case CMD_THEME:
        if (first)
            offer_themes(words, app);
        break;
    case CMD_VIEW:
    case CMD_COSMETIC:
        if (first)
            offer_choices(words,
                          setting_info(command == CMD_VIEW ? SET_VIEW : SET_COSMETIC)->choices);
        break;
    case CMD_SET:
        if (first)
            offer_settings(words);
        else if (second)
            offer_values(words, app, before->word[1]);
        break;
    case CMD_BIND:
        if (first) {
            offer_keys(words, app, false);
        } else if (second) {
            offer_commands(words);
            offer(words, "none");
        }
        break;
    case CMD_UNBIND:
        if (first)
            offer_keys(words, app, true);
        break;
    case CMD_IGNORE:
        offer_choices(words, "case|punctuation|typography|diacritics|whitespace|all|none");
        break;
    case CMD_LIST:
    case CMD_FACTS:
        offer_filters(words);
        break;
    case CMD_ACCEPT:
    case CMD_STET:
    case CMD_QUERY:
    case CMD_CLEAR:
        if (first)
            offer_extents(words);
        else
            offer_filters(words);
        break;
    case CMD_REPORT:
    case CMD_WRITE:
        offer_writing(words, app, command, before);
        break;
    default:
        break;
    }
}

void complete(const struct app *app, struct completion *out)
{
    const struct prompt *prompt = app->completing.on ? &app->completing.begun : &app->prompt;
    struct before before = {.n = 0};
    out->n = 0;
    out->n_labels = 0;
    out->wants_files = false;
    split(prompt, &before, out);
    enum command command = CMD_NONE;
    if (app->asking == ASK_COMMAND && before.n > 0) {
        struct word name = before.word[0];
        bool urged = name.at[name.n - 1] == '!';
        command = command_find(name.at, urged ? name.n - 1 : name.n);
        int words = command == CMD_WRITE ? 1 : command == CMD_REPORT ? 2 : BEFORE_MAX + 1;
        bool option = out->start < prompt->cursor && prompt->text[out->start] == '-';
        if (before.n >= words && !before.has_options && !option)
            out->start = before.end[words - 1]; /* blanks are of the name */
    }
    struct words words = {out, {prompt->text + out->start, prompt->cursor - out->start}};
    if (app->asking == ASK_FILTER)
        offer_filters(&words);
    else if (app->asking == ASK_COMMAND && before.n == 0)
        offer_commands(&words);
    else if (app->asking == ASK_COMMAND)
        offer_arguments(&words, app, command, &before);
}

static size_t agreed(const struct completion *found)
{
    size_t same = found->word[0].n;
    for (int i = 1; i < found->n; i++) {
        size_t n = 0;
        while (n < same && n < found->word[i].n &&
               found->word[i].at[n] == found->word[0].at[n])
            n++;
        same = n;
    }
    while (same > 0 && same < found->word[0].n &&
           ((unsigned char)found->word[0].at[same] & 0xc0) == 0x80)
        same--; /* not inside a character */
    return same;
}

/* Puts one of the words that are gone through into the prompt. */
static void show(struct app *app, const struct completion *found)
{
    struct completing *completing = &app->completing;
    app->prompt = completing->begun;
    prompt_replace(&app->prompt, found->start, app->prompt.cursor - found->start,
                   found->word[completing->at].at, found->word[completing->at].n);
}

enum effect complete_prompt(struct app *app, bool back)
{
    struct completing *completing = &app->completing;
    struct prompt *prompt = &app->prompt;
    struct completion found;
    complete(app, &found);
    if (found.wants_files) {
        size_t n = prompt->cursor - found.start;
        memcpy(app->request.path, prompt->text + found.start, n);
        app->request.path[n] = '\0';
        return EFFECT_FILES;
    }
    if (found.n == 0)
        return EFFECT_NONE;
    if (completing->on) {
        completing->at = (completing->at + (back ? found.n - 1 : 1)) % found.n;
        show(app, &found);
        return EFFECT_NONE;
    }
    size_t begun = prompt->cursor - found.start, same = agreed(&found);
    if (found.n > 1 && same <= begun) {
        completing->on = true;
        completing->begun = *prompt;
        completing->at = back ? found.n - 1 : 0;
        show(app, &found);
        return EFFECT_NONE;
    }
    prompt_replace(prompt, found.start, begun, found.word[0].at, same);
    char last = same ? found.word[0].at[same - 1] : ' ';
    if (found.n == 1 && app->asking == ASK_COMMAND && last != ':' && last != '=' && last != '/')
        prompt_replace(prompt, prompt->cursor, 0, " ", 1);
    if (last == '/')
        app->files.known = false; /* what is in it comes next */
    return EFFECT_NONE;
}

void complete_end(struct app *app)
{
    app->completing.on = false;
    app->files.known = false;
    app->files.n = 0;
}

void complete_with_files(struct app *app)
{
    app->files.known = true;
    complete_prompt(app, false);
}

#include "ui/complete.h"

#include <string.h>

#include "review/filter.h"

struct words {
    struct completion *out;
    const char *begun; /* of the prompt's word */
    size_t n;
};

static void offer(struct words *words, const char *at, size_t n)
{
    struct completion *out = words->out;
    if (n < words->n || memcmp(at, words->begun, words->n) != 0 || out->n == COMPLETE_MAX)
        return;
    out->word[out->n].at = at;
    out->word[out->n++].n = n;
}

static void offer_choices(struct words *words, const char *choices)
{
    const char *choice;
    size_t n;
    for (int i = 0; choices && (choice = setting_choice(choices, i, &n)); i++)
        offer(words, choice, n);
}

static void offer_themes(struct words *words, const struct app *app)
{
    for (const char *const *name = app->options.themes; name && *name; name++)
        offer(words, *name, strlen(*name));
}

static void offer_formats(struct words *words)
{
    for (int f = FORMAT_AUTO + 1; f < FORMAT_COUNT; f++)
        offer(words, report_name((enum report_format)f), strlen(report_name((enum report_format)f)));
}

static void offer_commands(struct words *words)
{
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
        const char *name = command_info((enum command)command)->name;
        offer(words, name, strlen(name));
    }
}

static void offer_values(struct words *words, const struct app *app, const char *name, size_t n)
{
    if (n == 5 && memcmp(name, "theme", 5) == 0)
        offer_themes(words, app);
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info((enum setting)i);
        if (strlen(info->name) == n && memcmp(info->name, name, n) == 0)
            offer_choices(words, info->choices);
    }
}

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
    if (words->n == 0)
        return;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        offer(words, states[i], strlen(states[i]));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        offer(words, kinds[i], strlen(kinds[i]));
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        offer(words, classes[i], strlen(classes[i]));
}

struct completion complete(const struct app *app)
{
    struct completion out = {0};
    const struct prompt *prompt = &app->prompt;
    struct {
        const char *at;
        size_t n;
    } before[2] = {{NULL, 0}, {NULL, 0}};
    int n_before = 0;
    size_t at = 0, start = 0;
    while (at < prompt->cursor) { /* the words before, and the one begun */
        start = at;
        while (at < prompt->cursor && prompt->text[at] != ' ' && prompt->text[at] != '=')
            at++;
        if (at == prompt->cursor)
            break;
        if (at > start && n_before < 2) {
            before[n_before].at = prompt->text + start;
            before[n_before].n = at - start;
            n_before++;
        } else if (at > start) {
            return out;
        }
        start = ++at;
    }
    out.start = start;
    struct words words = {&out, prompt->text + start, prompt->cursor - start};
    if (app->asking == ASK_FILTER) {
        offer_filters(&words);
    } else if (app->asking == ASK_COMMAND && n_before == 0) {
        offer_commands(&words);
    } else if (app->asking == ASK_COMMAND) {
        enum command command = command_find(before[0].at, before[0].n);
        if (command == CMD_THEME && n_before == 1)
            offer_themes(&words, app);
        else if (command == CMD_VIEW && n_before == 1)
            offer_choices(&words, setting_info(SET_VIEW)->choices);
        else if (command == CMD_COSMETIC && n_before == 1)
            offer_choices(&words, setting_info(SET_COSMETIC)->choices);
        else if (command == CMD_REPORT && n_before == 1)
            offer_formats(&words);
        else if (command == CMD_IGNORE && n_before >= 1)
            offer_choices(&words, "case|punctuation|typography|diacritics|whitespace|all|none");
        else if (command == CMD_BIND && n_before == 2)
            offer_commands(&words);
        else if (command == CMD_SET && n_before == 2)
            offer_values(&words, app, before[1].at, before[1].n);
        else if (command == CMD_SET) {
            for (int i = 0; i < SETTING_COUNT; i++)
                offer(&words, setting_info((enum setting)i)->name,
                      strlen(setting_info((enum setting)i)->name));
            offer(&words, "theme", 5);
        } else if ((command == CMD_LIST || command == CMD_FACTS) && n_before >= 1) {
            offer_filters(&words);
        }
    }
    return out;
}

void complete_prompt(struct app *app)
{
    struct completion found = complete(app);
    struct prompt *prompt = &app->prompt;
    if (found.n == 0)
        return;
    size_t begun = prompt->cursor - found.start, same = found.word[0].n;
    for (int i = 1; i < found.n; i++) {
        size_t n = 0;
        while (n < same && n < found.word[i].n && found.word[i].at[n] == found.word[0].at[n])
            n++;
        same = n;
    }
    if (found.n > 1 && same == begun)
        same = found.word[0].n;
    prompt_replace(prompt, found.start, begun, found.word[0].at, same);
    if (found.n == 1 && app->asking == ASK_COMMAND)
        prompt_replace(prompt, prompt->cursor, 0, " ", 1);
}

/* Settings, the config file's lines, and what prompts remember. */
#include "tests/tap.h"
#include "ui/config.h"
#include "ui/history.h"

static struct settings settings;
static struct keymap keymap;
static struct input_filters filters;

static bool parse(const char *text, struct error *error)
{
    settings_default(&settings);
    keymap_default(&keymap);
    return config_parse(&settings, &keymap, &filters, "my/config", text, strlen(text), error);
}

static void refuses(const char *text, const char *reason)
{
    struct error error = {""};
    bool good = parse(text, &error);
    ok(!good && strstr(error.text, reason), "refused: %s", good ? "not at all" : error.text);
}

/* Lines for filters stand beside the settings. */
static void takes_filters(void)
{
    struct error error = {""};
    struct arena arena = {0};
    struct input_filter filter;
    ok(parse("*.docx = mine --all %s\n*.docx=other '%s'\n*.rtf =\nwidth = 70\n", &error),
       "filters are read %s", error.text);
    is_int((long)filters.lines.n, 3, "three lines");
    ok(filter_choose(&filters, "A.DOCX", NULL, 0, &arena, &filter), "one for the name");
    is_int((long)filter.commands.n, 2, "with two commands");
    is_str(filter.commands.at[0], "mine --all %s", "in their order");
    ok(!filter_choose(&filters, "a.rtf", NULL, 0, &arena, &filter), "an empty one: no filter");
    ok(!filter_choose(&filters, "a.txt", NULL, 0, &arena, &filter), "none for text");
    ok(filter_choose(&filters, "a.pdf", NULL, 0, &arena, &filter), "one of the program's own");
    is_int(settings.value[SET_WIDTH], 70, "a setting after them");
    filters_free(&filters);
    arena_free(&arena);
}

static void takes(void)
{
    struct error error = {""};
    ok(parse("# comment\n\n  view = inline\r\nwidth=72\ncontext 3\ntheme = my-own\nmouse = off\n"
             "bind x = page-down\nbind C-e = half-down\nbind = next\nbind j = none\n",
             &error),
       "a config file is read %s", error.text);
    is_int(settings.value[SET_VIEW], SHOW_INLINE, "a choice");
    is_int(settings.value[SET_WIDTH], 72, "a number, no blanks needed");
    is_int(settings.value[SET_CONTEXT], 3, "no = either");
    is_int(settings.value[SET_MOUSE], 0, "off");
    is_int(settings.value[SET_WATCH], 0, "what is not named keeps its default");
    is_str(settings.theme, "my-own", "a theme's name is not looked up here");
    is_int(keymap_command(&keymap, 'x'), CMD_PAGE_DOWN, "a key is bound");
    is_int(keymap_command(&keymap, 5), CMD_HALF_DOWN, "with control");
    is_int(keymap_command(&keymap, '='), CMD_NEXT, "even =");
    is_int(keymap_command(&keymap, 'j'), CMD_NONE, "or unbound");
    is_int(keymap_command(&keymap, 'k'), CMD_UP, "the others stay");
    ok(parse("", &error), "an empty file is fine");
}

static void defaults(void)
{
    struct settings fresh;
    settings_default(&fresh);
    bool inside = true, all_set = true;
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info((enum setting)i);
        inside = inside && fresh.value[i] >= info->min && fresh.value[i] <= info->max;
        size_t n;
        for (int c = 0; info->choices && setting_choice(info->choices, c, &n); c++) {
            struct error error;
            const char *choice = setting_choice(info->choices, c, &n);
            all_set = all_set &&
                      settings_set(&fresh, info->name, strlen(info->name), choice, n, &error) &&
                      fresh.value[i] == c && c <= info->max;
        }
    }
    ok(inside, "every default is in its range");
    ok(all_set, "every choice can be set");
}

static void type(struct history *history, const char *text)
{
    struct prompt prompt;
    prompt_clear(&prompt);
    prompt_replace(&prompt, 0, 0, text, strlen(text));
    history_add(history, &prompt);
}

static void remembers(void)
{
    static struct history history;
    struct prompt prompt;
    prompt_clear(&prompt);
    history_start(&history);
    history_step(&history, true, &prompt);
    is_int(prompt.n, 0, "nothing is remembered at first");
    type(&history, "one");
    type(&history, "two");
    type(&history, "two");
    type(&history, "");
    is_int(history.n, 2, "no line twice in a row, no empty one");
    history_start(&history);
    history_step(&history, true, &prompt);
    ok(prompt.n == 3 && memcmp(prompt.text, "two", 3) == 0, "the newest first");
    history_step(&history, true, &prompt);
    history_step(&history, true, &prompt);
    ok(prompt.n == 3 && memcmp(prompt.text, "one", 3) == 0, "the oldest last");
    history_step(&history, false, &prompt);
    history_step(&history, false, &prompt);
    is_int(prompt.n, 0, "and back to a new line");
    for (int i = 0; i < 2 * HISTORY_MAX; i++)
        type(&history, i % 2 ? "odd" : "even");
    is_int(history.n, HISTORY_MAX, "it has an end");
}

int main(void)
{
    takes();
    takes_filters();
    refuses("*.docx = pandoc\n", "config:1: A filter looks like");
    refuses("*.docx = \'\' %s\n", "A filter looks like");
    refuses("view = sideways", "my/config:1: view is one of auto|side-by-side|inline|changes");
    refuses("\nwidth = 5", "my/config:2: width is a number from 20 to 400");
    refuses("width = 99999999999999999999", "width is a number");
    refuses("colour = red", "There is no setting \"colour\"");
    refuses("view", "my/config:1: A setting looks like");
    refuses("bind Q", "A key is bound like this");
    refuses("bind Hyper-x = help", "There is no key \"Hyper-x\"");
    refuses("bind x = explode", "There is no command \"explode\"");
    refuses("\x1b[31m = on", "^[[31m");
    defaults();
    remembers();
    return done();
}

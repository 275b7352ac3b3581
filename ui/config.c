#include "ui/config.h"

#include <string.h>

struct word {
    const char *at;
    size_t n;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static struct word trim(const char *text, size_t n)
{
    while (n && is_blank(*text)) {
        text++;
        n--;
    }
    while (n && is_blank(text[n - 1]))
        n--;
    return (struct word){text, n};
}

/* Splits "NAME = VALUE" or "NAME VALUE"; a key may be "=" itself. */
static bool split(struct word text, struct word *name, struct word *value)
{
    size_t n = 1;
    while (n < text.n && !is_blank(text.at[n]) && text.at[n] != '=')
        n++;
    if (text.n == 0 || n >= text.n)
        return false;
    *name = (struct word){text.at, n};
    *value = trim(text.at + n, text.n - n);
    if (value->n && value->at[0] == '=')
        *value = trim(value->at + 1, value->n - 1);
    return value->n > 0;
}

bool config_set(struct settings *settings, const char *text, size_t n, struct error *error)
{
    struct word name, value;
    if (!split(trim(text, n), &name, &value))
        return error_set(error, "A setting looks like: view = inline.");
    return settings_set(settings, name.at, name.n, value.at, value.n, error);
}

static int shown(struct word word)
{
    return (int)(word.n < 60 ? word.n : 60);
}

bool config_bind(struct keymap *keymap, const char *text, size_t n, struct error *error)
{
    struct word name, value;
    key k;
    if (!split(trim(text, n), &name, &value))
        return error_set(error, "A key is bound like this: bind J = page-down.");
    if (!key_parse(name.at, name.n, &k))
        return error_set(error, "There is no key \"%.*s\".", shown(name), name.at);
    enum command command = command_find(value.at, value.n);
    if (command == CMD_NONE && !(value.n == 4 && memcmp(value.at, "none", 4) == 0))
        return error_set(error, "There is no command \"%.*s\".", shown(value), value.at);
    if (!keymap_bind(keymap, k, command))
        return error_set(error, "There are too many keys.");
    return true;
}

bool config_unbind(struct keymap *keymap, const char *text, size_t n, struct error *error)
{
    struct word name = trim(text, n);
    key k;
    if (!key_parse(name.at, name.n, &k))
        return error_set(error, "There is no key \"%.*s\".", shown(name), name.at);
    if (keymap_command(keymap, k) == CMD_NONE)
        return error_set(error, "The key %.*s has no command.", shown(name), name.at);
    keymap_bind(keymap, k, CMD_NONE);
    return true;
}

/* "*.docx = COMMAND"; the command may be missing. */
static bool is_filter(struct word line, struct word *pattern, struct word *command)
{
    const char *equals = memchr(line.at, '=', line.n);
    if (!equals)
        return false;
    *pattern = trim(line.at, (size_t)(equals - line.at));
    *command = trim(equals + 1, line.n - (size_t)(equals + 1 - line.at));
    return memchr(pattern->at, '*', pattern->n) && !memchr(pattern->at, ' ', pattern->n);
}

static bool parse_line(struct settings *settings, struct keymap *keymap,
                       struct input_filters *filters, struct word line, struct error *error)
{
    struct word pattern, command;
    if (line.n == 0 || line.at[0] == '#')
        return true;
    if (line.n > 5 && memcmp(line.at, "bind", 4) == 0 && is_blank(line.at[4]))
        return config_bind(keymap, line.at + 5, line.n - 5, error);
    if (is_filter(line, &pattern, &command))
        return filters_add(filters, pattern.at, pattern.n, command.at, command.n, error);
    return config_set(settings, line.at, line.n, error);
}

bool config_parse(struct settings *settings, struct keymap *keymap, struct input_filters *filters,
                  const char *file, const char *text, size_t n, struct error *error)
{
    for (int number = 1; n; number++) {
        const char *end = memchr(text, '\n', n);
        size_t size = end ? (size_t)(end - text) : n;
        struct error reason;
        if (!parse_line(settings, keymap, filters, trim(text, size), &reason))
            return error_set(error, "%s:%d: %s", file, number, reason.text);
        size += end != NULL;
        text += size;
        n -= size;
    }
    return true;
}

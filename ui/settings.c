#include "ui/settings.h"

#include <stdlib.h>
#include <string.h>

/* They stand in the order of their own table. */
enum { FIRST_THRESHOLD = SET_PARTNERS + 1 };

static const struct setting_info infos[SETTING_COUNT] = {
#define X(id, name, choices, min, max, value, help) {name, choices, help, min, max, value},
    SETTINGS(X)
#undef X
};

const struct setting_info *setting_info(enum setting setting)
{
    return &infos[setting];
}

void settings_default(struct settings *settings)
{
    memset(settings, 0, sizeof *settings);
    for (int i = 0; i < SETTING_COUNT; i++)
        settings->value[i] = infos[i].value;
}

void settings_limit(const struct settings *settings, struct input_filters *filters)
{
    filters->seconds = settings->value[SET_FILTER_SECONDS];
    filters->megabytes = settings->value[SET_FILTER_MEGABYTES];
}

struct thresholds settings_thresholds(const struct settings *settings)
{
    struct thresholds thresholds;
    for (int t = 0; t < THRESHOLD_COUNT; t++)
        thresholds.value[t] = settings->value[FIRST_THRESHOLD + t];
    return thresholds;
}

void settings_set_thresholds(struct settings *settings, const struct thresholds *thresholds)
{
    for (int t = 0; t < THRESHOLD_COUNT; t++)
        settings->value[FIRST_THRESHOLD + t] = threshold_value(thresholds, (enum threshold)t);
}

const char *setting_choice(const char *choices, int i, size_t *n)
{
    for (; i > 0; i--) {
        choices += strcspn(choices, "|");
        if (!*choices++)
            return NULL;
    }
    *n = strcspn(choices, "|");
    return choices;
}

static bool same(const char *text, const char *other, size_t n)
{
    return strlen(text) == n && memcmp(text, other, n) == 0;
}

static bool set_choice(const struct setting_info *info, int *out, const char *value, size_t size,
                       struct error *error)
{
    const char *choice;
    size_t n;
    for (int i = 0; (choice = setting_choice(info->choices, i, &n)); i++) {
        if (n == size && memcmp(choice, value, n) == 0) {
            *out = i;
            return true;
        }
    }
    return error_set(error, "%s is one of %s, not \"%.*s\".", info->name, info->choices,
                     (int)(size < 60 ? size : 60), value);
}

static bool set_number(const struct setting_info *info, int *out, const char *value, size_t size,
                       struct error *error)
{
    long number = size && size < 9 ? 0 : -1;
    for (size_t i = 0; i < size && number >= 0; i++)
        number = value[i] >= '0' && value[i] <= '9' ? number * 10 + (value[i] - '0') : -1;
    if (number < info->min || number > info->max)
        return error_set(error, "%s is a number from %d to %d, not \"%.*s\".", info->name,
                         info->min, info->max, (int)(size < 60 ? size : 60), value);
    *out = (int)number;
    return true;
}

bool settings_set(struct settings *settings, const char *name, size_t n, const char *value,
                  size_t size, struct error *error)
{
    if (same("theme", name, n)) {
        if (size == 0 || size >= THEME_NAME_MAX)
            return error_set(error, "theme needs the name of a theme.");
        memcpy(settings->theme, value, size);
        settings->theme[size] = '\0';
        return true;
    }
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = &infos[i];
        if (!same(info->name, name, n))
            continue;
        if (!(info->choices ? set_choice(info, &settings->value[i], value, size, error)
                            : set_number(info, &settings->value[i], value, size, error)))
            return false;
        if (i == SET_PARTNERS) {
            struct thresholds all = thresholds_of((enum strictness)settings->value[i]);
            settings_set_thresholds(settings, &all);
        }
        return true;
    }
    return error_set(error, "There is no setting \"%.*s\".", (int)(n < 60 ? n : 60), name);
}

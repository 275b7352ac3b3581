#include "ui/term_theme.h"

#include <stdlib.h>
#include <string.h>

#include "ui/term.h"
#include "ui/themes.h"

static bool show(struct shown_theme *shown, const char *name, struct error *error)
{
    struct theme theme;
    if (!themes_load(name, &theme, error))
        return false;
    theme_settle(&theme, shown->background);
    memmove(shown->name, name, strlen(name) + 1);
    shown->strikes = term_set_theme(&theme, shown->colors);
    return true;
}

static const char *name_for(enum background background)
{
    return background == BACKGROUND_LIGHT ? "light" : "dark";
}

bool shown_theme_begin(struct shown_theme *shown, const char *chosen, int colors,
                       struct error *error)
{
    shown->background = theme_background(getenv("COLORFGBG"));
    shown->colors = colors;
    shown->by_background = colors && !chosen[0];
    return show(shown,
                !colors      ? "mono"
                : *chosen    ? chosen
                             : name_for(shown->background),
                error);
}

bool shown_theme_use(struct shown_theme *shown, const char *name, struct error *error)
{
    if (!show(shown, name, error))
        return false;
    shown->by_background = false;
    return true;
}

bool shown_theme_follow(struct shown_theme *shown)
{
    struct error error;
    enum background told = term_background();
    if (told == BACKGROUND_ANY || told == shown->background)
        return false;
    shown->background = told;
    const char *name = shown->by_background ? name_for(told) : shown->name;
    struct theme theme;
    if (strcmp(name, shown->name) == 0 &&
        (!themes_load(name, &theme, &error) || theme.background == BACKGROUND_ANY ||
         (theme.background == BACKGROUND_DARK && told == BACKGROUND_DARK)))
        return false; /* it looks as it does already */
    return show(shown, name, &error);
}

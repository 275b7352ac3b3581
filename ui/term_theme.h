/* The theme that the terminal shows, which follows its background. */
#ifndef STET_UI_TERM_THEME_H
#define STET_UI_TERM_THEME_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/settings.h"
#include "view/theme.h"

struct shown_theme {
    char name[THEME_NAME_MAX];
    int colors;                 /* that the terminal has */
    bool by_background;         /* nobody chose it: light or dark, as the terminal is */
    enum background background; /* what is known of the terminal's own */
    bool strikes;               /* see term_set_theme */
};

/* Shows the theme called `chosen` or, where that is empty, the one that goes with the
 * background. False with a sentence where there is no such theme. */
bool shown_theme_begin(struct shown_theme *shown, const char *chosen, int colors,
                       struct error *error);

/* Shows another one, which somebody chose. False with a sentence: the old one stays. */
bool shown_theme_use(struct shown_theme *shown, const char *name, struct error *error);

/* Looks whether the terminal has told its background, and whether what is shown is to
 * change then: if so it did, and all is to be drawn anew. */
bool shown_theme_follow(struct shown_theme *shown);

#endif

/* Themes by name: those that come with the program and the user's own. */
#ifndef STET_UI_THEMES_H
#define STET_UI_THEMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "view/theme.h"

/* Reads the theme of this name, the user's own first. False with a sentence
 * that names file and line where it has a mistake. */
bool themes_load(const char *name, struct theme *theme, struct error *error);

/* All names, the last NULL. Lives in the arena. */
const char *const *themes_names(struct arena *arena);

#endif

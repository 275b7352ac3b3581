/* Config: settings and keys as lines of text, in the config file and after the
 * colon. */
#ifndef STET_UI_CONFIG_H
#define STET_UI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "input/filter.h"
#include "ui/keymap.h"
#include "ui/settings.h"

/* Reads a config file's n bytes: lines `NAME = VALUE`, `bind KEY = COMMAND` (`none`
 * unbinds) and `*.ENDING = FILTER`; # begins a comment line. False with a sentence that names
 * `file` (foreign text, any name) and the line; what stood before it is taken. */
bool config_parse(struct settings *settings, struct keymap *keymap, struct input_filters *filters,
                  const char *file, const char *text, size_t n, struct error *error);

/* "NAME VALUE" or "NAME = VALUE". False with a sentence. */
bool config_set(struct settings *settings, const char *text, size_t n, struct error *error);

/* "KEY COMMAND" or "KEY = COMMAND". False with a sentence. */
bool config_bind(struct keymap *keymap, const char *text, size_t n, struct error *error);

/* Takes the command of the key called so away. False with a sentence, also where it has
 * none. */
bool config_unbind(struct keymap *keymap, const char *text, size_t n, struct error *error);

#endif

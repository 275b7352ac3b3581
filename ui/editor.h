/* Editor: the user's own, as a command to be run. */
#ifndef STET_UI_EDITOR_H
#define STET_UI_EDITOR_H

#include <stdint.h>

#include "base/arena.h"

/* The words of the command that opens a file at a line (1-based) in $VISUAL, $EDITOR
 * or vi, the last is NULL. Words of the variable may be quoted; there is no shell. They
 * live in the arena. */
char **editor_command(const char *file, uint32_t line, struct arena *arena);

#endif

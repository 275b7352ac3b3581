/* Folder: the user's own files, where the XDG rules put them. */
#ifndef STET_CLI_FOLDER_H
#define STET_CLI_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* The path of a file below the program's config folder: $XDG_CONFIG_HOME/stet
 * or ~/.config/stet. NULL where there is no home. Lives in the arena. */
const char *folder_path(struct arena *arena, const char *name);

/* The same below the folder of what the program keeps: $XDG_STATE_HOME/stet or
 * ~/.local/state/stet. */
const char *folder_state_path(struct arena *arena, const char *name);

/* The login name of the user, a number where the system knows none. Lives in the
 * arena. */
const char *folder_user(struct arena *arena);

/* Reads a small text file (at most 256 KiB) into the arena, terminated. *found
 * says whether there is one; false with a sentence where it cannot be read. */
bool folder_read(const char *path, struct arena *arena, const char **text, size_t *n, bool *found,
                 struct error *error);

/* The names of the files in a folder that end so, without that ending, in
 * order. The last is NULL; none where there is no such folder. */
const char **folder_names(const char *path, const char *ending, struct arena *arena, size_t *n);

#endif

/* Git: versions from a repository. */
#ifndef STET_INPUT_GIT_H
#define STET_INPUT_GIT_H

#include <stdatomic.h>
#include <stdbool.h>

#include "input/source.h"

/* Whether a name that is no file asks for a version in a repository: "git:REV:PATH"
 * or "REV:PATH". */
bool git_knows(const char *name);

/* The path in such a name: what tells the format. */
const char *git_path(const char *name);

/* Reads PATH as it is in revision REV of the repository that the working directory is
 * in. PATH counts from the top of the repository or, where that has none, from the
 * working directory. False with a sentence, also where *stop (may be NULL) was set
 * meanwhile. */
bool git_read(const char *name, const atomic_bool *stop, struct arena *arena,
              struct source *source, struct error *error);

#endif

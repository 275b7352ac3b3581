/* Reading a version from the outside world. */
#ifndef STET_INPUT_LOAD_H
#define STET_INPUT_LOAD_H

#include <stdbool.h>

#include "input/document.h"
#include "base/arena.h"
#include "base/error.h"

/* Texts of up to this many bytes are read: 1 GiB. */
#define LOAD_MAX (UINT32_C(1) << 30)

/* Reads the file into the arena. False with a sentence for what cannot be an
 * article: a missing or unreadable file, a directory or device, one that is
 * too large, or one whose first bytes hold a NUL. The name must outlive the
 * document. */
bool load_file(const char *name, struct arena *arena, struct document *document,
               struct error *error);

#endif

/* Scratch: bytes that lie in no file, in one for a program that wants to read a file. */
#ifndef STET_INPUT_SCRATCH_H
#define STET_INPUT_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct scratch {
    char *path; /* lives in the arena */
    int note;   /* of base/cleanup */
};

/* Writes n bytes to a file in a folder of its own below $TMPDIR or /tmp, which only this
 * user can look into. Its name ends in `ending` (letters and digits). It is removed by
 * scratch_remove, or when a signal ends the program. False with a sentence; then there
 * is nothing to remove. */
bool scratch_write(struct scratch *scratch, const void *bytes, size_t n, const char *ending,
                   struct arena *arena, struct error *error);
void scratch_remove(struct scratch *scratch);

#endif

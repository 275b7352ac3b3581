/* Child: what another program prints, with limits on time and size. */
#ifndef STET_INPUT_CHILD_H
#define STET_INPUT_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct child {
    const uint8_t *bytes; /* what it printed: `size` bytes, followed by one 0 byte */
    size_t size;
    int status;       /* its exit status; 127: there is no such program */
    char said[256];   /* the first line of its standard error, foreign; "" for none */
    bool is_too_slow; /* it was stopped after the time, or for printing too much */
    bool is_too_large;
};

/* Runs argv (the last is NULL; no shell) in a process group of its own, with nothing on
 * its standard input, and reads its standard output into the arena: at most `limit`
 * bytes in `seconds` seconds, after which the whole group is killed. False with a
 * sentence only where it cannot be started at all. */
bool child_run(char *const argv[], size_t limit, int seconds, struct arena *arena,
               struct child *child, struct error *error);

#endif

/* Child: what another program prints, with limits on time and size. */
#ifndef STET_INPUT_CHILD_H
#define STET_INPUT_CHILD_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* What is to be run, and within what limits. */
struct child_task {
    char *const *argv; /* the last is NULL; no shell */
    size_t limit;      /* bytes on its standard output */
    int seconds;
    const atomic_bool *stop; /* set by another thread: end it; may be NULL */
    bool plain;              /* in UTF-8, in English, and told that there is no terminal */
};

enum child_end {
    CHILD_EXITED,
    CHILD_MISSING, /* there is no such program */
    CHILD_SIGNAL,
    CHILD_TOO_SLOW, /* these three: it was killed */
    CHILD_TOO_LARGE,
    CHILD_STOPPED
};

struct child {
    enum child_end end;
    int status;           /* CHILD_EXITED: its exit status; CHILD_SIGNAL: the signal */
    const uint8_t *bytes; /* what it printed: `size` bytes, followed by one 0 byte */
    size_t size;
    char said[256]; /* the first line of its standard error, foreign; "" for none */
};

/* Whether it ran to its end, with status 0. */
bool child_is_good(const struct child *child);

/* The file that a program's name stands for: itself where it has a slash, else the
 * first in PATH that can be run. NULL where there is none; it lives in the arena. */
const char *child_find(const char *name, struct arena *arena);

/* Runs the program in a session of its own, with no terminal and nothing on its standard
 * input, and reads its standard output into the arena. It is over when the program has ended,
 * whatever it has left running: nothing of its group outlives this call. False with a
 * sentence only where it cannot be started at all. */
bool child_run(const struct child_task *task, struct arena *arena, struct child *child,
               struct error *error);

#endif

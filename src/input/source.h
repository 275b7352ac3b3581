/* Source: the bytes of a version, from where they lie. */
#ifndef STET_INPUT_SOURCE_H
#define STET_INPUT_SOURCE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* Texts of up to this many bytes are read: 1 GiB. */
#define SOURCE_MAX (UINT32_C(1) << 30)

struct source {
    const char *name;     /* as the user is to see it; foreign, never print it raw */
    const uint8_t *bytes; /* `size` of them, followed by one 0 byte that is none of them */
    uint32_t size;
    bool is_file;     /* the name is that of a file, which others can read */
    bool is_nameless; /* the name tells nothing of what it is: a pipe, standard input */
};

/* How long to wait. */
struct source_limits {
    int pipe_seconds;        /* for the first byte of a named pipe; 0: for ever */
    const atomic_bool *stop; /* set by another thread: give up; may be NULL */
};

/* What standard input is called. */
#define SOURCE_STANDARD "standard input"

/* Reads what the name says into the arena: a file, a named pipe, "-" for standard
 * input, or a file of a git revision. A pipe that a shell has made (/dev/fd/N) is waited
 * for like standard input, without a limit. False with a sentence for what cannot be an
 * article: a missing or unreadable file, a directory, socket or device, one that is too
 * large, a pipe that nobody writes to. */
bool source_read(const char *name, const struct source_limits *limits, struct arena *arena,
                 struct source *source, struct error *error);

#endif

/* Source: the bytes of a version, from where they lie. */
#ifndef STET_INPUT_SOURCE_H
#define STET_INPUT_SOURCE_H

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
};

/* What standard input is called. */
#define SOURCE_STANDARD "standard input"

/* Reads what the name says into the arena: a file, a named pipe, "-" for standard
 * input, or a file of a git revision. False with
 * a sentence for what cannot be an article: a missing or unreadable file, a
 * directory or device, one that is too large. */
bool source_read(const char *name, struct arena *arena, struct source *source, struct error *error);

#endif

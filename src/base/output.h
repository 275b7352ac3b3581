/* Buffered writing to a file descriptor, or to memory. */
#ifndef STET_BASE_OUTPUT_H
#define STET_BASE_OUTPUT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/strbuf.h"

enum { OUTPUT_BUFFER = 64 * 1024 };

/* What another thread asks of one that writes, and is told. */
struct output_watch {
    atomic_bool stop;      /* nobody wants it any more */
    atomic_size_t written; /* bytes so far */
};

struct output {
    int fd;
    struct strbuf *memory; /* where it goes instead, or NULL */
    int failure; /* errno of the first write that failed, else 0 */
    struct output_watch *watch; /* looked at each time the buffer is full; NULL: nobody asks */
    bool stopped;               /* by it; all that comes is dropped */
    size_t n;
    char buffer[OUTPUT_BUFFER];
};

/* Sets the output up for a descriptor, which stays the caller's. */
void output_start(struct output *output, int fd);

/* The same for a buffer, which gets all of it by output_finish. */
void output_start_memory(struct output *output, struct strbuf *memory);

/* Writes what is in the buffer. */
void output_flush(struct output *output);

/* Adds what the buffer has no room for: the slow path of output_add. */
void output_flush_and_add(struct output *output, const void *bytes, size_t size);

static inline void output_add(struct output *output, const void *bytes, size_t size)
{
    if (size > OUTPUT_BUFFER - output->n) {
        output_flush_and_add(output, bytes, size);
        return;
    }
    memcpy(output->buffer + output->n, bytes, size);
    output->n += size;
}

/* Adds a string literal. */
#define OUTPUT_LITERAL(output, literal) output_add((output), (literal), sizeof(literal) - 1)

void output_adds(struct output *output, const char *text);

static inline void output_addu(struct output *output, unsigned long number)
{
    if (OUTPUT_BUFFER - output->n < ASCII_NUMBER)
        output_flush(output);
    output->n += ascii_number(output->buffer + output->n, number);
}

static inline void output_addc(struct output *output, char c)
{
    output_add(output, &c, 1);
}

/* Whether nobody wants it any more: whoever writes much goes no further. */
static inline bool output_is_stopped(const struct output *output)
{
    return output->stopped;
}

/* Writes what is left. False with a sentence where any write failed, or it was stopped. */
bool output_finish(struct output *output, struct error *error);

#endif

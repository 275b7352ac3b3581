#include "base/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void output_start(struct output *output, int fd)
{
    output->fd = fd;
    output->memory = NULL;
    output->failure = 0;
    output->watch = NULL;
    output->stopped = false;
    output->n = 0;
}

void output_start_memory(struct output *output, struct strbuf *memory)
{
    output_start(output, -1);
    output->memory = memory;
}

static void write_all(struct output *output, const char *bytes, size_t size)
{
    if (output->watch) {
        atomic_fetch_add(&output->watch->written, size);
        output->stopped = output->stopped || atomic_load(&output->watch->stop);
    }
    if (output->stopped)
        return;
    if (output->memory) {
        strbuf_add(output->memory, bytes, size);
        return;
    }
    while (size && !output->failure) {
        ssize_t wrote = write(output->fd, bytes, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            output->failure = errno;
            return;
        }
        bytes += wrote;
        size -= (size_t)wrote;
    }
}

void output_flush(struct output *output)
{
    write_all(output, output->buffer, output->n);
    output->n = 0;
}

void output_flush_and_add(struct output *output, const void *bytes, size_t size)
{
    output_flush(output);
    if (size > OUTPUT_BUFFER)
        write_all(output, bytes, size);
    else
        output_add(output, bytes, size);
}

void output_adds(struct output *output, const char *text)
{
    output_add(output, text, strlen(text));
}

bool output_finish(struct output *output, struct error *error)
{
    output_flush(output);
    if (output->stopped)
        return error_set(error, "It was stopped.");
    if (output->failure)
        return error_set(error, "cannot write the output: %s", strerror(output->failure));
    return true;
}

#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "input/git.h"

enum { READ_STEP = 64 * 1024, SLICE_MS = 20 };

static bool too_large(const char *name, struct error *error)
{
    return error_set(error, "%s: larger than %u MB, which is no article", name,
                     (unsigned)(SOURCE_MAX >> 20));
}

/* Reads to the end into the arena, which has room for `size` and grows. */
static bool read_all(int fd, const char *name, size_t size, struct arena *arena,
                     struct source *source, struct error *error)
{
    uint8_t *bytes = arena_alloc(arena, size + 1, 1);
    size_t n = 0;
    for (;;) {
        if (n == size) {
            /* one byte more tells a file that is still growing from its end */
            size_t grown = size * 2 < READ_STEP ? READ_STEP : size * 2;
            uint8_t more;
            ssize_t extra = read(fd, &more, 1);
            if (extra < 0 && errno == EINTR)
                continue;
            if (extra < 0)
                return error_set(error, "%s: %s", name, strerror(errno));
            if (extra == 0)
                break;
            if (n >= SOURCE_MAX)
                return too_large(name, error);
            bytes = arena_grow(arena, bytes, size + 1, grown + 1);
            size = grown;
            bytes[n++] = more;
        }
        ssize_t got = read(fd, bytes + n, size - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, "%s: %s", name, strerror(errno));
        if (got == 0)
            break;
        n += (size_t)got;
        if (n > SOURCE_MAX)
            return too_large(name, error);
    }
    bytes[n] = '\0';
    *source = (struct source){.name = name, .bytes = bytes, .size = (uint32_t)n};
    return true;
}

/* Standard input, which must not be the terminal that keys come from. */
static bool read_standard(struct arena *arena, struct source *source, struct error *error)
{
    struct stat status;
    if (isatty(STDIN_FILENO))
        return error_set(error, "Standard input is a terminal, not an article");
    if (fstat(STDIN_FILENO, &status) < 0 || S_ISDIR(status.st_mode))
        return error_set(error, "Standard input cannot be read");
    if (S_ISREG(status.st_mode) && (uint64_t)status.st_size > SOURCE_MAX)
        return too_large(SOURCE_STANDARD, error);
    bool good = read_all(STDIN_FILENO, SOURCE_STANDARD, 0, arena, source, error);
    source->is_nameless = true;
    return good;
}

/* A descriptor of this process: what a shell makes of <(command). */
static bool is_descriptor(const char *name)
{
    return strncmp(name, "/dev/fd/", 8) == 0 || strncmp(name, "/proc/self/fd/", 14) == 0 ||
           strcmp(name, "/dev/stdin") == 0;
}

/* What is no article, whatever is in it; looked at before it is opened, for opening a
 * device may do something. */
static bool is_readable(const char *name, const struct stat *status, struct error *error)
{
    if (S_ISDIR(status->st_mode))
        return error_set(error, "%s: a directory, not an article", name);
    if (S_ISSOCK(status->st_mode))
        return error_set(error, "%s: a socket, not an article", name);
    if (!S_ISREG(status->st_mode) && !S_ISFIFO(status->st_mode))
        return error_set(error, "%s: neither a file nor a pipe", name);
    return !S_ISREG(status->st_mode) || (uint64_t)status->st_size <= SOURCE_MAX ||
           too_large(name, error);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Until somebody writes to a named pipe that was opened without waiting. */
static bool wait_for_writer(int fd, const char *name, const struct source_limits *limits,
                            struct error *error)
{
    int64_t until = milliseconds() + (int64_t)limits->pipe_seconds * 1000;
    for (;;) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        if (poll(&wait, 1, SLICE_MS) > 0)
            break;
        if (limits->stop && atomic_load(limits->stop))
            return error_set(error, "%s: nobody has written to this pipe", name);
        if (limits->pipe_seconds && milliseconds() >= until)
            return error_set(error,
                             "%s: nobody has written to this pipe for %d seconds (the setting "
                             "pipe-seconds)",
                             name, limits->pipe_seconds);
    }
    int flags = fcntl(fd, F_GETFL);
    return (flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0) ||
           error_set(error, "%s: %s", name, strerror(errno));
}

bool source_read(const char *name, const struct source_limits *limits, struct arena *arena,
                 struct source *source, struct error *error)
{
    *source = (struct source){.name = name, .bytes = (const uint8_t *)""};
    if (strcmp(name, "-") == 0)
        return read_standard(arena, source, error);
    if (strcmp(name, "/dev/null") == 0) /* how git names a version that is not there */
        return true;

    struct stat status;
    bool found = stat(name, &status) == 0, pipe = found && S_ISFIFO(status.st_mode);
    if (found && !is_readable(name, &status, error))
        return false;
    bool wait = pipe && is_descriptor(name);
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | (wait ? 0 : O_NONBLOCK));
    if (fd < 0 && errno == ENOENT && git_knows(name))
        return git_read(name, limits->stop, arena, source, error);
    if (fd < 0)
        return error_set(error, "%s: %s", name, strerror(errno));
    bool good = false;
    if (fstat(fd, &status) < 0)
        error_set(error, "%s: %s", name, strerror(errno));
    else if (is_readable(name, &status, error))
        good = (!S_ISFIFO(status.st_mode) || wait || wait_for_writer(fd, name, limits, error)) &&
               read_all(fd, name, S_ISREG(status.st_mode) ? (size_t)status.st_size : 0, arena,
                        source, error);
    close(fd);
    source->is_file = S_ISREG(status.st_mode) && !is_descriptor(name);
    source->is_nameless = S_ISFIFO(status.st_mode) || is_descriptor(name);
    return good;
}

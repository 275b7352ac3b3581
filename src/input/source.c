#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/git.h"

enum { READ_STEP = 64 * 1024 };

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
    *source = (struct source){name, bytes, (uint32_t)n};
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
    return read_all(STDIN_FILENO, SOURCE_STANDARD, 0, arena, source, error);
}

bool source_read(const char *name, struct arena *arena, struct source *source, struct error *error)
{
    if (strcmp(name, "-") == 0)
        return read_standard(arena, source, error);
    if (strcmp(name, "/dev/null") == 0) { /* how git names a version that is not there */
        *source = (struct source){name, (const uint8_t *)"", 0};
        return true;
    }

    /* a named pipe's writer is waited for; nothing else may make open wait */
    struct stat status;
    bool pipe = stat(name, &status) == 0 && S_ISFIFO(status.st_mode);
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | (pipe ? 0 : O_NONBLOCK));
    if (fd < 0 && errno == ENOENT && git_knows(name))
        return git_read(name, arena, source, error);
    if (fd < 0)
        return error_set(error, "%s: %s", name, strerror(errno));
    bool good = false;
    if (fstat(fd, &status) < 0)
        error_set(error, "%s: %s", name, strerror(errno));
    else if (S_ISDIR(status.st_mode))
        error_set(error, "%s: a directory, not an article", name);
    else if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        error_set(error, "%s: neither a file nor a pipe", name);
    else if (S_ISREG(status.st_mode) && (uint64_t)status.st_size > SOURCE_MAX)
        too_large(name, error);
    else
        good = read_all(fd, name, S_ISREG(status.st_mode) ? (size_t)status.st_size : 0, arena,
                        source, error);
    close(fd);
    return good;
}

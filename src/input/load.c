#include "input/load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/html.h"
#include "input/markdown.h"

/* A NUL this early means that the file is no text; the same measure as git's. */
enum { BINARY_PROBE = 8000, READ_STEP = 64 * 1024 };

static bool too_large(const char *name, struct error *error)
{
    return error_set(error, "%s: larger than %u MB, which is no article", name,
                     (unsigned)(LOAD_MAX >> 20));
}

/* What a file is goes by its name; what a text begins with proves nothing. */
static bool is_named(const char *name, const char *const *endings)
{
    size_t n = strlen(name);
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (n > size && strcasecmp(name + n - size, *endings) == 0)
            return true;
    }
    return false;
}

static bool extract(struct document *document, struct arena *arena, struct error *error)
{
    static const char *const page[] = {".html", ".htm", ".xhtml", NULL};
    static const char *const markdown[] = {".md", ".markdown", NULL};
    struct document decoded = *document;
    if (is_named(document->name, page))
        return html_extract(&decoded, arena, document, error);
    if (is_named(document->name, markdown))
        return markdown_extract(&decoded, arena, document, error);
    return true;
}

/* Reads to the end into `bytes`, which has room for `size` and grows. */
static bool read_all(int fd, const char *name, size_t size, struct arena *arena,
                     struct document *document, struct error *error)
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
            if (n >= LOAD_MAX)
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
        if (n > LOAD_MAX)
            return too_large(name, error);
    }
    const uint8_t *nul = memchr(bytes, '\0', n < BINARY_PROBE ? n : BINARY_PROBE);
    if (nul)
        return error_set(error, "%s: a binary file (it has a NUL at byte %zu), not a text", name,
                         (size_t)(nul - bytes));
    bytes[n] = '\0';
    *document = document_plain(name, bytes, (uint32_t)n);
    return extract(document, arena, error);
}

bool load_file(const char *name, struct arena *arena, struct document *document,
               struct error *error)
{
    /* a named pipe's writer is waited for; nothing else may make open wait */
    struct stat status;
    bool pipe = stat(name, &status) == 0 && S_ISFIFO(status.st_mode);
    int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | (pipe ? 0 : O_NONBLOCK));
    if (fd < 0)
        return error_set(error, "%s: %s", name, strerror(errno));
    bool good = false;
    if (fstat(fd, &status) < 0)
        error_set(error, "%s: %s", name, strerror(errno));
    else if (S_ISDIR(status.st_mode))
        error_set(error, "%s: a directory, not an article", name);
    else if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        error_set(error, "%s: neither a file nor a pipe", name);
    else if (S_ISREG(status.st_mode) && (uint64_t)status.st_size > LOAD_MAX)
        too_large(name, error);
    else
        good = read_all(fd, name, S_ISREG(status.st_mode) ? (size_t)status.st_size : 0, arena,
                        document, error);
    close(fd);
    return good;
}

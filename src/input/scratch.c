#include "input/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/strbuf.h"

static bool write_all(int fd, const uint8_t *bytes, size_t n)
{
    while (n) {
        ssize_t wrote = write(fd, bytes, n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        bytes += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

static char *kept(struct strbuf *buf)
{
    const char *text = strbuf_cstr(buf);
    return memcpy(arena_alloc(buf->arena, buf->n + 1, 1), text, buf->n + 1);
}

bool scratch_write(struct scratch *scratch, const void *bytes, size_t n, const char *ending,
                   struct arena *arena, struct error *error)
{
    const char *parent = getenv("TMPDIR");
    struct strbuf name = {.arena = arena};
    /* an absolute path, which no program takes for an option */
    strbuf_addf(&name, "%s/stet.XXXXXX", parent && *parent == '/' ? parent : "/tmp");
    char *folder = kept(&name);
    if (!mkdtemp(folder))
        return error_set(error, "there is no place for a temporary file: %s", strerror(errno));
    name.n = 0;
    strbuf_addf(&name, "%s/version.%s", folder, ending);
    scratch->path = kept(&name);
    scratch->note = cleanup_add_file(scratch->path);
    int fd = open(scratch->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write_all(fd, bytes, n);
    int reason = errno;
    if (fd >= 0 && close(fd) != 0 && good) {
        good = false;
        reason = errno;
    }
    if (good)
        return true;
    scratch_remove(scratch);
    return error_set(error, "a temporary file cannot be written: %s", strerror(reason));
}

void scratch_remove(struct scratch *scratch)
{
    char *slash = strrchr(scratch->path, '/');
    unlink(scratch->path);
    *slash = '\0';
    rmdir(scratch->path);
    *slash = '/';
    cleanup_drop(scratch->note);
}

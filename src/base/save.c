#include "base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool failed(const char *path, struct error *error)
{
    return error_set(error, "%s cannot be written: %s", path, strerror(errno));
}

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size) {
        ssize_t wrote = write(fd, bytes, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return false;
        bytes += wrote;
        size -= (size_t)wrote;
    }
    return true;
}

static bool sync_all(int fd)
{
    while (fsync(fd) < 0)
        if (errno != EINTR)
            return errno == EINVAL || errno == ENOTSUP; /* a file system without */
    return true;
}

/* A device or pipe cannot be replaced, only written to. */
static bool write_through(const char *path, const void *bytes, size_t size, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return failed(path, error);
    bool good = write_all(fd, bytes, size);
    int reason = errno;
    good = close(fd) == 0 && good;
    if (!good && reason)
        errno = reason;
    return good || failed(path, error);
}

static bool fill_file(int fd, const struct stat *before, const void *bytes, size_t size)
{
    bool good = write_all(fd, bytes, size);
    if (before) {
        /* only root can give a file away; the mode is set after, because a new
         * owner takes the set-id bits */
        int given = fchown(fd, before->st_uid, before->st_gid);
        (void)given;
        good = good && fchmod(fd, before->st_mode & 07777) == 0;
    } else {
        mode_t mask = umask(0);
        umask(mask);
        good = good && fchmod(fd, 0666 & ~mask) == 0;
    }
    good = good && sync_all(fd);
    int reason = errno;
    if (close(fd) < 0)
        return false;
    errno = reason;
    return good;
}

static bool sync_folder(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash)
        slash[slash == path] = '\0';
    int fd = open(slash ? path : ".", O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (fd < 0)
        return errno == EACCES; /* writable but not readable: nothing to be done */
    bool good = sync_all(fd);
    return close(fd) == 0 && good;
}

static bool replace_file(const char *path, const struct stat *before, const void *bytes,
                         size_t size, struct error *error)
{
    char name[PATH_MAX];
    int n = snprintf(name, sizeof name, "%s.XXXXXX", path);
    if (n < 0 || (size_t)n >= sizeof name)
        return error_set(error, "%s cannot be written: the name is too long", path);
    int fd = mkstemp(name);
    if (fd < 0)
        return failed(path, error);
    if (!fill_file(fd, before, bytes, size) || rename(name, path) < 0) {
        int reason = errno;
        unlink(name);
        errno = reason;
        return failed(path, error);
    }
    return sync_folder(name) || failed(path, error);
}

/* Whether a file has just these bytes. */
static bool holds(const char *path, const char *bytes, size_t size)
{
    char part[64 * 1024];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    size_t at = 0;
    ssize_t got = -1;
    while (fd >= 0) {
        got = read(fd, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || (size_t)got > size - at || memcmp(part, bytes + at, (size_t)got) != 0)
            break;
        at += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    return got == 0 && at == size;
}

bool save_file(const char *path, const void *bytes, size_t size, const void *was_read,
               size_t read_size, struct error *error)
{
    struct stat before;
    bool there = stat(path, &before) == 0;
    if (!there && errno != ENOENT)
        return failed(path, error);
    if (there && S_ISDIR(before.st_mode))
        return error_set(error, "%s is a directory", path);
    if (there && !S_ISREG(before.st_mode))
        return write_through(path, bytes, size, error);
    if (there && was_read && !holds(path, was_read, read_size))
        return error_set(error, "%s was changed since it was read, and is left as it is", path);
    char *target = there ? realpath(path, NULL) : NULL;
    if (there && !target)
        return failed(path, error);
    bool good = replace_file(target ? target : path, there ? &before : NULL, bytes, size, error);
    free(target);
    return good;
}

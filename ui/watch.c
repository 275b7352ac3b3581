#include "ui/watch.h"

#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

#ifdef __APPLE__
#define st_mtim st_mtimespec
#endif

static bool look(const char *file, struct stat *out)
{
    return stat(file, out) == 0 && S_ISREG(out->st_mode);
}

#ifdef __linux__
/* The folders are watched: editors write a new file and rename it. */
static int open_news(const struct input version[SIDES])
{
    const uint32_t events = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_CREATE |
                            IN_MOVED_FROM | IN_DELETE;
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (int side = OLD; side <= NEW && fd >= 0; side++) {
        char folder[4096];
        const char *slash = strrchr(version[side].name, '/');
        size_t n = slash ? (size_t)(slash - version[side].name) : 1;
        if (n >= sizeof folder)
            continue;
        memcpy(folder, slash ? version[side].name : ".", n);
        folder[n] = '\0';
        if (inotify_add_watch(fd, n ? folder : "/", events) < 0) {
            close(fd);
            fd = -1;
        }
    }
    return fd;
}

static void drain(int fd)
{
    char bytes[4096];
    while (fd >= 0 && read(fd, bytes, sizeof bytes) > 0)
        ;
}
#else
static int open_news(const struct input version[SIDES])
{
    (void)version;
    return -1;
}

static void drain(int fd)
{
    (void)fd;
}
#endif

void watch_open(struct watch *watch, const struct input version[SIDES], bool follow)
{
    memset(watch, 0, sizeof *watch);
    for (int side = OLD; side <= NEW; side++) {
        watch->file[side] = version[side].name;
        watch->is_file[side] = look(version[side].name, &watch->seen[side]);
    }
    watch->fd = follow ? open_news(version) : -1;
}

void watch_close(struct watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    watch->fd = -1;
}

static bool same(const struct stat *one, const struct stat *two)
{
    return one->st_ino == two->st_ino && one->st_size == two->st_size &&
           one->st_mtim.tv_sec == two->st_mtim.tv_sec &&
           one->st_mtim.tv_nsec == two->st_mtim.tv_nsec;
}

bool watch_changed(struct watch *watch)
{
    bool changed = false;
    drain(watch->fd);
    for (int side = OLD; side <= NEW; side++) {
        struct stat now;
        if (!watch->is_file[side])
            continue;
        bool gone = !look(watch->file[side], &now);
        changed = changed || gone != watch->is_gone[side];
        watch->is_gone[side] = gone;
        if (gone)
            continue;
        changed = changed || !same(&now, &watch->seen[side]);
        watch->seen[side] = now;
    }
    return changed;
}

bool watch_readable(const struct watch *watch)
{
    return watch->is_file[OLD] && watch->is_file[NEW];
}

const char *watch_gone(const struct watch *watch)
{
    return watch->is_gone[OLD] ? watch->file[OLD] : watch->is_gone[NEW] ? watch->file[NEW] : NULL;
}

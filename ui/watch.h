/* Watch: whether either file was written since it was read. */
#ifndef STET_UI_WATCH_H
#define STET_UI_WATCH_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/span.h"
#include "input/input.h"

enum {
    WATCH_POLL_MS = 1000, /* between two looks where nobody tells */
    WATCH_CALM_MS = 120   /* without news, before files are read: a writer may be at it */
};

struct watch {
    const char *file[SIDES];
    struct stat seen[SIDES];
    bool is_file[SIDES]; /* what is none, a pipe, cannot be read again */
    bool is_gone[SIDES]; /* when it was looked at last */
    int fd;              /* readable when there may be news; -1: look from time to time */
};

/* Notes how the files are now. With `follow` it opens a descriptor for news
 * where the system has such (inotify). The names must outlive it. */
void watch_open(struct watch *watch, const struct input version[SIDES], bool follow);
void watch_close(struct watch *watch);

/* Whether a file is not what it was when it was looked at last, is gone, or is back. */
bool watch_changed(struct watch *watch);

/* Whether both can be read again. */
bool watch_readable(const struct watch *watch);

/* The name of a file that is not there any more, NULL where all are. */
const char *watch_gone(const struct watch *watch);

#endif

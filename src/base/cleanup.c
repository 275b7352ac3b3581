#include "base/cleanup.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { NOTES = 16, PATH_BYTES = 1024 };
enum { FREE, WRITTEN, GROUP, PATH };

static struct {
    atomic_int state; /* WRITTEN: by whoever has taken it, or whoever carries it out */
    pid_t group;
    char path[PATH_BYTES];
} notes[NOTES];

static int take(void)
{
    for (int i = 0; i < NOTES; i++) {
        int expected = FREE;
        if (atomic_compare_exchange_strong(&notes[i].state, &expected, WRITTEN))
            return i;
    }
    return -1;
}

int cleanup_add_group(pid_t group)
{
    int i = take();
    if (i >= 0) {
        notes[i].group = group;
        atomic_store(&notes[i].state, GROUP);
    }
    return i;
}

int cleanup_add_file(const char *path)
{
    size_t size = strlen(path) + 1;
    int i = size <= PATH_BYTES ? take() : -1;
    if (i >= 0) {
        memcpy(notes[i].path, path, size);
        atomic_store(&notes[i].state, PATH);
    }
    return i;
}

void cleanup_drop(int note)
{
    if (note >= 0)
        atomic_store(&notes[note].state, FREE);
}

static void remove_file(char *path)
{
    char *slash = strrchr(path, '/');
    unlink(path);
    if (slash) {
        *slash = '\0';
        rmdir(path);
    }
}

void cleanup_now(void)
{
    int kept = errno;
    for (int i = 0; i < NOTES; i++) {
        int state = atomic_load(&notes[i].state);
        if ((state != GROUP && state != PATH) ||
            !atomic_compare_exchange_strong(&notes[i].state, &state, WRITTEN))
            continue;
        if (state == GROUP && kill(-notes[i].group, SIGKILL) < 0)
            kill(notes[i].group, SIGKILL); /* before it has come to lead its group */
        if (state == PATH)
            remove_file(notes[i].path);
    }
    errno = kept;
}

static void on_signal(int number)
{
    cleanup_now();
    signal(number, SIG_DFL);
    raise(number);
}

void cleanup_on_signals(void)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        struct sigaction action, before;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_signal;
        sigemptyset(&action.sa_mask);
        if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(ending[i], &action, NULL);
    }
}

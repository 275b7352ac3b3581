#define _DEFAULT_SOURCE /* wait4 */
#include "tests/support/timing.h"

#include <assert.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct sample time_command(const char *const *arguments, const char *old, const char *new,
                           unsigned limit)
{
    char *argv[ARGUMENTS_MAX + 3];
    int n = 0, status = 0;
    while (arguments[n]) {
        argv[n] = (char *)(uintptr_t)arguments[n];
        n++;
    }
    if (old && new) {
        argv[n++] = (char *)(uintptr_t)old;
        argv[n++] = (char *)(uintptr_t) new;
    }
    argv[n] = NULL;
    assert(argv[0]); /* a command has at least its name */

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    /* The child inherits the limit, from which this process takes itself out again. */
    struct rlimit before, cpu;
    getrlimit(RLIMIT_CPU, &before);
    cpu = before;
    if (limit && (before.rlim_max == RLIM_INFINITY || limit < before.rlim_max))
        cpu.rlim_cur = limit;
    pid_t pid;
    struct rusage usage = {0};
    double start = now_ms();
    setrlimit(RLIMIT_CPU, &cpu);
    bool spawned = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) == 0;
    setrlimit(RLIMIT_CPU, &before);
    bool waited = spawned && wait4(pid, &status, 0, &usage) == pid;
    struct sample sample = {.ms = now_ms() - start};
    posix_spawn_file_actions_destroy(&actions);
    sample.good = waited && WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    sample.timed_out = waited && WIFSIGNALED(status) &&
                       (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
#ifdef __APPLE__
    sample.peak = (double)usage.ru_maxrss;
#else
    sample.peak = (double)usage.ru_maxrss * 1024;
#endif
    return sample;
}

static int compare_samples(const void *x, const void *y)
{
    double d = ((const struct sample *)x)->ms - ((const struct sample *)y)->ms;
    return (d > 0) - (d < 0);
}

struct sample samples_median(struct sample *samples, size_t n)
{
    qsort(samples, n, sizeof *samples, compare_samples);
    return samples[n / 2];
}

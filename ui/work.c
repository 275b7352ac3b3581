#include "ui/work.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct work {
    struct comparison_input input;
    struct comparison *comparison;
    struct error error;
    bool good;
    atomic_bool stop; /* the thread is to come to its end: nobody looks at it */
    int pipe[2]; /* a byte says that the head is there; its end is closed when the
                    work is done */
    pthread_t thread;
};

static void *run(void *context)
{
    struct work *work = context;
    work->good = comparison_make(work->comparison, &work->input, &work->error);
    close(work->pipe[1]);
    return NULL;
}

static void head_made(void *context)
{
    struct work *work = context;
    ssize_t wrote;
    do
        wrote = write(work->pipe[1], "", 1);
    while (wrote < 0 && errno == EINTR);
}

struct work *work_start(const struct comparison_input *input, bool head, struct error *error)
{
    struct work *work = calloc(1, sizeof *work);
    struct comparison *comparison = calloc(1, sizeof *comparison);
    int failure = work && comparison ? 0 : ENOMEM;
    if (!failure && pipe(work->pipe) != 0)
        failure = errno;
    if (!failure) {
        work->input = *input;
        work->input.options.limits.stop = &work->stop;
        work->input.pins = pinned_copy(input->pins, &comparison->arena);
        work->comparison = comparison;
        comparison->head_made = head ? head_made : NULL;
        comparison->context = work;
        for (int i = 0; i < 2; i++)
            fcntl(work->pipe[i], F_SETFD, FD_CLOEXEC);
        sigset_t all, before; /* signals are for the thread with the screen */
        sigfillset(&all);
        sigdelset(&all, SIGSEGV);
        sigdelset(&all, SIGBUS);
        sigdelset(&all, SIGFPE);
        sigdelset(&all, SIGABRT);
        sigdelset(&all, SIGILL);
        sigdelset(&all, SIGSYS);
        sigdelset(&all, SIGTRAP);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        failure = pthread_create(&work->thread, NULL, run, work);
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        if (!failure)
            return work;
        close(work->pipe[0]);
        close(work->pipe[1]);
    }
    versions_leave(input->versions);
    if (comparison)
        arena_free(&comparison->arena);
    free(comparison);
    free(work);
    error_set(error, "The comparison cannot be started: %s.", strerror(failure));
    return NULL;
}

int work_fd(const struct work *work)
{
    return work->pipe[0];
}

enum work_news work_wait(struct work *work, int ms)
{
    struct pollfd news = {.fd = work->pipe[0], .events = POLLIN};
    char byte;
    if (poll(&news, 1, ms) <= 0)
        return WORK_GOES_ON;
    return read(work->pipe[0], &byte, 1) == 1 ? WORK_HEAD : WORK_DONE;
}

struct comparison *work_take_head(struct work *work)
{
    return atomic_exchange(&work->comparison->head, NULL);
}

enum comparison_stage work_stage(const struct work *work)
{
    return (enum comparison_stage)atomic_load(&work->comparison->stage);
}

struct comparison *work_take(struct work *work, struct error *error)
{
    struct comparison *comparison = work->comparison;
    pthread_join(work->thread, NULL);
    close(work->pipe[0]);
    if (!work->good) {
        *error = work->error;
        work_free_result(comparison);
        comparison = NULL;
    }
    free(work);
    return comparison;
}

void work_free_result(struct comparison *comparison)
{
    if (!comparison)
        return;
    comparison_free(comparison);
    free(comparison);
}

void work_abandon(struct work *work)
{
    atomic_store(&work->stop, true);
    pthread_detach(work->thread);
}

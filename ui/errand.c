#include "ui/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

static void *thread(void *context)
{
    struct errand *errand = context;
    errand->run(errand->context);
    close(errand->pipe[1]);
    return NULL;
}

/* Signals are for the thread with the screen, but for those that this one causes. */
static int start_thread(struct errand *errand)
{
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL, SIGSYS, SIGTRAP};
    sigset_t all, before;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        sigdelset(&all, own[i]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failure = pthread_create(&errand->thread, NULL, thread, errand);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failure;
}

int errand_start(struct errand *errand, void (*run)(void *context), void *context)
{
    errand->run = run;
    errand->context = context;
    if (pipe(errand->pipe) != 0)
        return errno;
    for (int i = 0; i < 2; i++)
        fcntl(errand->pipe[i], F_SETFD, FD_CLOEXEC);
    int failure = start_thread(errand);
    for (int i = 0; i < 2 && failure; i++)
        close(errand->pipe[i]);
    return failure;
}

void errand_tell(const struct errand *errand)
{
    ssize_t wrote;
    do
        wrote = write(errand->pipe[1], "", 1);
    while (wrote < 0 && errno == EINTR);
}

enum work_news errand_wait(const struct errand *errand, int ms)
{
    struct pollfd news = {.fd = errand->pipe[0], .events = POLLIN};
    char byte;
    if (poll(&news, 1, ms) <= 0)
        return WORK_GOES_ON;
    return read(errand->pipe[0], &byte, 1) == 1 ? WORK_HEAD : WORK_DONE;
}

void errand_join(struct errand *errand)
{
    pthread_join(errand->thread, NULL);
    close(errand->pipe[0]);
}

void errand_abandon(struct errand *errand)
{
    pthread_detach(errand->thread);
}

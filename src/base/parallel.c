#include "base/parallel.h"

#include <pthread.h>
#include <signal.h>

struct task {
    parallel_half *work;
    void *context;
};

static void *second_half(void *argument)
{
    struct task *task = argument;
    task->work(task->context, 1);
    return NULL;
}

/* Signals are the first thread's business, but for those of a crash. */
static bool start(pthread_t *thread, struct task *task)
{
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    sigset_t all, before;
    sigfillset(&all);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        sigdelset(&all, crashes[i]);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(thread, NULL, second_half, task) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

void parallel_halves(bool worth, parallel_half *work, void *context)
{
    struct task task = {work, context};
    pthread_t thread;
    bool started = worth && start(&thread, &task);
    work(context, 0);
    if (started)
        pthread_join(thread, NULL);
    else
        work(context, 1);
}

#include "ui/work.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct work {
    struct comparison_input input;
    struct comparison *comparison;
    struct error error;
    bool good;
    atomic_bool stop; /* the thread is to come to its end: nobody looks at it */
    struct errand errand;
};

static void run(void *context)
{
    struct work *work = context;
    work->good = comparison_make(work->comparison, &work->input, &work->error);
}

static void head_made(void *context)
{
    struct work *work = context;
    errand_tell(&work->errand);
}

struct work *work_start(const struct comparison_input *input, bool head, struct error *error)
{
    struct work *work = calloc(1, sizeof *work);
    struct comparison *comparison = calloc(1, sizeof *comparison);
    int failure = work && comparison ? 0 : ENOMEM;
    if (!failure) {
        work->input = *input;
        work->input.options.limits.stop = &work->stop;
        work->input.pins = pinned_copy(input->pins, &comparison->arena);
        work->comparison = comparison;
        comparison->head_made = head ? head_made : NULL;
        comparison->context = work;
        failure = errand_start(&work->errand, run, work);
        if (!failure)
            return work;
    }
    versions_leave(input->versions);
    if (comparison)
        arena_free(&comparison->arena);
    free(comparison);
    free(work);
    error_set(error, "The comparison cannot be started: %s.", strerror(failure));
    return NULL;
}

const struct errand *work_errand(const struct work *work)
{
    return &work->errand;
}

int work_fd(const struct work *work)
{
    return work->errand.pipe[0];
}

enum work_news work_wait(struct work *work, int ms)
{
    return errand_wait(&work->errand, ms);
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
    errand_join(&work->errand);
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
    errand_abandon(&work->errand);
}

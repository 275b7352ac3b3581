#include "ui/writing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ui/export.h"

struct writing {
    struct writing_order order;
    char *path;         /* of its own */
    atomic_bool saving; /* from now on what was lent is looked at for a file only */
    struct output output;
    struct output_watch watch;
    struct error said;
    bool good;
    struct errand errand;
};

static bool make(struct writing *writing, struct strbuf *bytes, const char **note)
{
    struct writing_order *order = &writing->order;
    if (order->format == FORMAT_AUTO)
        return export_resolved(order->input.review, order->input.undecided, bytes, note,
                               &writing->said);
    output_start_memory(&writing->output, bytes);
    writing->output.watch = &writing->watch;
    return export_report(order->format, &order->input, &writing->output, &writing->said) &&
           output_finish(&writing->output, &writing->said);
}

static void run(void *context)
{
    struct writing *writing = context;
    const struct writing_order *order = &writing->order;
    struct arena arena = {0};
    struct strbuf bytes = {.arena = &arena};
    const char *note = NULL;
    bool good = make(writing, &bytes, &note);
    if (atomic_load(&writing->watch.stop))
        good = error_set(&writing->said, "Left. %s was not written.", order->path);
    atomic_store(&writing->saving, true);
    good = good && export_save(order->input.review, order->path, order->replace, note, &bytes,
                               &writing->said);
    if (good && note)
        error_set(&writing->said, "Written: %s. %s.", order->path, note);
    else if (good)
        error_set(&writing->said, "Written: %s, %zu bytes.", order->path, bytes.n);
    writing->good = good;
    arena_free(&arena);
}

struct writing *writing_start(const struct writing_order *order, struct error *error)
{
    struct writing *writing = calloc(1, sizeof *writing);
    int failure = ENOMEM;
    if (writing) {
        writing->order = *order;
        writing->path = strdup(order->path);
        writing->order.path = writing->path;
        if (writing->path)
            failure = errand_start(&writing->errand, run, writing);
        if (!failure)
            return writing;
        free(writing->path);
    }
    free(writing);
    error_set(error, "%s cannot be written: %s.", order->path, strerror(failure));
    return NULL;
}

const struct errand *writing_errand(const struct writing *writing)
{
    return &writing->errand;
}

size_t writing_bytes(const struct writing *writing)
{
    return atomic_load(&writing->watch.written);
}

bool writing_leave(struct writing *writing, struct error *said)
{
    enum { STEP_MS = 100, STEPS = 10 };
    struct stat at;
    bool is_file = stat(writing->path, &at) != 0 || S_ISREG(at.st_mode);
    atomic_store(&writing->watch.stop, true);
    for (int i = 0; errand_wait(&writing->errand, STEP_MS) == WORK_GOES_ON; i++) {
        if (!is_file && i >= STEPS && atomic_load(&writing->saving)) {
            errand_abandon(&writing->errand);
            return error_set(said, "Left. Nobody reads %s.", writing->path);
        }
    }
    return writing_take(writing, said);
}

bool writing_take(struct writing *writing, struct error *said)
{
    errand_join(&writing->errand);
    bool good = writing->good;
    *said = writing->said;
    free(writing->path);
    free(writing);
    return good;
}

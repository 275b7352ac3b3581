#include "ui/term_progress.h"

#include <stdio.h>

#include "ui/surface.h"
#include "ui/term.h"

enum { STEP_MS = 100, BAR = 24, KEPT_MAX = 128, SAID_MAX = 160 };

/* What is waited for. */
struct task {
    const struct errand *errand;
    /* Says what is being done, and returns how much of the bar that is. */
    int (*say)(const void *context, char text[SAID_MAX]);
    const void *context;
};

static int say_work(const void *context, char text[SAID_MAX])
{
    enum comparison_stage stage = work_stage(context);
    snprintf(text, SAID_MAX, "%s", comparison_stage_text(stage));
    return BAR * (int)stage / STAGE_COUNT;
}

static int say_writing(const void *context, char text[SAID_MAX])
{
    size_t megabytes = writing_bytes(context) / 1000000;
    if (megabytes)
        snprintf(text, SAID_MAX, "Writing, %zu MB", megabytes);
    else
        snprintf(text, SAID_MAX, "Writing");
    return 0; /* how long it gets is not known before */
}

static void draw(const struct task *task, struct surface *surface,
                 const struct progress_screen *screen, int tenths)
{
    char text[SAID_MAX], bar[BAR + 1];
    surface_resize(surface, screen->columns, screen->rows);
    int done = task->say(task->context, text), runner = tenths % BAR;
    for (int i = 0; i < BAR; i++) /* what is done, and a runner that says it goes on */
        bar[i] = i < done ? '=' : i == runner ? '-' : ' ';
    bar[BAR] = '\0';
    int columns = screen->columns, row = screen->rows / 2;
    int column = columns > 40 ? (columns - 40) / 2 : 0;
    int end = surface_string(surface, row, column, columns, text, ROLE_TEXT);
    surface_string(surface, row, end, columns, screen->ascii ? " ..." : " …", ROLE_TEXT);
    snprintf(text, sizeof text, "[%s] %d s", bar, tenths / 10);
    surface_string(surface, row + 1, column, columns, text, ROLE_NOTE);
    surface_string(surface, row + 2, column, columns, "Esc leaves", ROLE_PROMPT_HINT);
}

static enum progress wait_for(const struct task *task, struct progress_screen *screen)
{
    enum work_news news = WORK_GOES_ON;
    struct surface surfaces[2] = {{.cells = NULL}, {.cells = NULL}};
    const struct surface *shown = NULL;
    struct event kept[KEPT_MAX]; /* typed ahead, for what comes */
    int n_kept = 0;
    bool left = false;
    for (int tenths = 1, now = 0; news == WORK_GOES_ON && !left; now = !now) {
        draw(task, &surfaces[now], screen, tenths);
        term_present(&surfaces[now], shown);
        shown = &surfaces[now];
        struct event event;
        switch (term_wait(&event, STEP_MS, task->errand->pipe[0])) {
        case TERM_OTHER:
            news = errand_wait(task->errand, 0);
            break;
        case TERM_TIMEOUT:
            tenths++;
            break;
        case TERM_BACKGROUND: /* for the session */
            break;
        case TERM_EVENT:
            if (event.kind == EVENT_RESIZE) {
                screen->columns = event.columns;
                screen->rows = event.rows;
                shown = NULL;
            }
            left = event.kind == EVENT_KEY &&
                   (event.k == KEY_ESCAPE || event.k == 'q' || event.k == KEY_CONTROL('c'));
            if (!left && event.kind == EVENT_KEY && n_kept < KEPT_MAX)
                kept[n_kept++] = event;
            screen->stopped = left && event.k == KEY_CONTROL('c');
            break;
        case TERM_SUSPEND:
            term_suspend();
            term_redraw();
            shown = NULL;
            break;
        case TERM_REDRAW:
            term_redraw();
            shown = NULL;
            break;
        case TERM_END:
            left = true;
            break;
        }
    }
    if (!left)
        term_give_back(kept, n_kept);
    surface_free(&surfaces[0]);
    surface_free(&surfaces[1]);
    return left ? PROGRESS_LEFT : news == WORK_HEAD ? PROGRESS_HEAD : PROGRESS_DONE;
}

enum progress progress_wait(struct work *work, struct progress_screen *screen)
{
    struct task task = {work_errand(work), say_work, work};
    return wait_for(&task, screen);
}

struct comparison *progress_compare(const struct comparison_input *input,
                                    struct progress_screen *screen, struct error *error)
{
    struct work *work = work_start(input, false, error);
    if (!work)
        return NULL;
    if (work_wait(work, PROGRESS_AFTER_MS) == WORK_DONE ||
        progress_wait(work, screen) == PROGRESS_DONE)
        return work_take(work, error);
    work_abandon(work);
    error_set(error, "Left. All is as it was compared before.");
    return NULL;
}

bool progress_write(const struct writing_order *order, struct progress_screen *screen,
                    struct error *said, bool *shown)
{
    *shown = false;
    struct writing *writing = writing_start(order, said);
    if (!writing)
        return false;
    const struct errand *errand = writing_errand(writing);
    struct task task = {errand, say_writing, writing};
    *shown = errand_wait(errand, PROGRESS_AFTER_MS) == WORK_GOES_ON;
    if (*shown && wait_for(&task, screen) == PROGRESS_LEFT)
        return writing_leave(writing, said);
    return writing_take(writing, said);
}

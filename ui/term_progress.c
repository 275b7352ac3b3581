#include "ui/term_progress.h"

#include <stdio.h>

#include "ui/surface.h"
#include "ui/term.h"

enum { STEP_MS = 100, BAR = 24, KEPT_MAX = 128 };

static void draw(struct surface *surface, int columns, int rows, enum comparison_stage stage,
                 int tenths, bool ascii)
{
    char text[96], bar[BAR + 1];
    surface_resize(surface, columns, rows);
    int done = BAR * (int)stage / STAGE_COUNT, runner = tenths % BAR;
    for (int i = 0; i < BAR; i++) /* what is done, and a runner that says it goes on */
        bar[i] = i < done ? '=' : i == runner ? '-' : ' ';
    bar[BAR] = '\0';
    snprintf(text, sizeof text, "%s%s", comparison_stage_text(stage), ascii ? " ..." : " …");
    int row = rows / 2, column = columns > 40 ? (columns - 40) / 2 : 0;
    surface_string(surface, row, column, columns, text, ROLE_TEXT);
    snprintf(text, sizeof text, "[%s] %d s", bar, tenths / 10);
    surface_string(surface, row + 1, column, columns, text, ROLE_NOTE);
    surface_string(surface, row + 2, column, columns, "Esc leaves", ROLE_PROMPT_HINT);
}

enum progress progress_wait(struct work *work, struct progress_screen *screen)
{
    enum work_news news = WORK_GOES_ON;
    struct surface surfaces[2] = {{.cells = NULL}, {.cells = NULL}};
    const struct surface *shown = NULL;
    struct event kept[KEPT_MAX]; /* typed ahead, for what comes */
    int n_kept = 0;
    bool left = false;
    for (int tenths = 1, now = 0; news == WORK_GOES_ON && !left; now = !now) {
        draw(&surfaces[now], screen->columns, screen->rows, work_stage(work), tenths,
             screen->ascii);
        term_present(&surfaces[now], shown);
        shown = &surfaces[now];
        struct event event;
        switch (term_wait(&event, STEP_MS, work_fd(work))) {
        case TERM_OTHER:
            news = work_wait(work, 0);
            break;
        case TERM_TIMEOUT:
            tenths++;
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

#include "ui/session.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/app.h"
#include "ui/draw.h"
#include "ui/kept.h"
#include "ui/term.h"
#include "ui/term_progress.h"
#include "ui/themes.h"
#include "ui/watch.h"
#include "ui/work.h"

enum { HEAD_GRACE_MS = 15 };

/* What is open. */
struct review {
    const struct session_options *options;
    struct comparison_input input; /* of the comparison at hand */
    struct arena arena;
    struct app app;
    struct comparison *comparison;
    struct app_options app_options;
    struct term_info info;
    struct watch watch;
    struct work *work;          /* while the first pages are shown, the whole comparison */
    bool work_done;             /* it is there, to be taken when nobody types */
    bool calm;                  /* news came; read when no more comes */
    char theme[THEME_NAME_MAX]; /* shown now */
};

/* Whether the terminal says that its background is light: "foreground;background". */
static bool background_is_light(void)
{
    const char *value = getenv("COLORFGBG");
    const char *last = value ? strrchr(value, ';') : NULL;
    return last && (strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0);
}

static bool is_plain(const struct theme *theme)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = &theme->looks[role];
        if (look->fg != COLOR_DEFAULT || look->bg != COLOR_DEFAULT)
            return false;
    }
    return true;
}

static bool use_theme(struct review *review, const char *name, struct error *error)
{
    struct theme theme;
    if (!themes_load(name, &theme, error))
        return false;
    term_set_theme(&theme, review->info.colors);
    memcpy(review->theme, name, strlen(name) + 1);
    review->app_options.monochrome = review->info.colors == 0 || is_plain(&theme);
    return true;
}

/* The settings that the terminal carries out. */
static void apply_settings(struct review *review)
{
    struct app *app = &review->app;
    struct error error;
    term_set_mouse(app->settings.value[SET_MOUSE]);
    if (strcmp(app->settings.theme, review->theme) != 0) {
        if (use_theme(review, app->settings.theme, &error)) {
            app->options.monochrome = review->app_options.monochrome;
            app_refit(app);
            if (review->info.colors == 0)
                app_message(app, false, "This terminal shows no colours.");
        } else {
            app_message(app, true, "%s", error.text);
            memcpy(app->settings.theme, review->theme, sizeof review->theme);
        }
        term_redraw();
    }
    watch_close(&review->watch);
    watch_open(&review->watch, review->input.version, app->settings.value[SET_WATCH]);
}

static struct progress_screen screen_of(const struct review *review)
{
    return (struct progress_screen){review->info.columns, review->info.rows, !review->info.utf8};
}

/* Shows another comparison of the same versions. Keys and settings stay, the place
 * by its content. */
static void replace(struct review *review, struct comparison *comparison)
{
    struct app *app = &review->app;
    struct kept kept = kept_of(app);
    struct settings settings = app->settings;
    struct keymap keymap = app->keymap;
    int columns = app->columns, rows = app->rows;
    app_free(app);
    work_free_result(review->comparison);
    review->comparison = comparison;
    review->app_options.settings = &settings;
    review->app_options.keymap = &keymap;
    app_init(app, &comparison->changes, review->app_options, columns, rows);
    kept_restore(&kept, app);
}

/* Reads both files again. Keys and settings stay, the place by its content. */
static void reload(struct review *review)
{
    struct app *app = &review->app;
    struct error error;
    struct comparison *comparison = NULL;
    review->calm = false;
    if (review->work) {
        app_message(app, false, "The rest is still being compared.");
        return;
    }
    if (!watch_readable(&review->watch)) {
        app_message(app, true, "What is no file cannot be read again.");
        return;
    }
    watch_changed(&review->watch); /* what is read now is no news later */
    struct work *work = work_start(&review->input, false, &error);
    if (work) {
        review->info.columns = app->columns;
        review->info.rows = app->rows;
        struct progress_screen screen = screen_of(review);
        if (work_wait(work, PROGRESS_AFTER_MS) == WORK_DONE ||
            progress_wait(work, &screen) == PROGRESS_DONE) {
            comparison = work_take(work, &error);
        } else {
            work_abandon(work);
            error_set(&error, "Left. The versions are as they were read before.");
        }
        app->columns = screen.columns;
        app->rows = screen.rows;
    }
    if (!comparison) {
        app_message(app, true, "%s", error.text);
        app_refit(app);
        return;
    }
    replace(review, comparison);
    app_message(app, false, "Read again: %zu change%s.", comparison->changes.n,
                comparison->changes.n == 1 ? "" : "s");
}

/* With other classes that make no difference. */
static void compare_again(struct review *review)
{
    review->input.ignored = review->app.ignored;
    reload(review);
    review->input.ignored = review->app.ignored = review->app.changes->collation->ignored;
}

/* The whole comparison in place of the first pages. */
static void take_whole(struct review *review)
{
    struct app *app = &review->app;
    struct error error;
    struct comparison *comparison = work_take(review->work, &error);
    review->work = NULL;
    review->app_options.partial = false;
    if (!comparison) {
        app_message(app, true, "%s", error.text);
        return;
    }
    replace(review, comparison);
    watch_open(&review->watch, review->input.version, app->settings.value[SET_WATCH]);
}

/* Whether another comparison would disturb nobody who types. */
static bool is_quiet(const struct app *app)
{
    return app->asking == ASK_NOTHING && app->mode == MODE_READ && !app->list.open &&
           !app->has_count;
}

/* How long to wait for keys, and what else to wait for. */
static int other_fd(const struct review *review)
{
    if (!review->work)
        return review->watch.fd;
    return review->work_done ? -1 : work_fd(review->work);
}

static int timeout_of(const struct review *review)
{
    int idle = app_idle_after(&review->app);
    if (idle >= 0)
        return idle;
    if (review->calm)
        return WATCH_CALM_MS;
    return review->app.settings.value[SET_WATCH] && review->watch.fd < 0 ? WATCH_POLL_MS : -1;
}

/* Carries out what the app asks for. False: it is over. */
static bool carry_out(struct review *review, enum effect effect, const struct surface **shown)
{
    switch (effect) {
    case EFFECT_NONE:
        break;
    case EFFECT_QUIT:
        return false;
    case EFFECT_SUSPEND:
        term_suspend();
        term_redraw();
        *shown = NULL;
        break;
    case EFFECT_REDRAW:
        term_redraw();
        *shown = NULL;
        break;
    case EFFECT_RELOAD:
        reload(review);
        *shown = NULL;
        break;
    case EFFECT_IGNORE:
        compare_again(review);
        *shown = NULL;
        break;
    case EFFECT_SETTINGS:
        apply_settings(review);
        *shown = NULL;
        break;
    }
    return true;
}

/* Shows the app until it is left. */
static void run(struct review *review)
{
    struct surface surfaces[2] = {{.cells = NULL}, {.cells = NULL}};
    struct app *app = &review->app;
    const struct surface *shown = NULL;
    int now = 0;
    for (bool goes_on = true; goes_on;) {
        if (review->work_done && review->work && is_quiet(app)) {
            take_whole(review);
            shown = NULL;
        }
        draw(app, &surfaces[now]);
        term_present(&surfaces[now], shown);
        shown = &surfaces[now];
        now = !now;
        struct event event = {.kind = EVENT_IDLE};
        enum effect effect = EFFECT_NONE;
        switch (term_wait(&event, timeout_of(review), other_fd(review))) {
        case TERM_EVENT:
            effect = update(app, event);
            if (event.kind == EVENT_RESIZE)
                shown = NULL;
            break;
        case TERM_TIMEOUT:
            if (app_idle_after(app) >= 0)
                update(app, (struct event){.kind = EVENT_IDLE});
            else if (review->calm)
                effect = EFFECT_RELOAD;
            else if (!review->work)
                review->calm = watch_changed(&review->watch);
            break;
        case TERM_OTHER:
            if (review->work)
                review->work_done = work_wait(review->work, 0) == WORK_DONE;
            else
                review->calm = watch_changed(&review->watch) || review->calm;
            break;
        case TERM_SUSPEND:
            effect = EFFECT_SUSPEND;
            break;
        case TERM_REDRAW:
            effect = EFFECT_REDRAW;
            break;
        case TERM_END:
            effect = EFFECT_QUIT;
            break;
        }
        goes_on = carry_out(review, effect, &shown);
    }
    surface_free(&surfaces[0]);
    surface_free(&surfaces[1]);
}

static bool open_terminal(struct review *review, struct error *error)
{
    const struct settings *settings = &review->options->settings;
    if (!term_open(review->options->color, &review->info, error))
        return false;
    const char *name = settings->theme[0]      ? settings->theme
                       : background_is_light() ? "light"
                                               : "dark";
    if (!review->info.colors)
        name = "mono";
    if (use_theme(review, name, error))
        return true;
    term_close();
    return false;
}

/* Gives the terminal back, and shows a signal that ended the program to the
 * shell. */
static void close_terminal(void)
{
    int end = term_end_signal();
    term_close();
    if (end)
        raise(end);
}

static enum session_result show(struct review *review)
{
    struct settings settings = review->options->settings;
    memcpy(settings.theme, review->theme, sizeof settings.theme);
    review->app_options.ascii = !review->info.utf8;
    review->app_options.stop = term_asked_to_stop;
    review->app_options.waiting = term_has_input;
    review->app_options.settings = &settings;
    review->app_options.keymap = &review->options->keymap;
    review->app_options.themes = themes_names(&review->arena);
    app_init(&review->app, &review->comparison->changes, review->app_options, review->info.columns,
             review->info.rows);
    term_set_mouse(settings.value[SET_MOUSE]);
    review->watch.fd = -1;
    if (!review->work)
        watch_open(&review->watch, review->input.version, settings.value[SET_WATCH]);
    for (int side = OLD; side <= NEW; side++)
        if (review->comparison->article[side].document.note)
            app_message(&review->app, false, "%s",
                        review->comparison->article[side].document.note);
    if (review->info.note[0])
        app_message(&review->app, false, "%s", review->info.note);
    run(review);
    bool differs = review->app.changes->n > 0;
    if (review->work) { /* left before the rest was there */
        work_abandon(review->work);
        close_terminal();
        return differs ? SESSION_LEFT_DIFFERENT : SESSION_LEFT;
    }
    watch_close(&review->watch);
    app_free(&review->app);
    close_terminal();
    work_free_result(review->comparison);
    return differs ? SESSION_DIFFERENT : SESSION_SAME;
}

enum session_result session_run(const struct session_options *options, struct error *error)
{
    static struct review review; /* large, and there is one terminal only */
    memset(&review, 0, sizeof review);
    review.options = options;
    review.input = options->input;
    struct theme theme; /* a mistake in it is told before the screen is taken */
    if (options->settings.theme[0] && !themes_load(options->settings.theme, &theme, error))
        return SESSION_FAILED;
    struct work *work = work_start(&review.input, true, error);
    if (!work)
        return SESSION_FAILED;
    enum work_news news = work_wait(work, PROGRESS_AFTER_MS);
    if (news == WORK_HEAD) /* may be the whole is there before the terminal is open */
        news = work_wait(work, HEAD_GRACE_MS) == WORK_DONE ? WORK_DONE : WORK_HEAD;
    bool opened = false;
    if (news == WORK_GOES_ON) {
        opened = open_terminal(&review, error);
        struct progress_screen screen = screen_of(&review);
        enum progress progress = opened ? progress_wait(work, &screen) : PROGRESS_LEFT;
        if (progress == PROGRESS_LEFT) {
            work_abandon(work);
            if (!opened)
                return SESSION_FAILED;
            close_terminal();
            return SESSION_LEFT;
        }
        news = progress == PROGRESS_HEAD ? WORK_HEAD : WORK_DONE;
        review.info.columns = screen.columns;
        review.info.rows = screen.rows;
    }
    if (news == WORK_HEAD) {
        review.comparison = work_take_head(work);
        review.work = work;
        review.app_options.partial = true;
        memcpy(review.app_options.whole, review.comparison->whole,
               sizeof review.app_options.whole);
    } else {
        review.comparison = work_take(work, error);
    }
    if (review.comparison && (opened || open_terminal(&review, error))) {
        enum session_result result = show(&review);
        arena_free(&review.arena);
        return result;
    }
    if (review.work)
        work_abandon(review.work);
    if (opened)
        close_terminal();
    work_free_result(review.comparison);
    return SESSION_FAILED;
}

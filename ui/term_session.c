#include "ui/session.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/folder.h"
#include "ui/app.h"
#include "ui/decide.h"
#include "ui/draw.h"
#include "ui/kept.h"
#include "ui/term.h"
#include "ui/term_effects.h"
#include "ui/term_patience.h"
#include "ui/term_progress.h"
#include "ui/term_theme.h"
#include "ui/themes.h"
#include "ui/watch.h"
#include "ui/work.h"

/* Between two looks at what others have decided; for a key while another program writes. */
enum { DESK_POLL_MS = 1000, DESK_PATIENCE_MS = 25 };

/* What is open. */
struct session {
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
    struct desk desk;           /* open once the whole comparison is there */
    bool left;                  /* comparing again because of partners was left ... */
    uint64_t left_key;          /* ... when the desk had this key */
    int64_t polled;             /* when the desk was asked for news, in milliseconds */
    bool calm;                  /* news came; read when no more comes */
    bool stopped;               /* left by EFFECT_STOP */
    struct shown_theme theme;
    struct patience patience;
};

/* The app gets to know what the theme at hand can tell apart. */
static void take_looks(struct session *session)
{
    struct app *app = &session->app;
    memcpy(app->settings.theme, session->theme.name, sizeof session->theme.name);
    app->options.brackets = session->app_options.brackets = !session->theme.strikes;
    app_refit(app);
    term_redraw();
}

/* The settings that the terminal carries out. */
static void apply_settings(struct session *session)
{
    struct app *app = &session->app;
    struct error error;
    term_set_mouse(app->settings.value[SET_MOUSE]);
    settings_limit(&app->settings, session->options->filters);
    if (strcmp(app->settings.theme, session->theme.name) != 0) {
        if (!shown_theme_use(&session->theme, app->settings.theme, &error))
            app_message(app, true, "%s", error.text);
        else if (session->info.colors == 0)
            app_message(app, false, "This terminal shows no colours.");
        take_looks(session);
    }
    watch_close(&session->watch);
    watch_open(&session->watch, session->input.version, app->settings.value[SET_WATCH] == WATCH_ON);
}

static struct progress_screen screen_of(const struct session *session)
{
    return (struct progress_screen){.columns = session->info.columns,
                                    .rows = session->info.rows,
                                    .ascii = !session->info.signs};
}

/* Looks for what was decided before, and lets the app decide. */
static void open_desk(struct session *session, const struct changes *changes,
                      struct error *warning)
{
    struct error error;
    if (session->app_options.desk) {
        desk_turn_to(&session->desk, changes);
        return;
    }
    struct desk_options options = session->options->desk;
    options.who = folder_user(&session->arena);
    options.patience = DESK_PATIENCE_MS;
    desk_open(&session->desk, changes, options, warning, &error);
    session->app_options.desk = &session->desk;
    session->polled = store_now();
}

/* What the user should know of the store. */
static void say_of_desk(struct session *session, const struct error *warning)
{
    const struct desk *desk = &session->desk;
    if (warning->text[0])
        app_message(&session->app, true, "%s", warning->text);
    else if (desk->trouble[0])
        app_message(&session->app, true, "Decisions will not be saved: %s", desk->trouble);
}

/* Now and then: what others have decided, and what could not be saved yet. */
static void poll_desk(struct session *session)
{
    int64_t now = store_now();
    if (!session->app_options.desk ||
        (now >= session->polled && now - session->polled < DESK_POLL_MS))
        return;
    session->polled = now;
    size_t unsaved = desk_unsaved(&session->desk);
    if (desk_poll(&session->desk))
        app_reviewed(&session->app);
    if (unsaved && !desk_unsaved(&session->desk))
        app_message(&session->app, false, "All decisions are saved now.");
    decide_say_news(&session->app);
}

/* Shows another comparison of the same versions. Keys, settings and what was said stay,
 * the place by its content. */
static void replace(struct session *session, struct comparison *comparison)
{
    struct app *app = &session->app;
    struct kept kept = kept_of(app);
    struct settings settings = app->settings;
    struct keymap keymap = app->keymap;
    int columns = app->columns, rows = app->rows;
    char message[MESSAGE_MAX];
    bool is_error = app->message_is_error;
    memcpy(message, app->message, sizeof message);
    app_free(app);
    work_free_result(session->comparison);
    session->comparison = comparison;
    session->app_options.settings = &settings;
    session->app_options.keymap = &keymap;
    struct error warning = {""};
    open_desk(session, &comparison->changes, &warning);
    app_init(app, &comparison->changes, session->app_options, columns, rows);
    kept_restore(&kept, app);
    if (message[0])
        app_message(app, is_error, "%s", message);
    say_of_desk(session, &warning);
}

/* Behind the first frame where there is a store; no key is read before. */
static void open_desk_late(struct session *session)
{
    struct error warning = {""};
    open_desk(session, &session->comparison->changes, &warning);
    session->app.options.desk = session->app_options.desk;
    app_reviewed(&session->app);
    say_of_desk(session, &warning);
}

/* Partners that were pinned and are not there any more get a word. */
static void say_lost(struct session *session, size_t before)
{
    size_t lost = session->comparison->lost_pins;
    if (lost > before)
        app_message(&session->app, true, "%zu pin%s without effect: the text is gone.", lost,
                    lost == 1 ? " is" : "s are");
}

/* Compares in the thread, on a screen that says so when it takes long. NULL with a
 * sentence where nothing came of it. */
static struct comparison *compare(struct session *session, struct comparison_input input,
                                  struct error *error)
{
    struct app *app = &session->app;
    if (session->app_options.desk) {
        input.pins = session->desk.pins;
        input.pins_key = session->desk.pins_key;
    }
    input.thresholds = settings_thresholds(&app->settings);
    session->info.columns = app->columns;
    session->info.rows = app->rows;
    struct progress_screen screen = screen_of(session);
    struct comparison *comparison = progress_compare(&input, &screen, error);
    app->columns = screen.columns;
    app->rows = screen.rows;
    return comparison;
}

/* Whether something else is said of partners than when the versions were compared: by
 * the thresholds, or by pins, whose comparison was not left before. */
static bool is_outdated(const struct session *session)
{
    const struct comparison *comparison = session->comparison;
    struct thresholds thresholds = settings_thresholds(&session->app.settings);
    return !thresholds_are_equal(&thresholds, &comparison->collation.thresholds) ||
           (session->desk.pins_key != comparison->pins_key &&
            !(session->left && session->desk.pins_key == session->left_key));
}

/* Compares again where that is so: here, by undoing, or by somebody else. False where
 * all is well. */
static bool follow_partners(struct session *session, bool typed)
{
    struct app *app = &session->app;
    struct comparison_input input = session->input;
    struct error error;
    if (!session->app_options.desk || session->work || app->pinning.on ||
        app->asking != ASK_NOTHING || !(typed || app_is_quiet(app)) || !is_outdated(session))
        return false;
    size_t lost = session->comparison->lost_pins;
    input.versions = versions_share(session->comparison);
    struct comparison *comparison = compare(session, input, &error);
    session->left = !comparison;
    session->left_key = session->desk.pins_key;
    if (!comparison) {
        settings_set_thresholds(&app->settings, &session->comparison->collation.thresholds);
        app_message(app, true, "%s", error.text);
        app_refit(app);
        return true;
    }
    replace(session, comparison);
    if (!app->message[0])
        say_lost(session, lost);
    return true;
}

/* Reads both files again. Keys and settings stay, the place by its content. */
static void reload(struct session *session)
{
    struct app *app = &session->app;
    struct error error;
    session->calm = false;
    if (session->work) {
        app_message(app, false, "The rest is still being compared.");
        return;
    }
    if (!watch_readable(&session->watch)) {
        app_message(app, true, "What is no file cannot be read again.");
        return;
    }
    watch_changed(&session->watch); /* what is read now is no news later */
    struct comparison *comparison = compare(session, session->input, &error);
    if (!comparison) {
        app_message(app, true, "%s", error.text);
        app_refit(app);
        return;
    }
    size_t lost = session->comparison->lost_pins;
    replace(session, comparison);
    app_message(app, false, "Read again: %zu change%s.", comparison->changes.n,
                comparison->changes.n == 1 ? "" : "s");
    say_lost(session, lost);
}

/* With other classes that make no difference. */
static void compare_again(struct session *session)
{
    session->input.ignored = session->app.ignored;
    reload(session);
    session->input.ignored = session->app.ignored = session->app.changes->collation->ignored;
}

/* The whole comparison in place of the first pages. */
static void take_whole(struct session *session)
{
    struct app *app = &session->app;
    struct error error;
    struct comparison *comparison = work_take(session->work, &error);
    session->work = NULL;
    session->app_options.partial = false;
    if (!comparison) {
        app_message(app, true, "%s", error.text);
        return;
    }
    replace(session, comparison);
    watch_open(&session->watch, session->input.version, app->settings.value[SET_WATCH] == WATCH_ON);
}

/* After news of the files, when no more comes. */
static enum effect take_news(struct session *session)
{
    const char *gone = watch_gone(&session->watch);
    session->calm = false;
    if (!gone)
        return EFFECT_RELOAD;
    app_message(&session->app, true,
                "%s is gone; it is shown as it was, and read again when it is back.", gone);
    return EFFECT_NONE;
}

/* How long to wait for keys, and what else to wait for. */
static int other_fd(const struct session *session)
{
    if (!session->work)
        return session->watch.fd;
    return session->work_done ? -1 : work_fd(session->work);
}

static int timeout_of(const struct session *session)
{
    int idle = app_idle_after(&session->app);
    if (idle >= 0)
        return idle;
    if (session->calm)
        return WATCH_CALM_MS;
    if (session->app_options.desk && session->options->desk.path)
        return DESK_POLL_MS;
    return session->app.settings.value[SET_WATCH] && session->watch.fd < 0 ? WATCH_POLL_MS : -1;
}

/* Carries out what the app asks for. False: it is over. */
static bool carry_out(struct session *session, enum effect effect, const struct surface **shown)
{
    switch (effect) {
    case EFFECT_NONE:
        break;
    case EFFECT_QUIT:
        return false;
    case EFFECT_STOP:
        session->stopped = true;
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
        reload(session);
        *shown = NULL;
        break;
    case EFFECT_IGNORE:
        compare_again(session);
        *shown = NULL;
        break;
    case EFFECT_COPY:
        effects_copy(&session->app);
        break;
    case EFFECT_EDIT:
        if (effects_edit(&session->app))
            reload(session);
        *shown = NULL;
        break;
    case EFFECT_NOTE:
        effects_note(&session->app);
        *shown = NULL;
        break;
    case EFFECT_WRITE:
        if (effects_write(&session->app))
            *shown = NULL;
        break;
    case EFFECT_FILES:
        effects_files(&session->app);
        break;
    case EFFECT_SETTINGS:
        apply_settings(session);
        follow_partners(session, true);
        *shown = NULL;
        break;
    }
    return true;
}

/* Shows the app until it is left. */
static void run(struct session *session)
{
    struct surface surfaces[2] = {{.cells = NULL}, {.cells = NULL}};
    struct app *app = &session->app;
    const struct surface *shown = NULL;
    struct event event = {.kind = EVENT_IDLE};
    int now = 0;
    for (bool goes_on = true; goes_on;) {
        if (shown_theme_follow(&session->theme)) {
            take_looks(session);
            shown = NULL;
        }
        if (session->work_done && session->work && app_is_quiet(app)) {
            take_whole(session);
            follow_partners(session, false);
            shown = NULL;
        }
        if (!session->work && !session->app_options.desk &&
            (shown || !session->options->desk.path)) { /* without a store it takes no time */
            open_desk_late(session);
            if (follow_partners(session, false))
                shown = NULL;
        }
        if (event.kind != EVENT_PASTED || !term_has_input(NULL)) { /* a paste is shown whole */
            draw(app, &surfaces[now]);
            term_present(&surfaces[now], shown);
            shown = &surfaces[now];
            now = !now;
        }
        if (!session->work && !session->app_options.desk)
            continue;
        event = (struct event){.kind = EVENT_IDLE};
        enum effect effect = EFFECT_NONE;
        enum term_news news = term_wait(&event, timeout_of(session), other_fd(session));
        patience_begin(&session->patience);
        switch (news) {
        case TERM_EVENT:
            effect = update(app, event);
            if (event.kind == EVENT_RESIZE)
                shown = NULL;
            break;
        case TERM_TIMEOUT:
            if (app_idle_after(app) >= 0)
                update(app, (struct event){.kind = EVENT_IDLE});
            else if (session->calm && !app_is_typing(app))
                effect = take_news(session);
            else if (!session->work && app->settings.value[SET_WATCH])
                session->calm = watch_changed(&session->watch) || session->calm;
            break;
        case TERM_BACKGROUND: /* followed above */
            break;
        case TERM_OTHER:
            if (session->work)
                session->work_done = work_wait(session->work, 0) == WORK_DONE;
            else
                session->calm = watch_changed(&session->watch) || session->calm;
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
        poll_desk(session);
        if (effect == EFFECT_NONE && follow_partners(session, event.kind != EVENT_IDLE))
            shown = NULL;
        if (session->patience.noticed)
            shown = NULL;
        goes_on = carry_out(session, effect, &shown);
    }
    surface_free(&surfaces[0]);
    surface_free(&surfaces[1]);
}

/* Takes the terminal over and shows the theme of the settings. */
static bool begin_terminal(struct session *session, struct error *error)
{
    term_begin(session->options->color, &session->info);
    if (!shown_theme_begin(&session->theme, session->options->settings.theme, session->info.colors,
                           error))
        return false;
    session->app_options.brackets = !session->theme.strikes;
    return true;
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

static enum session_result show(struct session *session)
{
    struct settings settings = session->options->settings;
    memcpy(settings.theme, session->theme.name, sizeof settings.theme);
    session->app_options.ascii = !session->info.signs;
    session->patience.app = &session->app;
    session->app_options.stop = patience_ends;
    session->app_options.stop_context = &session->patience;
    session->app_options.waiting = term_has_input;
    session->app_options.settings = &settings;
    session->app_options.keymap = &session->options->keymap;
    session->app_options.themes = themes_names(&session->arena);
    app_init(&session->app, &session->comparison->changes, session->app_options,
             session->info.columns, session->info.rows);
    term_set_mouse(settings.value[SET_MOUSE]);
    session->watch.fd = -1;
    if (!session->work)
        watch_open(&session->watch, session->input.version, settings.value[SET_WATCH] == WATCH_ON);
    if (session->options->message)
        app_message(&session->app, false, "%s", session->options->message);
    for (int side = OLD; side <= NEW; side++)
        if (session->comparison->article[side].document.note)
            app_message(&session->app, false, "%s",
                        session->comparison->article[side].document.note);
    if (session->info.note[0])
        app_message(&session->app, false, "%s", session->info.note);
    run(session);
    bool differs = session->app.changes->n > 0;
    if (session->work) { /* left before the rest was there */
        work_abandon(session->work);
        close_terminal();
        return session->stopped ? SESSION_STOPPED : differs ? SESSION_LEFT_DIFFERENT : SESSION_LEFT;
    }
    watch_close(&session->watch);
    app_free(&session->app);
    if (session->app_options.desk)
        desk_close(&session->desk);
    close_terminal();
    work_free_result(session->comparison);
    return session->stopped ? SESSION_STOPPED : differs ? SESSION_DIFFERENT : SESSION_SAME;
}

/* Waits until there is something to show, on a screen that says so when it takes
 * long. False where the user left, or with a sentence where something failed; the
 * work is taken or abandoned then. */
static bool await(struct session *session, struct work *work, struct error *error)
{
    enum work_news news = work_wait(work, PROGRESS_AFTER_MS);
    bool goes_on = news == WORK_GOES_ON, begun = false;
    error->text[0] = '\0';
    if (goes_on) {
        begun = begin_terminal(session, error);
        struct progress_screen screen = screen_of(session);
        enum progress progress = begun ? progress_wait(work, &screen) : PROGRESS_LEFT;
        session->info.columns = screen.columns;
        session->info.rows = screen.rows;
        session->stopped = screen.stopped;
        goes_on = progress == PROGRESS_LEFT;
        news = progress == PROGRESS_HEAD ? WORK_HEAD : WORK_DONE;
    }
    if (goes_on) {
        work_abandon(work);
        return false;
    }
    if (news == WORK_HEAD) {
        session->comparison = work_take_head(work);
        session->work = work;
        session->app_options.partial = true;
        memcpy(session->app_options.whole, session->comparison->whole,
               sizeof session->app_options.whole);
    } else {
        session->comparison = work_take(work, error);
    }
    if (session->comparison && (begun || begin_terminal(session, error)))
        return true;
    if (session->work)
        work_abandon(session->work);
    else
        work_free_result(session->comparison);
    return false;
}

enum session_result session_run(const struct session_options *options, struct error *error)
{
    static struct session session; /* large, and there is one terminal only */
    session.options = options;
    session.input = options->input;
    struct theme theme; /* a mistake in it is told before the screen is taken */
    if (options->settings.theme[0] && !themes_load(options->settings.theme, &theme, error))
        return SESSION_FAILED;
    /* The terminal gets ready while the versions are read and compared. */
    struct work *work = work_start(&session.input, true, error);
    if (!work)
        return SESSION_FAILED;
    if (!term_open(&session.info, error)) {
        work_abandon(work);
        return SESSION_FAILED;
    }
    if (!await(&session, work, error)) {
        close_terminal();
        return error->text[0]    ? SESSION_FAILED
               : session.stopped ? SESSION_STOPPED
                                 : SESSION_LEFT;
    }
    enum session_result result = show(&session);
    arena_free(&session.arena);
    return result;
}

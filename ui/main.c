/* stet: reads the command line and puts the pieces together. */
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/visible.h"
#include "cli/batch.h"
#include "cli/folder.h"
#include "cli/install_git.h"
#include "cli/options.h"
#include "cli/reviews.h"
#include "report/report.h"
#include "ui/comparison.h"
#include "ui/config.h"
#include "ui/export.h"
#include "ui/session.h"
#include "ui/term.h"
#include "ui/themes.h"

/* STATUS_STOPPED: as if by SIGINT, which is what stops git difftool. */
enum { STATUS_SAME, STATUS_DIFFERENT, STATUS_TROUBLE, STATUS_STOPPED = 130 };

/* At once: what other threads are at is left, but nothing that they have started. */
static _Noreturn void leave(int status)
{
    cleanup_now();
    _exit(status);
}

static int trouble(const struct error *error)
{
    cleanup_now();
    fprintf(stderr, "stet: %s\n", error->text);
    return STATUS_TROUBLE;
}

/* Settings and keys: the defaults, the config file, then the command line. */
static bool read_settings(const struct options *options, struct arena *arena,
                          struct settings *settings, struct keymap *keymap,
                          struct input_filters *filters, struct error *error)
{
    settings_default(settings);
    keymap_default(keymap);
    const char *path = options->config ? options->config : folder_path(arena, "config"), *text;
    size_t n;
    bool found = false;
    if (path && !folder_read(path, arena, &text, &n, &found, error))
        return false;
    if (options->config && !found)
        return error_set(error, "%s: there is no such file", path);
    if (found && !config_parse(settings, keymap, filters, path, text, n, error))
        return false;
    for (size_t i = 0; i < options->n_set; i++)
        if (!config_set(settings, options->set[i], strlen(options->set[i]), error))
            return false;
    if (options->theme &&
        !settings_set(settings, "theme", 5, options->theme, strlen(options->theme), error))
        return false;
    if (options->has_cosmetic)
        settings->value[SET_COSMETIC] = (int)options->cosmetic;
    if (options->no_mouse)
        settings->value[SET_MOUSE] = 0;
    if (options->watch && settings->value[SET_WATCH] == WATCH_OFF)
        settings->value[SET_WATCH] = WATCH_ON;
    settings_limit(settings, filters);
    return true;
}

/* What reports need of them: filters, how long to wait for a pipe, thresholds. */
static bool read_limits(struct options *options, struct arena *arena, struct error *error)
{
    static struct input_filters filters;
    static struct settings settings;
    static struct keymap keymap;
    options->input.filters = &filters;
    if (!read_settings(options, arena, &settings, &keymap, &filters, error))
        return false;
    options->input.limits.pipe_seconds = settings.value[SET_PIPE_SECONDS];
    options->thresholds = settings_thresholds(&settings);
    return true;
}

/* What the user should know of how a version was read. */
static void say_note(const struct document *document)
{
    struct error note;
    if (!document->note)
        return;
    error_set(&note, "%s", document->note);
    fprintf(stderr, "stet: %s\n", note.text);
}

static bool show_text(struct options *options, struct arena *arena, struct output *output,
                      struct error *error)
{
    struct document document;
    bool terminal = isatty(STDOUT_FILENO);
    if (terminal)
        setlocale(LC_CTYPE, "");
    if (!read_limits(options, arena, error) ||
        !document_read(&options->version[OLD], &options->input, arena, &document, error))
        return false;
    say_note(&document);
    report_text(&document, terminal, output);
    return output_finish(output, error);
}

/* What is boilerplate: the shipped rules and then the user's own. */
static bool read_rules(struct arena *arena, const struct boilerplate_rules **out,
                       struct error *error)
{
    struct boilerplate_rules *rules = arena_zero(arena, 1, sizeof *rules);
    const char *path = folder_path(arena, "boilerplate"), *text;
    size_t n;
    bool found = false;
    *out = rules;
    boilerplate_add_shipped(rules, arena);
    if (path && !folder_read(path, arena, &text, &n, &found, error))
        return false;
    return !found || boilerplate_add(rules, path, text, n, arena, error);
}

static struct comparison_input input_of(const struct options *options)
{
    struct comparison_input input = {
        .options = options->input, .rules = options->rules, .ignored = options->ignored,
        .thresholds = options->thresholds};
    for (int side = OLD; side <= NEW; side++)
        input.version[side] = options->version[side];
    return input;
}

/* Where decisions are kept. */
static struct desk_options desk_of(const struct options *options, struct arena *arena)
{
    struct desk_options desk = {.path = options->review, .chosen = options->review != NULL};
    if (!options->review && !options->no_review)
        desk.path = folder_state_path(arena, "reviews.db");
    return desk;
}

/* The file's number in git's series, how to leave that, and what git says of the file. */
static const char *message_of(const struct options *options, struct arena *arena)
{
    struct strbuf text = {.arena = arena};
    const struct git_call *git = &options->git;
    if (*git->series)
        strbuf_addf(&text, "%s. ", git->series);
    if (*git->news)
        strbuf_addf(&text, "%s. ", git->news);
    if (*git->series)
        strbuf_adds(&text, "C-c leaves them all.");
    return text.n ? strbuf_cstr(&text) : NULL;
}

static int review(struct options *options, struct arena *arena)
{
    static struct input_filters filters;
    options->input.filters = &filters;
    struct session_options to_review = {.input = input_of(options),
                                        .color = options->color,
                                        .desk = desk_of(options, arena),
                                        .filters = &filters,
                                        .message = message_of(options, arena)};
    struct error error;
    if (!read_settings(options, arena, &to_review.settings, &to_review.keymap, &filters, &error))
        return trouble(&error);
    to_review.input.thresholds = settings_thresholds(&to_review.settings);
    /* only what is shown depends on the locale; reports do without */
    setlocale(LC_CTYPE, "");
    switch (session_run(&to_review, &error)) {
    case SESSION_SAME:
        return STATUS_SAME;
    case SESSION_DIFFERENT:
        return STATUS_DIFFERENT;
    case SESSION_LEFT: /* the comparison goes on in this memory */
        leave(STATUS_TROUBLE);
    case SESSION_LEFT_DIFFERENT:
        leave(STATUS_DIFFERENT);
    case SESSION_STOPPED:
        leave(STATUS_STOPPED);
    case SESSION_FAILED:
        break;
    }
    return trouble(&error);
}

/* Without a screen a theme has nothing to do, but a wrong one is a mistake all
 * the same. */
static bool check_theme(const struct options *options, struct error *error)
{
    struct theme theme;
    return !options->theme || themes_load(options->theme, &theme, error);
}

/* The columns of the terminal that a pager will show a report on. */
static int page_columns(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long number = columns ? strtol(columns, NULL, 10) : 0;
    if (number > 0 && number < 1000)
        return (int)number;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 || ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
    return 0;
}

/* The report, or the resolved text with a note on it, which lives in the arena. */
static bool make_report(const struct options *options, const struct review *review,
                        struct output *output, struct arena *arena, const char **note,
                        struct error *error)
{
    enum report_format format = options->format == FORMAT_AUTO ? FORMAT_PLAIN : options->format;
    struct report_input input = {
        .review = review,
        .only = options->only,
        .hide_cosmetic = options->has_cosmetic && options->cosmetic == COSMETIC_HIDE,
        .compact = options->compact,
        .undecided = options->undecided,
        .columns = format == FORMAT_ANSI ? page_columns() : 0,
        .monochrome = options->color == COLOR_NEVER ||
                      (options->color == COLOR_AUTO && getenv("NO_COLOR")),
        .theme = options->theme,
    };
    if (format == FORMAT_ANSI)
        setlocale(LC_CTYPE, ""); /* columns are those of the terminal */
    if (options->action == ACTION_RESOLVE) {
        struct strbuf text = {.arena = arena};
        bool good = export_resolved(review, options->undecided, &text, note, error);
        output_add(output, strbuf_cstr(&text), text.n);
        return good;
    }
    return export_report(format, &input, output, error);
}

/* To a file all at once, to a terminal nothing that it would obey, else as it is. */
static bool write_report(const struct options *options, const struct review *review,
                         struct output *output, struct error *error)
{
    static struct output memory;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    const char *note = NULL;
    bool terminal = isatty(STDOUT_FILENO);
    bool whole = options->output || (terminal && (options->action == ACTION_RESOLVE ||
                                                  report_is_raw(options->format)));
    if (!whole) {
        bool done = make_report(options, review, output, &arena, &note, error) &&
                    output_finish(output, error);
        if (done && note)
            fprintf(stderr, "stet: %s\n", note);
        arena_free(&arena);
        return done;
    }
    output_start_memory(&memory, &text);
    bool good = make_report(options, review, &memory, &arena, &note, error) &&
                output_finish(&memory, error);
    if (good && options->output) {
        good = export_save(review, options->output, true, note, &text, error);
    } else if (good) {
        setlocale(LC_CTYPE, "");
        struct document result = document_plain("", (const uint8_t *)strbuf_cstr(&text),
                                                (uint32_t)text.n);
        report_text(&result, true, output);
        good = output_finish(output, error);
    }
    if (good && note)
        fprintf(stderr, "stet: %s\n", note);
    arena_free(&arena);
    return good;
}

/* Compares again with what the review says of partners. */
static bool compare_pinned(struct comparison *comparison, struct comparison_input *input,
                           struct desk *desk, struct comparison **result, struct error *error)
{
    static struct comparison again;
    *result = comparison;
    if (!desk->pins_key)
        return true;
    input->versions = versions_share(comparison);
    input->pins = desk->pins;
    input->pins_key = desk->pins_key;
    *result = &again;
    if (!comparison_make(&again, input, error))
        return false;
    desk_turn_to(desk, &again.changes);
    if (again.lost_pins)
        fprintf(stderr, "stet: %zu pin%s of the review %s without effect: the text is gone.\n",
                again.lost_pins, again.lost_pins == 1 ? "" : "s",
                again.lost_pins == 1 ? "is" : "are");
    return true;
}

static int report(struct options *options, struct arena *arena, struct output *output)
{
    static struct comparison comparison;
    struct desk desk = {0};
    struct desk_options where = desk_of(options, arena);
    struct error error, warning;
    where.read_only = true;
    if (!check_theme(options, &error) || !read_limits(options, arena, &error))
        return trouble(&error);
    struct comparison_input input = input_of(options);
    struct comparison *shown = &comparison;
    if (!comparison_make(&comparison, &input, &error))
        return trouble(&error);
    for (int side = OLD; side <= NEW; side++)
        say_note(&comparison.article[side].document);
    bool good = desk_open(&desk, &comparison.changes, where, &warning, &error) &&
                compare_pinned(&comparison, &input, &desk, &shown, &error) &&
                write_report(options, &desk.review, output, &error);
    int status = options->action == ACTION_RESOLVE || !shown->changes.n ? STATUS_SAME
                                                                        : STATUS_DIFFERENT;
    if (!good)
        status = trouble(&error);
    desk_close(&desk);
    if (shown != &comparison)
        comparison_free(shown);
    comparison_free(&comparison);
    return status;
}

static int reviews(const struct options *options, struct arena *arena, struct output *output)
{
    struct error error;
    struct desk_options where = desk_of(options, arena);
    bool good = reviews_run(options->n_words, options->words, where.path, where.chosen, output,
                            &error) &&
                output_finish(output, &error);
    return good ? STATUS_SAME : trouble(&error);
}

static int batch(struct options *options, struct arena *arena, struct output *output)
{
    struct error error;
    if (!read_limits(options, arena, &error))
        return trouble(&error);
    enum batch_result result = batch_run(options, STDIN_FILENO, output, &error);
    if (result == BATCH_TROUBLE)
        return error.text[0] ? trouble(&error) : STATUS_TROUBLE;
    return result == BATCH_SAME ? STATUS_SAME : STATUS_DIFFERENT;
}

static bool is_screen(const struct options *options)
{
    return options->format == FORMAT_AUTO && isatty(STDOUT_FILENO);
}

static int compare(struct options *options, struct arena *arena, struct output *output)
{
    return is_screen(options) ? review(options, arena) : report(options, arena, output);
}

/* As git's external diff: it takes any other exit status than 0 for a failure and shows
 * no more files, which is what STATUS_STOPPED is for. */
static int for_git(struct options *options, struct arena *arena, struct output *output)
{
    char line[GIT_NEWS_SIZE];
    const char *news = options->git.is_unmerged ? options->git.path : options->git.news;
    visible_copy(line, sizeof line, news, strlen(news));
    if (options->git.is_unmerged)
        printf("%s is not merged yet.\n", line);
    else if (*line && !is_screen(options))
        printf("%s\n", line);
    (void)fflush(stdout);
    if (!options->git.is_unmerged)
        compare(options, arena, output);
    return STATUS_SAME;
}

/* Freed memory is kept for what comes next, and threads share it: handing pages
 * back and getting them zeroed again was a tenth of a long comparison. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { TRIM_FROM = 256 << 20 };
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, TRIM_FROM);
#endif
}

/* What a short pair takes, and its first frame. */
static void warm_memory(const struct options *options)
{
#ifdef __GLIBC__
    enum { ALWAYS_USED = 512 << 10, SHOWN_TOO = 256 << 10 };
    arena_warm(ALWAYS_USED + (is_screen(options) ? SHOWN_TOO + term_memory() : 0));
#else
    (void)options;
#endif
}

/* What the command line asks for; the exit status. */
static int act(struct options *options, struct arena *arena, struct output *output)
{
    struct error error;
    int status = STATUS_SAME;
    bool compares = options->action == ACTION_BATCH || options->action == ACTION_RESOLVE ||
                    options->action == ACTION_COMPARE;
    warm_memory(options);
    if (compares && !read_rules(arena, &options->rules, &error))
        return trouble(&error);
    switch (options->action) {
    case ACTION_HELP:
        options_help(output);
        status = output_finish(output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_VERSION:
        output_adds(output, "stet " STET_VERSION "\n");
        status = output_finish(output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_TEXT:
        status = show_text(options, arena, output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_BATCH:
        status = batch(options, arena, output);
        break;
    case ACTION_INSTALL_GIT:
        status = install_git(output, &error) && output_finish(output, &error) ? STATUS_SAME
                                                                               : trouble(&error);
        break;
    case ACTION_REVIEWS:
        status = reviews(options, arena, output);
        break;
    case ACTION_RESOLVE:
        status = report(options, arena, output);
        break;
    case ACTION_COMPARE:
        status = options->git.is_caller ? for_git(options, arena, output)
                                       : compare(options, arena, output);
        break;
    }
    return status;
}

int main(int argc, char **argv)
{
    static struct output output;
    static struct options options;
    static struct arena arena; /* never freed: a comparison that was left may still read it */
    struct error error;
    keep_memory();
    cleanup_on_signals();
    output_start(&output, STDOUT_FILENO);
    return options_read(argc, argv, &options, &error) ? act(&options, &arena, &output)
                                                      : trouble(&error);
}

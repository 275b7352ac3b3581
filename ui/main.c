/* stet: reads the command line and puts the pieces together. */
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "article/load.h"
#include "change/changes.h"
#include "cli/options.h"
#include "report/report.h"
#include "ui/review.h"

enum { STATUS_SAME, STATUS_DIFFERENT, STATUS_TROUBLE };

static int trouble(const struct error *error)
{
    fprintf(stderr, "stet: %s\n", error->text);
    return STATUS_TROUBLE;
}

static bool show_text(const struct options *options, struct arena *arena, struct output *output,
                      struct error *error)
{
    struct document document;
    bool terminal = isatty(STDOUT_FILENO);
    if (terminal)
        setlocale(LC_CTYPE, "");
    if (!load_file(options->file[OLD], arena, &document, error))
        return false;
    report_text(&document, terminal, output);
    return output_finish(output, error);
}

static bool show_changes(const struct options *options, const struct changes *changes,
                         struct output *output, struct error *error)
{
    struct report_options report = {.compact = options->compact};
    switch (options->format) {
    case FORMAT_JSON:
        report_json(changes, &report, output);
        return output_finish(output, error);
    case FORMAT_AUTO:
        if (isatty(STDOUT_FILENO)) {
            /* only what is shown depends on the locale; reports do without */
            setlocale(LC_CTYPE, "");
            struct review_options review = {options->theme, options->color};
            return review_run(changes, &review, error);
        }
        break;
    case FORMAT_PLAIN:
        break;
    }
    report_plain(changes, &report, output);
    return output_finish(output, error);
}

static int compare(const struct options *options, struct arena *arena, struct output *output)
{
    struct error error;
    struct document document[SIDES];
    for (int side = OLD; side <= NEW; side++)
        if (!load_file(options->file[side], arena, &document[side], &error))
            return trouble(&error);
    struct article old = article_build(document[OLD], arena);
    struct article new = article_build(document[NEW], arena);
    struct collation collation = collate(&old, &new, arena);
    struct changes changes = changes_list(&collation, arena);
    if (!show_changes(options, &changes, output, &error))
        return trouble(&error);
    return changes.n ? STATUS_DIFFERENT : STATUS_SAME;
}

int main(int argc, char **argv)
{
    static struct output output;
    struct options options;
    struct error error;
    struct arena arena = {0};
    int status = STATUS_SAME;
    output_start(&output, STDOUT_FILENO);
    if (!options_read(argc, argv, &options, &error))
        return trouble(&error);
    switch (options.action) {
    case ACTION_HELP:
        options_help(&output);
        status = output_finish(&output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_VERSION:
        output_adds(&output, "stet " STET_VERSION "\n");
        status = output_finish(&output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_TEXT:
        status = show_text(&options, &arena, &output, &error) ? STATUS_SAME : trouble(&error);
        break;
    case ACTION_COMPARE:
        status = compare(&options, &arena, &output);
        break;
    }
    arena_free(&arena);
    return status;
}

#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "change/ignore.h"
#include "cli/reviews.h"
#include "input/encoding.h"

/* Values that getopt_long returns for options: above every letter. */
enum { LONG_BASE = 256 };

static const struct description {
    const char *name, *argument, *help;
    char letter;
} descriptions[OPTION_COUNT] = {
#define X(id, name, letter, argument, help) [id] = {name, argument, help, letter},
    OPTIONS(X)
#undef X
};

/* One of the words of "a|b|c": its number, or -1. */
static int choice(const char *words, const char *given)
{
    size_t size = strlen(given);
    for (int n = 0;; n++) {
        size_t length = strcspn(words, "|");
        if (length == size && !memcmp(words, given, size))
            return n;
        if (!words[length])
            return -1;
        words += length + 1;
    }
}

static bool take_ignored(struct options *options, const char *list, struct error *error)
{
    uint32_t more;
    if (!ignore_read(list, strlen(list), &more, error))
        return false;
    options->ignored = more ? options->ignored | more : 0;
    return true;
}

/* The value of each side in "BOTH" or "OLD,NEW", which is cut where the comma is. */
static void take_sides(char *argument, const char *value[SIDES])
{
    char *comma = strchr(argument, ',');
    value[OLD] = value[NEW] = argument;
    if (!comma)
        return;
    *comma = '\0';
    value[NEW] = comma + 1;
}

static bool take_encoding(struct options *options, char *argument, struct error *error)
{
    const char *value[SIDES];
    take_sides(argument, value);
    for (int side = OLD; side <= NEW; side++) {
        if (!*value[side]) /* "--encoding=,KOI8-R" says nothing of OLD */
            continue;
        if (!encoding_check(value[side], error))
            return false;
        options->version[side].encoding = value[side];
    }
    return true;
}

/* Whether there are such formats is only known with the config file's filters. */
static void take_from(struct options *options, char *argument)
{
    const char *value[SIDES];
    take_sides(argument, value);
    for (int side = OLD; side <= NEW; side++) {
        if (!*value[side])
            continue;
        options->version[side].format = value[side];
    }
}

static bool take_format(struct options *options, const char *name, struct error *error)
{
    struct arena arena = {0};
    struct strbuf names = {.arena = &arena};
    for (int f = FORMAT_AUTO + 1; f < FORMAT_COUNT; f++) {
        if (strcmp(report_name((enum report_format)f), name) == 0)
            options->format = (enum report_format)f;
        strbuf_addf(&names, "%s%s", names.n ? ", " : "", report_name((enum report_format)f));
    }
    bool found = options->format != FORMAT_AUTO &&
                 strcmp(report_name(options->format), name) == 0;
    if (!found)
        error_set(error, "--format takes %s, not '%s'", strbuf_cstr(&names), name);
    arena_free(&arena);
    return found;
}

static bool take(struct options *options, enum option_id id, char *argument,
                 struct error *error)
{
    int n = 0;
    if (id == OPTION_UNDECIDED || id == OPTION_COLOR || id == OPTION_COSMETIC) {
        n = choice(descriptions[id].argument, argument);
        if (n < 0)
            return error_set(error, "--%s takes %s, not '%s'", descriptions[id].name,
                             descriptions[id].argument, argument);
    }
    switch (id) {
    case OPTION_FORMAT:
        return take_format(options, argument, error);
    case OPTION_ONLY:
        return filter_read(&options->only, argument, error);
    case OPTION_COSMETIC:
        options->cosmetic = (enum cosmetic)n;
        options->has_cosmetic = true;
        break;
    case OPTION_COMPACT:
        options->compact = true;
        break;
    case OPTION_BATCH:
        options->action = ACTION_BATCH;
        break;
    case OPTION_IGNORE:
        return take_ignored(options, argument, error);
    case OPTION_RESOLVE:
        options->action = ACTION_RESOLVE;
        break;
    case OPTION_UNDECIDED:
        options->undecided = (enum undecided)n;
        break;
    case OPTION_OUTPUT:
        options->output = argument;
        break;
    case OPTION_TEXT:
        options->action = ACTION_TEXT;
        options->version[OLD].name = argument;
        break;
    case OPTION_ENCODING:
        return take_encoding(options, argument, error);
    case OPTION_FROM:
        take_from(options, argument);
        break;
    case OPTION_NO_FILTERS:
        options->input.no_filters = true;
        break;
    case OPTION_LABEL:
        if (options->n_labels == SIDES)
            return error_set(error, "--label is given once for OLD and once for NEW");
        options->label[options->n_labels++] = argument;
        break;
    case OPTION_SET:
        if (options->n_set == SETTINGS_GIVEN_MAX)
            return error_set(error, "--set is given too often");
        options->set[options->n_set++] = argument;
        break;
    case OPTION_THEME:
        options->theme = argument;
        break;
    case OPTION_NO_MOUSE:
        options->no_mouse = true;
        break;
    case OPTION_WATCH:
        options->watch = true;
        break;
    case OPTION_REVIEW:
        options->review = argument;
        break;
    case OPTION_NO_REVIEW:
        options->no_review = true;
        break;
    case OPTION_CONFIG:
        options->config = argument;
        break;
    case OPTION_COLOR:
        options->color = (enum color_mode)n;
        break;
    case OPTION_INSTALL_GIT:
        options->action = ACTION_INSTALL_GIT;
        break;
    case OPTION_HELP:
        options->action = ACTION_HELP;
        break;
    case OPTION_VERSION:
        options->action = ACTION_VERSION;
        break;
    case OPTION_COUNT:
        break;
    }
    return true;
}

/* Other names for the versions, as diff has them. */
static void take_labels(struct options *options)
{
    for (int side = OLD; side <= NEW; side++)
        if (options->label[side] && strcmp(options->version[side].name, "/dev/null") != 0)
            options->version[side].shown = options->label[side];
}

static bool take_files(struct options *options, int n, char **files, struct error *error)
{
    if (options->action == ACTION_HELP || options->action == ACTION_VERSION ||
        options->action == ACTION_INSTALL_GIT)
        return true;
    if (options->action == ACTION_TEXT) {
        if (n)
            return error_set(error, "--text takes one file; '%s' is one too many", files[0]);
        return true;
    }
    if (options->action == ACTION_BATCH) {
        if (n)
            return error_set(error, "--batch reads pairs from standard input; '%s' is one too many",
                             files[0]);
        if (options->format != FORMAT_AUTO && options->format != FORMAT_JSON)
            return error_set(error, "--batch writes json and no other format");
        return true;
    }
    if (options->review && options->no_review)
        return error_set(error, "--review and --no-review exclude each other");
    if (git_call_read(&options->git, n, files, options->version))
        return true;
    if (reviews_asked(n, files)) {
        options->action = ACTION_REVIEWS;
        options->words = files + 1;
        options->n_words = n - 1;
        return true;
    }
    if (n != SIDES)
        return error_set(error, "two files are needed, the old version and the new one, not %d; "
                                "see stet --help", n);
    if (options->output && options->action != ACTION_RESOLVE && options->format == FORMAT_AUTO)
        return error_set(error, "--output goes with --resolve or --format");
    if (strcmp(files[0], "-") == 0 && strcmp(files[1], "-") == 0)
        return error_set(error, "only one version can come from standard input");
    options->version[OLD].name = files[0];
    options->version[NEW].name = files[1];
    take_labels(options);
    git_call_series(&options->git, options->version);
    return true;
}

bool options_read(int argc, char **argv, struct options *options, struct error *error)
{
    struct option table[OPTION_COUNT + 1] = {{0}};
    char letters[2 * OPTION_COUNT + 2] = ":";
    size_t n = 1;
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct description *d = &descriptions[i];
        table[i] = (struct option){d->name, d->argument ? required_argument : no_argument, NULL,
                                   LONG_BASE + i};
        if (d->letter) {
            letters[n++] = d->letter;
            if (d->argument)
                letters[n++] = ':';
        }
    }
    letters[n] = '\0';
    *options = (struct options){0};
    opterr = 0;
    int found;
    while ((found = getopt_long(argc, argv, letters, table, NULL)) != -1) {
        const char *given = argv[optind - 1];
        if (found == '?')
            return error_set(error, "unknown option '%s'; see stet --help", given);
        if (found == ':')
            return error_set(error, "option '%s' needs an argument; see stet --help", given);
        int id = found - LONG_BASE;
        for (int i = 0; id < 0 && i < OPTION_COUNT; i++)
            if (descriptions[i].letter == found)
                id = LONG_BASE + i - LONG_BASE;
        if (!take(options, (enum option_id)id, optarg, error))
            return false;
    }
    return take_files(options, argc - optind, argv + optind, error);
}

void options_help(struct output *output)
{
    output_adds(output, "Usage: stet [OPTION]... OLD NEW\n"
                        "       stet [OPTION]... --batch\n"
                        "       stet review list|show|export|import|merge|forget|prune ...\n"
                        "Compare two versions of an article side by side.\n\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct description *d = &descriptions[i];
        char names[80];
        int size = snprintf(names, sizeof names, d->letter ? "  -%c, " : "      ", d->letter);
        snprintf(names + size, sizeof names - (size_t)size, "--%s%s%s", d->name,
                 d->argument ? "=" : "", d->argument ? d->argument : "");
        char line[200];
        snprintf(line, sizeof line, "%-34s %s\n", names, d->help);
        output_adds(output, line);
    }
    output_adds(output, "\nExit status: 0 no difference, 1 differences, 2 trouble.\n"
                        "With standard output not a terminal, --format=plain is the default.\n"
                        "In the screen, h shows the keys. The whole manual: man stet\n");
}

/* The command line. */
#ifndef STET_CLI_OPTIONS_H
#define STET_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/output.h"
#include "base/span.h"
#include "cli/git_call.h"
#include "input/input.h"
#include "report/report.h"
#include "review/filter.h"
#include "review/resolve.h"
#include "view/block.h"
#include "view/color.h"

/* Every option: id, long name, short letter or 0, argument's name or NULL, what
 * it does. --help is made from this table, and a test holds the manual page
 * against it. */
#define OPTIONS(X)                                                                             \
    X(OPTION_FORMAT, "format", 'f', "NAME", "print a report: json, html, markdown ...")            \
    X(OPTION_ONLY, "only", 0, "LIST", "report on these changes: facts,open,quote ...")             \
    X(OPTION_COMPACT, "compact", 0, NULL, "JSON on one line")                                  \
    X(OPTION_BATCH, "batch", 0, NULL, "JSON of the pairs that standard input lists")      \
    X(OPTION_IGNORE, "ignore", 'i', "LIST",                                                    \
      "no difference: all, or case,typography,...")                                      \
    X(OPTION_COSMETIC, "cosmetic", 0, "show|dim|hide",                                         \
      "changes of case, punctuation ... (dim)")                                                \
    X(OPTION_RESOLVE, "resolve", 0, NULL, "print the article with the decisions applied")      \
    X(OPTION_UNDECIDED, "undecided", 0, "new|old|mark", "what stands where none is (new)")     \
    X(OPTION_OUTPUT, "output", 'o', "FILE", "write what is resolved or reported to FILE")      \
    X(OPTION_TEXT, "text", 0, "FILE", "print the text compared for FILE")                      \
    X(OPTION_ENCODING, "encoding", 'e', "NAME[,NAME]", "what the files are encoded in; OLD's, NEW's")  \
    X(OPTION_FROM, "from", 0, "FORMAT[,FORMAT]", "what the files are, instead of a look at them") \
    X(OPTION_NO_FILTERS, "no-filters", 0, NULL, "run no other program to read a file")             \
    X(OPTION_LABEL, "label", 0, "NAME", "what to call OLD; a second one: NEW")         \
    X(OPTION_THEME, "theme", 't', "NAME", "colours of the screen: dark, light, mono ...")      \
    X(OPTION_COLOR, "color", 0, "auto|always|never", "whether to use colours (auto)")          \
    X(OPTION_NO_MOUSE, "no-mouse", 0, NULL, "leave the mouse to the terminal")                 \
    X(OPTION_WATCH, "watch", 'w', NULL, "read the files again when they change")               \
    X(OPTION_REVIEW, "review", 0, "FILE", "keep the decisions in FILE")                                                          \
    X(OPTION_NO_REVIEW, "no-review", 0, NULL, "look for no decisions, keep none")              \
    X(OPTION_CONFIG, "config", 0, "FILE", "settings and keys from this file")   \
    X(OPTION_SET, "set", 0, "NAME=VALUE", "a setting: context=3, partners=strict ...")              \
    X(OPTION_INSTALL_GIT, "install-git", 0, NULL, "become what git difftool shows changes with")    \
    X(OPTION_HELP, "help", 'h', NULL, "this help")                                             \
    X(OPTION_VERSION, "version", 'V', NULL, "the version")

enum { SETTINGS_GIVEN_MAX = 32 };

enum option_id {
#define X(id, name, letter, argument, help) id,
    OPTIONS(X)
#undef X
    OPTION_COUNT
};

enum action {
    ACTION_COMPARE,
    ACTION_RESOLVE,
    ACTION_TEXT,
    ACTION_REVIEWS, /* see cli/reviews.h */
    ACTION_BATCH, /* see cli/batch.h */
    ACTION_INSTALL_GIT,
    ACTION_HELP,
    ACTION_VERSION
};

struct options {
    enum action action;
    struct input version[SIDES]; /* ACTION_TEXT: version[OLD] only */
    struct input_options input;
    enum report_format format;
    struct filter only; /* of the changes reported */
    enum color_mode color;
    const char *theme;  /* NULL: the program chooses; whether there is one is not known here */
    const char *config; /* NULL: the user's own */
    const char *set[SETTINGS_GIVEN_MAX]; /* "NAME=VALUE" each, not checked here */
    size_t n_set;
    bool no_mouse, watch;
    const char *review; /* the file of decisions; NULL: the user's own */
    bool no_review;
    bool compact;
    enum undecided undecided;
    const char *output; /* NULL: standard output */
    char *const *words; /* ACTION_REVIEWS: what stands behind "review" */
    int n_words;
    bool has_cosmetic;
    enum cosmetic cosmetic; /* where it was given */
    const char *label[SIDES];
    int n_labels;
    struct git_call git;
    uint32_t ignored; /* classes of change that make no difference */
    /* Not read from the command line here: */
    const struct boilerplate_rules *rules;
    struct thresholds thresholds;
};

/* Reads the command line; strings are the arguments' own. False with a
 * sentence for what it does not understand. */
bool options_read(int argc, char **argv, struct options *options, struct error *error);

/* Writes the usage and one line an option. */
void options_help(struct output *output);

#endif

/* Session: the comparison on the user's terminal. */
#ifndef STET_UI_SESSION_H
#define STET_UI_SESSION_H

#include <stdbool.h>

#include "base/error.h"
#include "base/span.h"
#include "review/desk.h"
#include "ui/comparison.h"
#include "ui/keymap.h"
#include "ui/settings.h"
#include "view/color.h"

struct session_options {
    struct comparison_input input;
    enum color_mode color;
    struct settings settings; /* theme "": dark, or light where the terminal says so, mono
                                 where there are no colours */
    struct keymap keymap;
    struct desk_options desk; /* where decisions are kept; the session knows whose */
    struct input_filters *filters; /* those of the input, whose limits are settings */
    const char *message;           /* for the last row, foreign; NULL: nothing */
};

enum session_result {
    SESSION_SAME,      /* the versions do not differ */
    SESSION_DIFFERENT, /* they do */
    SESSION_LEFT,      /* the user did not wait for the comparison */
    SESSION_LEFT_DIFFERENT, /* the same, but the first pages differ already */
    SESSION_STOPPED,        /* the user wants nothing more of whoever called */
    SESSION_FAILED     /* *error says why */
};

/* Compares the files, opens the terminal, shows the changes until the user
 * leaves, and gives the terminal back as it was. Standard input need not be a
 * terminal, standard output must be. A signal that ends the program ends it
 * here, after the terminal is as it was. */
enum session_result session_run(const struct session_options *options, struct error *error);

#endif

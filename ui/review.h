/* Review: the comparison on the user's terminal. */
#ifndef STET_UI_REVIEW_H
#define STET_UI_REVIEW_H

#include <stdbool.h>

#include "base/error.h"
#include "change/changes.h"
#include "view/color.h"

struct review_options {
    const char *theme;     /* one of themes/; NULL: dark, or light where the terminal says
                          so, mono where there are no colours */
    enum color_mode color;
};

/* Opens the terminal, shows the changes until the user leaves, and gives the
 * terminal back as it was. Standard input need not be a terminal, standard
 * output must be. A signal that ends the program ends it here, after the
 * terminal is as it was. False with one sentence where the terminal or the
 * theme cannot be used. */
bool review_run(const struct changes *changes, const struct review_options *options,
                struct error *error);

#endif

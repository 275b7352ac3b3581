/* Complete: what a prompt's last word may become. */
#ifndef STET_UI_COMPLETE_H
#define STET_UI_COMPLETE_H

#include <stddef.h>

#include "ui/app.h"

enum { COMPLETE_MAX = 64 };

/* The words that begin as the one before the cursor does; they point into
 * tables or into the app's options. */
struct completion {
    size_t start; /* byte of the prompt where the word begins */
    struct {
        const char *at;
        size_t n;
    } word[COMPLETE_MAX];
    int n;
};

/* Commands, then their settings, values, themes and commands; in the filter of
 * a list the kinds and classes. Nothing in a search. */
struct completion complete(const struct app *app);

/* Takes the prompt's word as far as all candidates agree; the first of several
 * where that is as far as it is already. */
void complete_prompt(struct app *app);

#endif

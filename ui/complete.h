/* Complete: what a prompt's last word may become. */
#ifndef STET_UI_COMPLETE_H
#define STET_UI_COMPLETE_H

#include <stddef.h>

#include "ui/app.h"

enum { COMPLETE_MAX = 128, COMPLETE_LABELS = 1024 };

/* The words that begin as the one before the cursor does; they point into tables,
 * into the app or into `labels`. */
struct completion {
    size_t start; /* byte of the prompt where the word begins */
    struct {
        const char *at;
        size_t n;
    } word[COMPLETE_MAX];
    int n;
    bool wants_files; /* it is the name of a file, and none were looked up yet */
    char labels[COMPLETE_LABELS]; /* names of keys */
    size_t n_labels;
};

/* Commands, and what may stand behind each: settings and their values, themes,
 * formats, keys, files, what can be filtered for; in the filter of a list that alone.
 * Nothing in a search. While words are gone through, those to choose from. */
void complete(const struct app *app, struct completion *out);

/* Takes the prompt's word as far as all candidates agree; where that is as far as it
 * is already the first of several, the next when asked again, the one before with
 * `back`. EFFECT_FILES where the names of files are needed for it. */
enum effect complete_prompt(struct app *app, bool back);

/* Another key than that: forgets what was gone through. */
void complete_end(struct app *app);

/* Takes the names of files, in app.files, and goes on. */
void complete_with_files(struct app *app);

#endif

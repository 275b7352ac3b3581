/* Progress: what is shown while a comparison, or writing, takes its time. */
#ifndef STET_UI_TERM_PROGRESS_H
#define STET_UI_TERM_PROGRESS_H

#include <stdbool.h>

#include "ui/work.h"
#include "ui/writing.h"

enum { PROGRESS_AFTER_MS = 100 /* what is done sooner is not spoken of */ };

struct progress_screen {
    int columns, rows; /* changes with the terminal's size */
    bool ascii;
    bool stopped; /* it was left by C-c */
};

enum progress {
    PROGRESS_DONE,
    PROGRESS_HEAD, /* the first pages are there */
    PROGRESS_LEFT  /* by Esc, q, C-c or a signal */
};

/* Shows what the work is at, on the open terminal, until there is news. */
enum progress progress_wait(struct work *work, struct progress_screen *screen);

/* Compares, on a screen that says so when it takes long. NULL with a sentence where
 * nothing came of it. */
struct comparison *progress_compare(const struct comparison_input *input,
                                    struct progress_screen *screen, struct error *error);

/* Writes, in the same way; what came of it is a sentence in *said, true where the file is
 * written. *shown: whether the screen was taken for it. */
bool progress_write(const struct writing_order *order, struct progress_screen *screen,
                    struct error *said, bool *shown);

#endif

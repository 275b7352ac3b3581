/* History: what was typed into a prompt before. */
#ifndef STET_UI_HISTORY_H
#define STET_UI_HISTORY_H

#include <stdbool.h>

#include "ui/prompt.h"

enum { HISTORY_MAX = 32 };

struct history {
    struct prompt at[HISTORY_MAX]; /* oldest first */
    int n;
    int place; /* of what is looked at, n: none */
    struct prompt draft; /* what was typed before any was looked at */
};

/* Takes what was typed; once where it is the last one already, never an empty
 * line. The oldest goes where there is no room. */
void history_add(struct history *history, const struct prompt *prompt);

/* Begins at the newest. */
void history_start(struct history *history);

/* Puts the line before, or after, into the prompt; behind the newest what was typed. */
void history_step(struct history *history, bool back, struct prompt *prompt);

#endif

/* Patience: what takes long says so, and how far it is, and ends where the user wants. */
#ifndef STET_UI_TERM_PATIENCE_H
#define STET_UI_TERM_PATIENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/app.h"

struct patience {
    struct app *app;
    int64_t began; /* when what was typed last was begun with, in milliseconds */
    int64_t said;  /* when it was said last how far it is */
    bool noticed;  /* it takes long, which the screen shows */
};

/* Something new is begun with. */
void patience_begin(struct patience *patience);

/* A pattern_stop for what the app does: asked between two steps, whether to end it. */
bool patience_ends(void *patience);

#endif

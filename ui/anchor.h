/* Anchor: what stays where it is on the screen while rows change: the current
 * change where it is in view, else what the first row shows. */
#ifndef STET_UI_ANCHOR_H
#define STET_UI_ANCHOR_H

#include <stdbool.h>

#include "ui/app.h"

struct anchor {
    bool any;        /* there is something on the screen */
    bool at_top;     /* of everything */
    bool has_change; /* the current change is in view */
    unsigned row;    /* then: of the panes, where it begins */
    enum side side;  /* of the byte, or the end of the change that is in view */
    uint32_t byte;   /* of the first row */
};

/* What is to stay. To be called before the layout or the panes' size changes. */
struct anchor anchor_of(struct app *app);

/* Brings it back: a change to its row or, where the panes are too low for that,
 * into view. `same`: the rows are what they were, only the panes' height is not. */
void anchor_restore(struct app *app, const struct anchor *anchor, bool same);

#endif

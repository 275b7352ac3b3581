/* Lists: the change list and the facts ledger as parts of the screen. */
#ifndef STET_UI_LISTS_H
#define STET_UI_LISTS_H

#include "ui/app.h"
#include "ui/surface.h"

/* Fills the list by its kind and filter, see list_fill. What changes claim is looked up
 * when facts are listed first. */
bool lists_fill(struct app *app, struct error *error);

/* Lists anew what an open list holds, after what is hidden has changed. */
void lists_refill(struct app *app);

/* Opens the list of this kind and moves the keys to it; closes it where they
 * are in it. */
void lists_toggle(struct app *app, enum list_kind kind);

/* Opens it with a filter. */
void lists_open(struct app *app, enum list_kind kind, const char *filter);

/* Goes to the change selected; the keys move to the panes, and a list that
 * hides them is closed. */
void lists_go(struct app *app);

/* Carries out a command while the keys are in the list. */
enum effect lists_run(struct app *app, enum command command, unsigned long count, bool counted);

/* Selects the entry in this row of the list. False where there is none. */
bool lists_select_row(struct app *app, int row);

/* Whether the list stands beside the panes. */
bool lists_beside(const struct app *app);

void lists_draw(const struct app *app, struct surface *surface);

#endif

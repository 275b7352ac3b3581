/* Nav: moving through the comparison. Every function leaves app.top where the
 * panes are filled, and lays out only what it passes. */
#ifndef STET_UI_NAV_H
#define STET_UI_NAV_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/app.h"

/* So many rows down, up where it is negative. */
void nav_scroll(struct app *app, long rows);

void nav_top(struct app *app);
void nav_bottom(struct app *app);

/* To a place by how much of NEW's text lies before it, 0 to 100. Here and below, what
 * is not there is said, and the nearest place shown. */
void nav_percent(struct app *app, unsigned long percent);

/* To NEW's paragraph, or to a sentence of it, both 1-based. */
void nav_paragraph(struct app *app, unsigned long paragraph);
void nav_sentence(struct app *app, unsigned long paragraph, unsigned long sentence);

/* To a byte of one side; what hides it is unfolded. */
void nav_byte(struct app *app, enum side side, uint32_t byte);

/* The change of a paragraph link that holds the byte, or the nearest one in the
 * link; NO_CHANGE where it has none. */
size_t nav_change_at(const struct app *app, uint32_t link, enum side side, uint32_t byte);

/* Whether a row is in view. */
bool nav_is_shown(struct app *app, struct place place);

/* The first row of a change. */
struct place nav_change_place(struct app *app, size_t change);

/* Whether the current change begins in view. */
bool nav_change_is_shown(struct app *app);

/* Scrolls so that the current change is in view with a few rows around it; not at
 * all where it is. Where it scrolls, the change comes a third from the top, or so that
 * its whole paragraph shows. */
void nav_show_change(struct app *app);

/* The same for one end of it, which has text. */
void nav_show_end(struct app *app, enum side side);

/* Scrolls so that rows are in view with a few around them, a third from the top where
 * they were not. */
void nav_show(struct app *app, struct place first, struct place last);

enum step_kind { STEP_CHANGE, STEP_FACT, STEP_BLOCK, STEP_OPEN, STEP_OPEN_FACT };

/* Makes the count-th next (or previous) change of a kind the current one and
 * shows it. Counts from the current change where that is in view, else from
 * the view's edge. Says so where there is none. */
void nav_step(struct app *app, enum step_kind kind, bool forward, unsigned long count);

/* From one end of the current move to the other. */
void nav_other_end(struct app *app);

#endif

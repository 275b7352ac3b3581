/* Pages: what covers the whole screen and is only read: the help, and what was left
 * out. */
#ifndef STET_UI_PAGE_H
#define STET_UI_PAGE_H

#include "ui/app.h"
#include "ui/surface.h"

/* Whether one is shown. */
bool page_is_open(const struct app *app);

/* Opens the page of a mode at its top, or closes it. */
void page_toggle(struct app *app, enum mode mode);

/* Carries out a command on it: it moves with the keys that move the panes. */
enum effect page_run(struct app *app, enum command command, unsigned long count);

/* Draws it into rows [1, rows - 1). */
void page_draw(const struct app *app, struct surface *surface);

/* Whether there is more below. */
bool page_has_more(const struct app *app);

#endif

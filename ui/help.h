/* Help: the command table as a screen. */
#ifndef STET_UI_HELP_H
#define STET_UI_HELP_H

#include "ui/app.h"
#include "ui/surface.h"

/* Rows that the whole help text needs on this screen. */
int help_rows(const struct app *app);

/* Draws the rows from app.page_top into rows [0, rows - 1) of the surface. */
void help_draw(const struct app *app, struct surface *surface);

#endif

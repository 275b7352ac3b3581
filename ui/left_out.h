/* Left out: the page that lists what is not compared, and where it stands. */
#ifndef STET_UI_LEFT_OUT_H
#define STET_UI_LEFT_OUT_H

#include "ui/app.h"
#include "ui/surface.h"

/* Rows that the whole page needs on this screen. */
int left_out_rows(const struct app *app);

/* Draws the rows from app.page_top into rows [1, rows - 1) of the surface. */
void left_out_draw(const struct app *app, struct surface *surface);

#endif

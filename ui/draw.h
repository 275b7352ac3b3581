/* Draw: the app as a surface. Pure: the same app gives the same surface. */
#ifndef STET_UI_DRAW_H
#define STET_UI_DRAW_H

#include "ui/app.h"
#include "ui/surface.h"

/* Draws the whole screen; the surface takes the app's size. */
void draw(const struct app *app, struct surface *surface);

/* The rows of the panes with gutter and numbers; a part of draw. */
void draw_text(const struct app *app, struct surface *surface);

#endif

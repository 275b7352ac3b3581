/* Title: the upper line, which names the versions and says how they were read. */
#ifndef STET_UI_TITLE_H
#define STET_UI_TITLE_H

#include "ui/app.h"
#include "ui/surface.h"

/* What can be said of a version beside its name, once it is known. */
void title_prepare(struct app *app);

/* Draws the line. Where there is little room, what was assumed of a version (its
 * format and encoding) goes before its dates, those before how much was left out,
 * and that before its size; a name is cut in its middle, and last in the part that
 * tells files apart. */
void title_draw(const struct app *app, struct surface *surface);

#endif

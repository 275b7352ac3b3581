/* Draw: the app as a surface. */
#ifndef STET_UI_DRAW_H
#define STET_UI_DRAW_H

#include "ui/app.h"
#include "ui/surface.h"
#include "view/wrap.h"

/* Draws the whole screen; sets the surface's size and cursor. */
void draw(const struct app *app, struct surface *surface);

/* Its parts: the panes, and the last row. */
void draw_text(const struct app *app, struct surface *surface);
void draw_status(const struct app *app, struct surface *surface);

/* The sign of a kind in one cell; ROLE_COUNT: in its own role. */
void draw_sign(const struct app *app, struct surface *surface, int row, int column, enum sign sign,
               enum role role);

/* The sign of a change. */
enum sign change_sign(const struct change *change);

/* A line of a flow, each piece in its role. */
void draw_flow_line(const struct flow *flow, const struct line *line, struct surface *surface,
                    int row, int column);

/* Text whose arrows and the like are ours: in an ASCII locale they are spelled.
 * Returns the next column. */
int draw_own(const struct app *app, struct surface *surface, int row, int column, int end,
             const char *text, size_t n, enum role role);

#endif

/* Pointer: what the mouse does. */
#ifndef STET_UI_POINTER_H
#define STET_UI_POINTER_H

#include "ui/app.h"

/* Takes an EVENT_MOUSE: the wheel scrolls what is under it, a click selects the
 * change there, goes to a place of the overview or opens a fold; two clicks on
 * an entry of a list go there, on a word search for it. */
enum effect pointer_event(struct app *app, const struct event *event);

#endif

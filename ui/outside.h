/* Outside: commands that need more than the screen: the clipboard, an editor, files.
 * They say in app.request what they ask for. */
#ifndef STET_UI_OUTSIDE_H
#define STET_UI_OUTSIDE_H

#include "ui/app.h"

/* Whether the command is one of these. */
bool outside_knows(enum command command);

/* Without anything behind its name. */
enum effect outside_run(struct app *app, enum command command);

/* ":write FILE", ":write FORMAT FILE" and ":report FORMAT FILE", with options before
 * the file; with `replace` a file that is there is
 * replaced. */
enum effect outside_with(struct app *app, enum command command, const char *rest, bool replace);

/* What may stand behind these two: the i-th format ("text" is the resolved text), and
 * the i-th option; NULL behind the last. */
const char *outside_format(int i);
const char *outside_option(int i);

#endif

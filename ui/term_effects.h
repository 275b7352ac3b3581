/* Effects: what app.request asks of the outside. Each says in the app what became of
 * it. */
#ifndef STET_UI_TERM_EFFECTS_H
#define STET_UI_TERM_EFFECTS_H

#include "ui/app.h"

/* An editor on the file of one side. True where it was used: the files are to be read
 * again. */
bool effects_edit(struct app *app);

/* The note on the current change, written in an editor. */
void effects_note(struct app *app);

/* The resolved text, or a report, into a file. Whether the screen was taken to say that it
 * takes long. */
bool effects_write(struct app *app);

/* A passage into the clipboard. */
void effects_copy(struct app *app);

/* The names of files and folders that begin as app.request.path does, folders with a
 * slash behind them; hidden ones only where a dot is begun. Sorted; at most a few
 * thousand are looked at. */
void effects_files(struct app *app);

#endif

/* Folding: the keys that fold and unfold. */
#ifndef STET_UI_FOLDING_H
#define STET_UI_FOLDING_H

#include "ui/app.h"

/* Folds the first run of unchanged paragraphs in view, or unfolds it. Says so
 * where there is none. */
void folding_toggle(struct app *app);

/* Folds all, but for the context; unfolds all where that is so already. */
void folding_toggle_all(struct app *app);

#endif

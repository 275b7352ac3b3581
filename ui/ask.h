/* Ask: the prompts of the last row, from the first key to what comes of them. */
#ifndef STET_UI_ASK_H
#define STET_UI_ASK_H

#include "ui/app.h"

/* Opens a prompt. */
void ask(struct app *app, enum asking asking);

/* Takes a key while a prompt is open. */
enum effect ask_key(struct app *app, key k);

/* Takes a character that was pasted: text, whatever keys mean. */
void ask_paste(struct app *app, key k);

/* Goes to the count-th next (or previous) match, and says where there is none. */
void ask_find(struct app *app, bool forward, unsigned long count);

/* Searches for text as it stands: nothing in it is a pattern. */
void ask_find_plain(struct app *app, const char *text, size_t n);

/* Asks what is to make no difference; what makes none now is there to be changed. */
void ask_ignore(struct app *app);

/* Goes on counting matches, while nothing is typed. */
void ask_idle(struct app *app);

/* "12", "12.3", "40%", or a command's name and what it needs. */
enum effect ask_command(struct app *app, const char *text);

#endif

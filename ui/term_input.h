/* Input: keys, mouse and pasted text from the terminal's line. */
#ifndef STET_UI_TERM_INPUT_H
#define STET_UI_TERM_INPUT_H

#include <stdbool.h>

#include "ui/app.h"

/* Begins to read from a descriptor that curses reads from too; pasted text is
 * not marked yet. */
void input_open(int fd);
void input_close(void);

/* Lets the terminal mark pasted text, or not: another program has the line. */
void input_resume(void);
void input_pause(void);

void input_set_mouse(bool on);

/* Moves what was typed into the queue. */
void input_read(void);

/* The next event, if there is one. */
bool input_take(struct event *event);

/* Whether the line went. */
bool input_is_gone(void);

#endif

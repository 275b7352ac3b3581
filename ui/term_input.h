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

/* Asks the terminal for its background. The answer is taken out of what is typed whenever
 * it comes; input_pause waits a moment for one that is on its way. */
void input_ask_background(void);

/* Whether the answer came since the last call. */
bool input_was_told(void);

/* How many milliseconds to wait at most before input_take is to be called again, -1: for
 * ever. What may be the beginning of an answer is held meanwhile. */
int input_held_ms(void);

/* Moves what was typed into the queue. */
void input_read(void);

/* The next event, if there is one. */
bool input_take(struct event *event);

/* Whether the line went. */
bool input_is_gone(void);

#endif

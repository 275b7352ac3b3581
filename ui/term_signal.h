/* Signals: bits for the event loop, and the terminal restored when all else
 * fails. */
#ifndef STET_UI_TERM_SIGNAL_H
#define STET_UI_TERM_SIGNAL_H

#include <stdbool.h>
#include <stddef.h>

/* What came since it was asked last. */
struct signal_news {
    bool resized, suspended, continued;
    int end; /* the signal that asks to end, 0 for none; stays */
};

/* Sets handlers for whatever would end the program, and opens the pipe that wakes poll. Notes the termios of
 * tty. False where the system has no pipe. */
bool signals_open(int tty, int out);

/* What to write to `out` where the program crashes. Longer ones are cut. */
void signals_set_restore(const char *bytes, size_t n);

/* Handlers as they were. */
void signals_close(void);

/* A descriptor that is readable when there is news. */
int signals_fd(void);

struct signal_news signals_take(void);

/* Whether a signal asks to end. */
bool signals_end_asked(void);

/* Stops the process group as C-z does, returns when it goes on. */
void signals_stop(void);

/* Writes the restore bytes and resets termios. Safe in a handler. */
void signals_restore_terminal(void);

#endif

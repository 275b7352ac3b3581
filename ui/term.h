/* Term: the terminal. The only state that is not passed around lives here,
 * because signal handlers take no argument. One terminal at a time. */
#ifndef STET_UI_TERM_H
#define STET_UI_TERM_H

#include <stdbool.h>

#include "base/error.h"
#include "ui/app.h"
#include "ui/session.h"
#include "ui/surface.h"
#include "view/theme.h"

struct term_info {
    int columns, rows;
    int colors;     /* 0: none */
    bool signs;     /* arrows and lines may be drawn; else ASCII */
    char note[160]; /* what the user should know, else "" */
};

/* Bytes of memory that a screen as large as the terminal takes. */
size_t term_memory(void);

/* Gets ready to take the terminal over: all that takes time and that nobody sees,
 * so that it can be done while something else is worked out. Sets info->utf8 and
 * ->note. False with a sentence where the terminal cannot be used. The program's
 * locale is set already. */
bool term_open(struct term_info *info, struct error *error);

/* Takes it over; sets the rest of `info`. */
void term_begin(enum color_mode color, struct term_info *info);

/* Gives it back as it was; after term_open alone nothing is to be seen on it. */
void term_close(void);

/* Takes the looks of all roles, reduced to what the terminal can show. True where
 * old words are struck out, so that no colour is needed to tell them from new ones. */
bool term_set_theme(const struct theme *theme, int colors);

/* Shows a surface. `shown` is what the screen shows already, NULL where that is
 * not known or of another size: only rows that differ are looked at. */
void term_present(const struct surface *surface, const struct surface *shown);

enum term_news {
    TERM_EVENT,   /* *event is set */
    TERM_SUSPEND, /* asked for from outside */
    TERM_REDRAW,  /* the screen is not what it was */
    TERM_BACKGROUND, /* the terminal told its background */
    TERM_OTHER,   /* the other descriptor is readable */
    TERM_TIMEOUT, /* nothing came in time */
    TERM_END      /* a signal or the line's end says so */
};

/* Waits for news: so many milliseconds at most, -1 for ever. other_fd may be -1. */
enum term_news term_wait(struct event *event, int timeout_ms, int other_fd);

/* The background that the terminal told, BACKGROUND_ANY as long as it told none. Where it
 * shows colours, is known to answer and COLORFGBG says nothing, term_begin asks. */
enum background term_background(void);

/* Whether the mouse is the program's. Off at first. */
void term_set_mouse(bool on);

/* The signal that ended it, SIGHUP where the line went without one, else 0. */
int term_end_signal(void);

/* Gives the terminal back, stops the process group, and takes the terminal over
 * again when the shell lets it go on. */
void term_suspend(void);

/* Gives the terminal to another program for a while; takes it back, and draws
 * everything anew. */
void term_lend(void);
void term_take_back(void);

/* Runs a program on the terminal until it ends. argv's last is NULL. False with a
 * sentence where it cannot be run or fails. */
bool term_run(char *const argv[], struct error *error);

/* Puts n bytes of UTF-8 into the clipboard of the user's own machine, as far as the
 * terminals in between let it. False with a sentence where there is too much. */
bool term_copy(const char *text, size_t n, struct error *error);

/* The next term_present draws everything anew. */
void term_redraw(void);

/* The screen's size now. */
void term_size(int *columns, int *rows);

/* A pattern_stop: whether Esc, C-c or the end was asked for meanwhile. Other
 * keys wait for term_wait. */
bool term_asked_to_stop(void *unused);

/* A pattern_stop: whether anything was typed. It waits for term_wait. */
/* Events that were taken and are for later come first again; as many as there is room
 * for. */
void term_give_back(const struct event *events, int n);

bool term_has_input(void *unused);

#endif

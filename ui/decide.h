/* Decide: accept, stet, query, notes and checked facts, by key and by name. */
#ifndef STET_UI_DECIDE_H
#define STET_UI_DECIDE_H

#include "ui/app.h"

/* Whether the command is one of deciding. */
bool decide_knows(enum command command);

/* Carries it out on the current change (in a list: the selected one), or on its
 * whole paragraph (all that is listed). */
void decide_run(struct app *app, enum command command);

/* The same on "sentence", "paragraph", "listed", "all" or what a filter of the list
 * lets pass; a note's or a source's text for those. */
void decide_with(struct app *app, enum command command, const char *rest);

/* Says it where what was decided is not on the disk. */
void decide_say_trouble(struct app *app);

/* What was typed for a note, or for what a fact was checked against. */
void decide_typed(struct app *app, enum asking asking, const char *text);

/* What the user has noted on the current change; NULL for nothing. */
const char *decide_note(const struct app *app);

/* Says what became of the store, where anything did. */
void decide_say_news(struct app *app);

/* The mark of a verdict in one cell, "" for an open one. */
const char *decide_mark(enum verdict verdict, bool ascii);

#endif

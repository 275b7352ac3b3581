/* Pinning: partners by hand. The reader marks a paragraph or sentence and chooses its
 * partner on the other side, or takes partners apart. */
#ifndef STET_UI_PINNING_H
#define STET_UI_PINNING_H

#include "ui/app.h"

/* Whether the command is about partners. */
bool pinning_knows(enum command command);

/* Begins to choose a partner for the current change's sentence or paragraph, or for the
 * paragraph at the top; takes the current change's partners apart; or takes away what
 * was said of them. */
void pinning_run(struct app *app, enum command command);

/* The same of places: "12.3 9.1", OLD's first; "all" of what was said. */
void pinning_with(struct app *app, enum command command, const char *rest);

/* Takes a key, a count before it, or a click on a byte, while a partner is chosen. */
void pinning_key(struct app *app, key k, unsigned long count, bool counted);
void pinning_click(struct app *app, enum side side, uint32_t byte);

/* What is marked of one side while a partner is chosen. */
struct span pinning_span(const struct app *app, enum side side);

/* In one column: NEW's text with which the marked one of OLD is woven; may be empty. */
struct span pinning_woven(const struct app *app);

/* "Pin ¶12.3 and ¶9.1?" */
void pinning_question(const struct app *app, struct strbuf *out);

/* Goes to where something was pinned, once the versions are compared again. */
void pinning_show(struct app *app, enum side side, uint32_t byte);

#endif

/* What the terminal's description says, in a file of its own: <term.h> makes
 * macros of ordinary words. */
#ifndef STET_UI_TERM_CAPS_H
#define STET_UI_TERM_CAPS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it can put text in places, which is all that is asked of it. */
bool caps_suffice(void);

/* Whether the cursor can be hidden. */
bool caps_hide_cursor(void);

/* Whether colours are given as 24-bit values. */
bool caps_true_color(void);

/* What starts and ends the marking of pasted text, and the marks: BE, BD, PS,
 * PE. False where the terminal has nothing like it. */
bool caps_paste(const char *out[4]);
void caps_set_paste(bool on);

/* Shortens how xterm and its kin switch attributes. Before the first of them
 * is used. */
void caps_shorten(void);

/* Curses sets the palette back whenever it comes to the screen; nothing changes it here, so
 * it stays as the user has it. Before the first frame. */
void caps_keep_palette(void);

/* The attributes, of enum look_attribute, that it shows, together with colours or
 * without. Where it can strike out, A_BLINK, which nothing else uses, does that from
 * now on. */
unsigned caps_attributes(bool colors);

/* Writes what brings the terminal back to what a shell expects, at most `size`
 * bytes, and returns how many. Delays are left out: only old hardware needs
 * them. */
size_t caps_restore(char *out, size_t size);

/* Asks for the background (OSC 11) and, as a fence behind which no answer to that comes
 * any more, for what the terminal is (DA1), which all answer. */
void caps_ask_background(void);

/* Whether a terminal of this name (TERM) answers that, and shows nothing of the question. */
bool caps_can_ask(const char *name);

/* The name of a description to try where `name` has none, as on plain servers. */
const char *caps_fallback(const char *name);

#endif

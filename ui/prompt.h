/* Prompt: one line of text that the user types. */
#ifndef STET_UI_PROMPT_H
#define STET_UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/key.h"

enum { PROMPT_MAX = 512 };

struct prompt {
    char text[PROMPT_MAX]; /* n bytes of UTF-8, not terminated */
    size_t n, cursor;      /* bytes; the cursor is between two clusters */
};

enum prompt_result { PROMPT_GOES_ON, PROMPT_DONE, PROMPT_LEFT };

void prompt_clear(struct prompt *prompt);

/* Replaces n bytes from `start` on; the cursor goes behind what is new. Nothing
 * where there is no room. */
void prompt_replace(struct prompt *prompt, size_t start, size_t n, const char *text, size_t size);

/* Takes one key: a character is inserted, Enter is done, Esc, C-c and BackSpace
 * in an empty prompt leave. Other editing keys: Left, Right, Home, End,
 * BackSpace, Delete, C-a, C-b, C-d, C-e, C-f, C-k, C-u, C-w, M-b, M-d, M-f,
 * M-BackSpace. */
enum prompt_result prompt_key(struct prompt *prompt, key k);

/* Whether a key with Alt is one of these. */
bool prompt_knows_meta(key k);

#endif

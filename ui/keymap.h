/* Keymap: which key asks for which command. */
#ifndef STET_UI_KEYMAP_H
#define STET_UI_KEYMAP_H

#include <stdbool.h>

#include "ui/command.h"
#include "ui/key.h"

enum { KEYMAP_MAX = 256 };

struct keymap {
    struct {
        key k;
        enum command command;
    } at[KEYMAP_MAX];
    int n;
};

/* The keys of the command table. */
void keymap_default(struct keymap *keymap);

/* Binds a key, CMD_NONE unbinds it. False where the map is full. */
bool keymap_bind(struct keymap *keymap, key k, enum command command);

/* CMD_NONE where the key is not bound. */
enum command keymap_command(const struct keymap *keymap, key k);

/* The i-th key of a command, KEY_NONE behind the last. */
key keymap_key(const struct keymap *keymap, enum command command, int i);

#endif

#include "ui/keymap.h"

#include <assert.h>
#include <string.h>

void keymap_default(struct keymap *keymap)
{
    keymap->n = 0;
    for (int command = CMD_NONE + 1; command < CMD_COUNT; command++) {
        const char *name = command_info((enum command)command)->keys;
        while (*name) {
            size_t n = strcspn(name, " ");
            key k;
            bool known = key_parse(name, n, &k) && keymap_command(keymap, k) == CMD_NONE &&
                         keymap_bind(keymap, k, (enum command)command);
            assert(known);
            (void)known;
            name += n;
            name += strspn(name, " ");
        }
    }
}

bool keymap_bind(struct keymap *keymap, key k, enum command command)
{
    int i = 0;
    while (i < keymap->n && keymap->at[i].k != k)
        i++;
    if (i == KEYMAP_MAX)
        return false;
    if (i == keymap->n)
        keymap->n++;
    keymap->at[i].k = k;
    keymap->at[i].command = command;
    return true;
}

enum command keymap_command(const struct keymap *keymap, key k)
{
    for (int i = 0; i < keymap->n; i++) {
        if (keymap->at[i].k == k)
            return keymap->at[i].command;
    }
    return CMD_NONE;
}

key keymap_key(const struct keymap *keymap, enum command command, int i)
{
    for (int at = 0; at < keymap->n; at++) {
        if (keymap->at[at].command == command && i-- == 0)
            return keymap->at[at].k;
    }
    return KEY_NONE;
}

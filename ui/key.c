#include "ui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static const struct {
    key k;
    const char *name;
} names[] = {{' ', "Space"},
             {KEY_TAB, "Tab"},
             {KEY_RETURN, "Enter"},
             {KEY_ESCAPE, "Esc"},
#define X(id, name) {id, name},
             SPECIAL_KEYS(X)
#undef X
};

enum { NAMES = sizeof names / sizeof *names };

bool key_parse(const char *name, size_t n, key *out)
{
    for (int i = 0; i < NAMES; i++) {
        if (strlen(names[i].name) == n && memcmp(names[i].name, name, n) == 0) {
            *out = names[i].k;
            return true;
        }
    }
    if (n > 2 && memcmp(name, "M-", 2) == 0 && key_parse(name + 2, n - 2, out)) {
        *out = KEY_META(*out);
        return true;
    }
    if (n == 3 && name[0] == 'C' && name[1] == '-' && name[2] > 32) {
        *out = KEY_CONTROL(name[2]);
        return *out != KEY_NONE;
    }
    uint32_t cp;
    if (n == 0 || utf8_decode((const uint8_t *)name, n, &cp) != n || cp == UTF8_INVALID ||
        cp <= 32 || cp == 127)
        return false;
    *out = cp;
    return true;
}

size_t key_label(key k, char out[KEY_NAME_MAX])
{
    for (int i = 0; i < NAMES; i++) {
        if (names[i].k == k)
            return (size_t)snprintf(out, KEY_NAME_MAX, "%s", names[i].name);
    }
    if (k & KEY_META_BIT) {
        char plain[KEY_NAME_MAX];
        key_label(k & ~KEY_META_BIT, plain);
        return (size_t)snprintf(out, KEY_NAME_MAX, "M-%.*s", KEY_NAME_MAX - 3, plain);
    }
    if (k < 32) {
        char letter = (char)(k + 64);
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter + 32);
        return (size_t)snprintf(out, KEY_NAME_MAX, "C-%c", letter);
    }
    size_t n = k < KEY_SPECIAL ? utf8_encode(k, (uint8_t *)out) : 0;
    out[n] = '\0';
    return n;
}

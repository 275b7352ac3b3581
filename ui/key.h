/* Keys: what the keyboard sends, with a name for each. */
#ifndef STET_UI_KEY_H
#define STET_UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Keys that are no characters: enum, name. Their codes begin behind Unicode. */
#define SPECIAL_KEYS(X)                                                                            \
    X(KEY_UP_ARROW, "Up")                                                                          \
    X(KEY_DOWN_ARROW, "Down")                                                                      \
    X(KEY_LEFT_ARROW, "Left")                                                                      \
    X(KEY_RIGHT_ARROW, "Right")                                                                    \
    X(KEY_PAGE_UP, "PgUp")                                                                         \
    X(KEY_PAGE_DOWN, "PgDn")                                                                       \
    X(KEY_TO_HOME, "Home")                                                                         \
    X(KEY_TO_END, "End")                                                                           \
    X(KEY_BACK_TAB, "S-Tab")                                                                       \
    X(KEY_INSERT, "Insert")                                                                        \
    X(KEY_DELETE, "Delete")                                                                        \
    X(KEY_BACK_SPACE, "BackSpace")                                                                 \
    X(KEY_FUNCTION_1, "F1")                                                                        \
    X(KEY_FUNCTION_2, "F2")                                                                        \
    X(KEY_FUNCTION_3, "F3")                                                                        \
    X(KEY_FUNCTION_4, "F4")                                                                        \
    X(KEY_FUNCTION_5, "F5")                                                                        \
    X(KEY_FUNCTION_6, "F6")                                                                        \
    X(KEY_FUNCTION_7, "F7")                                                                        \
    X(KEY_FUNCTION_8, "F8")                                                                        \
    X(KEY_FUNCTION_9, "F9")                                                                        \
    X(KEY_FUNCTION_10, "F10")                                                                      \
    X(KEY_FUNCTION_11, "F11")                                                                      \
    X(KEY_FUNCTION_12, "F12")

enum special_key {
    KEY_SPECIAL = 0x110000, /* names none */
#define X(id, name) id,
    SPECIAL_KEYS(X)
#undef X
        KEY_SPECIAL_END
};

/* A character (controls by their code: C-a is 1, Tab 9, Enter 13, Esc 27), an
 * enum special_key, or one of them with Alt. 0 is no key. */
typedef uint32_t key;

enum { KEY_NONE = 0, KEY_TAB = 9, KEY_RETURN = 13, KEY_ESCAPE = 27, KEY_NAME_MAX = 16 };

#define KEY_CONTROL(letter) ((key)((letter)&31))

/* With Alt, which terminals send as Esc and the key. */
#define KEY_META(k) ((key)(k) | KEY_META_BIT)
#define KEY_META_BIT ((key)0x200000)

/* The key called by n bytes: a character, C-a, Tab, Enter, Esc, Space, a name
 * from the table, or M- and one of them. False where there is none. */
bool key_parse(const char *name, size_t n, key *out);

/* Writes the key's name, terminated, and returns its length in bytes. */
size_t key_label(key k, char out[KEY_NAME_MAX]);

#endif

#include "ui/prompt.h"

#include <string.h>

#include "base/utf8.h"

void prompt_clear(struct prompt *prompt)
{
    prompt->n = prompt->cursor = 0;
}

void prompt_replace(struct prompt *prompt, size_t start, size_t n, const char *text, size_t size)
{
    if (prompt->n - n + size > PROMPT_MAX)
        return;
    memmove(prompt->text + start + size, prompt->text + start + n, prompt->n - start - n);
    memcpy(prompt->text + start, text, size);
    prompt->n = prompt->n - n + size;
    prompt->cursor = start + size;
}

static void delete_bytes(struct prompt *prompt, size_t start, size_t end)
{
    memmove(prompt->text + start, prompt->text + end, prompt->n - end);
    prompt->n -= end - start;
    prompt->cursor = start;
}

static size_t cluster_before(const struct prompt *prompt)
{
    size_t at = 0, before = 0;
    while (at < prompt->cursor) {
        before = at;
        at += utf8_cluster((const uint8_t *)prompt->text + at, prompt->n - at);
    }
    return before;
}

static size_t cluster_after(const struct prompt *prompt)
{
    if (prompt->cursor == prompt->n)
        return prompt->n;
    const uint8_t *at = (const uint8_t *)prompt->text + prompt->cursor;
    return prompt->cursor + utf8_cluster(at, prompt->n - prompt->cursor);
}

static size_t word_before(const struct prompt *prompt)
{
    size_t at = prompt->cursor;
    while (at > 0 && prompt->text[at - 1] == ' ')
        at--;
    while (at > 0 && prompt->text[at - 1] != ' ')
        at--;
    return at;
}

static size_t word_after(const struct prompt *prompt)
{
    size_t at = prompt->cursor;
    while (at < prompt->n && prompt->text[at] == ' ')
        at++;
    while (at < prompt->n && prompt->text[at] != ' ')
        at++;
    return at;
}

static void insert(struct prompt *prompt, uint32_t cp)
{
    char bytes[UTF8_MAX];
    size_t n = utf8_encode(cp, (uint8_t *)bytes);
    prompt_replace(prompt, prompt->cursor, 0, bytes, n);
}

enum prompt_result prompt_key(struct prompt *prompt, key k)
{
    switch (k) {
    case KEY_RETURN:
        return PROMPT_DONE;
    case KEY_ESCAPE:
    case KEY_CONTROL('c'):
        return PROMPT_LEFT;
    case KEY_BACK_SPACE:
    case KEY_CONTROL('h'):
        if (prompt->n == 0)
            return PROMPT_LEFT;
        delete_bytes(prompt, cluster_before(prompt), prompt->cursor);
        break;
    case KEY_DELETE:
    case KEY_CONTROL('d'):
        delete_bytes(prompt, prompt->cursor, cluster_after(prompt));
        break;
    case KEY_CONTROL('u'):
        delete_bytes(prompt, 0, prompt->cursor);
        break;
    case KEY_CONTROL('k'):
        delete_bytes(prompt, prompt->cursor, prompt->n);
        break;
    case KEY_CONTROL('w'):
    case KEY_META(KEY_BACK_SPACE):
        delete_bytes(prompt, word_before(prompt), prompt->cursor);
        break;
    case KEY_META('d'):
        delete_bytes(prompt, prompt->cursor, word_after(prompt));
        break;
    case KEY_META('b'):
        prompt->cursor = word_before(prompt);
        break;
    case KEY_META('f'):
        prompt->cursor = word_after(prompt);
        break;
    case KEY_LEFT_ARROW:
    case KEY_CONTROL('b'):
        prompt->cursor = cluster_before(prompt);
        break;
    case KEY_RIGHT_ARROW:
    case KEY_CONTROL('f'):
        prompt->cursor = cluster_after(prompt);
        break;
    case KEY_TO_HOME:
    case KEY_CONTROL('a'):
        prompt->cursor = 0;
        break;
    case KEY_TO_END:
    case KEY_CONTROL('e'):
        prompt->cursor = prompt->n;
        break;
    default:
        if (k >= ' ' && k != 127 && k < KEY_SPECIAL && !(k >= 0xd800 && k < 0xe000))
            insert(prompt, k);
        break;
    }
    return PROMPT_GOES_ON;
}

bool prompt_knows_meta(key k)
{
    return k == KEY_META('b') || k == KEY_META('f') || k == KEY_META('d') ||
           k == KEY_META(KEY_BACK_SPACE);
}

/* Checks standard input, or the file named, for being JSON (RFC 8259) in valid
 * UTF-8, to the letter: exit status 0 and silence, or 1 and the place of the
 * first mistake.
 *
 * `jsoncheck --get PATH` prints a value instead: `changes.0.kind` goes into
 * objects by key and into arrays by number; `changes.#` is a length. Strings
 * come out as they stand, without their quotes. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/support/pair.h"

enum { DEPTH_MAX = 512 };

struct json {
    const char *text;
    size_t size, at;
    const char *trouble;
};

static bool fail(struct json *json, const char *trouble)
{
    if (!json->trouble)
        json->trouble = trouble;
    return false;
}

static void skip_space(struct json *json)
{
    while (json->at < json->size && strchr(" \t\r\n", json->text[json->at]) && json->text[json->at])
        json->at++;
}

static char peek(const struct json *json)
{
    return json->at < json->size ? json->text[json->at] : 0;
}

static bool take(struct json *json, char c)
{
    if (peek(json) != c)
        return false;
    json->at++;
    return true;
}

static bool read_hex(struct json *json, unsigned *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(json);
        const char *digits = "0123456789abcdef";
        const char *found = strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
        if (!c || !found)
            return fail(json, "a \\u without four hexadecimal digits");
        *value = *value * 16 + (unsigned)(found - digits);
        json->at++;
    }
    return true;
}

static bool read_escape(struct json *json)
{
    unsigned value, low;
    char c = peek(json);
    json->at++;
    if (c && strchr("\"\\/bfnrt", c))
        return true;
    if (c != 'u')
        return fail(json, "an unknown escape");
    if (!read_hex(json, &value))
        return false;
    if (value >= 0xdc00 && value < 0xe000)
        return fail(json, "a lone low surrogate");
    if (value < 0xd800 || value >= 0xdc00)
        return true;
    if (!take(json, '\\') || !take(json, 'u') || !read_hex(json, &low) || low < 0xdc00 ||
        low >= 0xe000)
        return fail(json, "a lone high surrogate");
    return true;
}

static bool read_string(struct json *json)
{
    if (!take(json, '"'))
        return fail(json, "a string should stand here");
    while (json->at < json->size) {
        uint32_t cp;
        size_t n = utf8_decode((const uint8_t *)json->text + json->at, json->size - json->at, &cp);
        json->at += n;
        if (cp == '"')
            return true;
        if (cp == UTF8_INVALID)
            return fail(json, "invalid UTF-8");
        if (cp < 0x20)
            return fail(json, "a control character");
        if (cp == '\\' && !read_escape(json))
            return false;
    }
    return fail(json, "a string without end");
}

static bool read_digits(struct json *json)
{
    size_t start = json->at;
    while (peek(json) >= '0' && peek(json) <= '9')
        json->at++;
    return json->at > start || fail(json, "a number without digits");
}

static bool read_number(struct json *json)
{
    take(json, '-');
    if (!take(json, '0') && !read_digits(json))
        return false;
    if (take(json, '.') && !read_digits(json))
        return false;
    if (take(json, 'e') || take(json, 'E')) {
        if (!take(json, '+'))
            take(json, '-');
        return read_digits(json);
    }
    return true;
}

static bool read_value(struct json *json, int depth);

static bool read_members(struct json *json, int depth, bool object)
{
    char end = object ? '}' : ']';
    json->at++;
    skip_space(json);
    if (take(json, end))
        return true;
    do {
        skip_space(json);
        if (object) {
            if (!read_string(json))
                return false;
            skip_space(json);
            if (!take(json, ':'))
                return fail(json, "a key without a colon");
        }
        if (!read_value(json, depth + 1))
            return false;
        skip_space(json);
    } while (take(json, ','));
    return take(json, end) || fail(json, "neither a comma nor the end of a list");
}

static bool read_value(struct json *json, int depth)
{
    static const char *const words[] = {"true", "false", "null"};
    if (depth > DEPTH_MAX)
        return fail(json, "too deep");
    skip_space(json);
    char c = peek(json);
    if (c == '{' || c == '[')
        return read_members(json, depth, c == '{');
    if (c == '"')
        return read_string(json);
    if (c == '-' || (c >= '0' && c <= '9'))
        return read_number(json);
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(words[i]);
        if (json->size - json->at >= n && !memcmp(json->text + json->at, words[i], n)) {
            json->at += n;
            return true;
        }
    }
    return fail(json, "a value should stand here");
}

/* Goes to the member `key` of the value at json->at, which is valid; '#' gives
 * the number of members in *count. */
static bool enter(struct json *json, const char *key, size_t n, size_t *count)
{
    skip_space(json);
    char open = peek(json);
    if (open != '{' && open != '[')
        return false;
    json->at++;
    bool wants_count = n == 1 && key[0] == '#';
    for (*count = 0;; (*count)++) {
        skip_space(json);
        if (take(json, open == '{' ? '}' : ']'))
            return wants_count;
        bool found = false;
        if (open == '{') {
            size_t start = json->at + 1;
            read_string(json);
            found = json->at - 1 - start == n && !memcmp(json->text + start, key, n);
            skip_space(json);
            take(json, ':');
        } else {
            char number[32];
            snprintf(number, sizeof number, "%zu", *count);
            found = strlen(number) == n && !memcmp(number, key, n);
        }
        skip_space(json);
        if (found && !wants_count)
            return true;
        read_value(json, 0);
        skip_space(json);
        take(json, ',');
    }
}

static int get(struct json *json, const char *path)
{
    json->at = 0;
    while (*path) {
        size_t n = strcspn(path, "."), count;
        if (!enter(json, path, n, &count)) {
            fprintf(stderr, "jsoncheck: there is no %s\n", path);
            return 1;
        }
        if (n == 1 && path[0] == '#') {
            printf("%zu\n", count);
            return 0;
        }
        path += n + (path[n] == '.');
    }
    skip_space(json);
    size_t start = json->at;
    read_value(json, 0);
    size_t end = json->at;
    if (json->text[start] == '"')
        start++, end--;
    printf("%.*s\n", (int)(end - start), json->text + start);
    return 0;
}

int main(int argc, char **argv)
{
    const char *path = NULL;
    if (argc > 2 && !strcmp(argv[1], "--get")) {
        path = argv[2];
        argv += 2;
        argc -= 2;
    }
    struct arena arena = {0};
    struct json json = {0};
    json.text = read_file(argc > 1 ? argv[1] : "/dev/stdin", &arena, &json.size);
    if (!json.text)
        return 2;
    bool good = read_value(&json, 0);
    skip_space(&json);
    if (good && json.at < json.size)
        good = fail(&json, "something after the end");
    if (!good) {
        fprintf(stderr, "jsoncheck: %s, at byte %zu\n", json.trouble, json.at);
        return 1;
    }
    int status = path ? get(&json, path) : 0;
    arena_free(&arena);
    return status;
}

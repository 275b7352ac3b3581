#include "base/json.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 64, VALUES_MAX = 1000000 };

struct reader {
    const char *at, *end;
    struct arena *arena;
    size_t values;
};

static void skip_blanks(struct reader *reader)
{
    while (reader->at < reader->end && ascii_is_blank((uint8_t)*reader->at))
        reader->at++;
}

static bool skip(struct reader *reader, char c)
{
    skip_blanks(reader);
    if (reader->at == reader->end || *reader->at != c)
        return false;
    reader->at++;
    return true;
}

/* Four hexadecimal digits; false where they are none. */
static bool read_unit(struct reader *reader, uint32_t *unit)
{
    *unit = 0;
    if (reader->end - reader->at < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        static const char digits[] = "0123456789abcdef";
        char c = *reader->at++;
        const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c);
        if (!digit || !*digit)
            return false;
        *unit = *unit << 4 | (uint32_t)(digit - digits);
    }
    return true;
}

/* A character behind "\u"; half of a surrogate pair stands for no character. */
static bool read_escaped(struct reader *reader, struct strbuf *out)
{
    uint32_t cp, low;
    if (!read_unit(reader, &cp))
        return false;
    if (cp >= 0xd800 && cp < 0xdc00 && reader->end - reader->at >= 6 && reader->at[0] == '\\' &&
        reader->at[1] == 'u') {
        reader->at += 2;
        if (!read_unit(reader, &low))
            return false;
        bool pair = low >= 0xdc00 && low < 0xe000;
        cp = pair ? 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
    } else if (cp >= 0xd800 && cp < 0xe000) {
        cp = 0xfffd;
    }
    uint8_t bytes[UTF8_MAX];
    strbuf_add(out, bytes, utf8_encode(cp, bytes));
    return true;
}

/* Behind the opening quotation mark. */
static bool read_string(struct reader *reader, const char **text, size_t *size)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    struct strbuf out = {.arena = reader->arena};
    for (;;) {
        const char *from = reader->at;
        while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\')
            reader->at++;
        strbuf_add(&out, from, (size_t)(reader->at - from));
        if (reader->end - reader->at < 1)
            return false;
        if (*reader->at++ == '"')
            break;
        if (reader->at == reader->end)
            return false;
        char c = *reader->at++;
        const char *name = c ? strchr(names, c) : NULL;
        if (name)
            strbuf_addc(&out, values[name - names]);
        else if (c != 'u' || !read_escaped(reader, &out))
            return false;
    }
    *size = out.n;
    *text = strbuf_cstr(&out);
    return true;
}

static bool read_word(struct reader *reader, const char *word)
{
    size_t n = strlen(word);
    if ((size_t)(reader->end - reader->at) < n || memcmp(reader->at, word, n) != 0)
        return false;
    reader->at += n;
    return true;
}

static bool read_number(struct reader *reader, struct json_value *value)
{
    const char *from = reader->at;
    while (reader->at < reader->end && *reader->at && strchr("+-.0123456789eE", *reader->at))
        reader->at++;
    value->size = (size_t)(reader->at - from);
    if (!value->size)
        return false;
    char *text = arena_alloc(reader->arena, value->size + 1, 1);
    memcpy(text, from, value->size);
    text[value->size] = '\0';
    value->kind = JSON_NUMBER;
    value->text = text;
    return true;
}

/* What is no array or object. */
static bool read_scalar(struct reader *reader, struct json_value *value)
{
    if (*reader->at == '"') {
        reader->at++;
        value->kind = JSON_STRING;
        return read_string(reader, &value->text, &value->size);
    }
    if (read_word(reader, "null"))
        value->kind = JSON_NULL;
    else if (read_word(reader, "true"))
        value->kind = JSON_TRUE;
    else if (read_word(reader, "false"))
        value->kind = JSON_FALSE;
    else
        return read_number(reader, value);
    return true;
}

/* Adds a value behind `last` (NULL: the first in `around`); NULL for what is none. */
static struct json_value *read_next(struct reader *reader, struct json_value *around,
                                    struct json_value *last)
{
    struct json_value *value = arena_zero(reader->arena, 1, sizeof *value);
    size_t size;
    if (++reader->values > VALUES_MAX)
        return NULL;
    if (around && around->kind == JSON_OBJECT &&
        !(skip(reader, '"') && read_string(reader, &value->name, &size) && skip(reader, ':')))
        return NULL;
    if (last)
        last->next = value;
    else if (around)
        around->first = value;
    skip_blanks(reader);
    if (reader->at == reader->end)
        return NULL;
    if (*reader->at == '{' || *reader->at == '[') {
        value->kind = *reader->at++ == '{' ? JSON_OBJECT : JSON_ARRAY;
        return value;
    }
    return read_scalar(reader, value) ? value : NULL;
}

const struct json_value *json_read(const char *text, size_t n, struct arena *arena)
{
    struct reader reader = {text, text + n, arena, 0};
    struct json_value *open[DEPTH_MAX], *last = NULL, *root = read_next(&reader, NULL, NULL);
    size_t depth = 0;
    for (struct json_value *value = root; value;) {
        if (value->kind >= JSON_ARRAY) { /* it has just been opened */
            if (depth == DEPTH_MAX)
                return NULL;
            open[depth++] = value;
            last = NULL;
        }
        while (depth && skip(&reader, open[depth - 1]->kind == JSON_OBJECT ? '}' : ']'))
            last = open[--depth];
        if (!depth) {
            skip_blanks(&reader);
            return reader.at == reader.end ? root : NULL;
        }
        if (last && !skip(&reader, ','))
            return NULL;
        last = value = read_next(&reader, open[depth - 1], last);
    }
    return NULL;
}

const struct json_value *json_member(const struct json_value *object, const char *name)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (const struct json_value *value = object->first; value; value = value->next)
        if (strcmp(value->name, name) == 0)
            return value;
    return NULL;
}

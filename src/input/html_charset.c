#include "input/html_charset.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"

enum { LOOKED_AT = 1024 };

static bool says(const uint8_t *at, const uint8_t *end, const char *word)
{
    size_t size = strlen(word);
    return (size_t)(end - at) > size && !strncasecmp((const char *)at, word, size);
}

static bool is_name(uint8_t byte)
{
    return byte > ' ' && byte < 0x7f && !strchr("\"'<>;/", byte);
}

const char *html_charset(const uint8_t *bytes, size_t n, struct arena *arena)
{
    const uint8_t *end = bytes + (n < LOOKED_AT ? n : LOOKED_AT);
    bool in_meta = false;
    for (const uint8_t *at = bytes; at < end; at++) {
        if (*at == '<')
            in_meta = says(at, end, "<meta");
        if (!in_meta || !says(at, end, "charset"))
            continue;
        const uint8_t *name = at + strlen("charset");
        while (name < end && ascii_is_blank(*name))
            name++;
        if (name == end || *name++ != '=')
            continue;
        while (name < end && (ascii_is_blank(*name) || *name == '"' || *name == '\''))
            name++;
        size_t size = 0;
        while (name + size < end && is_name(name[size]))
            size++;
        if (!size)
            continue;
        char *copy = arena_alloc(arena, size + 1, 1);
        memcpy(copy, name, size);
        copy[size] = '\0';
        return copy;
    }
    return NULL;
}

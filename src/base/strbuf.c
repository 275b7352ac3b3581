#include "base/strbuf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

static char *room(struct strbuf *buf, size_t size)
{
    if (buf->cap - buf->n < size) {
        size_t cap = buf->cap ? buf->cap * 2 : 256;
        while (cap - buf->n < size)
            cap *= 2;
        buf->at = arena_grow(buf->arena, buf->at, buf->cap, cap);
        buf->cap = cap;
    }
    return buf->at + buf->n;
}

void strbuf_add(struct strbuf *buf, const void *bytes, size_t size)
{
    if (!size)
        return;
    memcpy(room(buf, size), bytes, size);
    buf->n += size;
}

void strbuf_addc(struct strbuf *buf, char c)
{
    *room(buf, 1) = c;
    buf->n++;
}

void strbuf_adds(struct strbuf *buf, const char *text)
{
    strbuf_add(buf, text, strlen(text));
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(size >= 0);
    char *at = room(buf, (size_t)size + 1);
    va_start(args, format);
    vsnprintf(at, (size_t)size + 1, format, args);
    va_end(args);
    buf->n += (size_t)size;
}

void strbuf_addu(struct strbuf *buf, unsigned long number)
{
    char digits[ASCII_NUMBER] = {0};
    strbuf_add(buf, digits, ascii_number(digits, number));
}

const char *strbuf_cstr(struct strbuf *buf)
{
    *room(buf, 1) = '\0';
    return buf->at;
}

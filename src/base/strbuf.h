/* Text under construction, in an arena. */
#ifndef STET_BASE_STRBUF_H
#define STET_BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

#include "base/arena.h"

struct strbuf {
    struct arena *arena;
    char *at; /* `n` bytes, not terminated */
    size_t n, cap;
};

void strbuf_add(struct strbuf *buf, const void *bytes, size_t size);
void strbuf_addc(struct strbuf *buf, char c);

/* Adds a C string. */
void strbuf_adds(struct strbuf *buf, const char *text);

void strbuf_addf(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds an unsigned decimal number; the fast path of machine-written reports. */
void strbuf_addu(struct strbuf *buf, unsigned long number);

/* The text so far as a C string; valid until the next addition. */
const char *strbuf_cstr(struct strbuf *buf);

#endif

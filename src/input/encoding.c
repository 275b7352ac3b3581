#include "input/encoding.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    STRETCH = 1024,     /* bytes of text in one origin, about */
    UNIT_MAX = 16,      /* bytes that one character takes in any encoding, escapes included */
    NAME_MAX_SIZE = 48, /* bytes of an encoding's name */
    REPLACEMENT = 0xfffd
};

static const iconv_t NO_ICONV = (iconv_t)-1;

/* A document under construction. */
struct writer {
    struct arena *arena;
    struct document *document;
    struct {
        uint8_t *at;
        size_t n, cap;
    } text;
    struct {
        struct origin *at;
        size_t n, cap;
    } origins;
    uint32_t raw;     /* bytes of raw that are said */
    uint32_t text_at; /* where the open origin begins ... */
    uint32_t raw_at;  /* ... in both */
    uint32_t each;    /* raw bytes of its characters beyond ASCII; 0: none yet */
    uint32_t odd;     /* odd bytes at its end */
};

static void close_origin(struct writer *writer)
{
    if (writer->text_at < writer->text.n) {
        struct origin *origin = VEC_ADD(writer->arena, &writer->origins);
        origin->text = (struct span){writer->text_at, (uint32_t)writer->text.n};
        origin->raw = (struct span){writer->raw_at, writer->raw};
    }
    writer->text_at = (uint32_t)writer->text.n;
    writer->raw_at = writer->raw;
    writer->each = 0;
    writer->odd = 0;
}

static void put(struct writer *writer, const uint8_t *bytes, size_t n)
{
    if (writer->text.cap - writer->text.n < n) {
        size_t cap = writer->text.cap * 2 + n;
        writer->text.at = arena_grow(writer->arena, writer->text.at, writer->text.cap, cap);
        writer->text.cap = cap;
    }
    memcpy(writer->text.at + writer->text.n, bytes, n);
    writer->text.n += n;
}

/* Makes room for a character beyond ASCII of so many raw bytes, or for one of
 * ASCII, in the open origin. */
static void open_for(struct writer *writer, bool ascii, uint32_t raw)
{
    bool fits =
        ascii ? raw == writer->document->ascii_raw : writer->each == 0 || writer->each == raw;
    if (!fits || writer->text.n - writer->text_at >= STRETCH)
        close_origin(writer);
    if (!ascii)
        writer->each = raw;
}

/* One character of the file, n bytes of UTF-8 that may be several code points. */
static void put_character(struct writer *writer, const uint8_t *bytes, size_t n, uint32_t raw)
{
    uint32_t cp;
    bool ascii = bytes[0] < 0x80, single = utf8_decode(bytes, n, &cp) == n;
    bool alone = !single || (ascii && raw != writer->document->ascii_raw);
    if (alone)
        close_origin(writer);
    else
        open_for(writer, ascii, raw);
    put(writer, bytes, n);
    writer->raw += raw;
    writer->odd = 0;
    if (alone)
        close_origin(writer);
}

static void put_code_point(struct writer *writer, uint32_t cp, uint32_t raw)
{
    uint8_t bytes[UTF8_MAX];
    put_character(writer, bytes, utf8_encode(cp, bytes), raw);
}

/* A byte that stands for nothing. It stays, for it is no UTF-8 by itself, and
 * shows as what it is; where several would look like a character they do not. */
static void put_odd(struct writer *writer, uint8_t byte)
{
    uint32_t cp, odd = writer->odd;
    if (byte < 0x80) {
        put_code_point(writer, REPLACEMENT, 1);
        return;
    }
    if (odd == 0)
        open_for(writer, false, 1);
    put(writer, &byte, 1);
    writer->raw++;
    writer->odd = ++odd;
    for (uint32_t n = 2; n <= odd && n <= UTF8_MAX; n++)
        if (utf8_decode(writer->text.at + writer->text.n - n, n, &cp) == n) {
            writer->text.n -= n;
            for (uint32_t i = 0; i < n; i++)
                put(writer, (const uint8_t *)"\xef\xbf\xbd", 3);
            writer->odd = 0;
            return;
        }
}

static bool same_name(const char *name, const char *other)
{
    return strcasecmp(name, other) == 0;
}

bool encoding_is_wide(const char *name)
{
    return strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UTF-32", 6) == 0;
}

static bool is_utf8(const char *name)
{
    return same_name(name, "UTF-8") || same_name(name, "UTF8");
}

/* iconv takes options behind slashes, which are not the user's to give. */
static iconv_t open_iconv(const char *to, const char *from)
{
    for (const char *name = to; name; name = name == to ? from : NULL) {
        if (!*name || strlen(name) >= NAME_MAX_SIZE)
            return NO_ICONV;
        for (const char *c = name; *c; c++)
            if (!isalnum((unsigned char)*c) && !strchr("-_.:()+", *c))
                return NO_ICONV;
    }
    return iconv_open(to, from);
}

static bool unknown(const char *name, struct error *error)
{
    return error_set(error, "there is no encoding '%s' here; iconv -l lists them", name);
}

bool encoding_check(const char *name, struct error *error)
{
    if (is_utf8(name) || encoding_is_wide(name))
        return true;
    iconv_t cd = open_iconv("UTF-8", name);
    if (cd == NO_ICONV)
        return unknown(name, error);
    iconv_close(cd);
    return true;
}

/* --- UTF-16 and UTF-32 --- */

static uint32_t unit16(const uint8_t *p, bool big)
{
    return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static uint32_t unit32(const uint8_t *p, bool big)
{
    return big ? unit16(p, true) << 16 | unit16(p + 2, true)
               : unit16(p + 2, false) << 16 | unit16(p, false);
}

/* The code point at `at` and its raw bytes. */
static uint32_t wide_next(const struct source *source, uint32_t at, uint32_t unit, bool big,
                          uint32_t *raw)
{
    const uint8_t *p = source->bytes + at;
    uint32_t left = source->size - at, cp;
    *raw = unit;
    if (unit == 4) {
        cp = unit32(p, big);
        return cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000) ? REPLACEMENT : cp;
    }
    cp = unit16(p, big);
    if (cp < 0xd800 || cp >= 0xe000)
        return cp;
    uint32_t low = cp < 0xdc00 && left >= 4 ? unit16(p + 2, big) : 0;
    if (low < 0xdc00 || low >= 0xe000)
        return REPLACEMENT;
    *raw = 4;
    return 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
}

static void decode_wide(struct writer *writer, const struct source *source, const char *encoding)
{
    uint32_t unit = encoding[4] == '3' ? 4 : 2, raw;
    const char *seen = encoding_of_unicode(source->bytes, source->size);
    bool little = seen && strncasecmp(seen, encoding, 6) == 0 && same_name(seen + 6, "LE");
    bool big = encoding[6] ? same_name(encoding + 6, "BE") : !little;
    writer->document->ascii_raw = (uint8_t)unit;
    writer->document->encoding =
        unit == 4 ? (big ? "UTF-32BE" : "UTF-32LE") : (big ? "UTF-16BE" : "UTF-16LE");
    uint32_t at = 0;
    if (source->size >= unit && wide_next(source, 0, unit, big, &raw) == 0xfeff)
        at = unit;
    writer->raw = writer->raw_at = at;
    for (; source->size - at >= unit; at += raw) {
        uint32_t cp = wide_next(source, at, unit, big, &raw);
        put_code_point(writer, cp, raw);
    }
    if (at < source->size) /* half a character at the end */
        put_code_point(writer, REPLACEMENT, source->size - at);
}

/* --- everything else --- */

/* What iconv makes of n bytes: the number of bytes of UTF-8, 0 where they are
 * but the beginning of a character, -1 where they are none. */
static int convert(iconv_t cd, const uint8_t *bytes, size_t n, uint8_t *out, size_t room)
{
    char *in = (char *)bytes, *to = (char *)out;
    size_t left = n, space = room;
    if (iconv(cd, &in, &left, &to, &space) != (size_t)-1)
        return (int)(room - space);
    return errno == EINVAL ? 0 : -1;
}

/* Whether each byte is a character; then `table` has them, of up to 7 bytes
 * behind their size. */
static bool is_single(iconv_t cd, uint8_t table[256][8])
{
    for (int byte = 0; byte < 256; byte++) {
        uint8_t in = (uint8_t)byte;
        int n = convert(cd, &in, 1, table[byte] + 1, 7);
        char *rest = (char *)table[byte] + 1 + (n > 0 ? n : 0);
        size_t room = (size_t)(7 - (n > 0 ? n : 0)), room_left = room;
        if (n < 0) {
            table[byte][0] = 0;
            iconv(cd, NULL, NULL, NULL, NULL);
            continue;
        }
        /* Some encodings hold a letter back until they have seen what follows. */
        if (iconv(cd, NULL, NULL, &rest, &room_left) == (size_t)-1)
            return false;
        n += (int)(room - room_left);
        if (n == 0)
            return false;
        table[byte][0] = (uint8_t)n;
    }
    return true;
}

static void decode_single(struct writer *writer, const struct source *source, uint8_t table[256][8])
{
    for (uint32_t at = 0; at < source->size; at++) {
        const uint8_t *entry = table[source->bytes[at]];
        if (entry[0])
            put_character(writer, entry + 1, entry[0], 1);
        else
            put_odd(writer, source->bytes[at]);
    }
}

/* Goes on byte by byte until iconv has seen a whole character: slower than to
 * convert all at once, but then no one knows what came from where. */
static void decode_multiple(struct writer *writer, const struct source *source, iconv_t cd)
{
    uint8_t out[64];
    uint32_t at = 0, begun = 0; /* bytes at `at` that iconv took and said nothing of */
    while (at < source->size) {
        const uint8_t *p = source->bytes + at + begun;
        uint32_t left = source->size - at - begun, n = 1;
        int size = 0;
        while (n <= left && n <= UNIT_MAX) {
            errno = 0;
            size = convert(cd, p, n, out, sizeof out);
            if (size != 0 || errno != EINVAL)
                break;
            n++;
        }
        if (size > 0) {
            put_character(writer, out, (size_t)size, begun + n);
            at += begun + n;
            begun = 0;
        } else if (size == 0 && n <= left && n <= UNIT_MAX && begun + n < source->size - at) {
            begun += n; /* an escape sequence, or a letter that waits for its mark */
        } else {
            put_odd(writer, source->bytes[at]);
            at++;
            begun = 0;
            iconv(cd, NULL, NULL, NULL, NULL);
        }
    }
}

static bool decode_legacy(struct writer *writer, const struct source *source, const char *encoding,
                          struct error *error)
{
    iconv_t cd = open_iconv("UTF-8", encoding);
    if (cd == NO_ICONV)
        return unknown(encoding, error);
    uint8_t table[256][8];
    writer->document->ascii_raw = 1;
    writer->document->encoding = encoding;
    if (is_single(cd, table)) {
        decode_single(writer, source, table);
    } else {
        iconv(cd, NULL, NULL, NULL, NULL);
        decode_multiple(writer, source, cd);
    }
    iconv_close(cd);
    return true;
}

bool encoding_decode(const struct source *source, const char *encoding, struct arena *arena,
                     struct document *document, struct error *error)
{
    *document = document_plain(source->name, source->bytes, source->size);
    if (is_utf8(encoding))
        return true;
    struct writer writer = {.arena = arena, .document = document};
    VEC_RESERVE(arena, &writer.text, (size_t)source->size * 3 + 1);
    if (encoding_is_wide(encoding))
        decode_wide(&writer, source, encoding);
    else if (!decode_legacy(&writer, source, encoding, error))
        return false;
    close_origin(&writer);
    if (writer.text.n >= UINT32_MAX)
        return error_set(error, "%s: too large for a text in %s", source->name, encoding);
    put(&writer, (const uint8_t *)"", 1);
    document->text = writer.text.at;
    document->size = (uint32_t)(writer.text.n - 1);
    document->origins = writer.origins.at;
    document->n_origins = writer.origins.n;
    return true;
}

/* --- the other way --- */

static size_t encode_wide(const char *encoding, uint32_t cp, uint8_t *out)
{
    bool big = encoding[6] == 'B';
    uint32_t units[2] = {cp, 0};
    size_t n = 1, size = encoding[4] == '3' ? 4 : 2;
    if (size == 2 && cp >= 0x10000) {
        units[0] = 0xd800 + ((cp - 0x10000) >> 10);
        units[1] = 0xdc00 + ((cp - 0x10000) & 0x3ff);
        n = 2;
    }
    for (size_t i = 0; i < n * size; i++) {
        size_t byte = i % size;
        out[i] = (uint8_t)(units[i / size] >> 8 * (big ? size - 1 - byte : byte));
    }
    return n * size;
}

static bool cannot_encode(const struct document *document, const uint8_t *p, size_t n, uint32_t cp,
                          struct error *error)
{
    return error_set(error, "%s is in %s, which has no \"%.*s\" (U+%04X)", document->name,
                     document->encoding, (int)n, (const char *)p, (unsigned)cp);
}

bool document_encode(const struct document *document, const uint8_t *utf8, size_t n,
                     struct arena *arena, const uint8_t **out, size_t *size, struct error *error)
{
    const char *encoding = document->encoding;
    *out = utf8;
    *size = n;
    if (is_utf8(encoding))
        return true;
    bool wide = encoding_is_wide(encoding);
    iconv_t cd = wide ? NO_ICONV : open_iconv(encoding, "UTF-8");
    if (!wide && cd == NO_ICONV)
        return unknown(encoding, error);
    size_t room = n * 4 + 2 * UNIT_MAX; /* the longest: UTF-32, and escape sequences around all */
    uint8_t *bytes = arena_alloc(arena, room, 1);
    char *to = (char *)bytes;
    bool good = true;
    for (size_t at = 0; at < n && good;) {
        uint32_t cp;
        size_t length = utf8_decode(utf8 + at, n - at, &cp);
        char *in = (char *)utf8 + at, *end = (char *)bytes + room;
        if ((size_t)(end - to) < UNIT_MAX + 1) { /* many escape sequences */
            size_t used = (size_t)(to - (char *)bytes);
            bytes = arena_grow(arena, bytes, room, room * 2);
            room *= 2;
            to = (char *)bytes + used;
            end = (char *)bytes + room;
        }
        size_t left = length, space = (size_t)(end - to);
        if (cp == UTF8_INVALID)
            *to++ = *in;
        else if (wide)
            to += encode_wide(encoding, cp, (uint8_t *)to);
        else if (iconv(cd, &in, &left, &to, &space) != 0)
            good = cannot_encode(document, utf8 + at, length, cp, error);
        at += length;
    }
    if (!wide) {
        size_t space = (size_t)((char *)bytes + room - to);
        iconv(cd, NULL, NULL, &to, &space);
        iconv_close(cd);
    }
    *out = bytes;
    *size = (size_t)(to - (char *)bytes);
    return good;
}

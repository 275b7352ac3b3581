#include "base/json_write.h"

#include "base/bytes.h"
#include "base/utf8.h"

static bool is_plain(uint32_t cp)
{
    return cp >= 0x20 && cp != '"' && cp != '\\' &&
           (cp < 0x7f ||
            (cp >= 0xa0 && utf8_class(cp) != CHAR_CONTROL && cp != 0x2028 && cp != 0x2029));
}

static void escape(struct output *out, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    char text[6] = {'\\',
                    'u',
                    digits[unit >> 12 & 15],
                    digits[unit >> 8 & 15],
                    digits[unit >> 4 & 15],
                    digits[unit & 15]};
    output_add(out, text, sizeof text);
}

/* How many of n bytes are plain ASCII, in front of the first that is not. */
static size_t plain_ascii(const uint8_t *p, size_t n)
{
    size_t run = 0;
    for (; run + BYTES_AT_ONCE <= n; run += BYTES_AT_ONCE) {
        uint64_t bytes = bytes_load(p + run);
        uint64_t odd = bytes_below(bytes, 0x20) | bytes_equal(bytes, '"') |
                       bytes_equal(bytes, '\\') | bytes_equal(bytes, 0x7f) | (bytes & BYTES_HIGH);
        if (odd)
            return run + bytes_first(odd);
    }
    while (run < n && p[run] < 0x80 && is_plain(p[run]))
        run++;
    return run;
}

void json_write_string(struct output *out, const char *text, size_t n)
{
    const uint8_t *p = (const uint8_t *)text;
    output_addc(out, '"');
    for (size_t at = 0, written = 0;;) {
        uint32_t cp;
        at += plain_ascii(p + at, n - at);
        size_t size = at < n ? utf8_decode(p + at, n - at, &cp) : 0;
        if (size && cp != UTF8_INVALID && is_plain(cp)) {
            at += size;
            continue;
        }
        output_add(out, p + written, at - written);
        if (!size)
            break;
        if (cp == UTF8_INVALID) {
            escape(out, 0xfffd);
        } else if (cp > 0xffff) {
            escape(out, 0xd800 + ((cp - 0x10000) >> 10));
            escape(out, 0xdc00 + ((cp - 0x10000) & 0x3ff));
        } else {
            escape(out, cp);
        }
        at += size;
        written = at;
    }
    output_addc(out, '"');
}

static void write_scalar(struct output *out, const struct json_value *value)
{
    if (value->kind == JSON_STRING)
        json_write_string(out, value->text, value->size);
    else if (value->kind == JSON_NUMBER)
        output_add(out, value->text, value->size);
    else
        output_adds(out, value->kind == JSON_TRUE    ? "true"
                         : value->kind == JSON_FALSE ? "false"
                                                     : "null");
}

/* As deep as json_read lets values be. */
void json_write_value(struct output *out, const struct json_value *value)
{
    if (value->kind < JSON_ARRAY) {
        write_scalar(out, value);
        return;
    }
    bool object = value->kind == JSON_OBJECT;
    output_addc(out, object ? '{' : '[');
    for (const struct json_value *inner = value->first; inner; inner = inner->next) {
        if (inner != value->first)
            OUTPUT_LITERAL(out, ", ");
        if (object) {
            json_write_string(out, inner->name, strlen(inner->name));
            OUTPUT_LITERAL(out, ": ");
        }
        json_write_value(out, inner);
    }
    output_addc(out, object ? '}' : ']');
}

#include "article/count.h"

#include <stdbool.h>
#include <string.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/utf8.h"

static bool is_ideograph(uint32_t cp)
{
    return (cp >= 0x3040 && cp <= 0x30ff) || (cp >= 0x3400 && cp <= 0x4dbf) ||
           (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
           (cp >= 0x20000 && cp <= 0x3ffff);
}

/* The high bit of each byte that is white space, in eight bytes of ASCII: the
 * same as ascii_is_blank. */
static uint64_t blanks_of(uint64_t bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t not_space = (bytes ^ ones * ' ') + ones * 0x7f;
    uint64_t from_tab = bytes + ones * (0x80 - '\t'), past_return = bytes + ones * (0x7f - '\r');
    return (~not_space | (from_tab & ~past_return)) & high;
}

/* The words that begin in n bytes of ASCII; *inside: of a word, before and after. */
static uint32_t count_ascii(const uint8_t *p, size_t n, bool *inside)
{
    uint32_t words = 0;
    for (; n >= 8; p += 8, n -= 8) {
        uint64_t bytes;
        memcpy(&bytes, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        bytes = __builtin_bswap64(bytes); /* the first byte lowest */
#endif
        uint64_t blanks = blanks_of(bytes);
        uint64_t before = blanks << 8 | (*inside ? 0 : 0x80);
        uint64_t begins = ~blanks & before & UINT64_C(0x8080808080808080);
        words += (uint32_t)((begins >> 7) * UINT64_C(0x0101010101010101) >> 56);
        *inside = !(blanks >> 63);
    }
    for (; n; p++, n--) {
        bool blank = ascii_is_blank(*p);
        words += !blank & !*inside;
        *inside = !blank;
    }
    return words;
}

/* How many words too many are counted, for a line end that is read over parts none. */
static uint32_t count_divided(const uint8_t *text, struct span span)
{
    uint32_t n = 0;
    for (uint32_t i = span.start + 1; i + 1 < span.end; i++)
        n += text[i] == READING_FILLER && text[i + 1] != READING_FILLER;
    return n;
}

uint32_t count_words(const uint8_t *text, struct span span)
{
    uint32_t words = 0;
    bool inside = false; /* of a run that was counted */
    for (uint32_t at = span.start; at < span.end;) {
        size_t ascii = utf8_ascii_prefix(text + at, span.end - at);
        words += count_ascii(text + at, ascii, &inside);
        at += (uint32_t)ascii;
        if (at == span.end)
            break;
        uint32_t cp;
        at += (uint32_t)utf8_decode(text + at, span.end - at, &cp);
        if (is_ideograph(cp)) {
            words++;
            inside = true; /* marks that follow go along */
            continue;
        }
        enum char_class class = utf8_class(cp);
        if (class == CHAR_SPACE) {
            inside = false;
            continue;
        }
        words += !inside && cp != 0xfeff;
        inside = inside || cp != 0xfeff;
    }
    if (reading_has_filler(text + span.start, span_size(span)))
        words -= count_divided(text, span);
    return words;
}

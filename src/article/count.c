#include "article/count.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "base/utf8.h"

static bool is_ideograph(uint32_t cp)
{
    return (cp >= 0x3040 && cp <= 0x30ff) || (cp >= 0x3400 && cp <= 0x4dbf) ||
           (cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
           (cp >= 0x20000 && cp <= 0x3ffff);
}

uint32_t count_words(const uint8_t *text, struct span span)
{
    uint32_t words = 0;
    bool inside = false; /* of a run that was counted */
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t ascii = at + (uint32_t)utf8_ascii_prefix(text + at, span.end - at);
        for (; at < ascii; at++) {
            bool blank = ascii_is_blank(text[at]);
            words += !blank & !inside;
            inside = !blank;
        }
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
    return words;
}

#include "article/count.h"

#include <stdbool.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"

/* Which bytes are white space: the same as ascii_is_blank. */
static bytes_wide blanks_of(bytes_wide bytes)
{
    return (bytes_wide)(bytes == ' ') | (bytes_wide)(bytes - '\t' <= '\r' - '\t');
}

/* Where words begin in sixteen bytes with one before them. */
static bytes_wide begins_of(const uint8_t *p)
{
    return blanks_of(bytes_load_wide(p - 1)) & ~blanks_of(bytes_load_wide(p));
}

/* The words that begin in n bytes of ASCII; *inside: of a word, before and after. */
static uint32_t count_ascii(const uint8_t *p, size_t n, bool *inside)
{
    if (!n)
        return 0;
    size_t words = !ascii_is_blank(p[0]) & !*inside;
    for (size_t i = 1 + bytes_count(p + 1, n - 1, begins_of, &words); i < n; i++)
        words += !ascii_is_blank(p[i]) && ascii_is_blank(p[i - 1]);
    *inside = !ascii_is_blank(p[n - 1]);
    return (uint32_t)words;
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
        if (utf8_is_kana(cp) || utf8_is_ideograph(cp)) {
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

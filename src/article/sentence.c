#include "article/sentence.h"

#include "article/marker.h"
#include "article/sentence_internal.h"
#include "base/bytes.h"

/* A bracket that was not closed after so many bytes was never meant to be. */
enum { BRACKET_BYTES = 1024 };

/* Where a sentence without any end is cut: after the last space. */
static uint32_t forced_end(const uint8_t *text, uint32_t start, uint32_t limit)
{
    uint32_t at = limit;
    while (at > start + SENTENCE_BYTES / 2 && !ascii_is_blank(text[at - 1]))
        at--;
    if (at == start + SENTENCE_BYTES / 2)
        for (at = limit; at > limit - UTF8_MAX && (text[at] & 0xc0) == 0x80;)
            at--;
    while (at > start + 1 && ascii_is_blank(text[at - 1]))
        at--;
    return at;
}

/* East Asian brackets and quotation marks: +1 opens, -1 closes. What they hold
 * is not cut. */
static int bracket(uint32_t cp)
{
    switch (cp) {
    case 0x300c: case 0x300e: case 0xff08:
        return 1;
    case 0x300d: case 0x300f: case 0xff09:
        return -1;
    default:
        return 0;
    }
}

/* Whether a full stop and then an ellipsis were read: "so. . . . Then". */
static bool is_stop_and_dots(const struct cursor *in, const struct stop *stop)
{
    return stop->spaced && stop->dots >= 4 && stop->first > in->start + 1 &&
           !ascii_is_blank(in->text[stop->first - 2]) && stop->end < in->end &&
           stop_following(in, stop->end).first == CHAR_UPPER;
}

/* Whether the white space at `at` stands before the next item of the list that
 * the sentence is an item of. */
static bool ends_item(const struct cursor *in, uint32_t at, const struct marker *marker)
{
    struct marker next;
    uint32_t start = stop_skip_space(in, at);
    return marker_read(in->text, (struct span){start, in->end}, &next) &&
           marker_follows(marker, &next);
}

/* Whether one of sixteen bytes is '.', '!', '?' or not ASCII. */
static bool holds_candidate(const uint8_t *p)
{
    bytes_wide bytes = bytes_load_wide(p);
    return bytes_any((bytes_wide)(bytes == '.') | (bytes_wide)(bytes == '!') |
                     (bytes_wide)(bytes == '?') | (bytes & 0x80));
}

/* The first byte from `at` on with which a terminator or a bracket may begin. Colons and
 * semicolons behind ASCII are neither, so most text goes by many bytes at a time. */
static uint32_t next_candidate(const uint8_t *text, uint32_t at, uint32_t end)
{
    while (at < end && !stop_may_begin(text[at])) {
        if (text[at++] >= 0x80)
            continue;
        while (at + sizeof(bytes_wide) <= end && !holds_candidate(text + at))
            at += (uint32_t)sizeof(bytes_wide);
        for (; at + BYTES_AT_ONCE <= end; at += BYTES_AT_ONCE) {
            uint64_t bytes = bytes_load(text + at);
            uint64_t found = bytes_equal(bytes, '.') | bytes_equal(bytes, '!') |
                             bytes_equal(bytes, '?') | (bytes & BYTES_HIGH);
            if (found) {
                at += bytes_first(found);
                break;
            }
        }
    }
    return at;
}

uint32_t sentence_end(const uint8_t *text, struct span span)
{
    bool cut = span_size(span) > SENTENCE_BYTES;
    struct cursor in = {text, span.start, cut ? span.start + SENTENCE_BYTES : span.end};
    struct marker marker;
    bool item = marker_read(text, (struct span){in.start, in.end}, &marker);
    uint32_t at = item ? marker.end : in.start, opened = 0;
    int depth = 0;
    while (at < in.end) {
        if (!item)
            at = next_candidate(text, at, in.end);
        if (at == in.end)
            break;
        if (!stop_may_begin(text[at])) {
            if (ascii_is_blank(text[at]) && !ascii_is_blank(text[at - 1]) && at > marker.end &&
                ends_item(&in, at, &marker))
                return at;
            at++;
            continue;
        }
        uint32_t cp, next = stop_decode(&in, at, &cp);
        int turn = bracket(cp);
        depth = depth + turn < 0 ? 0 : depth + turn;
        if (turn > 0 && depth == 1)
            opened = at;
        if (turn < 0 && depth == 0 && opened == in.start && cp != 0xff09 &&
            stop_ends_speech(&in, at, next))
            return next;
        if (stop_terminator(&in, at, cp) == NOT_TERMINATOR ||
            (depth && at - opened < BRACKET_BYTES)) {
            at = next;
            continue;
        }
        uint32_t omission = stop_omission_end(&in, at);
        if (omission > at) {
            at = omission;
            continue;
        }
        struct stop stop = stop_read(&in, at);
        if (is_stop_and_dots(&in, &stop))
            return stop.first;
        if (stop_ends_sentence(&in, at, &stop)) {
            if (stop.end < in.end || !cut)
                return stop.end;
            break;
        }
        at = stop.end;
    }
    return cut ? forced_end(text, span.start, in.end) : in.end;
}

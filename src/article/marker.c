#include "article/marker.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { DIGITS_MAX = 3, ROMAN_MAX = 5 };

static bool is_bullet(uint32_t cp)
{
    return cp == 0x2022 || cp == 0x2023 || cp == 0x2043 || cp == 0x25aa || cp == 0x25cf;
}

static bool is_letter(uint8_t byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* i .. xv and the like; 0 for what is none. */
static uint32_t roman_value(const uint8_t *p, uint32_t n)
{
    uint32_t sum = 0, before = 0;
    for (uint32_t i = n; i-- > 0;) {
        uint32_t value = p[i] == 'i' ? 1 : p[i] == 'v' ? 5 : p[i] == 'x' ? 10 : 0;
        if (!value)
            return 0;
        sum = value < before ? sum - value : sum + value;
        before = value;
    }
    return sum;
}

/* Digits, one letter, or a small Roman number; returns where it ends, `at` for
 * none. */
static uint32_t read_number(const uint8_t *text, uint32_t at, uint32_t end, struct marker *marker)
{
    uint32_t first = at;
    while (at < end && at - first < DIGITS_MAX && text[at] >= '0' && text[at] <= '9')
        marker->value = marker->value * 10 + (uint32_t)(text[at++] - '0');
    if (at > first)
        return at;
    while (at < end && at - first < ROMAN_MAX && is_letter(text[at]))
        at++;
    marker->letter = true;
    marker->roman = roman_value(text + first, at - first);
    if (at - first == 1)
        marker->value = (uint32_t)((text[first] | 0x20) - 'a' + 1);
    return at - first == 1 || marker->roman ? at : first;
}

/* Whether a word begins at `at` that is too long for a marker, as most units do. */
static bool begins_word(const uint8_t *text, uint32_t at, uint32_t end)
{
    uint32_t letters = 0;
    while (letters < ROMAN_MAX && at + letters < end && is_letter(text[at + letters]))
        letters++;
    return letters && at + letters < end && text[at + letters] != '.' && text[at + letters] != ')';
}

bool marker_read(const uint8_t *text, struct span span, struct marker *marker)
{
    uint32_t at = span.start, end = span.end, cp;
    *marker = (struct marker){0};
    if (at >= end || begins_word(text, at, end))
        return false;
    uint32_t size = (uint32_t)utf8_decode(text + at, end - at, &cp);
    if (is_bullet(cp)) {
        marker->bullet = true;
        at += size;
        while (at < end && ascii_is_blank(text[at]))
            at++;
    }
    bool braced = at < end && text[at] == '(';
    uint32_t first = at + braced;
    uint32_t number = read_number(text, first, end, marker);
    uint32_t stop = number;
    if (number > first) {
        bool dot = stop < end && text[stop] == '.';
        stop += dot;
        bool brace = stop < end && text[stop] == ')';
        stop += brace;
        marker->style = braced        ? MARKER_BRACES
                        : dot && brace ? MARKER_BOTH
                        : dot          ? MARKER_STOP
                                       : MARKER_BRACE;
        marker->end = stop;
        bool initial = marker->style == MARKER_STOP && marker->letter && text[first] < 'a';
        if ((dot || brace) && (!braced || brace) && !initial && stop < end &&
            ascii_is_blank(text[stop]))
            return true;
    }
    *marker = (struct marker){.style = MARKER_BULLET, .bullet = marker->bullet, .end = at};
    return marker->bullet;
}

uint32_t marker_item_end(const uint8_t *text, struct span span)
{
    struct marker marker;
    if (marker_read(text, span, &marker))
        return marker.end;
    if (span_empty(span))
        return span.start;
    uint32_t cp, end = span.start + (uint32_t)utf8_decode(text + span.start, span_size(span), &cp);
    bool mark = cp == '-' || cp == '*' || cp == '+' || cp == 0x2013;
    return mark && end < span.end && ascii_is_blank(text[end]) ? end : span.start;
}

bool marker_follows(const struct marker *marker, const struct marker *next)
{
    if (marker->style != next->style || marker->bullet != next->bullet ||
        marker->letter != next->letter)
        return false;
    if (marker->style == MARKER_BULLET)
        return true;
    return (marker->value && next->value == marker->value + 1) ||
           (marker->roman && next->roman == marker->roman + 1);
}

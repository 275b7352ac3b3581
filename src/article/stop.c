#include "article/sentence_internal.h"

static enum terminator terminator_of(uint32_t cp)
{
    switch (cp) {
    case '.':
        return STOP;
    case 0x2026:
        return DOTS;
    case '!': case '?': case 0x203c: case 0x203d: case 0x2047: case 0x2048: case 0x2049:
    case 0x37e:
        return STRONG;
    case 0x3002: case 0xff01: case 0xff0e: case 0xff1f: case 0xff61: case 0x061f: case 0x06d4:
    case 0x0964: case 0x0965: case 0x0589: case 0x1362: case 0x1367: case 0x104b: case 0x17d4:
    case 0x0700: case 0x0701: case 0x0702: case 0x07f9: case 0x0f0d: case 0x0f0e: case 0x166e:
    case 0x17d5: case 0x1803: case 0x1809: case 0x1b5a: case 0x1b5b: case 0x1b5e: case 0x1b5f:
    case 0x1c7e: case 0x1c7f: case 0xa4ff: case 0xa60e: case 0xa6f3: case 0xa876: case 0xa877:
    case 0xa8ce: case 0xa8cf: case 0xa92f: case 0xa9c8: case 0xa9c9: case 0xaa5d: case 0xaa5f:
    case 0xabeb: /* Sentence_Terminal of Unicode, and the shad of Tibetan */
        return FULLSTOP;
    default:
        return NOT_TERMINATOR;
    }
}

/* Bytes that can begin a terminator. */
const bool stop_first_bytes[256] = {
    ['.'] = true,  ['!'] = true,  ['?'] = true,  [':'] = true,  [';'] = true,
    [0xcd] = true, [0xd6] = true, [0xd8] = true, [0xdb] = true, [0xe0] = true,
    [0xe1] = true, [0xe2] = true, [0xe3] = true, [0xef] = true, [0xdc] = true, [0xdf] = true,
    [0xea] = true,
};

uint32_t stop_skip_space(const struct cursor *in, uint32_t at)
{
    while (at < in->end) {
        uint32_t cp, next = stop_decode(in, at, &cp);
        if (!stop_is_space(cp))
            break;
        at = next;
    }
    return at;
}

/* What the character at `at` is in its place: Armenian ends sentences with what
 * is typed as a colon, Greek questions with a semicolon, and a mark of omission
 * ends nothing. */
enum terminator stop_terminator(const struct cursor *in, uint32_t at, uint32_t cp)
{
    if (cp != ':' && cp != ';')
        return terminator_of(cp);
    uint32_t first, letter = stop_before(in, at, &first);
    if (cp == ':' && letter >= 0x530 && letter <= 0x58f)
        return FULLSTOP;
    return cp == ';' && letter >= 0x370 && letter <= 0x3ff ? STRONG : NOT_TERMINATOR;
}

/* The end of an omission "[...]" or "(…)" whose dots begin at `at`, or `at`. */
uint32_t stop_omission_end(const struct cursor *in, uint32_t at)
{
    uint32_t first, cp, i = at;
    uint32_t open = stop_before(in, at, &first);
    if (open != '[' && open != '(')
        return at;
    while (i < in->end && (in->text[i] == '.' || in->text[i] == ' ') && i - at < WORD_BYTES)
        i++;
    uint32_t dots = i < in->end ? stop_decode(in, i, &cp) : i;
    if (dots > i && cp == 0x2026)
        i = dots;
    return i < in->end && i > at && in->text[i] == (open == '[' ? ']' : ')') ? i + 1 : at;
}

/* Quotation marks and brackets that close what was opened. German “ closes,
 * and opening marks directly after a full stop can only be closing ones. */
static bool is_closer(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return cp == '"' || cp == '\'' || class == CHAR_CLOSE || cp == 0x201c || cp == 0x2018 ||
           cp == 0xab || cp == 0x2039;
}

/* Small marks behind a full stop: ¹ ² * † and the end of *loud* or _loud_ words. */
static bool is_small_mark(uint32_t cp)
{
    return cp == '*' || cp == '_' || cp == 0x2020 || cp == 0x2021 || cp == 0xb9 || cp == 0xb2 ||
           cp == 0xb3 || cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079);
}

/* The end of a footnote mark "[12]", "¹" or "*" at `at`, or `at`. */
static uint32_t footnote_end(const struct cursor *in, uint32_t at)
{
    uint32_t cp, i = at;
    while (i < in->end) {
        uint32_t next = stop_decode(in, i, &cp);
        if (!is_small_mark(cp))
            break;
        i = next;
    }
    if (i > at)
        return i >= in->end || stop_skip_space(in, i) > i ? i : at;
    i = at + 1;
    if (at >= in->end || in->text[at] != '[')
        return at;
    while (i < in->end && in->text[i] >= '0' && in->text[i] <= '9')
        i++;
    return i > at + 1 && i < in->end && in->text[i] == ']' ? i + 1 : at;
}

/* French puts a space before the closing », and before nothing else that
 * closes. */
static uint32_t spaced_guillemet_end(const struct cursor *in, uint32_t at)
{
    uint32_t cp, mark = stop_skip_space(in, at);
    if (mark == at || mark >= in->end)
        return at;
    uint32_t next = stop_decode(in, mark, &cp);
    if (cp != 0xbb)
        return at;
    if (next < in->end) {
        stop_decode(in, next, &cp);
        if (!stop_is_space(cp) && utf8_class(cp) != CHAR_MARK)
            return at;
    }
    return next;
}

struct stop stop_read(const struct cursor *in, uint32_t at)
{
    struct stop stop = {.end = at};
    while (stop.end < in->end) {
        uint32_t cp, last, mark, next = stop_decode(in, stop.end, &cp);
        enum terminator terminator = stop_terminator(in, stop.end, cp);
        if (terminator) {
            if (terminator > stop.strongest)
                stop.strongest = terminator;
            stop.dots += terminator == STOP ? 1 : terminator == DOTS ? 3 : 0;
            stop.end = next;
            if (stop.dots == 1)
                stop.first = next;
            /* ". . ." is one ellipsis */
            while (terminator == STOP && stop.end + 1 < in->end) {
                uint32_t dot = stop_skip_space(in, stop.end);
                if (dot == stop.end || dot >= in->end || in->text[dot] != '.')
                    break;
                stop.end = dot + 1;
                stop.dots++;
                stop.spaced = true;
            }
            continue;
        }
        /* 。“ and ”“ begin a quotation; elsewhere “ may end one */
        if (cp == 0x201c && stop.end > at &&
            ((last = stop_before(in, stop.end, &mark)) == 0x201d || utf8_is_east_asian(last)))
            break;
        if (is_closer(cp)) {
            /* [...] is an omission, not an end */
            stop.closed = true;
            stop.end = next;
            continue;
        }
        uint32_t note = footnote_end(in, stop.end);
        if (note == stop.end)
            note = spaced_guillemet_end(in, stop.end);
        if (note == stop.end)
            break;
        stop.closed = true;
        stop.end = note;
    }
    return stop;
}

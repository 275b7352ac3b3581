#include "article/sentence.h"

#include <stdbool.h>

#include "article/abbreviation.h"
#include "article/marker.h"
#include "base/utf8.h"

/* Bytes of a word that are looked at; longer ones are in no table. Keeps the
 * work at each full stop constant. */
enum { WORD_BYTES = 64 };

/* A bracket that was not closed after so many bytes was never meant to be. */
enum { BRACKET_BYTES = 1024 };

enum terminator {
    NOT_TERMINATOR,
    STOP,     /* . which abbreviations share */
    DOTS,     /* … */
    STRONG,   /* ! ? and their kin, followed by a space */
    FULLSTOP, /* 。 ؟ । and others that only ever end sentences */
};

/* The text under the knife: all positions are bytes of `text`, below `end`. */
struct cursor {
    const uint8_t *text;
    uint32_t start, end;
};

static uint32_t decode(const struct cursor *in, uint32_t at, uint32_t *cp)
{
    return at + (uint32_t)utf8_decode(in->text + at, in->end - at, cp);
}

/* The character before `at`, 0 at the start. */
static uint32_t before(const struct cursor *in, uint32_t at, uint32_t *first)
{
    uint32_t cp = 0;
    if (at == in->start)
        return 0;
    uint32_t from = at - 1;
    while (from > in->start && at - from < UTF8_MAX && (in->text[from] & 0xc0) == 0x80)
        from--;
    if (from + utf8_decode(in->text + from, at - from, &cp) != at)
        from = at - 1, cp = UTF8_INVALID;
    *first = from;
    return cp;
}

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
        return FULLSTOP;
    default:
        return NOT_TERMINATOR;
    }
}

/* Bytes that can begin a terminator. */
static const bool may_terminate[256] = {
    ['.'] = true,  ['!'] = true,  ['?'] = true,  [':'] = true,  [';'] = true,
    [0xcd] = true, [0xd6] = true, [0xd8] = true, [0xdb] = true, [0xe0] = true,
    [0xe1] = true, [0xe2] = true, [0xe3] = true, [0xef] = true,
};

static bool is_blank(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || (cp != UTF8_INVALID && utf8_class(cp) == CHAR_SPACE);
}

static uint32_t skip_space(const struct cursor *in, uint32_t at)
{
    while (at < in->end) {
        uint32_t cp, next = decode(in, at, &cp);
        if (!is_space(cp))
            break;
        at = next;
    }
    return at;
}

/* What the character at `at` is in its place: Armenian ends sentences with what
 * is typed as a colon, Greek questions with a semicolon, and a mark of omission
 * ends nothing. */
static enum terminator terminator_at(const struct cursor *in, uint32_t at, uint32_t cp)
{
    if (cp != ':' && cp != ';')
        return terminator_of(cp);
    uint32_t first, letter = before(in, at, &first);
    if (cp == ':' && letter >= 0x530 && letter <= 0x58f)
        return FULLSTOP;
    return cp == ';' && letter >= 0x370 && letter <= 0x3ff ? STRONG : NOT_TERMINATOR;
}

/* The end of an omission "[...]" or "(…)" whose dots begin at `at`, or `at`. */
static uint32_t omission_end(const struct cursor *in, uint32_t at)
{
    uint32_t first, i = at;
    uint32_t open = before(in, at, &first);
    if (open != '[' && open != '(')
        return at;
    while (i < in->end && (in->text[i] == '.' || in->text[i] == ' ') && i - at < WORD_BYTES)
        i++;
    if (i + 2 < in->end && in->text[i] == 0xe2 && in->text[i + 1] == 0x80)
        i += 3;
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

static bool is_opener(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return cp == '"' || cp == '\'' || class == CHAR_OPEN || cp == 0xbf || cp == 0xa1 ||
           cp == 0xbb || cp == 0x201d || cp == 0x2019;
}

/* The end of a footnote mark "[12]" at `at`, or `at`. */
static uint32_t footnote_end(const struct cursor *in, uint32_t at)
{
    uint32_t i = at + 1;
    if (at >= in->end || in->text[at] != '[')
        return at;
    while (i < in->end && in->text[i] >= '0' && in->text[i] <= '9')
        i++;
    return i > at + 1 && i < in->end && in->text[i] == ']' ? i + 1 : at;
}

/* What was met between the first terminator and the end of its closing marks. */
struct stop {
    uint32_t end;
    uint32_t first; /* end of the first full stop */
    enum terminator strongest;
    int dots;    /* full stops in the run, an ellipsis counts as three */
    bool spaced; /* ". . ." */
    bool closed; /* a closing quotation mark or bracket followed */
};

/* French puts a space before the closing », and before nothing else that
 * closes. */
static uint32_t spaced_guillemet_end(const struct cursor *in, uint32_t at)
{
    uint32_t cp, mark = skip_space(in, at);
    if (mark == at || mark >= in->end)
        return at;
    uint32_t next = decode(in, mark, &cp);
    if (cp != 0xbb)
        return at;
    if (next < in->end) {
        decode(in, next, &cp);
        if (!is_space(cp) && utf8_class(cp) != CHAR_MARK)
            return at;
    }
    return next;
}

static struct stop read_stop(const struct cursor *in, uint32_t at)
{
    struct stop stop = {.end = at};
    while (stop.end < in->end) {
        uint32_t cp, next = decode(in, stop.end, &cp);
        enum terminator terminator = terminator_at(in, stop.end, cp);
        if (terminator) {
            if (terminator > stop.strongest)
                stop.strongest = terminator;
            stop.dots += terminator == STOP ? 1 : terminator == DOTS ? 3 : 0;
            stop.end = next;
            if (stop.dots == 1)
                stop.first = next;
            /* ". . ." is one ellipsis */
            while (terminator == STOP && stop.end + 1 < in->end) {
                uint32_t dot = skip_space(in, stop.end);
                if (dot == stop.end || dot >= in->end || in->text[dot] != '.')
                    break;
                stop.end = dot + 1;
                stop.dots++;
                stop.spaced = true;
            }
            continue;
        }
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

/* The word that begins at or after `at`, past spaces and opening marks. */
struct following {
    uint32_t start, end;
    enum char_class first; /* class of its first character */
    bool opened;           /* an opening mark stood before it */
    bool capitals;         /* no lower-case letter in it, more than one letter */
};

static struct following following_word(const struct cursor *in, uint32_t at)
{
    struct following word = {.first = CHAR_SPACE};
    uint32_t cp = 0;
    at = skip_space(in, at);
    while (at < in->end) {
        uint32_t next = decode(in, at, &cp);
        if (!is_opener(cp) && cp != 0x2014 && cp != 0x2013)
            break;
        word.opened = true;
        at = skip_space(in, next);
    }
    word.start = word.end = at;
    if (at >= in->end)
        return word;
    word.first = utf8_class(cp);
    word.capitals = true;
    uint32_t letters = 0, second = 0;
    while (word.end < in->end && word.end - at < WORD_BYTES) {
        uint32_t next = decode(in, word.end, &cp);
        enum char_class class = utf8_class(cp);
        if (!char_class_is_word(class))
            break;
        if (letters == 1)
            second = cp;
        letters++;
        word.capitals &= class != CHAR_LOWER;
        word.end = next;
    }
    word.capitals &= letters > 1;
    /* iPhone and eBay begin sentences as they are */
    if (word.first == CHAR_LOWER && letters > 2 && utf8_class(second) == CHAR_UPPER)
        word.first = CHAR_UPPER;
    return word;
}

/* The word that ends before `at`: letters, digits and inner full stops. */
static struct span word_before(const struct cursor *in, uint32_t at)
{
    uint32_t start = at, first = at;
    while (start > in->start && at - start < WORD_BYTES) {
        uint32_t cp = before(in, start, &first);
        if (cp != '.' && cp != 0xb0 && cp != 0xba && !char_class_is_word(utf8_class(cp)))
            break;
        start = first;
    }
    return (struct span){start, at};
}

static bool same_word(const struct cursor *in, struct span word, const char *lower)
{
    uint32_t i = 0;
    for (; lower[i]; i++)
        if (word.start + i >= word.end || (in->text[word.start + i] | 0x20) != (uint8_t)lower[i])
            return false;
    return word.start + i == word.end;
}

/* Adverbial openings such as "At 5 a.m." go on, whatever follows. */
static bool is_opening_phrase(const struct cursor *in, uint32_t at)
{
    static const char *const prepositions[] = {"at", "by", "on", "in", "from", "around", "before",
                                               "after", "since", "until"};
    struct following first = following_word(in, in->start);
    struct span word = {first.start, first.end};
    int spaces = 0;
    for (uint32_t i = in->start; i < at && spaces <= 3; i++)
        spaces += is_blank(in->text[i]) && !is_blank(in->text[i + 1]);
    if (spaces > 3)
        return false;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (same_word(in, word, prepositions[i]))
            return true;
    return false;
}

/* Words that follow a time of day or a month in the same sentence. */
static bool follows_time(const struct cursor *in, const struct following *next)
{
    static const char *const words[] = {
        "monday",    "tuesday", "wednesday", "thursday", "friday",    "saturday", "sunday",
        "january",   "february", "march",    "april",    "may",       "june",     "july",
        "august",    "september", "october", "november", "december",  "eastern",  "central",
        "mountain",  "pacific", "greenwich"};
    if (next->capitals)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (same_word(in, (struct span){next->start, next->end}, words[i]))
            return true;
    return false;
}

static bool is_starter(const struct cursor *in, const struct following *next)
{
    return next->first == CHAR_UPPER &&
           abbreviation_is_starter(in->text + next->start, next->end - next->start);
}

/* Months, and the nouns that German ordinals go with: "am 3. März". */
static bool follows_ordinal(const struct cursor *in, const struct following *next)
{
    static const char *const words[] = {"januar", "jänner", "februar", "märz", "april", "mai",
                                        "juni", "juli", "august", "september", "oktober",
                                        "november", "dezember", "jahrhundert", "weltkrieg",
                                        "klasse", "platz", "etage"};
    uint32_t size = next->end - next->start;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t j = 0;
        while (words[i][j] && j < size &&
               (in->text[next->start + j] | (j == 0 ? 0x20 : 0)) == (uint8_t)words[i][j])
            j++;
        if (!words[i][j] && j == size)
            return true;
    }
    return false;
}

/* Letters with full stops between, two at a time at most: U.S.A, Ph.D, е.в. */
static bool is_dotted(const struct cursor *in, struct span word)
{
    uint32_t part = 0, dots = 0;
    for (uint32_t i = word.start; i < word.end; i++) {
        bool dot = in->text[i] == '.';
        part = dot ? 0 : part + ((in->text[i] & 0xc0) != 0x80);
        dots += dot;
        if (part > 2)
            return false;
    }
    return dots > 0;
}

/* Whether a bracket that opens at or after `at` holds a source and nothing more,
 * before the full stop of the sentence: "... so" (Smith 55). */
static bool is_citation(const struct cursor *in, uint32_t at)
{
    at = skip_space(in, at);
    if (at >= in->end || in->text[at] != '(')
        return false;
    for (uint32_t i = at + 1; i + 1 < in->end && i - at < WORD_BYTES; i++) {
        if (in->text[i] == ')')
            return in->text[i + 1] == '.' && in->text[i - 1] != '.';
        if (in->text[i] == '(')
            return false;
    }
    return false;
}

/* Whether a full stop after `word` that belongs to it leaves the sentence
 * open, given what follows. */
static bool goes_on_after(const struct cursor *in, struct span word, const struct following *next)
{
    uint32_t cp, size = span_size(word);
    if (size == 0)
        return false;
    uint32_t second = decode(in, word.start, &cp);
    enum char_class first = utf8_class(cp);
    bool starter = is_starter(in, next);
    if (first == CHAR_DIGIT) {
        /* "1. The first item": the number of an item, not a sentence */
        if (word.start == in->start)
            return true;
        return size <= 2 && follows_ordinal(in, next);
    }
    bool initial_next = next->first == CHAR_UPPER && next->end < in->end &&
                        in->text[next->end] == '.' &&
                        next->end - next->start <= utf8_decode(in->text + next->start,
                                                               next->end - next->start, &cp);
    if (second == word.end) /* an initial, or "p. 5" */
        return first == CHAR_UPPER ? !starter || initial_next : first == CHAR_LOWER && !starter;
    if (same_word(in, word, "no"))
        return next->first == CHAR_DIGIT;
    if (same_word(in, word, "a.m") || same_word(in, word, "p.m"))
        return is_opening_phrase(in, word.start) || follows_time(in, next);
    switch (abbreviation_find(in->text + word.start, size)) {
    case ABBREVIATION_BEFORE:
        return true;
    case ABBREVIATION_TITLE:
        if (first == CHAR_UPPER)
            return true;
        break;
    case ABBREVIATION_REFERENCE:
        return next->first == CHAR_DIGIT || (first == CHAR_UPPER && !starter && size <= 3);
    case ABBREVIATION_MONTH:
        if (first != CHAR_UPPER)
            break;
        return next->first == CHAR_DIGIT || (!starter && !next->opened);
    case ABBREVIATION_MAY:
        return next->first == CHAR_DIGIT ||
               (!starter && !same_word(in, word, "etc") && !next->opened);
    case ABBREVIATION_NONE:
        break;
    }
    return is_dotted(in, word) && first != CHAR_DIGIT && !starter && !next->opened;
}

/* "world.Today" and "1,000.That": two sentences whose space was lost, unless
 * the chunk looks like an address or a file name. */
static bool is_glued(const struct cursor *in, uint32_t dot, uint32_t after)
{
    uint32_t cp, first, next;
    cp = before(in, dot, &first);
    enum char_class class = utf8_class(cp);
    if (class != CHAR_LOWER && class != CHAR_DIGIT)
        return false;
    next = decode(in, after, &cp);
    if (utf8_class(cp) != CHAR_UPPER || next >= in->end)
        return false;
    decode(in, next, &cp);
    if (utf8_class(cp) != CHAR_LOWER)
        return false;
    uint32_t letters = 0;
    for (uint32_t i = dot; i > in->start && dot - i < WORD_BYTES; i--) {
        uint8_t c = in->text[i - 1];
        if (is_blank(c))
            break;
        if (c == '/' || c == '@' || c == ':' || c == '_' || c == '.')
            return false;
        letters++;
    }
    for (uint32_t i = after; i < in->end && i - after < WORD_BYTES && !is_blank(in->text[i]);
         i++) {
        uint8_t c = in->text[i];
        if (c == '/' || c == '@' || c == '_' || c == '(' || c == '=')
            return false;
    }
    return letters > 2;
}

/* Whether a sentence ends with this stop, whose first terminator is at `at`. */
static bool ends_sentence(const struct cursor *in, uint32_t at, const struct stop *stop)
{
    if (stop->end >= in->end)
        return true;
    uint32_t cp;
    decode(in, stop->end, &cp);
    bool space = is_space(cp);
    if (!space && stop->strongest != FULLSTOP)
        return !stop->closed && (stop->strongest == STRONG || stop->dots == 1) &&
               is_glued(in, at, stop->end);
    struct following next = following_word(in, stop->end);
    if (next.start >= in->end)
        return true;
    if (stop->closed && is_citation(in, stop->end))
        return false;
    if (next.first == CHAR_LOWER)
        return false;
    if (stop->strongest == FULLSTOP)
        /* 「…。」と言った: closed speech goes on without a space */
        return !stop->closed || space;
    if (next.first == CHAR_CLOSE || (next.first == CHAR_MARK && !next.opened))
        return false;
    if (stop->strongest == STRONG)
        return true;
    if (stop->dots >= 2)
        return !(stop->spaced && stop->dots < 4) && (next.first == CHAR_UPPER || stop->dots >= 4 ||
                                                    next.first == CHAR_LETTER || next.opened);
    if (stop->closed && !(in->text[stop->end - 1] == ']'))
        return next.first != CHAR_DIGIT || next.opened || in->text[stop->end - 1] != ')';
    return !goes_on_after(in, word_before(in, at), &next);
}

/* Where a sentence without any end is cut: after the last space. */
static uint32_t forced_end(const uint8_t *text, uint32_t start, uint32_t limit)
{
    uint32_t at = limit;
    while (at > start + SENTENCE_BYTES / 2 && !is_blank(text[at - 1]))
        at--;
    if (at == start + SENTENCE_BYTES / 2)
        for (at = limit; at > limit - UTF8_MAX && (text[at] & 0xc0) == 0x80;)
            at--;
    while (at > start + 1 && is_blank(text[at - 1]))
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

/* Whether the white space at `at` stands before the next item of the list that
 * the sentence is an item of. */
static bool ends_item(const struct cursor *in, uint32_t at, const struct marker *marker)
{
    struct marker next;
    uint32_t start = skip_space(in, at);
    return marker_read(in->text, (struct span){start, in->end}, &next) &&
           marker_follows(marker, &next);
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
        if (!may_terminate[text[at]]) {
            if (item && is_blank(text[at]) && !is_blank(text[at - 1]) && at > marker.end &&
                ends_item(&in, at, &marker))
                return at;
            at++;
            continue;
        }
        uint32_t cp, next = decode(&in, at, &cp);
        int turn = bracket(cp);
        depth = depth + turn < 0 ? 0 : depth + turn;
        if (turn > 0 && depth == 1)
            opened = at;
        if (terminator_at(&in, at, cp) == NOT_TERMINATOR ||
            (depth && at - opened < BRACKET_BYTES)) {
            at = next;
            continue;
        }
        uint32_t omission = omission_end(&in, at);
        if (omission > at) {
            at = omission;
            continue;
        }
        struct stop stop = read_stop(&in, at);
        if (stop.spaced && stop.dots >= 4 && stop.first > in.start + 1 &&
            !is_blank(text[stop.first - 2]) &&
            stop.end < in.end && following_word(&in, stop.end).first == CHAR_UPPER)
            return stop.first; /* a full stop, then an ellipsis */
        if (ends_sentence(&in, at, &stop)) {
            if (stop.end < in.end || !cut)
                return stop.end;
            break;
        }
        at = stop.end;
    }
    return cut ? forced_end(text, span.start, in.end) : in.end;
}

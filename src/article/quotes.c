#include "article/quotes.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "base/vec.h"

enum direction { NO_MARK, OPENING, CLOSING, EITHER };

/* Marks that close each other. German closes with what English opens with, some mix straight
 * ones with typographic ones, and who quotes inside a quotation takes another style. */
enum style { COMMAS, GUILLEMETS, CORNERS, WHITE_CORNERS };

struct mark {
    enum direction direction; /* the usual one; Danish turns guillemets round */
    enum style style;
};

static struct mark mark_of(uint32_t cp)
{
    switch (cp) {
    case '"':
    case 0xff02:
    case 0x201c:
    case 0x201d:
        return (struct mark){EITHER, COMMAS};
    case 0x201e:
    case 0x201f:
        return (struct mark){OPENING, COMMAS};
    case 0xab:
    case 0xbb:
        return (struct mark){EITHER, GUILLEMETS};
    case 0x300c:
        return (struct mark){OPENING, CORNERS};
    case 0x300d:
        return (struct mark){CLOSING, CORNERS};
    case 0x300e:
        return (struct mark){OPENING, WHITE_CORNERS};
    case 0x300f:
        return (struct mark){CLOSING, WHITE_CORNERS};
    default:
        return (struct mark){NO_MARK, COMMAS};
    }
}

static bool closes(struct mark mark, enum style open)
{
    return mark.style == open && (mark.direction == CLOSING || mark.direction == EITHER);
}

bool quotes_is_mark(uint32_t cp)
{
    return mark_of(cp).direction != NO_MARK;
}

bool quotes_is_single(uint32_t cp)
{
    return cp == '\'' || cp == '`' || (cp >= 0x2018 && cp <= 0x201b) || cp == 0x2039 ||
           cp == 0x203a;
}

static bool may_begin(uint8_t byte)
{
    return byte == '"' || byte == '\'' || byte == 0xe2 || byte == 0xc2 || byte == 0xe3 ||
           byte == 0xef;
}

/* Whether a mark may begin in the eight bytes. */
static bool may_hold_mark(const uint8_t *p)
{
    enum { CASE = 0x20 }; /* the bit by which e2 and c2 differ */
    uint64_t bytes = bytes_load(p), begin = bytes_equal(bytes, '"') | bytes_equal(bytes, '\'');
    if (bytes & BYTES_HIGH)
        begin |= bytes_equal(bytes & ~BYTES_ALL(CASE), 0xc2) | bytes_equal(bytes, 0xe3) |
                 bytes_equal(bytes, 0xef);
    return begin;
}

/* The character before a place; a blank at the beginning. */
static uint32_t character_before(const uint8_t *text, uint32_t start, uint32_t at)
{
    uint32_t cp = ' ';
    if (at > start)
        utf8_decode_before(text, start, at, &cp);
    return cp;
}

/* What a single mark may be by its neighbours: an apostrophe is inside a word. */
static enum direction single_direction(const uint8_t *text, struct span span, uint32_t at,
                                       uint32_t next, uint32_t cp)
{
    enum { TURNED = 0x2018, APOSTROPHE = 0x2019 };
    enum char_class before = utf8_class(character_before(text, span.start, at));
    uint32_t after = ' ';
    if (next < span.end)
        utf8_decode(text + next, span.end - next, &after);
    enum char_class behind = utf8_class(after);
    bool word_before = char_class_is_word(before), word_behind = char_class_is_word(behind);
    if (cp != '\'' && cp != TURNED && cp != APOSTROPHE)
        return NO_MARK;
    if (cp != APOSTROPHE && (before == CHAR_SPACE || before == CHAR_OPEN) && word_behind &&
        behind != CHAR_DIGIT)
        return OPENING;
    return cp != TURNED && before != CHAR_SPACE && !word_behind &&
                   (word_before || before == CHAR_MARK || before == CHAR_CLOSE)
               ? CLOSING
               : NO_MARK;
}

/* Where the next mark may be, single ones included, or `end`. */
static uint32_t next_candidate(const uint8_t *text, uint32_t at, uint32_t end)
{
    while (end - at >= BYTES_AT_ONCE && !may_hold_mark(text + at))
        at += BYTES_AT_ONCE;
    while (at < end && !may_begin(text[at]))
        at++;
    return at;
}

void quotes_find(const uint8_t *text, struct span span, struct arena *arena, struct quotes *quotes)
{
    bool open = false;
    enum style style = COMMAS; /* of the one that is open */
    uint32_t single = 0;       /* behind a single mark that opens, if another closes */
    uint32_t at = span.start;
    while ((at = next_candidate(text, at, span.end)) < span.end) {
        uint32_t cp, next = at + (uint32_t)utf8_decode(text + at, span.end - at, &cp);
        struct mark mark = mark_of(cp);
        if (open) {
            if (closes(mark, style)) {
                quotes->at[quotes->n - 1].end = at;
                open = false;
            }
        } else if (mark.direction == NO_MARK) {
            enum direction direction = single_direction(text, span, at, next, cp);
            if (direction == CLOSING && single)
                *VEC_ADD(arena, quotes) = (struct span){single, at};
            if (direction != NO_MARK)
                single = direction == OPENING ? next : 0;
        } else {
            single = 0;
            open = mark.direction != CLOSING;
            style = mark.style;
            if (open)
                *VEC_ADD(arena, quotes) = (struct span){next, span.end};
        }
        at = next;
    }
}

bool quotes_leave_open(const uint8_t *text, struct span span)
{
    enum { ARROW = 0xbb }; /* before a blank: » More */
    if (span_empty(span) || !may_begin(text[span.start]))
        return false;
    uint32_t cp, at = span.start + (uint32_t)utf8_decode(text + span.start, span_size(span), &cp);
    struct mark first = mark_of(cp);
    if (first.direction == NO_MARK || first.direction == CLOSING ||
        (cp == ARROW && at < span.end && ascii_is_blank(text[at])))
        return false;
    while ((at = next_candidate(text, at, span.end)) < span.end) {
        at += (uint32_t)utf8_decode(text + at, span.end - at, &cp);
        if (closes(mark_of(cp), first.style))
            return false;
    }
    return true;
}

bool quotes_bounds(const struct quotes *quotes, struct span mark)
{
    size_t low = 0, high = quotes->n;
    while (low < high) { /* the first that ends at the mark or behind it */
        size_t middle = (low + high) / 2;
        if (quotes->at[middle].end < mark.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < quotes->n &&
           (quotes->at[low].end == mark.start || quotes->at[low].start == mark.end);
}

size_t quotes_from(const struct quotes *quotes, uint32_t byte)
{
    size_t low = 0, high = quotes->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (quotes->at[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool quotes_touch(const struct quotes *quotes, struct span span)
{
    size_t low = 0, high = quotes->n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (quotes->at[middle].end < span.start ||
            (quotes->at[middle].end == span.start && !span_empty(span)))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == quotes->n)
        return false;
    struct span quote = quotes->at[low];
    if (span_empty(span))
        return quote.start < span.start && span.start < quote.end;
    return span.start < quote.end && quote.start < span.end;
}

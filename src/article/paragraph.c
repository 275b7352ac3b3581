#include "article/paragraph.h"

#include <stdbool.h>
#include <string.h>

#include "article/marker.h"
#include "article/reading.h"
#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Whether line ends inside blocks are soft (a wrapped paragraph) or hard (one
 * paragraph a line) is a sum of evidence over pairs of neighbouring lines, each
 * weight the logarithm of how much likelier the observation is in wrapped text:
 * a naive Bayes classifier with round numbers, the text's own words unseen. */
enum {
    WEIGHT_LOWER_START = 40,  /* the next line begins in lower case */
    WEIGHT_OTHER_START = -14, /* ... in upper case or with a digit */
    WEIGHT_OPEN_END = 18,     /* the line ends without a full stop */
    WEIGHT_CLOSED_END = -24,  /* ... with one */
    WEIGHT_FULL = 18,         /* the next line's first word would not have fitted */
    WEIGHT_SHORT = -28,       /* it would have */
    WEIGHT_VERY_SHORT = -60,  /* two fifths of the width were free */
    WEIGHT_LONG = -30,        /* no one wraps so wide */
    EVIDENCE_MAX = 4000,      /* pairs looked at */
    WIDTH_MIN = 28,           /* columns of the narrowest plausible wrapping */
    WIDTH_MAX = 140,          /* ... and of the widest */
    HARD_BREAK = -50,         /* one line end in wrapped text that ends a paragraph */
    INDENT_MIN = 2,           /* columns by which first lines are indented */
    INDENT_MAX = 8,
    INDENTED_MIN = 3,         /* such lines that make a pattern */
    DEPTH_MAX = 255,          /* quotations of quotations that are told apart */
};

struct line {
    struct span text;    /* without white space around it; empty where blank */
    uint8_t columns;     /* characters, East Asian ones twice; WIDTH_MAX + 1 for more */
    uint8_t first_word;  /* columns of its first word */
    uint8_t depth;       /* marks of quoted mail before it; DEPTH_MAX for more */
    uint8_t indent;      /* columns of white space before it, behind such marks */
};

struct lines {
    struct line *at;
    size_t n, cap;
};

static uint8_t columns_of(const uint8_t *text, struct span span)
{
    uint32_t columns = 0;
    for (uint32_t i = span.start; i < span.end && columns <= WIDTH_MAX;) {
        uint32_t cp, most = WIDTH_MAX + 1 - columns;
        if (most > span.end - i)
            most = span.end - i;
        uint32_t ascii = (uint32_t)utf8_ascii_prefix(text + i, most);
        columns += ascii;
        i += ascii;
        if (ascii == most)
            continue;
        i += (uint32_t)utf8_decode(text + i, span.end - i, &cp);
        columns += utf8_columns(cp);
    }
    return (uint8_t)(columns > WIDTH_MAX ? WIDTH_MAX + 1 : columns);
}

/* The span without white space at either end, Unicode's included. */
static struct span trimmed(const uint8_t *text, struct span span)
{
    while (span.start < span.end) {
        uint32_t cp;
        size_t size = utf8_decode(text + span.start, span.end - span.start, &cp);
        /* a byte order mark at the very start is no text either */
        if (utf8_class(cp) != CHAR_SPACE && !(cp == 0xfeff && span.start == 0))
            break;
        span.start += (uint32_t)size;
    }
    while (span.start < span.end) {
        uint32_t cp, from = utf8_decode_before(text, span.start, span.end, &cp);
        if (utf8_class(cp) != CHAR_SPACE)
            break;
        span.end = from;
    }
    return span;
}

/* Goes through the lines. `lf` remembers the next line feed, so that a text of
 * carriage returns alone is not searched anew at each. */
struct line_reader {
    const uint8_t *text;
    uint32_t size, at, lf;
};

static struct span next_line(struct line_reader *reader)
{
    const uint8_t *text = reader->text;
    uint32_t start = reader->at;
    if (reader->lf <= start && reader->lf < reader->size) {
        const uint8_t *lf = memchr(text + start, '\n', reader->size - start);
        reader->lf = lf ? (uint32_t)(lf - text) : reader->size;
    }
    uint32_t end = reader->lf;
    const uint8_t *cr = memchr(text + start, '\r', end - start);
    if (cr && (uint32_t)(cr - text) + 1 < end) {
        reader->at = (uint32_t)(cr - text) + 1;
        return (struct span){start, (uint32_t)(cr - text)};
    }
    reader->at = end < reader->size ? end + 1 : end;
    return (struct span){start, end};
}

/* The columns of the blanks before `at`, but for the one that belongs to a mark of quoted
 * mail; a tab is as much as a first line may be indented. */
static uint8_t indent_of(const uint8_t *marked, uint32_t at)
{
    uint32_t columns = 0, start = at;
    while (start > 0 && columns <= INDENT_MAX &&
           (marked[start - 1] == ' ' || marked[start - 1] == '\t'))
        columns += marked[--start] == '\t' ? INDENT_MAX : 1;
    bool quoted = start < at && start > 0 && marked[start - 1] == '>' && marked[start] == ' ';
    return (uint8_t)(columns - quoted);
}

static uint32_t first_word_end(const uint8_t *text, struct span span)
{
    uint32_t at = span.start;
    while (at < span.end && !ascii_is_blank(text[at]))
        at++;
    return at;
}

/* The class of the first letter or digit, past quotes and brackets. */
static enum char_class first_class(const uint8_t *text, struct span span)
{
    for (uint32_t i = span.start; i < span.end;) {
        uint32_t cp;
        i += (uint32_t)utf8_decode(text + i, span.end - i, &cp);
        enum char_class class = utf8_class(cp);
        if (cp != '"' && cp != '\'' && class != CHAR_OPEN && class != CHAR_CLOSE)
            return class;
    }
    return CHAR_SPACE;
}

static bool ends_closed(const uint8_t *text, struct span span)
{
    uint32_t at = span.end;
    while (at > span.start) {
        uint32_t cp, from = utf8_decode_before(text, span.start, at, &cp);
        if (cp == '"' || cp == '\'' || utf8_class(cp) == CHAR_CLOSE || cp == 0x201c) {
            at = from;
            continue;
        }
        return cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x2026 || cp == 0x3002 ||
               cp == 0xff01 || cp == 0xff1f || cp == 0x061f || cp == 0x06d4 || cp == 0x0964;
    }
    return false;
}

/* The evidence of one line end; `width` is what the file may be wrapped to. */
static int evidence(const uint8_t *text, const struct line *line, const struct line *next,
                    uint32_t width)
{
    int sum = 0;
    enum char_class first = first_class(text, next->text);
    if (first == CHAR_LOWER)
        sum += WEIGHT_LOWER_START;
    else if (first == CHAR_UPPER || first == CHAR_DIGIT)
        sum += WEIGHT_OTHER_START;
    sum += ends_closed(text, line->text) ? WEIGHT_CLOSED_END : WEIGHT_OPEN_END;
    if (line->columns > WIDTH_MAX)
        return sum + WEIGHT_LONG;
    uint32_t filled = line->columns + 1U + next->first_word;
    if (filled > width)
        return sum + WEIGHT_FULL;
    return sum + (filled < width - width * 2 / 5 ? WEIGHT_VERY_SHORT : WEIGHT_SHORT);
}

/* The width that lines with a follower were filled to: the longest, with one in
 * fifty allowed to stick out (addresses, tables). */
static uint32_t wrapped_width(const struct lines *lines)
{
    uint32_t count[WIDTH_MAX + 2] = {0}, total = 0, above = 0, width = WIDTH_MAX + 1;
    for (size_t i = 0; i + 1 < lines->n; i++)
        if (!span_empty(lines->at[i].text) && !span_empty(lines->at[i + 1].text)) {
            count[lines->at[i].columns]++;
            total++;
        }
    while (width > 0 && above + count[width] <= total / 50)
        above += count[width--];
    return width;
}

/* So narrow a text is rather a list of words, unless it ends like a sentence. */
static bool may_be_wrapped(const uint8_t *text, const struct lines *lines, uint32_t width)
{
    size_t last = lines->n;
    while (last > 0 && span_empty(lines->at[last - 1].text))
        last--;
    return width >= WIDTH_MIN || (last && ends_closed(text, lines->at[last - 1].text));
}

/* How far first lines of paragraphs are indented against the others, or 0. Nearly all lines
 * that are indented must be so equally far; where no blank line is before them, most must
 * stand behind a line that is not indented and ends like a sentence (a paragraph of one
 * line, a heading say, may end otherwise), and some must stand so. Hanging indents, poems
 * and code are none of these. */
static uint32_t first_line_indent(const uint8_t *text, const struct lines *lines)
{
    uint32_t count[INDENT_MAX + 1] = {0}, total = 0, usual = INDENT_MIN;
    uint32_t inner = 0, after_open = 0, before_indented = 0, flush = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        if (span_empty(line->text))
            continue;
        flush += line->indent < INDENT_MIN;
        total += line->indent >= INDENT_MIN;
        if (line->indent >= INDENT_MIN && line->indent <= INDENT_MAX)
            count[line->indent]++;
    }
    for (uint32_t k = INDENT_MIN; k <= INDENT_MAX; k++)
        if (count[k] > count[usual])
            usual = k;
    for (size_t i = 1; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        if (span_empty(line->text) || line->indent != usual || span_empty(line[-1].text))
            continue;
        inner++;
        if (line[-1].indent == usual)
            before_indented++;
        else
            after_open += !ends_closed(text, line[-1].text);
    }
    bool usually = count[usual] >= INDENTED_MIN && count[usual] * 10 >= total * 9;
    uint32_t behind_flush = inner - before_indented;
    return usually && behind_flush && flush >= count[usual] / 2 &&
                   after_open * 5 <= behind_flush && before_indented * 4 <= inner * 3
               ? usual
               : 0;
}

static bool is_wrapped(const uint8_t *text, const struct lines *lines, uint32_t width,
                       uint32_t indent)
{
    int64_t sum = 0;
    int pairs = 0;
    for (size_t i = 0; i + 1 < lines->n && pairs < EVIDENCE_MAX; i++) {
        const struct line *line = &lines->at[i], *next = &lines->at[i + 1];
        if (span_empty(line->text) || span_empty(next->text) || (indent && next->indent == indent))
            continue;
        sum += evidence(text, line, next, width);
        pairs++;
    }
    return pairs && sum > 0;
}

/* In wrapped text only a line that was left short ends a paragraph without a
 * blank line, and a very short one where no full stop says so: a headline, a
 * byline. Programs that even out the right edge leave many a line a word short
 * of the width. */
static bool is_hard_break(const uint8_t *text, const struct line *line, const struct line *next,
                          uint32_t width)
{
    return line->columns + 1U + next->first_word < width - width / 5 &&
           evidence(text, line, next, width) <= HARD_BREAK;
}

static bytes_wide line_ends_of(const uint8_t *p)
{
    bytes_wide bytes = bytes_load_wide(p);
    return (bytes_wide)(bytes == '\n') | (bytes_wide)(bytes == '\r');
}

/* How many lines there are at most. */
static size_t count_line_ends(const uint8_t *text, uint32_t size)
{
    size_t n = 1;
    for (size_t i = bytes_count(text, size, line_ends_of, &n); i < size; i++)
        n += text[i] == '\n' || text[i] == '\r';
    return n;
}

static struct lines find_lines(const uint8_t *text, const uint8_t *marked, uint32_t size,
                               struct arena *arena)
{
    struct lines lines = {0};
    struct line_reader reader = {.text = text, .size = size};
    VEC_RESERVE(arena, &lines, count_line_ends(text, size));
    while (reader.at < size) {
        struct span span = trimmed(text, next_line(&reader));
        if (span_empty(span) && lines.n && span_empty(lines.at[lines.n - 1].text))
            continue;
        struct line *line = VEC_ADD(arena, &lines);
        line->text = span;
        line->columns = columns_of(text, span);
        unsigned depth = reading_depth(marked, text, span.start);
        line->depth = (uint8_t)(depth < DEPTH_MAX ? depth : DEPTH_MAX);
        line->indent = indent_of(marked, span.start);
        line->first_word =
            columns_of(text, (struct span){span.start, first_word_end(text, span)});
    }
    return lines;
}

void paragraphs_find(const uint8_t *text, const uint8_t *marked, uint32_t size,
                     struct arena *arena, struct paragraph_spans *out)
{
    struct arena scratch = {0};
    struct lines lines = find_lines(text, marked, size, &scratch);
    uint32_t width = wrapped_width(&lines);
    uint32_t indent = first_line_indent(text, &lines);
    bool wrapped = may_be_wrapped(text, &lines, width) && is_wrapped(text, &lines, width, indent);
    VEC_RESERVE(arena, out, lines.n);
    bool open = false; /* the last paragraph goes on with the next line */
    for (size_t i = 0; i < lines.n; i++) {
        const struct line *line = &lines.at[i];
        if (span_empty(line->text)) {
            open = false;
            continue;
        }
        if (open && wrapped && line->depth == line[-1].depth &&
            marker_item_end(text, line->text) == line->text.start &&
            !(indent && line->indent == indent) && !is_hard_break(text, line - 1, line, width)) {
            out->at[out->n - 1].end = line->text.end;
            continue;
        }
        struct span *paragraph = VEC_ADD(arena, out);
        *paragraph = line->text;
        open = true;
    }
    arena_free(&scratch);
}

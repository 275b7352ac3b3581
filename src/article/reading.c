#include "article/reading.h"

#include <string.h>

#include "base/ascii.h"

enum { MARK_INDENT_MAX = 3 /* blanks before the first mark */ };

/* The marks at the beginning of a line. */
struct marks {
    struct span span; /* from the first to the last; empty for none */
    bool loose;       /* the last one touches what is no word: it may be a sign, ">50" */
};

static bool ends_line(uint8_t byte)
{
    return byte == '\n' || byte == '\r';
}

/* Reads the marks of the line that begins at `at`; there is a 0 byte behind the
 * text. */
static struct marks read_marks(const struct document *document, uint32_t at)
{
    const uint8_t *text = document->text;
    struct marks marks = {{at, at}, false};
    uint32_t first = at;
    while (first - at < MARK_INDENT_MAX && text[first] == ' ')
        first++;
    if (text[first] != '>')
        return marks;
    marks.span.start = first;
    marks.span.end = first;
    for (at = first; text[at] == '>' || text[at] == ' ' || text[at] == '\t'; at++) {
        bool blank = text[at] != '>';
        if (blank && at > first && text[at - 1] != '>')
            break;
        if (!blank)
            marks.span.end = at + 1;
    }
    uint8_t next = text[marks.span.end], lower = next | 0x20;
    bool word = (lower >= 'a' && lower <= 'z') || next >= 0x80 || next == '"';
    marks.loose = marks.span.end < document->size && !ascii_is_blank(next) && !word;
    return marks;
}

/* Whether the line behind the one that ends at `at` has marks. */
static bool is_followed(const struct document *document, uint32_t at)
{
    if (at + 1 < document->size && document->text[at] == '\r' && document->text[at + 1] == '\n')
        at++;
    return at < document->size && !span_empty(read_marks(document, at + 1).span);
}

/* Whether nothing but a few blanks stands between the beginning of a line and
 * `at`; *start is that beginning. */
static bool begins_line(const uint8_t *text, uint32_t at, uint32_t *start)
{
    *start = at;
    while (*start > 0 && at - *start <= MARK_INDENT_MAX && text[*start - 1] == ' ')
        --*start;
    return at - *start <= MARK_INDENT_MAX && (*start == 0 || ends_line(text[*start - 1]));
}

/* Whether the line before the one that begins at `start` ended at `end`. */
static bool goes_on(const uint8_t *text, uint32_t start, uint32_t line_end)
{
    return start == line_end + 1 ||
           (start == line_end + 2 && text[line_end] == '\r' && text[line_end + 1] == '\n');
}

static uint8_t *copy_text(const struct document *document, struct arena *arena)
{
    uint8_t *copy = arena_alloc(arena, (size_t)document->size + 1, 1);
    memcpy(copy, document->text, (size_t)document->size + 1);
    return copy;
}

const uint8_t *reading_make(const struct document *document, struct arena *arena)
{
    const uint8_t *text = document->text, *at = text, *end = text + document->size;
    uint8_t *copy = NULL;
    uint32_t quoted_end = document->size; /* where the last line with marks ended */
    if (document->size && memchr(text, READING_FILLER, document->size)) {
        copy = copy_text(document, arena);
        for (uint32_t i = 0; i < document->size; i++)
            if (copy[i] == READING_FILLER)
                copy[i] = ' ';
    }
    if (document->n_passages || !document->size) /* the input has said what is quoted */
        return copy ? copy : text;
    while ((at = memchr(at, '>', (size_t)(end - at))) != NULL) {
        uint32_t start, first = (uint32_t)(at - text);
        if (!begins_line(text, first, &start)) {
            at++;
            continue;
        }
        struct marks marks = read_marks(document, start);
        uint32_t line_end = marks.span.end;
        while (line_end < document->size && !ends_line(text[line_end]))
            line_end++;
        if (!marks.loose || goes_on(text, start, quoted_end) || is_followed(document, line_end)) {
            if (!copy)
                copy = copy_text(document, arena);
            memset(copy + marks.span.start, ' ', span_size(marks.span));
            quoted_end = line_end;
        }
        at = text + line_end;
    }
    return copy ? copy : text;
}

unsigned reading_depth(const uint8_t *text, const uint8_t *reading, uint32_t at)
{
    unsigned depth = 0;
    while (text != reading && at > 0 && !ends_line(text[at - 1])) {
        at--;
        depth += text[at] == '>' && reading[at] == ' ';
    }
    return depth;
}

#include "review/fill.h"

#include <stdbool.h>

#include "article/reading.h"
#include "review/space.h"

/* A line that is filled so far needs nothing from the next one. */
enum { FULL_NUMERATOR = 3, FULL_DENOMINATOR = 4 };

struct filler {
    const uint8_t *text, *reading;
    uint32_t size;
    unsigned width;
    unsigned column; /* of the line under construction; 0: none is */
    struct span new_line; /* the white space that begins one, as the paragraph has it */
    const char *line_end; /* where it has none */
    struct strbuf *out;
};

static bool is_blank(const struct filler *filler, uint32_t at)
{
    return reading_is_blank(filler->reading[at]);
}

/* The line at `at`: its end, and the white space with line ends behind it. */
static struct span line_at(const struct filler *filler, uint32_t at, struct span *space)
{
    struct span line = {at, at};
    while (at < filler->size) {
        if (!is_blank(filler, at)) {
            line.end = ++at;
            continue;
        }
        struct span blanks = {at, at};
        while (blanks.end < filler->size && is_blank(filler, blanks.end))
            blanks.end++;
        if (space_line_ends(filler->text, blanks)) {
            *space = blanks;
            return line;
        }
        at = blanks.end;
    }
    line.end = filler->size;
    *space = (struct span){filler->size, filler->size};
    return line;
}

static void copy(const struct filler *filler, struct span span)
{
    strbuf_add(filler->out, filler->text + span.start, span_size(span));
}

/* A word that a line end divided is put together. */
static void copy_word(const struct filler *filler, struct span word)
{
    for (uint32_t i = word.start; i < word.end; i++)
        if (filler->reading[i] != READING_FILLER)
            strbuf_addc(filler->out, (char)filler->text[i]);
}

static void begin_line(struct filler *filler)
{
    if (span_empty(filler->new_line))
        strbuf_adds(filler->out, filler->line_end);
    else
        copy(filler, filler->new_line);
    filler->column = 0;
    for (uint32_t i = filler->new_line.end; i > filler->new_line.start; i--) {
        if (filler->text[i - 1] == '\n' || filler->text[i - 1] == '\r')
            break;
        filler->column++;
    }
}

static uint32_t word_end(const struct filler *filler, uint32_t at, uint32_t end)
{
    while (at < end && !is_blank(filler, at))
        at++;
    return at;
}

/* Adds the words of a line to the one under construction. */
static void add_words(struct filler *filler, struct span line, bool continued)
{
    uint32_t at = line.start;
    while (at < line.end) {
        struct span blanks = {at, at};
        while (blanks.end < line.end && is_blank(filler, blanks.end))
            blanks.end++;
        struct span word = {blanks.end, word_end(filler, blanks.end, line.end)};
        unsigned columns = space_columns(filler->text + word.start, span_size(word));
        unsigned gap = continued ? 1 : span_size(blanks);
        if (filler->column && filler->column + gap + columns > filler->width) {
            begin_line(filler);
        } else if (continued) {
            strbuf_addc(filler->out, ' ');
            filler->column++;
        } else {
            copy(filler, blanks);
            filler->column += gap;
        }
        continued = false;
        copy_word(filler, word);
        filler->column += columns;
        at = word.end;
    }
}

/* Whether the line under construction may end where a line of the text ends. */
static bool is_full(const struct filler *filler, uint32_t next)
{
    unsigned word = space_columns(filler->text + next,
                                  word_end(filler, next, filler->size) - next);
    return filler->column * FULL_DENOMINATOR >= filler->width * FULL_NUMERATOR ||
           filler->column + 1 + word > filler->width;
}

void fill(const uint8_t *text, const uint8_t *reading, uint32_t size, const struct span *touched,
          size_t n_touched, unsigned width, const char *line_end, struct strbuf *out)
{
    struct filler filler = {.text = text, .reading = reading, .size = size, .width = width,
                            .line_end = line_end, .out = out};
    struct span space;
    line_at(&filler, 0, &space);
    if (space_line_ends(text, space) == 1)
        filler.new_line = space;
    bool continued = false;
    for (uint32_t at = 0; at < size; at = space.end) {
        struct span line = line_at(&filler, at, &space);
        size_t t = 0;
        while (t < n_touched && touched[t].end < line.start)
            t++;
        touched += t;
        n_touched -= t;
        bool is_touched = n_touched && touched->start <= line.end;
        if (!is_touched && !continued) {
            copy(&filler, line);
            copy(&filler, space);
            continue;
        }
        if (!continued)
            filler.column = 0;
        add_words(&filler, line, continued);
        continued = !span_empty(space) && !is_full(&filler, space.end);
        if (!continued)
            copy(&filler, space);
    }
}

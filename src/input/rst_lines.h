/* The lines of a reStructuredText, for those who read them. */
#ifndef STET_INPUT_RST_LINES_H
#define STET_INPUT_RST_LINES_H

#include "input/prose.h"
#include "input/rst_inline.h"

/* Without the white space around it; empty where it is blank. */
struct rst_line {
    uint32_t start, end;
    uint32_t indent; /* columns */
};

struct rst_reader {
    struct prose prose;
    struct document *out;
    struct rst_names names;
    const char *text; /* of the file */
    struct {
        struct rst_line *at;
        size_t n, cap;
    } lines;
    uint32_t quotes, items, captions; /* that are open */
    bool headline, begun;             /* there was one; there was something else */
};

/* Reads the lines of the file from a byte on. */
void rst_read_lines(struct rst_reader *reader, uint32_t from, uint32_t size);

/* Takes what names stand for, which may be said anywhere, from all lines. Linear. */
void rst_collect_names(struct rst_reader *reader);

bool rst_is_blank(const struct rst_reader *reader, uint32_t i);
bool rst_begins(const struct rst_reader *reader, uint32_t i, const char *with);

/* The bytes of lines, without blank ones at the end. */
struct span rst_raw_of(const struct rst_reader *reader, struct range lines);

/* Past the lines from `at` on that are set in by more than `indent`, the blank ones
 * between them included. */
uint32_t rst_past_set_in(const struct rst_reader *reader, uint32_t at, uint32_t end,
                         uint32_t indent);

/* The least columns that a line is set in by; blank ones do not count. */
uint32_t rst_least_indent(const struct rst_reader *reader, struct range lines);

/* The character that a line consists of, 0 where it is none of punctuation. */
char rst_adornment(const struct rst_reader *reader, uint32_t i);
uint32_t rst_columns_of(const struct rst_reader *reader, uint32_t i);

/* The text of lines on one, n bytes. */
const char *rst_joined(struct rst_reader *reader, struct range lines, size_t *n);

#endif

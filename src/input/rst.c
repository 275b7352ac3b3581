#include "input/rst.h"

#include <string.h>

#include "base/ascii.h"
#include "input/front_matter.h"
#include "input/rst_directives.h"
#include "input/rst_lines.h"

enum { RST_MAX = 256 * 1024 * 1024, DEPTH_MAX = 32, ADORNMENT_LEAST = 4 };

static enum passage_kind kind_of(const struct rst_reader *reader)
{
    return reader->captions ? PASSAGE_CAPTION
           : reader->quotes ? PASSAGE_BLOCK_QUOTE
           : reader->items  ? PASSAGE_ITEM
                            : PASSAGE_BODY;
}

static void add_text(struct rst_reader *reader, const char *text, size_t n, enum passage_kind kind,
                     struct span raw)
{
    uint32_t start = prose_begin(&reader->prose);
    rst_inline(&reader->prose, &reader->names, text, n);
    prose_end(&reader->prose, start, kind, raw);
    reader->begun |= kind != PASSAGE_HEADLINE && kind != PASSAGE_METADATA;
}

static void add_lines(struct rst_reader *reader, struct range lines, enum passage_kind kind)
{
    size_t n;
    const char *text = rst_joined(reader, lines, &n);
    add_text(reader, text, n, kind, rst_raw_of(reader, lines));
}

/* Lines as they stand, but for what all are set in by. */
static void add_literal(struct rst_reader *reader, struct range lines)
{
    uint32_t least = rst_least_indent(reader, lines);
    if (lines.first == lines.end)
        return;
    uint32_t start = prose_begin(&reader->prose);
    for (uint32_t i = lines.first; i < lines.end; i++) {
        const struct rst_line *line = &reader->lines.at[i];
        if (rst_is_blank(reader, i)) {
            if (reader->prose.text.n > start)
                strbuf_addc(&reader->prose.text, '\n');
            continue;
        }
        for (uint32_t column = least; column < line->indent; column++)
            strbuf_addc(&reader->prose.text, ' ');
        strbuf_add(&reader->prose.text, reader->text + line->start, line->end - line->start);
        strbuf_addc(&reader->prose.text, '\n');
    }
    prose_end(&reader->prose, start, kind_of(reader), rst_raw_of(reader, lines));
    reader->begun = true;
}

static void read_block(struct rst_reader *reader, struct range lines, uint32_t depth);

/* A title with a line below it, and perhaps one above. Returns past it, or `i`. */
static uint32_t read_title(struct rst_reader *reader, uint32_t i, uint32_t end)
{
    char above = rst_adornment(reader, i);
    uint32_t title = above ? i + 1 : i;
    if (title + 1 >= end || rst_is_blank(reader, title) || rst_adornment(reader, title))
        return i;
    char below = rst_adornment(reader, title + 1);
    uint32_t columns = rst_columns_of(reader, title + 1);
    if (!below || (above && below != above) || reader->lines.at[title + 1].indent ||
        (!above && reader->lines.at[title].indent) ||
        (columns < ADORNMENT_LEAST && columns < rst_columns_of(reader, title)))
        return i;
    enum passage_kind kind = reader->headline ? PASSAGE_HEADING : PASSAGE_HEADLINE;
    reader->headline = true;
    add_lines(reader, (struct range){title, title + 1}, kind);
    return title + 2;
}

/* Behind the name and colon of ":name: value"; 0 where a line is no field. */
static uint32_t field_value(const struct rst_reader *reader, uint32_t i)
{
    const struct rst_line *line = &reader->lines.at[i];
    uint32_t at = line->start + 1;
    if (!rst_begins(reader, i, ":") || at >= line->end ||
        ascii_is_blank((uint8_t)reader->text[at]) || reader->text[at] == ':')
        return 0;
    for (; at < line->end; at++) {
        if (reader->text[at] == '`')
            return 0;
        if (reader->text[at] == ':' &&
            (at + 1 == line->end || ascii_is_blank((uint8_t)reader->text[at + 1])))
            return at + 1;
    }
    return 0;
}

static void read_field(struct rst_reader *reader, struct range lines)
{
    struct rst_line *line = &reader->lines.at[lines.first];
    uint32_t value = field_value(reader, lines.first), start = line->start;
    struct span raw = rst_raw_of(reader, lines);
    const char *name = reader->text + start + 1;
    size_t name_size = value - 1 - (start + 1), n;
    line->start = value;
    while (line->start < line->end && ascii_is_blank((uint8_t)reader->text[line->start]))
        line->start++;
    const char *text = rst_joined(reader, lines, &n);
    struct strbuf entry = {.arena = reader->prose.arena};
    strbuf_add(&entry, name, name_size);
    strbuf_addf(&entry, ":%s%s", n ? " " : "", text);
    if (!reader->begun)
        front_matter_say(name, name_size, text, n, reader->out, reader->prose.arena);
    add_text(reader, strbuf_cstr(&entry), entry.n,
             reader->begun ? PASSAGE_ITEM : PASSAGE_METADATA, raw);
}

/* What the mark of an item shows of its place. */
static uint32_t mark_number(const struct rst_reader *reader, uint32_t i)
{
    const struct rst_line *line = &reader->lines.at[i];
    uint32_t at = line->start, number = 0;
    at += reader->text[at] == '(';
    for (int n = 0; n < 8 && at < line->end; n++) {
        uint32_t digit = (uint32_t)(uint8_t)reader->text[at++] - '0';
        if (digit > 9)
            break;
        number = number * 10 + digit;
    }
    return number ? number : LIST_BULLET;
}

/* The bytes of a list mark and the blanks behind it, 0 for none. Letters are none:
 * "A. Smith" is a name. */
static uint32_t mark_size(const struct rst_reader *reader, uint32_t i)
{
    const struct rst_line *line = &reader->lines.at[i];
    const char *text = reader->text + line->start;
    uint32_t n = line->end - line->start, at = 0;
    if (n && strchr("-*+", *text)) {
        at = 1;
    } else if (n >= 3 && memcmp(text, "\xe2\x80\xa2", 3) == 0) {
        at = 3;
    } else {
        uint32_t bracket = n && *text == '(';
        at = bracket;
        while (at < n && at < 8 && text[at] >= '0' && text[at] <= '9')
            at++;
        if (at == bracket && at < n && text[at] == '#')
            at++;
        if (at == bracket || at == n ||
            (bracket ? text[at] != ')' : text[at] != '.' && text[at] != ')'))
            return 0;
        at++;
    }
    if (at < n && !ascii_is_blank((uint8_t)text[at]))
        return 0;
    while (at < n && ascii_is_blank((uint8_t)text[at]))
        at++;
    return at;
}

/* Takes `size` bytes off the first of some lines, which then stand below each other. */
static void take_off(struct rst_reader *reader, struct range lines, uint32_t size)
{
    struct range rest = {lines.first + 1, lines.end};
    reader->lines.at[lines.first].start += size;
    reader->lines.at[lines.first].indent += size;
    uint32_t least = rst_least_indent(reader, rest);
    if (least && least < reader->lines.at[lines.first].indent)
        reader->lines.at[lines.first].indent = least;
}

static bool is_line_block(const struct rst_reader *reader, uint32_t i)
{
    return rst_begins(reader, i, "| ") ||
           (rst_begins(reader, i, "|") && reader->lines.at[i].end - reader->lines.at[i].start == 1);
}

/* Lines that stay lines. */
static void read_line_block(struct rst_reader *reader, struct range lines)
{
    uint32_t start = prose_begin(&reader->prose);
    for (uint32_t i = lines.first; i < lines.end; i++) {
        const struct rst_line *line = &reader->lines.at[i];
        uint32_t from = line->start + is_line_block(reader, i);
        while (from < line->end && ascii_is_blank((uint8_t)reader->text[from]))
            from++;
        if (i > lines.first)
            strbuf_addc(&reader->prose.text, is_line_block(reader, i) ? '\n' : ' ');
        rst_inline(&reader->prose, &reader->names, reader->text + from, line->end - from);
    }
    prose_end(&reader->prose, start, kind_of(reader), rst_raw_of(reader, lines));
    reader->begun = true;
}

/* A line of a table that only draws: "+---+---+" or "====  ====". */
static bool is_rule(const struct rst_reader *reader, uint32_t i, const char *of)
{
    const struct rst_line *line = &reader->lines.at[i];
    bool first = true;
    for (uint32_t at = line->start; at < line->end; at++) {
        if (!strchr(of, reader->text[at]))
            return false;
        first &= reader->text[at] == *of;
    }
    return line->end - line->start > 2 && !first && reader->text[line->start] == *of;
}

static bool is_grid_rule(const struct rst_reader *reader, uint32_t i)
{
    return is_rule(reader, i, "+-=");
}

static bool is_column_rule(const struct rst_reader *reader, uint32_t i)
{
    return is_rule(reader, i, "= ");
}

/* A row of a table with " | " between its cells. */
static void add_row(struct rst_reader *reader, uint32_t i, bool grid)
{
    const struct rst_line *line = &reader->lines.at[i];
    uint32_t start = prose_begin(&reader->prose), end = line->end;
    for (uint32_t at = line->start; at < end;) {
        uint32_t stop = at;
        while (stop < end && (grid ? reader->text[stop] != '|'
                                   : !(reader->text[stop] == ' ' && reader->text[stop + 1] == ' ')))
            stop++;
        uint32_t from = at, to = stop;
        while (from < to && ascii_is_blank((uint8_t)reader->text[from]))
            from++;
        while (to > from && ascii_is_blank((uint8_t)reader->text[to - 1]))
            to--;
        if (to > from) {
            strbuf_adds(&reader->prose.text, reader->prose.text.n > start ? " | " : "");
            rst_inline(&reader->prose, &reader->names, reader->text + from, to - from);
        }
        at = stop + 1;
    }
    prose_end(&reader->prose, start, kind_of(reader), (struct span){line->start, line->end});
    reader->begun = true;
}

/* Returns past the table. */
static uint32_t read_table(struct rst_reader *reader, uint32_t i, uint32_t end)
{
    bool grid = is_grid_rule(reader, i);
    uint32_t rules = 0;
    for (; i < end; i++) {
        if (grid ? is_grid_rule(reader, i) : is_column_rule(reader, i)) {
            rules++;
            if (!grid && rules > 1 && (i + 1 == end || rst_is_blank(reader, i + 1)))
                return i + 1;
        } else if (rst_is_blank(reader, i)) {
            if (grid)
                return i;
        } else if (grid || !is_rule(reader, i, "- ")) {
            add_row(reader, i, grid);
        }
    }
    return i;
}

/* Past the options below a directive, ":name: value" each. *alt and *target are what
 * those say. */
static uint32_t read_options(struct rst_reader *reader, uint32_t i, uint32_t end, struct span *alt,
                             struct span *target)
{
    while (i < end && !rst_is_blank(reader, i)) {
        const struct rst_line *line = &reader->lines.at[i];
        uint32_t value = field_value(reader, i);
        if (!value)
            break;
        while (value < line->end && ascii_is_blank((uint8_t)reader->text[value]))
            value++;
        if (rst_begins(reader, i, ":alt:"))
            *alt = (struct span){value, line->end};
        else if (rst_begins(reader, i, ":target:"))
            *target = (struct span){value, line->end};
        i = rst_past_set_in(reader, i + 1, end, line->indent);
    }
    return i;
}

static void add_picture(struct rst_reader *reader, struct span file, struct span alt,
                        struct span leads, struct span raw)
{
    struct strbuf target = {.arena = reader->prose.arena};
    uint32_t start = prose_begin(&reader->prose);
    strbuf_add(&target, reader->text + file.start, span_size(file));
    if (span_empty(alt))
        prose_picture(&reader->prose, reader->text + file.start, span_size(file));
    else
        strbuf_add(&reader->prose.text, reader->text + alt.start, span_size(alt));
    if (!span_empty(leads)) {
        strbuf_addc(&target, ' ');
        strbuf_add(&target, reader->text + leads.start, span_size(leads));
    }
    prose_hyperlink(&reader->prose, start, strbuf_cstr(&target), target.n);
    prose_end(&reader->prose, start, PASSAGE_CAPTION, raw);
    reader->begun = true;
}

/* ".. name:: argument" and what is set in below it. */
static void read_directive(struct rst_reader *reader, struct range lines, struct span name,
                           struct span argument, uint32_t depth)
{
    enum rst_directive is = rst_directive_find(reader->text + name.start, span_size(name));
    struct span alt = {0, 0}, target = {0, 0};
    uint32_t body = read_options(reader, lines.first + 1, lines.end, &alt, &target);
    struct range argument_lines = {lines.first, lines.first + 1};
    if (is == RST_NOTHING) {
        prose_leave_out(&reader->prose, LEFT_OUT_HIDDEN, rst_raw_of(reader, lines));
        return;
    }
    if (is == RST_PICTURE || is == RST_FIGURE)
        add_picture(reader, argument, alt, target,
                    rst_raw_of(reader, (struct range){lines.first, body}));
    if (is == RST_LITERAL) {
        while (body < lines.end && rst_is_blank(reader, body))
            body++;
        add_literal(reader, (struct range){body, lines.end});
        return;
    }
    if (is == RST_CONTENT)
        while (argument_lines.end < lines.end && body == lines.first + 1 &&
               !span_empty(argument) && !rst_is_blank(reader, argument_lines.end))
            argument_lines.end++;
    if (argument_lines.end > body)
        body = argument_lines.end;
    if ((is == RST_CONTENT || is == RST_TITLED) && !span_empty(argument)) {
        reader->lines.at[lines.first].start = argument.start;
        add_lines(reader, argument_lines, is == RST_TITLED ? PASSAGE_HEADING : kind_of(reader));
    }
    reader->captions += is == RST_FIGURE;
    read_block(reader, (struct range){body, lines.end}, depth + 1);
    reader->captions -= is == RST_FIGURE;
}

/* What begins with "..": a directive, a note, a target, a comment. */
static void read_explicit(struct rst_reader *reader, struct range lines, uint32_t depth)
{
    struct rst_line *line = &reader->lines.at[lines.first];
    uint32_t at = line->start + 2, end = line->end;
    while (at < end && ascii_is_blank((uint8_t)reader->text[at]))
        at++;
    if (at < end && (reader->text[at] == '_' || reader->text[at] == '|'))
        return; /* known already */
    if (at < end && reader->text[at] == '[') {
        take_off(reader, lines, at - line->start);
        read_block(reader, lines, depth + 1);
        return;
    }
    for (uint32_t colon = at; colon + 1 < end && !ascii_is_blank((uint8_t)reader->text[colon]);
         colon++)
        if (colon > at && reader->text[colon] == ':' && reader->text[colon + 1] == ':') {
            uint32_t argument = colon + 2;
            while (argument < end && ascii_is_blank((uint8_t)reader->text[argument]))
                argument++;
            read_directive(reader, lines, (struct span){at, colon}, (struct span){argument, end},
                           depth);
            return;
        }
    if (at < end || range_size(lines) > 1)
        prose_leave_out(&reader->prose, LEFT_OUT_HIDDEN, rst_raw_of(reader, lines));
}

/* A paragraph; "::" at its end opens a literal block. Returns past both. */
static uint32_t read_paragraph(struct rst_reader *reader, struct range lines, uint32_t end)
{
    size_t n;
    uint32_t indent = reader->lines.at[lines.first].indent;
    const char *text = rst_joined(reader, lines, &n);
    bool literal = n >= 2 && memcmp(text + n - 2, "::", 2) == 0;
    if (literal) {
        n -= 2;
        if (n && !ascii_is_blank((uint8_t)text[n - 1]))
            n++; /* one of the colons stays */
    }
    add_text(reader, text, n, kind_of(reader), rst_raw_of(reader, lines));
    if (!literal)
        return lines.end;
    uint32_t past = rst_past_set_in(reader, lines.end, end, indent), first = lines.end;
    while (first < past && rst_is_blank(reader, first))
        first++;
    add_literal(reader, (struct range){first, past});
    return past > lines.end ? past : lines.end;
}

/* What begins at a line that is not set in. Returns past it. */
static uint32_t read_element(struct rst_reader *reader, uint32_t i, uint32_t end, uint32_t depth)
{
    uint32_t indent = reader->lines.at[i].indent, past;
    const struct rst_line *line = &reader->lines.at[i];
    if (depth == 0 && (past = read_title(reader, i, end)) > i)
        return past;
    if (rst_adornment(reader, i) && rst_columns_of(reader, i) >= ADORNMENT_LEAST)
        return i + 1; /* a line between two parts of the text */
    past = rst_past_set_in(reader, i + 1, end, indent);
    if (rst_begins(reader, i, "..") &&
        (line->end - line->start == 2 || ascii_is_blank((uint8_t)reader->text[line->start + 2]))) {
        read_explicit(reader, (struct range){i, past}, depth);
        return past;
    }
    if (rst_begins(reader, i, "__ "))
        return i + 1; /* where a reference without a name leads */
    if (field_value(reader, i)) {
        read_field(reader, (struct range){i, past});
        return past;
    }
    uint32_t mark = mark_size(reader, i);
    if (mark) {
        uint32_t number = mark_number(reader, i);
        take_off(reader, (struct range){i, past}, mark);
        reader->items++;
        reader->prose.list = (struct list_place){number, (uint16_t)reader->items};
        read_block(reader, (struct range){i, past}, depth + 1);
        reader->items--;
        reader->prose.list = (struct list_place){LIST_NO_MARK, (uint16_t)reader->items};
        return past;
    }
    if (is_grid_rule(reader, i) || is_column_rule(reader, i))
        return read_table(reader, i, end);
    if (is_line_block(reader, i)) {
        for (past = i + 1; past < end && !rst_is_blank(reader, past) &&
                           (is_line_block(reader, past) || reader->lines.at[past].indent > indent);)
            past++;
        read_line_block(reader, (struct range){i, past});
        return past;
    }
    for (past = i + 1; past < end && !rst_is_blank(reader, past) &&
                       reader->lines.at[past].indent == indent && !rst_begins(reader, past, ".. ");)
        past++;
    if (rst_begins(reader, i, ">>> ")) {
        add_literal(reader, (struct range){i, past});
        return past;
    }
    if (past == i + 1 && past < end && !rst_is_blank(reader, past) &&
        reader->lines.at[past].indent > indent) { /* a term and what it means */
        add_lines(reader, (struct range){i, past}, PASSAGE_ITEM);
        uint32_t definition = rst_past_set_in(reader, past, end, indent);
        reader->items++;
        read_block(reader, (struct range){past, definition}, depth + 1);
        reader->items--;
        return definition;
    }
    return read_paragraph(reader, (struct range){i, past}, end);
}

/* Lines, of which those that are set in less are the block's own. */
static void read_block(struct rst_reader *reader, struct range lines, uint32_t depth)
{
    uint32_t indent = rst_least_indent(reader, lines), i = lines.first;
    while (i < lines.end) {
        if (rst_is_blank(reader, i)) {
            i++;
        } else if (depth > DEPTH_MAX) {
            uint32_t past = i + 1;
            while (past < lines.end && !rst_is_blank(reader, past))
                past++;
            add_lines(reader, (struct range){i, past}, kind_of(reader));
            i = past;
        } else if (reader->lines.at[i].indent > indent &&
                   !(depth == 0 && rst_adornment(reader, i))) {
            uint32_t past = rst_past_set_in(reader, i, lines.end, indent);
            reader->quotes++;
            read_block(reader, (struct range){i, past}, depth + 1);
            reader->quotes--;
            i = past;
        } else {
            i = read_element(reader, i, lines.end, depth);
        }
    }
}

bool rst_extract(const struct document *decoded, struct arena *arena, struct document *out,
                 struct error *error)
{
    if (decoded->size > RST_MAX)
        return error_set(error, "%s: larger than 256 MB, which is no article", decoded->name);
    struct rst_reader reader = {
        .prose = {.arena = arena, .decoded = decoded, .text = {.arena = arena}},
        .out = out,
        .text = (const char *)decoded->text};
    uint32_t from = front_matter_size(decoded->text, decoded->size);
    if (from)
        front_matter_add(&reader.prose, from, out);
    if (!from && decoded->size >= 3 && memcmp(decoded->text, "\xef\xbb\xbf", 3) == 0)
        from = 3;
    rst_read_lines(&reader, from, decoded->size);
    rst_collect_names(&reader);
    read_block(&reader, (struct range){0, (uint32_t)reader.lines.n}, 0);
    prose_finish(&reader.prose, "rst", out);
    return true;
}

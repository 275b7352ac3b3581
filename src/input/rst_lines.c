#include "input/rst_lines.h"

#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"

enum { TAB = 8 };

void rst_read_lines(struct rst_reader *reader, uint32_t from, uint32_t size)
{
    for (uint32_t at = from; at < size;) {
        struct rst_line line = {.indent = 0};
        uint32_t end = at;
        while (end < size && reader->text[end] != '\n' && reader->text[end] != '\r')
            end++;
        uint32_t next = end + (end + 1 < size && reader->text[end] == '\r' &&
                               reader->text[end + 1] == '\n') + 1;
        while (at < end && ascii_is_blank((uint8_t)reader->text[at])) {
            line.indent += reader->text[at] == '\t' ? TAB - line.indent % TAB : 1;
            at++;
        }
        while (end > at && ascii_is_blank((uint8_t)reader->text[end - 1]))
            end--;
        line.start = at;
        line.end = end;
        *VEC_ADD(reader->prose.arena, &reader->lines) = line;
        at = next;
    }
}

bool rst_is_blank(const struct rst_reader *reader, uint32_t i)
{
    return reader->lines.at[i].start == reader->lines.at[i].end;
}

bool rst_begins(const struct rst_reader *reader, uint32_t i, const char *with)
{
    const struct rst_line *line = &reader->lines.at[i];
    size_t n = strlen(with);
    return line->end - line->start >= n && memcmp(reader->text + line->start, with, n) == 0;
}

struct span rst_raw_of(const struct rst_reader *reader, struct range lines)
{
    while (lines.end > lines.first + 1 && rst_is_blank(reader, lines.end - 1))
        lines.end--;
    return (struct span){reader->lines.at[lines.first].start, reader->lines.at[lines.end - 1].end};
}

uint32_t rst_past_set_in(const struct rst_reader *reader, uint32_t at, uint32_t end,
                         uint32_t indent)
{
    uint32_t past = at;
    for (; at < end; at++) {
        if (rst_is_blank(reader, at))
            continue;
        if (reader->lines.at[at].indent <= indent)
            break;
        past = at + 1;
    }
    return past;
}

uint32_t rst_least_indent(const struct rst_reader *reader, struct range lines)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = lines.first; i < lines.end; i++)
        if (!rst_is_blank(reader, i) && reader->lines.at[i].indent < least)
            least = reader->lines.at[i].indent;
    return least == UINT32_MAX ? 0 : least;
}

char rst_adornment(const struct rst_reader *reader, uint32_t i)
{
    const struct rst_line *line = &reader->lines.at[i];
    char c = line->end > line->start ? reader->text[line->start] : '\0';
    if (line->end - line->start < 2 || !strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c))
        return '\0';
    for (uint32_t at = line->start; at < line->end; at++)
        if (reader->text[at] != c)
            return '\0';
    return c;
}

uint32_t rst_columns_of(const struct rst_reader *reader, uint32_t i)
{
    const struct rst_line *line = &reader->lines.at[i];
    uint32_t columns = 0;
    for (uint32_t at = line->start; at < line->end; at++)
        columns += ((uint8_t)reader->text[at] & 0xc0) != 0x80;
    return columns;
}

const char *rst_joined(struct rst_reader *reader, struct range lines, size_t *n)
{
    struct strbuf text = {.arena = reader->prose.arena};
    for (uint32_t i = lines.first; i < lines.end; i++) {
        const struct rst_line *line = &reader->lines.at[i];
        if (text.n && line->end > line->start)
            strbuf_addc(&text, ' ');
        strbuf_add(&text, reader->text + line->start, line->end - line->start);
    }
    *n = text.n;
    return strbuf_cstr(&text);
}

/* "_name: target", "__: target"; the target may go on below. */
static void collect_target(struct rst_reader *reader, struct range lines, uint32_t at)
{
    uint32_t end = reader->lines.at[lines.first].end, name = at + 1, stop;
    bool quoted = name < end && reader->text[name] == '`';
    for (stop = name + quoted; stop < end; stop++)
        if (reader->text[stop] == ':' && (stop + 1 == end || reader->text[stop + 1] == ' ') &&
            (!quoted || reader->text[stop - 1] == '`') && reader->text[stop - 1] != '\\')
            break;
    if (stop == end)
        return;
    struct strbuf target = {.arena = reader->prose.arena};
    for (uint32_t i = lines.first; i < lines.end; i++) {
        const struct rst_line *line = &reader->lines.at[i];
        uint32_t from = i == lines.first ? stop + 1 : line->start;
        while (from < line->end && ascii_is_blank((uint8_t)reader->text[from]))
            from++;
        strbuf_add(&target, reader->text + from, line->end - from);
    }
    const char *text = strbuf_cstr(&target);
    if (stop == name + 1 && reader->text[name] == '_')
        rst_name_anonymous(&reader->names, text, target.n);
    else if (stop > name + 2 * quoted)
        rst_name_target(&reader->names, reader->text + name + quoted, stop - name - 2 * quoted,
                        text, target.n);
}

/* "|name| replace:: text" and "|name| image:: file". */
static void collect_substitution(struct rst_reader *reader, struct range lines, uint32_t at)
{
    const struct rst_line *line = &reader->lines.at[lines.first];
    uint32_t name = at + 1, stop = name;
    while (stop < line->end && reader->text[stop] != '|')
        stop++;
    static const char replace[] = "| replace:: ";
    size_t size = strlen(replace);
    if (line->end - stop <= size || memcmp(reader->text + stop, replace, size) != 0)
        return;
    struct rst_line before = *line;
    reader->lines.at[lines.first].start = stop + (uint32_t)size;
    size_t n;
    const char *text = rst_joined(reader, lines, &n);
    reader->lines.at[lines.first] = before;
    rst_name_substitution(&reader->names, reader->text + name, stop - name, text, n);
}

void rst_collect_names(struct rst_reader *reader)
{
    reader->names.arena = reader->prose.arena;
    for (uint32_t i = 0; i < reader->lines.n; i++) {
        const struct rst_line *line = &reader->lines.at[i];
        struct range lines = {i, i + 1};
        if (rst_begins(reader, i, "__ ")) {
            rst_name_anonymous(&reader->names, reader->text + line->start + 3,
                               line->end - line->start - 3);
            continue;
        }
        if (!rst_begins(reader, i, ".. "))
            continue;
        while (lines.end < reader->lines.n && !rst_is_blank(reader, lines.end) &&
               reader->lines.at[lines.end].indent > line->indent)
            lines.end++;
        uint32_t at = line->start + 3;
        while (at < line->end && reader->text[at] == ' ')
            at++;
        if (at < line->end && reader->text[at] == '_')
            collect_target(reader, lines, at);
        else if (at < line->end && reader->text[at] == '|')
            collect_substitution(reader, lines, at);
    }
}

#include "base/strbuf.h"
#include "tests/support/generate.h"

#include <stdbool.h>
#include <string.h>

char *relayout(const char *text, size_t size, unsigned width, bool crlf, unsigned blanks,
               struct arena *arena, size_t *size_out)
{
    struct strbuf out = {.arena = arena};
    const char *line_end = crlf ? "\r\n" : "\n";
    unsigned column = 0, line_ends = 0;
    for (size_t i = 0; i < size;) {
        if (text[i] == '\n' || text[i] == '\r' || text[i] == ' ' || text[i] == '\t') {
            line_ends += text[i++] == '\n';
            continue;
        }
        size_t end = i;
        unsigned columns = 0;
        while (end < size && !strchr(" \t\r\n", text[end])) /* a 0 byte counts as a space */
            columns += (text[end++] & 0xc0) != 0x80;
        if (end == i) {
            end++;
            columns = 1;
        }
        if (out.n && line_ends) {
            for (unsigned k = 0; k < (line_ends > 1 ? blanks + 1 : 1); k++)
                strbuf_adds(&out, line_end);
            column = 0;
        } else if (out.n) {
            bool wrap = width && column + 1 + columns > width;
            strbuf_adds(&out, wrap ? line_end : " ");
            column = wrap ? 0 : column + 1;
        }
        strbuf_add(&out, text + i, end - i);
        column += columns;
        line_ends = 0;
        i = end;
    }
    if (size)
        strbuf_adds(&out, line_end);
    *size_out = out.n;
    strbuf_addc(&out, 0);
    return out.at;
}

char *quote_lines(const char *text, size_t size, const char *mark, struct arena *arena,
                  size_t *size_out)
{
    struct strbuf out = {.arena = arena};
    size_t n = strlen(mark);
    for (size_t i = 0; i < size;) {
        const char *end = memchr(text + i, '\n', size - i);
        size_t line = end ? (size_t)(end - text) + 1 - i : size - i;
        bool blank = text[i] == '\n' || text[i] == '\r';
        strbuf_add(&out, mark, blank && n && mark[n - 1] == ' ' ? n - 1 : n);
        strbuf_add(&out, text + i, line);
        i += line;
    }
    *size_out = out.n;
    strbuf_addc(&out, 0);
    return out.at;
}

char *indent_paragraphs(const char *text, size_t size, const char *indent, struct arena *arena,
                        size_t *size_out)
{
    struct strbuf out = {.arena = arena};
    bool first = true;
    for (size_t i = 0; i < size;) {
        const char *end = memchr(text + i, '\n', size - i);
        size_t line = end ? (size_t)(end - text) + 1 - i : size - i;
        bool blank = text[i] == '\n' || text[i] == '\r';
        if (first && !blank)
            strbuf_adds(&out, indent);
        if (!blank)
            strbuf_add(&out, text + i, line);
        first = blank;
        i += line;
    }
    *size_out = out.n;
    strbuf_addc(&out, 0);
    return out.at;
}

char *hyphenate_lines(const char *text, size_t size, const char *hyphen, struct arena *arena,
                      size_t *size_out)
{
    enum { WORD_MIN = 6, HEAD = 3 };
    struct strbuf out = {.arena = arena};
    for (size_t i = 0; i < size; i++) {
        size_t word = i + 1, end;
        bool line_end = text[i] == '\n' && i && text[i - 1] != '\n' && i + 1 < size;
        for (end = word; end < size && text[end] >= 'a' && text[end] <= 'z';)
            end++;
        if (line_end && end - word >= WORD_MIN && (end == size || strchr(" ,.\r\n", text[end]))) {
            size_t back = text[i - 1] == '\r';
            out.n -= back;
            strbuf_addc(&out, ' ');
            strbuf_add(&out, text + word, HEAD);
            strbuf_adds(&out, hyphen);
            strbuf_add(&out, text + i - back, back + 1);
            i += HEAD;
            continue;
        }
        strbuf_addc(&out, text[i]);
    }
    *size_out = out.n;
    strbuf_addc(&out, 0);
    return out.at;
}

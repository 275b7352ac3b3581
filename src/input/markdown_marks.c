#include "input/markdown_marks.h"

#include "base/ascii.h"

enum { LABEL_MAX = 1000 /* bytes, by CommonMark */, TARGET_MAX = 16 * 1024 };

bool markdown_is_mark(uint8_t byte)
{
    return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') ||
           (byte >= '[' && byte <= '`') || (byte >= '{' && byte <= '~');
}

struct reader {
    const uint8_t *text;
    uint32_t size, at;
};

static uint8_t here(const struct reader *r)
{
    return r->at < r->size ? r->text[r->at] : 0;
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->size && ascii_is_blank(r->text[r->at]))
        r->at++;
}

/* Behind the next unescaped `end`; false where a `bad` byte or the end comes first. */
static bool skip_to(struct reader *r, uint8_t end, uint8_t bad)
{
    for (; r->at < r->size; r->at++) {
        uint8_t c = r->text[r->at];
        if (c == '\\' && r->at + 1 < r->size && markdown_is_mark(r->text[r->at + 1])) {
            r->at++;
        } else if (c == end) {
            r->at++;
            return true;
        } else if (c == bad) {
            return false;
        }
    }
    return false;
}

/* A target without pointed brackets: no blanks, parentheses in pairs. */
static bool skip_target(struct reader *r)
{
    uint32_t depth = 0;
    if (here(r) == '<') {
        r->at++;
        return skip_to(r, '>', '\n');
    }
    for (; r->at < r->size && r->text[r->at] > ' '; r->at++) {
        uint8_t c = r->text[r->at];
        if (c == '\\' && r->at + 1 < r->size && markdown_is_mark(r->text[r->at + 1]))
            r->at++;
        else if (c == '(')
            depth++;
        else if (c == ')' && depth-- == 0)
            return true;
    }
    return depth == 0;
}

/* Behind "(target "title")". */
static bool skip_inline(struct reader *r)
{
    r->at++;
    skip_blanks(r);
    if (!skip_target(r))
        return false;
    skip_blanks(r);
    uint8_t quote = here(r);
    if (quote == '"' || quote == '\'' || quote == '(') {
        r->at++;
        if (!skip_to(r, quote == '(' ? ')' : quote, 0))
            return false;
        skip_blanks(r);
    }
    if (here(r) != ')')
        return false;
    r->at++;
    return true;
}

uint32_t markdown_link_end(const uint8_t *text, uint32_t size, uint32_t at)
{
    if (at >= size || text[at] != ']')
        return 0;
    struct reader r = {text, size - at > TARGET_MAX ? at + TARGET_MAX : size, at + 1};
    if (here(&r) == '(' && skip_inline(&r))
        return r.at - at;
    r.at = at + 1;
    if (here(&r) == '[') {
        r.at++;
        if (r.size - at > LABEL_MAX)
            r.size = at + LABEL_MAX;
        if (skip_to(&r, ']', '['))
            return r.at - at;
    }
    return 1;
}

uint32_t markdown_code_end(const uint8_t *text, uint32_t size, uint32_t at, uint32_t ticks)
{
    while (at < size) {
        uint32_t run = at;
        while (run < size && text[run] == '`')
            run++;
        if (run - at == ticks)
            return at;
        at = run > at ? run : at + 1;
    }
    return 0;
}

#include "review/marks.h"

#include <string.h>

#include "base/vec.h"
#include "review/choices.h"

const struct mark_style marks_critic = {
    .deleted = {"{--", "--}"},
    .inserted = {"{++", "++}"},
    .replaced = {"{~~", "~>", "~~}"},
    .comment = {"{>>", "<<}"},
};

const struct mark_style marks_wdiff = {
    .deleted = {"[-", "-]"},
    .inserted = {"{+", "+}"},
};

enum { SEEN_OLD = 1, SEEN_NEW = 2, SEEN_BOTH = 3 };

/* The text before escaping: what is text and what is a mark. */
struct draft {
    struct strbuf bytes;
    struct {
        uint8_t *at;
        size_t n, cap;
    } is_mark;
};

static void draft_add(struct draft *draft, const void *bytes, size_t size, bool is_mark)
{
    strbuf_add(&draft->bytes, bytes, size);
    for (size_t i = 0; i < size; i++)
        *VEC_ADD(draft->bytes.arena, &draft->is_mark) = is_mark;
}

static void draft_mark(struct draft *draft, const char *mark)
{
    draft_add(draft, mark, strlen(mark), true);
}

static bool one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Whether the byte could begin or end a mark of any style, given what is before
 * and behind it. */
static bool looks_like_mark(char before, char c, char behind)
{
    switch (c) {
    case '{':
        return one_of(behind, "+-~>=");
    case '}':
        return one_of(before, "+-~<=");
    case '[':
        return behind == '-';
    case ']':
        return before == '-';
    case '~':
        return behind == '>';
    default:
        return false;
    }
}

static void escape(const struct draft *draft, struct strbuf *out)
{
    const char *text = draft->bytes.at;
    size_t n = draft->bytes.n, slashes = 0;
    for (size_t i = 0; i < n; i++) {
        char c = text[i];
        bool is_mark = draft->is_mark.at[i];
        if (is_mark || one_of(c, "{}[]~"))
            for (size_t k = 0; k < slashes; k++)
                strbuf_addc(out, '\\');
        if (!is_mark &&
            looks_like_mark(i ? text[i - 1] : 0, c, i + 1 < n ? text[i + 1] : 0))
            strbuf_addc(out, '\\');
        strbuf_addc(out, c);
        slashes = !is_mark && c == '\\' ? slashes + 1 : 0;
    }
}

static size_t run_end(const struct strands *strands, size_t at)
{
    size_t end = at + 1;
    while (end < strands->n && strands->at[end].readers == strands->at[at].readers &&
           (strands->at[at].readers == SEEN_BOTH ||
            strands->at[end].change == strands->at[at].change))
        end++;
    return end;
}

static void add_run(struct draft *draft, const struct strands *strands, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        draft_add(draft, strands->at[i].text, strands->at[i].size, false);
}

/* Adds what one reader sees, and what the other does of the same change right
 * behind it; returns where it ended. */
static size_t add_marked(struct draft *draft, const struct strands *strands,
                         const struct mark_style *style, size_t from)
{
    size_t end = run_end(strands, from), more = end;
    bool old = strands->at[from].readers == SEEN_OLD;
    if (old && end < strands->n && strands->at[end].readers == SEEN_NEW &&
        strands->at[end].change == strands->at[from].change)
        more = run_end(strands, end);
    bool replaced = style->replaced[0] && more > end;
    draft_mark(draft, replaced ? style->replaced[0]
                      : old    ? style->deleted[0]
                               : style->inserted[0]);
    add_run(draft, strands, from, end);
    if (!replaced) {
        draft_mark(draft, old ? style->deleted[1] : style->inserted[1]);
        return end;
    }
    draft_mark(draft, style->replaced[1]);
    add_run(draft, strands, end, more);
    draft_mark(draft, style->replaced[2]);
    return more;
}

void marks_write(const struct strands *strands, const struct mark_style *style,
                 marks_remark *remark, const void *context, struct strbuf *out)
{
    struct arena scratch = {0};
    struct draft draft = {.bytes.arena = &scratch};
    struct strbuf said = {.arena = &scratch};
    for (size_t at = 0; at < strands->n;) {
        const struct strand *strand = &strands->at[at];
        size_t end = run_end(strands, at);
        if (strand->readers == SEEN_BOTH) {
            add_run(&draft, strands, at, end);
            at = end;
            continue;
        }
        at = add_marked(&draft, strands, style, at);
        bool last = at == strands->n || strands->at[at].change != strand->change;
        if (!remark || !style->comment[0] || strand->change == CHOICE_NONE || !last)
            continue;
        said.n = 0;
        remark(context, strand->change, &said);
        if (said.n) {
            draft_mark(&draft, style->comment[0]);
            draft_add(&draft, said.at, said.n, false);
            draft_mark(&draft, style->comment[1]);
        }
    }
    escape(&draft, out);
    arena_free(&scratch);
}

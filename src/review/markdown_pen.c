#include "review/markdown_pen.h"

#include <string.h>

#include "base/ascii.h"

static const struct markdown_mark *mark_at(const struct pen *pen, uint32_t level)
{
    return &pen->open[level].map->marks[pen->open[level].mark];
}

static void add_span(struct pen *pen, const struct markdown_map *map, struct span span)
{
    strbuf_add(pen->out, map->source + span.start, span_size(span));
}

/* What ends a link of the other version, whose definitions may not be here. */
static void add_target(struct pen *pen, const struct markdown_mark *mark)
{
    strbuf_adds(pen->out, "](<");
    for (const char *c = mark->target; *c; c++) {
        if (strchr("<>\\", *c))
            strbuf_addc(pen->out, '\\');
        strbuf_addc(pen->out, *c);
    }
    strbuf_addc(pen->out, '>');
    if (*mark->title) {
        strbuf_adds(pen->out, " \"");
        for (const char *c = mark->title; *c; c++) {
            if (strchr("\"\\", *c))
                strbuf_addc(pen->out, '\\');
            strbuf_addc(pen->out, *c);
        }
        strbuf_addc(pen->out, '"');
    }
    strbuf_addc(pen->out, ')');
}

static void close_to(struct pen *pen, uint32_t level)
{
    while (pen->n_open > level) {
        pen->n_open--;
        const struct markdown_map *map = pen->open[pen->n_open].map;
        const struct markdown_mark *mark = mark_at(pen, pen->n_open);
        bool by_reference = (mark->kind == MARKDOWN_LINK || mark->kind == MARKDOWN_IMAGE) &&
                            map->source[mark->open.start] != '<' &&
                            map->source[mark->close.end - 1] != ')';
        if (by_reference && !pen->open[pen->n_open].own)
            add_target(pen, mark);
        else
            add_span(pen, map, mark->close);
    }
}

/* Whether what is open does for another mark: itself, or one of the other version that
 * means the same. */
static bool does_for(const struct pen *pen, uint32_t level, const struct markdown_map *map,
                     uint32_t index)
{
    const struct markdown_mark *one = mark_at(pen, level), *two = &map->marks[index];
    if (pen->open[level].map == map)
        return pen->open[level].mark == index;
    return one->kind == two->kind && strcmp(one->target, two->target) == 0 &&
           strcmp(one->title, two->title) == 0;
}

void pen_source(struct pen *pen, const struct markdown_map *map, uint32_t within, bool own,
                const uint8_t *bytes, size_t n)
{
    uint32_t chain[MARKDOWN_DEPTH_MAX], depth = 0, same = 0;
    size_t first = 0;
    while (first < n && ascii_is_blank(bytes[first]))
        first++;
    strbuf_add(&pen->blanks, bytes, first);
    if (first == n)
        return;
    if (within)
        depth = map->marks[within - 1].depth + 1;
    for (uint32_t level = depth, mark = within; level > 0; mark = map->marks[mark - 1].outer)
        chain[--level] = mark - 1;
    while (same < depth && same < pen->n_open && does_for(pen, same, map, chain[same]))
        same++;
    close_to(pen, same);
    strbuf_add(pen->out, pen->blanks.at, pen->blanks.n);
    pen->blanks.n = 0;
    for (; pen->n_open < depth; pen->n_open++) {
        pen->open[pen->n_open].map = map;
        pen->open[pen->n_open].mark = chain[pen->n_open];
        pen->open[pen->n_open].own = own;
        add_span(pen, map, map->marks[chain[pen->n_open]].open);
    }
    size_t end = n;
    while (ascii_is_blank(bytes[end - 1]))
        end--;
    strbuf_add(pen->out, bytes + first, end - first);
    strbuf_add(&pen->blanks, bytes + end, n - end);
    pen->begun = true;
}

static bool in_code(const struct pen *pen)
{
    return pen->n_open && mark_at(pen, pen->n_open - 1)->kind == MARKDOWN_CODE;
}

/* Whether a paragraph that begins so would be something else. */
static bool begins_a_block(const uint8_t *text, size_t n, size_t *mark)
{
    size_t i = 0;
    while (i < n && text[i] >= '0' && text[i] <= '9')
        i++;
    *mark = i;
    return i < n && strchr(i ? ".)" : "#+-=~|", text[i]) && text[i];
}

void pen_text(struct pen *pen, const uint8_t *text, size_t n)
{
    size_t first = 0, mark = SIZE_MAX;
    while (first < n && ascii_is_blank(text[first]))
        first++;
    strbuf_add(&pen->blanks, text, first);
    if (first == n)
        return;
    strbuf_add(pen->out, pen->blanks.at, pen->blanks.n);
    pen->blanks.n = 0;
    if (!pen->begun && begins_a_block(text + first, n - first, &mark))
        mark += first;
    else
        mark = SIZE_MAX;
    pen->begun = true;
    size_t end = n;
    while (ascii_is_blank(text[end - 1]))
        end--;
    for (size_t i = first; i < end; i++) {
        if ((i == mark || (text[i] && strchr("\\`*_[]<>&", text[i]))) && !in_code(pen))
            strbuf_addc(pen->out, '\\');
        strbuf_addc(pen->out, (char)text[i]);
    }
    strbuf_add(&pen->blanks, text + end, n - end);
}

void pen_end(struct pen *pen)
{
    close_to(pen, 0);
    pen->blanks.n = 0;
    pen->begun = false;
}

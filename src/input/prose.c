#include "input/prose.h"

#include <string.h>

#include "base/vec.h"

enum { PICTURE_NAME_MAX = 80 /* bytes */ };

uint32_t prose_begin(struct prose *prose)
{
    if (prose->text.n)
        strbuf_adds(&prose->text, "\n\n");
    return (uint32_t)prose->text.n;
}

void prose_end(struct prose *prose, uint32_t start, enum passage_kind kind, struct span raw)
{
    struct strbuf *text = &prose->text;
    while (text->n > start && (text->at[text->n - 1] == '\n' || text->at[text->n - 1] == ' '))
        text->n--;
    if (text->n == start) {
        /* nothing is to stand between its neighbours */
        text->n -= start ? 2 : 0;
        return;
    }
    struct span span = {start, (uint32_t)text->n};
    *VEC_ADD(prose->arena, &prose->passages) = (struct passage){span, kind, prose->list};
    prose->list.mark = LIST_NO_MARK;
    *VEC_ADD(prose->arena, &prose->origins) = (struct origin){span, raw};
}

void prose_hyperlink(struct prose *prose, uint32_t start, const char *target, size_t size)
{
    if (prose->text.n <= start || !size)
        return;
    char *copy = arena_alloc(prose->arena, size + 1, 1);
    memcpy(copy, target, size);
    copy[size] = '\0';
    *VEC_ADD(prose->arena, &prose->hyperlinks) =
        (struct hyperlink){{start, (uint32_t)prose->text.n}, copy, (uint32_t)size};
}

void prose_picture(struct prose *prose, const char *target, size_t size)
{
    size_t from = 0, end = 0;
    while (end < size && target[end] != '?' && target[end] != '#')
        if (target[end++] == '/')
            from = end;
    bool data = size >= 5 && memcmp(target, "data:", 5) == 0;
    if (data || end == from || end - from > PICTURE_NAME_MAX)
        strbuf_adds(&prose->text, "image");
    else
        strbuf_add(&prose->text, target + from, end - from);
}

void prose_leave_out(struct prose *prose, enum left_out_kind kind, struct span raw)
{
    char *text = arena_alloc(prose->arena, span_size(raw), 1);
    memcpy(text, prose->decoded->text + raw.start, span_size(raw));
    *VEC_ADD(prose->arena, &prose->left_out) =
        (struct left_out){.kind = kind, .text = text, .size = span_size(raw), .raw = raw};
}

void prose_finish(struct prose *prose, const char *format, struct document *out)
{
    if (prose->text.n)
        strbuf_addc(&prose->text, '\n');
    out->format = format;
    out->text = (const uint8_t *)strbuf_cstr(&prose->text);
    out->size = (uint32_t)prose->text.n;
    out->origins = prose->origins.at;
    out->n_origins = prose->origins.n;
    out->passages = prose->passages.at;
    out->n_passages = prose->passages.n;
    out->hyperlinks = prose->hyperlinks.at;
    out->n_hyperlinks = prose->hyperlinks.n;
    out->left_out = prose->left_out.at;
    out->n_left_out = prose->left_out.n;
}

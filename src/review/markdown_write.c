#include "review/markdown_write.h"

#include <string.h>

#include "base/ascii.h"
#include "base/vec.h"
#include "input/encoding.h"
#include "input/markdown.h"
#include "review/markdown_pen.h"

#define NO_BLOCK UINT32_MAX

/* A paragraph of the result. */
struct part {
    size_t first, end;   /* of the strands */
    enum side side;      /* whose block begins and ends it */
    uint32_t block;      /* of that side's map, NO_BLOCK */
    struct span written; /* its content in the result */
    bool exact;          /* the block of the base as it is */
    bool plain;          /* text of the other side without its marks */
};

struct writer {
    const struct strands *strands;
    const struct article *const *article;
    enum side base;
    bool has_map[SIDES];
    struct markdown_map map[SIDES];
    const char *line_end;
    struct arena *arena;
    struct {
        struct part *at;
        size_t n, cap;
    } parts;
    uint32_t next_atom; /* of the base, in the paragraph under construction */
    uint32_t gaps;      /* between blocks of the base: so many are written */
    struct strbuf *out;
    struct pen pen;
};

/* Marks are read off the text in UTF-8. */
static bool read_map(struct writer *w, enum side side)
{
    const struct document *document = &w->article[side]->document;
    struct document decoded = document_plain(document->name, document->raw, document->raw_size);
    struct source raw = {.name = document->name,
                         .bytes = document->raw,
                         .size = document->raw_size};
    struct error error;
    if (strcmp(document->format, "markdown") != 0 ||
        !encoding_decode(&raw, document->encoding, w->arena, &decoded, &error))
        return false;
    return markdown_map(document, decoded.text, decoded.size, w->arena, &w->map[side]);
}

static const char *line_end_of(const struct markdown_map *map)
{
    const uint8_t *end = map->size ? memchr(map->source, '\n', map->size) : NULL;
    if (!end)
        return map->size && memchr(map->source, '\r', map->size) ? "\r" : "\n";
    return end > map->source && end[-1] == '\r' ? "\r\n" : "\n";
}

/* The block that holds a byte of the text or is the next behind it. */
static uint32_t block_at(const struct writer *w, enum side side, uint32_t byte)
{
    size_t low = 0, high = w->map[side].n_blocks;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (w->map[side].blocks[middle].text.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->map[side].n_blocks ? (uint32_t)low : NO_BLOCK;
}

static const struct markdown_block *block_of(const struct writer *w, const struct part *part)
{
    return part->block == NO_BLOCK ? NULL : &w->map[part->side].blocks[part->block];
}

static bool is_base(const struct writer *w, const struct strand *strand)
{
    return !strand->added && strand->side == (uint8_t)w->base;
}

/* --- parts --------------------------------------------------------------- */

/* The block that a paragraph begins in, of the base where any of it is the base's. */
static void find_block(const struct writer *w, struct part *part)
{
    part->block = NO_BLOCK;
    part->side = w->base;
    for (int pass = 0; pass < 2 && part->block == NO_BLOCK; pass++) {
        enum side side = pass ? side_other(w->base) : w->base;
        if (!w->has_map[side])
            continue;
        for (size_t i = part->first; i < part->end && part->block == NO_BLOCK; i++) {
            const struct strand *strand = &w->strands->at[i];
            if (strand->added || strand->side != (uint8_t)side)
                continue;
            part->block = block_at(w, side, strand->start);
            part->side = side;
        }
    }
}

/* Whether a paragraph is one block of the base, from its beginning to its end. */
static bool is_exact(const struct writer *w, const struct part *part)
{
    const struct markdown_block *block = block_of(w, part);
    if (!block || part->side != w->base)
        return false;
    uint32_t at = block->text.start;
    for (size_t i = part->first; i < part->end; i++) {
        const struct strand *strand = &w->strands->at[i];
        if (!is_base(w, strand) || strand->start != at)
            return false;
        at += strand->size;
    }
    return at == block->text.end;
}

static void add_part(struct writer *w, size_t first, size_t end)
{
    struct part part = {.first = first, .end = end};
    find_block(w, &part);
    part.exact = is_exact(w, &part);
    *VEC_ADD(w->arena, &w->parts) = part;
}

/* A break inside a block, as in code with empty lines, is none. */
static bool is_inside(const struct writer *w, const struct strand *strand)
{
    if (!is_base(w, strand) || !strand->start)
        return false;
    uint32_t block = block_at(w, w->base, strand->start);
    return block != NO_BLOCK && w->map[w->base].blocks[block].text.start < strand->start &&
           strand->start + strand->size < w->map[w->base].blocks[block].text.end;
}

static void find_parts(struct writer *w)
{
    size_t first = 0;
    for (size_t i = 0; i <= w->strands->n; i++) {
        const struct strand *strand = i < w->strands->n ? &w->strands->at[i] : NULL;
        if (strand && (strand->kind != STRAND_BREAK || is_inside(w, strand)))
            continue;
        if (i > first)
            add_part(w, first, i);
        first = i + 1;
    }
}

/* --- the text of a paragraph --------------------------------------------- */

static void add_tags(struct writer *w, uint32_t end)
{
    const struct markdown_map *map = &w->map[w->base];
    for (; w->next_atom < end; w->next_atom++) {
        const struct markdown_atom *atom = &map->atoms[w->next_atom];
        if (span_empty(atom->text))
            pen_source(&w->pen, map, atom->within, true, map->source + atom->source.start,
                       span_size(atom->source));
    }
}

static bool has_line_end(const struct markdown_map *map, struct span span)
{
    return memchr(map->source + span.start, '\n', span_size(span)) ||
           memchr(map->source + span.start, '\r', span_size(span));
}

/* The part of an atom that a strand has. */
static void add_atom(struct writer *w, enum side side, const struct markdown_atom *atom,
                     struct span text)
{
    const struct markdown_map *map = &w->map[side];
    struct span source = atom->source;
    bool own = side == w->base;
    if (atom->whole && !own && has_line_end(map, source)) {
        pen_source(&w->pen, map, atom->within, own, (const uint8_t *)" ", 1);
        return;
    }
    bool cut = text.start > atom->text.start || text.end < atom->text.end;
    if (atom->whole && cut) {
        pen_text(&w->pen, w->article[side]->document.text + text.start, span_size(text));
        return;
    }
    if (cut)
        source = (struct span){source.start + (text.start - atom->text.start),
                               source.start + (text.end - atom->text.start)};
    pen_source(&w->pen, map, atom->within, own, map->source + source.start, span_size(source));
}

static void add_placed(struct writer *w, enum side side, struct span text)
{
    const struct markdown_map *map = &w->map[side];
    for (uint32_t b = block_at(w, side, text.start);
         b != NO_BLOCK && b < map->n_blocks && map->blocks[b].text.start < text.end; b++) {
        const struct markdown_block *block = &map->blocks[b];
        uint32_t low = block->first, high = block->end;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (map->atoms[middle].text.end <= text.start)
                low = middle + 1;
            else
                high = middle;
        }
        for (uint32_t a = low; a < block->end && map->atoms[a].text.start < text.end; a++) {
            const struct markdown_atom *atom = &map->atoms[a];
            struct span part = {atom->text.start > text.start ? atom->text.start : text.start,
                                atom->text.end < text.end ? atom->text.end : text.end};
            if (side == w->base && a >= w->next_atom && a < block->end)
                add_tags(w, a);
            if (span_empty(atom->text) && side != w->base)
                pen_source(&w->pen, map, atom->within, false, map->source + atom->source.start,
                           span_size(atom->source));
            if (!span_empty(atom->text))
                add_atom(w, side, atom, part);
            if (side == w->base && a >= w->next_atom && !span_empty(atom->text))
                w->next_atom = a + 1;
        }
    }
}

static void add_content(struct writer *w, struct part *part)
{
    const struct markdown_block *block = block_of(w, part);
    part->written.start = (uint32_t)w->out->n;
    if (part->exact) {
        strbuf_add(w->out, w->map[w->base].source + block->content.start,
                   span_size(block->content));
        part->written.end = (uint32_t)w->out->n;
        return;
    }
    bool tags = block && part->side == w->base && !block->opaque;
    w->next_atom = tags ? block->first : UINT32_MAX;
    for (size_t i = part->first; i < part->end; i++) {
        const struct strand *strand = &w->strands->at[i];
        enum side side = (enum side)strand->side;
        struct span text = {strand->start, strand->start + strand->size};
        if (strand->added || !w->has_map[side] || (part->plain && side != w->base))
            pen_text(&w->pen, strand->text, strand->size);
        else
            add_placed(w, side, text);
    }
    if (tags)
        add_tags(w, block->end);
    pen_end(&w->pen);
    part->written.end = (uint32_t)w->out->n;
}

/* --- what is between paragraphs ------------------------------------------ */

/* Between the block before (the number of blocks: behind the last) and the one before
 * that, whole lines. */
static struct span gap_before(const struct markdown_map *map, uint32_t block)
{
    return (struct span){block ? map->blocks[block - 1].lines.end : 0,
                         block < map->n_blocks ? map->blocks[block].lines.start : map->size};
}

/* Gaps up to that before a block of the base, where there is more in them than blanks:
 * comments, definitions of links, rules. */
static void add_gaps(struct writer *w, uint32_t block)
{
    const struct markdown_map *map = &w->map[w->base];
    for (; w->gaps <= block; w->gaps++) {
        struct span gap = gap_before(map, w->gaps);
        while (gap.start < gap.end && ascii_is_blank(map->source[gap.start]))
            gap.start++;
        while (gap.start < gap.end && ascii_is_blank(map->source[gap.end - 1]))
            gap.end--;
        bool says = false;
        for (uint32_t i = gap.start; i < gap.end; i++)
            says |= !ascii_is_blank(map->source[i]) && map->source[i] != '>';
        if (!says)
            continue;
        strbuf_add(w->out, map->source + gap.start, span_size(gap));
        strbuf_adds(w->out, w->line_end);
        strbuf_adds(w->out, w->line_end);
    }
}

/* Whether the base has a part right behind another (or at its beginning), so that what
 * is between them can stay. */
static bool follows(const struct writer *w, const struct part *before, const struct part *part)
{
    if (part->side != w->base || part->block == NO_BLOCK)
        return false;
    if (!before)
        return part->block == 0;
    return before->side == w->base && before->block != NO_BLOCK && before->block + 1 == part->block;
}

static void add_span(struct writer *w, enum side side, uint32_t start, uint32_t end)
{
    if (end > start)
        strbuf_add(w->out, w->map[side].source + start, end - start);
}

/* What ends a block in its last line, or the line below. */
static void add_tail(struct writer *w, const struct part *part)
{
    const struct markdown_block *block = part ? block_of(w, part) : NULL;
    if (block)
        add_span(w, part->side, block->content.end, block->lines.end);
}

/* In a list without empty lines there are none. */
static bool is_tight(const struct writer *w, const struct part *part)
{
    if (part->block == NO_BLOCK || part->block == 0)
        return false;
    const struct markdown_map *map = &w->map[part->side];
    struct span gap = gap_before(map, part->block);
    uint32_t ends = 0;
    for (uint32_t i = gap.start; i < gap.end; i++)
        ends += map->source[i] == '\n';
    return ends == 1 && map->source[map->blocks[part->block].lines.start] !=
                            map->source[map->blocks[part->block].content.start];
}

static void join(struct writer *w, const struct part *before, const struct part *part)
{
    const struct markdown_block *block = block_of(w, part);
    if (follows(w, before, part)) {
        const struct markdown_block *last = before ? block_of(w, before) : NULL;
        add_span(w, w->base, last ? last->content.end : 0, block->content.start);
        w->gaps = part->block + 1;
        return;
    }
    add_tail(w, before);
    if (before) {
        strbuf_adds(w->out, w->line_end);
        if (!is_tight(w, part))
            strbuf_adds(w->out, w->line_end);
    }
    if (part->side == w->base && part->block != NO_BLOCK)
        add_gaps(w, part->block);
    else if (!before) /* what is before the first paragraph stays there */
        add_gaps(w, 0);
    if (block)
        add_span(w, part->side, block->lines.start, block->content.start);
}

/* Behind the last paragraph. */
static void add_end(struct writer *w, const struct part *last)
{
    const struct markdown_map *map = &w->map[w->base];
    uint32_t n = (uint32_t)map->n_blocks;
    if (last && last->side == w->base && last->block != NO_BLOCK && last->block + 1 == n) {
        add_span(w, w->base, block_of(w, last)->content.end, map->size);
        return;
    }
    add_tail(w, last);
    if (!last && !n) {
        add_span(w, w->base, 0, map->size);
        return;
    }
    if (last)
        strbuf_adds(w->out, w->line_end);
    size_t before = w->out->n;
    if (last)
        strbuf_adds(w->out, w->line_end);
    size_t begun = w->out->n;
    add_gaps(w, n);
    if (w->out->n == begun)
        w->out->n = before;
    else
        w->out->n -= strlen(w->line_end);
}

static void write_all(struct writer *w)
{
    w->out->n = 0;
    w->gaps = 0;
    w->pen = (struct pen){.out = w->out, .blanks = {.arena = w->arena}};
    for (size_t i = 0; i < w->parts.n; i++) {
        join(w, i ? &w->parts.at[i - 1] : NULL, &w->parts.at[i]);
        add_content(w, &w->parts.at[i]);
    }
    add_end(w, w->parts.n ? &w->parts.at[w->parts.n - 1] : NULL);
}

/* --- reading it again ---------------------------------------------------- */

/* The next character of a text whose white space is a blank, or an empty line between
 * paragraphs. */
static int next_character(const uint8_t *text, size_t n, size_t *at)
{
    unsigned ends = 0;
    size_t from = *at;
    while (*at < n && ascii_is_blank(text[*at]))
        ends += text[(*at)++] == '\n';
    if (*at == n)
        return -1;
    if (*at > from && from > 0)
        return ends > 1 ? '\n' : ' ';
    return text[(*at)++];
}

static bool same_text(const uint8_t *one, size_t n_one, const uint8_t *two, size_t n_two)
{
    size_t i = 0, k = 0;
    for (;;) {
        size_t i_before = i, k_before = k;
        int x = next_character(one, n_one, &i), y = next_character(two, n_two, &k);
        if (x != y)
            return false;
        if (x < 0)
            return true;
        if (x == ' ' || x == '\n') { /* and what is behind it */
            if (i == i_before || k == k_before || one[i++] != two[k++])
                return false;
        }
    }
}

static bool says(const struct writer *w, struct span written, const uint8_t *text, size_t n)
{
    struct arena scratch = {0};
    struct strbuf copy = {.arena = &scratch}; /* with a byte behind it */
    struct error error;
    strbuf_add(&copy, w->out->at + written.start, span_size(written));
    struct document decoded =
        document_plain("", (const uint8_t *)strbuf_cstr(&copy), span_size(written));
    struct document read = decoded;
    bool good = markdown_extract(&decoded, &scratch, &read, &error) &&
                same_text(read.text, read.size, text, n);
    arena_free(&scratch);
    return good;
}

static bool says_all(const struct writer *w, const struct strbuf *text)
{
    return says(w, (struct span){0, (uint32_t)w->out->n}, (const uint8_t *)text->at, text->n);
}

/* Paragraphs that do not say what they should lose the marks of the other side. */
static void find_plain(struct writer *w, bool all)
{
    for (size_t p = 0; p < w->parts.n; p++) {
        struct part *part = &w->parts.at[p];
        struct arena scratch = {0};
        struct strbuf text = {.arena = &scratch};
        for (size_t i = part->first; i < part->end; i++)
            strbuf_add(&text, w->strands->at[i].text, w->strands->at[i].size);
        if (!part->exact &&
            (all || !says(w, part->written, (const uint8_t *)strbuf_cstr(&text), text.n)))
            part->plain = true;
        arena_free(&scratch);
    }
}

bool markdown_write(const struct strands *strands, const struct article *const *article,
                    enum side base, const struct strbuf *text, struct strbuf *out,
                    struct error *error)
{
    struct arena scratch = {0};
    struct strbuf written = {.arena = &scratch};
    struct writer w = {
        .strands = strands, .article = article, .base = base, .arena = &scratch, .out = &written};
    for (int side = OLD; side <= NEW; side++)
        w.has_map[side] = read_map(&w, (enum side)side);
    bool good = w.has_map[base];
    if (good) {
        w.line_end = line_end_of(&w.map[base]);
        find_parts(&w);
        write_all(&w);
        for (int again = 0; again < 2 && !says_all(&w, text); again++) {
            find_plain(&w, again > 0);
            write_all(&w);
        }
        good = says_all(&w, text);
    }
    if (good)
        strbuf_add(out, written.at, written.n);
    else
        error_set(error, "%s: these decisions cannot be put into its Markdown",
                  article[base]->document.name);
    arena_free(&scratch);
    return good;
}

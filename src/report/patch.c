#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"
#include "base/visible.h"
#include "collate/seqdiff.h"
#include "report/remark.h"
#include "report/report.h"

enum { CONTEXT = 3 /* lines around a difference */ };

/* The lines of one text, line ends included. */
struct text_lines {
    const char *text;
    struct span *at;
    size_t n, cap;
    uint64_t *hash;
};

static struct text_lines split(const char *text, size_t size, struct arena *arena)
{
    struct text_lines lines = {.text = text};
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t next = end ? (size_t)(end - text) + 1 : size;
        *VEC_ADD(arena, &lines) = (struct span){(uint32_t)at, (uint32_t)next};
        at = next;
    }
    lines.hash = arena_alloc(arena, lines.n, sizeof *lines.hash);
    for (size_t i = 0; i < lines.n; i++)
        lines.hash[i] = hash_bytes(text + lines.at[i].start, span_size(lines.at[i]));
    return lines;
}

static void add_line(const struct text_lines *lines, size_t index, char sign, struct strbuf *out)
{
    assert(index < lines->n);
    struct span span = lines->at[index];
    strbuf_addc(out, sign);
    strbuf_add(out, lines->text + span.start, span_size(span));
    if (lines->text[span.end - 1] != '\n')
        strbuf_adds(out, "\n\\ No newline at end of file\n");
}

static void add_name(const char *sign, const char *name, struct strbuf *out)
{
    char clean[512];
    visible_copy(clean, sizeof clean, name, strlen(name));
    strbuf_addf(out, "%s %s\n", sign, clean);
}

/* A stretch [first, end) of lines of both texts. */
struct stretch {
    size_t first[SIDES], end[SIDES];
};

/* Where the next lines that differ are, from a place on; false where there are
 * none. */
static bool next_difference(const struct text_lines lines[SIDES], const uint32_t *partner,
                            struct stretch *stretch)
{
    size_t old = stretch->end[OLD], new = stretch->end[NEW];
    while (old < lines[OLD].n && partner[old] == new) {
        old++;
        new++;
    }
    if (old == lines[OLD].n && new == lines[NEW].n)
        return false;
    stretch->first[OLD] = old;
    stretch->first[NEW] = new;
    while (old < lines[OLD].n && partner[old] == SEQDIFF_NONE)
        old++;
    stretch->end[OLD] = old;
    stretch->end[NEW] = old < lines[OLD].n ? partner[old] : lines[NEW].n;
    return true;
}

static void add_range(char sign, size_t first, size_t end, struct strbuf *out)
{
    /* an empty range names the line before it */
    strbuf_addf(out, " %c%zu,%zu", sign, first + (end > first), end - first);
}

/* Differences that share context are one hunk; `last` is the last one's end. */
static void add_hunk(const struct text_lines lines[SIDES], const struct stretch *differences,
                     size_t n, struct strbuf *out)
{
    const struct stretch *head = &differences[0], *tail = &differences[n - 1];
    size_t before = head->first[OLD] < CONTEXT ? head->first[OLD] : CONTEXT;
    size_t after = lines[OLD].n - tail->end[OLD];
    if (after > CONTEXT)
        after = CONTEXT;
    strbuf_adds(out, "@@");
    add_range('-', head->first[OLD] - before, tail->end[OLD] + after, out);
    add_range('+', head->first[NEW] - before, tail->end[NEW] + after, out);
    strbuf_adds(out, " @@\n");
    size_t old = head->first[OLD] - before;
    for (size_t i = 0; i < n; i++) {
        while (old < differences[i].first[OLD])
            add_line(&lines[OLD], old++, ' ', out);
        while (old < differences[i].end[OLD])
            add_line(&lines[OLD], old++, '-', out);
        for (size_t new = differences[i].first[NEW]; new < differences[i].end[NEW]; new++)
            add_line(&lines[NEW], new, '+', out);
    }
    while (old < tail->end[OLD] + after)
        add_line(&lines[OLD], old++, ' ', out);
}

/* What is said of the changes that are told, for people: what reads patches passes over
 * lines before the first header. */
static void add_remarks(const struct report_input *input, struct strbuf *out)
{
    const struct changes *changes = input->review->changes;
    for (size_t i = 0; i < changes->n; i++)
        if (report_tells(input, i))
            remark_line(changes, i, &input->review->decision[i], out);
}

static void add_patch(const struct report_input *input, struct strbuf *out)
{
    struct arena scratch = {0};
    const struct changes *changes = input->review->changes;
    const struct document *old = &changes->collation->article[OLD]->document;
    const struct document *new = &changes->collation->article[NEW]->document;
    const struct strbuf *result = input->patched;
    struct text_lines lines[SIDES] = {split((const char *)old->raw, old->raw_size, &scratch),
                                      split(result->at, result->n, &scratch)};
    uint32_t *partner = arena_alloc(&scratch, lines[OLD].n, sizeof *partner);
    bool approximate = false;
    seqdiff(lines[OLD].hash, (uint32_t)lines[OLD].n, lines[NEW].hash, (uint32_t)lines[NEW].n,
            partner, &approximate, &scratch);
    struct {
        struct stretch *at;
        size_t n, cap;
    } hunk = {0};
    struct stretch next = {{0, 0}, {0, 0}};
    bool first = true;
    while (next_difference(lines, partner, &next)) {
        if (first) {
            add_remarks(input, out);
            add_name("---", old->name, out);
            add_name("+++", new->name, out);
        }
        first = false;
        if (hunk.n && next.first[OLD] - hunk.at[hunk.n - 1].end[OLD] > 2 * CONTEXT) {
            add_hunk(lines, hunk.at, hunk.n, out);
            hunk.n = 0;
        }
        *VEC_ADD(&scratch, &hunk) = next;
    }
    if (hunk.n)
        add_hunk(lines, hunk.at, hunk.n, out);
    arena_free(&scratch);
}

void report_patch(const struct report_input *input, struct output *output)
{
    struct arena scratch = {0};
    struct strbuf text = {.arena = &scratch};
    assert(input->patched);
    add_patch(input, &text);
    output_add(output, strbuf_cstr(&text), text.n);
    arena_free(&scratch);
}

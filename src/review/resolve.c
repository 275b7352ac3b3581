#include "review/resolve.h"

#include <string.h>

#include "base/vec.h"
#include "review/fill.h"
#include "review/marks.h"
#include "review/space.h"
#include "review/weave.h"

void resolve_stands(const struct review *review, enum side otherwise, uint8_t *stands)
{
    for (size_t i = 0; i < review->changes->n; i++) {
        enum verdict verdict = review->decision[i].verdict;
        stands[i] = (uint8_t)(verdict == VERDICT_ACCEPT ? NEW
                              : verdict == VERDICT_STET ? OLD
                                                        : otherwise);
    }
}

/* The paragraph under construction, and what in it is not as the base has it. */
struct paragraph_text {
    struct strbuf text, reading;
    struct {
        struct span *at;
        size_t n, cap;
    } touched;
};

static void touch(struct paragraph_text *paragraph, size_t start, size_t end)
{
    *VEC_ADD(paragraph->text.arena, &paragraph->touched) =
        (struct span){(uint32_t)start, (uint32_t)end};
}

static void finish(struct paragraph_text *paragraph, const struct space *space,
                   struct strbuf *out)
{
    if (paragraph->touched.n)
        fill((const uint8_t *)paragraph->text.at, (const uint8_t *)paragraph->reading.at,
             (uint32_t)paragraph->text.n, paragraph->touched.at, paragraph->touched.n, space->width,
             space->line_end, out);
    else if (paragraph->text.n)
        strbuf_add(out, paragraph->text.at, paragraph->text.n);
    paragraph->text.n = paragraph->reading.n = paragraph->touched.n = 0;
}

/* Whether text from here on, put at the beginning of a line, stood inside a
 * paragraph and perhaps in the middle of a line. */
static bool begins_inside(const struct article *article, uint32_t at)
{
    return article->paragraphs[article_paragraph_at(article, at)].span.start != at;
}

/* What one reader sees, its lines filled as the base fills its own. */
static void write_filled(const struct strands *strands, enum side base,
                         const struct article *const article[SIDES], const struct space *space,
                         struct strbuf *out)
{
    struct arena scratch = {0};
    struct paragraph_text paragraph = {.text.arena = &scratch, .reading.arena = &scratch};
    uint32_t expected = 0; /* where the base's text goes on */
    bool seam = false;     /* it did not */
    for (size_t i = 0; i < strands->n; i++) {
        const struct strand *strand = &strands->at[i];
        bool is_base = !strand->added && strand->side == (uint8_t)base;
        if (strand->kind == STRAND_BREAK) {
            finish(&paragraph, space, out);
            strbuf_add(out, strand->text, strand->size);
            seam = false;
            continue;
        }
        size_t start = paragraph.text.n;
        strbuf_add(&paragraph.text, strand->text, strand->size);
        strbuf_add(&paragraph.reading,
                   strand->added ? strand->text : article[strand->side]->text + strand->start,
                   strand->size);
        if (!is_base)
            touch(&paragraph, start, paragraph.text.n);
        else if (start ? seam || strand->start != expected
                       : begins_inside(article[base], strand->start))
            touch(&paragraph, start, start);
        seam = !is_base;
        if (is_base)
            expected = strand->start + strand->size;
    }
    finish(&paragraph, space, out);
    arena_free(&scratch);
}

static void write_plain(const struct strands *strands, struct strbuf *out)
{
    for (size_t i = 0; i < strands->n; i++)
        strbuf_add(out, strands->at[i].text, strands->at[i].size);
}

void resolve_marked(const struct changes *changes, const uint8_t *const stands[SIDES],
                    struct strbuf *out)
{
    struct arena scratch = {0};
    struct weave_input input = {changes, NEW, 2, {stands[OLD], stands[NEW]}};
    struct strands strands = weave(&input, &scratch);
    marks_write(&strands, &marks_critic, NULL, NULL, out);
    arena_free(&scratch);
}

/* What begins a line inside a paragraph that has none of its own to go by: a line end
 * and, where paragraphs begin so, the marks of quoted mail. */
static const char *new_line_of(const struct article *article, const struct space *space,
                               struct arena *arena)
{
    const char *text = (const char *)article->document.text;
    struct span marks = {space->paragraphs.end, space->paragraphs.end};
    struct strbuf line = {.arena = arena};
    while (marks.start > space->paragraphs.start && text[marks.start - 1] != '\n' &&
           text[marks.start - 1] != '\r')
        marks.start--;
    if (span_empty(marks) || !memchr(text + marks.start, '>', span_size(marks)))
        return space->line_end;
    strbuf_adds(&line, space->line_end);
    strbuf_add(&line, text + marks.start, span_size(marks));
    return strbuf_cstr(&line);
}

void resolve_standing(const struct changes *changes, const uint8_t *stands, enum side base,
                      struct strbuf *out)
{
    struct arena scratch = {0};
    struct weave_input input = {changes, base, 1, {stands}};
    struct strands strands = weave(&input, &scratch);
    struct space space = space_of(changes->collation->article[base]);
    space.line_end = new_line_of(changes->collation->article[base], &space, &scratch);
    if (space.width)
        write_filled(&strands, base, changes->collation->article, &space, out);
    else
        write_plain(&strands, out);
    arena_free(&scratch);
}

static void add_reading(const struct article *article, uint32_t start, uint32_t end,
                      struct strbuf *out)
{
    if (end > start)
        strbuf_add(out, article->text + start, end - start);
}

void resolve_sentence(const struct collation *collation, const struct choices *choices,
                      uint32_t sentence, struct strbuf *out)
{
    const struct link *link = &collation->sentences[sentence];
    const struct article *const *article = collation->article;
    struct span span[SIDES] = {{0, 0}, {0, 0}};
    for (int side = OLD; side <= NEW; side++)
        if (!range_empty(link->range[side]))
            span[side] = (struct span){article[side]->sentences[link->range[side].first].start,
                                       article[side]->sentences[link->range[side].end - 1].end};
    if (range_empty(link->range[OLD]) || range_empty(link->range[NEW])) {
        enum side side = range_empty(link->range[OLD]) ? NEW : OLD;
        if (choices->sentence[sentence] == (uint8_t)side)
            add_reading(article[side], span[side].start, span[side].end, out);
        return;
    }
    uint32_t at = span[NEW].start;
    for (uint32_t e = link->edits.first; e < link->edits.end; e++) {
        const struct edit *edit = &collation->edits[e];
        enum side side = (enum side)choices->edit[e];
        if (edit->span[OLD].end == span[OLD].start && edit->span[NEW].end == span[NEW].start &&
            e == link->edits.first)
            continue; /* the space before the sentence */
        add_reading(article[NEW], at, edit->span[NEW].start, out);
        add_reading(article[side], edit->span[side].start, edit->span[side].end, out);
        at = edit->span[NEW].end;
    }
    add_reading(article[NEW], at, span[NEW].end, out);
}

/* Differences that are no change (how lines are wrapped, and what the options
 * ignore) carry no decision. They follow NEW, unless nothing of NEW stands. */
enum side resolve_base(const struct changes *changes, const uint8_t *stands,
                       enum undecided undecided)
{
    if (!changes->n)
        return undecided == UNDECIDED_OLD ? OLD : NEW;
    for (size_t i = 0; i < changes->n; i++)
        if (stands[i] == NEW)
            return NEW;
    return OLD;
}

bool resolve_is_undecided(const struct decision *decision)
{
    return decision->verdict != VERDICT_ACCEPT && decision->verdict != VERDICT_STET;
}

void resolve(const struct review *review, enum undecided undecided, struct strbuf *out)
{
    const struct changes *changes = review->changes;
    struct arena scratch = {0};
    uint8_t *stands[SIDES];
    bool open = false;
    for (int side = OLD; side <= NEW; side++) {
        stands[side] = arena_alloc(&scratch, changes->n, 1);
        resolve_stands(review, (enum side)side, stands[side]);
    }
    for (size_t i = 0; i < changes->n; i++)
        open |= resolve_is_undecided(&review->decision[i]);
    const uint8_t *const both[SIDES] = {stands[OLD], stands[NEW]};
    const uint8_t *one = stands[undecided == UNDECIDED_OLD ? OLD : NEW];
    if (open && undecided == UNDECIDED_MARK)
        resolve_marked(changes, both, out);
    else
        resolve_standing(changes, one, resolve_base(changes, one, undecided), out);
    arena_free(&scratch);
}

#include "review/weave.h"

#include <string.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "review/space.h"
#include "review/weave_internal.h"

enum gap_kind { GAP_HEAD, GAP_INNER, GAP_PARAGRAPH, GAP_TAIL };

/* White space before a node, as one reader sees it. */
struct gap {
    const uint8_t *text;
    uint32_t size;
    struct span from; /* where the base has it */
    enum gap_kind kind;
    enum side side;
    bool added;
    uint32_t change;
};

struct weaver {
    struct weave_job job;
    const struct article *article[SIDES];
    enum side base, other;
    struct space space[SIDES];
    struct nodes nodes;
    struct strands *out;
    struct arena *arena;
};

static const struct link *link_of(const struct weaver *w, const struct node *node)
{
    return &w->job.collation->sentences[node->link];
}

static void add(struct weaver *w, struct strand strand)
{
    if (strand.size && strand.readers)
        *VEC_ADD(w->arena, w->out) = strand;
}

static void add_span(struct weaver *w, enum side side, struct span span, uint8_t readers,
                     uint32_t change)
{
    add(w, (struct strand){.text = w->article[side]->document.text + span.start,
                           .size = span_size(span),
                           .start = span.start,
                           .change = change,
                           .side = (uint8_t)side,
                           .readers = readers});
}

static void add_new(struct weaver *w, const char *text, uint8_t kind, uint8_t readers,
                    uint32_t change)
{
    add(w, (struct strand){.text = (const uint8_t *)text,
                           .size = (uint32_t)strlen(text),
                           .change = change,
                           .side = (uint8_t)w->base,
                           .kind = kind,
                           .readers = readers,
                           .added = true});
}

/* --- gaps --------------------------------------------------------------- */

/* A paragraph break that the base does not have, in its manner. */
static struct gap new_break(const struct weaver *w)
{
    struct gap gap = {.kind = GAP_PARAGRAPH, .side = w->base, .added = true,
                      .change = CHOICE_NONE};
    struct span usual = w->space[w->base].paragraphs;
    if (!span_empty(usual)) {
        gap.text = w->article[w->base]->document.text + usual.start;
        gap.size = span_size(usual);
        return gap;
    }
    static const char *const twice[] = {"\n\n", "\r\n\r\n", "\r\r"};
    const struct space *space = &w->space[w->space[w->base].has_line_end ? w->base : w->other];
    const char *text = twice[space->line_end[0] == '\n' ? 0 : space->line_end[1] ? 1 : 2];
    struct span model = w->space[w->other].paragraphs;
    size_t ends = 2;
    if (!span_empty(model) &&
        space_line_ends(w->article[w->other]->document.text, model) == 1 &&
        !w->space[w->base].width)
        ends = 1;
    gap.text = (const uint8_t *)text;
    gap.size = (uint32_t)(ends * strlen(space->line_end));
    return gap;
}

static struct gap new_blank(const struct weaver *w, bool blank)
{
    return (struct gap){.text = (const uint8_t *)" ", .size = blank, .kind = GAP_INNER,
                        .side = w->base, .added = true, .change = CHOICE_NONE};
}

static struct gap gap_in(const struct weaver *w, enum side side, struct span span,
                         enum gap_kind kind)
{
    return (struct gap){.text = w->article[side]->document.text + span.start,
                        .size = span_size(span), .from = span, .kind = kind, .side = side,
                        .change = CHOICE_NONE};
}

/* The white space between a sentence and the one before it, which both exist. */
static struct span span_before(const struct weaver *w, enum side side, uint32_t sentence)
{
    const struct article *article = w->article[side];
    return (struct span){article->sentences[sentence - 1].end,
                         article->sentences[sentence].start};
}

static enum gap_kind kind_before(const struct weaver *w, enum side side, uint32_t sentence)
{
    const struct article *article = w->article[side];
    const struct paragraph *paragraph =
        &article->paragraphs[article_paragraph_of(article, sentence)];
    return paragraph->sentences.first == sentence ? GAP_PARAGRAPH : GAP_INNER;
}

/* White space of the other side in the base's manner. */
static struct gap adapted(const struct weaver *w, struct span span, enum gap_kind kind)
{
    const uint8_t *text = w->article[w->other]->document.text;
    if (kind == GAP_PARAGRAPH)
        return new_break(w);
    if (space_line_ends(text, span))
        return new_blank(w, true);
    return gap_in(w, w->other, span, kind);
}

/* The gap of one side between two nodes that are neighbours there, if it is of
 * that kind. */
static bool gap_between(const struct weaver *w, enum side side, const struct node *before,
                        const struct node *node, enum gap_kind kind, struct span *out)
{
    struct range one = link_of(w, before)->range[side], two = link_of(w, node)->range[side];
    if (range_empty(one) || range_empty(two) || one.end != two.first ||
        kind_before(w, side, two.first) != kind)
        return false;
    *out = span_before(w, side, two.first);
    return true;
}

/* The edit that a space before the node was lost or found, if there is one. */
static bool space_edit(const struct weaver *w, const struct link *link, uint32_t *edit)
{
    if (!weave_is_paired(link) || range_empty(link->edits))
        return false;
    const struct edit *first = &w->job.collation->edits[link->edits.first];
    for (int side = OLD; side <= NEW; side++)
        if (first->span[side].end != w->article[side]->sentences[link->range[side].first].start)
            return false;
    *edit = link->edits.first;
    return true;
}

/* The gap on one side behind one node or before another, if it is of that kind. */
static bool gap_beside(const struct weaver *w, enum side side, const struct node *before,
                       const struct node *node, enum gap_kind kind, struct span *out)
{
    struct range one = link_of(w, before)->range[side], two = link_of(w, node)->range[side];
    uint32_t most = 0;
    bool found = false;
    uint32_t behind[] = {range_empty(one) ? 0 : one.end, range_empty(two) ? 0 : two.first};
    for (int i = 0; i < 2; i++) {
        uint32_t sentence = behind[i];
        if (!sentence || sentence >= w->article[side]->n_sentences ||
            kind_before(w, side, sentence) != kind)
            continue;
        struct span span = span_before(w, side, sentence);
        uint32_t ends = space_line_ends(w->article[side]->document.text, span);
        if (found && (kind == GAP_INNER || ends <= most))
            continue;
        *out = span;
        most = ends;
        found = true;
    }
    return found;
}

static bool ends_east_asian(const struct weaver *w, const struct node *node)
{
    const struct link *link = link_of(w, node);
    enum side side = range_empty(link->range[NEW]) ? OLD : NEW;
    const uint8_t *text = w->article[side]->text;
    struct span span = w->article[side]->sentences[link->range[side].end - 1];
    uint32_t at = span.end - 1, cp;
    while (at > span.start && (text[at] & 0xc0) == 0x80)
        at--;
    utf8_decode(text + at, span.end - at, &cp);
    return utf8_is_east_asian(cp);
}

static struct gap inner_gap(const struct weaver *w, int reader, const struct node *before,
                            const struct node *node)
{
    struct span span;
    uint32_t edit;
    bool lost = space_edit(w, link_of(w, node), &edit);
    enum side side =
        lost ? (enum side)w->job.choices[reader].edit[edit] : w->base;
    struct gap gap;
    if (lost && gap_between(w, side, before, node, GAP_INNER, &span))
        gap = side == w->base ? gap_in(w, side, span, GAP_INNER) : adapted(w, span, GAP_INNER);
    else if (gap_between(w, w->base, before, node, GAP_INNER, &span))
        gap = gap_in(w, w->base, span, GAP_INNER);
    else if (gap_between(w, w->other, before, node, GAP_INNER, &span))
        gap = adapted(w, span, GAP_INNER);
    else if (gap_beside(w, w->base, before, node, GAP_INNER, &span))
        gap = gap_in(w, w->base, span, GAP_INNER);
    else if (gap_beside(w, w->other, before, node, GAP_INNER, &span))
        gap = adapted(w, span, GAP_INNER);
    else
        gap = new_blank(w, !ends_east_asian(w, before));
    if (lost)
        gap.change = w->job.deciders.edit[edit];
    return gap;
}

static struct gap paragraph_gap(const struct weaver *w, const struct node *before,
                                const struct node *node)
{
    struct span span;
    if (gap_between(w, w->base, before, node, GAP_PARAGRAPH, &span))
        return gap_in(w, w->base, span, GAP_PARAGRAPH);
    bool met = gap_between(w, w->other, before, node, GAP_PARAGRAPH, &span);
    if (!met && gap_beside(w, w->base, before, node, GAP_PARAGRAPH, &span))
        return gap_in(w, w->base, span, GAP_PARAGRAPH);
    return new_break(w);
}

/* What is before the first sentence and behind the last. */
static struct gap end_gap(const struct weaver *w, enum gap_kind kind)
{
    enum side side = w->article[w->base]->n_sentences ? w->base : w->other;
    const struct article *article = w->article[side];
    struct span span = {0, article->document.size};
    if (article->n_sentences && kind == GAP_HEAD)
        span.end = article->sentences[0].start;
    if (kind == GAP_TAIL)
        span.start =
            article->n_sentences ? article->sentences[article->n_sentences - 1].end : span.end;
    return gap_in(w, side, span, kind);
}

/* Before node `next` for a reader whose last node was `before`; either may be
 * NULL. */
static struct gap gap_before(const struct weaver *w, int reader, const struct node *before,
                             const struct node *next)
{
    if (!before && !next) { /* a reader of nothing */
        const struct article *base = w->article[w->base];
        return gap_in(w, w->base, (struct span){0, base->n_sentences ? 0 : base->document.size},
                      GAP_HEAD);
    }
    if (!before)
        return end_gap(w, GAP_HEAD);
    if (!next)
        return end_gap(w, GAP_TAIL);
    bool breaks = before->section != next->section ||
                  before->ends[reader] != next->begins[reader];
    struct gap gap =
        breaks ? paragraph_gap(w, before, next) : inner_gap(w, reader, before, next);
    if (breaks && before->section == next->section)
        gap.change = w->job.deciders.paragraph[next->section];
    return gap;
}

static void add_gap(struct weaver *w, const struct gap *gap, uint8_t readers, uint32_t change)
{
    add(w, (struct strand){.text = gap->text,
                           .size = gap->size,
                           .start = gap->from.start,
                           .change = gap->change == CHOICE_NONE ? change : gap->change,
                           .side = (uint8_t)gap->side,
                           .kind = gap->kind == GAP_INNER ? STRAND_GAP : STRAND_BREAK,
                           .readers = readers,
                           .added = gap->added});
}

/* --- text --------------------------------------------------------------- */

/* Who sees the paragraphs of a node divided as they are on that side. */
static uint8_t who_divides(const struct weaver *w, const struct node *node, enum side side)
{
    uint8_t who = 0;
    for (int r = 0; r < w->job.input->readers; r++)
        if (w->job.choices[r].paragraph[node->section] == (uint8_t)side)
            who |= (uint8_t)(1U << r);
    return who & node->readers;
}

/* Whether white space of a sentence is between two paragraphs. */
static bool is_break(const struct weaver *w, enum side side, struct span space)
{
    const struct article *article = w->article[side];
    uint32_t next = article_paragraph_at(article, space.end);
    return next > 0 && next < article->n_paragraphs &&
           article->paragraphs[next].span.start <= space.end &&
           article->paragraphs[next - 1].span.end >= space.start;
}

static uint32_t blanks_end(const uint8_t *text, struct span span)
{
    while (span.start < span.end && ascii_is_blank(text[span.start]))
        span.start++;
    return span.start;
}

/* Text of the other side loses its line ends, and keeps its paragraphs where a
 * reader sees them divided as there. */
static void add_foreign(struct weaver *w, const struct node *node, struct span span,
                        uint8_t readers, uint32_t change)
{
    const uint8_t *text = w->article[w->other]->text;
    uint32_t at = span.start;
    while (at < span.end) {
        if (text[at] == READING_FILLER) { /* the line end in a word, and its hyphen */
            add_span(w, w->other, (struct span){span.start, at}, readers, change);
            while (at < span.end && text[at] == READING_FILLER)
                at++;
            span.start = at;
            continue;
        }
        struct span space = {at, blanks_end(text, (struct span){at, span.end})};
        if (span_empty(space) || !space_line_ends(text, space)) {
            at = span_empty(space) ? at + 1 : space.end;
            continue;
        }
        add_span(w, w->other, (struct span){span.start, space.start}, readers, change);
        span.start = at = space.end;
        uint8_t divided = is_break(w, w->other, space) ? who_divides(w, node, w->other) : 0;
        struct gap gap = new_break(w);
        add_gap(w, &gap, divided & readers, change);
        add_new(w, " ", STRAND_GAP, readers & (uint8_t)~divided, change);
    }
    add_span(w, w->other, span, readers, change);
}

/* White space inside a sentence that is in several paragraphs of one version:
 * the base's, the other's, either may be missing at an edge. */
static void add_inner_space(struct weaver *w, const struct node *node, struct span base,
                            struct span other, uint8_t readers)
{
    uint8_t at_base = !span_empty(base) && is_break(w, w->base, base)
                          ? who_divides(w, node, w->base) & readers
                          : 0;
    uint8_t at_other = !span_empty(other) && is_break(w, w->other, other)
                           ? who_divides(w, node, w->other) & readers
                           : 0;
    uint8_t undivided = readers & (uint8_t) ~(at_base | at_other);
    uint32_t change = w->job.deciders.paragraph[node->section];
    struct gap gap = new_break(w);
    if (!span_empty(base) && is_break(w, w->base, base)) {
        add_new(w, " ", STRAND_GAP, undivided, change);
        add_gap(w, &gap, at_other, change);
        gap = gap_in(w, w->base, base, GAP_PARAGRAPH);
        add_gap(w, &gap, at_base, change);
        return;
    }
    add_gap(w, &gap, at_other, change);
    add_span(w, w->base, base, undivided, CHOICE_NONE);
}

/* Text that is equal in both versions but for white space, where paragraphs may
 * begin in it on either side. */
static void add_divided(struct weaver *w, const struct node *node, struct span base,
                        struct span other, uint8_t readers)
{
    const uint8_t *text = w->article[w->base]->text;
    const uint8_t *theirs = w->article[w->other]->text;
    uint32_t from = base.start;
    for (;;) {
        while (base.start < base.end && !ascii_is_blank(text[base.start]) &&
               !(other.start < other.end && ascii_is_blank(theirs[other.start]))) {
            base.start++;
            other.start += other.start < other.end;
        }
        struct span space = {base.start, blanks_end(text, base)};
        struct span their_space = {other.start, blanks_end(theirs, other)};
        add_span(w, w->base, (struct span){from, base.start}, readers, CHOICE_NONE);
        if (span_empty(space) && span_empty(their_space))
            return;
        add_inner_space(w, node, space, their_space, readers);
        from = base.start = space.end;
        other.start = their_space.end;
    }
}

static bool in_several(const struct weaver *w, const struct link *link)
{
    for (int side = OLD; side <= NEW; side++) {
        struct range range = link->range[side];
        if (range_size(range) > 1 && article_paragraph_of(w->article[side], range.first) !=
                                         article_paragraph_of(w->article[side], range.end - 1))
            return true;
    }
    return false;
}

static void add_edit(struct weaver *w, const struct node *node, uint32_t index)
{
    const struct edit *edit = &w->job.collation->edits[index];
    uint32_t change = w->job.deciders.edit[index];
    uint8_t who[SIDES] = {0, 0};
    for (int r = 0; r < w->job.input->readers; r++)
        if (node->readers & 1U << r)
            who[w->job.choices[r].edit[index]] |= (uint8_t)(1U << r);
    for (int side = OLD; side <= NEW; side++) {
        if (!who[side])
            continue;
        if (side == (int)w->other)
            add_foreign(w, node, edit->span[side], who[side], change);
        else if (in_several(w, link_of(w, node)))
            add_divided(w, node, edit->span[side], (struct span){0, 0}, who[side]);
        else
            add_span(w, w->base, edit->span[side], who[side], change);
    }
}

static struct span span_on(const struct weaver *w, const struct link *link, enum side side)
{
    return (struct span){w->article[side]->sentences[link->range[side].first].start,
                         w->article[side]->sentences[link->range[side].end - 1].end};
}

/* A sentence that stands here for its readers, and elsewhere for others, is
 * here because of its own change or its paragraph's. */
static uint32_t change_of_place(const struct weaver *w, const struct node *node)
{
    uint32_t own = w->job.deciders.sentence[node->link];
    return own != CHOICE_NONE ? own : w->job.deciders.paragraph[node->section];
}

static void add_node(struct weaver *w, const struct node *node)
{
    const struct link *link = link_of(w, node);
    uint32_t change = change_of_place(w, node), first = link->edits.first, space;
    size_t from = w->out->n;
    if (!weave_is_paired(link)) {
        if (range_empty(link->range[w->base]))
            add_foreign(w, node, span_on(w, link, w->other), node->readers, change);
        else
            add_span(w, w->base, span_on(w, link, w->base), node->readers, change);
        return;
    }
    struct span rest[SIDES] = {span_on(w, link, OLD), span_on(w, link, NEW)};
    bool divided = in_several(w, link);
    if (space_edit(w, link, &space))
        first++;
    for (uint32_t e = first; e <= link->edits.end; e++) {
        const struct edit *edit = e < link->edits.end ? &w->job.collation->edits[e] : NULL;
        struct span same[SIDES];
        for (int side = OLD; side <= NEW; side++)
            same[side] = (struct span){rest[side].start,
                                       edit ? edit->span[side].start : rest[side].end};
        if (divided)
            add_divided(w, node, same[w->base], same[w->other], node->readers);
        else
            add_span(w, w->base, same[w->base], node->readers, CHOICE_NONE);
        if (!edit)
            break;
        add_edit(w, node, e);
        rest[OLD].start = edit->span[OLD].end;
        rest[NEW].start = edit->span[NEW].end;
    }
    for (size_t i = from; i < w->out->n; i++)
        if (w->out->at[i].change == CHOICE_NONE)
            w->out->at[i].change = change;
}

/* --- both readers ------------------------------------------------------- */

/* Two readers can share one gap. */
static bool shared(const struct gap *one, const struct gap *two)
{
    return one->kind == two->kind && !one->size == !two->size;
}

struct reading {
    const struct node *before;
    size_t next;   /* the next node that the reader sees; nodes.n for none */
    bool has_gap;  /* the gap before that is there already */
};

static void find_next(const struct weaver *w, struct reading *reading, int reader, size_t from)
{
    while (from < w->nodes.n && !(w->nodes.at[from].readers & 1U << reader))
        from++;
    reading->next = from;
}

/* The gaps before node `at` (nodes.n: behind the last) for those who see it. A
 * gap that both need is put as soon as one needs it. */
static void add_gaps(struct weaver *w, struct reading *readings, size_t at)
{
    struct gap gaps[READERS_MAX];
    int n = w->job.input->readers;
    uint8_t all = (uint8_t)((1U << n) - 1);
    const struct node *node = at < w->nodes.n ? &w->nodes.at[at] : NULL;
    uint32_t change = node ? change_of_place(w, node) : CHOICE_NONE;
    for (int r = 0; r < n; r++) {
        size_t next = readings[r].next;
        gaps[r] = gap_before(w, r, readings[r].before,
                             next < w->nodes.n ? &w->nodes.at[next] : NULL);
    }
    bool share = n == 2 && !readings[0].has_gap && !readings[1].has_gap &&
                 shared(&gaps[0], &gaps[1]);
    for (int r = 0; r < n; r++) {
        if (readings[r].next != at || readings[r].has_gap)
            continue;
        if (share) { /* the second reader's, who sees NEW where all is shown */
            add_gap(w, &gaps[1], all, CHOICE_NONE);
            readings[0].has_gap = readings[1].has_gap = true;
            return;
        }
        add_gap(w, &gaps[r], (uint8_t)(1U << r), change);
        readings[r].has_gap = true;
    }
}

struct strands weave(const struct weave_input *input, struct arena *arena)
{
    struct strands strands = {0};
    const struct collation *collation = input->changes->collation;
    struct weaver w = {.job = {.input = input, .collation = collation, .base = input->base},
                       .article = {collation->article[OLD], collation->article[NEW]},
                       .base = input->base, .other = side_other(input->base),
                       .out = &strands, .arena = arena};
    w.job.deciders = deciders_find(input->changes, &w.job.scratch);
    for (int r = 0; r < input->readers; r++)
        w.job.choices[r] = choices_make(input->changes, &w.job.deciders, input->stands[r],
                                        input->base, &w.job.scratch);
    for (int side = OLD; side <= NEW; side++)
        w.space[side] = space_of(w.article[side]);
    w.nodes = weave_order(&w.job);
    struct reading readings[READERS_MAX] = {{0}};
    for (int r = 0; r < input->readers; r++)
        find_next(&w, &readings[r], r, 0);
    for (size_t i = 0; i < w.nodes.n; i++) {
        const struct node *node = &w.nodes.at[i];
        add_gaps(&w, readings, i);
        add_node(&w, node);
        for (int r = 0; r < input->readers; r++)
            if (node->readers & 1U << r) {
                readings[r].before = node;
                readings[r].has_gap = false;
                find_next(&w, &readings[r], r, i + 1);
            }
    }
    add_gaps(&w, readings, w.nodes.n);
    arena_free(&w.job.scratch);
    return strands;
}

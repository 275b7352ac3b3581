#include "change/targets.h"

#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/vec.h"
#include "base/visible.h"

#define NONE UINT32_MAX

/* Stretches of kept words with their hyperlinks on both sides, or an edit that
 * touches a hyperlink. */
struct meeting {
    uint32_t of[SIDES]; /* of document.hyperlinks, or NONE */
    struct span span[SIDES];
    uint32_t before; /* the edit of the sentence that it stands in front of, or is */
    bool is_edit;
};

struct comparer {
    struct collation *collation;
    struct arena *arena; /* the result's */
    struct arena scratch;
    const struct document *document[SIDES];
    uint32_t next[SIDES]; /* the first hyperlink that may reach into what comes */
    struct {
        struct meeting *at;
        size_t n, cap;
    } meetings; /* of the sentence at hand, in order */
    struct {
        struct edit *at;
        size_t n, cap;
    } edits;
    bool found;
};

static bool same_target(const struct comparer *c, uint32_t old, uint32_t new)
{
    if (old == NONE || new == NONE)
        return old == new;
    const struct hyperlink *x = &c->document[OLD]->hyperlinks[old];
    const struct hyperlink *y = &c->document[NEW]->hyperlinks[new];
    return x->size == y->size && !memcmp(x->target, y->target, x->size);
}

/* The hyperlink that a byte is in; bytes are asked for in rising order. */
static uint32_t hyperlink_at(struct comparer *c, enum side side, uint32_t byte)
{
    const struct document *document = c->document[side];
    while (c->next[side] < document->n_hyperlinks &&
           document->hyperlinks[c->next[side]].span.end <= byte)
        c->next[side]++;
    bool inside = c->next[side] < document->n_hyperlinks &&
                  document->hyperlinks[c->next[side]].span.start <= byte;
    return inside ? c->next[side] : NONE;
}

static bool touches(const struct document *document, struct span span)
{
    size_t at = document_hyperlink_at(document, span.start);
    return at < document->n_hyperlinks && document->hyperlinks[at].span.start < span.end;
}

static uint32_t past_blanks(const uint8_t *text, uint32_t at, uint32_t end)
{
    while (at < end && ascii_is_blank(text[at]))
        at++;
    return at;
}

/* Goes through text that both sides have, white space apart, side by side. Where
 * they part all the same, as at a word that a line end hyphenated, it stops. */
static void meet_kept(struct comparer *c, struct span old, struct span new, uint32_t before)
{
    if (!touches(c->document[OLD], old) && !touches(c->document[NEW], new))
        return;
    const uint8_t *x = c->document[OLD]->text, *y = c->document[NEW]->text;
    struct meeting *open = NULL;
    for (uint32_t p = old.start, q = new.start;; p++, q++) {
        p = past_blanks(x, p, old.end);
        q = past_blanks(y, q, new.end);
        if (p >= old.end || q >= new.end || x[p] != y[q])
            return;
        uint32_t from = hyperlink_at(c, OLD, p), to = hyperlink_at(c, NEW, q);
        if (!open || open->of[OLD] != from || open->of[NEW] != to) {
            open = NULL;
            if (from == NONE && to == NONE)
                continue;
            open = VEC_ADD(&c->scratch, &c->meetings);
            *open = (struct meeting){{from, to}, {{p, p}, {q, q}}, before, false};
        }
        open->span[OLD].end = p + 1;
        open->span[NEW].end = q + 1;
    }
}

/* The hyperlinks in an edit, the first of OLD with the first of NEW and so on. */
static void meet_edit(struct comparer *c, const struct edit *edit, uint32_t index)
{
    if (span_empty(edit->span[OLD]) || span_empty(edit->span[NEW]))
        return;
    uint32_t at[SIDES];
    for (int s = OLD; s <= NEW; s++)
        at[s] = (uint32_t)document_hyperlink_at(c->document[s], edit->span[s].start);
    for (;;) {
        bool any = false;
        struct meeting meeting = {{NONE, NONE}, {edit->span[OLD], edit->span[NEW]}, index, true};
        for (int s = OLD; s <= NEW; s++)
            if (at[s] < c->document[s]->n_hyperlinks &&
                c->document[s]->hyperlinks[at[s]].span.start < edit->span[s].end) {
                meeting.of[s] = at[s]++;
                any = true;
            }
        if (!any)
            return;
        *VEC_ADD(&c->scratch, &c->meetings) = meeting;
    }
}

/* Whether a hyperlink that meets none of the other side here does so elsewhere:
 * then it is only longer or shorter than it was. */
static bool is_met(const struct comparer *c, enum side side, uint32_t hyperlink)
{
    for (size_t i = 0; i < c->meetings.n; i++) {
        const uint32_t *of = c->meetings.at[i].of;
        if (of[side] == hyperlink && of[side_other(side)] != NONE)
            return true;
    }
    return false;
}

static bool is_news(const struct comparer *c, size_t index)
{
    const struct meeting *m = &c->meetings.at[index];
    if (same_target(c, m->of[OLD], m->of[NEW]))
        return false;
    for (int s = OLD; s <= NEW; s++)
        if (m->of[side_other((enum side)s)] == NONE && is_met(c, (enum side)s, m->of[s]))
            return false;
    for (size_t i = 0; i < c->meetings.n; i++) {
        const struct meeting *other = &c->meetings.at[i];
        bool same = other->of[OLD] == m->of[OLD] && other->of[NEW] == m->of[NEW];
        /* said once, and rather of words that stayed */
        if (same &&
            ((i < index && other->is_edit == m->is_edit) || (!other->is_edit && m->is_edit)))
            return false;
    }
    return true;
}

static struct span sentences_span(const struct article *article, struct range range)
{
    return (struct span){article->sentences[range.first].start,
                         article->sentences[range.end - 1].end};
}

static void meet(struct comparer *c, const struct link *link)
{
    struct span rest[SIDES];
    c->meetings.n = 0;
    for (int s = OLD; s <= NEW; s++) {
        rest[s] = sentences_span(c->collation->article[s], link->range[s]);
        c->next[s] = (uint32_t)document_hyperlink_at(c->document[s], rest[s].start);
    }
    for (uint32_t e = link->edits.first; e <= link->edits.end; e++) {
        const struct edit *edit = &c->collation->edits[e];
        struct span kept[SIDES] = {rest[OLD], rest[NEW]};
        bool last = e == link->edits.end;
        for (int s = OLD; s <= NEW && !last; s++) {
            kept[s].end = edit->span[s].start > rest[s].start ? edit->span[s].start : rest[s].start;
            if (edit->span[s].end > rest[s].start)
                rest[s].start = edit->span[s].end;
        }
        meet_kept(c, kept[OLD], kept[NEW], e);
        if (!last)
            meet_edit(c, edit, e);
    }
}

/* Pairs of hyperlinks in one sentence that are looked at: each is looked for among
 * the others. */
enum { MEETINGS_MAX = 1000 };

static void compare_sentence(struct comparer *c, struct link *link, uint32_t index)
{
    struct range edits = link->edits;
    size_t m = 0;
    bool whole = link->kind == LINK_INSERTED || link->kind == LINK_DELETED, any = false;
    if (whole)
        c->meetings.n = 0;
    else
        meet(c, link);
    if (c->meetings.n > MEETINGS_MAX) {
        c->meetings.n = MEETINGS_MAX;
        c->collation->approximate = true;
    }
    link->edits.first = (uint32_t)c->edits.n;
    for (uint32_t e = edits.first; e <= edits.end; e++) {
        uint32_t more = 0;
        for (; m < c->meetings.n && c->meetings.at[m].before == e; m++) {
            const struct meeting *meeting = &c->meetings.at[m];
            if (!is_news(c, m))
                continue;
            any = true;
            if (meeting->is_edit)
                more = CLASS_BIT(CLASS_LINK);
            else
                *VEC_ADD(c->arena, &c->edits) =
                    (struct edit){{meeting->span[OLD], meeting->span[NEW]},
                                  index,
                                  CLASS_BIT(CLASS_LINK)};
        }
        if (e < edits.end) {
            struct edit *edit = VEC_ADD(c->arena, &c->edits);
            *edit = c->collation->edits[e];
            edit->classes |= more;
        }
    }
    link->edits.end = (uint32_t)c->edits.n;
    c->found |= any;
    if (any && link->kind == LINK_SAME)
        link_mark_reworded(link);
}

void targets_compare(struct collation *collation, struct arena *arena)
{
    struct comparer c = {.collation = collation, .arena = arena};
    size_t hyperlinks = 0, s = 0;
    for (int side = OLD; side <= NEW; side++) {
        c.document[side] = &collation->article[side]->document;
        hyperlinks += c.document[side]->n_hyperlinks;
    }
    if (!hyperlinks)
        return;
    for (size_t p = 0; p < collation->n_paragraphs; p++) {
        struct link *paragraph = &collation->paragraphs[p];
        bool same = paragraph->kind == LINK_SAME;
        paragraph->edits.first = (uint32_t)c.edits.n;
        for (; s < collation->n_sentences && collation->sentences[s].parent == p; s++) {
            compare_sentence(&c, &collation->sentences[s], (uint32_t)s);
            same &= collation->sentences[s].kind == LINK_SAME;
        }
        paragraph->edits.end = (uint32_t)c.edits.n;
        if (paragraph->kind == LINK_SAME && !same)
            link_mark_reworded(paragraph);
    }
    collation->edits = c.edits.at;
    collation->n_edits = c.edits.n;
    arena_free(&c.scratch);
}

static bool find_targets(const struct collation *collation, const struct change *change,
                         const struct hyperlink *targets[SIDES])
{
    size_t at[SIDES];
    if (!(change->classes & CLASS_BIT(CLASS_LINK)))
        return false;
    for (int s = OLD; s <= NEW; s++)
        at[s] = document_hyperlink_at(&collation->article[s]->document, change->span[s].start);
    for (;;) {
        for (int s = OLD; s <= NEW; s++) {
            const struct document *document = &collation->article[s]->document;
            bool inside = at[s] < document->n_hyperlinks &&
                          document->hyperlinks[at[s]].span.start < change->span[s].end;
            targets[s] = inside ? &document->hyperlinks[at[s]++] : NULL;
        }
        if (!targets[OLD] && !targets[NEW])
            return false;
        if (!targets[OLD] || !targets[NEW] || targets[OLD]->size != targets[NEW]->size ||
            memcmp(targets[OLD]->target, targets[NEW]->target, targets[OLD]->size) != 0)
            return true;
    }
}

uint64_t targets_hash(const struct collation *collation, const struct change *change)
{
    const struct hyperlink *targets[SIDES];
    uint64_t hash = 0;
    if (!find_targets(collation, change, targets))
        return 0;
    for (int s = OLD; s <= NEW; s++)
        hash = hash_add(hash, targets[s] ? hash_bytes(targets[s]->target, targets[s]->size) : 1);
    return hash;
}

bool change_targets(const struct changes *changes, const struct change *change,
                    const struct hyperlink *targets[SIDES])
{
    return find_targets(changes->collation, change, targets);
}

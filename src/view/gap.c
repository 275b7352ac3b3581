#include "view/gap.h"

#include "base/vec.h"
#include "view/paint.h"

static bool is_unchanged(const struct blocks *blocks, const struct link *sentence)
{
    if (sentence->moved || range_empty(sentence->range[OLD]) || range_empty(sentence->range[NEW]))
        return false;
    if (sentence->kind == LINK_SAME)
        return true;
    for (uint32_t e = sentence->edits.first; e < sentence->edits.end; e++) {
        if (!paint_hides(blocks, &blocks->collation->edits[e]))
            return false;
    }
    return sentence->kind == LINK_REWORDED;
}

/* Whether a sentence link goes on where the one before it ends, in the same
 * paragraph. */
static bool goes_on(const struct collation *collation, const struct link *before,
                    const struct link *sentence)
{
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = collation->article[side];
        uint32_t first = sentence->range[side].first;
        if (before->range[side].end != first ||
            article_paragraph_of(article, first) != article_paragraph_of(article, first - 1))
            return false;
    }
    return true;
}

/* The next sentence's first byte, or an earlier one where the next link begins
 * with an edit; the paragraph's end behind the last. */
static uint32_t end_of(const struct blocks *blocks, const struct block *block, uint32_t index,
                       enum side side)
{
    const struct collation *collation = blocks->collation;
    const struct article *article = collation->article[side];
    uint32_t next = collation->sentences[index].range[side].end;
    uint32_t paragraph = article_paragraph_of(article, next - 1);
    uint32_t end = article->paragraphs[paragraph].span.end;
    if (next < article->paragraphs[paragraph].sentences.end)
        end = article->sentences[next].start;
    if (index + 1 < block->sentences.end) {
        const struct link *after = &collation->sentences[index + 1];
        if (!range_empty(after->edits) &&
            collation->edits[after->edits.first].span[side].start < end)
            end = collation->edits[after->edits.first].span[side].start;
    }
    return end;
}

static bool lies_in(struct span span, struct span outer)
{
    return span.start >= outer.start && span.end <= outer.end && span.start < span.end;
}

struct gaps gaps_of(const struct blocks *blocks, const struct block *block, uint32_t least,
                    struct arena *arena)
{
    const struct collation *collation = blocks->collation;
    const struct link *sentences = collation->sentences;
    struct gaps gaps = {0};
    if (block->moved_end)
        return gaps;
    for (uint32_t i = block->sentences.first; i < block->sentences.end;) {
        uint32_t first = i++;
        /* What went elsewhere from before it is told of where it begins. */
        bool clean = first == block->sentences.first ||
                     sentences[first - 1].range[OLD].end == sentences[first].range[OLD].first;
        if (!clean || !is_unchanged(blocks, &sentences[first]))
            continue;
        while (i < block->sentences.end && is_unchanged(blocks, &sentences[i]) &&
               goes_on(collation, &sentences[i - 1], &sentences[i]))
            i++;
        struct gap gap = {.sentences =
                              sentences[i - 1].range[NEW].end - sentences[first].range[NEW].first};
        bool whole = true;
        for (int side = OLD; side <= NEW; side++) {
            const struct article *article = collation->article[side];
            gap.span[side].start = article->sentences[sentences[first].range[side].first].start;
            gap.span[side].end = end_of(blocks, block, i - 1, (enum side)side);
            whole = whole && lies_in(gap.span[side], block->span[side]) &&
                    span_size(gap.span[side]) >= least;
        }
        if (whole)
            *VEC_ADD(arena, &gaps) = gap;
    }
    return gaps;
}

const struct gap *gaps_find(const struct gaps *gaps, enum side side, uint32_t byte)
{
    for (size_t i = 0; i < gaps->n; i++) {
        if (byte >= gaps->at[i].span[side].start && byte < gaps->at[i].span[side].end)
            return &gaps->at[i];
    }
    return NULL;
}

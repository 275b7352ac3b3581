#include "collate/link_edits.h"

#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "base/vec.h"
#include "collate/script.h"

/* The edits of half of the sentence links. */
struct half {
    const struct link_edits_input *input;
    struct link_list links;
    uint32_t offset; /* index of its first link among all */
    struct arena arena, scratch;
    struct edit_list edits;
    struct transposition_list transpositions;
    bool approximate;
};

/* Where text of this side would stand before the unit `at`. */
static uint32_t place_of(const struct article *article, uint32_t at)
{
    if (at < article->n_sentences)
        return article->sentences[at].start;
    return article->n_sentences ? article->sentences[at - 1].end : 0;
}

static void edit_whole(struct half *half, const struct link *link, uint32_t index)
{
    struct edit edit = {.sentence = index};
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = half->input->article[side];
        struct range range = link->range[side];
        if (range_empty(range)) {
            uint32_t at = place_of(article, range.first);
            edit.span[side] = (struct span){at, at};
        } else {
            edit.span[side] = article->sentences[range.first];
        }
    }
    *VEC_ADD(&half->arena, &half->edits) = edit;
}

static struct range range_of_words(const struct link_edits_input *input, enum side side,
                                   struct range sentences)
{
    return (struct range){input->sentence_words[side][sentences.first].first,
                          input->sentence_words[side][sentences.end - 1].end};
}

/* Ties between equally good scripts fall by side. So that swapping the versions gives the
 * mirror image, a pair is always seen in the same order: by its first sentences that
 * differ. */
static bool is_swapped(const struct link_edits_input *input, const struct link *link)
{
    uint32_t n = range_size(link->range[OLD]), m = range_size(link->range[NEW]);
    const uint64_t *old = input->sentence_hash[OLD] + link->range[OLD].first;
    const uint64_t *new = input->sentence_hash[NEW] + link->range[NEW].first;
    for (uint32_t i = 0; i < n && i < m; i++)
        if (old[i] != new[i])
            return old[i] > new[i];
    return n > m;
}

static void mirror(struct span span[SIDES])
{
    struct span old = span[OLD];
    span[OLD] = span[NEW];
    span[NEW] = old;
}

static int by_place(const void *one, const void *other)
{
    uint32_t x = ((const struct transposition *)one)->span[OLD].start;
    uint32_t y = ((const struct transposition *)other)->span[OLD].start;
    return (x > y) - (x < y);
}

static void find_transpositions(struct half *half, const struct script_input *input,
                                const uint32_t *partner, uint32_t index, bool swapped)
{
    struct transposition_list *list = &half->transpositions;
    size_t first = list->n;
    transpose_add(input, partner, index, list, &half->approximate, &half->arena, &half->scratch);
    for (size_t i = first; swapped && i < list->n; i++)
        mirror(list->at[i].span);
    if (list->n > first)
        qsort(list->at + first, list->n - first, sizeof *list->at, by_place);
}

static void edit_words(struct half *half, const struct link *link, uint32_t index)
{
    struct script_input input = {.words = half->input->words};
    bool swapped = is_swapped(half->input, link);
    for (int side = OLD; side <= NEW; side++) {
        enum side seen = swapped ? side_other((enum side)side) : (enum side)side;
        input.text[seen] = half->input->article[side]->text;
        input.range[seen] = range_of_words(half->input, (enum side)side, link->range[side]);
    }
    struct words words = *half->input->words;
    if (swapped) {
        words.side[OLD] = half->input->words->side[NEW];
        words.side[NEW] = half->input->words->side[OLD];
        input.words = &words;
    }
    struct arena_mark mark = arena_mark(&half->scratch);
    uint32_t *partner =
        arena_alloc(&half->scratch, range_size(input.range[OLD]), sizeof *partner);
    script_match(&input, partner, &half->approximate, &half->scratch);
    size_t first = half->edits.n;
    edits_add(&input, partner, index, &half->edits, &half->arena);
    for (size_t i = first; swapped && i < half->edits.n; i++)
        mirror(half->edits.at[i].span);
    find_transpositions(half, &input, partner, index, swapped);
    arena_rewind(&half->scratch, mark);
}

/* The white space before a sentence that follows another in its paragraph. */
static bool space_before(const struct link_edits_input *input, enum side side, uint32_t sentence,
                         struct span *space, uint8_t *gap)
{
    struct range words = input->sentence_words[side][sentence];
    const struct article *article = input->article[side];
    if (range_empty(words) || sentence == 0)
        return false;
    *space = (struct span){article->sentences[sentence - 1].end,
                           article->sentences[sentence].start};
    *gap = input->words->side[side].at[words.first].gap;
    return words.first > 0;
}

/* A space lost or found between two sentences that kept their order is the
 * second one's. */
static void edit_space(struct half *half, struct link *link, const struct link *before,
                       uint32_t index)
{
    struct span space[SIDES];
    uint8_t gap[SIDES];
    if (before->parent != link->parent || before->moved != link->moved)
        return;
    for (int side = OLD; side <= NEW; side++)
        if (range_empty(link->range[side]) || range_empty(before->range[side]) ||
            before->range[side].end != link->range[side].first ||
            !space_before(half->input, (enum side)side, link->range[side].first, &space[side],
                          &gap[side]))
            return;
    if ((gap[OLD] == GAP_NONE) == (gap[NEW] == GAP_NONE) ||
        (span_size(space[OLD]) && span_size(space[NEW])))
        return;
    *VEC_ADD(&half->arena, &half->edits) = (struct edit){{space[OLD], space[NEW]}, index, 0};
    if (link->kind == LINK_SAME)
        link_mark_reworded(link);
}

static void edit_half(void *context, int index)
{
    struct half *half = (struct half *)context + index;
    for (size_t i = 0; i < half->links.n; i++) {
        struct link *link = &half->links.at[i];
        uint32_t number = half->offset + (uint32_t)i;
        link->edits.first = (uint32_t)half->edits.n;
        if (number)
            edit_space(half, link, link - 1, number);
        if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED)
            edit_whole(half, link, number);
        else if (link->kind != LINK_SAME &&
                 !range_empty(half->input->sentence_words[OLD][link->range[OLD].first]))
            edit_words(half, link, number);
        link->edits.end = (uint32_t)half->edits.n;
    }
}

/* Links are edited in two halves, whose edits are put one behind the other. The
 * halves part between paragraphs, for the space before a sentence concerns the
 * one before it too. */
struct link_edits link_edits(const struct link_edits_input *input, struct link_list *links,
                            bool at_once, bool *approximate, struct arena *arena)
{
    size_t middle = links->n / 2;
    while (middle > 0 && links->at[middle].parent == links->at[middle - 1].parent)
        middle--;
    struct half halves[2] = {
        {.input = input, .links = {links->at, middle, middle}},
        {.input = input, .links = {links->at + middle, links->n - middle, 0},
         .offset = (uint32_t)middle},
    };
    parallel_halves(at_once, edit_half, halves);
    uint32_t first = (uint32_t)halves[0].edits.n;
    struct link_edits all = {
        .edits.n = first + halves[1].edits.n,
        .transpositions.n = halves[0].transpositions.n + halves[1].transpositions.n,
    };
    all.edits.at = arena_alloc(arena, all.edits.n, sizeof *all.edits.at);
    all.transpositions.at =
        arena_alloc(arena, all.transpositions.n, sizeof *all.transpositions.at);
    for (int i = 0; i < 2; i++) {
        struct half *half = &halves[i];
        if (half->edits.n)
            memcpy(all.edits.at + (i ? first : 0), half->edits.at,
                   half->edits.n * sizeof *all.edits.at);
        if (half->transpositions.n)
            memcpy(all.transpositions.at + (i ? halves[0].transpositions.n : 0),
                   half->transpositions.at,
                   half->transpositions.n * sizeof *all.transpositions.at);
        *approximate |= half->approximate;
        arena_free(&half->arena);
        arena_free(&half->scratch);
    }
    for (size_t i = middle; i < links->n; i++) {
        links->at[i].edits.first += first;
        links->at[i].edits.end += first;
    }
    return all;
}

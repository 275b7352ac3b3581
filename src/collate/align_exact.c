#include <stdlib.h>

#include "base/vec.h"
#include "collate/align.h"
#include "collate/align_internal.h"
#include "collate/chain.h"
#include "collate/seqdiff.h"

/* A unit of one window by its hash, for finding what is unique. */
struct entry {
    uint64_t hash;
    uint32_t unit;
    uint32_t side;
};

static int by_hash(const void *x, const void *y)
{
    const struct entry *p = x, *q = y;
    if (p->hash != q->hash)
        return p->hash < q->hash ? -1 : 1;
    return p->side != q->side ? (p->side < q->side ? -1 : 1)
                              : (p->unit < q->unit ? -1 : p->unit > q->unit);
}

void align_add(struct pairings *pairings, uint32_t old, uint32_t new, float similarity,
               struct arena *arena)
{
    uint32_t index = (uint32_t)pairings->n;
    *VEC_ADD(arena, pairings) = (struct pairing){
        .range = {{old, old + 1}, {new, new + 1}}, .similarity = similarity};
    pairings->of[OLD][old] = pairings->of[NEW][new] = index;
}

/* Pairs equal units at both ends of the window and shrinks it. */
static void trim(const struct align_input *input, struct window *window,
                 struct pairings *pairings, struct arena *arena)
{
    struct range *old = &window->range[OLD], *new = &window->range[NEW];
    while (old->first < old->end && new->first < new->end &&
           input->hash[OLD][old->first] == input->hash[NEW][new->first])
        align_add(pairings, old->first++, new->first++, 1, arena);
    while (old->first < old->end && new->first < new->end &&
           input->hash[OLD][old->end - 1] == input->hash[NEW][new->end - 1])
        align_add(pairings, --old->end, --new->end, 1, arena);
}

/* Units whose hash stands exactly once on each side of the window. */
static struct chain_pair *unique_pairs(const struct align_input *input,
                                       const struct window *window, size_t *n,
                                       struct arena *scratch)
{
    size_t total = 0;
    for (int side = OLD; side <= NEW; side++)
        total += range_size(window->range[side]);
    struct entry *entries = arena_alloc(scratch, total, sizeof *entries);
    size_t at = 0;
    for (uint32_t side = OLD; side <= NEW; side++)
        for (uint32_t u = window->range[side].first; u < window->range[side].end; u++)
            entries[at++] = (struct entry){input->hash[side][u], u, side};
    qsort(entries, total, sizeof *entries, by_hash);
    struct chain_pair *pairs = arena_alloc(scratch, total / 2 + 1, sizeof *pairs);
    *n = 0;
    for (size_t i = 0, end; i < total; i = end) {
        for (end = i; end < total && entries[end].hash == entries[i].hash;)
            end++;
        if (end - i == 2 && entries[i].side == OLD && entries[i + 1].side == NEW)
            pairs[(*n)++] = (struct chain_pair){{entries[i].unit, entries[i + 1].unit}, 1, false};
    }
    return pairs;
}

/* Equal units in order between two anchors, repeated ones too. */
static void match_between(const struct align_input *input, struct window gap,
                          struct pairings *pairings, struct arena *arena)
{
    trim(input, &gap, pairings, arena);
    uint32_t n = range_size(gap.range[OLD]), m = range_size(gap.range[NEW]);
    if (!n || !m)
        return;
    struct arena scratch = {0};
    uint32_t *partner = arena_alloc(&scratch, n, sizeof *partner);
    seqdiff(input->hash[OLD] + gap.range[OLD].first, n, input->hash[NEW] + gap.range[NEW].first, m,
            partner, &pairings->approximate, &scratch);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t old = gap.range[OLD].first + i;
        uint32_t new = gap.range[NEW].first + partner[i];
        /* what is unique but not on the chain has moved; it keeps its partner */
        if (partner[i] != SEQDIFF_NONE && pairings->of[OLD][old] == ALIGN_NONE &&
            pairings->of[NEW][new] == ALIGN_NONE)
            align_add(pairings, old, new, 1, arena);
    }
    arena_free(&scratch);
}

static void match_window(const struct align_input *input, struct window window,
                         struct pairings *pairings, struct arena *arena)
{
    trim(input, &window, pairings, arena);
    if (range_empty(window.range[OLD]) || range_empty(window.range[NEW]))
        return;
    struct arena scratch = {0};
    size_t n;
    struct chain_pair *pairs = unique_pairs(input, &window, &n, &scratch);
    chain_find(pairs, n, &scratch);
    for (size_t i = 0; i < n; i++)
        align_add(pairings, pairs[i].at[OLD], pairs[i].at[NEW], 1, arena);
    struct window gap = window;
    for (size_t i = 0; i < n; i++) {
        if (!pairs[i].chosen)
            continue;
        gap.range[OLD].end = pairs[i].at[OLD];
        gap.range[NEW].end = pairs[i].at[NEW];
        match_between(input, gap, pairings, arena);
        gap.range[OLD].first = pairs[i].at[OLD] + 1;
        gap.range[NEW].first = pairs[i].at[NEW] + 1;
    }
    gap.range[OLD].end = window.range[OLD].end;
    gap.range[NEW].end = window.range[NEW].end;
    match_between(input, gap, pairings, arena);
    arena_free(&scratch);
}

void align_exact(const struct align_input *input, struct pairings *pairings,
                 struct arena *arena)
{
    for (int side = OLD; side <= NEW; side++) {
        pairings->of[side] = arena_alloc(arena, input->n[side], sizeof(uint32_t));
        for (uint32_t i = 0; i < input->n[side]; i++)
            pairings->of[side][i] = ALIGN_NONE;
    }
    for (uint32_t i = 0; i < input->n_windows; i++)
        match_window(input, input->windows[i], pairings, arena);
}

#include "base/vec.h"
#include "collate/align.h"
#include "collate/align_internal.h"
#include "collate/chain.h"
#include "collate/seqdiff.h"

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

/* The units of one hash: the first one of each side, and whether there are more. */
struct slot {
    uint32_t unit[SIDES];
};

#define ABSENT UINT32_MAX
#define REPEATED (UINT32_C(1) << 31) /* no side has so many units */

/* The hash that a slot stands for, which is not free. */
static uint64_t hash_of(const struct align_input *input, const struct slot *slot)
{
    return slot->unit[OLD] == ABSENT ? input->hash[NEW][slot->unit[NEW] & ~REPEATED]
                                     : input->hash[OLD][slot->unit[OLD] & ~REPEATED];
}

/* The slot of a hash in an open-addressed table of `size` (a power of two). */
static struct slot *find_slot(const struct align_input *input, struct slot *slots, size_t size,
                              uint64_t hash)
{
    size_t at = (size_t)(hash >> 16) & (size - 1);
    while ((slots[at].unit[OLD] != ABSENT || slots[at].unit[NEW] != ABSENT) &&
           hash_of(input, &slots[at]) != hash)
        at = (at + 1) & (size - 1);
    return &slots[at];
}

/* Units whose hash stands exactly once on each side of the window, in OLD's
 * order. */
static struct chain_pair *unique_pairs(const struct align_input *input,
                                       const struct window *window, size_t *n,
                                       struct arena *scratch)
{
    size_t total = range_size(window->range[OLD]) + range_size(window->range[NEW]), size = 16;
    while (size < total * 2)
        size *= 2;
    struct slot *slots = arena_alloc(scratch, size, sizeof *slots);
    for (size_t i = 0; i < size; i++)
        slots[i] = (struct slot){{ABSENT, ABSENT}};
    for (int side = OLD; side <= NEW; side++)
        for (uint32_t u = window->range[side].first; u < window->range[side].end; u++) {
            struct slot *slot = find_slot(input, slots, size, input->hash[side][u]);
            slot->unit[side] = slot->unit[side] == ABSENT ? u : slot->unit[side] | REPEATED;
        }
    struct chain_pair *pairs = arena_alloc(scratch, total / 2 + 1, sizeof *pairs);
    *n = 0;
    for (uint32_t u = window->range[OLD].first; u < window->range[OLD].end; u++) {
        struct slot *slot = find_slot(input, slots, size, input->hash[OLD][u]);
        if (slot->unit[OLD] == u && slot->unit[NEW] < REPEATED)
            pairs[(*n)++] = (struct chain_pair){{u, slot->unit[NEW]}, 1, false};
    }
    return pairs;
}

/* Whether nothing is equal in a window that was trimmed: a side is empty, or one
 * unit stands against another. */
static bool is_settled(const struct window *window)
{
    uint32_t n = range_size(window->range[OLD]), m = range_size(window->range[NEW]);
    return !n || !m || (n == 1 && m == 1);
}

static bool has_free(const struct pairings *pairings, enum side side, struct range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (pairings->of[side][i] == ALIGN_NONE)
            return true;
    return false;
}

/* Equal units in order between two anchors, repeated ones too. */
static void match_between(const struct align_input *input, struct window gap,
                          struct pairings *pairings, struct arena *arena,
                          struct arena *scratch)
{
    trim(input, &gap, pairings, arena);
    uint32_t n = range_size(gap.range[OLD]), m = range_size(gap.range[NEW]);
    if (is_settled(&gap) || !has_free(pairings, OLD, gap.range[OLD]) ||
        !has_free(pairings, NEW, gap.range[NEW]))
        return;
    struct arena_mark mark = arena_mark(scratch);
    uint32_t *partner = arena_alloc(scratch, n, sizeof *partner);
    seqdiff(input->hash[OLD] + gap.range[OLD].first, n, input->hash[NEW] + gap.range[NEW].first, m,
            partner, &pairings->approximate, scratch);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t old = gap.range[OLD].first + i;
        uint32_t new = gap.range[NEW].first + partner[i];
        /* what is unique but not on the chain has moved; it keeps its partner */
        if (partner[i] != SEQDIFF_NONE && pairings->of[OLD][old] == ALIGN_NONE &&
            pairings->of[NEW][new] == ALIGN_NONE)
            align_add(pairings, old, new, 1, arena);
    }
    arena_rewind(scratch, mark);
}

static void match_window(const struct align_input *input, struct window window,
                         struct pairings *pairings, struct arena *arena, struct arena *scratch)
{
    trim(input, &window, pairings, arena);
    if (is_settled(&window))
        return;
    struct arena_mark mark = arena_mark(scratch);
    size_t n;
    struct chain_pair *pairs = unique_pairs(input, &window, &n, scratch);
    chain_find(pairs, n, scratch);
    for (size_t i = 0; i < n; i++)
        align_add(pairings, pairs[i].at[OLD], pairs[i].at[NEW], 1, arena);
    struct window gap = window;
    for (size_t i = 0; i < n; i++) {
        if (!pairs[i].chosen)
            continue;
        gap.range[OLD].end = pairs[i].at[OLD];
        gap.range[NEW].end = pairs[i].at[NEW];
        match_between(input, gap, pairings, arena, scratch);
        gap.range[OLD].first = pairs[i].at[OLD] + 1;
        gap.range[NEW].first = pairs[i].at[NEW] + 1;
    }
    gap.range[OLD].end = window.range[OLD].end;
    gap.range[NEW].end = window.range[NEW].end;
    match_between(input, gap, pairings, arena, scratch);
    arena_rewind(scratch, mark);
}

/* Pinned units of different windows. */
static void match_pinned(const struct align_input *input, struct window window,
                         struct pairings *pairings, struct arena *arena)
{
    const uint32_t *partner = input->decree->partner[OLD];
    for (uint32_t u = window.range[OLD].first; partner && u < window.range[OLD].end; u++)
        if (partner[u] != PIN_NONE && pairings->of[OLD][u] == ALIGN_NONE)
            align_add(pairings, u, partner[u], 1, arena);
}

/* Equal, or made equal by decree. */
static void match_all(const struct align_input *input, struct pairings *pairings,
                      struct arena *arena)
{
    struct arena scratch = {0};
    for (uint32_t i = 0; i < input->n_windows; i++)
        match_window(input, input->windows[i], pairings, arena, &scratch);
    for (uint32_t i = 0; input->decree && i < input->n_windows; i++)
        match_pinned(input, input->windows[i], pairings, arena);
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
    VEC_RESERVE(arena, pairings, input->n[OLD] < input->n[NEW] ? input->n[OLD] : input->n[NEW]);
    if (!input->decree) {
        match_all(input, pairings, arena);
        return;
    }
    struct arena scratch = {0};
    struct align_input decreed = *input;
    for (int side = OLD; side <= NEW; side++)
        decreed.hash[side] = decree_hashes(input->decree, (enum side)side, input->hash,
                                           input->n[side], &scratch);
    match_all(&decreed, pairings, arena);
    arena_free(&scratch);
}

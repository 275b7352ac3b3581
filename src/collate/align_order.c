#include "base/parallel.h"
#include "base/vec.h"
#include "collate/align_internal.h"
#include "collate/chain.h"

enum { COST_WORTH = 8192 /* comparisons in gaps from which on two threads make them */ };

/* Units of both sides between partners in order. */
struct gap {
    struct range range[SIDES];
};

struct gap_list {
    struct gap *at;
    size_t n, cap;
};

/* Lists the heaviest chain of a gap's free units among the chosen. */
static void choose(struct work *work, const struct gap *gap, float threshold,
                   struct candidate_list *chosen, struct arena *arena)
{
    struct arena_mark mark = arena_mark(&work->scratch);
    struct units old = align_free_units(work, OLD, gap->range[OLD]);
    struct units new = align_free_units(work, NEW, gap->range[NEW]);
    if (old.n && new.n) {
        struct candidate_list list =
            align_candidates(work, &old, &new, threshold, ALL_PAIRS_MAX, CANDIDATES_MAX);
        struct chain_pair *pairs = arena_alloc(&work->scratch, list.n, sizeof *pairs);
        for (size_t i = 0; i < list.n; i++) {
            const struct candidate *c = &list.at[i];
            float weight = work->weight[OLD][c->at[OLD]] + work->weight[NEW][c->at[NEW]];
            pairs[i] = (struct chain_pair){
                {c->at[OLD], c->at[NEW]}, (c->similarity - threshold) * weight + 1e-6F, false};
        }
        chain_find(pairs, list.n, &work->scratch);
        for (size_t i = 0; i < list.n; i++)
            if (pairs[i].chosen)
                *VEC_ADD(arena, chosen) = (struct candidate){
                    .at = {pairs[i].at[OLD], pairs[i].at[NEW]},
                    .similarity = align_similarity(work, pairs[i].at[OLD], pairs[i].at[NEW])};
    }
    arena_rewind(&work->scratch, mark);
}

/* Two threads' search of neighbouring gaps, which have nothing to do with each other. */
struct halves {
    struct work *work[2];
    const struct gap *gaps;
    size_t first[2], end[2];
    float threshold;
    struct candidate_list chosen[2];
    struct arena arena[2];
};

static void choose_half(void *context, int half)
{
    struct halves *halves = context;
    for (size_t i = halves->first[half]; i < halves->end[half]; i++)
        choose(halves->work[half], &halves->gaps[i], halves->threshold, &halves->chosen[half],
               &halves->arena[half]);
}

/* Pairs what is chosen in gaps, a second thread from `middle` on. */
static void pair_gaps(struct work *work, const struct gap *gaps, size_t n, size_t middle,
                      float threshold)
{
    struct work second;
    bool at_once = middle < n;
    struct halves halves = {.work = {work, &second},
                            .gaps = gaps,
                            .first = {0, middle},
                            .end = {middle, n},
                            .threshold = threshold};
    if (at_once)
        align_second_start(work, &second);
    parallel_halves(at_once, choose_half, &halves);
    if (at_once)
        align_second_end(work, &second);
    for (int half = 0; half < 2; half++) {
        for (size_t i = 0; i < halves.chosen[half].n; i++) {
            const struct candidate *pair = &halves.chosen[half].at[i];
            align_add(work->pairings, pair->at[OLD], pair->at[NEW], pair->similarity, work->arena);
        }
        arena_free(&halves.arena[half]);
    }
}

void align_gap(struct work *work, struct range old, struct range new, float threshold)
{
    struct gap gap = {{old, new}};
    if (!range_empty(old) && !range_empty(new))
        pair_gaps(work, &gap, 1, 1, threshold);
}

static void list_gap(struct gap_list *gaps, struct range old, struct range new,
                     struct arena *arena)
{
    if (!range_empty(old) && !range_empty(new))
        *VEC_ADD(arena, gaps) = (struct gap){{old, new}};
}

static struct gap_list list_gaps(struct work *work, bool pinned)
{
    const struct align_input *input = work->input;
    struct gap_list gaps = {0};
    for (uint32_t w = 0; w < input->n_windows; w++) {
        struct window window = input->windows[w];
        if (pinned && !window.pinned)
            continue;
        uint32_t old = window.range[OLD].first, new = window.range[NEW].first;
        for (uint32_t i = old; i < window.range[OLD].end; i++) {
            uint32_t index = work->pairings->of[OLD][i];
            if (index == ALIGN_NONE || work->pairings->at[index].moved)
                continue;
            struct pairing pairing = work->pairings->at[index];
            list_gap(&gaps, (struct range){old, i}, (struct range){new, pairing.range[NEW].first},
                     &work->scratch);
            old = pairing.range[OLD].end;
            new = pairing.range[NEW].end;
        }
        list_gap(&gaps, (struct range){old, window.range[OLD].end},
                 (struct range){new, window.range[NEW].end}, &work->scratch);
    }
    return gaps;
}

/* Whether two threads work on the gap itself. */
static bool is_large(const struct gap *gap)
{
    return range_size(gap->range[NEW]) >= UNITS_WORTH;
}

/* Pairs of units that are looked at in a gap, roughly. */
static uint64_t cost_of(const struct gap *gap)
{
    uint64_t n = range_size(gap->range[OLD]), m = range_size(gap->range[NEW]);
    return n <= ALL_PAIRS_MAX && m <= ALL_PAIRS_MAX ? n * m : (n + m) * CANDIDATES_MAX;
}

/* Where the cost of gaps is halved; behind them all where it is not worth a thread. */
static size_t middle_of(const struct gap *gaps, size_t n)
{
    uint64_t cost = 0, before = 0;
    size_t middle = 0;
    for (size_t i = 0; i < n; i++)
        cost += cost_of(&gaps[i]);
    if (cost < COST_WORTH)
        return n;
    while (middle < n && 2 * before < cost)
        before += cost_of(&gaps[middle++]);
    return middle;
}

void align_in_order(struct work *work, float threshold, bool pinned)
{
    struct arena_mark mark = arena_mark(&work->scratch);
    struct gap_list gaps = list_gaps(work, pinned);
    for (size_t first = 0, end; first < gaps.n; first = end) {
        end = first + 1;
        while (!is_large(&gaps.at[first]) && end < gaps.n && !is_large(&gaps.at[end]))
            end++;
        pair_gaps(work, &gaps.at[first], end - first,
                  is_large(&gaps.at[first]) ? 1 : middle_of(&gaps.at[first], end - first),
                  threshold);
    }
    arena_rewind(&work->scratch, mark);
}

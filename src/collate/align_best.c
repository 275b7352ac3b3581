#include "collate/align_internal.h"

enum {
    FEW_PAIRS_MAX = 6, /* units a side up to which every pair is compared */
    BEST_MAX = 4,      /* candidates looked at to find a unit's best */
    DISTINCT_MAX = 1000, /* units a side among which the distinct are looked for */
};

/* Bonus for units between the same partners: equally good ones in order win. */
#define SAME_PLACE 0.2F

/* Distinct partners: how many times as alike as either is to its next best, from what
 * similarity on, and how much of the weight they share that others out of order must. */
#define DISTINCT_TIMES 1.5F
#define DISTINCT_LEAST 0.2F
#define DISTINCT_CONTENT 0.67F

/* What a unit is most alike. */
struct best {
    const struct candidate *candidate; /* NULL: nothing */
    float next;                        /* how much it is alike the next best: 0..1 */
};

static bool same_place(const struct work *work, const struct candidate *candidate)
{
    uint32_t old = candidate->at[OLD], new = candidate->at[NEW];
    return work->window[OLD][old] == work->window[NEW][new] &&
           work->place[OLD][old] == work->place[NEW][new];
}

static void find_best(struct work *work, const struct candidate_list *list,
                      struct best *best[SIDES])
{
    for (int side = OLD; side <= NEW; side++)
        best[side] = arena_zero(&work->scratch, work->input->n[side], sizeof **best);
    for (size_t i = 0; i < list->n; i++) {
        const struct candidate *candidate = &list->at[i];
        for (int side = OLD; side <= NEW; side++) {
            struct best *of = &best[side][candidate->at[side]];
            float most = of->candidate ? of->candidate->similarity : 0;
            if (!of->candidate || candidate->similarity > most) {
                of->next = most;
                of->candidate = candidate;
            } else if (candidate->similarity > of->next) {
                of->next = candidate->similarity;
            }
        }
    }
}

/* Whether two units are each other's best. */
static bool is_mutual(struct best *const best[SIDES], const struct candidate *candidate)
{
    return candidate && best[OLD][candidate->at[OLD]].candidate == candidate &&
           best[NEW][candidate->at[NEW]].candidate == candidate;
}

static void pair(struct work *work, const struct candidate *candidate, float similarity)
{
    align_add(work->pairings, candidate->at[OLD], candidate->at[NEW], similarity, work->arena);
}

void align_best(struct work *work, float threshold)
{
    const struct align_input *input = work->input;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct units old = align_free_units(work, OLD, (struct range){0, input->n[OLD]});
    struct units new = align_free_units(work, NEW, (struct range){0, input->n[NEW]});
    if (old.n && new.n) {
        struct candidate_list list =
            align_candidates(work, &old, &new, threshold - SAME_PLACE, FEW_PAIRS_MAX, BEST_MAX);
        for (size_t i = 0; i < list.n; i++)
            list.at[i].similarity += same_place(work, &list.at[i]) ? SAME_PLACE : 0;
        struct best *best[SIDES];
        find_best(work, &list, best);
        for (size_t i = 0; i < new.n; i++) {
            const struct candidate *candidate = best[NEW][new.at[i]].candidate;
            if (!is_mutual(best, candidate) || candidate->similarity < threshold)
                continue;
            bool near = same_place(work, candidate);
            float similarity = candidate->similarity - (near ? SAME_PLACE : 0);
            if (near ? similarity >= input->thresholds.weak
                     : candidate->common >= input->thresholds.content)
                pair(work, candidate, similarity);
        }
    }
    arena_rewind(&work->scratch, mark);
}

void align_distinct(struct work *work, float threshold)
{
    const struct align_input *input = work->input;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct units old = align_free_units(work, OLD, (struct range){0, input->n[OLD]});
    struct units new = align_free_units(work, NEW, (struct range){0, input->n[NEW]});
    if (threshold < DISTINCT_LEAST)
        threshold = DISTINCT_LEAST;
    if (old.n && new.n && old.n <= DISTINCT_MAX && new.n <= DISTINCT_MAX) {
        /* all that may be the next best */
        struct candidate_list list = align_candidates(
            work, &old, &new, threshold / DISTINCT_TIMES, ALL_PAIRS_MAX, CANDIDATES_MAX);
        struct best *best[SIDES];
        find_best(work, &list, best);
        for (size_t i = 0; i < new.n; i++) {
            const struct candidate *candidate = best[NEW][new.at[i]].candidate;
            if (!is_mutual(best, candidate) || candidate->similarity < threshold ||
                candidate->common < DISTINCT_CONTENT * input->thresholds.content)
                continue;
            float next[SIDES] = {best[OLD][candidate->at[OLD]].next,
                                 best[NEW][candidate->at[NEW]].next};
            if (candidate->similarity >= DISTINCT_TIMES * next[OLD] &&
                candidate->similarity >= DISTINCT_TIMES * next[NEW])
                pair(work, candidate, candidate->similarity);
        }
    }
    arena_rewind(&work->scratch, mark);
}

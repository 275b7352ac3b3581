#include <string.h>

#include "base/parallel.h"
#include "base/vec.h"
#include "collate/align_internal.h"

enum { SUMMED_MAX = 4096 /* words whose weights add up without a rounding that matters */ };

/* More than any unit weighs, and more than sums of weights are off. */
#define ANY_WEIGHT 1e30F
#define ROUNDING 1e-3F

/* The weight of the first word, where both units begin with the same: "Capital:
 * rain all day" tells its likes apart by its beginning. */
static float lead_weight(const struct work *work, uint32_t old, uint32_t new)
{
    const struct words *words = work->similarity->words;
    uint32_t stem = word_stem(&words->side[OLD], work->input->words[OLD][old].first);
    if (stem != word_stem(&words->side[NEW], work->input->words[NEW][new].first))
        return 0;
    return words->weight[stem];
}

/* Whether a line that looked like a heading begins or ends the other text. */
static bool was_run_in(const struct work *work, uint32_t old, uint32_t new)
{
    bool line_is_old = work->input->standing[OLD][old] != STANDS_IN_TEXT;
    enum side side = line_is_old ? OLD : NEW;
    uint32_t line = line_is_old ? old : new, whole = line_is_old ? new : old;
    return align_stands_at(work, side, line, whole, false) ||
           align_stands_at(work, side, line, whole, true);
}

/* How much of an OLD unit's weight the NEW one may lack for them to be so similar. */
static float spare_weight(const struct work *work, uint32_t old, uint32_t new, float threshold,
                          float lead)
{
    float weight = work->weight[OLD][old];
    float least = threshold * (weight + work->weight[NEW][new]) / 2 - lead;
    if (range_size(work->input->words[OLD][old]) > SUMMED_MAX)
        return SIMILARITY_ANY;
    return weight - least + ROUNDING * (1 + weight);
}

/* Compares an OLD unit with the NEW one whose words are held. Where the most that they can
 * have in common is too little for the threshold, the answer is that they have nothing. */
static struct candidate compare_held(const struct work *work, struct similarity *similarity,
                                     struct compounds *compounds, struct candidate_unit old_unit,
                                     uint32_t new, float threshold)
{
    uint32_t old = old_unit.at;
    const struct align_input *input = work->input;
    struct candidate candidate = {.at = {old, new}};
    if (decree_parts(input->decree, old, new))
        return candidate;
    if (input->hash[OLD][old] == input->hash[NEW][new]) {
        candidate.common = work->weight[OLD][old];
        candidate.similarity = 1;
        return candidate;
    }
    if (align_parts(work, OLD, old, NEW, new))
        return candidate;
    float lighter = work->weight[OLD][old], heavier = work->weight[NEW][new];
    if (lighter > heavier) {
        float swap = lighter;
        lighter = heavier;
        heavier = swap;
    }
    float lead = lead_weight(work, old, new);
    float most = old_unit.most + lead < lighter ? old_unit.most + lead : lighter;
    if (similarity_dice(most, lighter, heavier) < threshold - ROUNDING)
        return candidate;
    if (compounds && compounds_is_spent(compounds))
        compounds = NULL;
    candidate.common = similarity_with_held(
        similarity, input->words[OLD][old],
        compounds ? SIMILARITY_ANY : spare_weight(work, old, new, threshold, lead));
    if (compounds)
        candidate.common += similarity_parts_held(similarity, compounds, input->words[OLD][old],
                                                  input->words[NEW][new]);
    candidate.common += lead;
    if (candidate.common > lighter)
        candidate.common = lighter;
    candidate.similarity = similarity_dice(candidate.common, lighter, heavier);
    /* a heading is not the partner of what merely shares its topic */
    if (align_clash(work, OLD, old, NEW, new) &&
        candidate.similarity < input->thresholds.strong &&
        !(candidate.common >= input->thresholds.content && was_run_in(work, old, new)))
        candidate.similarity = candidate.common = 0;
    return candidate;
}

float align_similarity(struct work *work, uint32_t old, uint32_t new)
{
    struct range words = work->input->words[NEW][new];
    similarity_hold(work->similarity, words);
    float similarity = compare_held(work, work->similarity, work->compounds,
                                    (struct candidate_unit){old, ANY_WEIGHT}, new, 0)
                           .similarity;
    similarity_release(work->similarity, words);
    return similarity;
}

/* A search for candidates, which two threads share. */
struct search {
    struct work *work;
    const struct units *units[SIDES];
    float threshold;
    bool all;       /* every pair is looked at, none looked up */
    bool at_once;   /* there is enough of it for the second searcher */
    uint32_t limit; /* candidates looked up for a unit */
    struct candidate_list list[2];
};

static void search_half(void *context, int half)
{
    struct search *search = context;
    struct work *work = search->work;
    struct searcher *searcher = &work->searchers[half];
    const struct units *old = search->units[OLD], *new = search->units[NEW];
    /* where few are compared, never in two threads */
    struct compounds *compounds = search->all ? work->compounds : NULL;
    size_t middle = search->at_once ? new->n / 2 : new->n, end = half ? new->n : middle;
    for (size_t j = half ? middle : 0; j < end; j++) {
        struct candidate_unit found[ALL_PAIRS_MAX];
        uint32_t n = (uint32_t)old->n;
        struct range words = work->input->words[NEW][new->at[j]];
        for (uint32_t i = 0; search->all && i < n; i++)
            found[i] = (struct candidate_unit){old->at[i], ANY_WEIGHT};
        if (search->all)
            similarity_hold(&searcher->similarity, words);
        else
            n = candidates_find(work->candidates, searcher->query, &searcher->similarity, words,
                                search->limit, found);
        for (uint32_t i = 0; !search->all && i < n; i++)
            found[i].at = old->at[found[i].at];
        for (uint32_t i = 0; i < n; i++) {
            struct candidate candidate =
                compare_held(work, &searcher->similarity, compounds, found[i], new->at[j],
                             search->threshold);
            if (candidate.similarity >= search->threshold)
                *VEC_ADD(&searcher->arena, &search->list[half]) = candidate;
        }
        similarity_release(&searcher->similarity, words);
    }
}

struct candidate_list align_candidates(struct work *work, const struct units *old,
                                       const struct units *new, float threshold,
                                       size_t all_pairs, uint32_t limit)
{
    struct candidate_list list = {0};
    struct search search = {.work = work,
                            .units = {old, new},
                            .threshold = threshold,
                            .all = old->n <= all_pairs && new->n <= all_pairs,
                            .at_once = new->n >= UNITS_WORTH,
                            .limit = limit};
    struct arena_mark mark[2];
    for (int half = 0; half < 2; half++)
        mark[half] = arena_mark(&work->searchers[half].arena);
    if (!search.all)
        candidates_index(work->candidates, work->input->words[OLD], old->at, (uint32_t)old->n,
                         &work->scratch);
    if (search.at_once)
        align_prepare_second(work);
    parallel_halves(search.at_once, search_half, &search);
    VEC_RESERVE(&work->scratch, &list, search.list[0].n + search.list[1].n);
    for (int half = 0; half < 2; half++) {
        if (search.list[half].n)
            memcpy(list.at + list.n, search.list[half].at, search.list[half].n * sizeof *list.at);
        list.n += search.list[half].n;
        arena_rewind(&work->searchers[half].arena, mark[half]);
    }
    return list;
}

struct units align_free_units(struct work *work, enum side side, struct range range)
{
    struct units units = {0};
    for (uint32_t i = range.first; i < range.end; i++)
        if (align_is_free(work, side, i))
            *VEC_ADD(&work->scratch, &units) = i;
    return units;
}

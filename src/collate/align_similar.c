#include <string.h>

#include "base/parallel.h"
#include "base/vec.h"
#include "collate/align.h"
#include "collate/align_internal.h"
#include "collate/candidates.h"
#include "collate/chain.h"

enum {
    ALL_PAIRS_MAX = 32,  /* units a side up to which every pair in a gap is compared */
    FEW_PAIRS_MAX = 6,   /* the same for units anywhere */
    BEST_MAX = 4,        /* candidates looked at to find a unit's best */
    SUMMED_MAX = 4096,   /* words whose weights add up without a rounding that matters */
    UNITS_WORTH = 256,   /* units from which on two threads look for their candidates */
};

/* Mean similarity of partners in texts that were retold, and in edited ones. */
#define SHARED_LITTLE 0.35F
#define SHARED_MUCH 0.75F
#define LEAST_FREEDOM 0.3F

/* Bonus for units between the same partners: equally good ones in order win. */
#define SAME_PLACE 0.2F

/* More than any unit weighs, and more than sums of weights are off. */
#define ANY_WEIGHT 1e30F
#define ROUNDING 1e-3F

/* A text that was retold sentence by sentence: freer than this, and so much of it paired. */
#define RETOLD_FREEDOM 0.8F
#define RETOLD_SHARE 0.7F

struct units {
    uint32_t *at;
    size_t n, cap;
};

struct candidate {
    uint32_t at[SIDES];
    float common, similarity;
};

struct candidate_list {
    struct candidate *at;
    size_t n, cap;
};

/* The weight of the first word, where both units begin with the same: "Capital:
 * rain all day" tells its likes apart by its beginning. */
static float lead_weight(const struct work *work, uint32_t old, uint32_t new)
{
    const struct words *words = work->similarity->words;
    uint32_t stem = words->side[OLD].at[work->input->words[OLD][old].first].stem;
    if (stem != words->side[NEW].at[work->input->words[NEW][new].first].stem)
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

/* Compares an OLD unit with the NEW one whose words are held. They may have
 * `most` in common; where that is too little for the threshold, the answer is
 * that they have nothing. */
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

static float similarity_of(struct work *work, uint32_t old, uint32_t new)
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

/* The second searcher's tables are large, and short articles do without them. */
static void prepare_second(struct work *work)
{
    struct searcher *second = &work->searchers[1];
    if (second->query)
        return;
    second->similarity = similarity_new(work->similarity->words, &work->second);
    second->query = candidates_query_new(work->candidates, &work->second);
}

/* Compares the OLD units with the NEW ones: all pairs where no side has more
 * than `all_pairs` (<= ALL_PAIRS_MAX), else the `limit` that
 * share the most rare words. */
static struct candidate_list find_candidates(struct work *work, const struct units *old,
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
        prepare_second(work);
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

/* Finds the chain of partners in order inside each window; sets `moved` on all
 * others and every unit's place. */
static void mark_moved(struct work *work)
{
    const struct align_input *input = work->input;
    struct pairings *pairings = work->pairings;
    if (work->marked == pairings->n + 1)
        return; /* nothing has come since */
    work->marked = pairings->n + 1;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct chain_pair *pairs = arena_alloc(&work->scratch, pairings->n, sizeof *pairs);
    for (size_t i = 0; i < pairings->n; i++)
        pairings->at[i].moved = true;
    for (uint32_t w = 0; w < input->n_windows; w++) {
        const struct window *window = &input->windows[w];
        size_t n = 0;
        uint32_t last = ALIGN_NONE;
        for (uint32_t i = window->range[OLD].first; i < window->range[OLD].end; i++) {
            uint32_t index = pairings->of[OLD][i];
            if (index == ALIGN_NONE || index == last)
                continue;
            last = index;
            struct range new = pairings->at[index].range[NEW];
            /* the text stays where it is, and boilerplate moves past it */
            bool apart = input->standing[OLD][i] == STANDS_APART;
            if (work->window[NEW][new.first] == w)
                pairs[n++] = (struct chain_pair){
                    {i, new.first}, (apart ? 1e-3F : 1) + work->weight[OLD][i] * 1e-5F, false};
        }
        chain_find(pairs, n, &work->scratch);
        for (size_t i = 0; i < n; i++)
            pairings->at[pairings->of[OLD][pairs[i].at[OLD]]].moved = !pairs[i].chosen;
    }
    for (int side = OLD; side <= NEW; side++) {
        uint32_t place = 0;
        for (uint32_t i = 0; i < input->n[side]; i++) {
            uint32_t index = pairings->of[side][i];
            work->place[side][i] = place;
            place += index != ALIGN_NONE && !pairings->at[index].moved &&
                     pairings->at[index].range[side].first == i;
        }
    }
    arena_rewind(&work->scratch, mark);
}

static bool same_place(const struct work *work, const struct candidate *candidate)
{
    uint32_t old = candidate->at[OLD], new = candidate->at[NEW];
    return work->window[OLD][old] == work->window[NEW][new] &&
           work->place[OLD][old] == work->place[NEW][new];
}

static struct units free_units(struct work *work, enum side side, struct range range)
{
    struct units units = {0};
    for (uint32_t i = range.first; i < range.end; i++)
        if (align_is_free(work, side, i))
            *VEC_ADD(&work->scratch, &units) = i;
    return units;
}

/* Pairs units that are each other's best, wherever they stand. */
static void pair_best(struct work *work, float threshold)
{
    const struct align_input *input = work->input;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct units old = free_units(work, OLD, (struct range){0, input->n[OLD]});
    struct units new = free_units(work, NEW, (struct range){0, input->n[NEW]});
    if (old.n && new.n) {
        struct candidate_list list =
            find_candidates(work, &old, &new, threshold - SAME_PLACE, FEW_PAIRS_MAX, BEST_MAX);
        uint32_t *best[SIDES]; /* by unit: its best candidate, plus one */
        for (int side = OLD; side <= NEW; side++)
            best[side] = arena_zero(&work->scratch, input->n[side], sizeof **best);
        for (size_t i = 0; i < list.n; i++) {
            struct candidate *candidate = &list.at[i];
            if (same_place(work, candidate))
                candidate->similarity += SAME_PLACE;
            for (int side = OLD; side <= NEW; side++) {
                uint32_t *place = &best[side][candidate->at[side]];
                if (!*place || candidate->similarity > list.at[*place - 1].similarity)
                    *place = (uint32_t)i + 1;
            }
        }
        for (size_t i = 0; i < new.n; i++) {
            uint32_t index = best[NEW][new.at[i]];
            const struct candidate *candidate = index ? &list.at[index - 1] : NULL;
            if (!candidate || best[OLD][candidate->at[OLD]] != index ||
                candidate->similarity < threshold)
                continue;
            bool near = same_place(work, candidate);
            float similarity = candidate->similarity - (near ? SAME_PLACE : 0);
            if (near ? similarity >= input->thresholds.weak
                     : candidate->common >= input->thresholds.content)
                align_add(work->pairings, candidate->at[OLD], candidate->at[NEW], similarity,
                          work->arena);
        }
    }
    arena_rewind(&work->scratch, mark);
}

/* Pairs the free units between two partners: the heaviest chain in order of
 * those that are at least so similar. */
static void pair_gap(struct work *work, struct range old_range, struct range new_range,
                     float threshold)
{
    if (range_empty(old_range) || range_empty(new_range))
        return;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct units old = free_units(work, OLD, old_range);
    struct units new = free_units(work, NEW, new_range);
    if (old.n && new.n) {
        struct candidate_list list =
            find_candidates(work, &old, &new, threshold, ALL_PAIRS_MAX, CANDIDATES_MAX);
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
                align_add(work->pairings, pairs[i].at[OLD], pairs[i].at[NEW],
                          similarity_of(work, pairs[i].at[OLD], pairs[i].at[NEW]),
                          work->arena);
    }
    arena_rewind(&work->scratch, mark);
}

static void pair_in_order(struct work *work, float threshold, bool pinned)
{
    const struct align_input *input = work->input;
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
            pair_gap(work, (struct range){old, i},
                     (struct range){new, pairing.range[NEW].first}, threshold);
            old = pairing.range[OLD].end;
            new = pairing.range[NEW].end;
        }
        pair_gap(work, (struct range){old, window.range[OLD].end},
                 (struct range){new, window.range[NEW].end}, threshold);
    }
}

/* Where partners have little in common throughout, the text was retold rather
 * than edited, and little must do elsewhere too. 1 in a text whose partners are
 * alike, LEAST_FREEDOM where they share a third or less. */
static float measure_freedom(const struct work *work)
{
    float sum = 0, weight = 0;
    for (size_t i = 0; i < work->pairings->n; i++) {
        const struct pairing *pairing = &work->pairings->at[i];
        if (align_is_pinned(work, pairing))
            continue; /* says nothing of how the text was changed */
        float w = align_weight(work, OLD, pairing->range[OLD]) +
                  align_weight(work, NEW, pairing->range[NEW]);
        sum += w * pairing->similarity;
        weight += w;
    }
    float mean = weight > 0 ? sum / weight : 1;
    float freedom = (mean - SHARED_LITTLE) / (SHARED_MUCH - SHARED_LITTLE);
    return freedom < LEAST_FREEDOM ? LEAST_FREEDOM : freedom > 1 ? 1 : freedom;
}

/* Whether nearly everything has a partner and yet little is alike: then what is
 * left beside a partner that lacks text says the rest of it in other words. */
static bool is_retold(const struct work *work)
{
    float paired = 0, all = 0;
    for (int side = OLD; side <= NEW; side++)
        for (uint32_t i = 0; i < work->input->n[side]; i++) {
            all += work->weight[side][i];
            if (work->pairings->of[side][i] != ALIGN_NONE)
                paired += work->weight[side][i];
        }
    return work->freedom < RETOLD_FREEDOM && paired > RETOLD_SHARE * all;
}

static bool are_headings(const struct work *work, uint32_t old, uint32_t new)
{
    const struct align_input *input = work->input;
    return align_is_free(work, OLD, old) && align_is_free(work, NEW, new) &&
           !decree_parts(input->decree, old, new) &&
           input->standing[OLD][old] >= STANDS_ABOVE && input->standing[NEW][new] >= STANDS_ABOVE;
}

/* Headings say what follows: where that has a partner below a heading of its
 * own, the two are partners whatever their words, and so are their sentences. */
static void pair_headings(struct work *work)
{
    const struct align_input *input = work->input;
    for (uint32_t i = 0; i + 1 < input->n[OLD]; i++) {
        uint32_t next = work->pairings->of[OLD][i + 1];
        if (next == ALIGN_NONE || work->pairings->at[next].range[OLD].first != i + 1)
            continue;
        uint32_t new = work->pairings->at[next].range[NEW].first;
        if (new > 0 && are_headings(work, i, new - 1))
            align_add(work->pairings, i, new - 1, similarity_of(work, i, new - 1), work->arena);
    }
    for (uint32_t w = 0; w < input->n_windows; w++) {
        const struct range *range = input->windows[w].range;
        uint32_t old = range[OLD].first, new = range[NEW].first;
        if (range_size(range[OLD]) == 1 && range_size(range[NEW]) == 1 &&
            are_headings(work, old, new))
            align_add(work->pairings, old, new, similarity_of(work, old, new), work->arena);
    }
}

/* What is known of one side's units from the beginning. */
static void prepare_side(void *context, int side)
{
    struct work *work = context;
    const struct align_input *input = work->input;
    for (uint32_t i = 0; i < input->n[side]; i++) {
        work->weight[side][i] =
            similarity_weight(work->similarity->words, (enum side)side, input->words[side][i]);
        work->window[side][i] = ALIGN_NONE;
    }
    for (uint32_t w = 0; w < input->n_windows; w++)
        for (uint32_t i = input->windows[w].range[side].first;
             i < input->windows[w].range[side].end; i++)
            work->window[side][i] = w;
}

static struct work start(const struct align_input *input, struct similarity *similarity,
                         struct pairings *pairings, struct arena *arena)
{
    struct work work = {.input = input, .similarity = similarity, .pairings = pairings,
                        .arena = arena, .freedom = 1};
    uint32_t n_free = 0; /* what has a partner never loses it */
    for (uint32_t i = 0; i < input->n[OLD]; i++)
        n_free += align_is_free(&work, OLD, i);
    work.candidates = candidates_new(similarity->words, n_free, &work.scratch);
    work.searchers[0].similarity = *similarity; /* the two are not used at the same time */
    work.searchers[0].query = candidates_query_new(work.candidates, &work.scratch);
    for (int side = OLD; side <= NEW; side++) {
        work.weight[side] = arena_alloc(&work.scratch, input->n[side], sizeof(float));
        work.window[side] = arena_alloc(&work.scratch, input->n[side], sizeof(uint32_t));
        work.place[side] = arena_zero(&work.scratch, input->n[side], sizeof(uint32_t));
    }
    parallel_halves(input->n[NEW] >= UNITS_WORTH, prepare_side, &work);
    return work;
}

/* How much pinned partners have in common, whatever they are. */
static void measure_pinned(struct work *work)
{
    for (size_t i = 0; work->input->decree && i < work->pairings->n; i++) {
        struct pairing *pairing = &work->pairings->at[i];
        uint32_t old = pairing->range[OLD].first, new = pairing->range[NEW].first;
        if (align_is_pinned(work, pairing) &&
            work->input->hash[OLD][old] != work->input->hash[NEW][new])
            pairing->similarity = align_likeness(work, pairing->range);
    }
}

static bool is_unlike(const struct work *work, const struct pairing *pairing)
{
    const struct align_thresholds *thresholds = &work->input->thresholds;
    return (pairing->similarity < thresholds->least ||
            (pairing->moved && pairing->similarity < thresholds->least_moved)) &&
           !align_is_pinned(work, pairing);
}

/* Takes partners apart that are less alike than somebody asked for. */
static void part_unlike(struct work *work)
{
    struct pairings *pairings = work->pairings;
    uint32_t kept = 0;
    for (size_t i = 0; i < pairings->n; i++) {
        struct pairing pairing = pairings->at[i];
        uint32_t index = is_unlike(work, &pairing) ? ALIGN_NONE : kept;
        for (int side = OLD; side <= NEW; side++)
            for (uint32_t u = pairing.range[side].first; u < pairing.range[side].end; u++)
                pairings->of[side][u] = index;
        if (index != ALIGN_NONE)
            pairings->at[kept++] = pairing;
    }
    pairings->n = kept;
}

void align_similar(const struct align_input *input, struct similarity *similarity,
                   struct pairings *pairings, struct arena *arena)
{
    struct work work = start(input, similarity, pairings, arena);
    measure_pinned(&work);
    mark_moved(&work);
    if (input->decree) {
        pair_in_order(&work, input->thresholds.in_order, true);
        mark_moved(&work);
    }
    pair_best(&work, input->thresholds.strong);
    mark_moved(&work);
    pair_in_order(&work, input->thresholds.in_order, false);
    align_extend(&work, false);
    mark_moved(&work);
    pair_best(&work, input->thresholds.moved);
    mark_moved(&work);
    work.freedom = measure_freedom(&work);
    work.compounds = input->compounds;
    float weak = input->thresholds.weak * work.freedom, least = input->thresholds.least;
    pair_in_order(&work, weak > least ? weak : least, false);
    pair_headings(&work);
    work.retold = is_retold(&work);
    if (input->thresholds.contained_weak < input->thresholds.contained) {
        mark_moved(&work);
        align_share_gaps(&work);
    }
    align_extend(&work, true);
    mark_moved(&work);
    part_unlike(&work);
    arena_free(&work.searchers[0].arena);
    arena_free(&work.searchers[1].arena);
    arena_free(&work.second);
    arena_free(&work.scratch);
}

#include "base/parallel.h"
#include "collate/align.h"
#include "collate/align_internal.h"
#include "collate/candidates.h"

/* Mean similarity of partners in texts that were retold, and in edited ones. */
#define SHARED_LITTLE 0.35F
#define SHARED_MUCH 0.75F
#define LEAST_STRICTNESS 0.3F

/* Makes an equal pair of units partners that nobody has. */
static void pair_equal(struct work *work, uint32_t old, uint32_t new)
{
    struct range units[SIDES] = {{old, old + 1}, {new, new + 1}};
    if (old >= work->input->n[OLD] || new >= work->input->n[NEW] ||
        work->input->hash[OLD][old] != work->input->hash[NEW][new] ||
        !align_is_free(work, OLD, old) || !align_is_free(work, NEW, new) ||
        !align_may_meet(work, units))
        return;
    align_add(work->pairings, old, new, 1, work->arena);
}

/* Units that are equal and stand beside partners are partners, however little they say,
 * and also where a paragraph ends between them on one side. */
static void pair_equal_neighbours(struct work *work)
{
    const struct pairings *pairings = work->pairings;
    for (uint32_t i = 0; i < work->input->n[OLD]; i++) {
        uint32_t index = pairings->of[OLD][i];
        if (index != ALIGN_NONE && pairings->at[index].range[OLD].end == i + 1)
            pair_equal(work, i + 1, pairings->at[index].range[NEW].end);
    }
    for (uint32_t i = work->input->n[OLD]; i-- > 0;) {
        uint32_t index = pairings->of[OLD][i];
        if (index != ALIGN_NONE && pairings->at[index].range[OLD].first == i && i > 0 &&
            pairings->at[index].range[NEW].first > 0)
            pair_equal(work, i - 1, pairings->at[index].range[NEW].first - 1);
    }
}

/* Where partners have little in common throughout, the text was retold rather
 * than edited, and little must do elsewhere too. 1 in a text whose partners are
 * alike, LEAST_STRICTNESS where they share a third or less. */
static float measure_strictness(const struct work *work)
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
    float strictness = (mean - SHARED_LITTLE) / (SHARED_MUCH - SHARED_LITTLE);
    return strictness < LEAST_STRICTNESS ? LEAST_STRICTNESS : strictness > 1 ? 1 : strictness;
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
            align_add(work->pairings, i, new - 1, align_similarity(work, i, new - 1), work->arena);
    }
    for (uint32_t w = 0; w < input->n_windows; w++) {
        const struct range *range = input->windows[w].range;
        uint32_t old = range[OLD].first, new = range[NEW].first;
        if (range_size(range[OLD]) == 1 && range_size(range[NEW]) == 1 &&
            are_headings(work, old, new))
            align_add(work->pairings, old, new, align_similarity(work, old, new), work->arena);
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
                        .arena = arena, .strictness = 1};
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

static void finish(struct work *work)
{
    arena_free(&work->searchers[0].arena);
    arena_free(&work->searchers[1].arena);
    arena_free(&work->second);
    arena_free(&work->scratch);
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

/* Takes partners apart that are less alike than somebody asked for, and leaves out those
 * that were joined with others. */
static void part_unlike(struct work *work)
{
    struct pairings *pairings = work->pairings;
    uint32_t kept = 0;
    for (size_t i = 0; i < pairings->n; i++) {
        struct pairing pairing = pairings->at[i];
        bool joined = range_empty(pairing.range[OLD]);
        uint32_t index = joined || is_unlike(work, &pairing) ? ALIGN_NONE : kept;
        for (int side = OLD; side <= NEW; side++)
            for (uint32_t u = pairing.range[side].first; u < pairing.range[side].end; u++)
                pairings->of[side][u] = index;
        if (index != ALIGN_NONE)
            pairings->at[kept++] = pairing;
    }
    pairings->n = kept;
}

/* Far less likeness is enough in a text that was rewritten freely, where it is
 * distinct; hardly less in one that was edited. */
static void pair_distinct(struct work *work)
{
    work->strictness = measure_strictness(work);
    align_distinct(work, work->input->thresholds.moved * work->strictness);
    align_mark_moved(work);
}

void align_similar(const struct align_input *input, struct similarity *similarity,
                   struct pairings *pairings, struct arena *arena)
{
    struct work work = start(input, similarity, pairings, arena);
    measure_pinned(&work);
    align_mark_moved(&work);
    if (input->decree) {
        align_in_order(&work, input->thresholds.in_order, true);
        align_mark_moved(&work);
    }
    align_best(&work, input->thresholds.strong);
    if (input->of_sentences)
        pair_equal_neighbours(&work);
    align_mark_moved(&work);
    align_in_order(&work, input->thresholds.in_order, false);
    align_extend(&work, false);
    align_mark_moved(&work);
    align_best(&work, input->thresholds.moved);
    align_mark_moved(&work);
    pair_distinct(&work);
    work.strictness = measure_strictness(&work);
    work.compounds = input->compounds;
    float weak = input->thresholds.weak * work.strictness, least = input->thresholds.least;
    weak = weak > least ? weak : least;
    if (input->of_sentences) {
        pair_headings(&work);
        align_mark_moved(&work);
        align_fill_gaps(&work, weak);
    } else {
        align_in_order(&work, weak, false);
        pair_headings(&work);
    }
    align_mark_moved(&work);
    pair_distinct(&work);
    align_extend(&work, true);
    align_measure(&work);
    align_mark_moved(&work);
    if (input->of_sentences)
        align_join_crossed(&work);
    part_unlike(&work);
    finish(&work);
}

void align_settle(const struct align_input *input, struct similarity *similarity,
                  struct pairings *pairings, struct arena *arena)
{
    struct work work = start(input, similarity, pairings, arena);
    work.compounds = input->compounds;
    for (size_t i = 0; i < pairings->n; i++)
        if (pairings->at[i].similarity < 0)
            pairings->at[i].similarity = align_likeness(&work, pairings->at[i].range);
    align_mark_moved(&work);
    finish(&work);
}

#include "collate/candidates.h"

#include "base/vec.h"

enum { RARE = 8 };

struct candidates {
    const struct words *words;
    uint32_t *first;    /* by word id: its first posting; one more at the end */
    uint32_t *postings; /* positions in the list, 0 .. RARE of a word */
    float *score;       /* by position; 0 between calls */
    uint32_t *touched;  /* positions with a score */
    uint32_t *asked;    /* by word id: the last query that looked it up */
    uint32_t query;
};

/* Calls for each word of each unit once, in list order; with `postings` NULL
 * only counts. */
static void post(const struct words *words, const struct range *units, const uint32_t *listed,
                 uint32_t n_listed, uint32_t *seen, uint32_t *count, const uint32_t *first,
                 uint32_t *postings)
{
    for (uint32_t u = 0; u < n_listed; u++) {
        struct range range = units[listed[u]];
        for (uint32_t i = range.first; i < range.end; i++) {
            const struct word *word = &words->side[OLD].at[i];
            if (word->kind == TOKEN_MARK || seen[word->stem] == u + 1)
                continue;
            seen[word->stem] = u + 1;
            if (postings && first[word->stem] < first[word->stem + 1])
                postings[first[word->stem] + count[word->stem]] = u;
            count[word->stem]++;
        }
    }
}

struct candidates *candidates_index(const struct words *words, const struct range *units,
                                    const uint32_t *listed, uint32_t n_listed,
                                    struct arena *arena)
{
    struct candidates *candidates = arena_zero(arena, 1, sizeof *candidates);
    uint32_t n = words->n_ids;
    uint32_t *seen = arena_zero(arena, n, sizeof *seen);
    uint32_t *count = arena_zero(arena, n, sizeof *count);
    candidates->words = words;
    candidates->first = arena_zero(arena, (size_t)n + 1, sizeof *candidates->first);
    post(words, units, listed, n_listed, seen, count, NULL, NULL);
    uint32_t total = 0;
    for (uint32_t id = 0; id < n; id++) {
        candidates->first[id] = total;
        total += count[id] <= RARE ? count[id] : 0;
        count[id] = seen[id] = 0;
    }
    candidates->first[n] = total;
    candidates->postings = arena_alloc(arena, total, sizeof *candidates->postings);
    post(words, units, listed, n_listed, seen, count, candidates->first, candidates->postings);
    candidates->score = arena_zero(arena, n_listed, sizeof *candidates->score);
    candidates->touched = arena_alloc(arena, n_listed, sizeof *candidates->touched);
    candidates->asked = arena_zero(arena, n, sizeof *candidates->asked);
    return candidates;
}

/* Puts a unit into the list of the heaviest, which stays sorted. */
static uint32_t keep(const struct candidates *candidates, uint32_t unit, uint32_t limit,
                     uint32_t *found, uint32_t n)
{
    uint32_t place = n;
    while (place > 0 && candidates->score[found[place - 1]] < candidates->score[unit]) {
        if (place < limit)
            found[place] = found[place - 1];
        place--;
    }
    if (place == limit)
        return n;
    found[place] = unit;
    return n < limit ? n + 1 : n;
}

uint32_t candidates_find(struct candidates *candidates, struct range unit, uint32_t limit,
                         uint32_t found[CANDIDATES_MAX])
{
    const struct words *words = candidates->words;
    uint32_t n_touched = 0, n = 0;
    candidates->query++;
    for (uint32_t i = unit.first; i < unit.end; i++) {
        uint32_t id = words->side[NEW].at[i].stem;
        if (candidates->asked[id] == candidates->query)
            continue;
        candidates->asked[id] = candidates->query;
        for (uint32_t p = candidates->first[id]; p < candidates->first[id + 1]; p++) {
            uint32_t old = candidates->postings[p];
            if (candidates->score[old] == 0)
                candidates->touched[n_touched++] = old;
            candidates->score[old] += words->weight[id];
        }
    }
    for (uint32_t i = 0; i < n_touched; i++)
        n = keep(candidates, candidates->touched[i], limit, found, n);
    for (uint32_t i = 0; i < n_touched; i++)
        candidates->score[candidates->touched[i]] = 0;
    return n;
}

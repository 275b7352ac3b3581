#include "collate/candidates.h"

enum { RARE = 8 };

/* What is known of a stem. Entries of an earlier index are told by their epoch,
 * so that a small one costs nothing for the words that it lacks. */
struct posting_list {
    uint32_t epoch;
    uint32_t last;  /* position of the last unit seen with it, plus one */
    uint32_t count; /* units that hold it */
    uint32_t first; /* its first posting, or NOT_PLACED */
};

#define NOT_PLACED UINT32_MAX

struct candidates {
    const struct words *words;
    uint32_t epoch;
    uint32_t n_units;
    struct posting_list *of; /* by stem */
    uint32_t *postings;      /* positions in the list, up to RARE of a stem */
};

struct candidates_query {
    float *score;      /* by position; 0 between calls */
    uint32_t *touched; /* positions with a score */
    uint32_t *asked;   /* by stem: the last query that looked it up */
    uint32_t number;
};

struct candidates *candidates_new(const struct words *words, uint32_t n_units,
                                  struct arena *arena)
{
    struct candidates *candidates = arena_zero(arena, 1, sizeof *candidates);
    candidates->words = words;
    candidates->n_units = n_units;
    candidates->of = arena_zero(arena, words->n_ids, sizeof *candidates->of);
    return candidates;
}

struct candidates_query *candidates_query_new(const struct candidates *candidates,
                                              struct arena *arena)
{
    struct candidates_query *query = arena_zero(arena, 1, sizeof *query);
    query->score = arena_zero(arena, candidates->n_units, sizeof *query->score);
    query->touched = arena_alloc(arena, candidates->n_units, sizeof *query->touched);
    query->asked = arena_zero(arena, candidates->words->n_ids, sizeof *query->asked);
    return query;
}

/* How many units hold each stem; returns the number of postings of rare ones. */
static uint32_t count(struct candidates *candidates, const struct range *units,
                      const uint32_t *listed, uint32_t n_listed)
{
    uint32_t total = 0;
    for (uint32_t u = 0; u < n_listed; u++)
        for (uint32_t i = units[listed[u]].first; i < units[listed[u]].end; i++) {
            const struct word *word = &candidates->words->side[OLD].at[i];
            struct posting_list *list = &candidates->of[word->stem];
            if (word->kind == TOKEN_MARK)
                continue;
            if (list->epoch != candidates->epoch)
                *list = (struct posting_list){candidates->epoch, 0, 0, NOT_PLACED};
            if (list->last == u + 1)
                continue;
            list->last = u + 1;
            list->count++;
            if (list->count <= RARE)
                total++;
            else if (list->count == RARE + 1)
                total -= RARE;
        }
    return total;
}

void candidates_index(struct candidates *candidates, const struct range *units,
                      const uint32_t *listed, uint32_t n_listed, struct arena *arena)
{
    uint32_t placed = 0;
    candidates->epoch++;
    uint32_t total = count(candidates, units, listed, n_listed);
    candidates->postings = arena_alloc(arena, total, sizeof *candidates->postings);
    /* from the last unit to the first: `last` still tells of the last one, and
     * postings are filled from their ends */
    for (uint32_t u = n_listed; u-- > 0;)
        for (uint32_t i = units[listed[u]].first; i < units[listed[u]].end; i++) {
            const struct word *word = &candidates->words->side[OLD].at[i];
            struct posting_list *list = &candidates->of[word->stem];
            if (word->kind == TOKEN_MARK || list->count > RARE)
                continue;
            if (list->first == NOT_PLACED) {
                list->first = placed += list->count;
            } else if (list->last == u + 1) {
                continue;
            }
            list->last = u + 1;
            candidates->postings[--list->first] = u;
        }
}

/* Puts a unit into the list of the heaviest, which stays sorted. */
static uint32_t keep(const struct candidates_query *query, uint32_t unit, uint32_t limit,
                     uint32_t *found, uint32_t n)
{
    uint32_t place = n;
    while (place > 0 && query->score[found[place - 1]] < query->score[unit]) {
        if (place < limit)
            found[place] = found[place - 1];
        place--;
    }
    if (place == limit)
        return n;
    found[place] = unit;
    return n < limit ? n + 1 : n;
}

uint32_t candidates_find(const struct candidates *candidates, struct candidates_query *query,
                         struct range unit, uint32_t limit, uint32_t found[CANDIDATES_MAX])
{
    const struct words *words = candidates->words;
    uint32_t n_touched = 0, n = 0;
    query->number++;
    for (uint32_t i = unit.first; i < unit.end; i++) {
        uint32_t stem = words->side[NEW].at[i].stem;
        const struct posting_list *list = &candidates->of[stem];
        if (query->asked[stem] == query->number)
            continue;
        query->asked[stem] = query->number;
        if (list->epoch != candidates->epoch || list->count > RARE)
            continue;
        for (uint32_t p = list->first; p < list->first + list->count; p++) {
            uint32_t old = candidates->postings[p];
            if (query->score[old] == 0)
                query->touched[n_touched++] = old;
            query->score[old] += words->weight[stem];
        }
    }
    for (uint32_t i = 0; i < n_touched; i++)
        n = keep(query, query->touched[i], limit, found, n);
    for (uint32_t i = 0; i < n_touched; i++)
        query->score[query->touched[i]] = 0;
    return n;
}

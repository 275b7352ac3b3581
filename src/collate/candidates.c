#include "collate/candidates.h"

#include "base/vec.h"

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

/* A unit that holds a stem, of which no more than RARE had been seen yet. */
struct sighting {
    uint32_t stem, unit;
};

struct sightings {
    struct sighting *at;
    size_t n, cap;
};

/* Counts the units that hold each stem; the sightings are in the units' order. */
static struct sightings count(struct candidates *candidates, const struct range *units,
                              const uint32_t *listed, uint32_t n_listed, struct arena *arena)
{
    struct sightings sightings = {0};
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
            if (list->count++ < RARE)
                *VEC_ADD(arena, &sightings) = (struct sighting){word->stem, u};
        }
    return sightings;
}

void candidates_index(struct candidates *candidates, const struct range *units,
                      const uint32_t *listed, uint32_t n_listed, struct arena *arena)
{
    uint32_t placed = 0;
    candidates->epoch++;
    struct sightings sightings = count(candidates, units, listed, n_listed, arena);
    candidates->postings = arena_alloc(arena, sightings.n, sizeof *candidates->postings);
    /* from the last to the first, so that `first` ends as it is called */
    for (size_t i = sightings.n; i-- > 0;) {
        struct posting_list *list = &candidates->of[sightings.at[i].stem];
        if (list->count > RARE)
            continue;
        if (list->first == NOT_PLACED)
            list->first = placed += list->count;
        candidates->postings[--list->first] = sightings.at[i].unit;
    }
}

/* Puts a unit into the list of the heaviest, which stays sorted. */
static uint32_t keep(struct candidate_unit unit, uint32_t limit, struct candidate_unit *found,
                     uint32_t n)
{
    uint32_t place = n;
    while (place > 0 && found[place - 1].most < unit.most) {
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
                         struct range unit, uint32_t limit,
                         struct candidate_unit found[CANDIDATES_MAX])
{
    const struct words *words = candidates->words;
    uint32_t n_touched = 0, n = 0;
    float others = 0; /* weight that any unit may share: of marks and of common words */
    query->number++;
    for (uint32_t i = unit.first; i < unit.end; i++) {
        uint32_t stem = words->side[NEW].at[i].stem;
        const struct posting_list *list = &candidates->of[stem];
        bool asked = query->asked[stem] == query->number;
        query->asked[stem] = query->number;
        if (list->epoch != candidates->epoch || list->count > RARE || asked) {
            if (list->epoch == candidates->epoch || words->side[NEW].at[i].kind == TOKEN_MARK)
                others += words->weight[stem];
            continue;
        }
        for (uint32_t p = list->first; p < list->first + list->count; p++) {
            uint32_t old = candidates->postings[p];
            if (query->score[old] == 0)
                query->touched[n_touched++] = old;
            query->score[old] += words->weight[stem];
        }
    }
    for (uint32_t i = 0; i < n_touched; i++) {
        uint32_t at = query->touched[i];
        n = keep((struct candidate_unit){at, query->score[at]}, limit, found, n);
        query->score[at] = 0;
    }
    for (uint32_t i = 0; i < n; i++)
        found[i].most += others;
    return n;
}

#include "collate/candidates.h"

#include "base/vec.h"

enum { RARE = 8 };

/* How often a stem was seen. Units are numbered on from one index to the next, so
 * that nothing need be cleared between them. */
struct sight {
    uint32_t last;  /* number of the last unit seen with it */
    uint32_t count; /* units that hold it */
};

/* Where a stem stands in the index. Entries of an earlier index are told by their
 * epoch. */
struct posting_list {
    uint32_t epoch;
    uint32_t first; /* its first posting; NOT_PLACED where it has too many */
};

#define NOT_PLACED UINT32_MAX
#define LAST_OF_LIST (UINT32_C(1) << 31)

struct candidates {
    const struct words *words;
    uint32_t epoch;
    uint32_t n_units;
    uint32_t n_seen;          /* units in the indexes so far */
    struct sight *sights;     /* by stem */
    struct posting_list *of;  /* by stem */
    uint32_t *postings;       /* positions in the list, up to RARE of a stem */
};

struct candidates_query {
    float *score;      /* by position; 0 between calls */
    uint32_t *touched; /* positions with a score */
};

struct candidates *candidates_new(const struct words *words, uint32_t n_units,
                                  struct arena *arena)
{
    struct candidates *candidates = arena_zero(arena, 1, sizeof *candidates);
    candidates->words = words;
    candidates->n_units = n_units;
    candidates->sights = arena_zero(arena, words->n_ids, sizeof *candidates->sights);
    candidates->of = arena_zero(arena, words->n_ids, sizeof *candidates->of);
    return candidates;
}

struct candidates_query *candidates_query_new(const struct candidates *candidates,
                                              struct arena *arena)
{
    struct candidates_query *query = arena_zero(arena, 1, sizeof *query);
    query->score = arena_zero(arena, candidates->n_units, sizeof *query->score);
    query->touched = arena_alloc(arena, candidates->n_units, sizeof *query->touched);
    return query;
}

struct candidates *candidates_second(const struct candidates *candidates, struct arena *arena)
{
    return candidates_new(candidates->words, candidates->n_units, arena);
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
    uint32_t before = candidates->n_seen;
    const uint32_t *stems = candidates->words->side[OLD].stems.at;
    for (uint32_t u = 0; u < n_listed; u++)
        for (uint32_t i = units[listed[u]].first; i < units[listed[u]].end; i++) {
            if (stems[i] & STEM_IS_MARK)
                continue;
            struct sight *sight = &candidates->sights[stems[i]];
            if (sight->last == before + u + 1)
                continue;
            sight->count = sight->last <= before ? 1 : sight->count + 1;
            sight->last = before + u + 1;
            if (sight->count <= RARE)
                *VEC_ADD(arena, &sightings) = (struct sighting){stems[i], u};
        }
    candidates->n_seen += n_listed;
    return sightings;
}

void candidates_index(struct candidates *candidates, const struct range *units,
                      const uint32_t *listed, uint32_t n_listed, struct arena *arena)
{
    uint32_t placed = 0, epoch = ++candidates->epoch;
    struct sightings sightings = count(candidates, units, listed, n_listed, arena);
    candidates->postings = arena_alloc(arena, sightings.n, sizeof *candidates->postings);
    /* from the last to the first, so that `first` ends as it is called */
    for (size_t i = sightings.n; i-- > 0;) {
        struct sighting sighting = sightings.at[i];
        struct posting_list *list = &candidates->of[sighting.stem];
        uint32_t n = candidates->sights[sighting.stem].count;
        if (n > RARE) {
            *list = (struct posting_list){epoch, NOT_PLACED};
        } else if (list->epoch != epoch) {
            placed += n;
            *list = (struct posting_list){epoch, placed - 1};
            candidates->postings[list->first] = sighting.unit | LAST_OF_LIST;
        } else {
            candidates->postings[--list->first] = sighting.unit;
        }
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
                         struct similarity *similarity, struct range unit, uint32_t limit,
                         struct candidate_unit found[CANDIDATES_MAX])
{
    const uint32_t *news = candidates->words->side[NEW].stems.at;
    uint32_t n_touched = 0, n = 0;
    float others = 0; /* weight that any unit may share: of marks and of common words */
    for (uint32_t i = unit.first; i < unit.end; i++) {
        struct similarity_stem *stem = &similarity->of[news[i] & ~STEM_IS_MARK];
        const struct posting_list *list = &candidates->of[news[i] & ~STEM_IS_MARK];
        bool asked = stem->held++, known = list->epoch == candidates->epoch;
        if (!known || list->first == NOT_PLACED || asked) {
            if (known || news[i] & STEM_IS_MARK)
                others += stem->weight;
            continue;
        }
        const uint32_t *posting = &candidates->postings[list->first];
        for (bool more = true; more; posting++) {
            uint32_t old = *posting & ~LAST_OF_LIST;
            more = old == *posting;
            if (query->score[old] == 0)
                query->touched[n_touched++] = old;
            query->score[old] += stem->weight;
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

/* Shared by the parts of the alignment only. */
#ifndef STET_COLLATE_ALIGN_INTERNAL_H
#define STET_COLLATE_ALIGN_INTERNAL_H

#include "article/kind.h"
#include "collate/align.h"
#include "collate/candidates.h"

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

/* What one of two threads needs to look for candidates. */
struct searcher {
    struct similarity similarity;
    struct candidates_query *query;
    struct arena arena;
};

struct work {
    const struct align_input *input;
    struct compounds *compounds; /* NULL while words inside others do not count */
    float strictness; /* how much of the usual likeness is asked for; 1, and less in a text that
                         was rewritten freely */
    struct similarity *similarity;
    struct pairings *pairings;
    uint64_t weighed; /* words of units that were weighed against each other in gaps */
    size_t marked; /* pairings when the chain was last found, plus one */
    struct arena *arena;
    struct arena scratch, second; /* `second`: of the second searcher */
    struct candidates *candidates;
    struct searcher searchers[2];
    struct helper *helper;       /* what a second thread needs for gaps, once there is any */
    float *weight[SIDES];       /* by unit */
    uint32_t *window[SIDES];    /* by unit; ALIGN_NONE outside all */
    uint32_t *place[SIDES];     /* by unit: partners in order before it */
};

static inline float align_smaller(float one, float two)
{
    return one < two ? one : two;
}

/* Makes two units partners that had none. */
void align_add(struct pairings *pairings, uint32_t old, uint32_t new, float similarity,
               struct arena *arena);

/* Whether a unit has words and no partner. */
static inline bool align_is_free(const struct work *work, enum side side, uint32_t unit)
{
    return work->pairings->of[side][unit] == ALIGN_NONE &&
           !range_empty(work->input->words[side][unit]);
}

/* Whether partners are so by decree; they stay a pair of one and one. */
static inline bool align_is_pinned(const struct work *work, const struct pairing *pairing)
{
    return decree_pins(work->input->decree, OLD, pairing->range[OLD].first);
}

/* Whether one of two units is boilerplate and the other is not. */
static inline bool align_parts(const struct work *work, enum side side, uint32_t unit,
                               enum side other_side, uint32_t other)
{
    return (work->input->standing[side][unit] == STANDS_APART) !=
           (work->input->standing[other_side][other] == STANDS_APART);
}

/* Whether one of two units stands in the text and the other beside it, or one
 * outside and the other not. */
static inline bool align_clash(const struct work *work, enum side side, uint32_t unit,
                               enum side other_side, uint32_t other)
{
    uint8_t here = work->input->standing[side][unit];
    uint8_t there = work->input->standing[other_side][other];
    if (here == STANDS_OUTSIDE || there == STANDS_OUTSIDE)
        return here != there;
    return (here == STANDS_IN_TEXT) != (there == STANDS_IN_TEXT) && here != STANDS_EITHER &&
           there != STANDS_EITHER;
}

/* Whether a unit's words begin, or end, a unit of the other side. */
bool align_stands_at(const struct work *work, enum side side, uint32_t unit, uint32_t whole,
                     bool end);

/* Whether units of both sides may be partners at all, each of one side of each of the
 * other. */
bool align_may_meet(const struct work *work, const struct range units[SIDES]);

/* How much neighbouring units of both sides are alike by their words: 0..1. */
float align_likeness(struct work *work, const struct range units[SIDES]);

/* The sum of the weights of neighbouring units. */
float align_weight(const struct work *work, enum side side, struct range units);

/* The weight of what neighbouring units of both sides have in common. */
float align_common(struct work *work, const struct range units[SIDES]);

/* How alike two units are: 0..1. */
float align_similarity(struct work *work, uint32_t old, uint32_t new);

enum {
    ALL_PAIRS_MAX = 32, /* units a side up to which every pair is compared */
    UNITS_WORTH = 256,  /* units of NEW from which on two threads work on them */
};

/* The second searcher's tables, which are large, and short articles do without them. */
void align_prepare_second(struct work *work);

/* Makes `second` a copy of the work for a second thread, with tables of its own, which
 * stand in `work`; it may read what is shared and write what only it looks at. In the end
 * its memory and what it left of the work on compounds are given back. */
void align_second_start(struct work *work, struct work *second);
void align_second_end(struct work *work, struct work *second);

/* The units of a range that are free. */
struct units align_free_units(struct work *work, enum side side, struct range range);

/* Compares OLD units with NEW ones: all pairs where no side has more than `all_pairs`
 * (<= ALL_PAIRS_MAX), else the `limit` that share the most rare words. Lists those of
 * at least that similarity. Near-linear in the number of their words. */
struct candidate_list align_candidates(struct work *work, const struct units *old,
                                       const struct units *new, float threshold,
                                       size_t all_pairs, uint32_t limit);

/* Finds the chain of partners in order inside each window; sets `moved` on all
 * others and every unit's place. */
void align_mark_moved(struct work *work);

/* Pairs units that are each other's best, wherever they stand. */
void align_best(struct work *work, float threshold);

/* Pairs units that are alike far beyond whatever else either is alike, wherever they
 * stand, for which less likeness is enough. (The ratio to the next best tells a match
 * from a chance one: Lowe 2004, of images.) Where more than 1,000 units of a side are
 * left it does nothing: next to so many others few are distinct. */
void align_distinct(struct work *work, float threshold);

/* Gives partners further units of a side, which stand right before or behind theirs. */
void align_take(struct work *work, uint32_t index, enum side side, struct range units);

/* Whether partners may take in others. */
bool align_may_grow(const struct work *work, const struct pairing *pairing);

/* Pairs the free units between partners in order, or, `pinned`, those between pinned
 * ones: the heaviest chain in order of those that are at least so similar. Small gaps are
 * looked at in two threads. Near-linear in the number of words. */
void align_in_order(struct work *work, float threshold, bool pinned);

/* The same for one gap. */
void align_gap(struct work *work, struct range old, struct range new, float threshold);

/* Pairs what is left between partners in order, one to one and one to several, and lets
 * the partners beside take in what belongs to them: of all ways to cut a gap into beads
 * the one that shares most beyond what it must, by dynamic programming (after Gale &
 * Church 1993, with words for lengths). `alike`: how alike partners must be. A gap costs
 * its cells times a few comparisons; large gaps, and all after a limit on the words that
 * were compared, are left to align_gap, so that the whole is near-linear. */
void align_fill_gaps(struct work *work, float alike);

/* Splits and merges: lets partners take in free neighbours that hold most of
 * what the other one has beyond what is shared; `weak`: or less, where nothing
 * else is left for them. Near-linear in the number of words. */
void align_extend(struct work *work, bool weak);

/* Says of all partners that are not equal how alike they are, by all that counts. Linear in
 * the number of their words. */
void align_measure(struct work *work);

/* Joins partners in order that stand beside each other where so much of the text went
 * from one sentence of a side into the next that it belongs to both (m:n): a clause that
 * crossed a full stop. What was joined with another is left without units. Linear. */
void align_join_crossed(struct work *work);

#endif

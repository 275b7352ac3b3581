/* Shared by the parts of the alignment only. */
#ifndef STET_COLLATE_ALIGN_INTERNAL_H
#define STET_COLLATE_ALIGN_INTERNAL_H

#include "article/kind.h"
#include "collate/align.h"
#include "collate/candidates.h"

/* What one of two threads needs to look for candidates. */
struct searcher {
    struct similarity similarity;
    struct candidates_query *query;
    struct arena arena;
};

struct work {
    const struct align_input *input;
    struct compounds *compounds; /* NULL while words inside others do not count */
    bool retold;   /* sentence by sentence, in other words */
    float freedom; /* how much weaker likeness counts in a text rewritten freely: 0..1 */
    struct similarity *similarity;
    struct pairings *pairings;
    size_t marked; /* pairings when the chain was last found, plus one */
    struct arena *arena;
    struct arena scratch, second; /* `second`: of the second searcher */
    struct candidates *candidates;
    struct searcher searchers[2];
    float *weight[SIDES];       /* by unit */
    uint32_t *window[SIDES];    /* by unit; ALIGN_NONE outside all */
    uint32_t *place[SIDES];     /* by unit: partners in order before it */
};

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

/* How much neighbouring units of both sides are alike by their words: 0..1. */
float align_likeness(struct work *work, const struct range units[SIDES]);

/* The sum of the weights of neighbouring units. */
float align_weight(const struct work *work, enum side side, struct range units);

/* Splits and merges: lets partners take in free neighbours that hold most of
 * what the other one has beyond what is shared; `weak`: or less, where nothing
 * else is left for them. Near-linear in the number of words. */
void align_extend(struct work *work, bool weak);

/* Splits and merges of which parts may share little with the whole: shares the
 * free units of each gap, which nothing on the other side is left for, between
 * the partners before and after it. Knows a gap's best answer by trying all;
 * gaps are of few units, so that the cost is near-linear in the number of words. */
void align_share_gaps(struct work *work);

#endif

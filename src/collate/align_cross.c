#include "collate/align_internal.h"

/* More than sums of weights are off. */
#define ROUNDING 1e-2F

enum { GROUP_MAX = 6 /* units a side that become one group */ };

/* Sets the units of both, where they stand beside each other on both sides. */
static bool are_neighbours(const struct work *work, const struct pairing *one,
                           const struct pairing *two, struct range both[SIDES])
{
    for (int side = OLD; side <= NEW; side++) {
        both[side] = (struct range){one->range[side].first, two->range[side].end};
        if (one->range[side].end != two->range[side].first || range_size(both[side]) > GROUP_MAX ||
            work->window[side][both[side].first] != work->window[side][both[side].end - 1])
            return false;
    }
    return !one->moved && !two->moved && align_may_grow(work, one) && align_may_grow(work, two);
}

static float least_weight(const struct work *work, const struct pairing *pairing)
{
    return align_smaller(align_weight(work, OLD, pairing->range[OLD]),
                         align_weight(work, NEW, pairing->range[NEW]));
}

/* The weight of a side of partners that they do not share. */
static float lacked(const struct work *work, const struct pairing *pairing, enum side side)
{
    float weight[SIDES];
    for (int s = OLD; s <= NEW; s++)
        weight[s] = align_weight(work, (enum side)s, pairing->range[s]);
    return weight[side] - pairing->similarity * (weight[OLD] + weight[NEW]) / 2;
}

/* The most that two pairs of partners can share across. */
static float most_across(const struct work *work, const struct pairing *one,
                         const struct pairing *two)
{
    return align_smaller(lacked(work, one, OLD), lacked(work, two, NEW)) +
           align_smaller(lacked(work, two, OLD), lacked(work, one, NEW));
}

/* Whether what two pairs of partners share across is as much as makes a unit a part of
 * another. */
static bool are_crossed(struct work *work, const struct pairing *one, const struct pairing *two)
{
    const struct align_thresholds *thresholds = &work->input->thresholds;
    struct range both[SIDES];
    if (!are_neighbours(work, one, two, both) || !align_may_meet(work, both))
        return false;
    float least = thresholds->contained *
                  align_smaller(least_weight(work, one), least_weight(work, two));
    if (least < thresholds->content)
        least = thresholds->content;
    /* most partners share nearly all they have, and need not be looked at */
    if (most_across(work, one, two) < least - ROUNDING)
        return false;
    return align_common(work, both) - align_common(work, one->range) -
               align_common(work, two->range) >= least;
}

static void join(struct work *work, uint32_t index, struct pairing *other)
{
    struct pairing *pairing = &work->pairings->at[index];
    for (int side = OLD; side <= NEW; side++) {
        align_take(work, index, (enum side)side, other->range[side]);
        other->range[side] = (struct range){0, 0};
    }
    pairing->similarity = align_likeness(work, pairing->range);
}

void align_join_crossed(struct work *work)
{
    struct pairings *pairings = work->pairings;
    for (uint32_t i = 1; i < work->input->n[OLD]; i++) {
        uint32_t before = pairings->of[OLD][i - 1], behind = pairings->of[OLD][i];
        if (before != ALIGN_NONE && behind != ALIGN_NONE && before != behind &&
            are_crossed(work, &pairings->at[before], &pairings->at[behind]))
            join(work, before, &pairings->at[behind]);
    }
}

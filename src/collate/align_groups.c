#include "collate/align_internal.h"

enum { EXTENSION_MAX = 12 /* units that one is split into at most */ };

/* What length that a partner lacks counts in a text that was retold, by the share: enough
 * for a neighbour of which nothing is shared, if most of it was lacking. */
#define FILLING 1.3F

static struct range words_of(const struct work *work, enum side side, struct range units)
{
    const struct range *words = work->input->words[side];
    return (struct range){words[units.first].first, words[units.end - 1].end};
}

float align_weight(const struct work *work, enum side side, struct range units)
{
    float sum = 0;
    for (uint32_t i = units.first; i < units.end; i++)
        sum += work->weight[side][i];
    return sum;
}

/* The weight of what neighbouring units of both sides have in common. */
static float common_of(struct work *work, const struct range units[SIDES])
{
    struct range old = words_of(work, OLD, units[OLD]), new = words_of(work, NEW, units[NEW]);
    similarity_hold(work->similarity, new);
    float common = similarity_with_held(work->similarity, old, SIMILARITY_ANY);
    if (work->compounds)
        common += similarity_parts_held(work->similarity, work->compounds, old, new);
    similarity_release(work->similarity, new);
    return common;
}

float align_likeness(struct work *work, const struct range units[SIDES])
{
    return similarity_dice(common_of(work, units), align_weight(work, OLD, units[OLD]),
                           align_weight(work, NEW, units[NEW]));
}

/* Whether partners may take in others. */
static bool may_grow(const struct work *work, const struct pairing *pairing)
{
    const struct align_input *input = work->input;
    uint32_t old = pairing->range[OLD].first, new = pairing->range[NEW].first;
    return !align_is_pinned(work, pairing) && !range_empty(input->words[OLD][old]) &&
           !range_empty(input->words[NEW][new]) &&
           input->hash[OLD][old] != input->hash[NEW][new];
}

/* Whether the other side has nothing free beside the partner that `unit` could
 * belong to instead. */
static bool is_only_choice(const struct work *work, const struct pairing *pairing,
                           enum side side, uint32_t unit)
{
    enum side other = side_other(side);
    struct range range = pairing->range[other];
    bool after = unit >= pairing->range[side].end;
    if (after ? range.end >= work->input->n[other] : range.first == 0)
        return true;
    return !align_is_free(work, other, after ? range.end : range.first - 1);
}

/* Whether the partner is longer than what it was given even with `unit`. */
static bool lacks_text(const struct work *work, const struct pairing *pairing, enum side side,
                       uint32_t unit)
{
    return align_weight(work, side_other(side), pairing->range[side_other(side)]) >
           align_weight(work, side, pairing->range[side]) + work->weight[side][unit] / 2;
}

bool align_stands_at(const struct work *work, enum side side, uint32_t unit, uint32_t whole,
                     bool end)
{
    const struct words *words = work->similarity->words;
    enum side other = side_other(side);
    struct range line = work->input->words[side][unit], text = work->input->words[other][whole];
    uint32_t n = range_size(line), first = end ? text.end - n : text.first;
    if (n > range_size(text))
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (words->side[side].at[line.first + i].stem != words->side[other].at[first + i].stem)
            return false;
    return true;
}

/* Whether a unit is parted from one of the other side's. */
static bool is_parted(const struct work *work, enum side side, uint32_t unit, struct range other)
{
    const struct decree *decree = work->input->decree;
    for (uint32_t i = other.first; decree && i < other.end; i++)
        if (side == OLD ? decree_parts(decree, unit, i) : decree_parts(decree, i, unit))
            return true;
    return false;
}

/* Whether a heading or the like may be merged with a paragraph, or come from
 * it: only where it stands at the beginning or end of the whole, word by word. */
static bool may_join(const struct work *work, const struct pairing *pairing, enum side side,
                     uint32_t unit)
{
    enum side other = side_other(side);
    const struct align_input *input = work->input;
    struct range whole = pairing->range[other];
    if (align_parts(work, side, unit, other, whole.first) ||
        align_parts(work, side, unit, side, pairing->range[side].first))
        return false;
    if (!align_clash(work, side, unit, other, whole.first))
        return !align_clash(work, side, unit, side, pairing->range[side].first);
    if (input->standing[side][unit] == STANDS_IN_TEXT || range_size(whole) != 1)
        return false;
    return align_stands_at(work, side, unit, whole.first, unit > pairing->range[side].first);
}

/* Lets a pairing take the free neighbour `unit` in, if that is mostly what its
 * partner holds beyond what is already shared. */
static bool take_in(struct work *work, struct pairing *pairing, enum side side, uint32_t unit,
                    bool weak, float *common)
{
    if (!align_is_free(work, side, unit) ||
        work->window[side][unit] != work->window[side][pairing->range[side].first])
        return false;
    if (!may_join(work, pairing, side, unit) ||
        is_parted(work, side, unit, pairing->range[side_other(side)]))
        return false;
    struct pairing wider = *pairing;
    if (unit < wider.range[side].first)
        wider.range[side].first = unit;
    else
        wider.range[side].end = unit + 1;
    float more = common_of(work, wider.range);
    float share = work->input->thresholds.contained;
    if (weak && is_only_choice(work, pairing, side, unit))
        share = work->input->thresholds.contained_weak;
    if (share < work->input->thresholds.contained)
        share *= work->freedom;
    if (weak && lacks_text(work, pairing, side, unit))
        share *= work->input->thresholds.lacking;
    if (more - *common < share * work->weight[side][unit])
        return false;
    work->pairings->of[side][unit] = (uint32_t)(pairing - work->pairings->at);
    *pairing = wider;
    *common = more;
    work->marked = 0;
    return true;
}

void align_extend(struct work *work, bool weak)
{
    for (size_t i = 0; i < work->pairings->n; i++) {
        struct pairing *pairing = &work->pairings->at[i];
        if (!may_grow(work, pairing))
            continue;
        float common = common_of(work, pairing->range);
        for (int s = NEW; s >= OLD && range_size(pairing->range[!s]) == 1; s--) {
            enum side side = (enum side)s;
            for (int n = 1; n < EXTENSION_MAX; n++) {
                struct range range = pairing->range[side];
                if ((range.end < work->input->n[side] &&
                     take_in(work, pairing, side, range.end, weak, &common)) ||
                    (range.first > 0 &&
                     take_in(work, pairing, side, range.first - 1, weak, &common)))
                    continue;
                break;
            }
        }
        pairing->similarity =
            similarity_dice(common, align_weight(work, OLD, pairing->range[OLD]),
                            align_weight(work, NEW, pairing->range[NEW]));
    }
}

/* A pairing that may take in units of a gap beside it, and what it gains by
 * taking in the first 1, 2, ... of them (counted from the pairing). */
struct taker {
    struct pairing *pairing; /* NULL where none may */
    uint32_t n;              /* so many at most */
    float gain[EXTENSION_MAX + 1];
};

/* What is shared beyond a share of the units taken in counts, and, for less, how
 * far they make up for the partner's length. */
static struct taker weigh_gap(struct work *work, uint32_t index, enum side side,
                              struct range units)
{
    struct taker taker = {0};
    uint32_t n = range_size(units);
    if (index == ALIGN_NONE || n == 0)
        return taker;
    struct pairing *pairing = &work->pairings->at[index];
    enum side other = side_other(side);
    if (range_size(pairing->range[other]) > 1 || !may_grow(work, pairing) ||
        work->window[side][units.first] != work->window[side][pairing->range[side].first])
        return taker;
    for (uint32_t i = units.first; i < units.end; i++)
        if (align_parts(work, side, i, side, pairing->range[side].first))
            return taker;
    taker.pairing = pairing;
    bool behind = units.first >= pairing->range[side].end;
    while (taker.n < n && !is_parted(work, side, behind ? units.first + taker.n
                                                        : units.end - 1 - taker.n,
                                     pairing->range[other]))
        taker.n++;
    float share = work->input->thresholds.contained_weak * work->freedom;
    float fill = share * (work->retold ? FILLING : work->input->thresholds.lacking);
    float most = align_weight(work, other, pairing->range[other]);
    float first = 0;
    for (uint32_t k = 0; k <= taker.n; k++) {
        struct range range[SIDES] = {pairing->range[OLD], pairing->range[NEW]};
        if (units.first >= range[side].end)
            range[side].end += k;
        else
            range[side].first -= k;
        float weight = align_weight(work, side, range[side]);
        float value = common_of(work, range) - share * weight +
                      fill * (weight < most ? weight : most);
        first = k == 0 ? value : first;
        taker.gain[k] = value - first;
    }
    return taker;
}

static void take_units(struct work *work, const struct taker *taker, enum side side,
                       uint32_t first, uint32_t n)
{
    if (!n)
        return;
    struct range *range = &taker->pairing->range[side];
    for (uint32_t i = first; i < first + n; i++)
        work->pairings->of[side][i] = (uint32_t)(taker->pairing - work->pairings->at);
    if (first == range->end)
        range->end += n;
    else
        range->first = first;
    work->marked = 0;
}

/* Shares the free units of a gap, which nothing on the other side is left for,
 * between the partners before and after it; those in the middle may stay. */
static void share_gap(struct work *work, enum side side, uint32_t before, uint32_t after,
                      struct range units)
{
    uint32_t n = range_size(units);
    if (n == 0 || n > EXTENSION_MAX)
        return;
    struct taker takers[2] = {weigh_gap(work, before, side, units),
                              weigh_gap(work, after, side, units)};
    uint32_t best[2] = {0};
    float most = 0;
    for (uint32_t i = 0; i <= takers[0].n; i++)
        for (uint32_t k = 0; k <= takers[1].n && i + k <= n; k++)
            if (takers[0].gain[i] + takers[1].gain[k] > most) {
                most = takers[0].gain[i] + takers[1].gain[k];
                best[0] = i;
                best[1] = k;
            }
    take_units(work, &takers[0], side, units.first, best[0]);
    take_units(work, &takers[1], side, units.end - best[1], best[1]);
}

static bool has_free(const struct work *work, enum side side, struct range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (align_is_free(work, side, i))
            return true;
    return false;
}

static void share_between(struct work *work, uint32_t before, uint32_t after,
                          const struct range gap[SIDES])
{
    for (int s = NEW; s >= OLD; s--) {
        enum side side = (enum side)s;
        if (has_free(work, side_other(side), gap[side_other(side)]))
            continue;
        struct range head = gap[side], tail = gap[side];
        for (head.end = head.first; head.end < tail.end && align_is_free(work, side, head.end);)
            head.end++;
        if (head.end == tail.end) {
            share_gap(work, side, before, after, head);
            continue;
        }
        share_gap(work, side, before, ALIGN_NONE, head);
        for (tail.first = tail.end; align_is_free(work, side, tail.first - 1);)
            tail.first--;
        share_gap(work, side, ALIGN_NONE, after, tail);
    }
}

void align_share_gaps(struct work *work)
{
    const struct align_input *input = work->input;
    for (uint32_t w = 0; w < input->n_windows; w++) {
        struct window window = input->windows[w];
        struct range gap[SIDES] = {window.range[OLD], window.range[NEW]};
        uint32_t before = ALIGN_NONE;
        for (uint32_t i = window.range[OLD].first; i < window.range[OLD].end; i++) {
            uint32_t index = work->pairings->of[OLD][i];
            if (index == ALIGN_NONE || index == before || work->pairings->at[index].moved)
                continue;
            struct pairing pairing = work->pairings->at[index];
            gap[OLD].end = pairing.range[OLD].first;
            gap[NEW].end = pairing.range[NEW].first;
            share_between(work, before, index, gap);
            gap[OLD].first = pairing.range[OLD].end;
            gap[NEW].first = pairing.range[NEW].end;
            before = index;
        }
        gap[OLD].end = window.range[OLD].end;
        gap[NEW].end = window.range[NEW].end;
        share_between(work, before, ALIGN_NONE, gap);
    }
}

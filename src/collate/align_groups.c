#include <assert.h>

#include "base/parallel.h"
#include "collate/align_internal.h"

enum { EXTENSION_MAX = 12 /* units that one is split into at most */ };

void align_take(struct work *work, uint32_t index, enum side side, struct range units)
{
    struct range *range = &work->pairings->at[index].range[side];
    assert(range_empty(units) || units.first == range->end || units.end == range->first);
    for (uint32_t i = units.first; i < units.end; i++)
        work->pairings->of[side][i] = index;
    if (units.first == range->end)
        range->end = units.end;
    else if (units.end == range->first)
        range->first = units.first;
    work->marked = 0;
}

/* Of units that have words; what stands between them may have none. */
static struct range words_of(const struct work *work, enum side side, struct range units)
{
    const struct range *words = work->input->words[side];
    assert(!range_empty(words[units.first]) && !range_empty(words[units.end - 1]));
    return (struct range){words[units.first].first, words[units.end - 1].end};
}

float align_weight(const struct work *work, enum side side, struct range units)
{
    float sum = 0;
    for (uint32_t i = units.first; i < units.end; i++)
        sum += work->weight[side][i];
    return sum;
}

float align_common(struct work *work, const struct range units[SIDES])
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
    return similarity_dice(align_common(work, units), align_weight(work, OLD, units[OLD]),
                           align_weight(work, NEW, units[NEW]));
}

bool align_may_meet(const struct work *work, const struct range units[SIDES])
{
    for (uint32_t i = units[OLD].first; i < units[OLD].end; i++)
        for (uint32_t j = units[NEW].first; j < units[NEW].end; j++)
            if (align_clash(work, OLD, i, NEW, j) || align_parts(work, OLD, i, NEW, j) ||
                decree_parts(work->input->decree, i, j))
                return false;
    return true;
}

bool align_may_grow(const struct work *work, const struct pairing *pairing)
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
        if (word_stem(&words->side[side], line.first + i) !=
            word_stem(&words->side[other], first + i))
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
    float more = align_common(work, wider.range);
    float share = work->input->thresholds.contained;
    if (weak && is_only_choice(work, pairing, side, unit))
        share = work->input->thresholds.contained_weak;
    if (share < work->input->thresholds.contained)
        share *= work->strictness;
    if (weak && lacks_text(work, pairing, side, unit))
        share *= work->input->thresholds.lacking;
    if (more - *common < share * work->weight[side][unit])
        return false;
    align_take(work, (uint32_t)(pairing - work->pairings->at), side,
               (struct range){unit, unit + 1});
    *common = more;
    return true;
}

/* Whether a unit that nobody has stands beside a pairing that could take it in. */
static bool has_free_neighbor(const struct work *work, const struct pairing *pairing)
{
    for (enum side side = OLD; side <= NEW; side++) {
        struct range range = pairing->range[side];
        if (range_size(pairing->range[side_other(side)]) == 1 &&
            ((range.end < work->input->n[side] && align_is_free(work, side, range.end)) ||
             (range.first > 0 && align_is_free(work, side, range.first - 1))))
            return true;
    }
    return false;
}

void align_extend(struct work *work, bool weak)
{
    for (size_t i = 0; i < work->pairings->n; i++) {
        struct pairing *pairing = &work->pairings->at[i];
        if (!align_may_grow(work, pairing) || !has_free_neighbor(work, pairing))
            continue;
        float common = align_common(work, pairing->range);
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

/* Two threads' shares of the pairings. */
struct measuring {
    struct work *work[2];
    size_t middle;
};

static void measure_half(void *context, int half)
{
    struct measuring *measuring = context;
    struct work *work = measuring->work[half];
    size_t end = half ? work->pairings->n : measuring->middle;
    for (size_t i = half ? measuring->middle : 0; i < end; i++) {
        struct pairing *pairing = &work->pairings->at[i];
        if (align_may_grow(work, pairing))
            pairing->similarity = align_likeness(work, pairing->range);
    }
}

void align_measure(struct work *work)
{
    bool at_once = work->pairings->n >= UNITS_WORTH;
    struct work second;
    struct measuring measuring = {{work, at_once ? &second : work}, work->pairings->n / 2};
    if (at_once)
        align_second_start(work, &second);
    parallel_halves(at_once, measure_half, &measuring);
    if (at_once)
        align_second_end(work, &second);
}

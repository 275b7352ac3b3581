#include "collate/align_internal.h"

enum {
    PARTS_MAX = 6,         /* units that one is split into at most */
    GAP_CELLS_MAX = 4096,  /* places in one gap where beads may meet */
    WEIGHED_MAX = 1 << 22, /* words that are weighed for beads in one text */
};

/* What lies between two partners in order, or at the end of a window. */
struct gap {
    struct work *work;
    struct range range[SIDES];
    uint32_t beside[2]; /* the pairings before and behind it, or ALIGN_NONE */
    float alike;        /* how alike the units of a bead must be */
    float share;        /* what must be shared of a further unit's weight */
    float lacking;      /* how much less of what makes up for the other side's length */
};

enum { BEFORE, BEHIND };

/* How a best way came to where it is. */
enum step_kind { STEP_START, STEP_JOIN, STEP_PASS, STEP_BEAD };

struct step {
    float value;
    uint8_t kind;
    uint8_t n[SIDES]; /* units since the step before */
};

/* What a partner beside the gap gains by taking in the 1, 2, ... nearest units of one
 * side; n of them at most. */
struct joining {
    float gain[PARTS_MAX + 1];
    uint32_t n;
};

/* Whether a text may have more weighed. */
static bool may_weigh(const struct work *work)
{
    return work->weighed < WEIGHED_MAX;
}

/* The same as align_common, counted. */
static float weigh_common(struct work *work, const struct range units[SIDES])
{
    for (int side = OLD; side <= NEW; side++) {
        const struct range *words = work->input->words[side];
        work->weighed += words[units[side].end - 1].end - words[units[side].first].first;
    }
    return align_common(work, units);
}

/* What `more` weight must share that comes to `weight`, where the partner weighs
 * `other`. */
static float cost_of_more(const struct gap *gap, float weight, float more, float other)
{
    float lacked = other > weight ? align_smaller(other - weight, more) : 0;
    return gap->share * (gap->lacking * lacked + (more - lacked));
}

/* What speaks for units being partners: their common weight, less what they must share
 * at the least; above 0 where they may be. */
static float weigh_bead(const struct gap *gap, const struct range units[SIDES])
{
    struct work *work = gap->work;
    if (!align_may_meet(work, units))
        return 0;
    float weight[SIDES], value = weigh_common(work, units);
    for (int side = OLD; side <= NEW; side++) {
        weight[side] = align_weight(work, (enum side)side, units[side]);
        value = align_smaller(value, weight[side]);
    }
    value -= gap->alike * (weight[OLD] + weight[NEW]) / 2;
    for (int side = OLD; side <= NEW; side++) {
        float most = 0;
        for (uint32_t i = units[side].first; i < units[side].end; i++)
            most = work->weight[side][i] > most ? work->weight[side][i] : most;
        value -= cost_of_more(gap, most, weight[side] - most, weight[!side]);
    }
    return value;
}

static struct joining weigh_joining(const struct gap *gap, int end, enum side side)
{
    struct joining joining = {{0}, 0};
    struct work *work = gap->work;
    struct range units = gap->range[side];
    if (gap->beside[end] == ALIGN_NONE || range_empty(units))
        return joining;
    const struct pairing *pairing = &work->pairings->at[gap->beside[end]];
    struct range range[SIDES] = {pairing->range[OLD], pairing->range[NEW]};
    enum side other = side_other(side);
    if (range_size(range[other]) > 1 || !align_may_grow(work, pairing) ||
        work->window[side][units.first] != work->window[side][range[side].first] ||
        (end == BEFORE ? range[side].end != units.first : range[side].first != units.end))
        return joining;
    float common = weigh_common(work, range), whole = align_weight(work, other, range[other]);
    float weight = align_weight(work, side, range[side]), more = 0;
    uint32_t room = range_size(units) < PARTS_MAX ? range_size(units) : PARTS_MAX;
    for (uint32_t k = 1; k <= room; k++) {
        uint32_t unit = end == BEFORE ? units.first + k - 1 : units.end - k;
        struct range met[SIDES] = {range[OLD], range[NEW]};
        met[side] = (struct range){unit, unit + 1};
        if (!align_is_free(work, side, unit) || !align_may_meet(work, met) ||
            align_parts(work, side, unit, side, pairing->range[side].first))
            break;
        if (end == BEFORE)
            range[side].end = unit + 1;
        else
            range[side].first = unit;
        more += work->weight[side][unit];
        joining.gain[k] = weigh_common(work, range) - common -
                          cost_of_more(gap, weight, more, whole);
        joining.n = k;
    }
    return joining;
}

static void improve(struct step *step, float value, enum step_kind kind, uint32_t old,
                    uint32_t new)
{
    if (value > step->value)
        *step = (struct step){value, (uint8_t)kind, {(uint8_t)old, (uint8_t)new}};
}

/* The beads that end where `old` units of the gap and `new` ones do. */
static void try_beads(const struct gap *gap, struct step *steps, uint32_t width, uint32_t old,
                      uint32_t new)
{
    struct range units[SIDES];
    units[OLD].end = gap->range[OLD].first + old;
    units[NEW].end = gap->range[NEW].first + new;
    for (uint32_t p = 1; p <= PARTS_MAX && p <= old && may_weigh(gap->work); p++) {
        units[OLD].first = units[OLD].end - p;
        if (!align_is_free(gap->work, OLD, units[OLD].first))
            break;
        for (uint32_t q = 1; q <= (p == 1 ? PARTS_MAX : 1) && q <= new; q++) {
            units[NEW].first = units[NEW].end - q;
            if (!align_is_free(gap->work, NEW, units[NEW].first))
                break;
            float value = weigh_bead(gap, units);
            if (value > 0)
                improve(&steps[old * width + new],
                        steps[(old - p) * width + new - q].value + value, STEP_BEAD, p, q);
        }
    }
}

static void add_bead(struct work *work, struct range old, struct range new)
{
    align_add(work->pairings, old.first, new.first, 0, work->arena);
    uint32_t index = (uint32_t)work->pairings->n - 1;
    align_take(work, index, OLD, (struct range){old.first + 1, old.end});
    align_take(work, index, NEW, (struct range){new.first + 1, new.end});
    struct pairing *pairing = &work->pairings->at[index];
    pairing->similarity = align_likeness(work, pairing->range);
}

/* Takes the best way back from where `n` units of each side end. */
static void take_way(const struct gap *gap, const struct step *steps, uint32_t n[SIDES])
{
    uint32_t width = range_size(gap->range[NEW]) + 1;
    for (;;) {
        const struct step *step = &steps[n[OLD] * width + n[NEW]];
        struct range units[SIDES];
        for (int side = OLD; side <= NEW; side++) {
            units[side].end = gap->range[side].first + n[side];
            units[side].first = units[side].end - step->n[side];
            n[side] -= step->n[side];
        }
        if (step->kind == STEP_START)
            return;
        if (step->kind == STEP_BEAD)
            add_bead(gap->work, units[OLD], units[NEW]);
        else if (step->kind == STEP_JOIN)
            for (int side = OLD; side <= NEW; side++)
                align_take(gap->work, gap->beside[BEFORE], (enum side)side, units[side]);
    }
}

static void solve(const struct gap *gap)
{
    struct work *work = gap->work;
    uint32_t n[SIDES] = {range_size(gap->range[OLD]), range_size(gap->range[NEW])};
    uint32_t width = n[NEW] + 1;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct joining joining[2][SIDES];
    for (int end = BEFORE; end <= BEHIND; end++)
        for (int side = OLD; side <= NEW; side++)
            joining[end][side] = weigh_joining(gap, end, (enum side)side);
    struct step *steps = arena_zero(&work->scratch, (size_t)(n[OLD] + 1) * width, sizeof *steps);
    for (uint32_t i = 0; i <= n[OLD]; i++)
        for (uint32_t j = 0; j <= n[NEW]; j++) {
            struct step *step = &steps[i * width + j];
            if (j == 0 && i <= joining[BEFORE][OLD].n)
                improve(step, joining[BEFORE][OLD].gain[i], STEP_JOIN, i, 0);
            if (i == 0 && j <= joining[BEFORE][NEW].n)
                improve(step, joining[BEFORE][NEW].gain[j], STEP_JOIN, 0, j);
            if (i > 0)
                improve(step, steps[(i - 1) * width + j].value, STEP_PASS, 1, 0);
            if (j > 0)
                improve(step, steps[i * width + j - 1].value, STEP_PASS, 0, 1);
            if (i > 0 && j > 0)
                try_beads(gap, steps, width, i, j);
        }
    float most = steps[n[OLD] * width + n[NEW]].value;
    struct range taken[SIDES] = {{gap->range[OLD].end, gap->range[OLD].end},
                                 {gap->range[NEW].end, gap->range[NEW].end}};
    uint32_t end[SIDES] = {n[OLD], n[NEW]};
    for (int side = OLD; side <= NEW; side++)
        for (uint32_t k = 1; k <= joining[BEHIND][side].n; k++) {
            uint32_t at[SIDES] = {n[OLD], n[NEW]};
            at[side] -= k;
            float value =
                steps[at[OLD] * width + at[NEW]].value + joining[BEHIND][side].gain[k];
            if (value <= most)
                continue;
            most = value;
            for (int s = OLD; s <= NEW; s++) {
                end[s] = at[s];
                taken[s].first = gap->range[s].first + at[s];
            }
        }
    for (int side = OLD; side <= NEW; side++)
        if (!range_empty(taken[side]))
            align_take(work, gap->beside[BEHIND], (enum side)side, taken[side]);
    take_way(gap, steps, end);
    arena_rewind(&work->scratch, mark);
}

static void fill(struct gap *gap)
{
    struct work *work = gap->work;
    uint64_t cells = (uint64_t)(range_size(gap->range[OLD]) + 1) *
                     (range_size(gap->range[NEW]) + 1);
    if (cells == 1)
        return;
    bool is_small = cells <= GAP_CELLS_MAX && may_weigh(work);
    if (is_small)
        solve(gap);
    else
        align_gap(work, gap->range[OLD], gap->range[NEW], gap->alike);
    work->pairings->approximate |= !is_small || !may_weigh(work);
}

void align_fill_gaps(struct work *work, float alike)
{
    const struct align_input *input = work->input;
    struct gap gap = {.work = work,
                      .alike = alike,
                      .share = input->thresholds.contained_weak * work->strictness,
                      .lacking = input->thresholds.lacking};
    for (uint32_t w = 0; w < input->n_windows; w++) {
        struct window window = input->windows[w];
        gap.range[OLD] = window.range[OLD];
        gap.range[NEW] = window.range[NEW];
        gap.beside[BEFORE] = ALIGN_NONE;
        for (uint32_t i = window.range[OLD].first; i < window.range[OLD].end;) {
            uint32_t index = work->pairings->of[OLD][i];
            if (index == ALIGN_NONE || work->pairings->at[index].moved) {
                i++;
                continue;
            }
            struct pairing pairing = work->pairings->at[index];
            for (int side = OLD; side <= NEW; side++)
                gap.range[side].end = pairing.range[side].first;
            gap.beside[BEHIND] = index;
            fill(&gap);
            /* it may have taken in units before it, and takes in those behind it next */
            for (int side = OLD; side <= NEW; side++)
                gap.range[side].first = pairing.range[side].end;
            gap.beside[BEFORE] = index;
            i = pairing.range[OLD].end;
        }
        gap.range[OLD].end = window.range[OLD].end;
        gap.range[NEW].end = window.range[NEW].end;
        gap.beside[BEHIND] = ALIGN_NONE;
        fill(&gap);
    }
}

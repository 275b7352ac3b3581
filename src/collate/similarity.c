#include "collate/similarity.h"

/* Marks a stem of the held words that the other range has too. */
#define MET (UINT32_C(1) << 31)

struct similarity similarity_new(const struct words *words, struct arena *arena)
{
    size_t n = words->side[OLD].n > words->side[NEW].n ? words->side[OLD].n : words->side[NEW].n;
    struct similarity similarity = {
        .words = words,
        .of = arena_alloc(arena, words->n_ids, sizeof *similarity.of),
        .taken = arena_alloc(arena, n, sizeof *similarity.taken),
    };
    for (uint32_t id = 0; id < words->n_ids; id++)
        similarity.of[id] = (struct similarity_stem){0, words->weight[id]};
    return similarity;
}

float similarity_weight(const struct words *words, enum side side, struct range range)
{
    float sum = 0;
    for (uint32_t i = range.first; i < range.end; i++)
        sum += words->weight[words->side[side].at[i].stem];
    return sum;
}

void similarity_hold(struct similarity *similarity, struct range new)
{
    const struct word *news = similarity->words->side[NEW].at;
    for (uint32_t i = new.first; i < new.end; i++)
        similarity->of[news[i].stem].held++;
}

void similarity_release(struct similarity *similarity, struct range new)
{
    const struct word *news = similarity->words->side[NEW].at;
    for (uint32_t i = new.first; i < new.end; i++)
        similarity->of[news[i].stem].held = 0;
}

float similarity_with_held(struct similarity *similarity, struct range old, float spare)
{
    const struct word *olds = similarity->words->side[OLD].at;
    uint32_t n_taken = 0;
    float sum = 0;
    for (uint32_t i = old.first; i < old.end; i++) {
        struct similarity_stem *stem = &similarity->of[olds[i].stem];
        if (stem->held) {
            stem->held--;
            sum += stem->weight;
            similarity->taken[n_taken++] = olds[i].stem;
        } else {
            spare -= stem->weight;
            if (spare < 0)
                break;
        }
    }
    for (uint32_t i = 0; i < n_taken; i++)
        similarity->of[similarity->taken[i]].held++;
    return sum;
}

float similarity_parts_held(struct similarity *similarity, struct compounds *compounds,
                            struct range old, struct range new)
{
    const struct word *olds = similarity->words->side[OLD].at;
    const struct word *news = similarity->words->side[NEW].at;
    struct similarity_stem *of = similarity->of;
    const struct word *loose[SIDES][COMPOUND_WORDS];
    uint32_t n[SIDES] = {0};
    for (uint32_t i = old.first; i < old.end; i++) {
        if (!(of[olds[i].stem].held & ~MET) && olds[i].kind == TOKEN_WORD &&
            n[OLD] < COMPOUND_WORDS)
            loose[OLD][n[OLD]++] = &olds[i];
        of[olds[i].stem].held |= MET;
    }
    for (uint32_t i = new.first; i < new.end && n[NEW] < COMPOUND_WORDS; i++)
        if (!(of[news[i].stem].held & MET) && news[i].kind == TOKEN_WORD)
            loose[NEW][n[NEW]++] = &news[i];
    for (uint32_t i = old.first; i < old.end; i++)
        of[olds[i].stem].held &= ~MET;
    return compounds_common(compounds, loose[OLD], n[OLD], loose[NEW], n[NEW]);
}

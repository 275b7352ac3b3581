#include "collate/similarity.h"

struct similarity similarity_new(const struct words *words, struct arena *arena)
{
    return (struct similarity){words,
                               arena_zero(arena, words->n_ids, sizeof(struct similarity_count))};
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
        similarity->count[news[i].stem].held++;
}

void similarity_release(struct similarity *similarity, struct range new)
{
    const struct word *news = similarity->words->side[NEW].at;
    for (uint32_t i = new.first; i < new.end; i++)
        similarity->count[news[i].stem].held = 0;
}

float similarity_with_held(struct similarity *similarity, struct range old)
{
    const struct words *words = similarity->words;
    const struct word *olds = words->side[OLD].at;
    float sum = 0;
    for (uint32_t i = old.first; i < old.end; i++) {
        struct similarity_count *count = &similarity->count[olds[i].stem];
        if (count->met < count->held) {
            count->met++;
            sum += words->weight[olds[i].stem];
        }
    }
    for (uint32_t i = old.first; i < old.end; i++)
        similarity->count[olds[i].stem].met = 0;
    return sum;
}

float similarity_parts_held(struct similarity *similarity, struct compounds *compounds,
                            struct range old, struct range new)
{
    const struct word *olds = similarity->words->side[OLD].at;
    const struct word *news = similarity->words->side[NEW].at;
    struct similarity_count *count = similarity->count;
    const struct word *loose[SIDES][COMPOUND_WORDS];
    uint32_t n[SIDES] = {0};
    for (uint32_t i = old.first; i < old.end; i++) {
        if (!count[olds[i].stem].held && olds[i].kind == TOKEN_WORD && n[OLD] < COMPOUND_WORDS)
            loose[OLD][n[OLD]++] = &olds[i];
        count[olds[i].stem].met = 1;
    }
    for (uint32_t i = new.first; i < new.end && n[NEW] < COMPOUND_WORDS; i++)
        if (!count[news[i].stem].met && news[i].kind == TOKEN_WORD)
            loose[NEW][n[NEW]++] = &news[i];
    for (uint32_t i = old.first; i < old.end; i++)
        count[olds[i].stem].met = 0;
    return compounds_common(compounds, loose[OLD], n[OLD], loose[NEW], n[NEW]);
}

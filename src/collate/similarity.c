#include "collate/similarity.h"

struct similarity similarity_new(const struct words *words, struct arena *arena)
{
    return (struct similarity){words, arena_zero(arena, words->n_ids, sizeof(uint32_t))};
}

float similarity_weight(const struct words *words, enum side side, struct range range)
{
    float sum = 0;
    for (uint32_t i = range.first; i < range.end; i++)
        sum += words->weight[words->side[side].at[i].stem];
    return sum;
}

float similarity_common(struct similarity *similarity, struct range old, struct range new)
{
    const struct words *words = similarity->words;
    const struct word *olds = words->side[OLD].at, *news = words->side[NEW].at;
    float sum = 0;
    for (uint32_t i = old.first; i < old.end; i++)
        similarity->count[olds[i].stem]++;
    for (uint32_t i = new.first; i < new.end; i++)
        if (similarity->count[news[i].stem]) {
            similarity->count[news[i].stem]--;
            sum += words->weight[news[i].stem];
        }
    for (uint32_t i = old.first; i < old.end; i++)
        similarity->count[olds[i].stem] = 0;
    return sum;
}

#include "collate/similarity.h"

/* Marks a stem of the held words that the other range has too. */
#define MET (UINT32_C(1) << 31)

enum { TAKEN_FIRST = 256 };

struct similarity similarity_new(const struct words *words, struct arena *arena)
{
    struct similarity similarity = {
        .words = words,
        .of = arena_alloc(arena, words->n_ids, sizeof *similarity.of),
        .taken = arena_alloc(arena, TAKEN_FIRST, sizeof *similarity.taken),
        .room = TAKEN_FIRST,
        .arena = arena,
    };
    for (uint32_t id = 0; id < words->n_ids; id++)
        similarity.of[id] = (struct similarity_stem){0, words->weight[id]};
    return similarity;
}

float similarity_weight(const struct words *words, enum side side, struct range range)
{
    float sum = 0;
    for (uint32_t i = range.first; i < range.end; i++)
        sum += words->weight[word_stem(&words->side[side], i)];
    return sum;
}

void similarity_hold(struct similarity *similarity, struct range new)
{
    const struct word_list *news = &similarity->words->side[NEW];
    for (uint32_t i = new.first; i < new.end; i++)
        similarity->of[word_stem(news, i)].held++;
}

void similarity_release(struct similarity *similarity, struct range new)
{
    const struct word_list *news = &similarity->words->side[NEW];
    for (uint32_t i = new.first; i < new.end; i++)
        similarity->of[word_stem(news, i)].held = 0;
}

/* For a unit of so many words. */
static void make_room(struct similarity *similarity, uint32_t n)
{
    while (similarity->room < n)
        similarity->room *= 2;
    similarity->taken =
        arena_alloc(similarity->arena, similarity->room, sizeof *similarity->taken);
}

float similarity_with_held(struct similarity *similarity, struct range old, float spare)
{
    const struct word_list *olds = &similarity->words->side[OLD];
    uint32_t n_taken = 0;
    float sum = 0;
    if (range_size(old) > similarity->room)
        make_room(similarity, range_size(old));
    for (uint32_t i = old.first; i < old.end; i++) {
        struct similarity_stem *stem = &similarity->of[word_stem(olds, i)];
        if (stem->held) {
            stem->held--;
            sum += stem->weight;
            similarity->taken[n_taken++] = word_stem(olds, i);
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
    const struct word_list *olds = &similarity->words->side[OLD];
    const struct word_list *news = &similarity->words->side[NEW];
    struct similarity_stem *of = similarity->of;
    uint32_t loose[SIDES][COMPOUND_WORDS], n[SIDES] = {0};
    if (compounds_is_spent(compounds))
        return 0;
    for (uint32_t i = old.first; i < old.end; i++) {
        struct similarity_stem *stem = &of[word_stem(olds, i)];
        if (!(stem->held & ~MET) && n[OLD] < COMPOUND_WORDS && olds->at[i].kind == TOKEN_WORD)
            loose[OLD][n[OLD]++] = i;
        stem->held |= MET;
    }
    for (uint32_t i = new.first; i < new.end && n[NEW] < COMPOUND_WORDS; i++)
        if (!(of[word_stem(news, i)].held & MET) && news->at[i].kind == TOKEN_WORD)
            loose[NEW][n[NEW]++] = i;
    for (uint32_t i = old.first; i < old.end; i++)
        of[word_stem(olds, i)].held &= ~MET;
    return compounds_common(compounds, loose[OLD], n[OLD], loose[NEW], n[NEW]);
}

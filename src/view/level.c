#include "view/level.h"

/* Both sides' first byte of a sentence link, where they go on in order there. */
static bool border(const struct blocks *blocks, const struct block *block, uint32_t sentence,
                   uint32_t place[SIDES])
{
    const struct collation *collation = blocks->collation;
    const struct link *link = &collation->sentences[sentence];
    if (link->moved)
        return false;
    for (int side = OLD; side <= NEW; side++) {
        if (range_empty(link->range[side]))
            return false;
        place[side] = collation->article[side]->sentences[link->range[side].first].start;
        if (place[side] <= block->span[side].start || place[side] >= block->span[side].end)
            return false;
    }
    return true;
}

static bool add(struct level *level, enum side side, uint32_t byte, uint32_t blanks)
{
    int n = level->n[side];
    if (n == LEVEL_BREAKS_MAX || (n > 0 && level->at[side][n - 1].byte >= byte))
        return false;
    level->at[side][n] = (struct level_break){byte, blanks};
    level->n[side]++;
    return true;
}

bool level_step(struct level *level, const struct blocks *blocks, const struct block *block,
                level_find *find, const void *context)
{
    if (level->sentence < block->sentences.first)
        level->sentence = block->sentences.first;
    while (level->sentence < block->sentences.end) {
        uint32_t sentence = level->sentence++, place[SIDES];
        if (!border(blocks, block, sentence, place))
            continue;
        struct level_row at[SIDES] = {find(context, OLD, place[OLD]),
                                      find(context, NEW, place[NEW])};
        enum side higher = at[OLD].row < at[NEW].row ? OLD : NEW;
        uint32_t target = at[side_other(higher)].row, drift = target - at[higher].row;
        uint32_t first = at[higher].row + at[higher].inside; /* where a broken line goes on */
        if (drift < LEVEL_DRIFT_MIN || drift > LEVEL_DRIFT_MAX || first > target ||
            level->blanks + drift > LEVEL_BLANKS_MAX)
            continue;
        if (add(level, higher, place[higher], target - first)) {
            level->blanks += drift;
            return true;
        }
    }
    return false;
}

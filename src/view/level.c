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

static bool begins_paragraph(const struct blocks *blocks, const uint32_t place[SIDES])
{
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = blocks->collation->article[side];
        uint32_t paragraph = article_paragraph_at(article, place[side]);
        if (article->paragraphs[paragraph].span.start == place[side])
            return true;
    }
    return false;
}

static uint32_t last_break(const struct level *level, enum side side)
{
    int n = level->n[side];
    return n ? level->at[side][n - 1].byte : 0;
}

static void add(struct level *level, enum side side, uint32_t byte, uint32_t blanks)
{
    level->at[side][level->n[side]++] = (struct level_break){byte, blanks};
    level->blanks += blanks;
}

bool level_step(struct level *level, const struct level_block *on, uint32_t most)
{
    const struct block *block = on->block;
    uint32_t all = on->rows[OLD] > on->rows[NEW] ? on->rows[OLD] : on->rows[NEW];
    uint32_t in_all = all / 4 > most ? all / 4 : most;
    if (level->sentence < block->sentences.first)
        level->sentence = block->sentences.first;
    while (level->sentence < block->sentences.end && level->n[OLD] < LEVEL_BREAKS_MAX) {
        uint32_t sentence = level->sentence++, place[SIDES], first[SIDES];
        if (!border(on->blocks, block, sentence, place) ||
            place[OLD] <= last_break(level, OLD) || place[NEW] <= last_break(level, NEW))
            continue;
        uint32_t row[SIDES];
        for (int side = OLD; side <= NEW; side++) {
            struct level_row at = on->find(on->context, (enum side)side, place[side]);
            row[side] = at.row;
            first[side] = at.row + at.inside; /* where a broken line goes on */
        }
        enum side higher = row[OLD] < row[NEW] ? OLD : NEW, lower = side_other(higher);
        uint32_t drift = row[lower] - row[higher];
        if (drift < (begins_paragraph(on->blocks, place) ? 1 : LEVEL_DRIFT_MIN))
            continue;
        uint32_t blanks = first[lower] - first[higher], end = on->rows[lower];
        uint32_t spare = end > on->rows[higher] ? end - on->rows[higher] : 0;
        if (blanks > (spare >= blanks ? 2 * most : most) ||
            (spare < blanks && level->blanks + blanks > in_all))
            continue;
        add(level, higher, place[higher], blanks);
        add(level, lower, place[lower], 0);
        return true;
    }
    return false;
}

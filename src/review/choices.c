#include "review/choices.h"

#include <string.h>

static bool has_structure(const struct link *link)
{
    return link->moved || link->kind == LINK_SPLIT || link->kind == LINK_MERGED;
}

static bool is_one_sided(enum link_kind kind)
{
    return kind == LINK_INSERTED || kind == LINK_DELETED;
}

bool change_is_of_paragraph(const struct changes *changes, const struct change *change)
{
    /* the list of a paragraph's changes begins with its own */
    return range_empty(change->edits) && !is_one_sided(change->kind) &&
           has_structure(&changes->collation->paragraphs[change->paragraph]) &&
           (change == changes->at || change[-1].paragraph != change->paragraph);
}

static uint32_t *none(size_t n, struct arena *arena)
{
    uint32_t *all = arena_alloc(arena, n, sizeof *all);
    memset(all, 0xff, n * sizeof *all);
    return all;
}

/* A change that a sentence or a whole paragraph is there in one version only. */
static void decide_whole(struct deciders *deciders, const struct changes *changes, uint32_t index)
{
    const struct change *change = &changes->at[index];
    const struct collation *collation = changes->collation;
    const struct link *first = &collation->sentences[change->sentence];
    enum side side = change->kind == LINK_INSERTED ? NEW : OLD;
    const struct article *article = collation->article[side];
    for (uint32_t s = change->sentence; s < collation->n_sentences; s++) {
        const struct link *link = &collation->sentences[s];
        if (link->parent != first->parent || link->kind != change->kind ||
            article->sentences[link->range[side].first].start >= change->span[side].end)
            break;
        deciders->sentence[s] = index;
    }
}

struct deciders deciders_find(const struct changes *changes, struct arena *arena)
{
    const struct collation *collation = changes->collation;
    struct deciders deciders = {none(collation->n_edits, arena),
                                none(collation->n_sentences, arena),
                                none(collation->n_paragraphs, arena)};
    for (uint32_t i = 0; i < changes->n; i++) {
        const struct change *change = &changes->at[i];
        for (uint32_t e = change->edits.first; e < change->edits.end; e++)
            deciders.edit[e] = i;
        if (is_one_sided(change->kind))
            decide_whole(&deciders, changes, i);
        else if (change_is_of_paragraph(changes, change))
            deciders.paragraph[change->paragraph] = i;
        else if (range_empty(change->edits))
            deciders.sentence[change->sentence] = i;
    }
    return deciders;
}

static uint8_t *chosen(const uint32_t *decider, size_t n, const uint8_t *stands,
                       enum side otherwise, struct arena *arena)
{
    uint8_t *sides = arena_alloc(arena, n, 1);
    for (size_t i = 0; i < n; i++)
        sides[i] = decider[i] == CHOICE_NONE ? (uint8_t)otherwise : stands[decider[i]];
    return sides;
}

struct choices choices_make(const struct changes *changes, const struct deciders *deciders,
                            const uint8_t *stands, enum side otherwise, struct arena *arena)
{
    const struct collation *collation = changes->collation;
    return (struct choices){
        chosen(deciders->edit, collation->n_edits, stands, otherwise, arena),
        chosen(deciders->sentence, collation->n_sentences, stands, otherwise, arena),
        chosen(deciders->paragraph, collation->n_paragraphs, stands, otherwise, arena),
    };
}

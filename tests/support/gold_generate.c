#include "tests/support/gold.h"

#include <string.h>

void gold_generate(const struct generate_options *options, struct arena *arena, struct gold *gold)
{
    struct generated pair = generate(options, arena);
    struct units *paragraphs = &gold->units[PARAGRAPHS], *sentences = &gold->units[SENTENCES];
    memset(gold, 0, sizeof *gold);
    for (int s = OLD; s <= NEW; s++) {
        gold->text[s] = pair.text[s];
        gold->size[s] = pair.size[s];
        paragraphs->at[s] = pair.paragraphs[s];
        paragraphs->n[s] = pair.n_paragraphs[s];
        sentences->n[s] = pair.n_sentences[s];
        sentences->at[s] = arena_alloc(arena, pair.n_sentences[s], sizeof(struct span));
        for (uint32_t i = 0; i < pair.n_sentences[s]; i++)
            sentences->at[s][i] = pair.sentences[s][i].span;
    }
    for (int level = 0; level < LEVELS; level++) {
        struct units *units = &gold->units[level];
        units->links = arena_zero(arena, (size_t)units->n[OLD] * units->n[NEW], 1);
    }
    for (size_t l = 0; l < pair.n_truth; l++) {
        const struct truth *truth = &pair.truth[l];
        for (uint32_t i = truth->range[OLD].first; i < truth->range[OLD].end; i++)
            for (uint32_t k = truth->range[NEW].first; k < truth->range[NEW].end; k++)
                *units_link(paragraphs, i, k) = truth->moved ? TRUE_LINK | TRUE_MOVE : TRUE_LINK;
    }
    for (uint32_t k = 0; k < sentences->n[NEW]; k++) {
        const struct true_sentence *new = &pair.sentences[NEW][k];
        for (uint32_t i = new->old.first; i < new->old.end; i++)
            *units_link(sentences, i, k) = new->moved ? TRUE_LINK | TRUE_MOVE : TRUE_LINK;
    }
}

#include "view/fold.h"

#include <string.h>

struct folds folds_none(const struct blocks *base, struct arena *arena)
{
    return (struct folds){.state = arena_zero(arena, base->n, 1)};
}

bool fold_is_unchanged(const struct blocks *base, uint32_t block)
{
    return blocks_is_unchanged(base, base->at[block].link);
}

struct range fold_run(const struct blocks *base, uint32_t block)
{
    struct range run = {block, block};
    while (run.first > 0 && fold_is_unchanged(base, run.first - 1))
        run.first--;
    while (run.end < base->n && fold_is_unchanged(base, run.end))
        run.end++;
    return run;
}

uint32_t fold_base(const struct blocks *base, const uint32_t *shown, uint32_t index)
{
    uint32_t low = 0, high = base->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (shown[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_folded(const struct blocks *base, const struct folds *folds, struct range run,
                      uint32_t block)
{
    if (folds->state[block] != FOLD_AUTO)
        return folds->state[block] == FOLD_CLOSED;
    /* The beginning and the end of the article are no changes to stand beside. */
    bool near_first = run.first > 0 && block - run.first < folds->context;
    bool near_end = run.end < base->n && run.end - 1 - block < folds->context;
    return folds->all && !near_first && !near_end;
}

/* Blocks [first, end) of the base list as one. */
static struct block fold_of(const struct blocks *base, uint32_t first, uint32_t end)
{
    struct block fold = base->at[first];
    const struct block *last = &base->at[end - 1];
    for (int side = OLD; side <= NEW; side++)
        fold.span[side].end = last->span[side].end;
    fold.sentences.end = last->sentences.end;
    fold.begins = fold.ends = true;
    for (uint32_t i = first; i < end; i++) {
        if (base->at[i].begins || i == first)
            fold.folded += range_size(base->collation->paragraphs[base->at[i].link].range[NEW]);
    }
    return fold;
}

struct blocks folds_apply(const struct blocks *base, const struct folds *folds, uint32_t *shown,
                          struct arena *arena)
{
    struct blocks out = *base;
    out.at = arena_alloc(arena, base->n, sizeof *out.at);
    out.n = 0;
    for (uint32_t i = 0; i < base->n;) {
        if (!fold_is_unchanged(base, i)) {
            shown[i] = out.n;
            out.at[out.n] = base->at[i];
            out.at[out.n++].brief = folds->brief && folds->state[i] != FOLD_OPEN;
            i++;
            continue;
        }
        struct range run = {i, i};
        while (run.end < base->n && fold_is_unchanged(base, run.end))
            run.end++;
        while (i < run.end) {
            uint32_t end = i;
            while (end < run.end && is_folded(base, folds, run, end))
                shown[end++] = out.n;
            if (end > i) {
                out.at[out.n++] = fold_of(base, i, end);
                i = end;
            } else {
                shown[i] = out.n;
                out.at[out.n++] = base->at[i++];
            }
        }
    }
    if (base->by_old) { /* in the same order, each shown block once */
        out.by_old = arena_alloc(arena, base->n_old, sizeof *out.by_old);
        out.n_old = 0;
        for (uint32_t i = 0; i < base->n_old; i++) {
            uint32_t at = shown[base->by_old[i]];
            if (out.n_old == 0 || out.by_old[out.n_old - 1] != at)
                out.by_old[out.n_old++] = at;
        }
    }
    return out;
}

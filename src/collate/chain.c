#include "collate/chain.h"

#include <stdlib.h>

enum { NOWHERE = -1 };

/* The best chain that ends at each pair, in a tree of prefix maxima by the
 * rank of its NEW index. */
struct best {
    double weight;
    ptrdiff_t pair;
};

static int by_old(const void *x, const void *y)
{
    const struct chain_pair *p = x, *q = y;
    if (p->at[OLD] != q->at[OLD])
        return p->at[OLD] < q->at[OLD] ? -1 : 1;
    /* falling NEW: pairs of the same OLD unit never follow one another */
    return p->at[NEW] > q->at[NEW] ? -1 : p->at[NEW] < q->at[NEW];
}

/* Whether the pairs keep both orders as they stand, as most do. */
static bool is_chain(const struct chain_pair *pairs, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (pairs[i - 1].at[OLD] >= pairs[i].at[OLD] || pairs[i - 1].at[NEW] >= pairs[i].at[NEW])
            return false;
    return true;
}

static bool is_sorted(const struct chain_pair *pairs, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (by_old(&pairs[i - 1], &pairs[i]) > 0)
            return false;
    return true;
}

void chain_find(struct chain_pair *pairs, size_t n, struct arena *scratch)
{
    if (is_chain(pairs, n)) {
        for (size_t i = 0; i < n; i++)
            pairs[i].chosen = true;
        return;
    }
    struct arena_mark mark = arena_mark(scratch);
    if (!is_sorted(pairs, n))
        qsort(pairs, n, sizeof *pairs, by_old);
    uint32_t low = UINT32_MAX, high = 0;
    for (size_t i = 0; i < n; i++) {
        low = pairs[i].at[NEW] < low ? pairs[i].at[NEW] : low;
        high = pairs[i].at[NEW] > high ? pairs[i].at[NEW] : high;
    }
    size_t size = high - low + 1;
    struct best *tree = arena_alloc(scratch, size + 1, sizeof *tree);
    ptrdiff_t *previous = arena_alloc(scratch, n, sizeof *previous);
    for (size_t i = 0; i <= size; i++)
        tree[i] = (struct best){0, NOWHERE};
    struct best last = {0, NOWHERE};
    for (size_t i = 0; i < n; i++) {
        struct best best = {0, NOWHERE};
        size_t rank = pairs[i].at[NEW] - low; /* prefix of smaller NEW indexes */
        for (size_t at = rank; at > 0; at &= at - 1)
            if (tree[at].weight > best.weight)
                best = tree[at];
        previous[i] = best.pair;
        best = (struct best){best.weight + (double)pairs[i].weight, (ptrdiff_t)i};
        pairs[i].chosen = false;
        for (size_t at = rank + 1; at <= size; at += at & (~at + 1))
            if (best.weight > tree[at].weight)
                tree[at] = best;
        if (best.weight > last.weight)
            last = best;
    }
    for (ptrdiff_t i = last.pair; i != NOWHERE; i = previous[i])
        pairs[i].chosen = true;
    arena_rewind(scratch, mark);
}

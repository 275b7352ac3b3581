#include "tests/support/mirror.h"

#include <stdlib.h>
#include <string.h>

struct mirror_key {
    uint32_t first[SIDES], end[SIDES];
    int kind, moved;
};

static int compare_keys(const void *x, const void *y)
{
    return memcmp(x, y, sizeof(struct mirror_key));
}

/* The links in an order that does not depend on the side, with the sides of
 * the second collation exchanged. Places of what has none do not count. */
static struct mirror_key *sorted_keys(const struct collation *collation, bool swapped)
{
    static const int other[LINK_KINDS] = {
        [LINK_SAME] = LINK_SAME,        [LINK_REWORDED] = LINK_REWORDED,
        [LINK_INSERTED] = LINK_DELETED, [LINK_DELETED] = LINK_INSERTED,
        [LINK_SPLIT] = LINK_MERGED,     [LINK_MERGED] = LINK_SPLIT};
    struct mirror_key *keys = calloc(collation->n_paragraphs + 1, sizeof *keys);
    if (!keys)
        abort();
    for (size_t i = 0; i < collation->n_paragraphs; i++) {
        const struct link *link = &collation->paragraphs[i];
        keys[i].kind = swapped ? other[link->kind] : (int)link->kind;
        keys[i].moved = link->moved;
        for (int side = OLD; side <= NEW; side++) {
            struct range range = link->range[swapped ? !side : side];
            if (range_empty(range))
                continue;
            keys[i].first[side] = range.first;
            keys[i].end[side] = range.end;
        }
    }
    qsort(keys, collation->n_paragraphs, sizeof *keys, compare_keys);
    return keys;
}

bool is_mirror(const struct collation *collation, const struct collation *swapped, uint32_t *at)
{
    size_t n = collation->n_paragraphs;
    struct mirror_key *keys = sorted_keys(collation, false);
    struct mirror_key *mirrored = sorted_keys(swapped, true);
    bool equal = n == swapped->n_paragraphs;
    *at = 0;
    while (equal && *at < n && !compare_keys(&keys[*at], &mirrored[*at]))
        ++*at;
    free(keys);
    free(mirrored);
    return equal && *at == n;
}

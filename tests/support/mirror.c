#include "tests/support/mirror.h"

#include <stdlib.h>
#include <string.h>

struct mirror_key {
    uint32_t first[SIDES], end[SIDES];
    int kind, moved, similarity; /* in thousandths, as reports give it */
};

static int compare_keys(const void *x, const void *y)
{
    return memcmp(x, y, sizeof(struct mirror_key));
}

/* Links in an order that does not depend on the side, with the sides of the second
 * collation exchanged. Places of what has none do not count. */
static struct mirror_key *sorted_keys(const struct link *links, size_t n, bool swapped)
{
    static const int other[LINK_KINDS] = {
        [LINK_SAME] = LINK_SAME,        [LINK_REWORDED] = LINK_REWORDED,
        [LINK_INSERTED] = LINK_DELETED, [LINK_DELETED] = LINK_INSERTED,
        [LINK_SPLIT] = LINK_MERGED,     [LINK_MERGED] = LINK_SPLIT};
    struct mirror_key *keys = calloc(n + 1, sizeof *keys);
    if (!keys)
        abort();
    for (size_t i = 0; i < n; i++) {
        const struct link *link = &links[i];
        keys[i].kind = swapped ? other[link->kind] : (int)link->kind;
        keys[i].moved = link->moved;
        keys[i].similarity = (int)(link->similarity * 1000 + 0.5F);
        for (int side = OLD; side <= NEW; side++) {
            struct range range = link->range[swapped ? !side : side];
            if (range_empty(range))
                continue;
            keys[i].first[side] = range.first;
            keys[i].end[side] = range.end;
        }
    }
    qsort(keys, n, sizeof *keys, compare_keys);
    return keys;
}

static bool are_mirrored(const struct link *links, size_t n, const struct link *swapped,
                         uint32_t *at)
{
    struct mirror_key *keys = sorted_keys(links, n, false);
    struct mirror_key *mirrored = sorted_keys(swapped, n, true);
    *at = 0;
    while (*at < n && !compare_keys(&keys[*at], &mirrored[*at]))
        ++*at;
    free(keys);
    free(mirrored);
    return *at == n;
}

static int compare_edits(const void *x, const void *y)
{
    const struct edit *one = x, *other = y;
    for (int side = OLD; side <= NEW; side++)
        if (one->span[side].start != other->span[side].start)
            return one->span[side].start < other->span[side].start ? -1 : 1;
    return 0;
}

/* Whether the edits inside partners are the same, whatever the order of the links. */
static bool are_edits_mirrored(const struct collation *collation, const struct collation *swapped)
{
    const struct collation *both[2] = {collation, swapped};
    struct edit *edits[2];
    size_t n[2] = {0};
    for (int i = 0; i < 2; i++) {
        edits[i] = calloc(both[i]->n_edits + 1, sizeof **edits);
        if (!edits[i])
            abort();
        for (size_t e = 0; e < both[i]->n_edits; e++) {
            struct edit edit = both[i]->edits[e];
            const struct link *link = &both[i]->sentences[edit.sentence];
            if (range_empty(link->range[OLD]) || range_empty(link->range[NEW]))
                continue;
            edits[i][n[i]++] = (struct edit){.span = {edit.span[i ? NEW : OLD],
                                                      edit.span[i ? OLD : NEW]}};
        }
        qsort(edits[i], n[i], sizeof **edits, compare_edits);
    }
    bool equal = n[0] == n[1] && !memcmp(edits[0], edits[1], n[0] * sizeof **edits);
    free(edits[0]);
    free(edits[1]);
    return equal;
}

static int compare_transpositions(const void *x, const void *y)
{
    const struct transposition *one = x, *other = y;
    return one->span[OLD].start < other->span[OLD].start ? -1 : 1;
}

static bool are_transpositions_mirrored(const struct collation *collation,
                                        const struct collation *swapped)
{
    size_t n = collation->n_transpositions, equal = 0;
    if (n != swapped->n_transpositions)
        return false;
    struct transposition *all[2] = {calloc(n + 1, sizeof **all), calloc(n + 1, sizeof **all)};
    if (!all[0] || !all[1])
        abort();
    for (size_t i = 0; i < n; i++) {
        const struct span *span = collation->transpositions[i].span;
        const struct span *mirrored = swapped->transpositions[i].span;
        all[0][i] = (struct transposition){{span[OLD], span[NEW]}, 0};
        all[1][i] = (struct transposition){{mirrored[NEW], mirrored[OLD]}, 0};
    }
    for (int i = 0; i < 2; i++)
        qsort(all[i], n, sizeof **all, compare_transpositions);
    while (equal < n && !memcmp(&all[0][equal], &all[1][equal], sizeof **all))
        equal++;
    free(all[0]);
    free(all[1]);
    return equal == n;
}

bool is_mirror(const struct collation *collation, const struct collation *swapped, uint32_t *at)
{
    *at = 0;
    return collation->n_paragraphs == swapped->n_paragraphs &&
           collation->n_sentences == swapped->n_sentences &&
           are_mirrored(collation->paragraphs, collation->n_paragraphs, swapped->paragraphs,
                        at) &&
           are_mirrored(collation->sentences, collation->n_sentences, swapped->sentences, at) &&
           are_edits_mirrored(collation, swapped) &&
           are_transpositions_mirrored(collation, swapped);
}

#include "ui/overview.h"

#include <string.h>

static uint32_t weight(const struct block *block)
{
    uint32_t old = span_size(block->span[OLD]), new = span_size(block->span[NEW]);
    return (old > new ? old : new) + 1;
}

static enum sign sign_of(const struct blocks *base, uint32_t index)
{
    const struct link *link = &base->collation->paragraphs[index];
    static const enum sign signs[LINK_KINDS] = {
        [LINK_SAME] = SIGN_NONE,         [LINK_REWORDED] = SIGN_REWORDED,
        [LINK_INSERTED] = SIGN_INSERTED, [LINK_DELETED] = SIGN_DELETED,
        [LINK_SPLIT] = SIGN_SPLIT,       [LINK_MERGED] = SIGN_MERGED,
    };
    if (blocks_is_unchanged(base, index))
        return SIGN_NONE;
    return link->moved ? SIGN_MOVED : signs[link->kind];
}

struct overview overview_of(const struct blocks *base, struct arena *arena)
{
    struct overview overview = {.base = base};
    overview.before = arena_alloc(arena, (size_t)base->n + 1, sizeof *overview.before);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < base->n; i++) {
        overview.before[i] = sum;
        sum += weight(&base->at[i]);
    }
    overview.before[base->n] = sum;
    return overview;
}

void overview_free(struct overview *overview)
{
    arena_free(&overview->arena);
}

/* The first column of a weight. */
static int column_of(const struct overview *overview, uint64_t at)
{
    uint64_t whole = overview->before[overview->base->n];
    int column = whole ? (int)(at * (uint64_t)overview->columns / whole) : 0;
    return column < overview->columns ? column : overview->columns - 1;
}

void overview_fit(struct overview *overview, int columns)
{
    const struct blocks *base = overview->base;
    if (columns == overview->columns && base->cosmetic == overview->cosmetic)
        return;
    arena_free(&overview->arena);
    overview->columns = columns;
    overview->cosmetic = base->cosmetic;
    overview->signs = arena_zero(&overview->arena, (size_t)columns, 1);
    /* In each column the kind with the most text; what is unchanged never hides
     * what is not. */
    uint64_t *most = arena_zero(&overview->arena, (size_t)columns, sizeof *most);
    for (uint32_t i = 0; i < base->n; i++) {
        enum sign sign = sign_of(base, base->at[i].link);
        if (sign == SIGN_NONE)
            continue;
        uint64_t size = overview->before[i + 1] - overview->before[i];
        int last = column_of(overview, overview->before[i + 1] - 1);
        for (int column = column_of(overview, overview->before[i]); column <= last; column++) {
            if (size <= most[column])
                continue;
            most[column] = size;
            overview->signs[column] = (uint8_t)sign;
        }
    }
}

int overview_column(const struct overview *overview, uint32_t block, uint32_t part, uint32_t whole)
{
    if (overview->base->n == 0)
        return 0;
    uint64_t size = overview->before[block + 1] - overview->before[block];
    return column_of(overview, overview->before[block] + (whole ? size * part / whole : 0));
}

uint32_t overview_block(const struct overview *overview, int column)
{
    uint64_t whole = overview->before[overview->base->n];
    uint64_t at = (2 * (uint64_t)column + 1) * whole / (2 * (uint64_t)overview->columns);
    uint32_t low = 0, high = overview->base->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (overview->before[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

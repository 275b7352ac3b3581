#include "view/layout.h"

#include <string.h>

enum { KEPT_MAX = 1024 * 1024 };

void layout_init(struct layout *layout, struct blocks blocks)
{
    memset(layout, 0, sizeof *layout);
    layout->blocks = blocks;
}

static void forget(struct layout *layout)
{
    arena_free(&layout->arena);
    layout->kept = 0;
    for (int i = 0; i < LAYOUT_SLOTS; i++)
        layout->slots[i].block = 0;
}

void layout_free(struct layout *layout)
{
    forget(layout);
}

void layout_set(struct layout *layout, struct rows_options options)
{
    const struct rows_options *now = &layout->options;
    if (now->view == options.view && now->columns == options.columns &&
        now->brackets == options.brackets && now->ascii == options.ascii &&
        now->level == options.level)
        return;
    layout->options = options;
    forget(layout);
}

void layout_set_blocks(struct layout *layout, struct blocks blocks)
{
    layout->blocks = blocks;
    forget(layout);
}

const struct rows *layout_rows(struct layout *layout, uint32_t block)
{
    uint32_t i = block % LAYOUT_SLOTS;
    if (layout->slots[i].block != block + 1) {
        const struct block *from = &layout->blocks.at[block];
        layout->slots[i].rows =
            rows_build(&layout->blocks, block, &layout->options, &layout->arena);
        layout->slots[i].block = block + 1;
        layout->kept +=
            64 + (from->folded ? 0 : span_size(from->span[OLD]) + span_size(from->span[NEW]));
    }
    return &layout->slots[i].rows;
}

void layout_trim(struct layout *layout)
{
    if (layout->kept > KEPT_MAX)
        forget(layout);
}

bool place_equal(struct place one, struct place two)
{
    return one.block == two.block && one.row == two.row;
}

bool place_before(struct place one, struct place two)
{
    return one.block < two.block || (one.block == two.block && one.row < two.row);
}

struct place layout_move(struct layout *layout, struct place from, long rows)
{
    uint32_t n = layout->blocks.n;
    if (n == 0)
        return (struct place){0, 0};
    while (rows > 0) {
        uint32_t left = layout_rows(layout, from.block)->n - 1 - from.row;
        if ((unsigned long)rows <= left) {
            from.row += (uint32_t)rows;
            break;
        }
        if (from.block + 1 == n) {
            from.row += left;
            break;
        }
        rows -= (long)left + 1;
        from = (struct place){from.block + 1, 0};
    }
    while (rows < 0) {
        if ((unsigned long)-rows <= from.row) {
            from.row -= (uint32_t)-rows;
            break;
        }
        if (from.block == 0) {
            from.row = 0;
            break;
        }
        rows += (long)from.row + 1;
        from.block--;
        from.row = layout_rows(layout, from.block)->n - 1;
    }
    return from;
}

unsigned layout_distance(struct layout *layout, struct place from, struct place to, unsigned max)
{
    if (!place_before(from, to))
        return 0;
    unsigned long rows = 0;
    for (; from.block < to.block && rows < max; from = (struct place){from.block + 1, 0})
        rows += layout_rows(layout, from.block)->n - from.row;
    if (from.block == to.block)
        rows += to.row - from.row;
    return rows < max ? (unsigned)rows : max;
}

struct place layout_clamp(struct layout *layout, struct place top, unsigned height)
{
    if (layout->blocks.n == 0)
        return (struct place){0, 0};
    struct place last = {layout->blocks.n - 1, 0};
    if (last.block - top.block >= height) /* each block has a row at least */
        return top;
    last.row = layout_rows(layout, last.block)->n - 1;
    unsigned below = layout_distance(layout, top, last, height);
    if (below + 1 < height)
        return layout_move(layout, top, -(long)(height - 1 - below));
    return top;
}

struct place layout_find_in(struct layout *layout, uint32_t block, enum side side, uint32_t byte)
{
    const struct rows *rows = layout_rows(layout, block);
    struct place place = {block, 0};
    for (uint32_t i = 0; i < rows->n; i++) {
        for (int pane = OLD; pane <= NEW; pane++) {
            struct range range = rows->at[i].runs[pane];
            for (uint32_t r = range.first; r < range.end; r++) {
                const struct run *run = &rows->runs[r];
                if (run->added || run->side != side)
                    continue;
                if (byte < run->start + run->size)
                    return byte >= run->start || i == 0 ? (struct place){block, i} : place;
                place.row = i;
            }
        }
    }
    return place;
}

struct place layout_find(struct layout *layout, enum side side, uint32_t byte)
{
    if (layout->blocks.n == 0)
        return (struct place){0, 0};
    return layout_find_in(layout, blocks_at(&layout->blocks, side, byte), side, byte);
}

uint32_t layout_byte(struct layout *layout, struct place place, enum side *side)
{
    const struct block *here = &layout->blocks.at[place.block];
    if (here->folded) {
        *side = NEW;
        return here->span[NEW].start;
    }
    const struct rows *rows = layout_rows(layout, place.block);
    for (uint32_t i = place.row; i < rows->n; i++) {
        for (int pane = NEW; pane >= OLD; pane--) {
            struct range range = rows->at[i].runs[pane];
            for (uint32_t r = range.first; r < range.end; r++) {
                if (!rows->runs[r].added) {
                    *side = rows->runs[r].side;
                    return rows->runs[r].start;
                }
            }
        }
    }
    if (place.block + 1 < layout->blocks.n) /* the blank row between two */
        return layout_byte(layout, (struct place){place.block + 1, 0}, side);
    *side = span_empty(here->span[NEW]) ? OLD : NEW;
    return here->span[*side].start;
}

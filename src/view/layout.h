/* Layout: the whole comparison as rows, computed where someone looks. */
#ifndef STET_VIEW_LAYOUT_H
#define STET_VIEW_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "view/block.h"
#include "view/rows.h"

enum { LAYOUT_SLOTS = 1024 };

/* A row of the comparison. */
struct place {
    uint32_t block;
    uint32_t row; /* of the block */
};

/* Rows of blocks are kept while they are in use; memory is bounded by
 * layout_trim. */
struct layout {
    struct blocks blocks;
    struct rows_options options;
    struct arena arena; /* of the rows kept */
    size_t kept;        /* bytes of text whose rows are kept */
    struct {
        uint32_t block; /* + 1; 0: none */
        struct rows rows;
    } slots[LAYOUT_SLOTS];
};

/* Begins with the blocks of a collation, which must outlive it. layout_set
 * comes before anything else. */
void layout_init(struct layout *layout, struct blocks blocks);
void layout_free(struct layout *layout);

/* Sets what rows depend on; forgets them where that changes. */
void layout_set(struct layout *layout, struct rows_options options);

/* Takes another list of the same collation's blocks, and forgets the rows. */
void layout_set_blocks(struct layout *layout, struct blocks blocks);

/* The rows of a block; valid until layout_trim, layout_set, layout_set_blocks or
 * layout_free. */
const struct rows *layout_rows(struct layout *layout, uint32_t block);

/* Forgets the rows where many are kept. To be called between two frames. */
void layout_trim(struct layout *layout);

bool place_equal(struct place one, struct place two);
bool place_before(struct place one, struct place two);

/* The place `rows` rows further down, up where it is negative; stops at the
 * first and the last row. Cost: the blocks in between. */
struct place layout_move(struct layout *layout, struct place from, long rows);

/* Moves up so that `height` rows from there fill the screen where there are as
 * many. */
struct place layout_clamp(struct layout *layout, struct place top, unsigned height);

/* Rows from one place down to another, at most `max`. 0 where `to` is before. */
unsigned layout_distance(struct layout *layout, struct place from, struct place to, unsigned max);

/* The row that shows a byte of one side, or the next one shown behind it. Where
 * the view does not show the byte, the row nearest to it in its block. */
struct place layout_find(struct layout *layout, enum side side, uint32_t byte);

/* The same inside one block. */
struct place layout_find_in(struct layout *layout, uint32_t block, enum side side, uint32_t byte);

/* A byte that the row at this place shows, so that layout_find comes back to it
 * after the rows changed. */
uint32_t layout_byte(struct layout *layout, struct place place, enum side *side);

#endif

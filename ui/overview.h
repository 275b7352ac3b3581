/* Overview: the whole article in one row, each kind where it is. */
#ifndef STET_UI_OVERVIEW_H
#define STET_UI_OVERVIEW_H

#include <stdint.h>

#include "base/arena.h"
#include "view/block.h"
#include "view/rows.h"

struct overview {
    const struct blocks *base;
    uint64_t *before;   /* weight before each base block; [base->n] is the whole */
    struct arena arena; /* of signs */
    uint8_t *signs;     /* enum sign, `columns` of them */
    int columns;
    enum cosmetic cosmetic; /* of the base when the signs were made */
};

/* Weighs the blocks by their text. The weights live in the arena. Linear. */
struct overview overview_of(const struct blocks *base, struct arena *arena);
void overview_free(struct overview *overview);

/* Computes a sign for each column. Linear, and done once for a width. */
void overview_fit(struct overview *overview, int columns);

/* The column, in [0, columns), of a byte inside a base block, which part of the
 * block's text comes before it being part/whole. */
int overview_column(const struct overview *overview, uint32_t block, uint32_t part, uint32_t whole);

/* The base block at a column. */
uint32_t overview_block(const struct overview *overview, int column);

#endif

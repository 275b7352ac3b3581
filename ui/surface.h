/* Surface: a grid of cells, what the screen is to show. Knows nothing of
 * terminals. */
#ifndef STET_UI_SURFACE_H
#define STET_UI_SURFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/visible.h"
#include "view/role.h"

enum { CELL_INLINE = 4 };

struct cell {
    union {
        char text[CELL_INLINE]; /* up to 4 bytes of UTF-8 */
        uint32_t at;            /* else a place in the surface's long clusters */
    };
    uint8_t size;    /* bytes of text; 0: this cell is covered by a wide one before it */
    uint8_t columns; /* of the cluster; 0 where it is covered */
    uint8_t role;
};

struct surface {
    struct arena arena; /* cells; goes with the size */
    struct cell *cells;
    int columns, rows;
    struct arena long_arena; /* clusters of more than 4 bytes; goes with each frame */
    struct {
        char *at;
        size_t n, cap;
    } longs;
    int cursor_row, cursor_column; /* where the cursor is shown; row -1: nowhere */
};

/* Sets the size (each 1..4096) and clears. The surface may be zero before. */
void surface_resize(struct surface *surface, int columns, int rows);
void surface_free(struct surface *surface);

/* Blanks of ROLE_TEXT everywhere, no cursor. */
void surface_clear(struct surface *surface);

/* Puts one cluster at a place where it ends before column `end`. What it would
 * half cover, of other clusters, becomes blank. Returns the next column; the
 * same one where it does not fit. Places outside the grid are ignored. */
int surface_put(struct surface *surface, int row, int column, int end,
                const struct visible *cluster, enum role role);

/* Puts n bytes of text, foreign or not: everything goes through visible_next,
 * stand-ins get ROLE_STAND_IN. Stops before column `end`. Returns the next
 * column. */
int surface_text(struct surface *surface, int row, int column, int end, const char *text, size_t n,
                 enum role role);

/* The same for a C string. */
int surface_string(struct surface *surface, int row, int column, int end, const char *text,
                   enum role role);

/* Blanks of a role in columns [column, end) of a row. */
void surface_fill(struct surface *surface, int row, int column, int end, enum role role);

/* Columns that surface_text would need. */
int surface_width(const char *text, size_t n);

/* The cell's text and in *size its bytes. */
const char *surface_cell_text(const struct surface *surface, const struct cell *cell, size_t *size);

static inline struct cell *surface_row(const struct surface *surface, int row)
{
    return surface->cells + (size_t)row * (size_t)surface->columns;
}

/* Where a row of two surfaces of one size differs: the first column, where a cluster of
 * `one` begins, and behind the last one *end; the same column where it does not differ. */
int surface_difference(const struct surface *one, const struct surface *two, int row, int *end);

#endif

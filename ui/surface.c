#include "ui/surface.h"

#include <assert.h>
#include <string.h>

#include "base/vec.h"

static const struct cell blank = {.text = " ", .size = 1, .columns = 1, .role = ROLE_TEXT};

void surface_resize(struct surface *surface, int columns, int rows)
{
    assert(columns > 0 && rows > 0);
    if (columns != surface->columns || rows != surface->rows) {
        arena_free(&surface->arena);
        surface->cells =
            arena_alloc(&surface->arena, (size_t)columns * (size_t)rows, sizeof *surface->cells);
        surface->columns = columns;
        surface->rows = rows;
    }
    surface_clear(surface);
}

void surface_free(struct surface *surface)
{
    arena_free(&surface->arena);
    arena_free(&surface->long_arena);
    memset(surface, 0, sizeof *surface);
}

void surface_clear(struct surface *surface)
{
    size_t n = (size_t)surface->columns * (size_t)surface->rows;
    for (size_t i = 0; i < n; i++)
        surface->cells[i] = blank;
    surface->longs.n = 0;
    surface->cursor_row = surface->cursor_column = -1;
}

/* Blanks what is left of a wide cluster when one of its cells is overwritten. */
static void break_wide(struct cell *row, int columns, int column)
{
    int first = column;
    while (first > 0 && row[first].columns == 0)
        first--;
    int last = first + row[first].columns;
    if (row[first].columns <= 1)
        return;
    for (int i = first; i < last && i < columns; i++) {
        enum role role = (enum role)row[i].role;
        row[i] = blank;
        row[i].role = (uint8_t)role;
    }
}

static void set_text(struct surface *surface, struct cell *cell, const char *text, size_t size)
{
    memset(cell->text, 0, CELL_INLINE);
    cell->size = (uint8_t)size;
    if (size <= CELL_INLINE) {
        memcpy(cell->text, text, size);
        return;
    }
    while (surface->longs.cap - surface->longs.n < size)
        surface->longs.at = vec_grow(&surface->long_arena, surface->longs.at, surface->longs.n,
                                     &surface->longs.cap, 1);
    memcpy(surface->longs.at + surface->longs.n, text, size);
    cell->at = (uint32_t)surface->longs.n;
    surface->longs.n += size;
}

/* One cluster of `columns` columns, which fit. */
static void put_cells(struct surface *surface, struct cell *row, int column, const char *text,
                      size_t size, int columns, enum role role)
{
    break_wide(row, surface->columns, column);
    if (columns > 1)
        break_wide(row, surface->columns, column + columns - 1);
    set_text(surface, &row[column], text, size);
    row[column].columns = (uint8_t)columns;
    row[column].role = (uint8_t)role;
    for (int i = 1; i < columns; i++)
        row[column + i] = (struct cell){.role = (uint8_t)role};
}

int surface_put(struct surface *surface, int row, int column, int end,
                const struct visible *cluster, enum role role)
{
    if (end > surface->columns)
        end = surface->columns;
    if (row < 0 || row >= surface->rows || column < 0 || column + cluster->columns > end)
        return column;
    struct cell *cells = surface_row(surface, row);
    if (cluster->size == cluster->columns &&
        (uint8_t)cluster->text[0] < 0x80) { /* ASCII, stand-ins too: a cell each */
        for (int i = 0; i < cluster->columns; i++)
            put_cells(surface, cells, column + i, cluster->text + i, 1, 1, role);
    } else {
        put_cells(surface, cells, column, cluster->text, cluster->size, cluster->columns, role);
    }
    return column + cluster->columns;
}

int surface_text(struct surface *surface, int row, int column, int end, const char *text, size_t n,
                 enum role role)
{
    const uint8_t *bytes = (const uint8_t *)text;
    while (n) {
        struct visible shown;
        size_t used = visible_next(bytes, n, &shown);
        int next =
            surface_put(surface, row, column, end, &shown, shown.stand_in ? ROLE_STAND_IN : role);
        if (next == column)
            break;
        column = next;
        bytes += used;
        n -= used;
    }
    return column;
}

int surface_string(struct surface *surface, int row, int column, int end, const char *text,
                   enum role role)
{
    return surface_text(surface, row, column, end, text, strlen(text), role);
}

void surface_fill(struct surface *surface, int row, int column, int end, enum role role)
{
    static const struct visible space = {.text = " ", .size = 1, .columns = 1};
    if (end > surface->columns)
        end = surface->columns;
    while (column < end)
        column = surface_put(surface, row, column, end, &space, role);
}

int surface_width(const char *text, size_t n)
{
    int columns = 0;
    while (n) {
        struct visible shown;
        size_t used = visible_next((const uint8_t *)text, n, &shown);
        columns += shown.columns;
        text += used;
        n -= used;
    }
    return columns;
}

const char *surface_cell_text(const struct surface *surface, const struct cell *cell, size_t *size)
{
    *size = cell->size;
    return cell->size <= CELL_INLINE ? cell->text : surface->longs.at + cell->at;
}

static bool cells_equal(const struct surface *one, const struct cell *x, const struct surface *two,
                        const struct cell *y)
{
    if (x->size != y->size || x->columns != y->columns || x->role != y->role)
        return false;
    if (x->size <= CELL_INLINE) /* what is shorter has zeros behind it */
        return memcmp(x->text, y->text, CELL_INLINE) == 0;
    return memcmp(one->longs.at + x->at, two->longs.at + y->at, x->size) == 0;
}

int surface_difference(const struct surface *one, const struct surface *two, int row, int *end)
{
    const struct cell *x = surface_row(one, row), *y = surface_row(two, row);
    int first = 0, behind = one->columns;
    while (first < behind && cells_equal(one, &x[first], two, &y[first]))
        first++;
    while (behind > first && cells_equal(one, &x[behind - 1], two, &y[behind - 1]))
        behind--;
    while (first > 0 && first < behind && x[first].columns == 0) /* the other half of one */
        first--;
    *end = behind;
    return first;
}

#include <assert.h>
#include <curses.h>
#include <wchar.h>

#include "base/utf8.h"
#include "ui/term.h"
#include "ui/term_caps.h"
#include "view/color.h"

enum { CHUNK = 512 };

/* The looks as curses takes them; pair 0 is the terminal's own colours. */
static struct {
    attr_t attributes;
    int pair;
    cchar_t blank;
} looks[ROLE_COUNT];

static attr_t attributes_of(unsigned shown)
{
    attr_t out = A_NORMAL;
    if (shown & LOOK_BOLD)
        out |= A_BOLD;
    if (shown & LOOK_DIM)
        out |= A_DIM;
    if (shown & LOOK_ITALIC)
        out |= A_ITALIC;
    if (shown & LOOK_UNDERLINE)
        out |= A_UNDERLINE;
    if (shown & LOOK_STRIKE)
        out |= A_BLINK; /* see caps_attributes */
    if (shown & LOOK_REVERSE)
        out |= A_REVERSE;
    return out;
}

bool term_set_theme(const struct theme *theme, int colors)
{
    unsigned can = caps_attributes(colors > 0);
    bool defaults = colors > 0 && use_default_colors() == OK;
    const struct look *text = &theme->looks[ROLE_TEXT]; /* its background is the screen's */
    int paper = text->bg == COLOR_DEFAULT ? -1 : color_paper(text->bg, colors);
    int made[ROLE_COUNT][2], n = 0; /* pairs made so far, number - 1 is the index */
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = &theme->looks[role];
        looks[role].attributes = attributes_of(look_attributes(look, can));
        looks[role].pair = 0;
        int fg = color_reduce(look->fg, colors, false), bg = color_reduce(look->bg, colors, true);
        if (look->bg != COLOR_DEFAULT && bg < 0 && colors > 0 && role_is_bar((enum role)role))
            looks[role].attributes |= A_REVERSE;
        bg = bg < 0 ? paper : bg;
        if (fg < 0 && bg < 0)
            continue;
        if (colors < 256)
            fg = color_over(fg, bg);
        if (fg == bg) /* too few colours to tell them apart */
            fg = bg == 0 ? 7 : 0;
        if (!defaults) {
            fg = fg < 0 ? COLOR_WHITE : fg;
            bg = bg < 0 ? COLOR_BLACK : bg;
        }
        int pair = 0;
        while (pair < n && (made[pair][0] != fg || made[pair][1] != bg))
            pair++;
        if (pair == n) {
            if (n + 1 >= COLOR_PAIRS || init_extended_pair(n + 1, fg, bg) == ERR)
                continue;
            made[n][0] = fg;
            made[n++][1] = bg;
        }
        looks[role].pair = pair + 1;
    }
    for (int role = 0; role < ROLE_COUNT; role++)
        setcchar(&looks[role].blank, L" ", looks[role].attributes, (short)looks[role].pair,
                 &looks[role].pair);
    cchar_t blank;
    setcchar(&blank, L" ", A_NORMAL, (short)looks[ROLE_TEXT].pair, &looks[ROLE_TEXT].pair);
    bkgrndset(&blank); /* what is cleared has it too */
    return theme_strikes(theme, can);
}

static int decode(const char *text, size_t n, wchar_t *out)
{
    int count = 0;
    while (n && (uint8_t)*text < 0x80) {
        out[count++] = (wchar_t)*text++;
        n--;
    }
    while (n) {
        uint32_t cp;
        size_t size = utf8_decode((const uint8_t *)text, n, &cp);
        out[count++] = (wchar_t)cp;
        text += size;
        n -= size;
    }
    return count;
}

/* One character of a look. The header says what a cell is made of; taking one apart and
 * making another by functions would be a third of what a key costs. */
static cchar_t cell_of(int role, wchar_t character)
{
    cchar_t cell = looks[role].blank;
    cell.chars[0] = character;
    return cell;
}

/* A cluster of several characters: each that takes columns is a cell, with the marks
 * behind it. Curses hangs a mark that it is given by itself on the cell before, which
 * is the empty half of a wide character, and forgets it there. */
static void present_cluster(int row, int column, int role, const wchar_t *text, int n)
{
    for (int at = 0, end; at < n; at = end) {
        end = at + 1;
        while (end < n && utf8_width((uint32_t)text[end]) == 0)
            end++;
        assert(end - at <= CCHARW_MAX); /* visible_next sees to it */
        wchar_t cell[CCHARW_MAX + 1] = {0};
        wmemcpy(cell, text + at, (size_t)(end - at));
        cchar_t out;
        setcchar(&out, cell, looks[role].attributes, (short)looks[role].pair, &looks[role].pair);
        mvwadd_wchnstr(stdscr, row, column, &out, 1);
        column += utf8_width((uint32_t)text[at]);
    }
}

/* Cells of single characters, of a column or two each, that wait to be written together. */
struct writer {
    cchar_t *cells; /* CHUNK of them */
    int n;
    int row, column; /* where they begin */
};

static void flush(struct writer *writer)
{
    if (writer->n)
        mvwadd_wchnstr(stdscr, writer->row, writer->column, writer->cells, writer->n);
    writer->n = 0;
}

static bool is_blank(const struct cell *cell)
{
    return cell->role == ROLE_TEXT && cell->size == 1 && cell->text[0] == ' ';
}

/* Columns [first, end) of a row; of an erased one not what is blank as it is. */
static void present_row(const struct surface *surface, int row, int first, int end, bool erased)
{
    cchar_t cells[CHUNK];
    struct writer writer = {.cells = cells, .row = row};
    for (int column = first; column < end; column++) {
        const struct cell *cell = &surface_row(surface, row)[column];
        if (cell->columns == 0)
            continue;
        if (erased && is_blank(cell) && (column + 1 == end || is_blank(cell + 1))) {
            if (writer.n) /* one between two words is no reason for a call */
                flush(&writer);
            continue;
        }
        size_t size;
        const char *text = surface_cell_text(surface, cell, &size);
        wchar_t cluster[VISIBLE_MAX];
        int n = decode(text, size, cluster);
        assert(n > 0);
        if (n > 1 || writer.n == CHUNK)
            flush(&writer);
        if (n > 1) {
            present_cluster(row, column, cell->role, cluster, n);
            continue;
        }
        if (writer.n == 0)
            writer.column = column;
        writer.cells[writer.n++] = cell_of(cell->role, cluster[0]);
    }
    flush(&writer);
}

void term_present(const struct surface *surface, const struct surface *shown)
{
    bool erased = !shown && looks[ROLE_TEXT].attributes == A_NORMAL;
    if (erased)
        werase(stdscr);
    for (int row = 0; row < surface->rows; row++) {
        int end = surface->columns;
        int first = shown ? surface_difference(surface, shown, row, &end) : 0;
        present_row(surface, row, first, end, erased);
    }
    bool cursor = surface->cursor_row >= 0;
    bool hidden = curs_set(cursor) != ERR && !cursor && caps_hide_cursor();
    leaveok(stdscr, hidden);
    if (cursor)
        wmove(stdscr, surface->cursor_row, surface->cursor_column);
    else if (!hidden) /* out of the text */
        wmove(stdscr, surface->rows - 1, surface->columns - 1);
    wrefresh(stdscr);
}

/* The grid: wide clusters half overwritten, at the edge, long ones. */
#include <locale.h>

#include "base/strbuf.h"
#include "tests/tap.h"
#include "ui/surface.h"

static struct arena arena;

static const char *row_text(const struct surface *surface, int row)
{
    struct strbuf out = {.arena = &arena};
    for (int i = 0; i < surface->columns; i++) {
        size_t n;
        const char *text = surface_cell_text(surface, &surface_row(surface, row)[i], &n);
        strbuf_add(&out, text, n);
    }
    return strbuf_cstr(&out);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    struct surface surface = {.cells = NULL}, other = {.cells = NULL};
    surface_resize(&surface, 8, 2);
    is_str(row_text(&surface, 0), "        ", "blank at first");
    is_int(surface_string(&surface, 0, 0, 8, "a漢字b", ROLE_DELETED), 6, "width counts columns");
    is_str(row_text(&surface, 0), "a漢字b  ", "as it was put");
    surface_string(&surface, 0, 2, 8, "x", ROLE_TEXT);
    is_str(row_text(&surface, 0), "a x字b  ", "the other half of a wide one is blank");
    surface_string(&surface, 0, 3, 8, "y", ROLE_TEXT);
    is_str(row_text(&surface, 0), "a xy b  ", "its first half too");
    is_int(surface_string(&surface, 1, 7, 8, "漢", ROLE_TEXT), 7,
           "a wide one does not fit at the edge");
    is_str(row_text(&surface, 1), "        ", "and is not put");
    surface_string(&surface, 1, 5, 8, "漢字", ROLE_TEXT);
    is_str(row_text(&surface, 1), "     漢 ", "nor one after the last that fits");
    is_int(surface_string(&surface, 1, 0, 4, "abcdef", ROLE_TEXT), 4, "it stops before end");
    is_str(row_text(&surface, 1), "abcd 漢 ", "and leaves the rest");
    surface_string(&surface, 0, 0, 8, "\x1b[m\xff", ROLE_DELETED);
    is_str(row_text(&surface, 0), "^[[m<FF>", "nothing raw");
    is_int(surface_row(&surface, 0)[0].role, ROLE_STAND_IN, "stand-ins have their role");
    is_int(surface_row(&surface, 0)[2].role, ROLE_DELETED, "others the one asked for");

    static const char marked[] = "\u304b\u3099\u0301\u0302";
    surface_clear(&surface);
    int next = surface_string(&surface, 0, 0, 8, marked, ROLE_TEXT);
    is_int(next, 2, "a long cluster has its columns");
    ok(strncmp(row_text(&surface, 0), marked, strlen(marked)) == 0, "and all its bytes");
    surface_resize(&other, 8, 2);
    int end;
    is_int(surface_difference(&surface, &other, 0, &end), 0, "rows that differ");
    is_int(end, 2, "up to where");
    is_int(surface_difference(&surface, &other, 1, &end) - end, 0, "rows that do not");
    surface_string(&other, 0, 0, 8, "x", ROLE_TEXT);
    surface_string(&other, 0, 0, 8, marked, ROLE_TEXT);
    is_int(surface_difference(&surface, &other, 0, &end) - end, 0,
           "long clusters are compared by their text");
    surface_string(&other, 0, 4, 8, "\u6f22x", ROLE_TEXT);
    surface_string(&surface, 0, 4, 8, "\u6f22y", ROLE_TEXT);
    is_int(surface_difference(&surface, &other, 0, &end), 6, "only where they do");
    is_int(end, 7, "and only so far");
    surface_row(&surface, 0)[5].role = ROLE_DELETED;
    is_int(surface_difference(&surface, &other, 0, &end), 4, "no half of a wide one");
    surface_string(&other, 0, 4, 8, "   ", ROLE_TEXT);
    surface_string(&surface, 0, 4, 8, "   ", ROLE_TEXT);

    surface_put(&surface, -1, 0, 8, &(struct visible){.text = "x", .size = 1, .columns = 1}, 0);
    surface_put(&surface, 2, 0, 8, &(struct visible){.text = "x", .size = 1, .columns = 1}, 0);
    surface_put(&surface, 0, 8, 9, &(struct visible){.text = "x", .size = 1, .columns = 1}, 0);
    ok(true, "places outside are ignored");
    surface_fill(&surface, 0, 1, 99, ROLE_TITLE);
    is_int(surface_row(&surface, 0)[7].role, ROLE_TITLE, "a fill ends at the edge");
    is_int(surface_row(&surface, 0)[0].size, 1, "and breaks what it half covers");
    is_int(surface_width("a漢\x1b", strlen("a漢\x1b")), 5, "the width of a text");
    surface_free(&surface);
    surface_free(&other);
    arena_free(&arena);
    return done();
}

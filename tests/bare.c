/* The least that a program with two panes can be: two files, their words wrapped,
 * side by side, scrolled together. What a key costs here is what curses and the
 * terminal line cost; keycost.py sets stet against it.
 *
 *     bare OLD NEW      j k Space b q */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { LINES_MAX = 100000, GUTTER = 3 };

struct pane {
    wchar_t *text;
    struct {
        const wchar_t *at;
        int n;
    } line[LINES_MAX];
    int n;
};

static void load(struct pane *pane, const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file) {
        perror(name);
        exit(2);
    }
    size_t cap = 1 << 16, n = 0, got;
    char *bytes = malloc(cap + 1);
    while (bytes && (got = fread(bytes + n, 1, cap - n, file)) > 0) {
        n += got;
        if (n == cap)
            bytes = realloc(bytes, (cap *= 2) + 1);
    }
    (void)fclose(file);
    if (!bytes)
        exit(2);
    bytes[n] = '\0';
    pane->text = calloc(n + 1, sizeof *pane->text);
    if (!pane->text || mbstowcs(pane->text, bytes, n + 1) == (size_t)-1)
        exit(2);
    free(bytes);
}

static void wrap(struct pane *pane, int columns)
{
    const wchar_t *at = pane->text;
    pane->n = 0;
    while (*at && pane->n < LINES_MAX) {
        int n = 0, word = 0, width = 0;
        while (at[n] && at[n] != L'\n') {
            int w = wcwidth(at[n]);
            if (width + (w > 0 ? w : 0) > columns)
                break;
            width += w > 0 ? w : 0;
            n++;
            if (at[n] == L' ' || at[n] == L'\n' || !at[n])
                word = n;
        }
        if (word == 0)
            word = n ? n : 1;
        pane->line[pane->n].at = at;
        pane->line[pane->n++].n = word;
        at += word;
        if (*at == L' ' || *at == L'\n')
            at++;
    }
}

static void show(const struct pane panes[2], int top)
{
    int columns = (COLS - GUTTER) / 2;
    for (int row = 0; row < LINES - 1; row++) {
        move(row, 0);
        clrtoeol();
        for (int side = 0; side < 2; side++) {
            int i = top + row;
            if (i < panes[side].n)
                mvaddnwstr(row, side * (columns + GUTTER), panes[side].line[i].at,
                           panes[side].line[i].n);
        }
        mvaddch(row, columns + 1, '|');
    }
    attron(A_REVERSE);
    mvprintw(LINES - 1, 0, "%d", top + 1);
    attroff(A_REVERSE);
    refresh();
}

int main(int argc, char **argv)
{
    static struct pane panes[2];
    setlocale(LC_ALL, "");
    if (argc != 3)
        return 2;
    load(&panes[0], argv[1]);
    load(&panes[1], argv[2]);
    initscr();
    raw();
    noecho();
    idlok(stdscr, TRUE);
    start_color();
    use_default_colors();
    wrap(&panes[0], (COLS - GUTTER) / 2);
    wrap(&panes[1], (COLS - GUTTER) / 2);
    int last = panes[0].n > panes[1].n ? panes[0].n : panes[1].n, top = 0;
    last = last > LINES - 1 ? last - (LINES - 1) : 0;
    for (;;) {
        show(panes, top);
        int key = getch();
        if (key == 'q' || key == ERR)
            break;
        top += key == 'j' ? 1 : key == 'k' ? -1 : key == ' ' ? LINES - 2 : key == 'b' ? 2 - LINES : 0;
        top = top < 0 ? 0 : top > last ? last : top;
    }
    endwin();
    return 0;
}

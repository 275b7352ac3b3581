#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "change/gloss.h"
#include "report/excerpt.h"
#include "report/remark.h"
#include "report/report.h"
#include "view/color.h"
#include "view/layout.h"
#include "view/level.h"
#include "view/theme.h"
#include "view/wrap.h"

enum {
    COLUMNS_USUAL = 120,
    COLUMNS_PANES = 80, /* from here on both versions stand side by side */
    COLUMNS_LEAST = 30,
    NUMBER = 4, /* columns of a paragraph's number, a blank included */
    GUTTER = 3,
    COLORS = 256 /* every pager's terminal has them */
};

struct ansi {
    const struct report_input *input;
    struct output *out;
    struct theme theme;
    enum role role; /* that is switched on */
    int column;     /* of the line so far */
    int page;       /* columns of the page */
};

/* Select Graphic Rendition (ECMA-48) for a look. */
static void switch_on(struct ansi *ansi, enum role role)
{
    static const struct {
        unsigned attribute;
        const char *code;
    } codes[] = {{LOOK_BOLD, ";1"},      {LOOK_DIM, ";2"},     {LOOK_ITALIC, ";3"},
                 {LOOK_UNDERLINE, ";4"}, {LOOK_REVERSE, ";7"}, {LOOK_STRIKE, ";9"}};
    const struct look *look = &ansi->theme.looks[role];
    char text[64];
    if (role == ansi->role)
        return;
    ansi->role = role;
    output_adds(ansi->out, "\033[0");
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (look->attributes & codes[i].attribute)
            output_adds(ansi->out, codes[i].code);
    int fg = look->fg == COLOR_DEFAULT ? -1 : color_reduce(look->fg, COLORS, false);
    int bg = look->bg == COLOR_DEFAULT ? -1 : color_reduce(look->bg, COLORS, true);
    int n = 0;
    text[0] = '\0';
    if (fg >= 0)
        n = snprintf(text, sizeof text, ";38;5;%d", fg);
    if (bg >= 0)
        snprintf(text + n, sizeof text - (size_t)n, ";48;5;%d", bg);
    output_adds(ansi->out, text);
    output_addc(ansi->out, 'm');
}

static void pad(struct ansi *ansi, int column)
{
    if (ansi->column < column)
        switch_on(ansi, ROLE_TEXT);
    for (; ansi->column < column; ansi->column++)
        output_addc(ansi->out, ' ');
}

static void end_line(struct ansi *ansi)
{
    switch_on(ansi, ROLE_TEXT);
    output_addc(ansi->out, '\n');
    ansi->column = 0;
}

static void put(struct ansi *ansi, const char *text, int columns, enum role role)
{
    switch_on(ansi, role);
    output_adds(ansi->out, text);
    ansi->column += columns;
}

static void put_run(struct ansi *ansi, const struct run *run, int first)
{
    int end = first + run->column + run->columns;
    pad(ansi, first + run->column);
    for (uint32_t at = 0; at < run->size;) {
        struct visible shown;
        at += (uint32_t)shown_next(run->text + at, run->size - at, &shown);
        if (ansi->column + shown.columns > end)
            break; /* white space at the line's end */
        switch_on(ansi, shown.stand_in && !run->added ? ROLE_STAND_IN : run->role);
        output_add(ansi->out, shown.text, shown.size);
        ansi->column += shown.columns;
    }
}

static void put_number(struct ansi *ansi, uint32_t number)
{
    char text[16];
    if (number)
        put(ansi, text, snprintf(text, sizeof text, "%*u ", NUMBER - 1, number), ROLE_NUMBER);
}

static void put_sign(struct ansi *ansi, enum sign sign)
{
    static const struct {
        const char *text;
        enum role role;
    } signs[] = {{"│", ROLE_BORDER},        {"~", ROLE_SIGN_REWORDED}, {"+", ROLE_SIGN_INSERTED},
                 {"−", ROLE_SIGN_DELETED},  {"⇄", ROLE_SIGN_MOVED},    {"⤵", ROLE_SIGN_SPLIT},
                 {"⤴", ROLE_SIGN_MERGED}};
    put(ansi, signs[sign].text, 1, signs[sign].role);
}

static void put_row(struct ansi *ansi, const struct rows *rows, const struct row *row,
                    const struct rows_options *options)
{
    bool panes = options->view == VIEW_PANES;
    int first = panes ? 0 : GUTTER, gutter = NUMBER + (int)options->columns;
    if (!panes) {
        pad(ansi, 1);
        if (row->sign != SIGN_NONE)
            put_sign(ansi, row->sign);
        pad(ansi, first);
    }
    for (int pane = OLD; pane <= (panes ? NEW : OLD); pane++) {
        if (pane == NEW) {
            pad(ansi, gutter + 1);
            put_sign(ansi, row->sign);
            first = gutter + GUTTER;
            pad(ansi, first);
        }
        put_number(ansi, row->number[pane]);
        for (uint32_t i = row->runs[pane].first; i < row->runs[pane].end; i++)
            put_run(ansi, &rows->runs[i], first + NUMBER);
    }
    end_line(ansi);
}

/* Clean text over lines, broken between words, all but the first set in. */
static void put_wrapped(struct ansi *ansi, const char *text, int indent, enum role role)
{
    while (*text) {
        size_t n = strcspn(text, " ");
        int columns = 0;
        for (size_t at = 0; at < n;) {
            struct visible shown;
            at += shown_next((const uint8_t *)text + at, n - at, &shown);
            columns += shown.columns;
        }
        if (ansi->column > indent && ansi->column + columns > ansi->page) {
            end_line(ansi);
            pad(ansi, indent);
        }
        switch_on(ansi, role);
        output_add(ansi->out, text, n);
        ansi->column += columns;
        text += n;
        for (; *text == ' '; text++) {
            if (ansi->column < ansi->page)
                output_addc(ansi->out, ' ');
            ansi->column++;
        }
    }
    end_line(ansi);
}

/* A remark, and where a link leads, stands below the paragraph it is about. */
static void remarks(struct ansi *ansi, uint32_t link)
{
    const struct review *review = ansi->input->review;
    struct arena scratch = {0};
    for (size_t i = changes_first(review->changes, link);
         i < review->changes->n && review->changes->at[i].paragraph == link; i++) {
        struct strbuf text = {.arena = &scratch};
        if (!report_tells(ansi->input, i))
            continue;
        const struct hyperlink *targets[SIDES];
        remark_add(&review->decision[i], false, &text);
        bool leads = change_targets(review->changes, &review->changes->at[i], targets);
        if (!text.n && !leads)
            continue;
        struct strbuf line = {.arena = &scratch};
        excerpt_place(review->changes, &review->changes->at[i], &line);
        strbuf_adds(&line, ": ");
        change_gloss(review->changes, &review->changes->at[i], leads ? 160 : 60, &line);
        if (text.n) {
            strbuf_adds(&line, ": ");
            strbuf_add(&line, text.at, text.n);
        }
        put(ansi, "  > ", 4, ROLE_NOTE);
        put_wrapped(ansi, strbuf_cstr(&line), 4, ROLE_NOTE);
    }
    arena_free(&scratch);
}

static void names(struct ansi *ansi, const struct collation *collation)
{
    for (int side = OLD; side <= NEW; side++) {
        char clean[512];
        const char *name = collation->article[side]->document.name;
        visible_copy(clean, sizeof clean, name, strlen(name));
        put(ansi, side == OLD ? "" : " → ", 0, ROLE_TEXT);
        put(ansi, clean, 0, ROLE_HEADING);
    }
    end_line(ansi);
    end_line(ansi);
}

/* Whether a block holds a change that is told, or is told of with all the others. */
static bool is_told(const struct report_input *input, uint32_t link)
{
    const struct changes *changes = input->review->changes;
    if (filter_is_open(&input->only))
        return true;
    for (size_t i = changes_first(changes, link);
         i < changes->n && changes->at[i].paragraph == link; i++)
        if (report_tells(input, i))
            return true;
    return false;
}

void report_ansi(const struct report_input *input, struct output *output)
{
    const struct collation *collation = input->review->changes->collation;
    struct ansi ansi = {.input = input, .out = output, .role = ROLE_COUNT};
    const char *name = input->monochrome ? "mono" : input->theme ? input->theme : "dark";
    const char *theme = theme_source(name);
    struct error error;
    struct arena arena = {0};
    struct layout *layout = arena_zero(&arena, 1, sizeof *layout);
    int columns = input->columns ? input->columns : COLUMNS_USUAL;
    bool panes = columns >= COLUMNS_PANES;
    columns = columns < COLUMNS_LEAST ? COLUMNS_LEAST : columns;
    ansi.page = columns;
    columns = panes ? (columns - GUTTER - 2 * NUMBER) / 2 : columns - GUTTER - NUMBER;
    struct rows_options options = {.view = panes ? VIEW_PANES : VIEW_INLINE,
                                   .columns = (unsigned)columns,
                                   .brackets = input->monochrome,
                                   .level = LEVEL_USUAL};
    theme = theme ? theme : theme_source("dark"); /* the user's own are the screen's */
    theme_parse(&ansi.theme, "", theme, strlen(theme), &error);
    struct blocks blocks = blocks_list(collation, &arena);
    if (input->hide_cosmetic)
        blocks.cosmetic = COSMETIC_HIDE;
    layout_init(layout, blocks);
    layout_set(layout, options);
    names(&ansi, collation);
    for (uint32_t b = 0; b < blocks.n && !output_is_stopped(output); b++) {
        if (!is_told(input, blocks.at[b].link))
            continue;
        const struct rows *rows = layout_rows(layout, b);
        for (uint32_t r = 0; r < rows->n; r++)
            put_row(&ansi, rows, &rows->at[r], &options);
        if (blocks.at[b].ends)
            remarks(&ansi, blocks.at[b].link);
        layout_trim(layout);
    }
    layout_free(layout);
    arena_free(&arena);
}

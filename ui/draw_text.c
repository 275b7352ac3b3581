#include "ui/draw.h"

#include <stdio.h>

#include "ui/decide.h"
#include "ui/pinning.h"
#include "view/wrap.h"

enum { ELSEWHERE_MAX = 16 };

/* Whoever draws a text row. */
struct pen {
    const struct app *app;
    struct surface *surface;
    const struct change *change; /* the current one, NULL for none */
    bool change_is_words;        /* it has words of its own; a move has not */
    uint32_t target;             /* byte of the side where the change has no text */
    enum side target_side;
    bool has_target;
    bool beside;  /* that side has no text at all: its place is beside the change's first row */
    bool current; /* the row at hand holds some of the change */
    bool first;   /* and its first byte */
    struct span elsewhere[SIDES][ELSEWHERE_MAX]; /* where words of the change stand there */
    int n_elsewhere;
    struct span units[SIDES]; /* two that may become partners; empty ones: none */
    struct span woven;        /* of NEW, shown with OLD's unit */
};

static bool span_covers(struct span span, uint32_t byte)
{
    return byte >= span.start && byte < span.end;
}

/* Where the side without text has the place of the change: a blank beside it, or an
 * empty row. */
static void find_target(struct pen *pen)
{
    const struct change *change = pen->change;
    const struct app *app = pen->app;
    if (!change || app->geometry.view != VIEW_PANES ||
        span_empty(change->span[OLD]) == span_empty(change->span[NEW]))
        return;
    enum side side = span_empty(change->span[OLD]) ? OLD : NEW;
    const struct collation *collation = app->changes->collation;
    pen->target_side = side;
    pen->beside = range_empty(collation->paragraphs[change->paragraph].range[side]);
    if (pen->beside)
        return;
    const struct article *article = collation->article[side];
    uint32_t at = change->span[side].start;
    bool here = at < article->document.size && ascii_is_blank(article->text[at]);
    if (!here && at > 0 && (ascii_is_blank(article->text[at - 1]) || at == article->document.size))
        at--;
    pen->target = at;
    pen->has_target = true;
}

/* Where words of the change stand on the other side. */
static void find_elsewhere(struct pen *pen)
{
    const struct collation *collation = pen->app->changes->collation;
    const struct change *change = pen->change;
    if (!change || !pen->change_is_words)
        return;
    struct range all = collation_transpositions(collation, change->sentence);
    for (uint32_t i = all.first; i < all.end && pen->n_elsewhere < ELSEWHERE_MAX; i++) {
        const struct span *span = collation->transpositions[i].span;
        bool ends[SIDES];
        for (int side = OLD; side <= NEW; side++)
            ends[side] = span_covers(change->span[side], span[side].start);
        if (!ends[OLD] && !ends[NEW])
            continue;
        for (int side = OLD; side <= NEW; side++)
            if (ends[side_other((enum side)side)])
                pen->elsewhere[side][pen->n_elsewhere] = span[side];
        pen->n_elsewhere++;
    }
}

static bool is_elsewhere(const struct pen *pen, enum side side, uint32_t byte)
{
    for (int i = 0; i < pen->n_elsewhere; i++)
        if (span_covers(pen->elsewhere[side][i], byte))
            return true;
    return false;
}

static enum role cluster_role(struct pen *pen, const struct run *run, uint32_t byte,
                              const struct visible *shown)
{
    enum role role = run->role;
    const struct change *change = pen->change;
    bool is_unit = span_covers(pen->units[run->side], byte);
    if (is_unit || (run->side == NEW && span_covers(pen->woven, byte))) {
        pen->current = true;
        return (is_unit ? run->side : OLD) == pen->app->pinning.side ? ROLE_CURRENT_MOVED
                                                                     : ROLE_CURRENT_FOUND;
    }
    if (change && span_covers(change->span[run->side], byte)) {
        pen->current = true;
        pen->first = pen->first || byte == change->span[run->side].start;
        if (pen->change_is_words || role == ROLE_MOVED)
            role = role_current(role);
    } else if (is_elsewhere(pen, run->side, byte)) {
        role = role_current(role);
    }
    if (search_found_covers(&pen->app->search, run->side, byte))
        return ROLE_CURRENT_FOUND;
    if (search_covers(&pen->app->search, run->side, byte))
        return ROLE_FOUND;
    bool is_text = role == ROLE_TEXT || role == ROLE_TEXT_HEADING || role == ROLE_TEXT_BESIDE;
    return shown->stand_in && (is_text || !shown->harmless) ? ROLE_STAND_IN : role;
}

/* Draws a run from its column on; columns at or behind `end` are not. Returns
 * whether it showed the target. */
static bool draw_run(struct pen *pen, const struct run *run, int row, int first, int end)
{
    int column = first + run->column, last = column + run->columns;
    bool target = false;
    for (uint32_t at = 0; at < run->size;) {
        struct visible shown;
        uint32_t size = (uint32_t)shown_next(run->text + at, run->size - at, &shown);
        uint32_t byte = run->start + at;
        enum role role = run->role;
        at += size;
        if (!run->added) {
            role = cluster_role(pen, run, byte, &shown);
            if (pen->has_target && run->side == pen->target_side && pen->target >= byte &&
                pen->target < byte + size) {
                target = pen->current = true;
                surface_put(pen->surface, row, column, end, &shown, ROLE_CURRENT_PLACE);
                column += shown.columns;
                continue;
            }
        }
        if (column >= last)
            break; /* white space at the line's end */
        column = surface_put(pen->surface, row, column, end, &shown, role);
    }
    return target;
}

/* The place of a change behind the last byte of its paragraph. */
static void draw_target_behind(struct pen *pen, const struct run *run, int row, int first, int end)
{
    static const struct visible blank = {.text = " ", .size = 1, .columns = 1};
    if (!pen->has_target || run->added || run->side != pen->target_side ||
        pen->target != run->start + run->size)
        return;
    int column = first + run->column + run->columns;
    surface_put(pen->surface, row, column < end ? column : end - 1, end, &blank,
                ROLE_CURRENT_PLACE);
    pen->current = true;
}

/* The place of a change in a pane that has nothing beside it. */
static void draw_target_beside(struct pen *pen, int row)
{
    const struct geometry *g = &pen->app->geometry;
    int column = g->pane[pen->target_side].text;
    surface_string(pen->surface, row, column, column + 1, pen->app->options.ascii ? ">" : "▸",
                   ROLE_CURRENT_PLACE);
}

static void draw_number(struct pen *pen, int row, int column, uint32_t number, bool current)
{
    if (!number)
        return;
    char text[16];
    int width = pen->app->geometry.number_columns;
    snprintf(text, sizeof text, "%*u", width, number);
    surface_string(pen->surface, row, column, column + width, text,
                   current ? ROLE_CURRENT_NUMBER : ROLE_NUMBER);
}

/* The first and last byte of a row on the side where changes are in order: NEW, or
 * OLD where NEW has nothing. False where the row shows no text. */
static bool bytes_of(const struct rows *rows, const struct row *row, enum side *side,
                     struct span *bytes)
{
    *bytes = (struct span){UINT32_MAX, 0};
    for (int of = NEW; of >= OLD && bytes->end == 0; of--) {
        for (int pane = OLD; pane <= NEW; pane++)
            for (uint32_t i = row->runs[pane].first; i < row->runs[pane].end; i++) {
                const struct run *run = &rows->runs[i];
                if (run->added || run->side != (enum side)of)
                    continue;
                bytes->start = run->start < bytes->start ? run->start : bytes->start;
                bytes->end = run->start + run->size > bytes->end ? run->start + run->size
                                                                 : bytes->end;
            }
        *side = (enum side)of;
    }
    return bytes->end > 0;
}

/* What was decided of the changes that begin in a row: one mark where all of them
 * are decided, "?" where one is to be asked about, "" while one is open. */
static const char *row_mark(const struct pen *pen, const struct rows *rows, const struct row *row,
                            uint32_t link)
{
    const struct app *app = pen->app;
    const struct changes *changes = app->changes;
    struct span bytes;
    enum side side;
    if (!app->options.desk || app->options.desk->tally.decided == 0 ||
        !bytes_of(rows, row, &side, &bytes))
        return "";
    size_t low = changes_first(changes, link), high = changes_first(changes, link + 1);
    size_t end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (changes->at[middle].span[side].start < bytes.start)
            low = middle + 1;
        else
            high = middle;
    }
    enum verdict verdict = VERDICT_COUNT;
    bool mixed = false;
    for (; low < end && changes->at[low].span[side].start < bytes.end; low++) {
        enum verdict of = desk_decision(app->options.desk, low)->verdict;
        if (of == VERDICT_OPEN && !app_hides(app, &changes->at[low]))
            return "";
        if (verdict != VERDICT_COUNT && of != verdict)
            mixed = true;
        if (verdict != VERDICT_QUERY)
            verdict = of;
    }
    if (verdict == VERDICT_COUNT)
        return "";
    if (mixed && verdict != VERDICT_QUERY)
        return app->options.ascii ? "*" : "±";
    return decide_mark(verdict, app->options.ascii);
}

/* Whether a unit that was pinned begins in a row. Linear in the number of pins. */
static bool is_pinned(const struct pen *pen, const struct rows *rows, const struct row *row)
{
    const struct collation *collation = pen->app->changes->collation;
    struct span bytes;
    enum side side;
    if (!collation->n_pins || !bytes_of(rows, row, &side, &bytes))
        return false;
    for (size_t i = 0; i < collation->n_pins; i++) {
        const struct pin *pin = &collation->pins[i];
        const struct article *article = collation->article[side];
        uint32_t start = pin->sentences ? article->sentences[pin->at[side]].start
                                        : article->paragraphs[pin->at[side]].span.start;
        if (!pin->parted && start >= bytes.start && start < bytes.end)
            return true;
    }
    return false;
}

static void draw_gutter(struct pen *pen, int row, enum sign sign, const char *mark)
{
    bool ascii = pen->app->options.ascii;
    int column = pen->app->geometry.sign;
    if (pen->current)
        surface_fill(pen->surface, row, column, column + 3, ROLE_SIGN_CURRENT);
    if (pen->current && sign != SIGN_NONE) {
        surface_string(pen->surface, row, column, column + 1, ascii ? ">" : "▸", ROLE_SIGN_CURRENT);
        surface_string(pen->surface, row, column + 2, column + 3, ascii ? "<" : "◂",
                       ROLE_SIGN_CURRENT);
    }
    if (sign != SIGN_NONE)
        draw_sign(pen->app, pen->surface, row, column + 1, sign,
                  pen->current ? ROLE_SIGN_CURRENT : ROLE_COUNT);
    if (sign == SIGN_REWORDED && !pen->current) /* in one go with the number behind it */
        surface_fill(pen->surface, row, column + 2, column + 3, ROLE_SIGN_REWORDED);
    if (*mark)
        surface_string(pen->surface, row, column + 2, column + 3, mark,
                       pen->current ? ROLE_SIGN_CURRENT : ROLE_DECISION);
    if (sign == SIGN_NONE && !pen->current && pen->app->geometry.view == VIEW_PANES)
        surface_string(pen->surface, row, column + 1, column + 2, ascii ? "|" : "│", ROLE_BORDER);
}

static void draw_row(struct pen *pen, int row, const struct rows *rows, const struct row *from,
                     uint32_t link, bool current_block)
{
    const struct geometry *g = &pen->app->geometry;
    pen->first = false;
    for (int pane = OLD; pane <= NEW; pane++) {
        struct range range = from->runs[pane];
        int text = g->pane[pane].text, end = text + (int)g->text_columns;
        bool target = false;
        for (uint32_t i = range.first; i < range.end; i++)
            target = draw_run(pen, &rows->runs[i], row, text, end) || target;
        if (!target && !range_empty(range))
            draw_target_behind(pen, &rows->runs[range.end - 1], row, text, end);
        draw_number(pen, row, g->pane[pane].number, from->number[pane], current_block);
    }
    if (pen->beside && pen->first && range_empty(from->runs[pen->target_side]))
        draw_target_beside(pen, row);
    draw_gutter(pen, row, from->sign, row_mark(pen, rows, from, link));
    bool ascii = pen->app->options.ascii;
    if (is_pinned(pen, rows, from))
        surface_string(pen->surface, row, g->sign, g->sign + 1, ascii ? "*" : "◆",
                       pen->current ? ROLE_SIGN_CURRENT : ROLE_DECISION);
}

static void draw_nothing(const struct app *app, struct surface *surface)
{
    const struct geometry *g = &app->geometry;
    surface_string(surface, g->text_row + 1, g->pane[OLD].text, app->columns,
                   "Both versions are empty.", ROLE_NOTE);
}

/* Whether a row is where a change of structure begins: its text may be left out there. */
static bool begins_at(const struct pen *pen, struct layout *layout, struct place place)
{
    for (int side = OLD; side <= NEW && !pen->change_is_words; side++) {
        struct span span = pen->change->span[side];
        struct place begin = layout_find(layout, (enum side)side, span.start);
        if (!span_empty(span) && begin.block == place.block && begin.row == place.row)
            return true;
    }
    return false;
}

void draw_text(const struct app *app, struct surface *surface)
{
    struct layout *layout = app->layout;
    const struct geometry *g = &app->geometry;
    struct pen pen = {.app = app, .surface = surface, .change = app_change(app)};
    if (app->pinning.on) {
        pen.change = NULL;
        for (int side = OLD; side <= NEW; side++)
            pen.units[side] = pinning_span(app, (enum side)side);
        pen.woven = pinning_woven(app);
    }
    if (pen.change)
        pen.change_is_words = !range_empty(pen.change->edits);
    find_target(&pen);
    find_elsewhere(&pen);
    if (layout->blocks.n == 0) {
        draw_nothing(app, surface);
        return;
    }
    struct place place = app->top;
    for (int i = 0; i < g->text_rows; i++) {
        if (place.block >= layout->blocks.n) {
            pen.current = false;
            draw_gutter(&pen, g->text_row + i, SIGN_NONE, "");
            continue;
        }
        const struct rows *rows = layout_rows(layout, place.block);
        bool current = pen.change && layout->blocks.at[place.block].link == pen.change->paragraph;
        pen.current = current && begins_at(&pen, layout, place);
        draw_row(&pen, g->text_row + i, rows, &rows->at[place.row],
                 layout->blocks.at[place.block].link, current);
        if (++place.row == rows->n)
            place = (struct place){place.block + 1, 0};
    }
}

void draw_flow_line(const struct flow *flow, const struct line *line, struct surface *surface,
                    int row, int column)
{
    const struct piece *piece = flow->pieces.at;
    int end = column + line->columns; /* no blanks at a line's end */
    while (piece->end <= line->start)
        piece++;
    for (uint32_t at = line->start; at < line->end;) {
        while (piece->end <= at)
            piece++;
        uint32_t stop = piece->end < line->end ? piece->end : line->end;
        struct visible shown;
        at += (uint32_t)shown_next(flow->bytes.at + at, stop - at, &shown);
        column = surface_put(surface, row, column, end, &shown,
                             shown.stand_in && (piece->role == ROLE_STRIP || !shown.harmless)
                                 ? ROLE_STAND_IN
                                 : piece->role);
    }
}

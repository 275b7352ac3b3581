#include "ui/nav.h"

#include "change/counterpart.h"

enum { MARGIN_ROWS = 3 /* of text beside what is shown */ };

static unsigned height(const struct app *app)
{
    return (unsigned)app->geometry.text_rows;
}

static void set_top(struct app *app, struct place top)
{
    app->top = layout_clamp(app->layout, top, height(app));
}

void nav_scroll(struct app *app, long rows)
{
    set_top(app, layout_move(app->layout, app->top, rows));
}

void nav_top(struct app *app)
{
    set_top(app, (struct place){0, 0});
}

void nav_bottom(struct app *app)
{
    uint32_t n = app->layout->blocks.n;
    if (n)
        set_top(app, (struct place){n - 1, layout_rows(app->layout, n - 1)->n - 1});
}

static enum side main_side(const struct app *app)
{
    return app->changes->collation->article[NEW]->n_paragraphs ? NEW : OLD;
}

void nav_percent(struct app *app, unsigned long percent)
{
    enum side side = main_side(app);
    uint64_t size = app->changes->collation->article[side]->document.size;
    if (percent > 100)
        app_message(app, true, "There is no more than 100%%: this is the end.");
    if (percent >= 100)
        nav_bottom(app);
    else
        set_top(app, layout_find(app->layout, side, (uint32_t)(size * percent / 100)));
}

void nav_paragraph(struct app *app, unsigned long paragraph)
{
    enum side side = main_side(app);
    const struct article *article = app->changes->collation->article[side];
    uint32_t n = article->n_paragraphs;
    if (paragraph == 0 || paragraph > n)
        app_message(app, true, "There is no paragraph %lu: they are 1 to %u.", paragraph, n);
    if (n == 0)
        return;
    uint32_t at = paragraph == 0 ? 0 : paragraph > n ? n - 1 : (uint32_t)paragraph - 1;
    nav_byte(app, side, article->paragraphs[at].span.start);
}

void nav_sentence(struct app *app, unsigned long paragraph, unsigned long sentence)
{
    enum side side = main_side(app);
    const struct article *article = app->changes->collation->article[side];
    if (paragraph == 0 || paragraph > article->n_paragraphs) {
        nav_paragraph(app, paragraph);
        return;
    }
    struct range range = article->paragraphs[paragraph - 1].sentences;
    uint32_t n = range_size(range);
    if (sentence == 0 || sentence > n)
        app_message(app, true, "There is no sentence %lu.%lu: paragraph %lu has %u.", paragraph,
                    sentence, paragraph, n);
    uint32_t at = sentence == 0 ? 0 : sentence > n ? n - 1 : (uint32_t)sentence - 1;
    if (n)
        nav_byte(app, side, article->sentences[range.first + at].start);
}

void nav_byte(struct app *app, enum side side, uint32_t byte)
{
    app_unfold(app, side, byte);
    set_top(app, layout_find(app->layout, side, byte));
}

static uint32_t distance_to(struct span span, uint32_t byte)
{
    if (byte < span.start)
        return span.start - byte;
    return byte >= span.end && !span_empty(span) ? byte - span.end + 1 : byte - span.start;
}

size_t nav_change_at(const struct app *app, uint32_t link, enum side side, uint32_t byte)
{
    const struct changes *changes = app->changes;
    size_t low = changes_first(changes, link), best = NO_CHANGE;
    uint32_t nearest = UINT32_MAX;
    for (; low < changes->n && changes->at[low].paragraph == link; low++) {
        struct span span = changes->at[low].span[side];
        bool inside = byte >= span.start && byte < span.end;
        if (app_hides(app, &changes->at[low]))
            continue;
        uint32_t distance = inside ? 0 : distance_to(span, byte);
        if (distance < nearest ||
            (inside && span_size(span) < span_size(changes->at[best].span[side]))) {
            nearest = distance;
            best = low;
        }
    }
    return best;
}

bool nav_is_shown(struct app *app, struct place place)
{
    return !place_before(place, app->top) &&
           layout_distance(app->layout, app->top, place, height(app)) < height(app);
}

/* Where a change is looked for: NEW, or OLD where NEW has nothing. */
static enum side change_side(const struct change *change)
{
    return span_empty(change->span[NEW]) ? OLD : NEW;
}

struct place nav_change_place(struct app *app, size_t change)
{
    const struct change *at = &app->changes->at[change];
    enum side side = change_side(at);
    return layout_find(app->layout, side, at->span[side].start);
}

bool nav_change_is_shown(struct app *app)
{
    return nav_is_shown(app, nav_change_place(app, app->current));
}

/* Scrolls so that the rows from `first` to `last` are in view with a few around
 * them; where they were not, `above` rows are left above them. */
static void show(struct app *app, struct place first, struct place last, unsigned above)
{
    unsigned rows = height(app), size = layout_distance(app->layout, first, last, rows) + 1;
    unsigned margin = size < rows ? (rows - size) / 2 : 0;
    if (margin > MARGIN_ROWS)
        margin = MARGIN_ROWS;
    if (nav_is_shown(app, layout_move(app->layout, first, -(long)margin)) &&
        nav_is_shown(app, layout_move(app->layout, last, (long)margin)))
        return;
    if (above < margin)
        above = margin;
    if (size + above + margin > rows)
        above = size + margin < rows ? rows - size - margin : 0;
    set_top(app, layout_move(app->layout, first, -(long)above));
}

void nav_show(struct app *app, struct place first, struct place last)
{
    show(app, first, last, height(app) / 3);
}

/* A third from the top, or so that the whole paragraph is in view where it fits. */
static unsigned rows_above(struct app *app, struct place first)
{
    unsigned rows = height(app), above = rows / 3, n = layout_rows(app->layout, first.block)->n;
    if (n > rows)
        return above;
    if (above < first.row)
        above = first.row;
    unsigned most = rows - (n - first.row);
    return above < most ? above : most;
}

void nav_show_end(struct app *app, enum side side)
{
    struct span span = app_change(app)->span[side];
    struct place first = layout_find(app->layout, side, span.start), last = first;
    if (span_size(span) > 1 && span_size(span) <= BLOCK_BYTES)
        last = layout_find(app->layout, side, span.end - 1);
    show(app, first, last, rows_above(app, first));
}

void nav_show_change(struct app *app)
{
    if (app_change(app))
        nav_show_end(app, change_side(app_change(app)));
}

static bool is_kind(const struct app *app, size_t index, enum step_kind kind)
{
    const struct change *change = &app->changes->at[index];
    const struct decision *decision = app_decision(app, index);
    if (app_hides(app, change))
        return false;
    switch (kind) {
    case STEP_FACT:
        return change->risk == RISK_FACT;
    case STEP_BLOCK:
        return change->moved || change->kind == LINK_INSERTED || change->kind == LINK_DELETED ||
               (range_empty(change->edits) &&
                (change->kind == LINK_SPLIT || change->kind == LINK_MERGED));
    case STEP_OPEN:
        return !decision || decision_is_open(decision);
    case STEP_OPEN_FACT:
        return decision ? decision_is_open_fact(change, decision) : change->risk == RISK_FACT;
    case STEP_CHANGE:
        break;
    }
    return true;
}

/* The first change at or behind a place. Lays out only blocks that hold it. */
static size_t first_from(struct app *app, struct place place)
{
    const struct blocks *blocks = &app->layout->blocks;
    size_t low = 0, high = app->changes->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct change *change = &app->changes->at[middle];
        enum side side = change_side(change);
        uint32_t block = blocks_at(blocks, side, change->span[side].start);
        bool before = block != place.block ? block < place.block
                                           : place_before(nav_change_place(app, middle), place);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void nav_step(struct app *app, enum step_kind kind, bool forward, unsigned long count)
{
    const struct changes *changes = app->changes;
    if (changes->n == 0) {
        app_message(app, false, "The two versions do not differ.");
        return;
    }
    size_t at; /* the next candidate; one more where it goes backwards */
    if (app->current != NO_CHANGE && nav_change_is_shown(app)) {
        at = forward ? app->current + 1 : app->current;
    } else if (forward) {
        at = first_from(app, app->top);
    } else {
        struct place end = layout_move(app->layout, app->top, app->geometry.text_rows);
        at = first_from(app, end);
    }
    size_t found = NO_CHANGE;
    for (; count > 0; count--) {
        if (forward) {
            while (at < changes->n && !is_kind(app, at, kind))
                at++;
            if (at == changes->n)
                break;
            found = at++;
        } else {
            while (at > 0 && !is_kind(app, at - 1, kind))
                at--;
            if (at == 0)
                break;
            found = --at;
        }
    }
    if (found == NO_CHANGE) {
        static const char *const names[] = {"change", "changed fact", "change of this kind",
                                            "open change", "open fact"};
        app_message(app, false, "No %s %s.", names[kind], forward ? "further down" : "further up");
        return;
    }
    app_set_current(app, found);
    nav_show_change(app);
}

/* Goes round the ends of what moved inside a sentence; false where nothing did. */
static bool go_to_counterpart(struct app *app)
{
    size_t ends[COUNTERPARTS_MAX], n = 0;
    if (app_change(app))
        n = counterparts(app->changes, app->current, ends);
    if (n == 0)
        return false;
    size_t next = 0;
    while (next < n && ends[next] < app->current)
        next++;
    app_set_current(app, ends[next < n ? next : 0]);
    nav_show_change(app);
    return true;
}

void nav_other_end(struct app *app)
{
    const struct change *change = app_change(app);
    if (go_to_counterpart(app))
        return;
    if (!change || span_empty(change->span[OLD]) || span_empty(change->span[NEW])) {
        app_message(app, false, "The current change has one end only.");
        return;
    }
    struct place ends[SIDES];
    for (int side = OLD; side <= NEW; side++)
        ends[side] = layout_find(app->layout, (enum side)side, change->span[side].start);
    /* To the end that is not in view; where both or none is, to NEW's. */
    enum side side = nav_is_shown(app, ends[NEW]) && !nav_is_shown(app, ends[OLD]) ? OLD : NEW;
    nav_show(app, ends[side], ends[side]);
}

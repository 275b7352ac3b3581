#include "view/wrap.h"

#include <string.h>

#include "article/reading.h"
#include "base/unibreak.h"
#include "base/vec.h"

enum { COLUMNS_MAX = UINT16_MAX, MARK_COLUMNS_MIN = 4 /* narrower lines have no mark */ };

static void add_bytes(struct flow *flow, const uint8_t *bytes, size_t n)
{
    if (flow->bytes.cap - flow->bytes.n < n) {
        size_t cap =
            flow->bytes.n + n > 2 * flow->bytes.cap ? flow->bytes.n + n : 2 * flow->bytes.cap;
        flow->bytes.at = arena_grow(flow->arena, flow->bytes.at, flow->bytes.n, cap);
        flow->bytes.cap = cap;
    }
    memcpy(flow->bytes.at + flow->bytes.n, bytes, n);
    flow->bytes.n += n;
}

/* Whether the last piece is of this kind and ends where the span begins. */
static bool goes_on(const struct flow *flow, uint32_t start, enum side side, enum role role)
{
    size_t n = flow->pieces.n;
    if (n == 0)
        return false;
    const struct piece *last = &flow->pieces.at[n - 1];
    uint32_t first = n > 1 ? flow->pieces.at[n - 2].end : 0;
    return !last->added && last->side == side && last->role == role &&
           last->source + (last->end - first) == start;
}

static void add_part(struct flow *flow, const uint8_t *text, struct span span, enum side side,
                     enum role role)
{
    if (span_empty(span))
        return;
    add_bytes(flow, text + span.start, span_size(span));
    if (goes_on(flow, span.start, side, role)) {
        flow->pieces.at[flow->pieces.n - 1].end = (uint32_t)flow->bytes.n;
        return;
    }
    *VEC_ADD(flow->arena, &flow->pieces) = (struct piece){
        .end = (uint32_t)flow->bytes.n, .source = span.start, .side = side, .role = role};
}

void flow_add(struct flow *flow, const uint8_t *text, struct span span, enum side side,
              enum role role)
{
    while (reading_has_filler(text + span.start, span_size(span))) { /* which is not shown */
        struct span part = span;
        for (part.end = part.start; text[part.end] != READING_FILLER;)
            part.end++;
        add_part(flow, text, part, side, role);
        for (span.start = part.end; span.start < span.end && text[span.start] == READING_FILLER;)
            span.start++;
    }
    add_part(flow, text, span, side, role);
}

void flow_add_text(struct flow *flow, const char *text, enum role role, bool solid)
{
    add_bytes(flow, (const uint8_t *)text, strlen(text));
    *VEC_ADD(flow->arena, &flow->pieces) =
        (struct piece){.end = (uint32_t)flow->bytes.n, .added = true, .solid = solid, .role = role};
}

size_t shown_next(const uint8_t *p, size_t n, struct visible *out)
{
    if (!ascii_is_blank(p[0]))
        return visible_next(p, n, out);
    size_t used = 1;
    while (used < n && ascii_is_blank(p[used]))
        used++;
    out->text[0] = ' ';
    out->size = out->columns = 1;
    out->stand_in = out->harmless = false;
    return used;
}

/* Where the flow may break; brackets stay with their words. */
static uint8_t *breaks_of(const struct flow *flow)
{
    uint8_t *breaks = arena_alloc(flow->arena, flow->bytes.n, 1);
    unibreak_lines(flow->bytes.at, flow->bytes.n, breaks);
    uint32_t begin = 0;
    for (size_t i = 0; i < flow->pieces.n; i++) {
        uint32_t end = flow->pieces.at[i].end;
        if (flow->pieces.at[i].solid) {
            for (uint32_t at = begin; at <= end; at++) {
                if (at > 0 && at < flow->bytes.n && !ascii_is_blank(flow->bytes.at[at - 1]))
                    breaks[at] = LINE_BREAK_NO;
            }
        }
        begin = end;
    }
    return breaks;
}

static void add_line(const struct flow *flow, struct lines *out, uint32_t start, uint32_t end,
                     unsigned columns, bool broken)
{
    *VEC_ADD(flow->arena, out) = (struct line){
        start, end, (uint16_t)(columns < COLUMNS_MAX ? columns : COLUMNS_MAX), broken};
}

void wrap(const struct flow *flow, unsigned columns, struct lines *out)
{
    uint32_t n = (uint32_t)flow->bytes.n;
    if (n == 0)
        return;
    const uint8_t *breaks = breaks_of(flow);
    const struct piece *piece = flow->pieces.at, *piece_at_chance = piece;
    const struct piece *piece_at_fit = piece;
    uint32_t start = 0, chance = 0; /* the last place where this line may end; 0: none */
    uint32_t fit = 0;               /* the last place that leaves a column for the mark */
    unsigned used = 0, solid = 0;   /* columns so far, and without white space at the end */
    unsigned solid_at_chance = 0, solid_at_fit = 0;
    for (uint32_t at = 0; at < n;) {
        while (piece->end <= at)
            piece++;
        if (at > start && breaks[at] != LINE_BREAK_NO) {
            chance = at;
            piece_at_chance = piece;
            solid_at_chance = solid;
        }
        struct visible shown;
        bool blank = ascii_is_blank(flow->bytes.at[at]);
        size_t size = shown_next(flow->bytes.at + at, piece->end - at, &shown);
        if (!blank && used + shown.columns > columns && at > start) {
            if (chance > start) { /* take the word begun here to the next line */
                add_line(flow, out, start, chance, solid_at_chance, false);
                at = start = chance;
                piece = piece_at_chance;
            } else if (fit > start && columns >= MARK_COLUMNS_MIN) {
                add_line(flow, out, start, fit, solid_at_fit, true);
                at = start = fit;
                piece = piece_at_fit;
            } else {
                add_line(flow, out, start, at, solid, false);
                start = at;
            }
            used = solid = 0;
            chance = fit = start;
            continue;
        }
        if (used < columns) {
            fit = at;
            piece_at_fit = piece;
            solid_at_fit = solid;
        }
        used += shown.columns;
        if (!blank)
            solid = used;
        at += (uint32_t)size;
        if (flow->hard && blank && at < n && memchr(flow->bytes.at + at - size, '\n', size)) {
            add_line(flow, out, start, at, solid, false);
            start = chance = fit = at;
            used = solid = 0;
        }
    }
    add_line(flow, out, start, n, solid, false);
}

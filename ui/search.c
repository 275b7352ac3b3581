#include "ui/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

void search_clear(struct search *search)
{
    pattern_free(search->pattern);
    search->pattern = NULL;
    search->has_found = false;
    search->shown = (struct hits){0};
    search->shown_first = search->shown_end = 0;
    arena_free(&search->arena);
}

void search_free(struct search *search)
{
    search_clear(search);
}

/* Whether a blank in the pattern means just that. */
static bool has_plain_blanks(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strchr("\\[(*+?{", text[i]))
            return false;
    }
    return true;
}

bool search_set(struct search *search, const char *text, size_t n, struct error *error)
{
    struct pattern *pattern;
    struct arena arena = {0};
    struct strbuf buf = {.arena = &arena};
    bool plain = has_plain_blanks(text, n);
    for (size_t i = 0; i < n; i++) {
        if (plain && text[i] == ' ')
            strbuf_adds(&buf, "\\s+");
        else
            strbuf_addc(&buf, text[i]);
    }
    bool compiled = pattern_compile(&pattern, strbuf_cstr(&buf), buf.n, error);
    arena_free(&arena);
    if (!compiled)
        return false;
    search_clear(search);
    search->pattern = pattern;
    return true;
}

/* Whether the view shows the byte: the inline one leaves out what OLD shares. */
static bool is_visible(struct layout *layout, struct place place, enum side side, uint32_t byte)
{
    if (layout->options.view == VIEW_PANES)
        return true;
    const struct rows *rows = layout_rows(layout, place.block);
    struct range range = rows->at[place.row].runs[OLD];
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct run *run = &rows->runs[i];
        if (!run->added && run->side == side && byte >= run->start && byte < run->start + run->size)
            return true;
    }
    return false;
}

/* Adds the matches in one side of a block. False where the search gave up. */
static bool add_hits(struct search *search, struct layout *layout, uint32_t block, enum side side,
                     struct hits *out, struct arena *arena, pattern_stop *stop, void *context)
{
    struct span span = layout->blocks.at[block].span[side];
    const uint8_t *text = layout->blocks.collation->article[side]->document.text;
    uint32_t from = span.start;
    while (from < span.end) {
        struct span match;
        enum pattern_result result =
            pattern_find(search->pattern, text, span.end, from, &match, stop, context);
        if (result != PATTERN_FOUND)
            return result == PATTERN_NONE;
        if (match.end <= match.start || match.start < from) { /* an empty one marks nothing */
            uint32_t cp, at = match.end > from ? match.end : from;
            from = at < span.end ? at + (uint32_t)utf8_decode(text + at, span.end - at, &cp) : at;
            continue;
        }
        struct place place = layout_find_in(layout, block, side, match.start);
        if (is_visible(layout, place, side, match.start))
            *VEC_ADD(arena, out) = (struct hit){match, side, place};
        from = match.end;
    }
    return true;
}

static int by_place(const void *one, const void *two)
{
    const struct hit *x = one, *y = two;
    if (place_before(x->place, y->place))
        return -1;
    if (place_before(y->place, x->place))
        return 1;
    if (x->side != y->side)
        return (x->side > y->side) - (x->side < y->side);
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* The matches in one block in the order in which they are stepped through. */
static bool block_hits(struct search *search, struct layout *layout, uint32_t block,
                       struct hits *out, struct arena *arena, pattern_stop *stop, void *context)
{
    out->n = 0;
    for (int side = OLD; side <= NEW; side++) {
        if (!add_hits(search, layout, block, (enum side)side, out, arena, stop, context))
            return false;
    }
    if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_place);
    return true;
}

enum search_result search_step(struct search *search, struct layout *layout, struct place from,
                               bool forward, bool *round, pattern_stop *stop, void *context)
{
    struct arena arena = {0};
    struct hits hits = {0};
    struct hit origin = {.place = from};
    if (search->has_found)
        origin = search->found;
    uint32_t n = layout->blocks.n, block = origin.place.block;
    enum search_result result = SEARCH_NOTHING;
    *round = false;
    /* The block of origin comes twice: its rest first, at the end its beginning. */
    for (uint32_t i = 0; i <= n && n && result == SEARCH_NOTHING; i++) {
        if (!block_hits(search, layout, block, &hits, &arena, stop, context)) {
            result = SEARCH_STOPPED;
            break;
        }
        for (size_t h = 0; h < hits.n && result == SEARCH_NOTHING; h++) {
            const struct hit *hit = &hits.at[forward ? h : hits.n - 1 - h];
            int order = search->has_found                ? by_place(hit, &origin)
                        : place_before(hit->place, from) ? -1
                                                         : 1;
            if (i == 0 && (forward ? order <= 0 : order >= 0))
                continue;
            search->found = *hit;
            result = SEARCH_FOUND;
        }
        if (result == SEARCH_FOUND)
            break;
        layout_trim(layout);
        if (forward ? block + 1 == n : block == 0)
            *round = true;
        block = forward ? (block + 1) % n : (block + n - 1) % n;
        if (i % 64 == 63 && stop && stop(context))
            result = SEARCH_STOPPED;
    }
    if (result == SEARCH_FOUND)
        search->has_found = true;
    arena_free(&arena);
    return result;
}

static int by_side(const void *one, const void *two)
{
    const struct hit *x = one, *y = two;
    if (x->side != y->side)
        return (x->side > y->side) - (x->side < y->side);
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

enum search_result search_mark(struct search *search, struct layout *layout, uint32_t first,
                               uint32_t end, pattern_stop *stop, void *context)
{
    if (!search->pattern || (search->shown_first == first && search->shown_end == end))
        return SEARCH_NOTHING;
    arena_free(&search->arena);
    search->shown = (struct hits){0};
    search->shown_first = first;
    search->shown_end = end;
    for (uint32_t block = first; block < end; block++) {
        for (int side = OLD; side <= NEW; side++) {
            if (!add_hits(search, layout, block, (enum side)side, &search->shown, &search->arena,
                          stop, context))
                return SEARCH_STOPPED;
        }
    }
    if (search->shown.n)
        qsort(search->shown.at, search->shown.n, sizeof *search->shown.at, by_side);
    return SEARCH_NOTHING;
}

bool search_found_covers(const struct search *search, enum side side, uint32_t byte)
{
    const struct hit *found = &search->found;
    return search->has_found && found->side == side && byte >= found->span.start &&
           byte < found->span.end;
}

bool search_covers(const struct search *search, enum side side, uint32_t byte)
{
    size_t low = 0, high = search->shown.n;
    while (low < high) { /* the first that ends behind the byte */
        size_t middle = low + (high - low) / 2;
        const struct hit *hit = &search->shown.at[middle];
        if (hit->side < side || (hit->side == side && hit->span.end <= byte))
            low = middle + 1;
        else
            high = middle;
    }
    return low < search->shown.n && search->shown.at[low].side == side &&
           search->shown.at[low].span.start <= byte;
}

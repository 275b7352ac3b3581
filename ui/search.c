#include "ui/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "ui/flat.h"

const char *search_where_name(enum search_where where)
{
    static const char *const names[WHERE_COUNT] = {
#define X(id, name) name,
        SEARCH_WHERES(X)
#undef X
    };
    return names[where];
}

void search_moved(struct search *search)
{
    search->marks = (struct hits){0};
    search->marks_first = search->marks_end = 0;
    arena_free(&search->arena);
}

static void start_counting(struct search *search)
{
    search->count[OLD] = search->count[NEW] = 0;
    search->count_block = 0;
    search->counted = search->count_gave_up = false;
}

void search_clear(struct search *search)
{
    pattern_free(search->pattern);
    search->pattern = NULL;
    search->has_found = false;
    search_moved(search);
}

void search_set_where(struct search *search, enum search_where where)
{
    search->where = where;
    search_moved(search);
    start_counting(search);
}

void search_free(struct search *search)
{
    search_clear(search);
    arena_free(&search->scratch);
}

bool search_is_slow(const struct search *search)
{
    return search->pattern && (search->count_gave_up || pattern_is_slow(search->pattern));
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
    search->text.n = n < PROMPT_MAX ? n : PROMPT_MAX;
    memcpy(search->text.text, text, search->text.n);
    start_counting(search);
    return true;
}

static bool spans_meet(struct span one, struct span two)
{
    return one.start < two.end && two.start < one.end;
}

/* Whether a match of one side holds some of a change of this paragraph link. */
static bool is_changed(const struct changes *changes, uint32_t link, enum side side,
                       struct span match)
{
    size_t low = changes_first(changes, link);
    for (; low < changes->n && changes->at[low].paragraph == link; low++) {
        if (spans_meet(changes->at[low].span[side], match))
            return true;
    }
    return false;
}

/* Where a match stands. False where the view does not show it: the inline one
 * leaves out what OLD shares. */
static bool place_of(const struct search_text *text, uint32_t block, enum side side, uint32_t byte,
                     struct place *out)
{
    struct layout *layout = text->layout;
    uint32_t shown = text->shown[block];
    if (layout->blocks.at[shown].folded) {
        *out = (struct place){block, byte - text->base->at[block].span[side].start};
        return layout->options.view == VIEW_PANES || side == NEW;
    }
    struct place place = layout_find_in(layout, shown, side, byte);
    *out = (struct place){block, place.row};
    if (layout->options.view == VIEW_PANES)
        return true;
    const struct rows *rows = layout_rows(layout, shown);
    if (gaps_find(&rows->gaps, side, byte))
        return side == NEW;
    struct range range = rows->at[place.row].runs[OLD];
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct run *run = &rows->runs[i];
        if (!run->added && run->side == side && byte >= run->start && byte < run->start + run->size)
            return true;
    }
    return false;
}

/* What is done with a match. */
typedef void take_hit(struct search *search, const struct search_text *text, struct hit hit,
                      void *context);

/* Goes through the matches in one side of a block. False where the search gave
 * up. */
static bool each_hit(struct search *search, const struct search_text *text, uint32_t block,
                     enum side side, take_hit *take, void *context)
{
    if ((search->where == WHERE_OLD && side == NEW) || (search->where == WHERE_NEW && side == OLD))
        return true;
    const struct block *at = &text->base->at[block];
    struct arena_mark mark = arena_mark(&search->scratch);
    struct flat flat =
        flat_of(text->base->collation->article[side], at->span[side], &search->scratch);
    enum pattern_result result = PATTERN_FOUND;
    for (size_t from = flat.start; from < flat.end && result == PATTERN_FOUND;) {
        struct span match;
        result = pattern_find(search->pattern, flat.text, flat.size, from, &match, text->stop,
                              text->context);
        if (result != PATTERN_FOUND || match.start >= flat.end)
            break;
        if (match.end <= match.start || match.start < from) { /* an empty one marks nothing */
            uint32_t cp;
            from = match.end > from ? match.end : from;
            if (from < flat.end)
                from += utf8_decode(flat.text + from, flat.end - from, &cp);
            continue;
        }
        from = match.end;
        match = (struct span){flat_byte(&flat, match.start), flat_byte(&flat, match.end)};
        if (search->where != WHERE_CHANGED || is_changed(text->changes, at->link, side, match))
            take(search, text, (struct hit){match, side, {block, 0}}, context);
    }
    arena_rewind(&search->scratch, mark);
    return result != PATTERN_GAVE_UP;
}

/* Where shown hits go. */
struct bag {
    struct hits *hits;
    struct arena *arena;
};

static void keep_hit(struct search *search, const struct search_text *text, struct hit hit,
                     void *context)
{
    struct bag *bag = context;
    (void)search;
    if (place_of(text, hit.place.block, hit.side, hit.span.start, &hit.place))
        *VEC_ADD(bag->arena, bag->hits) = hit;
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
static bool block_hits(struct search *search, const struct search_text *text, uint32_t block,
                       struct hits *out, struct arena *arena)
{
    struct bag bag = {out, arena};
    out->n = 0;
    for (int side = OLD; side <= NEW; side++) {
        if (!each_hit(search, text, block, (enum side)side, keep_hit, &bag))
            return false;
    }
    if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_place);
    return true;
}

enum search_result search_step(struct search *search, const struct search_text *text,
                               struct place from, bool forward, bool *round)
{
    struct arena arena = {0};
    struct hits hits = {0};
    struct hit origin = {.place = from};
    uint32_t n = text->base->n;
    if (search->has_found) {
        origin = search->found; /* its row may be another one by now */
        (void)place_of(text, origin.place.block, origin.side, origin.span.start, &origin.place);
    }
    uint32_t block = origin.place.block;
    enum search_result result = SEARCH_NOTHING;
    *round = false;
    /* The block of origin comes twice: its rest first, at the end its beginning. */
    search->all = n;
    for (uint32_t i = 0; i <= n && n && result == SEARCH_NOTHING; i++) {
        search->looked = i;
        if (!block_hits(search, text, block, &hits, &arena)) {
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
        layout_trim(text->layout);
        if (forward ? block + 1 == n : block == 0)
            *round = true;
        block = forward ? (block + 1) % n : (block + n - 1) % n;
        if (i % 64 == 63 && text->stop && text->stop(text->context))
            result = SEARCH_STOPPED;
    }
    if (result == SEARCH_FOUND)
        search->has_found = true;
    search->looked = search->all = 0;
    arena_free(&arena);
    return result;
}

static void count_hit(struct search *search, const struct search_text *text, struct hit hit,
                      void *context)
{
    uint32_t *count = context;
    (void)search;
    (void)text;
    count[hit.side]++;
}

enum search_result search_count(struct search *search, const struct search_text *text, size_t bytes)
{
    size_t done = 0;
    while (!search->counted && done < bytes) {
        if (search->count_block == text->base->n) {
            search->counted = true;
            break;
        }
        uint32_t count[SIDES] = {0, 0};
        for (int side = OLD; side <= NEW; side++) {
            if (each_hit(search, text, search->count_block, (enum side)side, count_hit, count)) {
                done += span_size(text->base->at[search->count_block].span[side]) + 64;
                continue;
            }
            if (text->stop && text->stop(text->context))
                return SEARCH_STOPPED; /* the block comes again */
            search->counted = search->count_gave_up = true;
            return SEARCH_STOPPED;
        }
        search->count[OLD] += count[OLD];
        search->count[NEW] += count[NEW];
        search->count_block++;
    }
    return SEARCH_NOTHING;
}

static int by_side(const void *one, const void *two)
{
    const struct hit *x = one, *y = two;
    if (x->side != y->side)
        return (x->side > y->side) - (x->side < y->side);
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

enum search_result search_mark(struct search *search, const struct search_text *text,
                               uint32_t first, uint32_t end)
{
    if (!search->pattern || (search->marks_first == first && search->marks_end == end))
        return SEARCH_NOTHING;
    search_moved(search);
    search->marks_first = first;
    search->marks_end = end;
    struct bag bag = {&search->marks, &search->arena};
    for (uint32_t block = first; block < end; block++) {
        if (text->layout->blocks.at[text->shown[block]].folded)
            continue;
        for (int side = OLD; side <= NEW; side++) {
            if (!each_hit(search, text, block, (enum side)side, keep_hit, &bag))
                return SEARCH_STOPPED;
        }
    }
    if (search->marks.n)
        qsort(search->marks.at, search->marks.n, sizeof *search->marks.at, by_side);
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
    size_t low = 0, high = search->marks.n;
    while (low < high) { /* the first that ends behind the byte */
        size_t middle = low + (high - low) / 2;
        const struct hit *hit = &search->marks.at[middle];
        if (hit->side < side || (hit->side == side && hit->span.end <= byte))
            low = middle + 1;
        else
            high = middle;
    }
    return low < search->marks.n && search->marks.at[low].side == side &&
           search->marks.at[low].span.start <= byte;
}

#include "collate/canonical.h"

#include <string.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/bytes.h"
#include "base/hash.h"

/* The bytes that are not as they are in a canonical form: controls, and blanks before
 * another blank. `next` are the same bytes one further on. */
static bytes_wide odd_ones(bytes_wide bytes, bytes_wide next)
{
    return (bytes_wide)(bytes < ' ') | ((bytes_wide)(bytes == ' ') & (bytes_wide)(next == ' '));
}

/* Whether the text is its own canonical form, as most paragraphs are. May say
 * no where it is, never yes where it is not. */
static bool is_canonical(const uint8_t *p, uint32_t n)
{
    bytes_wide odd = {0};
    uint32_t i = 0;
    for (; i + sizeof odd < n; i += (uint32_t)sizeof odd)
        odd |= odd_ones(bytes_load_wide(p + i), bytes_load_wide(p + i + 1));
    bool any = bytes_any(odd);
    for (; i < n; i++)
        any |= p[i] < ' ' || (p[i] == ' ' && i + 1 < n && p[i + 1] == ' ');
    return !any;
}

/* Writes the canonical form of n bytes; returns its size, which is no larger. */
static uint32_t canonical_form(const uint8_t *p, uint32_t n, uint8_t *form)
{
    uint32_t size = 0, step = sizeof(bytes_wide);
    for (uint32_t i = 0; i < n; i++) {
        while (i + step < n && !(p[i] == ' ' && size && form[size - 1] == ' ') &&
               !bytes_any(odd_ones(bytes_load_wide(p + i), bytes_load_wide(p + i + 1)))) {
            memcpy(form + size, p + i, step);
            size += step;
            i += step;
        }
        if (p[i] == READING_FILLER)
            continue;
        bool space = ascii_is_blank(p[i]);
        if (!space || !size || form[size - 1] != ' ')
            form[size++] = space ? ' ' : p[i];
    }
    return size;
}

uint64_t canonical_hash(const uint8_t *text, struct span span, struct arena *scratch)
{
    const uint8_t *p = text + span.start;
    uint32_t n = span_size(span);
    if (is_canonical(p, n))
        return hash_bytes(p, n);
    struct arena_mark mark = arena_mark(scratch);
    uint8_t *form = arena_alloc(scratch, n, 1);
    uint64_t hash = hash_bytes(form, canonical_form(p, n, form));
    arena_rewind(scratch, mark);
    return hash;
}

bool canonical_equal(const uint8_t *old, struct span old_span, const uint8_t *new,
                     struct span new_span, struct arena *scratch)
{
    const uint8_t *text[SIDES] = {old + old_span.start, new + new_span.start};
    uint32_t size[SIDES] = {span_size(old_span), span_size(new_span)};
    if (size[OLD] == size[NEW] && !memcmp(text[OLD], text[NEW], size[OLD]))
        return true;
    struct arena_mark mark = arena_mark(scratch);
    uint8_t *form[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        form[side] = arena_alloc(scratch, size[side], 1);
        size[side] = canonical_form(text[side], size[side], form[side]);
    }
    bool equal = size[OLD] == size[NEW] && !memcmp(form[OLD], form[NEW], size[OLD]);
    arena_rewind(scratch, mark);
    return equal;
}

uint64_t canonical_hash_end(const uint8_t *text, struct span span, uint32_t n, bool last,
                            struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    uint32_t whole = span_size(span), least = whole < n ? whole : n;
    const uint8_t *end = text + (last ? span.end - least : span.start);
    if (is_canonical(end, least))
        return hash_bytes(end, least);
    for (uint32_t take = 4 * n;; take *= 4) {
        if (take > whole)
            take = whole;
        const uint8_t *p = text + (last ? span.end - take : span.start);
        uint8_t *form = arena_alloc(scratch, take, 1);
        uint32_t size = canonical_form(p, take, form);
        /* what is cut in two at the far end is not among the bytes asked for */
        if (take < whole && size < 2 * n) {
            arena_rewind(scratch, mark);
            continue;
        }
        uint32_t asked = size < n ? size : n;
        uint64_t hash = hash_bytes(last ? form + size - asked : form, asked);
        arena_rewind(scratch, mark);
        return hash;
    }
}

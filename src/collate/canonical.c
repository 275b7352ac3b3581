#include "collate/canonical.h"

#include <stdbool.h>
#include <string.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/hash.h"

#define EVERY_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

static uint64_t load(const uint8_t *p)
{
    uint64_t word;
    memcpy(&word, p, 8);
    return word;
}

/* Nonzero where some byte of the word is below n (<= 128); a set bit may also
 * stand above such a byte. */
static uint64_t bytes_below(uint64_t word, uint8_t n)
{
    return (word - EVERY_BYTE(n)) & ~word & EVERY_BYTE(0x80);
}

/* Whether the text is its own canonical form, as most paragraphs are. May say
 * no where it is, never yes where it is not. */
static bool is_canonical(const uint8_t *p, uint32_t n)
{
    uint64_t bad = 0;
    uint32_t i = 0;
    for (; i + 9 <= n; i += 8) {
        uint64_t here = load(p + i), next = load(p + i + 1);
        bad |= bytes_below(here, ' ') | (bytes_below(here ^ EVERY_BYTE(' '), 1) &
                                         bytes_below(next ^ EVERY_BYTE(' '), 1));
    }
    for (; i < n; i++)
        bad |= p[i] < ' ' || (p[i] == ' ' && i + 1 < n && p[i + 1] == ' ');
    return !bad;
}

/* Writes the canonical form of n bytes; returns its size, which is no larger. */
static uint32_t canonical_form(const uint8_t *p, uint32_t n, uint8_t *form)
{
    uint32_t size = 0;
    for (uint32_t i = 0; i < n; i++) {
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

uint64_t canonical_hash_end(const uint8_t *text, struct span span, uint32_t n, bool last,
                            struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    uint32_t whole = span_size(span);
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

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

uint64_t canonical_hash(const uint8_t *text, struct span span, struct arena *scratch)
{
    const uint8_t *p = text + span.start;
    uint32_t n = span_size(span);
    if (is_canonical(p, n))
        return hash_bytes(p, n);
    struct arena_mark mark = arena_mark(scratch);
    uint8_t *form = arena_alloc(scratch, n, 1);
    uint32_t size = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (p[i] == READING_FILLER)
            continue;
        bool space = ascii_is_blank(p[i]);
        if (!space || (size && form[size - 1] != ' '))
            form[size++] = space ? ' ' : p[i];
    }
    uint64_t hash = hash_bytes(form, size);
    arena_rewind(scratch, mark);
    return hash;
}

#include "collate/canonical.h"

#include <stdbool.h>

#include "base/hash.h"

static bool is_space(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether the text is its own canonical form; most paragraphs are. */
static bool is_canonical(const uint8_t *p, uint32_t n)
{
    unsigned bad = 0;
    for (uint32_t i = 0; i + 1 < n; i++)
        bad |= (unsigned)(p[i] < ' ') | ((unsigned)(p[i] == ' ') & (unsigned)(p[i + 1] == ' '));
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
        bool space = is_space(p[i]);
        if (!space || (size && form[size - 1] != ' '))
            form[size++] = space ? ' ' : p[i];
    }
    uint64_t hash = hash_bytes(form, size);
    arena_rewind(scratch, mark);
    return hash;
}

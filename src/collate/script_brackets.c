#include "collate/script_internal.h"

/* No one looks for the other bracket further away, in words. */
enum { MATE_MAX = 64 };

static const struct {
    uint32_t open, close;
} pairs[] = {{'(', ')'}, {'[', ']'}, {'{', '}'}, {0xff08, 0xff09}, {0x3010, 0x3011}};

/* The other bracket of the pair, and in which direction it is; 0 for what is no bracket. */
static uint32_t other_bracket(uint32_t mark, int *step)
{
    for (size_t i = 0; mark && i < sizeof pairs / sizeof *pairs; i++)
        if (mark == pairs[i].open || mark == pairs[i].close) {
            *step = mark == pairs[i].open ? 1 : -1;
            return mark == pairs[i].open ? pairs[i].close : pairs[i].open;
        }
    return 0;
}

/* Where the bracket is that belongs to the one at `at`; SCRIPT_NONE for what is no bracket,
 * or has none near. */
static uint32_t find_mate(const struct script_input *input, enum side side, uint32_t at)
{
    int step = 0;
    uint32_t mark = script_mark(input, side, at), other = other_bracket(mark, &step);
    uint32_t n = range_size(input->range[side]), depth = 1;
    for (uint32_t k = 0; other && k < MATE_MAX; k++) {
        at += (uint32_t)step; /* before the first it is more than n */
        if (at >= n)
            break;
        uint32_t here = script_mark(input, side, at);
        depth += here == mark ? 1U : 0U;
        depth -= here == other ? 1U : 0U;
        if (!depth)
            return at;
    }
    return SCRIPT_NONE;
}

void script_brackets(const struct script_input *input, uint32_t *partner)
{
    struct script_hunk hunk = SCRIPT_NO_HUNK;
    while (script_next_hunk(input, partner, &hunk)) {
        uint32_t new = hunk.first[NEW], end = new + hunk.n[NEW];
        for (uint32_t old = hunk.first[OLD]; old < hunk.first[OLD] + hunk.n[OLD]; old++) {
            uint32_t mate = find_mate(input, OLD, old);
            if (mate == SCRIPT_NONE || partner[mate] == SCRIPT_NONE)
                continue;
            uint32_t j = find_mate(input, NEW, partner[mate]);
            if (j >= new &&j < end && script_mark(input, OLD, old) == script_mark(input, NEW, j)) {
                partner[old] = j;
                new = j + 1;
            }
        }
    }
}

/* Positions. One vocabulary for every layer: bytes are half-open spans, items
 * of flat arrays are half-open ranges, and whatever has two sides is an x[2]
 * indexed by enum side. */
#ifndef STET_BASE_SPAN_H
#define STET_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

enum side { OLD, NEW };
enum { SIDES = 2 };

/* The other side. */
static inline enum side side_other(enum side side)
{
    return side == OLD ? NEW : OLD;
}

/* Bytes [start, end) of one article's text. */
struct span {
    uint32_t start, end;
};

/* Items [first, end) of a flat array. */
struct range {
    uint32_t first, end;
};

static inline uint32_t span_size(struct span span)
{
    return span.end - span.start;
}

static inline bool span_empty(struct span span)
{
    return span.start == span.end;
}

static inline uint32_t range_size(struct range range)
{
    return range.end - range.first;
}

static inline bool range_empty(struct range range)
{
    return range.first == range.end;
}

#endif

/* Lines: text in pieces, from one article or both, broken into lines. */
#ifndef STET_VIEW_WRAP_H
#define STET_VIEW_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/span.h"
#include "base/visible.h"
#include "view/role.h"

/* Text of one origin and one role inside a flow. */
struct piece {
    uint32_t end;    /* byte of the flow after its last; it begins where the one
                        before ends */
    uint32_t source; /* byte of the article's text where it begins */
    bool added;      /* not the article's text: brackets and the like */
    bool solid;      /* no line ends before or after it where it touches a word */
    enum side side;
    enum role role;
};

/* What is to be wrapped: pieces one after the other, the bytes copied. Zero but
 * for the arena is empty. */
struct flow {
    struct arena *arena;
    bool hard; /* a line end in it ends a line: rows of a table, code, verse */
    struct {
        uint8_t *at;
        size_t n, cap;
    } bytes;
    struct {
        struct piece *at;
        size_t n, cap;
    } pieces;
};

/* Adds bytes of an article; merged with what stands before where it goes on. */
void flow_add(struct flow *flow, const uint8_t *text, struct span span, enum side side,
              enum role role);

/* Adds text that is not the article's. `solid`: it belongs to the word beside
 * it, as a bracket does. */
void flow_add_text(struct flow *flow, const char *text, enum role role, bool solid);

/* One line: bytes of the flow, white space at its end included, and its width
 * without that white space. */
struct line {
    uint32_t start, end;
    uint16_t columns;
    bool broken; /* it ends inside a word; a column is left for a mark */
};

struct lines {
    struct line *at;
    size_t n, cap;
};

/* Breaks the flow into lines of at most `columns` (>= 1) columns: between words
 * where UAX #14 allows it, and inside a word that is wider than a line between
 * two grapheme clusters, where a column stays free for a mark. Every byte is in exactly one line. A cluster wider
 * than a line has one of its own. Linear in the size. */
void wrap(const struct flow *flow, unsigned columns, struct lines *out);

/* As visible_next, but a run of ASCII white space counts as one blank: line
 * ends inside a paragraph are where its writer's editor put them. Whoever
 * measures or draws article text goes by this. */
size_t shown_next(const uint8_t *p, size_t n, struct visible *out);

#endif

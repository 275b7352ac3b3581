/* Weave: both versions as one text for one or two readers, who choose between
 * them differently. What both see is there once; what one sees is marked. */
#ifndef STET_REVIEW_WEAVE_H
#define STET_REVIEW_WEAVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "change/changes.h"

enum { READERS_MAX = 2 };

enum strand_kind {
    STRAND_TEXT,
    STRAND_GAP,   /* white space between sentences */
    STRAND_BREAK, /* between paragraphs, before the first and after the last */
};

/* Bytes that stand in the result one after the other. */
struct strand {
    const uint8_t *text;
    uint32_t size;
    uint32_t start;   /* where they stand in that side's text; unless `added` */
    uint32_t change;  /* the change that put them here; CHOICE_NONE */
    uint8_t side;     /* enum side */
    uint8_t kind;     /* enum strand_kind */
    uint8_t readers;  /* who sees them: bit 0 the first, bit 1 the second */
    bool added;       /* from neither version */
};

struct strands {
    struct strand *at;
    size_t n, cap;
};

struct weave_input {
    const struct changes *changes;
    enum side base; /* whose white space, and whose text where no change decides */
    int readers;    /* 1 or 2 */
    const uint8_t *stands[READERS_MAX]; /* by change: the side that stands for the reader */
};

/* The strands live in the arena and point into both articles.
 *
 * A reader for whom every change is decided for the base side sees the base
 * version, byte for byte; one for whom all are decided for the other sees that
 * but for white space that re-wrapping may change. Every sentence that a reader
 * sees, is there once. Text of the other side is put where that side has it,
 * behind the text it stands behind there, and loses its line ends; it is not
 * wrapped here. A gap goes with what is before it: it is the base's where both
 * neighbours are neighbours there, else the other's in the base's manner.
 *
 * Linear in the size of both articles. */
struct strands weave(const struct weave_input *input, struct arena *arena);

#endif

/* Blocks: what stands level on the screen, in display order. A block is a
 * paragraph link, one end of a moved one, or a part of a giant one. */
#ifndef STET_VIEW_BLOCK_H
#define STET_VIEW_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/collation.h"

enum { BLOCK_BYTES = 8 * 1024 /* of one side; what is longer is cut */ };

struct block {
    uint32_t link;           /* its paragraph link */
    struct range sentences;  /* sentence links that may have text in it, those of
                                moved sentences from elsewhere not */
    struct span span[SIDES]; /* what it shows; empty where that side has nothing,
                                at the place where text would be */
    bool begins, ends;       /* the first, the last part of its link */
    bool moved_end;          /* one of the two ends of a moved link */
    bool brief;              /* long unchanged stretches are left out, see gap.h */
    uint32_t folded;         /* so many unchanged paragraphs shown as one row; else 0 */
};

/* How edits are shown that differ in case, punctuation or typography alone. */
enum cosmetic { COSMETIC_SHOW, COSMETIC_DIM, COSMETIC_HIDE };

struct blocks {
    const struct collation *collation;
    enum cosmetic cosmetic; /* COSMETIC_DIM at first */
    struct block *at;
    uint32_t n;
    uint32_t *of_link;        /* first block of each paragraph link; for a moved one
                                 its NEW end */
    uint32_t *by_old, n_old;  /* blocks with OLD text by place in OLD; NULL where
                                 that is the display order */
    uint32_t *moved, n_moved; /* links of sentences that moved, alone or with their
                                 paragraph, or strayed, by place in OLD */
};

/* Lists the blocks of a collation that has at least one paragraph link or none.
 * Lives in the arena. Cost: a few instructions a link, whatever its text. */
struct blocks blocks_list(const struct collation *collation, struct arena *arena);

/* Whether a paragraph link holds nothing to look at: it is the same in its
 * place, but for cosmetic edits where those are hidden. Linear in its edits. */
bool blocks_is_unchanged(const struct blocks *blocks, uint32_t link);

/* The block that shows the byte of one side or, for a byte between two, the
 * one before; 0 where there is none. Logarithmic. */
uint32_t blocks_at(const struct blocks *blocks, enum side side, uint32_t byte);

/* Whether the OLD end of a sentence link stands in another paragraph than those
 * that are the partners of its own. */
bool blocks_strayed(const struct collation *collation, uint32_t sentence);

/* The first index of `moved` whose OLD end begins at or behind a byte; n_moved
 * where there is none. Logarithmic. */
uint32_t blocks_moved_from(const struct blocks *blocks, uint32_t byte);

#endif

/* Text as re-wrapping leaves it: its hashes, and whether two are equal. */
#ifndef STET_COLLATE_CANONICAL_H
#define STET_COLLATE_CANONICAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* A 64-bit hash of text[span] in which every run of ASCII white space counts as one space,
 * and what is read over (see article/reading.h) as nothing. Linear; `scratch` is left as it
 * was found. */
uint64_t canonical_hash(const uint8_t *text, struct span span, struct arena *scratch);

/* Whether two texts are equal in that sense. Equal hashes do not say so for certain:
 * somebody can make texts that have them. Linear; `scratch` is left as it was found. */
bool canonical_equal(const uint8_t *old, struct span old_span, const uint8_t *new,
                     struct span new_span, struct arena *scratch);

/* The hash of the first n bytes of what canonical_hash hashes, or of the last ones; of all
 * where there are no more. Cost: as much text as those are made of. */
uint64_t canonical_hash_end(const uint8_t *text, struct span span, uint32_t n, bool last,
                            struct arena *scratch);

#endif

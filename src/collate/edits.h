/* From matched words to byte-level edits. */
#ifndef STET_COLLATE_EDITS_H
#define STET_COLLATE_EDITS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "collate/collation.h"
#include "collate/script.h"

struct edit_list {
    struct edit *at;
    size_t n, cap;
};

/* Appends the edits that turn the words of range[OLD] into those of range[NEW],
 * given their partners. White space goes with the words
 * it came with, so that applying the edits gives NEW's bytes but for white
 * space that re-wrapping may change. Kept words that are not the same bytes
 * (case, accents, typography) and white space that re-wrapping does not explain
 * are edits too. Linear in the number of words. */
void edits_add(const struct script_input *input, const uint32_t *partner, uint32_t sentence,
               struct edit_list *edits, struct arena *arena);

#endif

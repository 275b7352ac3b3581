/* Transpositions: what stands elsewhere in its sentence. */
#ifndef STET_COLLATE_TRANSPOSE_H
#define STET_COLLATE_TRANSPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "collate/collation.h"
#include "collate/script.h"

struct transposition_list {
    struct transposition *at;
    size_t n, cap;
};

/* Appends the phrases that an edit script takes out in one place and puts in in another: runs
 * of words with equal ids and without partners, as long as may be, with a word of content in
 * them that is no lone number; without the commas and full stops, and without the half of a
 * pair of brackets or quotation marks, that a run begins or ends with. Words kept by the
 * script are between the two places. Of runs that overlap the one with more content holds,
 * then the nearer one; each word is in one at most. A greedy search for what has become known
 * as shifts or block moves (Snover et al. 2006, translation edit rate). Near-linear: looks at
 * the first places of each word only and, with *approximate set to true, at no sentences with
 * more than some thousand words without partners, and for no more than some hundred
 * phrases. */
void transpose_add(const struct script_input *input, const uint32_t *partner, uint32_t sentence,
                   struct transposition_list *list, bool *approximate, struct arena *arena,
                   struct arena *scratch);

#endif

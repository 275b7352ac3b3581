/* The word-level edit script of one pair of units. */
#ifndef STET_COLLATE_SCRIPT_H
#define STET_COLLATE_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/words.h"

#define SCRIPT_NONE UINT32_MAX

struct script_input {
    const struct words *words;
    const uint8_t *text[SIDES];
    struct range range[SIDES]; /* of words->side[..].at */
};

/* Sets partner[i] for the i-th word of range[OLD] to the position in
 * range[NEW] of the word it is kept as, rising, or SCRIPT_NONE. Words with the
 * same id match. The matching is the heaviest under a fixed cost for every
 * place where it is interrupted (affine gaps, Gotoh 1982), so that lone common
 * words do not break a rewritten phrase up; then insertions and deletions that
 * could as well stand a few words on slide to where a phrase begins; then words
 * that are kept in another form join an edit right beside them; then a bracket
 * whose other bracket stays does so, too, and so does a word beside a comma that
 * came or went: "shops[,] and [it]"; last, a phrase that was reworded part by part
 * keeps the words between its parts: "decided on | the | plan", "voted for | the |
 * project", where each part gives a few words for as many, or one more or less,
 * and no mark. Quadratic up to 256k cells; beyond, seqdiff's matches without its
 * lone small ones, linear. *approximate is set to true in that case. */
void script_match(const struct script_input *input, uint32_t *partner, bool *approximate,
                  struct arena *scratch);

#endif

/* Shared by the parts of edit scripts only. */
#ifndef STET_COLLATE_SCRIPT_INTERNAL_H
#define STET_COLLATE_SCRIPT_INTERNAL_H

#include "collate/script.h"

/* Whether a word is grammar rather than content: articles, prepositions ... */
bool script_is_function_word(const struct script_input *input, enum side side, uint32_t at);

/* Moves insertions and deletions to natural places; see script_match. */
void script_slide(const struct script_input *input, uint32_t *partner, struct arena *scratch);

/* Keeps words between parts of a phrase that was reworded part by part; see
 * script_match. Linear, with a factor for the longest phrase looked at. */
void script_parallel(const struct script_input *input, uint32_t *partner);

static inline const struct word *script_word(const struct script_input *input, enum side side,
                                             uint32_t at)
{
    return &input->words->side[side].at[input->range[side].first + at];
}

#endif

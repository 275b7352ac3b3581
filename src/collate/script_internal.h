/* Shared by the parts of edit scripts only. */
#ifndef STET_COLLATE_SCRIPT_INTERNAL_H
#define STET_COLLATE_SCRIPT_INTERNAL_H

#include "collate/script.h"

/* Whether a word is grammar rather than content: articles, prepositions ... */
bool script_is_function_word(const struct script_input *input, enum side side, uint32_t at);

/* What each edit costs, however long it is, and what a kept word that has the same form on
 * both sides is worth beside its script_worth. */
enum { SCRIPT_EDIT = 7, SCRIPT_FORM = 1 };

/* What it is worth to keep an OLD word, in whatever form; less than an edit for function
 * words and marks. */
int script_worth(const struct script_input *input, uint32_t old);

/* Words [first, end) of both sides. */
struct script_core {
    uint32_t first[SIDES], end[SIDES];
};

/* Sets the partners of the OLD words in the core that the best of all ways keeps; the others
 * stay as they are. Affine gaps (Gotoh 1982) of which the length costs nothing, so that only
 * pairs of equal words need be looked at, and how far the ways behind them are the best: at
 * worst quadratic. */
void script_best(const struct script_input *input, const struct script_core *core,
                 uint32_t *partner, struct arena *scratch);

/* Moves insertions and deletions to natural places; see script_match. */
void script_slide(const struct script_input *input, uint32_t *partner, struct arena *scratch);

/* Words [first, first + n) of each side that stand against each other without partners. */
struct script_hunk {
    uint32_t first[SIDES], n[SIDES];
};

/* What stands before the first hunk. */
#define SCRIPT_NO_HUNK ((struct script_hunk){{0, 0}, {UINT32_MAX, UINT32_MAX}})

/* Goes on to the next hunk that has words of both sides; false where there is none. Partners
 * inside this one may have been set. */
bool script_next_hunk(const struct script_input *input, const uint32_t *partner,
                      struct script_hunk *hunk);

/* The code point that a mark begins with; 0 for a word. */
uint32_t script_mark(const struct script_input *input, enum side side, uint32_t at);

/* Commas, semicolons, colons and dashes. */
bool script_is_pause(uint32_t mark);

/* Full stops, question and exclamation marks. */
bool script_is_full_stop(uint32_t mark);

/* Whether two tokens are the same byte by byte, but for the line end that may divide one. */
bool script_same_form(const struct script_input *input, uint32_t old, uint32_t new);

/* Whether both are one word in the same form, and no mark. */
bool script_is_same_word(const struct script_input *input, uint32_t old, uint32_t new);

/* Keeps brackets whose other bracket is kept: "[Liberal] (" where ")" stands. Linear, with a
 * factor for how far the other one is looked for. */
void script_brackets(const struct script_input *input, uint32_t *partner);

/* Keeps the word, or the mark of a quotation, beside a pause that came, went or changed,
 * where what else was reworded is on its other side: "shops[,] and [it]". Linear. */
void script_pauses(const struct script_input *input, uint32_t *partner);

/* Keeps words between parts of a phrase that was reworded part by part; see
 * script_match. Linear, with a factor for the longest phrase looked at. */
void script_parallel(const struct script_input *input, uint32_t *partner);

static inline const struct word *script_word(const struct script_input *input, enum side side,
                                             uint32_t at)
{
    return &input->words->side[side].at[input->range[side].first + at];
}

#endif

/* The edits of sentence links. */
#ifndef STET_COLLATE_LINK_EDITS_H
#define STET_COLLATE_LINK_EDITS_H

#include <stdbool.h>

#include "base/arena.h"
#include "collate/collation.h"
#include "collate/edits.h"
#include "collate/order.h"
#include "collate/transpose.h"
#include "collate/words.h"

struct link_edits_input {
    const struct article *article[SIDES];
    const struct words *words;
    const struct range *sentence_words[SIDES]; /* by sentence; empty where not tokenised */
    const uint64_t *sentence_hash[SIDES];      /* where there are words */
};

/* In the order of the links. */
struct link_edits {
    struct edit_list edits;
    struct transposition_list transpositions;
};

/* Finds the edits and transpositions of all sentence links and sets the edits of
 * each; links of equal sentences between which a space was lost become
 * reworded. *approximate is set to true where a limit on work was reached. With
 * `at_once` two threads share the work. What it finds lives in the arena. */
struct link_edits link_edits(const struct link_edits_input *input, struct link_list *links,
                            bool at_once, bool *approximate, struct arena *arena);

#endif

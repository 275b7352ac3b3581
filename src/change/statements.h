/* Statements: what the words of an edit state on one side and not on the other. */
#ifndef STET_CHANGE_STATEMENTS_H
#define STET_CHANGE_STATEMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "change/contrast.h"
#include "change/facts.h"
#include "change/restated.h"

enum { REST_WORDS = 6, MOVABLE = 3 };

/* The classes of what may stand elsewhere in a sentence and state the same. */
extern const uint32_t statements_movable[MOVABLE];

/* What is left of both sides of an edit. */
struct rest {
    uint32_t classes;                /* of facts and words that only one side has */
    uint64_t stated[MOVABLE][SIDES]; /* a sum of the facts of each class that may move */
    struct contrasts contrasts;
    uint32_t n[SIDES];                 /* such words that are no facts */
    uint32_t words[SIDES][REST_WORDS]; /* the first of them, in order */
};

/* Strikes out what both sides of an edit state, pair by pair, of equal ones the first;
 * marks state nothing. The words of the edit are labelled. `scratch` is left as it was
 * found. O(n log n) in the words of the edit. */
struct rest statements_rest(const struct edited sentence[SIDES], struct facts_memo *memo,
                            struct arena *scratch);

#endif

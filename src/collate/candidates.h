/* Which units might be partners: those that share words which few others have. */
#ifndef STET_COLLATE_CANDIDATES_H
#define STET_COLLATE_CANDIDATES_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/similarity.h"

enum { CANDIDATES_MAX = 8 };

/* An inverted index from rare words to OLD units. */
struct candidates;

/* Room for looking things up in it; a thread needs its own. */
struct candidates_query;

/* An empty index over the words, for at most `n_units` units at a time. */
struct candidates *candidates_new(const struct words *words, uint32_t n_units,
                                  struct arena *arena);
struct candidates_query *candidates_query_new(const struct candidates *candidates,
                                              struct arena *arena);

/* Another empty index over the same words, for as many units. */
struct candidates *candidates_second(const struct candidates *candidates, struct arena *arena);

/* Indexes the listed OLD units in place of what was there. A word that more than
 * 8 of them hold is not rare. Linear in the number of their words. */
void candidates_index(struct candidates *candidates, const struct range *units,
                      const uint32_t *listed, uint32_t n_listed, struct arena *arena);

/* An OLD unit as its position in `listed`, and the most weight that it can have
 * in common with the unit it was found for. */
struct candidate_unit {
    uint32_t at;
    float most;
};

/* The OLD units that share the most weight of rare words with a range of NEW's
 * words, at most `limit` (<= CANDIDATES_MAX), heaviest first; returns how many.
 * Holds the range to compare it with them, as similarity_hold does. Linear in the
 * range's size. */
uint32_t candidates_find(const struct candidates *candidates, struct candidates_query *query,
                         struct similarity *similarity, struct range unit, uint32_t limit,
                         struct candidate_unit found[CANDIDATES_MAX]);

#endif

/* Counterparts: changes that are two ends of one transposition. */
#ifndef STET_CHANGE_COUNTERPART_H
#define STET_CHANGE_COUNTERPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "change/changes.h"

/* Whether an edit changes nothing but the place of words: those that do not stand elsewhere
 * in the sentence are the same on both of its sides, but for case, accents and marks.
 * `scratch` is left as it was found. Linear in the edit's size for each of the
 * sentence's transpositions. */
bool counterpart_is_transposed(const struct collation *collation, const struct edit *edit,
                               struct arena *scratch);

enum { COUNTERPARTS_MAX = 64 };

/* The changes at the other ends of what a transposed change takes out or puts in, and of what
 * these do, as long as they are transposed, too: to take some without the others leaves words
 * twice, or not at all. Writes at most COUNTERPARTS_MAX indexes in order and returns how
 * many. Linear in the changes of the paragraph, and in the sentence's transpositions, for
 * each. */
size_t counterparts(const struct changes *changes, size_t change,
                    size_t found[COUNTERPARTS_MAX]);

#endif

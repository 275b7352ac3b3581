/* Contrasts: words that are like any others where they come or go, but state another fact
 * where one of their kind stands in another's place: all and some, spring and autumn, rose
 * and fell, failed and managed. */
#ifndef STET_CHANGE_CONTRAST_H
#define STET_CHANGE_CONTRAST_H

#include <stdbool.h>
#include <stdint.h>

#include "change/facts.h"

enum { CONTRASTS_MAX = 8 /* of a side; more than that is no replacement of words */ };

struct contrasts {
    struct fact at[SIDES][CONTRASTS_MAX];
    uint32_t n[SIDES];
};

/* Notes a fact that only one side of an edit states; nothing where it has no like. */
void contrasts_add(struct contrasts *contrasts, enum side side, const struct fact *fact);

/* The class of what the two sides contradict each other in: `quantity` where it is how much
 * something went up or down. Few and a few do, though one side has
 * but the article. CLASS_WORDING where they do not. */
enum change_class contrasts_class(const struct contrasts *contrasts, enum change_class quantity);

#endif

/* Exchanges: two phrases of a sentence, each in the other's place. */
#ifndef STET_CHANGE_EXCHANGE_H
#define STET_CHANGE_EXCHANGE_H

#include <stdint.h>

#include "change/restated.h"
#include "collate/collation.h"

/* Adds classes to the edits of a sentence link of which one puts in what the other one takes
 * out, and the reverse: where figures, dates or times of one class, but not the same, stayed
 * beside both, these say something else now: "40 percent of the men and 25 percent of the
 * women". The words between them are labelled. Linear in the link's edits for each of a
 * capped number of transpositions. */
void exchange_classify(struct collation *collation, uint32_t sentence,
                       const struct edited passage[SIDES]);

#endif

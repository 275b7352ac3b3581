/* Exchanges: phrases of a sentence in each other's places. */
#ifndef STET_CHANGE_EXCHANGE_H
#define STET_CHANGE_EXCHANGE_H

#include <stdint.h>

#include "change/restated.h"
#include "collate/collation.h"

/* Adds classes to edits of a sentence link; labels its words anew. Where two phrases took
 * each other's place beside figures, dates or times that stayed, these say something else now:
 * "40 percent of the men and 25 percent of the women". So do figures that changed places
 * around a name or place that stayed, "40 men in Leeds and 12 women in York", or around what
 * some did to others, "40 men met 12 women"; and a name that two phrases, a deed and who had
 * to do with it, went round: "Shaw sued the town", "the town sued Shaw". Linear in the words
 * of the link for each pair of a capped number of transpositions, and of figures. */
void exchange_classify(struct collation *collation, uint32_t sentence,
                       const struct edited passage[SIDES], struct facts_memo *memo);

#endif

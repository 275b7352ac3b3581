/* What stands elsewhere in its sentence and states what it did before. */
#ifndef STET_CHANGE_TRANSPOSED_H
#define STET_CHANGE_TRANSPOSED_H

#include <stdbool.h>
#include <stdint.h>

#include "article/quotes.h"
#include "base/arena.h"
#include "change/restated.h"
#include "collate/collation.h"

/* By word of a sentence link: whether it stands elsewhere on the other side, and the
 * fact that it is part of is the same there. NULL: none does. */
struct transposed {
    bool *same[SIDES];
};

/* Judges the words of a sentence link's transpositions. A fact is the same where all that it
 * is about went with it, or where a preposition or a verb of saying that went with it tells
 * its part in the sentence: "40 people", "in Leeds", "said the mayor", "in 1987"; names also where
 * they are listed in another order: "Shaw and Roe". The subject of one verb that became
 * the subject of another is not: "Shaw sued Roe", "Roe sued Shaw". Quotations are, with
 * their marks and their verb of saying, or where that is the only one and they pass no other
 * quotation; other words of a quotation are not. What is in doubt is not the same.
 * Labels all words of the link, if it has transpositions. The result lives in `scratch`.
 * Linear in the words of the link and of its transpositions. */
struct transposed transposed_judge(const struct collation *collation, uint32_t sentence,
                                   const struct edited passage[SIDES],
                                   const struct quotes quotes[SIDES], struct facts_memo *memo,
                                   struct arena *scratch);

#endif

/* What an edit states in another form than before: 14.000 → 14 000, 5 % → 5 percent. */
#ifndef STET_CHANGE_RESTATED_H
#define STET_CHANGE_RESTATED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "change/facts.h"

/* One side of a sentence link, and the words of it that an edit is about. */
struct edited {
    const uint8_t *text;
    const struct word *words;
    uint32_t n;
    struct fact *facts; /* of all its words; those not labelled yet are wording */
    struct range edit;  /* of words */
};

/* Takes the words of the edit for marks, which state nothing, where the number, sum, date
 * or time of day that they are part of stands in the other side in whatever form.
 * Labels some words around the edit. `scratch` is left as it was found. Linear in the
 * edit's size but for a capped number of phrases. */
void restated_mark(struct edited *const passage[SIDES], struct facts_memo *memo,
                   struct arena *scratch);

#endif

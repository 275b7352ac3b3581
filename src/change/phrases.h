/* Phrases: neighbouring words of a sentence that state one thing, and what they state in
 * whatever form: 14.000 and 14 000, 5 % and five percent, March 4, 2024 and 4.3.2024. */
#ifndef STET_CHANGE_PHRASES_H
#define STET_CHANGE_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "change/facts.h"

struct phrase {
    uint32_t class;
    uint64_t value; /* equal for what states the same */
    uint64_t other; /* the same in its other reading: 1.5m may be a million and a half; else
                       the value */
    struct range words;
    struct span span;
};

struct phrases {
    struct phrase *at;
    size_t n, cap;
};

/* Whether two phrases state the same in one of their readings. */
bool phrases_agree(const struct phrase *one, const struct phrase *two);

/* Finds the phrases among the words of a range, which facts_label has labelled; appends
 * them, in order, in the arena. Linear. */
void phrases_find(const uint8_t *text, const struct word *words, const struct fact *facts,
                  struct range range, uint32_t languages, struct arena *arena, struct phrases *out);

#endif

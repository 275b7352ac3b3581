/* Claims: the facts that changes touch, one by one: what a number, a date, a name, the
 * words of a quotation were, and what they are now. */
#ifndef STET_CHANGE_CLAIMS_H
#define STET_CHANGE_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/pattern.h"
#include "change/changes.h"

struct claim {
    size_t change;           /* index in changes */
    enum change_class class; /* RISK_FACT */
    struct span span[SIDES]; /* the words; an empty one stands where they would be */
};

struct claims {
    struct claim *at;
    size_t n, cap;
};

/* Lists the facts of all changes in the order of the changes. A change has at least one
 * for each of its classes that are facts; a new or lost sentence one for everything that
 * it states, and one for each quotation in it. A claim's words are whole: a date of which
 * the day changed is there with its month. Lives in the arena; linear in the size of the
 * sentences that have such changes. False where `stop` (may be NULL), asked from time to
 * time, ended it. */
bool claims_list(const struct changes *changes, pattern_stop *stop, void *context,
                 struct claims *out, struct arena *arena);

/* Adds what stood and what stands, `17,000 → 19,000`, `+ 19,000`, `− 17,000`, at most
 * `columns` characters (>= 20) of cleaned text; words of a quotation come with their
 * neighbours. */
void claim_gloss(const struct changes *changes, const struct claim *claim, size_t columns,
                 struct strbuf *out);

/* Adds a piece of the sentence that says so now, or said so before it was lost, at most
 * `columns` characters (>= 20). */
void claim_context(const struct changes *changes, const struct claim *claim, size_t columns,
                   struct strbuf *out);

#endif

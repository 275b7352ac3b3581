/* Pins: partners by decree, and pairs that are parted. What somebody decreed of
 * units holds whatever the alignment would have found. */
#ifndef STET_COLLATE_PINS_H
#define STET_COLLATE_PINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/span.h"

struct pin {
    bool sentences;     /* the units are sentences, else paragraphs */
    bool parted;        /* they are no partners, neither alone nor as parts of more */
    uint32_t at[SIDES]; /* of article.sentences or article.paragraphs */
    /* Of whoever set it; the collation only keeps them. */
    uint64_t id;
    const char *who;
    int64_t when; /* seconds since 1970 */
};

/* What is decreed of the units of one kind. Zeroed: nothing. */
struct decree {
    uint32_t *partner[SIDES]; /* by unit: its partner, or PIN_NONE; NULL: no unit has one */
    uint64_t *parted;         /* keys of pairs, in rising order */
    size_t n_parted;
    const uint32_t *whole[SIDES]; /* by unit: the larger one that it is in; may be NULL */
    const struct decree *wholes;  /* what is decreed of those; parts of what is parted are, too */
};

#define PIN_NONE UINT32_MAX

/* What is decreed of both kinds of units. */
enum { DECREE_PARAGRAPHS, DECREE_SENTENCES, DECREES };

/* Sets both decrees by the pins, of which the last one holds where they contradict each
 * other: pinned paragraphs of one sentence each pin their sentences, parted ones part
 * theirs, and the paragraphs' hashes change so that those with decreed sentences are equal
 * only where that holds. Near-linear in the number of pins, and linear in the number of
 * units where there are any. The decrees live in the arena. */
void decree_all(const struct pin *pins, size_t n_pins, const struct article *const article[SIDES],
                uint64_t *const hash[SIDES], struct decree decree[DECREES], struct arena *arena);

/* Whether a unit has its partner by decree. */
static inline bool decree_pins(const struct decree *decree, enum side side, uint32_t unit)
{
    return decree && decree->partner[side] && decree->partner[side][unit] != PIN_NONE;
}

/* Whether two units are parted. Logarithmic in the number of pins. */
bool decree_parts(const struct decree *decree, uint32_t old, uint32_t new);

/* The hashes of one side's units by which equal ones become partners, changed so
 * that what is pinned equals its partner alone, and what is parted nothing. A copy
 * in the arena. */
uint64_t *decree_hashes(const struct decree *decree, enum side side,
                        const uint64_t *const hash[SIDES], uint32_t n, struct arena *arena);

#endif

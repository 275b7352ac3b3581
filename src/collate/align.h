/* Who is whose partner: the alignment of units, be they paragraphs of two
 * articles or sentences of two paragraphs. */
#ifndef STET_COLLATE_ALIGN_H
#define STET_COLLATE_ALIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "collate/pins.h"
#include "collate/similarity.h"
#include "collate/thresholds.h"

#define ALIGN_NONE UINT32_MAX
#define ALIGN_UNMEASURED (-1.0F) /* a similarity that align_settle works out */

/* Neighbouring units of one side that belong to neighbouring units of the
 * other: 1:1, 1:n (split), n:1 (merged), or of sentences m:n. */
struct pairing {
    struct range range[SIDES];
    float similarity; /* 0..1; 1 where the hashes are equal */
    bool moved;
};

/* Units of both sides among which partners in order are looked for. Partners
 * in different windows have moved. */
struct window {
    struct range range[SIDES];
    bool pinned; /* its units look for partners there before they do elsewhere */
};

/* From what similarity on two units are partners. */
struct align_thresholds {
    float strong;    /* where they are each other's best, wherever they stand */
    float in_order;  /* where their order speaks for them */
    float moved;     /* of what is left, out of order */
    float weak;      /* of what is then left, in order */
    float content;   /* least common weight of partners out of order */
    float contained; /* the share of a neighbour's weight that the rest of a partner
                        must hold for the neighbour to belong to it */
    float contained_weak; /* the same where nothing else is left for it */
    float least;       /* what is less alike is parted in the end, unless it is pinned */
    float least_moved; /* the same of partners that have moved */
    float lacking;     /* what the share shrinks to for a neighbour that makes up for a
                          partner's length */
};

/* What the thresholds are for paragraphs, or sentences. */
struct align_thresholds align_thresholds_of(const struct thresholds *thresholds, bool sentences);

struct align_input {
    uint32_t n[SIDES];
    const uint64_t *hash[SIDES];       /* equal for units that do not differ */
    const struct range *words[SIDES];  /* of every unit; empty where it was not tokenised */
    const uint8_t *standing[SIDES];    /* by unit: enum standing */
    struct compounds *compounds;       /* what is known of their letters */
    const struct window *windows;      /* in order, disjoint */
    uint32_t n_windows;
    const struct decree *decree;       /* NULL: none */
    struct align_thresholds thresholds;
    bool of_sentences; /* which are split and merged more freely than paragraphs */
};

struct pairings {
    struct pairing *at;
    size_t n, cap;
    uint32_t *of[SIDES]; /* by unit: index of its pairing, or ALIGN_NONE */
    bool approximate;    /* a work limit was reached */
};

/* Units with equal hashes that are unique, or stand between partners, become
 * partners first, with what is pinned taken for equal; this part looks at no words.
 * Near-linear: patience anchors (after Cohen), then seqdiff between them. */
void align_exact(const struct align_input *input, struct pairings *pairings,
                 struct arena *arena);

/* Then reworded ones: each other's best anywhere; in order between those;
 * neighbours that share the rest of a partner (split, merged); what is left
 * out of order, and then what little likeness is left in order; sentences between which
 * text went across are joined. In the end those go that are less alike than somebody
 * asked for; the ways to them are the same, so that a stricter `least_moved` leaves some
 * of those that moved, and no others. Candidates come from shared rare words, or are all
 * pairs where those are few, so the cost is near-linear in the number of words. Sets
 * `moved` on everything. */
void align_similar(const struct align_input *input, struct similarity *similarity,
                   struct pairings *pairings, struct arena *arena);

/* Works out what pairings came without, and which have moved. Near-linear in the number of
 * units, and linear in the words of those that are compared. */
void align_settle(const struct align_input *input, struct similarity *similarity,
                  struct pairings *pairings, struct arena *arena);

#endif

/* Carry: the reviews of a store, listed, written out as lines of JSON and taken in
 * again, so that they can go from one machine to another. */
#ifndef STET_REVIEW_CARRY_H
#define STET_REVIEW_CARRY_H

#include "base/strbuf.h"
#include "review/store.h"

/* One review as a list shows it. Strings are foreign. */
struct carry_review {
    int64_t number; /* in this store */
    int64_t last;   /* when something was said last, in milliseconds since 1970 */
    size_t acts, changes;
    const char *name[SIDES]; /* of the versions reviewed last */
};

/* All reviews, the one that was worked on last first. They live in the arena. */
bool carry_list(struct store *store, struct arena *arena, struct carry_review **reviews,
                size_t *n, struct error *error);

/* Makes the review with this number the one that store_read and store_snapshots are
 * about. False with a sentence where there is none. */
bool carry_choose(struct store *store, int64_t number, struct error *error);

/* Adds a review as lines of JSON, each an object with a "type": review, pair, change,
 * act. */
bool carry_export(struct store *store, int64_t number, struct strbuf *out, struct error *error);

struct carry_counts {
    size_t reviews, acts, known; /* touched; acts that were new, that were there */
};

/* Takes in n bytes of such lines, all or nothing. What is there already is not taken
 * twice. A review of the same versions as one that is there is put together with
 * it. */
bool carry_import(struct store *store, const char *text, size_t n, struct carry_counts *counts,
                  struct error *error);

/* Takes a review out of the store. */
bool carry_forget(struct store *store, int64_t number, struct error *error);

#endif

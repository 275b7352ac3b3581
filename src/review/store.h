/* Store: reviews on disk. The only user of SQLite.
 *
 * Every act is one transaction that is on the disk before store_add returns:
 * write-ahead log where the file system is local, rollback journal where it is
 * not, synchronous in both. No lock is held between two calls, so that several
 * programs can have the same store open. */
#ifndef STET_REVIEW_STORE_H
#define STET_REVIEW_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/span.h"
#include "review/journal.h"
#include "review/snapshot.h"

struct store;

enum store_use {
    STORE_READ,  /* for a report: nothing is checked, changed or set aside */
    STORE_WRITE, /* what is there; checked, brought up to date */
    STORE_CREATE /* the same, and made where there is none */
};

/* Two versions that are reviewed. */
struct store_pair {
    uint64_t hash[SIDES]; /* of their texts */
    uint32_t size[SIDES]; /* bytes */
    const char *name[SIDES];
    const uint64_t *ids; /* of their changes, each once, in rising order */
    size_t n;
};

/* Opens the store in a file; folders above it are made where they are missing.
 * `chosen`: the user named the file, so that one which holds something else is
 * refused and left alone. True with *store NULL: there is none. A damaged store is
 * renamed, a new one begun where STORE_WRITE or more is asked for, and *warning
 * says so ("" where all is well). False with a sentence where it cannot be used. */
bool store_open(struct store **store, const char *path, bool chosen, enum store_use use,
                struct error *warning, struct error *error);
void store_close(struct store *store);

/* Looks for the review of these versions: of the very same texts, or one that has
 * a version in common with them, or decisions on their changes. *found says
 * whether there is one; it is the review that the calls below are about. */
bool store_find(struct store *store, const struct store_pair *pair, bool *found,
                struct error *error);

/* Adds the acts that are new since the last call to the journal. */
bool store_read(struct store *store, struct journal *journal, bool *news, struct error *error);

/* What is kept of the changes with these ids; those that are not known are left
 * out. Lives in the arena. */
bool store_snapshots(struct store *store, const uint64_t *ids, size_t n, struct arena *arena,
                     struct snapshot **snapshots, size_t *found, struct error *error);

/* The ids of the changes of the versions that were reviewed before this pair, in
 * rising order; *n 0 where there were none. Lives in the arena. */
bool store_seen_before(struct store *store, const struct store_pair *pair, struct arena *arena,
                       uint64_t **ids, size_t *n, struct error *error);

/* Keeps an act, and of each change that it rules on a snapshot. Where there is no
 * review yet, one is begun (or found: another program may have been faster). The
 * act is durable when this returns true; when it returns false, nothing was kept. */
bool store_add(struct store *store, const struct store_pair *pair, const struct act *act,
               const struct snapshot *snapshots, struct error *error);

/* Whether another program has written since the last call. */
bool store_changed(struct store *store);

/* A fresh id for an act, and the time in milliseconds since 1970. */
struct act_id store_new_id(void);
int64_t store_now(void);

#endif

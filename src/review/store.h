/* Store: reviews on disk. The only user of SQLite.
 *
 * Every act is one transaction that is on the disk before store_add returns. No lock is
 * held between two calls, so that several programs can have the same store open. */
#ifndef STET_REVIEW_STORE_H
#define STET_REVIEW_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/span.h"
#include "review/journal.h"
#include "review/sketch.h"
#include "review/snapshot.h"

struct store;

enum store_use {
    STORE_READ,  /* for a report: what is there, as it is */
    STORE_WRITE, /* what is there, to be added to */
    STORE_CREATE /* the same, and made where there is none */
};

/* Two versions that are reviewed. */
struct store_pair {
    uint64_t hash[SIDES]; /* of their texts */
    const char *name[SIDES];
    struct sketch sketch[SIDES];
    const uint64_t *ids; /* of their changes, each once, in rising order */
    size_t n;
};

/* How a store is written: with a write-ahead log where the file system is local and a
 * rollback journal where it is not, or as is asked for. */
enum store_journal { STORE_JOURNAL_FITTING, STORE_JOURNAL_WAL, STORE_JOURNAL_ROLLBACK };

struct store_options {
    const char *path;
    bool chosen; /* the user named the file: one that holds something else is an error */
    enum store_use use;
    enum store_journal journal;
    int patience; /* milliseconds to wait while another program writes; 0: some seconds */
};

/* Opens the store in a file; folders above it are made where they are missing. True
 * with *store NULL: there is none. A database of another program is refused and left as
 * it is, and so is what holds something else where the user named it. Where STORE_WRITE
 * or more is asked for, what is damaged is renamed, a new store begun, and *warning says
 * so ("" where all is well). False with a sentence where it cannot be used. Linear in the
 * size of the store: all of it is checked. */
bool store_open(struct store **store, const struct store_options *options, struct error *warning,
                struct error *error);
void store_close(struct store *store);

/* Looks for the review of these versions: of the very same texts, or of earlier states of
 * them (see store_find.c). *found says whether there is one; it is the review that the
 * calls below are about. */
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

/* Keeps an act, and of each change that it rules on a snapshot; one with a kind of NULL
 * is not known. An act that is there already is not kept twice. Where there is no
 * review yet, one is begun (or found: another program may have been faster). The
 * act is durable when this returns true; when it returns false, nothing was kept. */
bool store_add(struct store *store, const struct store_pair *pair, const struct act *act,
               const struct snapshot *snapshots, struct error *error);

/* Whether another program has written since the last call. */
bool store_changed(struct store *store);

/* What became of a store that was open. */
enum store_loss {
    STORE_LOST_NOTHING,
    STORE_LOST_FILE,   /* the file, or its log, was taken away or replaced */
    STORE_LOST_REVIEW, /* the review at hand was forgotten */
    STORE_LOST_SENSE   /* something in it is damaged */
};

enum store_loss store_lost(struct store *store);

/* Ends with a review that was forgotten: store_find looks for another one, store_add
 * begins one. */
void store_leave_review(struct store *store);

/* Whether the store can be added to; says why not. */
bool store_takes(struct store *store, struct error *error);

/* A fresh id for an act, and the time in milliseconds since 1970. */
struct act_id store_new_id(void);
int64_t store_now(void);

#endif

/* Between the store's own files. */
#ifndef STET_REVIEW_STORE_INTERNAL_H
#define STET_REVIEW_STORE_INTERNAL_H

#include "review/sqlite.h"
#include "review/store.h"
#include "review/store_file.h"

enum { STORE_APPLICATION = 0x73746574 /* "stet": whose database it is */ };

/* From which version on there are seals, and pins. */
enum { SCHEMA_SEALS = 2, SCHEMA_PINS = 3 };

struct store {
    sqlite3 *db;
    char *path;
    bool read_only;
    int64_t schema;            /* of the file; one that may not be written is read as it is */
    bool damaged;              /* something it said makes no sense */
    struct store_file_id file; /* what `path` stood for when it was opened */
    struct store_file_id log;  /* and its write-ahead log, once there was one */
    int64_t review;            /* 0: none yet */
    struct act_id uid;         /* of the review: a number is given again */
    int64_t last_act;          /* seq of the last one read */
    int64_t version;           /* what data_version said */
};

/* Runs statements that have no result. */
bool store_run(struct store *store, const char *sql, struct error *error);

/* Prepares one statement; NULL with a sentence. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct error *error);

/* Runs a prepared statement to its end and finalizes it. */
bool store_finish(struct store *store, sqlite3_stmt *statement, struct error *error);

/* Runs a statement that is used again. */
bool store_step(struct store *store, sqlite3_stmt *statement, struct error *error);

/* Says in a sentence what the database said; false. */
bool store_failed(struct store *store, struct error *error);

/* The same where what was read makes no sense. */
bool store_nonsense(struct store *store, struct error *error);

/* One number that a pragma or a query gives, -1 where it fails. */
int64_t store_number(struct store *store, const char *sql);

void store_bind_text(sqlite3_stmt *statement, int at, const char *text);
void store_bind_id(sqlite3_stmt *statement, int at, const struct act_id *id);

/* A copy of a column's text in the arena; NULL for NULL. */
const char *store_text(sqlite3_stmt *statement, int column, struct arena *arena);

/* The 16 bytes of a column; all 0 where it has others. */
void store_column_id(sqlite3_stmt *statement, int column, struct act_id *id);

/* The pin that an act says, added, and read: *found false where there is none, or none
 * that makes sense. Strings live in the arena. */
bool store_add_pin(struct store *store, int64_t act, const struct pin_said *said,
                   struct error *error);
bool store_read_pin(struct store *store, int64_t act, struct arena *arena, struct pin_said *said,
                    bool *found, struct error *error);

/* A begun transaction is ended: committed where `good`. */
bool store_begin(struct store *store, struct error *error);
bool store_end(struct store *store, bool good, struct error *error);

/* Brings the tables up to date where the store may be written, and looks whether all
 * of it makes sense: store->damaged says whether not. Linear in its size. */
bool store_set_up_tables(struct store *store, enum store_use use, struct error *error);

/* What has seals: a sum over all that a row says, so that a byte that was changed on the
 * disk is noticed where the tables are still sound. */
enum store_sealed { SEALED_REVIEW, SEALED_PAIR, SEALED_CHANGE, SEALED_ACT, SEALED_COUNT };

/* Seals a row that was just written: by its number, of a change by the review and id. An
 * act together with its rulings and its pin. */
bool store_seal(struct store *store, enum store_sealed what, int64_t key, int64_t id,
                struct error *error);

/* Seals all rows that have none; holds all that have one against it. */
bool store_seal_all(struct store *store, struct error *error);
bool store_check_seals(struct store *store, struct error *error);

/* The review that has exactly these texts, 0 for none; of several the oldest, so that all
 * programs choose the same. */
bool store_find_exact(struct store *store, const struct store_pair *pair, int64_t *review,
                      struct error *error);

/* Makes a review, or none with 0, the one at hand. */
bool store_choose(struct store *store, int64_t review, struct error *error);

/* Binds a foreign name without what could do harm. */
void store_bind_name(sqlite3_stmt *statement, int at, const char *name);

#endif

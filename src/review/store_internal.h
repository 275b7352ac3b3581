/* Between the store's own files. */
#ifndef STET_REVIEW_STORE_INTERNAL_H
#define STET_REVIEW_STORE_INTERNAL_H

#include "review/sqlite.h"
#include "review/store.h"

struct store {
    sqlite3 *db;
    char *path;
    bool read_only;
    int64_t review;   /* 0: none yet */
    int64_t last_act; /* seq of the last one read */
    int64_t version;  /* what data_version said */
};

/* Runs statements that have no result. */
bool store_run(struct store *store, const char *sql, struct error *error);

/* Prepares one statement; NULL with a sentence. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct error *error);

/* Runs a prepared statement to its end and finalizes it. */
bool store_finish(struct store *store, sqlite3_stmt *statement, struct error *error);

/* Says in a sentence what the database said; false. */
bool store_failed(struct store *store, struct error *error);

void store_bind_text(sqlite3_stmt *statement, int at, const char *text);
void store_bind_id(sqlite3_stmt *statement, int at, const struct act_id *id);

/* A copy of a column's text in the arena; NULL for NULL. */
const char *store_text(sqlite3_stmt *statement, int column, struct arena *arena);

/* A begun transaction is ended: committed where `good`. */
bool store_begin(struct store *store, struct error *error);
bool store_end(struct store *store, bool good, struct error *error);

#endif

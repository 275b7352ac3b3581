/* The tables of a store, and whether what is in them makes sense. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "review/store_internal.h"

enum { CHECK_ALL_BYTES = 32 << 20 /* in a larger store the indexes are not compared */ };

/* What takes a store from one version to the next; user_version counts them. What
 * has been released is never changed, only added to. */
static const char *const migrations[] = {
    "CREATE TABLE review("
    "  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, created INTEGER NOT NULL);"
    "CREATE TABLE pair("
    "  id INTEGER PRIMARY KEY, review INTEGER NOT NULL,"
    "  old_hash INTEGER NOT NULL, new_hash INTEGER NOT NULL,"
    "  old_name TEXT NOT NULL, new_name TEXT NOT NULL,"
    "  created INTEGER NOT NULL, changes BLOB NOT NULL,"
    "  UNIQUE(review, old_hash, new_hash));"
    "CREATE INDEX pair_old ON pair(old_hash);"
    "CREATE INDEX pair_new ON pair(new_hash);"
    "CREATE TABLE change("
    "  review INTEGER NOT NULL, id INTEGER NOT NULL, kind TEXT NOT NULL,"
    "  classes TEXT NOT NULL, place TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL,"
    "  before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY(review, id)) WITHOUT ROWID;"
    "CREATE INDEX change_id ON change(id);"
    "CREATE TABLE act("
    "  seq INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,"
    "  review INTEGER NOT NULL, kind TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL,"
    "  target BLOB);"
    "CREATE INDEX act_review ON act(review);"
    "CREATE TABLE ruling("
    "  act INTEGER NOT NULL, change INTEGER NOT NULL, fields INTEGER NOT NULL,"
    "  verdict TEXT, note TEXT, checked INTEGER NOT NULL, source TEXT,"
    "  PRIMARY KEY(act, change)) WITHOUT ROWID;",
    /* seals, and what tells a later state of a text from another text */
    "ALTER TABLE review ADD COLUMN seal INTEGER;"
    "ALTER TABLE pair ADD COLUMN old_sketch BLOB;"
    "ALTER TABLE pair ADD COLUMN new_sketch BLOB;"
    "ALTER TABLE pair ADD COLUMN seal INTEGER;"
    "ALTER TABLE change ADD COLUMN seal INTEGER;"
    "ALTER TABLE act ADD COLUMN seal INTEGER;",
    "CREATE TABLE pin("
    "  act INTEGER PRIMARY KEY, unit TEXT NOT NULL, parted INTEGER NOT NULL,"
    "  old TEXT NOT NULL, new TEXT NOT NULL, old_place TEXT NOT NULL, new_place TEXT NOT NULL,"
    "  old_text TEXT NOT NULL, new_text TEXT NOT NULL);"};

enum { SCHEMA = sizeof migrations / sizeof *migrations };

/* Tables whose rows are parts of another table's. */
enum { PART_RULINGS, PART_PIN, PARTS };

/* The rows of a kind begin with their seal and the two parts of their key. */
static const struct {
    const char *rows, *of_key, *set;
    const char *parts[PARTS]; /* what belongs to a row in other tables */
} sealed[SEALED_COUNT] = {
    [SEALED_REVIEW] = {"SELECT seal, id, 0, uid, created FROM review", "id=?1",
                       "UPDATE review SET seal=?3 WHERE id=?1", {NULL}},
    [SEALED_PAIR] = {"SELECT seal, id, 0, review, old_hash, new_hash, old_name, new_name, "
                     "created, changes, old_sketch, new_sketch FROM pair", "id=?1",
                     "UPDATE pair SET seal=?3 WHERE id=?1", {NULL}},
    [SEALED_CHANGE] = {"SELECT seal, review, id, kind, classes, place, old, new, before, after "
                       "FROM change", "review=?1 AND id=?2",
                       "UPDATE change SET seal=?3 WHERE review=?1 AND id=?2", {NULL}},
    [SEALED_ACT] = {"SELECT seal, seq, 0, uid, review, kind, who, at, target FROM act", "seq=?1",
                    "UPDATE act SET seal=?3 WHERE seq=?1",
                    {[PART_RULINGS] = "SELECT change, fields, verdict, note, checked, source "
                                      "FROM ruling WHERE act=?1 ORDER BY change",
                     [PART_PIN] = "SELECT unit, parted, old, new, old_place, new_place, old_text, "
                                  "new_text FROM pin WHERE act=?1"}},
};

static uint64_t add_columns(uint64_t sum, sqlite3_stmt *statement, int first)
{
    int n = sqlite.column_count(statement);
    for (int i = first; i < n; i++) {
        int type = sqlite.column_type(statement, i);
        sum = hash_add(sum, (uint64_t)type);
        if (type == SQLITE_INTEGER) {
            sum = hash_add(sum, (uint64_t)sqlite.column_int64(statement, i));
        } else if (type != SQLITE_NULL) {
            const void *bytes = sqlite.column_blob(statement, i);
            int size = sqlite.column_bytes(statement, i);
            sum = hash_add(sum, bytes ? hash_bytes(bytes, (size_t)size) : 0);
        }
    }
    return sum;
}

/* The seal of the row at which a statement stands. */
static int64_t sum_of(sqlite3_stmt *row, sqlite3_stmt *const parts[PARTS])
{
    uint64_t sum = add_columns(HASH_SEED, row, 1);
    for (int i = 0; i < PARTS; i++) {
        if (!parts[i])
            continue;
        sqlite.bind_int64(parts[i], 1, sqlite.column_int64(row, 1));
        while (sqlite.step(parts[i]) == SQLITE_ROW)
            sum = add_columns(sum, parts[i], 0);
        sqlite.reset(parts[i]);
    }
    return (int64_t)sum;
}

/* Prepares what reads the parts of rows; a store of before there were pins has none. */
static bool prepare_parts(struct store *store, enum store_sealed what,
                          sqlite3_stmt *parts[PARTS], struct error *error)
{
    bool good = true;
    for (int i = 0; good && i < PARTS; i++)
        if (sealed[what].parts[i] && (i != PART_PIN || store->schema >= SCHEMA_PINS))
            good = (parts[i] = store_prepare(store, sealed[what].parts[i], error)) != NULL;
    return good;
}

enum pass { PASS_SEAL, PASS_CHECK };

/* Seals the rows that a statement gives, or holds them against their seals. */
static bool pass_over(struct store *store, enum store_sealed what, enum pass pass,
                      sqlite3_stmt *rows, struct error *error)
{
    sqlite3_stmt *parts[PARTS] = {NULL}, *set = NULL;
    bool good = prepare_parts(store, what, parts, error);
    good = good && (pass == PASS_CHECK || (set = store_prepare(store, sealed[what].set, error)));
    int code = SQLITE_ERROR;
    while (good && (code = sqlite.step(rows)) == SQLITE_ROW) {
        int64_t sum = sum_of(rows, parts);
        if (pass == PASS_CHECK) {
            good = (sqlite.column_type(rows, 0) == SQLITE_INTEGER &&
                    sqlite.column_int64(rows, 0) == sum) ||
                   store_nonsense(store, error);
            continue;
        }
        sqlite.bind_int64(set, 1, sqlite.column_int64(rows, 1));
        sqlite.bind_int64(set, 2, sqlite.column_int64(rows, 2));
        sqlite.bind_int64(set, 3, sum);
        good = store_step(store, set, error);
    }
    if (good && code != SQLITE_DONE)
        good = store_failed(store, error);
    for (int i = 0; i < PARTS; i++)
        sqlite.finalize(parts[i]);
    sqlite.finalize(set);
    return good;
}

bool store_seal(struct store *store, enum store_sealed what, int64_t key, int64_t id,
                struct error *error)
{
    char sql[512];
    snprintf(sql, sizeof sql, "%s WHERE %s", sealed[what].rows, sealed[what].of_key);
    sqlite3_stmt *rows = store_prepare(store, sql, error);
    if (!rows)
        return false;
    sqlite.bind_int64(rows, 1, key);
    sqlite.bind_int64(rows, 2, id);
    bool good = pass_over(store, what, PASS_SEAL, rows, error);
    sqlite.finalize(rows);
    return good;
}

static bool pass_over_all(struct store *store, enum pass pass, struct error *error)
{
    bool good = true;
    for (int what = 0; good && what < SEALED_COUNT; what++) {
        char sql[512];
        snprintf(sql, sizeof sql, "%s%s", sealed[what].rows,
                 pass == PASS_SEAL ? " WHERE seal IS NULL" : "");
        sqlite3_stmt *rows = store_prepare(store, sql, error);
        good = rows && pass_over(store, (enum store_sealed)what, pass, rows, error);
        sqlite.finalize(rows);
    }
    return good;
}

bool store_seal_all(struct store *store, struct error *error)
{
    return pass_over_all(store, PASS_SEAL, error);
}

bool store_check_seals(struct store *store, struct error *error)
{
    return pass_over_all(store, PASS_CHECK, error);
}

/* What SQLite says of the tables as a whole. False where they are damaged, or it could
 * not be found out. */
static bool check_tables(struct store *store, struct error *error)
{
    struct stat at;
    bool all = stat(store->path, &at) == 0 && at.st_size <= CHECK_ALL_BYTES;
    sqlite3_stmt *statement = store_prepare(
        store, all ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)", error);
    if (!statement)
        return false;
    bool good = sqlite.step(statement) == SQLITE_ROW;
    if (!good) {
        store_failed(store, error);
    } else {
        const char *says = (const char *)sqlite.column_text(statement, 0);
        good = (says && strcmp(says, "ok") == 0) || store_nonsense(store, error);
    }
    sqlite.finalize(statement);
    return good;
}

static bool migrate(struct store *store, struct error *error)
{
    if (!store_begin(store, error))
        return false;
    bool good = true;
    for (int64_t v = store_number(store, "PRAGMA user_version"); good && v >= 0 && v < SCHEMA; v++)
        good = store_run(store, migrations[v], error);
    store->schema = good ? SCHEMA : store->schema;
    char pragmas[96];
    snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%d",
             STORE_APPLICATION, SCHEMA);
    good = good && store_seal_all(store, error) && store_run(store, pragmas, error);
    return store_end(store, good, error);
}

bool store_set_up_tables(struct store *store, enum store_use use, struct error *error)
{
    int64_t version = store_number(store, "PRAGMA user_version");
    if (version < 0)
        return store_failed(store, error);
    if (version > SCHEMA)
        return error_set(error, "The reviews in %s are of a newer stet, which this one cannot "
                                "read, or their beginning is damaged.", store->path);
    store->schema = version;
    if (!check_tables(store, error))
        return false;
    if (store->read_only && version >= SCHEMA_SEALS) /* what it has not it does not say */
        return store_check_seals(store, error);
    if (version < SCHEMA && (store->read_only || (version == 0 && use == STORE_READ)))
        return error_set(error, "The reviews in %s cannot be read: %s.", store->path,
                         version == 0 ? "there are none"
                                      : "they are of an older stet, and cannot be written");
    return (version == SCHEMA || migrate(store, error)) && store_check_seals(store, error);
}

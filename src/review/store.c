#include "review/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>

#include "base/strbuf.h"
#include "review/store_internal.h"

enum { PATIENCE_MS = 4000 };

static bool is_damage(int code)
{
    /* no table or column that a statement names */
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ||
           code == SQLITE_ERROR;
}

bool store_failed(struct store *store, struct error *error)
{
    char text[STORE_PATH_BYTES];
    int code = sqlite.errcode(store->db);
    const char *why = sqlite.errmsg(store->db), *known = NULL;
    if (is_damage(code))
        return store_nonsense(store, error);
    if (code == SQLITE_READONLY || code == SQLITE_PERM || code == SQLITE_CANTOPEN)
        known = store_file_why(store->path, text, sizeof text);
    if (known)
        return error_set(error, "The reviews in %s cannot be written: %s.", store->path, known);
    if (code == SQLITE_FULL)
        why = "there is no room left";
    else if (code == SQLITE_READONLY || code == SQLITE_PERM)
        why = "it cannot be written";
    else if (code == SQLITE_BUSY)
        why = "another program keeps it busy";
    return error_set(error, "The reviews in %s: %s.", store->path, why);
}

bool store_nonsense(struct store *store, struct error *error)
{
    store->damaged = true;
    return error_set(error, "The reviews in %s are damaged.", store->path);
}

bool store_run(struct store *store, const char *sql, struct error *error)
{
    return sqlite.exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           store_failed(store, error);
}

sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct error *error)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite.prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        store_failed(store, error);
    return statement;
}

bool store_finish(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    int code;
    while ((code = sqlite.step(statement)) == SQLITE_ROW)
        ;
    bool good = code == SQLITE_DONE || store_failed(store, error);
    sqlite.finalize(statement);
    return good;
}

bool store_step(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    bool good = sqlite.step(statement) == SQLITE_DONE || store_failed(store, error);
    sqlite.reset(statement);
    sqlite.clear_bindings(statement);
    return good;
}

void store_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text)
        sqlite.bind_text(statement, at, text, -1, SQLITE_TRANSIENT);
}

void store_bind_id(sqlite3_stmt *statement, int at, const struct act_id *id)
{
    sqlite.bind_blob(statement, at, id->byte, sizeof id->byte, SQLITE_TRANSIENT);
}

const char *store_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const unsigned char *text = sqlite.column_text(statement, column);
    if (!text)
        return NULL;
    size_t size = (size_t)sqlite.column_bytes(statement, column);
    char *copy = arena_alloc(arena, size + 1, 1);
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

void store_column_id(sqlite3_stmt *statement, int column, struct act_id *id)
{
    const void *bytes = sqlite.column_blob(statement, column);
    memset(id, 0, sizeof *id);
    if (bytes && sqlite.column_bytes(statement, column) == (int)sizeof id->byte)
        memcpy(id->byte, bytes, sizeof id->byte);
}

bool store_begin(struct store *store, struct error *error)
{
    return store_run(store, "BEGIN IMMEDIATE", error);
}

bool store_end(struct store *store, bool good, struct error *error)
{
    if (good && store_run(store, "COMMIT", error))
        return true;
    sqlite.exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

int64_t store_number(struct store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite.prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite.step(statement) == SQLITE_ROW)
        value = sqlite.column_int64(statement, 0);
    sqlite.finalize(statement);
    return value;
}

/* Opens a file that nothing can be written beside: only where no log belongs to it does
 * it say all by itself. */
static int open_alone(struct store *store)
{
    struct arena arena = {0};
    struct strbuf uri = {.arena = &arena};
    struct stat log;
    strbuf_adds(&uri, "file:");
    for (const char *c = store->path; *c; c++)
        if (strchr("%?#", *c))
            strbuf_addf(&uri, "%%%02X", (unsigned char)*c);
        else
            strbuf_addc(&uri, *c);
    size_t name = uri.n;
    strbuf_adds(&uri, "-wal");
    bool has_log = stat(strbuf_cstr(&uri) + strlen("file:"), &log) == 0 && log.st_size > 0;
    uri.n = name;
    strbuf_adds(&uri, "?immutable=1");
    int code = has_log ? SQLITE_CANTOPEN
                       : sqlite.open_v2(strbuf_cstr(&uri), &store->db,
                                        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
    arena_free(&arena);
    return code;
}

static bool connect(struct store *store, const struct store_options *options, struct error *error)
{
    int patience = options->patience ? options->patience : PATIENCE_MS;
    int code = sqlite.open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE, NULL);
    if (code != SQLITE_OK && code != SQLITE_NOMEM) {
        sqlite.close(store->db);
        code = sqlite.open_v2(store->path, &store->db, SQLITE_OPEN_READONLY, NULL);
    }
    if (code == SQLITE_OK) {
        sqlite.busy_timeout(store->db, patience);
        int64_t can_read = store_number(store, "PRAGMA schema_version");
        int why = sqlite.errcode(store->db) & 0xff;
        if (can_read < 0 && (why == SQLITE_CANTOPEN || why == SQLITE_READONLY)) {
            sqlite.close(store->db);
            store->db = NULL;
            code = open_alone(store);
        }
    }
    if (code != SQLITE_OK && !store->db)
        return error_set(error, "The reviews in %s cannot be read: their log needs to be written "
                                "first, and you may not.", store->path);
    if (code != SQLITE_OK)
        return store_failed(store, error);
    store->read_only = sqlite.db_readonly(store->db, "main") == 1;
    sqlite.busy_timeout(store->db, patience);
    sqlite.db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite.db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    store->file = store_file_id(store->path, "");
    return store_run(store, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", error);
}

/* Whether a database without our mark at its beginning is one all the same: what was
 * said last may stand in its log only. Looks without touching it. */
static bool is_foreign(const char *path)
{
    struct store look = {.path = (char *)path};
    bool ours = false;
    if (sqlite.open_v2(path, &look.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK) {
        int64_t application = store_number(&look, "PRAGMA application_id");
        ours = application == STORE_APPLICATION ||
               (application == 0 && store_number(&look, "PRAGMA user_version") == 0 &&
                store_number(&look, "SELECT count(*) FROM sqlite_master") == 0);
    }
    sqlite.close(look.db);
    return !ours;
}

static bool use_journal(struct store *store, enum store_journal journal, struct error *error)
{
    if (journal == STORE_JOURNAL_FITTING)
        journal = store_file_is_local(store->path) ? STORE_JOURNAL_WAL : STORE_JOURNAL_ROLLBACK;
    /* where others have it open it stays as they have it, which is as good */
    sqlite.exec(store->db,
                journal == STORE_JOURNAL_WAL ? "PRAGMA journal_mode=WAL"
                                             : "PRAGMA journal_mode=DELETE",
                NULL, NULL, NULL);
    return store_run(store, "PRAGMA synchronous=FULL", error);
}

static bool set_up(struct store *store, const struct store_options *options, struct error *error)
{
    if (!connect(store, options, error) || !store_set_up_tables(store, options->use, error))
        return false;
    /* after the tables: their mark stands in the file then, not only in a log */
    if (!store->read_only && options->use != STORE_READ &&
        !use_journal(store, options->journal, error))
        return false;
    store_changed(store);
    store->log = store_file_id(store->path, "-wal");
    return true;
}

/* Gives the damaged files names of their own; where another program has done so, there
 * is nothing to do. */
static bool set_aside(struct store *store, struct error *warning, struct error *error)
{
    char name[STORE_PATH_BYTES];
    if (store->db)
        sqlite.close(store->db);
    store->db = NULL;
    store->damaged = false;
    if (store->file.number && !store_file_same(store->file, store_file_id(store->path, "")))
        return true;
    if (!store_file_set_aside(store->path, name, error))
        return false;
    error_set(warning, "The reviews in %s were damaged. They were set aside as %s; new ones begin.",
              store->path, name);
    return true;
}

/* What stands in a file that is there already. False where it cannot be used. */
static bool look_at(struct store *store, const struct store_options *options, bool *empty,
                    struct error *error)
{
    enum store_file_kind kind = store_file_kind(store->path, STORE_APPLICATION);
    *empty = kind == STORE_FILE_EMPTY;
    store->damaged = kind == STORE_FILE_CUT || (kind == STORE_FILE_OTHER && !options->chosen);
    if (store->damaged)
        return store_nonsense(store, error);
    if (kind == STORE_FILE_OTHER || (kind == STORE_FILE_SQLITE && is_foreign(store->path)))
        return error_set(error, "%s holds no reviews, or its beginning is damaged; it is left "
                                "alone.", store->path);
    return true;
}

static bool open_file(struct store *store, const struct store_options *options, bool *none,
                      struct error *warning, struct error *error)
{
    struct stat at;
    bool there = stat(store->path, &at) == 0, empty = false;
    if (!there && errno != ENOENT && errno != ENOTDIR)
        return error_set(error, "The reviews in %s: %s.", store->path, strerror(errno));
    if (there && !S_ISREG(at.st_mode))
        return error_set(error, "%s is no file, and reviews are kept in one.", store->path);
    *none = !there && options->use != STORE_CREATE;
    if (*none)
        return true;
    if (!sqlite_load(error))
        return false;
    bool good = !there || look_at(store, options, &empty, error);
    *none = good && empty && options->use != STORE_CREATE;
    if (*none)
        return true;
    good = good && (there || store_file_make(store->path, error)) && set_up(store, options, error);
    if (good || !store->damaged)
        return good;
    if (options->use == STORE_READ)
        return error_set(error, "The reviews in %s are damaged. What is left can be set aside by "
                                "deciding something on the screen; --no-review does without.",
                         store->path);
    return set_aside(store, warning, error) && store_file_make(store->path, error) &&
           set_up(store, options, error);
}

bool store_open(struct store **out, const struct store_options *options, struct error *warning,
                struct error *error)
{
    *out = NULL;
    warning->text[0] = '\0';
    struct store *store = calloc(1, sizeof *store);
    size_t size = strlen(options->path) + 1;
    char *copy = malloc(size);
    if (!store || !copy) {
        free(store);
        free(copy);
        return error_set(error, "There is no memory for the reviews.");
    }
    store->path = memcpy(copy, options->path, size);
    bool none = false, good = open_file(store, options, &none, warning, error);
    if (!good || none)
        store_close(store);
    else
        *out = store;
    return good;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    if (store->db)
        sqlite.close(store->db);
    free(store->path);
    free(store);
}

/* Whether the name stands for another file now, or for none. */
static bool has_moved(struct store *store)
{
    int moved = 0;
    struct store_file_id log = store_file_id(store->path, "-wal");
    if (!store_file_same(store->file, store_file_id(store->path, "")) ||
        (sqlite.file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
         moved))
        return true;
    if (!store->log.number)
        store->log = log;
    return !store_file_same(store->log, log);
}

enum store_loss store_lost(struct store *store)
{
    if (store->damaged)
        return STORE_LOST_SENSE;
    if (has_moved(store)) {
        /* what stands in the log only goes to the file, wherever that is now */
        sqlite.exec(store->db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
        return STORE_LOST_FILE;
    }
    if (!store->review)
        return STORE_LOST_NOTHING;
    sqlite3_stmt *statement = NULL;
    bool there = true;
    if (sqlite.prepare_v2(store->db, "SELECT count(*) FROM review WHERE id=? AND uid=?", -1,
                          &statement, NULL) == SQLITE_OK) {
        sqlite.bind_int64(statement, 1, store->review);
        store_bind_id(statement, 2, &store->uid);
        there = sqlite.step(statement) != SQLITE_ROW || sqlite.column_int(statement, 0) > 0;
    }
    store->damaged |= is_damage(sqlite.errcode(store->db));
    sqlite.finalize(statement);
    return store->damaged ? STORE_LOST_SENSE : there ? STORE_LOST_NOTHING : STORE_LOST_REVIEW;
}

void store_leave_review(struct store *store)
{
    store->review = 0;
    store->last_act = 0;
}

bool store_takes(struct store *store, struct error *error)
{
    char text[STORE_PATH_BYTES];
    const char *why = store_file_why(store->path, text, sizeof text);
    if (!store->read_only && (!why || store->log.number))
        return true;
    return error_set(error, "The reviews in %s cannot be written: %s.", store->path,
                     why ? why : "the system does not say why");
}

bool store_changed(struct store *store)
{
    int64_t version = store_number(store, "PRAGMA data_version");
    bool changed = version >= 0 && version != store->version;
    if (version >= 0)
        store->version = version;
    return changed;
}

struct act_id store_new_id(void)
{
    struct act_id id;
    if (getentropy(id.byte, sizeof id.byte) != 0)
        abort(); /* the system always has 16 random bytes */
    return id;
}

int64_t store_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

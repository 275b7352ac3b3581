#include "review/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#ifdef __APPLE__
#include <sys/mount.h>
#include <sys/param.h>
#endif

#include "base/arena.h"
#include "base/strbuf.h"
#include "review/store_internal.h"

enum {
    APPLICATION = 0x73746574, /* "stet": whose database it is */
    BUSY_MS = 4000,           /* to wait while another program writes */
    PATH_BYTES = 4096
};

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
    "  PRIMARY KEY(act, change)) WITHOUT ROWID;"};

enum { SCHEMA = sizeof migrations / sizeof *migrations };

bool store_failed(struct store *store, struct error *error)
{
    int code = sqlite.errcode(store->db);
    const char *why = sqlite.errmsg(store->db);
    if (code == SQLITE_FULL)
        why = "there is no room left";
    else if (code == SQLITE_READONLY || code == SQLITE_PERM)
        why = "it cannot be written";
    else if (code == SQLITE_BUSY)
        why = "another program keeps it busy";
    return error_set(error, "The reviews in %s: %s.", store->path, why);
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

/* One number that a pragma or a query gives, -1 where it fails. */
static int64_t number(struct store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t value = -1;
    if (sqlite.prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite.step(statement) == SQLITE_ROW)
        value = sqlite.column_int64(statement, 0);
    sqlite.finalize(statement);
    return value;
}

/* Whether locks and shared memory work as the write-ahead log needs them: not
 * where the file is on another machine. */
static bool is_local(const char *path)
{
#ifdef __linux__
    static const unsigned long remote[] = {
        0x6969 /* NFS */,      0x517b /* SMB */,      0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */,
        0x65735546 /* FUSE */, 0x01021997 /* 9P */,   0x5346414f /* AFS */,  0x73757245 /* Coda */,
        0x00c36400 /* Ceph */, 0x0bd00bd0 /* Lustre */, 0x47504653 /* GPFS */, 0x786f4256 /* vbox */};
    struct statfs system;
    if (statfs(path, &system) == 0)
        for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
            if (((unsigned long)system.f_type & 0xffffffff) == remote[i])
                return false;
#elif defined(__APPLE__)
    struct statfs system;
    if (statfs(path, &system) == 0 && !(system.f_flags & MNT_LOCAL))
        return false;
#endif
    (void)path;
    return true;
}

static bool connect(struct store *store, enum store_use use, struct error *error)
{
    int flags = use == STORE_CREATE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                    : SQLITE_OPEN_READWRITE;
    int code = sqlite.open_v2(store->path, &store->db, flags, NULL);
    if (code != SQLITE_OK && code != SQLITE_NOMEM && use != STORE_CREATE) {
        sqlite.close(store->db);
        code = sqlite.open_v2(store->path, &store->db, SQLITE_OPEN_READONLY, NULL);
    }
    if (code != SQLITE_OK)
        return store_failed(store, error);
    store->read_only = sqlite.db_readonly(store->db, "main") == 1;
    sqlite.busy_timeout(store->db, BUSY_MS);
    sqlite.db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite.db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return true;
}

/* Whether the file is a database that is not ours, or none at all. */
static bool is_foreign(struct store *store)
{
    char begin[16] = "";
    FILE *file = fopen(store->path, "rb");
    size_t n = file ? fread(begin, 1, sizeof begin, file) : 0;
    if (file)
        (void)fclose(file);
    if (n == 0)
        return false;
    if (n < sizeof begin || memcmp(begin, "SQLite format 3", sizeof begin) != 0)
        return true;
    int64_t application = number(store, "PRAGMA application_id");
    return application >= 0 && application != APPLICATION &&
           number(store, "PRAGMA user_version") != 0;
}

static bool is_damage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/* What "PRAGMA quick_check" says of the file: SQLITE_OK, or that it is damaged. */
static int check(struct store *store)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite.prepare_v2(store->db, "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite.step(statement);
        if (code == SQLITE_ROW) {
            const char *says = (const char *)sqlite.column_text(statement, 0);
            code = says && strcmp(says, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
        }
    }
    sqlite.finalize(statement);
    return is_damage(code) ? SQLITE_CORRUPT : SQLITE_OK;
}

static bool migrate(struct store *store, struct error *error)
{
    if (!store_begin(store, error))
        return false;
    bool good = true;
    for (int64_t v = number(store, "PRAGMA user_version"); good && v >= 0 && v < SCHEMA; v++)
        good = store_run(store, migrations[v], error);
    char pragmas[96];
    snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%d",
             APPLICATION, SCHEMA);
    good = good && store_run(store, pragmas, error);
    return store_end(store, good, error);
}

/* Sets up what was opened. *damaged: it holds nonsense. */
static bool set_up(struct store *store, enum store_use use, bool *damaged, struct error *error)
{
    *damaged = use != STORE_READ && check(store) != SQLITE_OK;
    if (*damaged)
        return error_set(error, "The reviews in %s are damaged.", store->path);
    store_run(store, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", error);
    int64_t version = number(store, "PRAGMA user_version");
    *damaged = is_damage(sqlite.errcode(store->db));
    if (version < 0)
        return store_failed(store, error);
    if (version > SCHEMA)
        return error_set(error, "The reviews in %s are of a newer stet, which this one cannot "
                                "read.", store->path);
    if (store->read_only || use == STORE_READ)
        return version == SCHEMA ||
               error_set(error, "The reviews in %s cannot be read: %s.", store->path,
                         version == 0 ? "there are none" : "they are of an older stet");
    if (is_local(store->path))
        store_run(store, "PRAGMA journal_mode=WAL", error);
    if (!store_run(store, "PRAGMA synchronous=FULL", error))
        return false;
    bool good = version == SCHEMA || migrate(store, error);
    *damaged = !good && is_damage(sqlite.errcode(store->db));
    return good;
}

static bool rename_with(const char *path, const char *ending, const char *to)
{
    char from[PATH_BYTES], name[PATH_BYTES];
    if (snprintf(from, sizeof from, "%s%s", path, ending) >= (int)sizeof from ||
        snprintf(name, sizeof name, "%s%s", to, ending) >= (int)sizeof name)
        return false;
    return rename(from, name) == 0 || errno == ENOENT;
}

/* Gives the damaged files names of their own. */
static bool set_aside(struct store *store, struct error *warning, struct error *error)
{
    enum { NAMES = 1000 };
    char name[PATH_BYTES];
    sqlite.close(store->db);
    store->db = NULL;
    for (int i = 1; i < NAMES; i++) {
        snprintf(name, sizeof name, "%s.damaged-%d", store->path, i);
        if (access(name, F_OK) == 0)
            continue;
        if (!rename_with(store->path, "", name) || !rename_with(store->path, "-wal", name) ||
            !rename_with(store->path, "-shm", name) || !rename_with(store->path, "-journal", name))
            break;
        error_set(warning,
                  "The reviews in %s were damaged. They were set aside as %s; new ones begin.",
                  store->path, name);
        return true;
    }
    return error_set(error, "The reviews in %s are damaged, and cannot be set aside: %s.",
                     store->path, strerror(errno));
}

/* Makes the folders above a file, for their owner alone. */
static bool make_folders(const char *path, struct error *error)
{
    char name[PATH_BYTES];
    if (snprintf(name, sizeof name, "%s", path) >= (int)sizeof name)
        return error_set(error, "The name of the file of reviews is too long.");
    for (char *slash = strchr(name + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(name, 0700) != 0 && errno != EEXIST && errno != EISDIR) {
            int reason = errno;
            struct stat at;
            if (stat(name, &at) != 0 || !S_ISDIR(at.st_mode))
                return error_set(error, "The folder %s cannot be made: %s.", name,
                                 strerror(reason));
        }
        *slash = '/';
    }
    return true;
}

bool store_open(struct store **out, const char *path, bool chosen, enum store_use use,
                struct error *warning, struct error *error)
{
    struct stat at;
    *out = NULL;
    warning->text[0] = '\0';
    if (stat(path, &at) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return error_set(error, "The reviews in %s: %s.", path, strerror(errno));
        if (use != STORE_CREATE)
            return true;
        if (!make_folders(path, error))
            return false;
    } else if (!S_ISREG(at.st_mode)) {
        return error_set(error, "%s is no file, and reviews are kept in one.", path);
    }
    if (!sqlite_load(error))
        return false;
    struct store *store = calloc(1, sizeof *store);
    size_t size = strlen(path) + 1;
    char *copy = malloc(size);
    if (!store || !copy) {
        free(store);
        free(copy);
        return error_set(error, "There is no memory for the reviews.");
    }
    store->path = memcpy(copy, path, size);
    bool damaged = false;
    bool good = connect(store, use, error);
    if (good && chosen && is_foreign(store))
        good = error_set(error, "%s holds no reviews, and is left alone.", path);
    else if (good)
        good = set_up(store, use, &damaged, error);
    if (!good && damaged && use != STORE_READ) {
        good = set_aside(store, warning, error) && connect(store, STORE_CREATE, error) &&
               set_up(store, STORE_CREATE, &damaged, error);
    }
    if (!good) {
        store_close(store);
        return false;
    }
    store_changed(store);
    *out = store;
    return true;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    sqlite.close(store->db);
    free(store->path);
    free(store);
}

bool store_changed(struct store *store)
{
    int64_t version = number(store, "PRAGMA data_version");
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

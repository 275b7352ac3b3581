/* One review in the store: read, added to. */
#include <string.h>

#include "base/vec.h"
#include "review/store_internal.h"

static bool read_rulings(struct store *store, struct act *act, int64_t seq, struct arena *arena,
                         struct error *error)
{
    struct {
        struct ruling *at;
        size_t n, cap;
    } rulings = {0};
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT change, fields, verdict, note, checked, source FROM ruling "
                             "WHERE act=?", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, seq);
    while (sqlite.step(statement) == SQLITE_ROW) {
        const char *verdict = (const char *)sqlite.column_text(statement, 2);
        struct ruling ruling = {.change = (uint64_t)sqlite.column_int64(statement, 0),
                                .fields = (unsigned)sqlite.column_int(statement, 1),
                                .note = store_text(statement, 3, arena),
                                .checked = sqlite.column_int(statement, 4) != 0,
                                .source = store_text(statement, 5, arena)};
        ruling.verdict = verdict ? verdict_find(verdict, strlen(verdict)) : VERDICT_OPEN;
        if (ruling.verdict == VERDICT_COUNT) /* of a later program: what it is not known */
            ruling.verdict = VERDICT_QUERY;
        *VEC_ADD(arena, &rulings) = ruling;
    }
    act->rulings = rulings.at;
    act->n = rulings.n;
    return store_finish(store, statement, error);
}

bool store_read(struct store *store, struct journal *journal, bool *news, struct error *error)
{
    *news = false;
    if (!store->review)
        return true;
    sqlite3_stmt *statement = store_prepare(
        store, "SELECT seq, uid, kind, who, at, target FROM act WHERE review=? AND seq>? "
               "ORDER BY seq", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, store->review);
    sqlite.bind_int64(statement, 2, store->last_act);
    bool good = true;
    while (good && sqlite.step(statement) == SQLITE_ROW) {
        struct arena arena = {0};
        struct act act = {.who = store_text(statement, 3, &arena),
                          .when = sqlite.column_int64(statement, 4)};
        struct pin_said said;
        bool known = true;
        const char *kind = (const char *)sqlite.column_text(statement, 2);
        int64_t seq = sqlite.column_int64(statement, 0);
        store_column_id(statement, 1, &act.id);
        store_column_id(statement, 5, &act.target);
        act.kind = kind ? act_kind_find(kind) : ACT_KIND_COUNT;
        if (act.kind == ACT_DECIDE) {
            good = read_rulings(store, &act, seq, &arena, error);
        } else if (act.kind == ACT_PIN) {
            good = store_read_pin(store, seq, &arena, &said, &known, error);
            act.pin = &said;
        }
        if (good) {
            known = known && act.kind != ACT_KIND_COUNT; /* of a later program */
            *news = (known && journal_add(journal, &act)) || *news;
            store->last_act = seq;
        }
        arena_free(&arena);
    }
    if (!good) {
        sqlite.finalize(statement);
        return false;
    }
    return store_finish(store, statement, error);
}

bool store_snapshots(struct store *store, const uint64_t *ids, size_t n, struct arena *arena,
                     struct snapshot **snapshots, size_t *found, struct error *error)
{
    struct {
        struct snapshot *at;
        size_t n, cap;
    } list = {0};
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT kind, classes, place, old, new, before, after FROM change "
                             "WHERE review=? AND id=?", error);
    if (!statement)
        return false;
    for (size_t i = 0; i < n; i++) {
        sqlite.bind_int64(statement, 1, store->review);
        sqlite.bind_int64(statement, 2, (sqlite3_int64)ids[i]);
        if (sqlite.step(statement) == SQLITE_ROW)
            *VEC_ADD(arena, &list) = (struct snapshot){
                .change = ids[i],
                .kind = store_text(statement, 0, arena),
                .classes = store_text(statement, 1, arena),
                .place = store_text(statement, 2, arena),
                .text = {store_text(statement, 3, arena), store_text(statement, 4, arena)},
                .before = store_text(statement, 5, arena),
                .after = store_text(statement, 6, arena)};
        sqlite.reset(statement);
    }
    *snapshots = list.at;
    *found = list.n;
    bool good = sqlite.finalize(statement) == SQLITE_OK || store_failed(store, error);
    return good;
}

enum { ID_BYTES = 8 };

bool store_seen_before(struct store *store, const struct store_pair *pair, struct arena *arena,
                       uint64_t **ids, size_t *n, struct error *error)
{
    *n = 0;
    *ids = NULL;
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT changes FROM pair WHERE review=? AND "
                             "NOT (old_hash=? AND new_hash=?) ORDER BY id DESC LIMIT 1", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, store->review);
    for (int side = OLD; side <= NEW; side++)
        sqlite.bind_int64(statement, side + 2, (sqlite3_int64)pair->hash[side]);
    if (sqlite.step(statement) == SQLITE_ROW) {
        const uint8_t *bytes = sqlite.column_blob(statement, 0);
        *n = (size_t)sqlite.column_bytes(statement, 0) / ID_BYTES;
        *ids = arena_zero(arena, *n, sizeof **ids);
        for (size_t i = 0; i < *n; i++)
            for (size_t b = 0; b < ID_BYTES; b++)
                (*ids)[i] |= (uint64_t)bytes[i * ID_BYTES + b] << 8 * b;
    }
    return store_finish(store, statement, error);
}

static bool begin_review(struct store *store, const struct act *act, struct error *error)
{
    sqlite3_stmt *statement =
        store_prepare(store, "INSERT INTO review(uid, created) VALUES(?, ?)", error);
    struct act_id id = store_new_id();
    if (!statement)
        return false;
    store_bind_id(statement, 1, &id);
    sqlite.bind_int64(statement, 2, act->when);
    if (!store_finish(store, statement, error))
        return false;
    store->review = sqlite.last_insert_rowid(store->db);
    store->last_act = 0;
    store->uid = id;
    return store_seal(store, SEALED_REVIEW, store->review, 0, error);
}

static bool has_pair(struct store *store, const struct store_pair *pair, bool *has,
                     struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "SELECT 1 FROM pair WHERE review=? AND old_hash=? AND new_hash=?", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, store->review);
    for (int side = OLD; side <= NEW; side++)
        sqlite.bind_int64(statement, side + 2, (sqlite3_int64)pair->hash[side]);
    *has = sqlite.step(statement) == SQLITE_ROW;
    return store_finish(store, statement, error);
}

static bool add_pair(struct store *store, const struct store_pair *pair, int64_t when,
                     struct error *error)
{
    bool has;
    if (!has_pair(store, pair, &has, error))
        return false;
    if (has)
        return true;
    sqlite3_stmt *statement =
        store_prepare(store, "INSERT INTO pair(review, old_hash, new_hash, old_name, new_name, "
                             "created, changes, old_sketch, new_sketch) "
                             "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
    if (!statement)
        return false;
    struct arena arena = {0};
    uint8_t *bytes = arena_alloc(&arena, pair->n, ID_BYTES), sketch[SKETCH_BYTES];
    for (size_t i = 0; i < pair->n; i++)
        for (size_t b = 0; b < ID_BYTES; b++)
            bytes[i * ID_BYTES + b] = (uint8_t)(pair->ids[i] >> 8 * b);
    sqlite.bind_int64(statement, 1, store->review);
    for (int side = OLD; side <= NEW; side++) {
        sqlite.bind_int64(statement, side + 2, (sqlite3_int64)pair->hash[side]);
        store_bind_name(statement, side + 4, pair->name[side]);
        sqlite.bind_blob64(statement, side + 8, sketch, sketch_write(&pair->sketch[side], sketch),
                           SQLITE_TRANSIENT);
    }
    sqlite.bind_int64(statement, 6, when);
    sqlite.bind_blob64(statement, 7, bytes, pair->n * ID_BYTES, SQLITE_STATIC);
    bool good = store_finish(store, statement, error) &&
                store_seal(store, SEALED_PAIR, sqlite.last_insert_rowid(store->db), 0, error);
    arena_free(&arena);
    return good;
}

/* *seq: its number, 0 where it is there already. */
static bool add_act(struct store *store, const struct act *act, int64_t *seq, struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store,
        "INSERT OR IGNORE INTO act(uid, review, kind, who, at, target) VALUES(?, ?, ?, ?, ?, ?)",
        error);
    if (!statement)
        return false;
    store_bind_id(statement, 1, &act->id);
    sqlite.bind_int64(statement, 2, store->review);
    store_bind_text(statement, 3, act_kind_name(act->kind));
    store_bind_text(statement, 4, act->who ? act->who : "");
    sqlite.bind_int64(statement, 5, act->when);
    if (act->kind != ACT_DECIDE && act->kind != ACT_PIN)
        store_bind_id(statement, 6, &act->target);
    if (!store_finish(store, statement, error))
        return false;
    *seq = sqlite.changes(store->db) ? sqlite.last_insert_rowid(store->db) : 0;
    return true;
}

static bool add_rulings(struct store *store, const struct act *act, int64_t seq,
                        struct error *error)
{
    sqlite3_stmt *statement =
        store_prepare(store, "INSERT INTO ruling(act, change, fields, verdict, note, checked, "
                             "source) VALUES(?, ?, ?, ?, ?, ?, ?)", error);
    bool good = statement != NULL;
    for (size_t i = 0; good && i < act->n; i++) {
        const struct ruling *ruling = &act->rulings[i];
        sqlite.bind_int64(statement, 1, seq);
        sqlite.bind_int64(statement, 2, (sqlite3_int64)ruling->change);
        sqlite.bind_int(statement, 3, (int)ruling->fields);
        if (ruling->fields & RULES_VERDICT)
            store_bind_text(statement, 4, verdict_name(ruling->verdict));
        store_bind_text(statement, 5, ruling->note);
        sqlite.bind_int(statement, 6, ruling->checked);
        store_bind_text(statement, 7, ruling->source);
        good = store_step(store, statement, error);
    }
    sqlite.finalize(statement);
    return good;
}

static bool add_snapshots(struct store *store, const struct snapshot *snapshots, size_t n,
                          struct error *error)
{
    sqlite3_stmt *statement =
        store_prepare(store, "INSERT OR REPLACE INTO change(review, id, kind, classes, place, old, "
                             "new, before, after) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
    bool good = statement != NULL;
    for (size_t i = 0; good && i < n; i++) {
        const struct snapshot *s = &snapshots[i];
        if (!s->kind)
            continue;
        const char *texts[] = {s->kind, s->classes, s->place, s->text[OLD], s->text[NEW],
                               s->before, s->after};
        sqlite.bind_int64(statement, 1, store->review);
        sqlite.bind_int64(statement, 2, (sqlite3_int64)s->change);
        for (int t = 0; t < (int)(sizeof texts / sizeof *texts); t++)
            store_bind_text(statement, t + 3, texts[t]);
        good = store_step(store, statement, error) &&
               store_seal(store, SEALED_CHANGE, store->review, (int64_t)s->change, error);
    }
    sqlite.finalize(statement);
    return good;
}

/* That of the versions, begun where there is none. */
static bool have_review(struct store *store, const struct store_pair *pair, const struct act *act,
                        struct error *error)
{
    int64_t review;
    if (store->review)
        return store_lost(store) != STORE_LOST_REVIEW ||
               error_set(error, "The review in %s was forgotten.", store->path);
    return store_find_exact(store, pair, &review, error) && store_choose(store, review, error) &&
           (store->review || begin_review(store, act, error));
}

bool store_add(struct store *store, const struct store_pair *pair, const struct act *act,
               const struct snapshot *snapshots, struct error *error)
{
    int64_t review = store->review, seq = 0;
    if (!store_begin(store, error))
        return false;
    bool good = have_review(store, pair, act, error) &&
                add_pair(store, pair, act->when, error) && add_act(store, act, &seq, error);
    if (good && seq && act->kind == ACT_DECIDE)
        good = add_rulings(store, act, seq, error) &&
               add_snapshots(store, snapshots, act->n, error);
    else if (good && seq && act->kind == ACT_PIN)
        good = store_add_pin(store, seq, act->pin, error);
    good = good && (!seq || store_seal(store, SEALED_ACT, seq, 0, error));
    good = store_end(store, good, error);
    if (!good)
        store->review = review;
    return good;
}

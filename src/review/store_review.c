/* One review in the store: found, read, added to. */
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/visible.h"
#include "review/store_internal.h"

enum {
    NAME_MAX_BYTES = 1024,
    SHARED_ENOUGH = 3,   /* decisions in common that make a review the same */
    TELLING_BYTES = 60   /* an inserted text so long is no mere "Advertisement" */
};

static const char *const kinds[] = {[ACT_DECIDE] = "decide", [ACT_UNDO] = "undo",
                                    [ACT_REDO] = "redo"};

static void bind_name(sqlite3_stmt *statement, int at, const char *name)
{
    char clean[NAME_MAX_BYTES];
    visible_copy(clean, sizeof clean, name, strlen(name));
    store_bind_text(statement, at, clean);
}

/* The review of the very same texts, 0 for none. Of several the oldest, so that
 * all programs choose the same. */
static bool find_exact(struct store *store, const struct store_pair *pair, int64_t *review,
                       struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "SELECT min(review) FROM pair WHERE old_hash=? AND new_hash=?", error);
    *review = 0;
    if (!statement)
        return false;
    for (int side = OLD; side <= NEW; side++)
        sqlite.bind_int64(statement, side + 1, (sqlite3_int64)pair->hash[side]);
    if (sqlite.step(statement) == SQLITE_ROW)
        *review = sqlite.column_int64(statement, 0);
    return store_finish(store, statement, error);
}

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* How much a review has in common with the versions at hand. */
struct candidate {
    int64_t review;
    size_t shared;            /* changes that were decided there and are here */
    bool same_text, same_name; /* of a version, on its side */
};

struct candidates {
    struct candidate *at;
    size_t n, cap;
};

static struct candidate *candidate_of(struct candidates *candidates, struct arena *arena,
                                      int64_t review)
{
    for (size_t i = candidates->n; i-- > 0;)
        if (candidates->at[i].review == review)
            return &candidates->at[i];
    struct candidate *candidate = VEC_ADD(arena, candidates);
    *candidate = (struct candidate){.review = review};
    return candidate;
}

static bool find_shared(struct store *store, const struct store_pair *pair,
                        struct candidates *candidates, struct arena *arena, struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "SELECT review, id FROM change WHERE kind<>'inserted' OR length(new)>=? "
               "ORDER BY review", error);
    if (!statement)
        return false;
    sqlite.bind_int(statement, 1, TELLING_BYTES);
    while (sqlite.step(statement) == SQLITE_ROW) {
        uint64_t id = (uint64_t)sqlite.column_int64(statement, 1);
        if (pair->n && bsearch(&id, pair->ids, pair->n, sizeof id, by_value))
            candidate_of(candidates, arena, sqlite.column_int64(statement, 0))->shared++;
    }
    return store_finish(store, statement, error);
}

static bool find_versions(struct store *store, const struct store_pair *pair,
                          struct candidates *candidates, struct arena *arena, struct error *error)
{
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT review, old_hash=?1 AND ?3, new_hash=?2 AND ?4, "
                             "old_name=?5 OR new_name=?6 FROM pair "
                             "WHERE old_hash=?1 OR new_hash=?2 OR old_name=?5 OR new_name=?6",
                      error);
    if (!statement)
        return false;
    for (int side = OLD; side <= NEW; side++) {
        sqlite.bind_int64(statement, side + 1, (sqlite3_int64)pair->hash[side]);
        sqlite.bind_int(statement, side + 3, pair->size[side] > 0); /* nothing is like nothing */
        bind_name(statement, side + 5, pair->name[side]);
    }
    while (sqlite.step(statement) == SQLITE_ROW) {
        struct candidate *candidate =
            candidate_of(candidates, arena, sqlite.column_int64(statement, 0));
        candidate->same_text |= sqlite.column_int(statement, 1) || sqlite.column_int(statement, 2);
        candidate->same_name |= sqlite.column_int(statement, 3) != 0;
    }
    return store_finish(store, statement, error);
}

static bool is_same(const struct candidate *candidate)
{
    return candidate->same_text || candidate->shared >= SHARED_ENOUGH ||
           (candidate->shared && candidate->same_name);
}

bool store_find(struct store *store, const struct store_pair *pair, bool *found,
                struct error *error)
{
    struct arena arena = {0};
    struct candidates candidates = {0};
    bool good = find_exact(store, pair, &store->review, error);
    if (good && !store->review) {
        good = find_shared(store, pair, &candidates, &arena, error) &&
               find_versions(store, pair, &candidates, &arena, error);
        const struct candidate *best = NULL;
        for (size_t i = 0; good && i < candidates.n; i++) {
            const struct candidate *candidate = &candidates.at[i];
            if (is_same(candidate) &&
                (!best || candidate->shared > best->shared ||
                 (candidate->shared == best->shared && candidate->review > best->review)))
                best = candidate;
        }
        if (best)
            store->review = best->review;
    }
    store->last_act = 0;
    *found = store->review != 0;
    arena_free(&arena);
    return good;
}

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

static void read_id(sqlite3_stmt *statement, int column, struct act_id *id)
{
    const void *bytes = sqlite.column_blob(statement, column);
    memset(id, 0, sizeof *id);
    if (bytes && sqlite.column_bytes(statement, column) == (int)sizeof id->byte)
        memcpy(id->byte, bytes, sizeof id->byte);
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
        const char *kind = (const char *)sqlite.column_text(statement, 2);
        int64_t seq = sqlite.column_int64(statement, 0);
        read_id(statement, 1, &act.id);
        read_id(statement, 5, &act.target);
        for (int k = ACT_UNDO; kind && k <= ACT_REDO; k++)
            if (strcmp(kind, kinds[k]) == 0)
                act.kind = (enum act_kind)k;
        good = act.kind != ACT_DECIDE || read_rulings(store, &act, seq, &arena, error);
        if (good) {
            *news = journal_add(journal, &act) || *news;
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
    return true;
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
                             "created, changes) VALUES(?, ?, ?, ?, ?, ?, ?)", error);
    if (!statement)
        return false;
    struct arena arena = {0};
    uint8_t *bytes = arena_alloc(&arena, pair->n, ID_BYTES);
    for (size_t i = 0; i < pair->n; i++)
        for (size_t b = 0; b < ID_BYTES; b++)
            bytes[i * ID_BYTES + b] = (uint8_t)(pair->ids[i] >> 8 * b);
    sqlite.bind_int64(statement, 1, store->review);
    for (int side = OLD; side <= NEW; side++) {
        sqlite.bind_int64(statement, side + 2, (sqlite3_int64)pair->hash[side]);
        bind_name(statement, side + 4, pair->name[side]);
    }
    sqlite.bind_int64(statement, 6, when);
    sqlite.bind_blob64(statement, 7, bytes, pair->n * ID_BYTES, SQLITE_STATIC);
    bool good = store_finish(store, statement, error);
    arena_free(&arena);
    return good;
}

static bool add_act(struct store *store, const struct act *act, struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "INSERT INTO act(uid, review, kind, who, at, target) VALUES(?, ?, ?, ?, ?, ?)",
        error);
    if (!statement)
        return false;
    store_bind_id(statement, 1, &act->id);
    sqlite.bind_int64(statement, 2, store->review);
    store_bind_text(statement, 3, kinds[act->kind]);
    store_bind_text(statement, 4, act->who ? act->who : "");
    sqlite.bind_int64(statement, 5, act->when);
    if (act->kind != ACT_DECIDE)
        store_bind_id(statement, 6, &act->target);
    return store_finish(store, statement, error);
}

/* Runs a statement that is used again. */
static bool step(struct store *store, sqlite3_stmt *statement, struct error *error)
{
    bool good = sqlite.step(statement) == SQLITE_DONE || store_failed(store, error);
    sqlite.reset(statement);
    sqlite.clear_bindings(statement);
    return good;
}

static bool add_rulings(struct store *store, const struct act *act, struct error *error)
{
    int64_t seq = sqlite.last_insert_rowid(store->db);
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
        good = step(store, statement, error);
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
        const char *texts[] = {s->kind, s->classes, s->place, s->text[OLD], s->text[NEW],
                               s->before, s->after};
        sqlite.bind_int64(statement, 1, store->review);
        sqlite.bind_int64(statement, 2, (sqlite3_int64)s->change);
        for (int t = 0; t < (int)(sizeof texts / sizeof *texts); t++)
            store_bind_text(statement, t + 3, texts[t]);
        good = step(store, statement, error);
    }
    sqlite.finalize(statement);
    return good;
}

bool store_add(struct store *store, const struct store_pair *pair, const struct act *act,
               const struct snapshot *snapshots, struct error *error)
{
    int64_t review = store->review;
    if (!store_begin(store, error))
        return false;
    bool good = store->review || find_exact(store, pair, &store->review, error);
    good = good && (store->review || begin_review(store, act, error));
    good = good && add_pair(store, pair, act->when, error) && add_act(store, act, error);
    if (act->kind == ACT_DECIDE)
        good = good && add_rulings(store, act, error) &&
               add_snapshots(store, snapshots, act->n, error);
    good = store_end(store, good, error);
    if (!good)
        store->review = review;
    return good;
}

#include "review/carry.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "review/store_internal.h"

bool carry_list(struct store *store, struct arena *arena, struct carry_review **reviews,
                size_t *n, struct error *error)
{
    struct {
        struct carry_review *at;
        size_t n, cap;
    } list = {0};
    sqlite3_stmt *statement = store_prepare(
        store,
        "SELECT r.id, coalesce((SELECT max(at) FROM act WHERE review=r.id), r.created) AS last,"
        " (SELECT count(*) FROM act WHERE review=r.id),"
        " (SELECT count(*) FROM change WHERE review=r.id), p.old_name, p.new_name"
        " FROM review r LEFT JOIN pair p"
        " ON p.id=(SELECT max(id) FROM pair WHERE review=r.id) ORDER BY last DESC, r.id",
        error);
    if (!statement)
        return false;
    while (sqlite.step(statement) == SQLITE_ROW)
        *VEC_ADD(arena, &list) = (struct carry_review){
            .number = sqlite.column_int64(statement, 0),
            .last = sqlite.column_int64(statement, 1),
            .acts = (size_t)sqlite.column_int64(statement, 2),
            .changes = (size_t)sqlite.column_int64(statement, 3),
            .name = {store_text(statement, 4, arena), store_text(statement, 5, arena)}};
    *reviews = list.at;
    *n = list.n;
    return store_finish(store, statement, error);
}

bool carry_choose(struct store *store, int64_t number, struct error *error)
{
    sqlite3_stmt *statement = store_prepare(store, "SELECT 1 FROM review WHERE id=?", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, number);
    bool there = sqlite.step(statement) == SQLITE_ROW;
    if (!store_finish(store, statement, error))
        return false;
    if (!there)
        return error_set(error, "There is no review %lld in %s.", (long long)number, store->path);
    return store_choose(store, number, error);
}

#define UID "'review', (SELECT lower(hex(uid)) FROM review WHERE id=?1)"
#define HEX(column) "printf('%016llx', " column ")"
#define ACT                                                                                    \
    "json_object('type', 'act', " UID ", 'id', lower(hex(a.uid)), 'kind', kind,"               \
    " 'who', who, 'at', at, 'target', lower(hex(target)), 'rulings', json(("                   \
    "  SELECT json_group_array(json_object('change', " HEX("change") ", 'fields', fields,"     \
    "   'verdict', verdict, 'note', note, 'checked', checked, 'source', source))"              \
    "  FROM ruling WHERE act=a.seq)))"

bool carry_export(struct store *store, int64_t number, struct strbuf *out, struct error *error)
{
    enum { WITHOUT_PINS = 3, WITH_PINS, QUERIES }; /* acts, of a store that has none or some */
    static const char *const queries[QUERIES] = {
        "SELECT json_object('type', 'review', 'id', lower(hex(uid)), 'created', created)"
        " FROM review WHERE id=?1",
        "SELECT json_object('type', 'pair', " UID ", 'old', " HEX("old_hash") ","
        " 'new', " HEX("new_hash") ", 'old_name', old_name, 'new_name', new_name,"
        " 'created', created, 'changes', lower(hex(changes)),"
        " 'old_sketch', lower(hex(old_sketch)), 'new_sketch', lower(hex(new_sketch)))"
        " FROM pair WHERE review=?1 ORDER BY id",
        "SELECT json_object('type', 'change', " UID ", 'id', " HEX("id") ", 'kind', kind,"
        " 'classes', classes, 'place', place, 'old', old, 'new', new, 'before', before,"
        " 'after', after) FROM change WHERE review=?1",
        "SELECT " ACT " FROM act a WHERE review=?1 ORDER BY seq",
        "SELECT CASE kind WHEN 'pin' THEN json_set(" ACT ", '$.pin', json(("
        "  SELECT json_object('unit', unit, 'parted', parted, 'old', old, 'new', new,"
        "   'old_place', old_place, 'new_place', new_place, 'old_text', old_text,"
        "   'new_text', new_text) FROM pin WHERE act=a.seq))) ELSE " ACT " END"
        " FROM act a WHERE review=?1 ORDER BY seq"};
    if (!carry_choose(store, number, error))
        return false;
    for (int i = 0; i < QUERIES; i++) {
        if (i == (store->schema < SCHEMA_PINS ? WITH_PINS : WITHOUT_PINS))
            continue;
        sqlite3_stmt *statement = store_prepare(store, queries[i], error);
        if (!statement)
            return false;
        sqlite.bind_int64(statement, 1, number);
        while (sqlite.step(statement) == SQLITE_ROW) {
            strbuf_add(out, sqlite.column_text(statement, 0),
                       (size_t)sqlite.column_bytes(statement, 0));
            strbuf_addc(out, '\n');
        }
        if (!store_finish(store, statement, error))
            return false;
    }
    return true;
}

/* A review of the lines, and the one in the store that it goes to. */
struct carried {
    struct act_id uid;
    int64_t review;
    bool fresh; /* it was made for these lines */
};

struct importer {
    struct store *store;
    struct carry_counts *counts;
    struct error *error;
    struct arena arena;
    const char *line; /* being read */
    size_t size;
    size_t number;
    int64_t now;
    struct {
        struct carried *at;
        size_t n, cap;
    } reviews;
};

/* What a member of the line says where it is of that type. */
#define MEMBER(type, name)                                                                     \
    "CASE json_type(?1, '$." name "') WHEN '" type "' THEN json_extract(?1, '$." name "') END"
#define TEXT(name) MEMBER("text", name)
#define NUMBER(name) MEMBER("integer", name)

static bool bad_line(struct importer *importer, const char *why)
{
    return error_set(importer->error, "Line %zu of the reviews %s.", importer->number, why);
}

/* Bytes from hexadecimal digits; false where they are none. */
static bool from_hex(const char *digits, uint8_t *bytes, size_t n)
{
    if (!digits || strlen(digits) != 2 * n)
        return false;
    for (size_t i = 0; i < 2 * n; i++) {
        const char *all = "0123456789abcdef", *digit = strchr(all, digits[i]);
        if (!digit)
            return false;
        uint8_t value = (uint8_t)(digit - all);
        bytes[i / 2] = (uint8_t)(i % 2 ? bytes[i / 2] | value : value << 4);
    }
    return true;
}

static bool id_from_hex(const char *digits, int64_t *id)
{
    uint8_t bytes[8];
    uint64_t value = 0;
    if (!from_hex(digits, bytes, sizeof bytes))
        return false;
    for (size_t i = 0; i < sizeof bytes; i++)
        value = value << 8 | bytes[i];
    *id = (int64_t)value;
    return true;
}

/* A statement with the line as its first parameter. */
static sqlite3_stmt *on_line(struct importer *importer, const char *sql)
{
    sqlite3_stmt *statement = store_prepare(importer->store, sql, importer->error);
    if (statement)
        sqlite.bind_text(statement, 1, importer->line, (int)importer->size, SQLITE_STATIC);
    return statement;
}

/* The line's members that a statement asks for, as text; NULL where there is none. */
static bool members(struct importer *importer, const char *sql, const char **values, int n)
{
    sqlite3_stmt *statement = on_line(importer, sql);
    if (!statement)
        return false;
    if (sqlite.step(statement) == SQLITE_ROW)
        for (int i = 0; i < n; i++)
            values[i] = store_text(statement, i, &importer->arena);
    return store_finish(importer->store, statement, importer->error);
}

/* Whether a text of the line has a zero byte, at which it would be cut. */
static bool has_zero(const struct importer *importer)
{
    static const char zero[] = "\\u0000";
    const char *line = importer->line, *end = line + importer->size;
    if (memchr(line, 0, importer->size))
        return true;
    while ((line = memchr(line, '\\', (size_t)(end - line))) && end - line > 1) {
        if ((size_t)(end - line) >= sizeof zero - 1 && memcmp(line, zero, sizeof zero - 1) == 0)
            return true;
        line += 2; /* with what it escapes */
    }
    return false;
}

/* A time in milliseconds. One that is still to come counts as the present: what was said then
 * would hold against all that is said until then. False where there is none. */
static bool time_of(struct importer *importer, const char *text, int64_t *when)
{
    *when = text ? strtoll(text, NULL, 10) : -1;
    if (*when < 0)
        return bad_line(importer, "does not say when");
    if (*when > importer->now)
        *when = importer->now;
    return true;
}

static struct carried *carried_of(struct importer *importer, const char *uid)
{
    struct act_id id = {{0}};
    if (from_hex(uid, id.byte, sizeof id.byte))
        for (size_t i = 0; i < importer->reviews.n; i++)
            if (memcmp(&importer->reviews.at[i].uid, &id, sizeof id) == 0)
                return &importer->reviews.at[i];
    bad_line(importer, "is about a review that no line before it begins");
    return NULL;
}

static bool take_review(struct importer *importer)
{
    const char *values[2] = {NULL, NULL};
    struct carried carried = {.fresh = false};
    if (!members(importer, "SELECT " TEXT("id") "," NUMBER("created"), values, 2))
        return false;
    if (!from_hex(values[0], carried.uid.byte, sizeof carried.uid.byte))
        return bad_line(importer, "has no id");
    int64_t created;
    if (!time_of(importer, values[1], &created))
        return false;
    sqlite3_stmt *statement =
        store_prepare(importer->store, "SELECT id FROM review WHERE uid=?", importer->error);
    if (!statement)
        return false;
    store_bind_id(statement, 1, &carried.uid);
    if (sqlite.step(statement) == SQLITE_ROW)
        carried.review = sqlite.column_int64(statement, 0);
    if (!store_finish(importer->store, statement, importer->error))
        return false;
    if (!carried.review) {
        statement = store_prepare(importer->store, "INSERT INTO review(uid, created) VALUES(?, ?)",
                                  importer->error);
        if (!statement)
            return false;
        store_bind_id(statement, 1, &carried.uid);
        sqlite.bind_int64(statement, 2, created);
        if (!store_finish(importer->store, statement, importer->error))
            return false;
        carried.review = sqlite.last_insert_rowid(importer->store->db);
        if (!store_seal(importer->store, SEALED_REVIEW, carried.review, 0, importer->error))
            return false;
        carried.fresh = true;
    }
    *VEC_ADD(&importer->arena, &importer->reviews) = carried;
    importer->counts->reviews++;
    return true;
}

/* In a transaction that has begun. */
static bool take_out(struct store *store, int64_t number, struct error *error)
{
    static const char *const statements[] = {
        "DELETE FROM ruling WHERE act IN (SELECT seq FROM act WHERE review=?1)",
        "DELETE FROM pin WHERE act IN (SELECT seq FROM act WHERE review=?1)",
        "DELETE FROM act WHERE review=?1", "DELETE FROM change WHERE review=?1",
        "DELETE FROM pair WHERE review=?1", "DELETE FROM review WHERE id=?1"};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        sqlite3_stmt *statement = store_prepare(store, statements[i], error);
        if (!statement)
            return false;
        sqlite.bind_int64(statement, 1, number);
        if (!store_finish(store, statement, error))
            return false;
    }
    return true;
}

/* Where the versions are under review here already, that review takes what is said
 * of them. */
static bool join_review(struct importer *importer, struct carried *carried, int64_t old,
                        int64_t new)
{
    sqlite3_stmt *statement =
        store_prepare(importer->store, "SELECT min(review) FROM pair WHERE old_hash=? AND "
                                       "new_hash=? AND review<>?", importer->error);
    int64_t other = 0;
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, old);
    sqlite.bind_int64(statement, 2, new);
    sqlite.bind_int64(statement, 3, carried->review);
    if (sqlite.step(statement) == SQLITE_ROW)
        other = sqlite.column_int64(statement, 0);
    if (!store_finish(importer->store, statement, importer->error))
        return false;
    if (!other || !carried->fresh)
        return true;
    int64_t made = carried->review;
    carried->review = other;
    carried->fresh = false;
    return take_out(importer->store, made, importer->error);
}

/* Bytes of any number from hexadecimal digits; false where they are none. */
static bool bytes_of(struct importer *importer, const char *digits, uint8_t **bytes, size_t *n)
{
    *n = digits ? strlen(digits) / 2 : 0;
    *bytes = arena_alloc(&importer->arena, *n, 1);
    return *n == 0 || from_hex(digits, *bytes, *n);
}

static bool take_pair(struct importer *importer)
{
    enum { BYTES = 3 /* columns: the changes, the sketches */ };
    const char *values[9] = {NULL};
    int64_t hash[SIDES], created;
    if (!members(importer, "SELECT " TEXT("review") "," TEXT("old") "," TEXT("new") ","
                           TEXT("old_name") "," TEXT("new_name") "," NUMBER("created") ","
                           TEXT("changes") "," TEXT("old_sketch") "," TEXT("new_sketch"),
                 values, 9))
        return false;
    struct carried *carried = carried_of(importer, values[0]);
    if (!carried)
        return false;
    uint8_t *bytes[BYTES];
    size_t size[BYTES];
    bool good = id_from_hex(values[1], &hash[OLD]) && id_from_hex(values[2], &hash[NEW]) &&
                values[3] && values[4];
    for (int i = 0; good && i < BYTES; i++)
        good = bytes_of(importer, values[6 + i], &bytes[i], &size[i]);
    if (!good)
        return bad_line(importer, "does not say which versions it is about");
    if (!time_of(importer, values[5], &created) ||
        !join_review(importer, carried, hash[OLD], hash[NEW]))
        return false;
    sqlite3_stmt *statement = store_prepare(
        importer->store, "INSERT OR IGNORE INTO pair(review, old_hash, new_hash, old_name, "
                         "new_name, created, changes, old_sketch, new_sketch) "
                         "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        importer->error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, carried->review);
    for (int side = OLD; side <= NEW; side++) {
        sqlite.bind_int64(statement, side + 2, hash[side]);
        store_bind_name(statement, side + 4, values[side + 3]);
    }
    sqlite.bind_int64(statement, 6, created);
    for (int i = 0; i < BYTES; i++)
        if (size[i] || i == 0)
            sqlite.bind_blob64(statement, 7 + i, bytes[i], size[i], SQLITE_STATIC);
    if (!store_finish(importer->store, statement, importer->error))
        return false;
    return sqlite.changes(importer->store->db) == 0 ||
           store_seal(importer->store, SEALED_PAIR,
                      sqlite.last_insert_rowid(importer->store->db), 0, importer->error);
}

static bool take_change(struct importer *importer)
{
    enum { TEXTS = 7 };
    const char *values[TEXTS + 2] = {NULL};
    int64_t id;
    if (!members(importer, "SELECT " TEXT("review") "," TEXT("id") "," TEXT("kind") ","
                           TEXT("classes") "," TEXT("place") "," TEXT("old") "," TEXT("new") ","
                           TEXT("before") "," TEXT("after"), values, TEXTS + 2))
        return false;
    const struct carried *carried = carried_of(importer, values[0]);
    if (!carried)
        return false;
    if (!id_from_hex(values[1], &id))
        return bad_line(importer, "has no id of a change");
    if (!values[2])
        return bad_line(importer, "does not say what kind of change it is");
    sqlite3_stmt *statement = store_prepare(
        importer->store, "INSERT OR IGNORE INTO change(review, id, kind, classes, place, old, new, "
                         "before, after) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", importer->error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, carried->review);
    sqlite.bind_int64(statement, 2, id);
    for (int i = 0; i < TEXTS; i++)
        store_bind_text(statement, i + 3, values[i + 2] ? values[i + 2] : "");
    return store_finish(importer->store, statement, importer->error) &&
           store_seal(importer->store, SEALED_CHANGE, carried->review, id, importer->error);
}

static bool take_ruling(struct importer *importer, sqlite3_stmt *from, int64_t act)
{
    const char *text[4]; /* change, verdict, note, source */
    int64_t change, fields = sqlite.column_int64(from, 4);
    for (int i = 0; i < 4; i++)
        text[i] = store_text(from, i, &importer->arena);
    if (!id_from_hex(text[0], &change))
        return bad_line(importer, "rules on no change");
    if (fields < 1 || fields > RULES_ALL)
        return bad_line(importer, "does not say what it rules");
    if ((fields & RULES_VERDICT) &&
        (!text[1] || verdict_find(text[1], strlen(text[1])) == VERDICT_COUNT))
        return bad_line(importer, "has a verdict that there is not");
    sqlite3_stmt *statement =
        store_prepare(importer->store, "INSERT OR IGNORE INTO ruling(act, change, fields, verdict, "
                                       "note, checked, source) VALUES(?, ?, ?, ?, ?, ?, ?)",
                      importer->error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, act);
    sqlite.bind_int64(statement, 2, change);
    sqlite.bind_int64(statement, 3, fields);
    store_bind_text(statement, 4, fields & RULES_VERDICT ? text[1] : NULL);
    store_bind_text(statement, 5, text[2]);
    sqlite.bind_int(statement, 6, sqlite.column_int(from, 5) != 0);
    store_bind_text(statement, 7, text[3]);
    return store_finish(importer->store, statement, importer->error);
}

static bool take_rulings(struct importer *importer, int64_t act)
{
    sqlite3_stmt *from = on_line(
        importer, "SELECT json_extract(value, '$.change'), json_extract(value, '$.verdict'),"
                  " json_extract(value, '$.note'), json_extract(value, '$.source'),"
                  " json_extract(value, '$.fields'), json_extract(value, '$.checked')"
                  " FROM json_each(?1, '$.rulings') WHERE type='object'");
    bool good = from != NULL;
    while (good && sqlite.step(from) == SQLITE_ROW)
        good = take_ruling(importer, from, act);
    if (!good) {
        sqlite.finalize(from);
        return false;
    }
    return store_finish(importer->store, from, importer->error);
}

/* The pin of an act, if it is one. */
static bool take_pin(struct importer *importer, int64_t act)
{
    enum { UNIT, PARTED, KEY, PLACE = KEY + SIDES, TEXT = PLACE + SIDES, VALUES = TEXT + SIDES };
    const char *values[VALUES] = {NULL};
    if (!members(importer, "SELECT " TEXT("pin.unit") "," NUMBER("pin.parted") ","
                           TEXT("pin.old") "," TEXT("pin.new") ","
                           TEXT("pin.old_place") "," TEXT("pin.new_place") ","
                           TEXT("pin.old_text") "," TEXT("pin.new_text"), values, VALUES))
        return false;
    bool sentences = values[UNIT] && strcmp(values[UNIT], "sentence") == 0;
    struct pin_said said = {.sentences = sentences};
    if (!sentences && (!values[UNIT] || strcmp(values[UNIT], "paragraph") != 0))
        return bad_line(importer, "pins neither paragraphs nor sentences");
    if (!values[PARTED])
        return bad_line(importer, "does not say whether they are parted");
    said.parted = strcmp(values[PARTED], "0") != 0;
    for (int side = OLD; side <= NEW; side++) {
        if (!unit_read(&said.unit[side], values[KEY + side]))
            return bad_line(importer, "does not say what it pins");
        said.place[side] = values[PLACE + side];
        said.text[side] = values[TEXT + side];
    }
    return store_add_pin(importer->store, act, &said, importer->error);
}

static bool take_act(struct importer *importer)
{
    const char *values[6] = {NULL};
    struct act_id id, target;
    int64_t when;
    if (!members(importer, "SELECT " TEXT("review") "," TEXT("id") "," TEXT("kind") ","
                           TEXT("who") "," NUMBER("at") "," TEXT("target"), values, 6))
        return false;
    const struct carried *carried = carried_of(importer, values[0]);
    if (!carried)
        return false;
    if (!from_hex(values[1], id.byte, sizeof id.byte))
        return bad_line(importer, "has no id of an act");
    enum act_kind kind = values[2] ? act_kind_find(values[2]) : ACT_KIND_COUNT;
    if (kind == ACT_KIND_COUNT)
        return bad_line(importer, "is of a kind that this stet does not know");
    if (!values[3] || !*values[3])
        return bad_line(importer, "does not say who it was");
    if (!time_of(importer, values[4], &when))
        return false;
    bool has_target = from_hex(values[5], target.byte, sizeof target.byte);
    if (!has_target && (kind == ACT_UNDO || kind == ACT_REDO || kind == ACT_UNPIN))
        return bad_line(importer, "does not say what is undone");
    sqlite3_stmt *statement =
        store_prepare(importer->store, "INSERT OR IGNORE INTO act(uid, review, kind, who, at, "
                                       "target) VALUES(?, ?, ?, ?, ?, ?)", importer->error);
    if (!statement)
        return false;
    store_bind_id(statement, 1, &id);
    sqlite.bind_int64(statement, 2, carried->review);
    store_bind_text(statement, 3, values[2]);
    store_bind_text(statement, 4, values[3]);
    sqlite.bind_int64(statement, 5, when);
    if (has_target)
        store_bind_id(statement, 6, &target);
    if (!store_finish(importer->store, statement, importer->error))
        return false;
    if (sqlite.changes(importer->store->db) == 0) {
        importer->counts->known++;
        return true;
    }
    importer->counts->acts++;
    int64_t seq = sqlite.last_insert_rowid(importer->store->db);
    return (kind == ACT_PIN ? take_pin(importer, seq) : take_rulings(importer, seq)) &&
           store_seal(importer->store, SEALED_ACT, seq, 0, importer->error);
}

static bool take_line(struct importer *importer)
{
    static const struct {
        const char *type;
        bool (*take)(struct importer *importer);
    } types[] = {{"review", take_review}, {"pair", take_pair}, {"change", take_change},
                 {"act", take_act}};
    const char *type = NULL;
    if (has_zero(importer))
        return bad_line(importer, "holds a zero byte");
    if (!members(importer, "SELECT CASE WHEN json_valid(?1) THEN " TEXT("type") " END",
                 &type, 1))
        return false;
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i].type) == 0)
            return types[i].take(importer);
    return bad_line(importer, "is no JSON of a review");
}

bool carry_import(struct store *store, const char *text, size_t n, struct carry_counts *counts,
                  struct error *error)
{
    struct importer importer = {
        .store = store, .counts = counts, .error = error, .now = store_now()};
    *counts = (struct carry_counts){0};
    if (!store_begin(store, error))
        return false;
    bool good = true;
    for (size_t at = 0; good && at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        importer.line = text + at;
        importer.size = end ? (size_t)(end - importer.line) : n - at;
        importer.number++;
        at += importer.size + 1;
        bool blank = importer.size == 0 || (importer.size == 1 && *importer.line == '\r');
        good = blank || take_line(&importer);
    }
    good = store_end(store, good, error);
    arena_free(&importer.arena);
    return good;
}

bool carry_forget(struct store *store, int64_t number, struct error *error)
{
    if (!carry_choose(store, number, error) || !store_begin(store, error))
        return false;
    store_leave_review(store);
    return store_end(store, take_out(store, number, error), error);
}

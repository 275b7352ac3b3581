/* Which review the versions at hand belong to.
 *
 * The one of exactly these texts, else one whose two texts went on in these. That a text
 * went on in another is told by what they say (sketch.h): under the same name it is enough
 * that they have something in common; under another name it must be more like the text
 * than like the other side's, because two versions that were made of the same text apart
 * have less in common with each other than with it. Where that cannot be told, as with few
 * changes in a long text, most changes must be the same. */
#include <stdlib.h>
#include <string.h>

#include "base/visible.h"
#include "review/store_internal.h"

enum {
    NAME_MAX_BYTES = 1024,
    PAIRS_MAX = 4096, /* the latest ones are looked at */
    ID_BYTES = 8,
    UNTOLD_SHARED = 3 /* changes in common that are enough where there are no sketches */
};

static const double kin = 0.05, later_state = 0.25; /* likeness */

void store_bind_name(sqlite3_stmt *statement, int at, const char *name)
{
    char clean[NAME_MAX_BYTES];
    visible_copy(clean, sizeof clean, name, strlen(name));
    store_bind_text(statement, at, clean);
}

bool store_choose(struct store *store, int64_t review, struct error *error)
{
    store_leave_review(store);
    if (!review)
        return true;
    sqlite3_stmt *statement = store_prepare(store, "SELECT uid FROM review WHERE id=?", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, review);
    if (sqlite.step(statement) == SQLITE_ROW) {
        store_column_id(statement, 0, &store->uid);
        store->review = review;
    }
    return store_finish(store, statement, error);
}

bool store_find_exact(struct store *store, const struct store_pair *pair, int64_t *review,
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

/* What a pair that was reviewed has in common with the one at hand. */
struct kinship {
    bool same_text[SIDES], same_name[SIDES];
    bool told;            /* there are sketches; else likeness says nothing */
    double like[SIDES];   /* of a side's two texts */
    double across[SIDES]; /* of the text at hand and the other side's */
    size_t shared, of;    /* changes, and how many the pair with fewer has */
};

static void compare_texts(sqlite3_stmt *row, const struct store_pair *pair,
                          struct kinship *kinship)
{
    struct sketch sketch[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        char clean[NAME_MAX_BYTES];
        const char *name = (const char *)sqlite.column_text(row, 3 + side);
        visible_copy(clean, sizeof clean, pair->name[side], strlen(pair->name[side]));
        kinship->same_text[side] =
            (uint64_t)sqlite.column_int64(row, 1 + side) == pair->hash[side];
        /* what comes through a pipe is called the same every time */
        kinship->same_name[side] = clean[0] == '/' && name && strcmp(name, clean) == 0;
        const uint8_t *bytes = sqlite.column_blob(row, 6 + side);
        sketch_read(&sketch[side], bytes, (size_t)sqlite.column_bytes(row, 6 + side));
        kinship->told |= bytes != NULL;
    }
    for (int side = OLD; side <= NEW; side++) {
        kinship->like[side] = kinship->same_text[side]
                                  ? 1
                                  : sketch_likeness(&pair->sketch[side], &sketch[side]);
        kinship->across[side] = sketch_likeness(&pair->sketch[side], &sketch[!side]);
    }
}

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

static void compare_changes(sqlite3_stmt *row, const struct store_pair *pair,
                            struct kinship *kinship)
{
    const uint8_t *bytes = sqlite.column_blob(row, 5);
    size_t n = bytes ? (size_t)sqlite.column_bytes(row, 5) / ID_BYTES : 0;
    kinship->of = n < pair->n ? n : pair->n;
    for (size_t i = 0; i < n && pair->n; i++) {
        uint64_t id = 0;
        for (size_t b = 0; b < ID_BYTES; b++)
            id |= (uint64_t)bytes[i * ID_BYTES + b] << 8 * b;
        kinship->shared += bsearch(&id, pair->ids, pair->n, sizeof id, by_value) != NULL;
    }
}

static bool went_on(const struct kinship *kinship, enum side side)
{
    if (kinship->same_text[side])
        return true;
    if (!kinship->told)
        return kinship->same_name[side];
    if (kinship->same_name[side])
        return kinship->like[side] >= kin;
    return kinship->like[side] >= later_state && kinship->like[side] > kinship->across[side];
}

static bool is_same(const struct kinship *kinship)
{
    if (went_on(kinship, OLD) && went_on(kinship, NEW))
        return true;
    bool most = kinship->shared && 2 * kinship->shared >= kinship->of;
    if (!kinship->told)
        return most && kinship->shared >= UNTOLD_SHARED;
    return most && kinship->like[OLD] >= kin && kinship->like[NEW] >= kin;
}

static bool find_kin(struct store *store, const struct store_pair *pair, int64_t *review,
                     struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "SELECT review, old_hash, new_hash, old_name, new_name, changes, old_sketch, "
               "new_sketch FROM pair ORDER BY id DESC LIMIT ?", error);
    double best = -1;
    if (!statement)
        return false;
    sqlite.bind_int(statement, 1, PAIRS_MAX);
    while (sqlite.step(statement) == SQLITE_ROW) {
        struct kinship kinship = {.told = false};
        compare_texts(statement, pair, &kinship);
        compare_changes(statement, pair, &kinship);
        double likeness = kinship.like[OLD] + kinship.like[NEW];
        if (is_same(&kinship) && likeness > best) {
            best = likeness;
            *review = sqlite.column_int64(statement, 0);
        }
    }
    return store_finish(store, statement, error);
}

bool store_find(struct store *store, const struct store_pair *pair, bool *found,
                struct error *error)
{
    int64_t review;
    *found = false;
    if (!store_find_exact(store, pair, &review, error) ||
        (!review && !find_kin(store, pair, &review, error)) ||
        !store_choose(store, review, error))
        return false;
    *found = store->review != 0;
    return true;
}

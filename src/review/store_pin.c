/* What the store keeps of a pin. */
#include "review/store_internal.h"

static const char *unit_kind(const struct pin_said *said)
{
    return said->sentences ? "sentence" : "paragraph";
}

bool store_add_pin(struct store *store, int64_t act, const struct pin_said *said,
                   struct error *error)
{
    sqlite3_stmt *statement = store_prepare(
        store, "INSERT INTO pin(act, unit, parted, old, new, old_place, new_place, old_text, "
               "new_text) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, act);
    store_bind_text(statement, 2, unit_kind(said));
    sqlite.bind_int(statement, 3, said->parted);
    for (int side = OLD; side <= NEW; side++) {
        char key[UNIT_KEY_BYTES];
        unit_write(&said->unit[side], key);
        store_bind_text(statement, 4 + side, key);
        store_bind_text(statement, 6 + side, said->place[side] ? said->place[side] : "");
        store_bind_text(statement, 8 + side, said->text[side] ? said->text[side] : "");
    }
    return store_finish(store, statement, error);
}

bool store_read_pin(struct store *store, int64_t act, struct arena *arena, struct pin_said *said,
                    bool *found, struct error *error)
{
    sqlite3_stmt *statement =
        store_prepare(store, "SELECT unit='sentence', parted, old, new, old_place, new_place, "
                             "old_text, new_text FROM pin WHERE act=?", error);
    *found = false;
    if (!statement)
        return false;
    sqlite.bind_int64(statement, 1, act);
    if (sqlite.step(statement) == SQLITE_ROW) {
        *found = true;
        *said = (struct pin_said){.sentences = sqlite.column_int(statement, 0) != 0,
                                  .parted = sqlite.column_int(statement, 1) != 0};
        for (int side = OLD; side <= NEW; side++) {
            *found = unit_read(&said->unit[side], store_text(statement, 2 + side, arena)) && *found;
            said->place[side] = store_text(statement, 4 + side, arena);
            said->text[side] = store_text(statement, 6 + side, arena);
        }
    }
    return store_finish(store, statement, error);
}

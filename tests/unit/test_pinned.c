/* What was said of partners: kept, found again by content, shared, undone, dropped. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "review/carry.h"
#include "review/sqlite.h"
#include "tests/support/reviewing.h"
#include "tests/tap.h"

static struct arena arena;
static struct error warning, error;

#define FERRY "The ferry leaves the harbor at nine every morning.\n\n"
#define REFRAIN "That is all.\n\n"
#define BRIDGE "Nobody knows who paid for the bridge. It is green.\n\n"
#define SCHOOL "The school closes on Friday.\n\n"
#define SPONSOR "A sponsor has been found, they say. It is blue.\n\n"

static const char *const old_text = FERRY REFRAIN BRIDGE REFRAIN SCHOOL;
static const char *const new_text = FERRY REFRAIN SPONSOR REFRAIN SCHOOL;

/* The pins of the desk in the pair's articles. */
static const struct pin *find(const struct desk *desk, const struct pair *pair, size_t *n,
                              size_t *lost)
{
    const struct article *article[SIDES] = {&pair->article[OLD], &pair->article[NEW]};
    return pinned_find(desk->pins, article, &arena, n, lost);
}

static void say(struct desk *desk, bool sentences, bool parted, uint32_t old, uint32_t new)
{
    desk_pin(desk, &(struct pin){.sentences = sentences, .parted = parted, .at = {old, new}});
}

static void keeping(void)
{
    const char *path = reviewing_file("keeping.db");
    struct pair pair;
    struct desk desk;
    struct desk_undone undone;
    size_t n, lost;
    reviewing_pair(&pair, old_text, new_text);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.pins_key, 0, "nothing is pinned at first");
    say(&desk, false, false, 2, 2);
    say(&desk, true, true, 3, 3);
    is_str(desk.trouble, "", "it is saved");
    uint64_t key = desk.pins_key;
    ok(key != 0, "what is pinned has a key");
    desk_close(&desk);

    reviewing_open(&desk, &pair, path, "bob");
    ok(desk.pins_key == key, "and the same one when all is opened again");
    const struct pin *pins = find(&desk, &pair, &n, &lost);
    is_int(n, 2, "both are there");
    ok(!pins[0].sentences && !pins[0].parted && pins[0].at[OLD] == 2 && pins[0].at[NEW] == 2,
       "paragraphs, pinned");
    ok(pins[1].sentences && pins[1].parted && pins[1].at[OLD] == 3, "sentences, parted");
    is_str(pins[0].who, "ann", "with who it was");
    ok(!desk_undo(&desk, false, &undone), "what ann said is not bob's to undo");
    desk_unpin(&desk, pins[0].id);
    find(&desk, &pair, &n, &lost);
    is_int(n, 1, "but bob can take it away");
    ok(desk.pins_key != key, "which is another key");
    ok(desk_undo(&desk, false, &undone), "and undo that");
    ok(desk.pins_key == key, "the key of before");
    find(&desk, &pair, &n, &lost);
    is_int(n, 2, "both again");
    desk_close(&desk);

    reviewing_open(&desk, &pair, path, "ann");
    ok(desk_undo(&desk, false, &undone), "ann undoes her last one");
    is_int(undone.n, 0, "which is about no change");
    find(&desk, &pair, &n, &lost);
    is_int(n, 1, "one is left");
    ok(desk_undo(&desk, true, &undone), "and does it again");
    ok(desk.pins_key == key, "both");
    desk_close(&desk);
    pair_free(&pair);
}

static void by_content(void)
{
    const char *path = reviewing_file("content.db");
    struct pair pair;
    struct desk desk;
    size_t n, lost;
    reviewing_pair(&pair, old_text, new_text);
    reviewing_open(&desk, &pair, path, "ann");
    say(&desk, false, false, 3, 1); /* the second refrain with the first */
    say(&desk, false, false, 2, 2);
    desk_close(&desk);
    pair_free(&pair);

    reviewing_pair(&pair, "A new beginning.\n\n" FERRY REFRAIN "Nobody knows who paid\nfor the bridge.  It is "
                   "green.\n\n" REFRAIN SCHOOL,
            new_text);
    reviewing_open(&desk, &pair, path, "ann");
    const struct pin *pins = find(&desk, &pair, &n, &lost);
    is_int(n, 2, "other text came, and one was wrapped: both are there");
    is_int(lost, 0, "none is lost");
    is_int(pins[0].at[OLD], 4, "of equal paragraphs the one between its neighbours");
    is_int(pins[0].at[NEW], 1, "where it was");
    is_int(pins[1].at[OLD], 3, "the bridge");
    is_int(pins[1].at[NEW], 2, "and the sponsor");
    desk_close(&desk);
    pair_free(&pair);

    reviewing_pair(&pair, FERRY REFRAIN "Nobody knows.\n\n" REFRAIN SCHOOL, new_text);
    reviewing_open(&desk, &pair, path, "ann");
    find(&desk, &pair, &n, &lost);
    is_int(n, 1, "a paragraph was rewritten: its pin has no effect");
    is_int(lost, 1, "and that is known");
    desk_close(&desk);
    pair_free(&pair);
}

static void replacing(void)
{
    struct pair pair;
    struct desk desk;
    size_t n, lost;
    reviewing_pair(&pair, old_text, new_text);
    reviewing_open(&desk, &pair, NULL, "ann");
    say(&desk, false, false, 0, 0);
    say(&desk, false, false, 0, 4);
    const struct pin *pins = find(&desk, &pair, &n, &lost);
    is_int(n, 1, "a later pin of a paragraph takes the earlier one's place");
    is_int(pins[0].at[NEW], 4, "the later one");
    desk_unpin(&desk, pins[0].id);
    find(&desk, &pair, &n, &lost);
    is_int(n, 0, "to take it away does not bring the earlier one back");
    is_int(lost, 0, "nor is anything lost");
    say(&desk, false, true, 1, 1);
    say(&desk, false, true, 1, 3);
    find(&desk, &pair, &n, &lost);
    is_int(n, 2, "a paragraph can be parted from several");
    say(&desk, false, false, 1, 1);
    pins = find(&desk, &pair, &n, &lost);
    ok(n == 2 && pins[0].parted && !pins[1].parted, "what was parted can be pinned");
    desk_close(&desk);
    pair_free(&pair);
}

static void together(void)
{
    const char *path = reviewing_file("together.db");
    struct pair pair;
    struct desk ann, bob;
    size_t n, lost;
    reviewing_pair(&pair, old_text, new_text);
    reviewing_open(&ann, &pair, path, "ann");
    reviewing_open(&bob, &pair, path, "bob");
    say(&ann, false, false, 2, 2);
    ok(desk_poll(&bob), "bob hears of it");
    find(&bob, &pair, &n, &lost);
    ok(n == 1 && bob.pins_key == ann.pins_key, "and has what ann has");
    desk_close(&ann);
    desk_close(&bob);
    pair_free(&pair);
}

static void killed(void)
{
    const char *path = reviewing_file("killed.db");
    struct pair pair;
    struct desk desk;
    bool good = true;
    reviewing_pair(&pair, old_text, new_text);
    for (uint32_t i = 0; i < 4 && good; i++) {
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            reviewing_open(&desk, &pair, path, "ann");
            say(&desk, false, false, i, i);
            _exit(desk.trouble[0] ? 1 : 0); /* nothing is closed or written back */
        }
        int status;
        size_t n, lost;
        waitpid(child, &status, 0);
        reviewing_open(&desk, &pair, path, "ann");
        find(&desk, &pair, &n, &lost);
        good = status == 0 && n == i + 1;
        desk_close(&desk);
    }
    ok(good, "what was acknowledged is there after the program died");
    pair_free(&pair);
}

/* Makes a store one of before there were pins. */
static bool age(const char *path)
{
    sqlite3 *db;
    bool good = sqlite.open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                sqlite.exec(db, "DROP TABLE pin; PRAGMA user_version=2", NULL, NULL, NULL) ==
                    SQLITE_OK;
    sqlite.close(db);
    return good;
}

static void older(void)
{
    const char *path = reviewing_file("older.db");
    struct pair pair;
    struct desk desk;
    size_t change = 0, n, lost;
    struct ruling ruling = {.fields = RULES_VERDICT, .verdict = VERDICT_ACCEPT};
    reviewing_pair(&pair, old_text, new_text);
    reviewing_open(&desk, &pair, path, "ann");
    desk_rule(&desk, &change, 1, ruling);
    desk_close(&desk);
    ok(age(path), "a store of before there were pins");
    struct desk_options options = {.path = path, .read_only = true};
    ok(desk_open(&desk, &pair.changes, options, &warning, &error), "a report reads it");
    is_int(desk.tally.decided, 1, "with its decisions");
    desk_close(&desk);
    struct store *store;
    struct strbuf lines = {.arena = &arena};
    struct store_options where = {.path = path, .use = STORE_READ};
    ok(store_open(&store, &where, &warning, &error) &&
           carry_export(store, 1, &lines, &error),
       "and it is exported");
    store_close(store);
    reviewing_open(&desk, &pair, path, "ann");
    say(&desk, false, false, 2, 2);
    is_str(desk.trouble, "", "a review brings it up to date");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    find(&desk, &pair, &n, &lost);
    ok(n == 1 && desk.tally.decided == 1, "all is there");
    desk_close(&desk);
    pair_free(&pair);
}

static void as_text(void)
{
    struct unit unit = {0x0123456789abcdef, 0, UINT64_MAX, 12}, back;
    char key[UNIT_KEY_BYTES];
    unit_write(&unit, key);
    is_str(key, "0123456789abcdef.0000000000000000.ffffffffffffffff.12", "a unit as text");
    ok(unit_read(&back, key) && back.text == unit.text && back.before == 0 &&
           back.after == unit.after && back.number == 12, "and back");
    static const char *const bad[] = {"", "0", "0123456789abcdef", "x123456789abcdef.0.0.1",
                                      "0123456789abcdef.0000000000000000.ffffffffffffffff.",
                                      "0123456789abcdef.0000000000000000.ffffffffffffffff.-1",
                                      "0123456789abcdef.0000000000000000.ffffffffffffffff.9999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(!unit_read(&back, bad[i]), "no unit: \"%s\"", bad[i]);
    ok(!unit_read(&back, NULL), "nor is nothing");
}

int main(void)
{
    if (!reviewing_begin())
        return 2;
    as_text();
    keeping();
    by_content();
    replacing();
    together();
    killed();
    older();
    ok(reviewing_end(), "cleared up");
    arena_free(&arena);
    return done();
}

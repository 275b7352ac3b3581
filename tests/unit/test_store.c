/* The store: whose file it is, who may use it, and that nothing acknowledged is lost when
 * it is taken away, forgotten, busy or damaged. */
#define _DEFAULT_SOURCE /* setgroups */
#include <fcntl.h>
#include <grp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "review/carry.h"
#include "review/sqlite.h"
#include "review/store_file.h"
#include "tests/support/prng.h"
#include "tests/support/reviewing.h"
#include "tests/tap.h"

static struct arena arena;
static struct error error, warning;
static struct pair pair; /* six changes */

/* Runs SQL on a database, with a connection of its own. */
static bool sql(const char *path, const char *text)
{
    sqlite3 *db = NULL;
    bool good = sqlite.open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ==
                    SQLITE_OK &&
                sqlite.exec(db, text, NULL, NULL, NULL) == SQLITE_OK;
    sqlite.close(db);
    return good;
}

static void remove_store(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char name[512];
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

/* How many decisions somebody finds who opens the store now; -1: it cannot be read. */
static long found(const char *path)
{
    struct desk desk;
    struct desk_options options = {.path = path, .who = "zoe", .read_only = true};
    long n = -1;
    if (desk_open(&desk, &pair.changes, options, &warning, &error))
        n = (long)desk.tally.decided;
    desk_close(&desk);
    return n;
}

/* Another program's file is refused, whatever is asked for, and stays as it is. */
static void is_refused(const char *path, bool chosen, const char *what)
{
    struct desk desk;
    size_t before, after;
    const char *bytes = read_file(path, &arena, &before);
    for (int use = STORE_READ; use <= STORE_CREATE; use++) {
        struct store_options options = {.path = path, .chosen = chosen, .use = (enum store_use)use};
        struct store *store;
        ok(!store_open(&store, &options, &warning, &error) && strstr(error.text, "left alone"),
           "%s is refused: %s", what, error.text);
    }
    struct desk_options options = {.path = path, .who = "ann", .chosen = chosen};
    desk_open(&desk, &pair.changes, options, &warning, &error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    ok(desk_unsaved(&desk) == 1 && desk.trouble[0], "%s: decisions stay in memory", what);
    desk_close(&desk);
    const char *now = read_file(path, &arena, &after);
    ok(now && before == after && memcmp(bytes, now, before) == 0, "%s is as it was", what);
}

static void foreign(void)
{
    static const char *const makes[] = {
        "create table contacts(x)", "pragma user_version=3; create table contacts(x)",
        "pragma application_id=7; create table contacts(x)", "pragma application_id=7",
        "pragma journal_mode=wal; create table contacts(x); insert into contacts values(1)"};
    for (size_t i = 0; i < sizeof makes / sizeof *makes; i++) {
        char name[32];
        snprintf(name, sizeof name, "foreign-%zu.db", i);
        const char *path = reviewing_file(name);
        ok(sql(path, makes[i]), "a database of another program: %s", makes[i]);
        is_refused(path, true, makes[i]);
        is_refused(path, false, makes[i]);
    }
    const char *path = reviewing_file("garbage.db");
    reviewing_write(path, "no database at all, but somebody's text", 39);
    is_refused(path, true, "a text");
    struct desk desk;
    reviewing_open(&desk, &pair, path, "ann");
    ok(strstr(reviewing_warning.text, "set aside"), "in the usual place it is set aside: %s",
       reviewing_warning.text);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    is_str(desk.trouble, "", "and a store begun");
    desk_close(&desk);
    size_t n;
    const char *aside = read_file(reviewing_file("garbage.db.damaged-1"), &arena, &n);
    ok(aside && n == 39 && strncmp(aside, "no database", 11) == 0, "it is as it was");

    path = reviewing_file("empty.db");
    reviewing_write(path, "", 0);
    is_int(found(path), 0, "an empty file holds no decisions");
    struct desk_options options = {.path = path, .who = "ann", .chosen = true};
    desk_open(&desk, &pair.changes, options, &warning, &error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    is_str(desk.trouble, "", "and takes some");
    desk_close(&desk);
    is_int(found(path), 1, "which are there");
}

/* Does something as another user, in a group; true where that went well. */
static bool as_user(uid_t user, bool (*what)(const char *path), const char *path)
{
    enum { GROUP = 60003 };
    gid_t groups[] = {GROUP};
    int status = 1;
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        umask(002);
        bool good = setgroups(1, groups) == 0 && setregid(GROUP, GROUP) == 0 &&
                    setreuid(user, user) == 0 && what(path);
        _exit(good ? 0 : 1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool decide_one(const char *path)
{
    struct desk desk;
    size_t change = 0;
    reviewing_open(&desk, &pair, path, geteuid() == 60001 ? "ann" : "bob");
    while (!decision_is_open(desk_decision(&desk, change)))
        change++;
    reviewing_rule(&desk, change, VERDICT_ACCEPT);
    bool good = !desk.trouble[0];
    if (!good)
        fprintf(stderr, "# %s\n", desk.trouble);
    desk_close(&desk);
    return good;
}

static bool is_told(const char *path)
{
    struct desk desk;
    reviewing_open(&desk, &pair, path, "bob");
    bool good = strstr(desk.trouble, "chmod g+w") != NULL && desk.tally.decided == 1;
    desk_close(&desk);
    return good;
}

static bool can_read(const char *path)
{
    return found(path) == 1;
}

static void shared_by_logins(void)
{
    const char *shared = reviewing_file("shared"), *path = reviewing_file("shared/reviews.db");
    if (geteuid() != 0) {
        ok(true, "several logins on one store # SKIP only root can be several");
        return;
    }
    chmod(reviewing_file("."), 0755);
    if (mkdir(shared, 0777) != 0 || chown(shared, 0, 60003) != 0 || chmod(shared, 02777) != 0) {
        ok(false, "a folder for several logins");
        return;
    }
    ok(as_user(60001, decide_one, path), "one login begins a store");
    struct stat at;
    ok(stat(path, &at) == 0 && (at.st_mode & 0777) == 0664, "its mode is what the umask lets");
    ok(as_user(60002, decide_one, path), "another one decides in it");
    ok(as_user(60001, decide_one, path), "and the first one again");
    is_int(found(path), 3, "all decisions are there");

    const char *own = reviewing_file("own"), *closed = reviewing_file("own/reviews.db");
    mkdir(own, 0755);
    ok(chown(own, 60001, 60003) == 0 && as_user(60001, decide_one, closed), "a store of one's own");
    chmod(closed, 0644);
    ok(as_user(60002, is_told, closed), "another login is told why it cannot decide there");
    ok(as_user(60002, can_read, closed), "and can report what is in it");
}

static void taken_away(enum store_journal journal)
{
    const char *path = reviewing_file("away.db"), *there = reviewing_file("elsewhere.db");
    struct desk_options options = {.path = path, .who = "ann", .journal = journal};
    static const char *const ways[] = {"deleted", "renamed", "replaced", "without its log"};
    for (int way = 0; way < 4; way++) {
        struct desk desk;
        struct error news;
        remove_store(path);
        remove_store(there);
        desk_open(&desk, &pair.changes, options, &warning, &error);
        reviewing_rule(&desk, 0, VERDICT_ACCEPT);
        reviewing_note(&desk, 1, "mind this");
        if (way == 0)
            unlink(path);
        else if (way == 3 && journal == STORE_JOURNAL_ROLLBACK)
            remove_store(path);
        else if (way == 3)
            unlink(reviewing_file("away.db-wal"));
        else
            rename(path, there);
        if (way == 2) { /* by the store of somebody else */
            struct desk other;
            reviewing_open(&other, &pair, reviewing_file("other.db"), "bob");
            reviewing_rule(&other, 5, VERDICT_STET);
            desk_close(&other);
            rename(reviewing_file("other.db"), path);
        }
        if (way == 0) {
            desk_poll(&desk);
            is_int(found(path), 1, "%s: what was decided is there again without a key", ways[way]);
        }
        reviewing_rule(&desk, 2, VERDICT_STET);
        is_str(desk.trouble, "", "%s: decisions are saved", ways[way]);
        ok(desk_news(&desk, &news) && strstr(news.text, "saved again"), "%s: it is told: %s",
           ways[way], news.text);
        ok(!desk_news(&desk, &news), "%s: once", ways[way]);
        is_int(found(path), way == 2 ? 3 : 2, "%s: all decisions are there", ways[way]);
        desk_close(&desk);
        is_int(found(path), way == 2 ? 3 : 2, "%s: after leaving as well", ways[way]);
        if (way == 1)
            is_int(found(there), 1, "and the renamed file has what it had");
        reviewing_open(&desk, &pair, path, "ann");
        is_str(reviewing_last_note(&desk, 1), "mind this", "%s: notes, too", ways[way]);
        desk_close(&desk);
    }
}

static void forgotten(void)
{
    const char *path = reviewing_file("forgotten.db");
    struct desk desk;
    struct store *store;
    struct error news;
    struct store_options options = {.path = path, .use = STORE_WRITE};
    reviewing_open(&desk, &pair, path, "ann");
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    reviewing_rule(&desk, 1, VERDICT_STET);
    ok(store_open(&store, &options, &warning, &error) && carry_forget(store, 1, &error),
       "a review is forgotten while a screen shows it");
    reviewing_rule(&desk, 2, VERDICT_QUERY);
    is_str(desk.trouble, "", "it goes on");
    ok(desk_news(&desk, &news) && strstr(news.text, "forgot"), "and says so: %s", news.text);
    is_int(found(path), 3, "with what was acknowledged");
    struct carry_review *reviews;
    size_t n = 0;
    ok(carry_list(store, &arena, &reviews, &n, &error) && n == 1 && reviews[0].acts == 3,
       "in a review that is listed, with nothing left beside it");
    ok(carry_forget(store, reviews[0].number, &error), "forgotten again");
    ok(desk_poll(&desk) && found(path) == 3, "it is begun again without a key");
    store_close(store);
    desk_close(&desk);
    ok(sql(path, "create temp table t(x check(x=0));"
                 "insert into t select count(*) from act where review not in (select id from review);"
                 "insert into t select count(*) from ruling where act not in (select seq from act)"),
       "nothing in the store belongs to nothing");
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* While another program writes, nobody waits long; what was decided is saved after. */
static void busy(enum store_journal journal)
{
    enum { PATIENCE_MS = 25 };
    const char *path = reviewing_file(journal == STORE_JOURNAL_WAL ? "busy.db" : "busy-too.db");
    struct desk_options options = {
        .path = path, .who = "ann", .journal = journal, .patience = PATIENCE_MS};
    struct desk desk;
    sqlite3 *other = NULL;
    desk_open(&desk, &pair.changes, options, &warning, &error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    sqlite.open_v2(path, &other, SQLITE_OPEN_READWRITE, NULL);
    ok(sqlite.exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK,
       "another program writes");
    double begun = seconds();
    for (size_t i = 1; i < 6; i++)
        reviewing_rule(&desk, i, VERDICT_ACCEPT);
    for (int i = 0; i < 4; i++)
        desk_poll(&desk);
    double took = seconds() - begun;
    ok(took < 2, "five decisions and four looks do not wait for it"); /* once it was 20 s */
    is_int(desk_unsaved(&desk), 5, "what could not be saved is known");
    ok(strstr(desk.trouble, "busy"), "and why: %s", desk.trouble);
    is_int(desk.tally.decided, 6, "decisions show");
    sqlite.exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite.close(other);
    ok(desk_poll(&desk) && !desk_unsaved(&desk) && !desk.trouble[0], "then it is saved");
    is_int(found(path), 6, "all of it");
    desk_close(&desk);
}

static void journals(void)
{
    static const unsigned long remote[] = {0x6969, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997};
    static const unsigned long local[] = {0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630};
    bool good = true;
    for (size_t i = 0; i < 5; i++)
        good = good && !store_file_type_is_local(remote[i]) && store_file_type_is_local(local[i]);
    ok(good, "network file systems are told from local ones");
    for (int journal = STORE_JOURNAL_WAL; journal <= STORE_JOURNAL_ROLLBACK; journal++) {
        const char *path =
            reviewing_file(journal == STORE_JOURNAL_WAL ? "with-log.db" : "without-log.db");
        struct desk_options options = {
            .path = path, .who = "ann", .journal = (enum store_journal)journal};
        struct desk desk;
        desk_open(&desk, &pair.changes, options, &warning, &error);
        reviewing_rule(&desk, 0, VERDICT_ACCEPT);
        char log[512];
        snprintf(log, sizeof log, "%s-wal", path);
        is_int(access(log, F_OK) == 0, journal == STORE_JOURNAL_WAL, "a log where it is asked for");
        desk_close(&desk);
        is_int(found(path), 1, "kept either way");
    }
    struct desk desk;
    struct desk_options options = {.path = reviewing_file("with-log.db"), .who = "ann",
                                   .journal = STORE_JOURNAL_ROLLBACK};
    desk_open(&desk, &pair.changes, options, &warning, &error);
    reviewing_rule(&desk, 1, VERDICT_ACCEPT);
    ok(access(reviewing_file("with-log.db-wal"), F_OK) != 0, "one that had a log goes without");
    desk_close(&desk);
}

/* A store of the first version has all that it had. */
static void upgraded(void)
{
    const char *path = reviewing_file("upgraded.db");
    struct desk desk;
    reviewing_open(&desk, &pair, path, "ann");
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    reviewing_note(&desk, 0, "old");
    desk_close(&desk);
    ok(sql(path, "alter table review drop column seal; alter table act drop column seal;"
                 "alter table change drop column seal; alter table pair drop column seal;"
                 "alter table pair drop column old_sketch; alter table pair drop column new_sketch;"
                 "drop table pin;"
                 "pragma user_version=1"), "a store as the first version had it");
    is_int(found(path), 1, "a report reads it");
    reviewing_open(&desk, &pair, path, "ann");
    is_str(reviewing_last_note(&desk, 0), "old", "with its note");
    reviewing_rule(&desk, 1, VERDICT_ACCEPT);
    is_str(desk.trouble, "", "and it takes more");
    desk_close(&desk);
    is_int(found(path), 2, "which is there");
}

static uint64_t digest(const struct desk *desk)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < desk->review.changes->n; i++) {
        const struct decision *d = desk_decision(desk, i);
        const struct note *note = decision_last_note(d);
        sum = sum * 31 + (uint64_t)d->verdict;
        for (const char *c = d->who; c && *c; c++)
            sum = sum * 31 + (uint64_t)*c;
        sum = sum * 31 + (uint64_t)d->when + (uint64_t)d->checked;
        for (const char *c = note ? note->text : ""; *c; c++)
            sum = sum * 31 + (uint64_t)*c;
    }
    return sum * 31 + desk->pins_key + (desk->pins.n ? desk->pins.at[0].said.unit[OLD].text : 0);
}

/* Whatever is changed in the file: what is read is right, or it is said that it is not. */
static void fuzzed(void)
{
    enum { PAGE = 4096 };
    int rounds = getenv("STET_TEST_SMALL") ? 100 : 500;
    const char *path = reviewing_file("fuzzed.db"), *copy = reviewing_file("fuzzed-copy.db");
    struct desk_options options = {.path = copy, .who = "ann", .read_only = true};
    struct desk desk;
    struct prng prng = {7};
    reviewing_open(&desk, &pair, path, "ann");
    for (size_t i = 0; i < 6; i++) {
        reviewing_rule(&desk, i, i % 2 ? VERDICT_ACCEPT : VERDICT_STET);
        reviewing_note(&desk, i, i % 3 ? "ask the desk about this" : "is that so?");
        reviewing_check(&desk, i, "the minutes of the council");
    }
    desk_pin(&desk, &(struct pin){.at = {1, 1}});
    uint64_t right = digest(&desk);
    desk_close(&desk);
    size_t size;
    const char *bytes = read_file(path, &arena, &size);
    char *damaged = arena_alloc(&arena, size, 1);
    int wrong = 0, noticed = 0;
    for (int round = 0; round < rounds; round++) {
        memcpy(damaged, bytes, size);
        size_t page = prng_below(&prng, (uint32_t)(size / PAGE)) * PAGE;
        switch (prng_below(&prng, 4)) {
        case 0:
            memset(damaged + page, 0, PAGE);
            break;
        case 1:
            for (size_t i = 0; i < PAGE; i++)
                damaged[page + i] = (char)prng_below(&prng, 256);
            break;
        default:
            damaged[prng_below(&prng, (uint32_t)size)] ^= (char)(1 << prng_below(&prng, 8));
        }
        remove_store(copy);
        reviewing_write(copy, damaged, size);
        bool read = desk_open(&desk, &pair.changes, options, &warning, &error);
        if (read && (digest(&desk) != right || desk.tally.decided != 6)) {
            wrong++;
            printf("# round %d: %zu decided\n", round, desk.tally.decided);
        }
        noticed += !read && error.text[0];
        desk_close(&desk);
        if (round % 10)
            continue;
        /* on the screen nothing is lost or said that is not so, either */
        struct desk_options screen = {.path = copy, .who = "ann"};
        desk_open(&desk, &pair.changes, screen, &warning, &error);
        if (!warning.text[0] && !desk.trouble[0] && digest(&desk) != right)
            wrong++;
        desk_close(&desk);
        char aside[512];
        snprintf(aside, sizeof aside, "%s.damaged-1", copy);
        unlink(aside);
    }
    is_int(wrong, 0, "nothing false is read from a damaged store");
    ok(noticed > rounds / 4, "damage is noticed (%d of %d)", noticed, rounds);
    remove_store(copy);
    reviewing_write(copy, bytes, size);
    if (truncate(copy, (off_t)(size / 2)) == 0)
        is_int(found(copy), -1, "half a store is no store");
    remove_store(copy);
    reviewing_write(copy, "", 0);
    reviewing_write(reviewing_file("fuzzed-copy.db-wal"), "what was once decided", 21);
    is_int(found(copy), -1, "nor is one of which only the log is left");
}

/* Damage while it is open is noticed, set aside, and what was decided here saved anew. */
static void damaged_while_open(void)
{
    const char *path = reviewing_file("broken.db");
    struct desk_options options = {
        .path = path, .who = "ann", .journal = STORE_JOURNAL_ROLLBACK};
    struct desk desk;
    struct error news;
    char page[4096];
    desk_open(&desk, &pair.changes, options, &warning, &error);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    memset(page, 'x', sizeof page);
    int fd = open(path, O_WRONLY);
    struct stat at;
    bool good = fstat(fd, &at) == 0;
    for (off_t i = 1; good && i < at.st_size / 4096; i++)
        good = pwrite(fd, page, sizeof page, i * 4096) == (ssize_t)sizeof page;
    good = pwrite(fd, "\377\377\377\377", 4, 24) == 4 && good; /* as if something was written */
    ok(close(fd) == 0 && good, "the file is damaged while it is open");
    reviewing_rule(&desk, 1, VERDICT_ACCEPT);
    if (desk_unsaved(&desk))
        desk_poll(&desk);
    is_int(desk_unsaved(&desk), 0, "all is saved: %s", desk.trouble);
    ok(desk_news(&desk, &news), "it is told: %s", news.text);
    is_int(found(path), 2, "all decisions are there");
    desk_close(&desk);
}

int main(void)
{
    if (!reviewing_begin() || !sqlite_load(&error))
        return 2;
    reviewing_pair(&pair, reviewing_text(OLD, 6, -1), reviewing_text(NEW, 6, -1));
    foreign();
    shared_by_logins();
    taken_away(STORE_JOURNAL_WAL);
    taken_away(STORE_JOURNAL_ROLLBACK);
    forgotten();
    busy(STORE_JOURNAL_WAL);
    busy(STORE_JOURNAL_ROLLBACK);
    journals();
    upgraded();
    fuzzed();
    damaged_while_open();
    pair_free(&pair);
    arena_free(&arena);
    ok(reviewing_end(), "cleared up");
    return done();
}

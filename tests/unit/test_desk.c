/* The desk and its store: decisions that are kept, found again by content, shared,
 * and not lost when the store is damaged, foreign or cannot be written. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "tests/support/reviewing.h"
#include "tests/tap.h"

static struct arena arena;

static void keeping(void)
{
    const char *path = reviewing_file("state/stet/reviews.db");
    struct pair pair;
    struct desk desk;
    struct desk_undone undone;
    reviewing_pair(&pair, reviewing_text(OLD, 20, -1), reviewing_text(NEW, 20, -1));
    is_int(pair.changes.n, 20, "twenty changes");
    reviewing_open(&desk, &pair, path, "ann");
    ok(access(path, F_OK) != 0, "looking makes no file");
    is_int(desk.tally.decided, 0, "nothing is decided");
    reviewing_rule(&desk, 3, VERDICT_ACCEPT);
    reviewing_rule(&desk, 4, VERDICT_STET);
    reviewing_rule(&desk, 5, VERDICT_QUERY);
    reviewing_note(&desk, 5, "ask \"the\" desk");
    is_str(desk.trouble, "", "all is saved");
    is_int(desk.tally.decided, 3, "three are decided");
    is_int(desk.tally.queries, 1, "one of them is a query");
    desk_close(&desk);

    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk_decision(&desk, 3)->verdict, VERDICT_ACCEPT, "accepted, after all is opened again");
    is_int(desk_decision(&desk, 4)->verdict, VERDICT_STET, "the old one stands");
    is_int(desk_decision(&desk, 5)->verdict, VERDICT_QUERY, "queried");
    is_str(reviewing_last_note(&desk, 5), "ask \"the\" desk", "with its note");
    is_str(desk_decision(&desk, 3)->who, "ann", "and who it was");
    ok(!desk_decision(&desk, 5)->is_new && desk.tally.new == 0, "nothing is new");
    ok(desk_undo(&desk, false, &undone) && undone.change == 5, "the note is undone");
    is_int(undone.fields, RULES_NOTE, "and known for a note");
    ok(!desk_decision(&desk, 5)->notes, "and gone");
    ok(desk_undo(&desk, false, &undone) && desk_undo(&desk, false, &undone), "and more");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 1, "what was undone stays undone");
    ok(desk_undo(&desk, true, &undone) && undone.change == 4, "and can be done again");
    is_int(desk.tally.decided, 2, "two");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "bob");
    ok(!desk_undo(&desk, false, &undone), "bob has nothing to undo");
    desk_close(&desk);
    pair_free(&pair);
}

static void edited(void)
{
    const char *path = reviewing_file("edited.db");
    struct pair pair, later;
    struct desk desk;
    reviewing_pair(&pair, reviewing_text(OLD, 20, -1), reviewing_text(NEW, 20, -1));
    reviewing_open(&desk, &pair, path, "ann");
    for (size_t i = 0; i < 20; i++)
        reviewing_rule(&desk, i, i % 2 ? VERDICT_ACCEPT : VERDICT_STET);
    reviewing_note(&desk, 7, "mind this");
    desk_close(&desk);

    reviewing_pair(&later, reviewing_text(OLD, 20, -1), reviewing_text(NEW, 20, 7));
    reviewing_open(&desk, &later, path, "ann");
    is_int(desk.tally.decided, 19, "of twenty decisions 19 are kept");
    is_int(desk.tally.reopened, 1, "one is open again");
    const struct decision *open = desk_decision(&desk, 7);
    ok(decision_is_open(open) && open->was, "that of the paragraph that was edited");
    is_int(open->was ? (int)open->was->verdict : -1, VERDICT_ACCEPT, "its old decision is known");
    is_str(open->was && open->was->notes ? open->was->notes->text : NULL, "mind this",
           "with its note");
    is_int(desk.tally.new, 0, "it is not new");
    reviewing_rule(&desk, 7, VERDICT_STET);
    is_int(desk.tally.reopened, 0, "decided, it is not open again any more");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 20, "the first version comes back with all of its own");
    is_int(desk_decision(&desk, 7)->verdict, VERDICT_ACCEPT, "also where the other was edited");
    desk_close(&desk);
    pair_free(&later);

    struct strbuf more = {.arena = &arena};
    strbuf_adds(&more, "A new paragraph about nothing that was there before stands first.\n\n");
    strbuf_adds(&more, reviewing_text(NEW, 20, -1));
    reviewing_pair(&later, reviewing_text(OLD, 20, -1), strbuf_cstr(&more));
    reviewing_open(&desk, &later, path, "ann");
    is_int(desk.tally.decided, 20, "all are kept where a paragraph was put in");
    is_int(desk.tally.new, 1, "and that one is new");
    ok(desk_decision(&desk, 0)->is_new, "the first");
    desk_turn_to(&desk, &pair.changes);
    is_int(desk.tally.new, 0, "read again without it, nothing is");
    is_int(desk.tally.decided, 20, "and all are decided");
    desk_close(&desk);
    pair_free(&later);

    reviewing_pair(&later, "An article about something else.\n", "An article on something else.\n");
    reviewing_open(&desk, &later, path, "ann");
    ok(!desk.found && desk.tally.decided == 0, "another article is another review");
    desk_close(&desk);
    pair_free(&later);
    pair_free(&pair);
}

static void twice(void)
{
    const char *path = reviewing_file("twice.db");
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair,
            "The mayor said the bridge is closed.\n\nThe teacher said the school is closed.\n",
            "The mayor says the bridge is closed.\n\nThe teacher says the school is closed.\n");
    is_int(pair.changes.n, 2, "the same words changed in two places");
    reviewing_open(&desk, &pair, path, "ann");
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    ok(!decision_is_open(desk_decision(&desk, 0)), "one is decided");
    ok(decision_is_open(desk_decision(&desk, 1)), "the other is not");
    ok(!desk_decision(&desk, 1)->was, "nor was it");
    desk_close(&desk);
    pair_free(&pair);
}

static void together(void)
{
    const char *path = reviewing_file("together.db");
    struct pair pair;
    struct desk ann, bob;
    reviewing_pair(&pair, reviewing_text(OLD, 6, -1), reviewing_text(NEW, 6, -1));
    reviewing_open(&ann, &pair, path, "ann");
    reviewing_open(&bob, &pair, path, "bob");
    reviewing_rule(&ann, 1, VERDICT_ACCEPT);
    reviewing_rule(&bob, 2, VERDICT_ACCEPT);
    ok(desk_poll(&ann), "ann hears of bob's decision");
    is_int(desk_decision(&ann, 2)->verdict, VERDICT_ACCEPT, "and has it");
    is_str(desk_decision(&ann, 2)->who, "bob", "with his name");
    is_int(desk_decision(&bob, 1)->verdict, VERDICT_ACCEPT, "bob has ann's");
    ok(!desk_poll(&ann), "no news, no work");
    reviewing_rule(&bob, 1, VERDICT_STET);
    desk_poll(&ann);
    is_int(desk_decision(&ann, 1)->verdict, VERDICT_STET, "of two the later holds");
    is_int(desk_decision(&ann, 1)->other, VERDICT_ACCEPT, "the other is kept");
    is_str(desk_decision(&ann, 1)->other_who, "ann", "with its name");
    desk_close(&ann);
    desk_close(&bob);
    pair_free(&pair);
}

static void damaged(void)
{
    const char *path = reviewing_file("damaged.db");
    struct pair pair;
    struct desk desk;
    size_t size;
    reviewing_pair(&pair, reviewing_text(OLD, 200, -1), reviewing_text(NEW, 200, -1));
    reviewing_open(&desk, &pair, path, "ann");
    for (size_t i = 0; i < pair.changes.n; i++)
        reviewing_rule(&desk, i, VERDICT_ACCEPT);
    desk_close(&desk);
    char *bytes = read_file(path, &arena, &size);
    memset(bytes + 4096, 'x', size - 4096);
    reviewing_write(path, bytes, size);
    struct desk_options report = (struct desk_options){.path = path, .who = "ann"};
    report.read_only = true;
    bool good = desk_open(&desk, &pair.changes, report, &reviewing_warning, &reviewing_error);
    ok(!good, "a report does not go on without the decisions");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    ok(strstr(reviewing_warning.text, "damaged"), "the damage is told: %s", reviewing_warning.text);
    size_t kept;
    const char *aside = read_file(reviewing_file("damaged.db.damaged-1"), &arena, &kept);
    ok(aside && kept == size && memcmp(aside, bytes, size) == 0, "and set aside as it was");
    reviewing_rule(&desk, 0, VERDICT_STET);
    is_str(desk.trouble, "", "a new one takes decisions");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 1, "and keeps them");
    desk_close(&desk);

    path = reviewing_file("notes.txt");
    reviewing_write(path, "My notes, no reviews.\n", 22);
    struct desk_options chosen = (struct desk_options){.path = path, .who = "ann"};
    chosen.chosen = true;
    desk_open(&desk, &pair.changes, chosen, &reviewing_warning, &reviewing_error);
    ok(strstr(desk.trouble, "left alone"), "a file of one's own is refused: %s", desk.trouble);
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    is_int(desk.tally.decided, 1, "decisions stay in memory");
    is_int(desk_unsaved(&desk), 1, "and that is known");
    bytes = read_file(path, &arena, &size);
    ok(size == 22 && memcmp(bytes, "My notes, no reviews.\n", 22) == 0, "it is as it was");
    desk_close(&desk);
    pair_free(&pair);
}

static void unwritable(void)
{
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair, reviewing_text(OLD, 4, -1), reviewing_text(NEW, 4, -1));
    const char *wall = reviewing_file("wall"), *path = reviewing_file("wall/reviews.db");
    reviewing_write(wall, "", 0); /* a file where a folder should be */
    reviewing_open(&desk, &pair, path, "ann");
    is_str(desk.trouble, "", "no trouble before there is anything to save");
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    reviewing_rule(&desk, 1, VERDICT_STET);
    ok(desk.trouble[0], "the trouble is told: %s", desk.trouble);
    is_int(desk.tally.decided, 2, "the work goes on");
    is_int(desk_unsaved(&desk), 2, "two decisions wait");
    unlink(wall);
    desk_poll(&desk);
    is_int(desk_unsaved(&desk), 0, "they are saved once it can be done");
    is_str(desk.trouble, "", "and the trouble is over");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 2, "they are there");
    desk_close(&desk);
    reviewing_open(&desk, &pair, NULL, "ann");
    reviewing_rule(&desk, 0, VERDICT_ACCEPT);
    ok(desk.tally.decided == 1 && desk_unsaved(&desk) == 0 && !desk.trouble[0],
       "without a store decisions are in memory, as was asked for");
    desk_close(&desk);
    pair_free(&pair);
}

/* A program that is killed after each of its decisions. */
static void killed(void)
{
    enum { STEPS = 8 };
    const char *path = reviewing_file("killed.db");
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair, reviewing_text(OLD, STEPS, -1), reviewing_text(NEW, STEPS, -1));
    bool good = true;
    for (size_t i = 0; i < STEPS && good; i++) {
        (void)fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            desk_open(&desk, &pair.changes, (struct desk_options){.path = path, .who = "ann"}, &reviewing_warning, &reviewing_error);
            reviewing_rule(&desk, i, VERDICT_ACCEPT);
            _exit(desk.trouble[0] ? 1 : 0); /* nothing is closed or written back */
        }
        int status;
        waitpid(child, &status, 0);
        reviewing_open(&desk, &pair, path, "ann");
        good = status == 0 && reviewing_count(&desk, VERDICT_ACCEPT) == i + 1;
        desk_close(&desk);
    }
    ok(good, "what was acknowledged is there after the program died");
    pair_free(&pair);
}

int main(void)
{
    if (!reviewing_begin())
        return 2;
    keeping();
    edited();
    twice();
    together();
    damaged();
    unwritable();
    killed();
    ok(reviewing_end(), "cleared up");
    arena_free(&arena);
    return done();
}

/* Which review two versions belong to, and what becomes of decisions when one is edited. */
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "review/retrace.h"
#include "tests/support/generate.h"
#include "tests/support/reviewing.h"
#include "tests/tap.h"

static struct arena arena;

/* A text of n sentences, each with words of its own; where `change` has a digit other
 * than 0 for a sentence, one word of it is another one. */
static const char *article(int n, const char *change)
{
    struct strbuf buf = {.arena = &arena};
    for (int i = 0; i < n; i++) {
        char how = change && i < (int)strlen(change) ? change[i] : '0';
        strbuf_addf(&buf, "The council of ward %d voted on budget %d after %d hours of %s%d talk.%s",
                    i, i * 7 + 3, i * 3 + 2,
                    how == '1' ? "heated" : how == '2' ? "angry" : how == '3' ? "calm" : "long", i,
                    i % 3 == 2 ? "\n\n" : " ");
    }
    return strbuf_cstr(&buf);
}

/* Opens a desk on texts under names, decides the first `rule` changes, and says whether the
 * review was known. */
static bool known(const char *path, const char *old, const char *new, const char *old_name,
                  const char *new_name, size_t rule)
{
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair, old, new);
    pair.article[OLD].document.name = old_name;
    pair.article[NEW].document.name = new_name;
    reviewing_open(&desk, &pair, path, "ann");
    bool found = desk.found;
    for (size_t i = 0; i < rule; i++)
        reviewing_rule(&desk, i, VERDICT_ACCEPT);
    desk_close(&desk);
    pair_free(&pair);
    return found;
}

static void which_review(void)
{
    const char *old = article(30, NULL);
    const char *a = article(30, "111111000000000000000000000000");
    const char *b = article(30, "000000000000000000000000222222");
    const char *a_later = article(30, "121111000000000000010000000000");
    const char *path = reviewing_file("which.db");
    known(path, old, a, "/desk/wire.txt", "/desk/a.txt", 1);
    ok(!known(path, old, b, "/desk/wire.txt", "/desk/b.txt", 1),
       "another edit of the same text is another review");
    ok(known(path, old, a_later, "/desk/wire.txt", "/desk/a.txt", 0),
       "a version that was edited is the same one");
    ok(known(path, old, a_later, "/home/wire.txt", "/home/final.txt", 0),
       "whatever it is called now, and with one decision only");
    const char *old_later = article(30, "000000000000003000000000000000");
    ok(known(path, old_later, a_later, "/home/x.txt", "/home/y.txt", 0),
       "and where both were edited and both renamed");
    ok(!known(path, old_later, b, "/home/x.txt", "/home/c.txt", 0) ||
           known(path, old_later, b, "/home/x.txt", "/home/b.txt", 0),
       "the other one's is its own");
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair, old, b);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 1, "each has its own decisions");
    ok(!decision_is_open(desk_decision(&desk, 0)), "on its own changes");
    desk_close(&desk);
    pair_free(&pair);

    path = reviewing_file("names.db");
    known(path, "", article(3, NULL), "/desk/none.txt", "/desk/new.txt", 1);
    ok(!known(path, "", "Something else entirely was written here.\n", "/desk/none.txt",
              "/desk/new.txt", 0),
       "a file that holds another article now is another review");
    known(path, "Short.\n", "Advertisement\n\nShort.\n", "/a/1", "/a/2", 1);
    ok(!known(path, old, article(30, NULL), "/b/1", "/b/2", 0), "no difference, no review");
    struct strbuf with = {.arena = &arena};
    strbuf_addf(&with, "Advertisement\n\n%s", a);
    ok(!known(path, old, strbuf_cstr(&with), "/b/1", "/b/2", 0),
       "the same insertion in another article says nothing");
    known(path, old, a, "-", "-", 1);
    ok(!known(path, old, b, "-", "-", 0), "nor does it that both came through a pipe");
}

/* How versions are wrapped makes no other changes of them. */
static void wrapped(void)
{
    enum { WIDTHS = 12 };
    const char *text[SIDES] = {article(30, NULL), article(30, "130200100300200100111111111111")};
    struct pair pair;
    struct desk desk;
    reviewing_pair(&pair, text[OLD], text[NEW]);
    const char *path = reviewing_file("wrapped.db");
    reviewing_open(&desk, &pair, path, "ann");
    for (size_t i = 0; i < pair.changes.n; i++)
        reviewing_rule(&desk, i, VERDICT_ACCEPT);
    desk_close(&desk);
    int differ = 0;
    for (int i = 0; i < WIDTHS * 3; i++) {
        struct pair other;
        const char *again[SIDES] = {text[OLD], text[NEW]};
        size_t n;
        for (int side = OLD; side <= NEW; side++)
            if (i % 3 == 2 || i % 3 == side)
                again[side] = relayout(text[side], strlen(text[side]), 40 + 5 * (unsigned)(i / 3),
                                       i % 2, 1, &arena, &n);
        reviewing_pair(&other, again[OLD], again[NEW]);
        bool same = other.changes.n == pair.changes.n;
        for (size_t c = 0; same && c < pair.changes.n; c++)
            same = other.changes.at[c].id == pair.changes.at[c].id;
        differ += !same;
        reviewing_open(&desk, &other, path, "ann");
        differ += desk.tally.decided != pair.changes.n || desk.tally.new || desk.tally.reopened;
        desk_close(&desk);
        pair_free(&other);
    }
    is_int(differ, 0, "wrapped again at any width, on one side or both, all is decided still");
    pair_free(&pair);
}

/* What a store holds under ids that are made otherwise today is found by its text. */
static void other_ids(void)
{
    struct pair pair;
    struct desk desk;
    const char *path = reviewing_file("ids.db");
    reviewing_pair(&pair, reviewing_text(OLD, 8, -1), reviewing_text(NEW, 8, -1));
    for (size_t i = 0; i < pair.changes.n; i++)
        pair.changes.at[i].id ^= 0x5555;
    reviewing_open(&desk, &pair, path, "ann");
    for (size_t i = 0; i < 8; i++)
        reviewing_rule(&desk, i, i % 2 ? VERDICT_ACCEPT : VERDICT_STET);
    desk_close(&desk);
    for (size_t i = 0; i < pair.changes.n; i++)
        pair.changes.at[i].id ^= 0x5555;
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk.tally.decided, 8, "decisions under other ids hold");
    is_int(desk.tally.reopened + desk.review.n_gone, 0, "none is open again or gone");
    is_int(desk_decision(&desk, 3)->verdict, VERDICT_ACCEPT, "each on its own change");
    struct desk_undone undone;
    ok(desk_undo(&desk, false, &undone) && undone.change == 7, "they can be undone");
    is_int(desk.tally.decided, 7, "with effect");
    reviewing_rule(&desk, 0, VERDICT_QUERY);
    is_int(desk_decision(&desk, 0)->verdict, VERDICT_QUERY, "and decided otherwise");
    desk_close(&desk);
    reviewing_open(&desk, &pair, path, "ann");
    is_int(desk_decision(&desk, 0)->verdict, VERDICT_QUERY, "which is kept");
    is_int(desk.tally.decided, 7, "like the rest");
    desk_close(&desk);
    pair_free(&pair);
}

static size_t n_was(const struct decision *decision)
{
    size_t n = 0;
    for (const struct decision *was = decision->was; was; was = was->was)
        n++;
    return n;
}

/* Several decided edits in a sentence, of which some are rewritten: each old decision is
 * to be seen somewhere. */
static void rewritten(void)
{
    static const char old[] = "On Monday the mayor opened the old bridge with 212 guests, and the "
                              "band played three quiet songs.\n\nNothing else happened that day.\n";
    static const char first[] = "On Friday the mayor closed the old bridge with 218 guests, and the "
                                "band played four quiet songs.\n\nNothing else happened that day.\n";
    static const struct {
        const char *new;
        const char *what;
        size_t kept, reopened, was, gone;
    } cases[] = {
        {"On Friday the mayor closed the old bridge with 230 guests, and the band played four quiet "
         "songs.\n\nNothing else happened that day.\n",
         "one edit was edited", 3, 1, 1, 0},
        {"On Friday the mayor sold one very long and rusty tunnel under loud protests, and the band "
         "played four quiet songs.\n\nNothing else happened that day.\n",
         "two became one", 2, 1, 2, 0},
        {"On Friday the mayor closed the old bridge with 212 guests, and the band played four quiet "
         "songs.\n\nNothing else happened that day.\n",
         "one was taken back", 3, 0, 0, 1},
        {"Nothing else happened that day.\n", "the sentence went", 0, 1, 4, 0},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct pair pair, later;
        struct desk desk;
        char name[32];
        snprintf(name, sizeof name, "rewritten-%zu.db", c);
        const char *path = reviewing_file(name);
        reviewing_pair(&pair, old, first);
        is_int(pair.changes.n, 4, "four edits in a sentence");
        pair.article[NEW].document.name = "/desk/new.txt";
        reviewing_open(&desk, &pair, path, "ann");
        for (size_t i = 0; i < pair.changes.n; i++)
            reviewing_rule(&desk, i, VERDICT_ACCEPT);
        desk_close(&desk);
        reviewing_pair(&later, old, cases[c].new);
        later.article[NEW].document.name = "/desk/new.txt";
        reviewing_open(&desk, &later, path, "ann");
        size_t was = 0;
        for (size_t i = 0; i < later.changes.n; i++)
            was += n_was(desk_decision(&desk, i));
        is_int(desk.tally.decided, cases[c].kept, "%s: decisions that are kept", cases[c].what);
        is_int(desk.tally.reopened, cases[c].reopened, "%s: changes that are open again",
               cases[c].what);
        is_int(was, cases[c].was, "%s: with all old decisions", cases[c].what);
        is_int(desk.review.n_gone, cases[c].gone, "%s: decisions that are gone", cases[c].what);
        is_int(desk.tally.decided + was + desk.review.n_gone, 4, "%s: none is lost",
               cases[c].what);
        for (size_t i = 0; i < later.changes.n; i++)
            if (decision_is_open(desk_decision(&desk, i)))
                reviewing_rule(&desk, i, VERDICT_STET);
        desk_close(&desk);
        reviewing_open(&desk, &later, path, "ann");
        is_int(desk.review.n_gone, cases[c].gone, "%s: decided anew, no more are gone",
               cases[c].what);
        is_int(desk.tally.reopened, 0, "%s: and none is open", cases[c].what);
        desk_close(&desk);
        pair_free(&later);
        reviewing_open(&desk, &pair, path, "ann");
        is_int(desk.tally.decided, 4, "%s: the first versions have all of theirs", cases[c].what);
        desk_close(&desk);
        pair_free(&pair);
    }
}

static void sketches(void)
{
    struct sketch one, other, again;
    uint8_t bytes[SKETCH_BYTES];
    const char *text = article(200, NULL);
    size_t n;
    sketch_make((const uint8_t *)text, strlen(text), &one);
    is_int(one.n, SKETCH_MAX, "a long text fills its sketch");
    const char *narrow = relayout(text, strlen(text), 40, true, 1, &arena, &n);
    sketch_make((const uint8_t *)narrow, n, &other);
    ok(sketch_likeness(&one, &other) >= 1, "however it is wrapped");
    sketch_read(&again, bytes, sketch_write(&one, bytes));
    ok(sketch_likeness(&one, &again) >= 1, "written and read it is the same");
    const char *edited = article(200, "111111111111111111111111111111111111111111111111111111111111");
    sketch_make((const uint8_t *)edited, strlen(edited), &other);
    double like = sketch_likeness(&one, &other);
    ok(like > 0.6 && like < 1, "an edited text is like it: %.2f", like);
    sketch_make((const uint8_t *)"Quite another text.", 19, &other);
    ok(sketch_likeness(&one, &other) <= 0, "another one is not");
    sketch_make((const uint8_t *)"", 0, &other);
    ok(other.n == 0 && sketch_likeness(&other, &other) <= 0, "nothing is like nothing");
    static const char chinese[] = "市议会周一批准了新的预算案。";
    sketch_make((const uint8_t *)chinese, sizeof chinese - 1, &other);
    ok(other.n > 5, "a script without blanks has words as well");
}

int main(void)
{
    if (!reviewing_begin())
        return 2;
    sketches();
    which_review();
    wrapped();
    other_ids();
    rewritten();
    arena_free(&arena);
    ok(reviewing_end(), "cleared up");
    return done();
}

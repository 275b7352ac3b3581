/* The journal: what holds after decisions, undoing, and several people. */
#include "review/journal.h"

#include "base/strbuf.h"
#include "tests/tap.h"

static struct journal journal;
static uint64_t clock_now = 1000;

static struct act_id id_of(uint64_t n)
{
    struct act_id id = {{0}};
    memcpy(id.byte, &n, sizeof n);
    return id;
}

/* An act on one change; its number is its id. */
static bool say(uint64_t number, const char *who, uint64_t change, unsigned fields,
                enum verdict verdict, const char *note)
{
    struct ruling ruling = {.change = change, .fields = fields, .verdict = verdict, .note = note};
    struct act act = {id_of(number), ACT_DECIDE, who, (int64_t)(clock_now += 1000), {{0}},
                      &ruling, 1, NULL};
    return journal_add(&journal, &act);
}

static bool turn(uint64_t number, const char *who, enum act_kind kind, uint64_t target)
{
    struct act act = {id_of(number), kind, who, (int64_t)(clock_now += 1000), id_of(target),
                      NULL, 0, NULL};
    return journal_add(&journal, &act);
}

static struct decision on(uint64_t change)
{
    struct decision decision;
    journal_decision(&journal, change, &decision);
    return decision;
}

/* What was noted last. */
static const char *note_on(uint64_t change)
{
    struct decision decision = on(change);
    const struct note *last = decision_last_note(&decision);
    return last ? last->text : NULL;
}

static void deciding(void)
{
    struct decision decision;
    journal_init(&journal, "ann");
    ok(!journal_decision(&journal, 7, &decision), "nothing was said");
    say(1, "ann", 7, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    ok(journal_decision(&journal, 7, &decision), "something was");
    is_int(decision.verdict, VERDICT_ACCEPT, "accepted");
    is_str(decision.who, "ann", "by whom");
    ok(decision.when > 0, "and when");
    say(2, "ann", 7, RULES_NOTE, VERDICT_OPEN, "ask the desk");
    is_int(on(7).verdict, VERDICT_ACCEPT, "a note leaves the verdict");
    is_str(note_on(7), "ask the desk", "the note");
    say(3, "ann", 7, RULES_VERDICT, VERDICT_STET, NULL);
    is_int(on(7).verdict, VERDICT_STET, "the later verdict holds");
    is_str(note_on(7), "ask the desk", "a verdict leaves the note");
    is_int(on(7).other, VERDICT_OPEN, "who changes their mind contradicts nobody");
    ok(!say(3, "ann", 7, RULES_VERDICT, VERDICT_QUERY, NULL), "an act counts once");
    is_int(on(7).verdict, VERDICT_STET, "whatever it says the second time");
    is_int(on(8).verdict, VERDICT_OPEN, "other changes are as they were");
    journal_free(&journal);
}

static void undoing(void)
{
    journal_init(&journal, "ann");
    ok(!journal_undoable(&journal) && !journal_redoable(&journal), "nothing to undo");
    say(1, "ann", 7, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    say(2, "ann", 7, RULES_VERDICT, VERDICT_STET, NULL);
    say(3, "bob", 8, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    ok(memcmp(journal_undoable(&journal)->id.byte, id_of(2).byte, 16) == 0,
       "the last of mine, not bob's");
    turn(4, "ann", ACT_UNDO, 2);
    is_int(on(7).verdict, VERDICT_ACCEPT, "what held before holds again");
    turn(5, "ann", ACT_UNDO, 1);
    is_int(on(7).verdict, VERDICT_OPEN, "and before that nothing");
    ok(!journal_undoable(&journal), "no more to undo");
    turn(6, "ann", ACT_REDO, 1);
    turn(7, "ann", ACT_REDO, 2);
    is_int(on(7).verdict, VERDICT_STET, "redone");
    ok(!journal_redoable(&journal), "no more to redo");
    turn(8, "ann", ACT_UNDO, 2);
    say(9, "ann", 9, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    ok(!journal_redoable(&journal), "a new decision ends redoing");
    is_int(on(8).verdict, VERDICT_ACCEPT, "bob's decision was never touched");
    turn(10, "ann", ACT_UNDO, 77);
    is_int(on(7).verdict, VERDICT_ACCEPT, "undoing what is unknown does nothing");
    journal_free(&journal);
}

static void together(void)
{
    journal_init(&journal, "ann");
    say(1, "ann", 7, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    say(2, "bob", 7, RULES_VERDICT, VERDICT_STET, NULL);
    is_int(on(7).verdict, VERDICT_STET, "the later one holds");
    is_str(on(7).who, "bob", "and it is bob's");
    is_int(on(7).other, VERDICT_ACCEPT, "the other one is kept");
    is_str(on(7).other_who, "ann", "with its name");
    say(3, "ann", 7, RULES_VERDICT, VERDICT_STET, NULL);
    is_int(on(7).other, VERDICT_OPEN, "once they agree there is no other");
    /* from another machine, later in coming, earlier in time */
    struct ruling ruling = {.change = 7, .fields = RULES_VERDICT, .verdict = VERDICT_QUERY};
    struct act act = {id_of(4), ACT_DECIDE, "cleo", 1500, {{0}}, &ruling, 1, NULL};
    journal_add(&journal, &act);
    is_int(on(7).verdict, VERDICT_STET, "the later one holds, whenever it comes");
    is_str(on(7).other_who, "cleo", "the earlier is told");
    journal_free(&journal);
}

/* Notes of several people stand side by side; each has one. */
static void noting(void)
{
    journal_init(&journal, "ann");
    say(1, "ann", 7, RULES_NOTE, VERDICT_OPEN, "is that so?");
    say(2, "bob", 7, RULES_NOTE, VERDICT_OPEN, "it is");
    struct decision decision = on(7);
    is_str(decision.notes ? decision.notes->text : NULL, "is that so?", "the first note");
    is_str(decision.notes ? decision.notes->who : NULL, "ann", "with its author");
    ok(decision.notes && decision.notes->when > 0, "and its time");
    is_str(note_on(7), "it is", "the second one is kept as well");
    say(3, "ann", 7, RULES_NOTE, VERDICT_OPEN, "now I see");
    is_str(note_on(7), "now I see", "a new note of ann's ...");
    ok(on(7).notes && on(7).notes->next && !on(7).notes->next->next, "... takes the place of hers");
    turn(4, "ann", ACT_UNDO, 3);
    is_str(on(7).notes->text, "is that so?", "undone, what stood there stands again");
    is_str(note_on(7), "it is", "and bob's is as it was");
    say(5, "ann", 7, RULES_NOTE, VERDICT_OPEN, NULL);
    is_str(on(7).notes->who, "bob", "taking back her own ...");
    ok(!on(7).notes->next, "... leaves his alone");
    journal_free(&journal);
}

/* A change that goes by another id. */
static void renaming(void)
{
    journal_init(&journal, "ann");
    say(1, "ann", 7, RULES_VERDICT, VERDICT_ACCEPT, NULL);
    say(2, "ann", 8, RULES_NOTE, VERDICT_OPEN, "under the new one");
    journal_rename(&journal, 7, 8);
    is_int(on(8).verdict, VERDICT_ACCEPT, "what was said under the old id holds");
    is_str(note_on(8), "under the new one", "besides what was said under the new one");
    say(3, "bob", 7, RULES_VERDICT, VERDICT_STET, NULL);
    is_int(on(8).verdict, VERDICT_STET, "and what is said later, too");
    turn(4, "ann", ACT_UNDO, 1);
    is_int(on(8).other, VERDICT_OPEN, "it can be undone");
    journal_rename(&journal, 8, 7);
    is_int(on(7).verdict, VERDICT_STET, "and there are no circles");
    journal_free(&journal);
}

static void many(void)
{
    enum { MANY = 50000 };
    journal_init(&journal, "ann");
    struct arena arena = {0};
    struct ruling *rulings = arena_zero(&arena, MANY, sizeof *rulings);
    for (uint32_t i = 0; i < MANY; i++)
        rulings[i] = (struct ruling){.change = i, .fields = RULES_VERDICT,
                                     .verdict = VERDICT_ACCEPT};
    struct act act = {id_of(1), ACT_DECIDE, "ann", 1, {{0}}, rulings, MANY, NULL};
    journal_add(&journal, &act);
    is_int(on(MANY - 1).verdict, VERDICT_ACCEPT, "many at once");
    is_int(journal.changes.n, MANY, "each is known");
    turn(2, "ann", ACT_UNDO, 1);
    is_int(on(0).verdict, VERDICT_OPEN, "undone at once");
    arena_free(&arena);
    journal_free(&journal);
}

int main(void)
{
    deciding();
    undoing();
    together();
    noting();
    renaming();
    many();
    return done();
}

/* Journal: all that was said in a review, in the order in which it was said.
 * Nothing is ever taken out: who undoes something says so. What holds of a
 * change follows from it. Memory only; `store` is what keeps it. */
#ifndef STET_REVIEW_JOURNAL_H
#define STET_REVIEW_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map64.h"
#include "review/review.h"
#include "review/unit.h"

/* What can be done: enum, name. Undone and done again can be all but these two
 * themselves. */
#define ACT_KINDS(X)                                                                           \
    X(ACT_DECIDE, "decide") /* on changes */                                                   \
    X(ACT_UNDO, "undo")                                                                        \
    X(ACT_REDO, "redo")                                                                        \
    X(ACT_PIN, "pin")     /* of two units: partners, or none */                                \
    X(ACT_UNPIN, "unpin") /* takes a pin away, anybody's */

enum act_kind {
#define X(id, name) id,
    ACT_KINDS(X)
#undef X
        ACT_KIND_COUNT
};

const char *act_kind_name(enum act_kind kind);

/* The kind called so, ACT_KIND_COUNT where there is none. */
enum act_kind act_kind_find(const char *name);

/* The same wherever the act is carried: 16 random bytes. */
struct act_id {
    uint8_t byte[16];
};

/* What a ruling sets; what it does not set stays as it was. */
enum { RULES_VERDICT = 1, RULES_NOTE = 2, RULES_CHECKED = 4, RULES_ALL = 7 };

/* What an act says of one change. */
struct ruling {
    uint64_t change; /* its id */
    unsigned fields;
    enum verdict verdict;
    const char *note; /* NULL: there is none any more */
    bool checked;
    const char *source; /* NULL: none was given */
};

/* One thing that somebody did, to one change or to many at once. */
struct act {
    struct act_id id;
    enum act_kind kind;
    const char *who;
    int64_t when;                 /* milliseconds since 1970 */
    struct act_id target;         /* of ACT_UNDO, ACT_REDO and ACT_UNPIN: another act */
    const struct ruling *rulings; /* of ACT_DECIDE */
    size_t n;
    const struct pin_said *pin; /* of ACT_PIN */
};

struct journal {
    struct arena arena;
    const char *me; /* whose acts can be undone here; NULL: nobody's */
    struct {
        struct journal_act *at;
        size_t n, cap;
    } acts;
    struct {
        struct journal_entry *at;
        size_t n, cap;
    } entries;
    struct {
        struct journal_change *at;
        size_t n, cap;
    } changes;
    struct {
        uint32_t *at;
        size_t n, cap;
    } undo, redo; /* acts of mine */
    struct map64 by_act, by_change;
    struct map64 renamed; /* id of a change → index of the one it is called now */
    size_t n_pins;        /* acts of ACT_PIN */
};

/* An empty journal; `me` outlives it. journal_free gives its memory back, and
 * with it every string of a decision. */
void journal_init(struct journal *journal, const char *me);
void journal_free(struct journal *journal);

/* Takes an act, a copy of it; false where it is there already. Acts may come in
 * any order: of two decisions on a change the one with the later time holds.
 * Cost: its rulings, and how many of later time there are on the same changes. */
bool journal_add(struct journal *journal, const struct act *act);

/* The act that undoing (redoing) now would undo (redo), NULL for none. It lives in
 * the journal, as long as no act is added. */
const struct act *journal_undoable(const struct journal *journal);
const struct act *journal_redoable(const struct journal *journal);

/* The act with this id, NULL for none; lives as above. */
const struct act *journal_act(const struct journal *journal, const struct act_id *id);

/* What holds of a change, with its strings and notes in the journal (the notes until the
 * next call on this change); false, and an open decision, where nothing was said or all of it was undone. Cost: what was said of
 * the change. */
bool journal_decision(const struct journal *journal, uint64_t change, struct decision *decision);

/* What was said of partners and not undone, with its strings in the journal, in the
 * order of time. Lives in the arena. Cost: one look at every act where there is a pin
 * at all, and sorting them. */
struct pinned_list journal_pins(const struct journal *journal, struct arena *arena);

/* The whole id of the pin that has this one in struct pinned; false where there is
 * none. */
bool journal_pin_id(const struct journal *journal, uint64_t id, struct act_id *out);

/* The ids of the changes of which anything was said: i < journal->changes.n. */
uint64_t journal_change(const struct journal *journal, size_t i);

/* The acts in the order in which they came: i < journal->acts.n; live as above. */
const struct act *journal_nth(const struct journal *journal, size_t i);

/* What was and will be said of one change counts for another one: it is the same, under
 * another id. Cost: what was said of both. */
void journal_rename(struct journal *journal, uint64_t from, uint64_t to);

/* The id that a change goes by now: its own where it was not renamed. */
uint64_t journal_name(const struct journal *journal, uint64_t id);

#endif

#include "review/journal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

#define NONE UINT32_MAX

enum { PEOPLE_MAX = 16 /* whose opinions are held against each other */ };

struct journal_act {
    struct act act;
    bool undone;
};

/* What one act says of one change. */
struct journal_entry {
    struct ruling ruling;
    struct note *note; /* NULL: it has none */
    uint32_t act;
    uint32_t older; /* entry on the same change, NONE */
};

struct journal_change {
    uint64_t id;
    uint32_t newest; /* entry */
};

const char *act_kind_name(enum act_kind kind)
{
    static const char *const names[] = {
#define X(id, name) name,
        ACT_KINDS(X)
#undef X
    };
    return names[kind];
}

enum act_kind act_kind_find(const char *name)
{
    int kind = 0;
    while (kind < ACT_KIND_COUNT && strcmp(act_kind_name((enum act_kind)kind), name) != 0)
        kind++;
    return (enum act_kind)kind;
}

void journal_init(struct journal *journal, const char *me)
{
    *journal = (struct journal){.me = me};
    journal->by_act.arena = journal->by_change.arena = journal->renamed.arena = &journal->arena;
}

void journal_free(struct journal *journal)
{
    arena_free(&journal->arena);
    journal_init(journal, journal->me);
}

static const char *copy(struct journal *journal, const char *text)
{
    if (!text)
        return NULL;
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(&journal->arena, size, 1), text, size);
}

/* Acts are found by half of their id; 64 random bits are as good as all. */
static uint64_t key_of(const struct act_id *id)
{
    uint64_t key;
    memcpy(&key, id->byte, sizeof key);
    return key;
}

static uint32_t find(const struct journal *journal, const struct act_id *id)
{
    return map64_get(&journal->by_act, key_of(id));
}

static int64_t time_of(const struct journal *journal, uint32_t entry)
{
    return journal->acts.at[journal->entries.at[entry].act].act.when;
}

/* The index of a change of which something is to be said. */
static uint32_t change_of(struct journal *journal, uint64_t id)
{
    uint32_t known = map64_get(&journal->by_change, id);
    if (known != MAP64_NONE)
        return known;
    known = (uint32_t)journal->changes.n;
    *VEC_ADD(&journal->arena, &journal->changes) = (struct journal_change){id, NONE};
    map64_set(&journal->by_change, id, known);
    return known;
}

/* What a change is called now. */
static uint32_t name_now(const struct journal *journal, uint32_t known)
{
    uint32_t renamed;
    while (known != MAP64_NONE &&
           (renamed = map64_get(&journal->renamed, journal->changes.at[known].id)) != MAP64_NONE)
        known = renamed;
    return known;
}

uint64_t journal_name(const struct journal *journal, uint64_t id)
{
    uint32_t known = name_now(journal, map64_get(&journal->by_change, id));
    return known == MAP64_NONE ? id : journal->changes.at[known].id;
}

/* Puts an entry among those on a change, by time. */
static void place(struct journal *journal, uint32_t entry, uint32_t change)
{
    struct journal_entry *entries = journal->entries.at;
    uint32_t *at = &journal->changes.at[change].newest;
    while (*at != NONE && time_of(journal, *at) > time_of(journal, entry))
        at = &entries[*at].older;
    entries[entry].older = *at;
    *at = entry;
}

static struct note *note_of(struct journal *journal, const struct ruling *ruling,
                            const struct act *act)
{
    if (!(ruling->fields & RULES_NOTE) || !ruling->note)
        return NULL;
    struct note *note = arena_alloc(&journal->arena, 1, sizeof *note);
    *note = (struct note){ruling->note, act->who ? act->who : "", act->when / 1000, NULL};
    return note;
}

static void add_rulings(struct journal *journal, const struct act *act, uint32_t index)
{
    struct act *kept = &journal->acts.at[index].act;
    struct ruling *rulings = arena_alloc(&journal->arena, act->n, sizeof *rulings);
    for (size_t i = 0; i < act->n; i++) {
        rulings[i] = act->rulings[i];
        rulings[i].note = copy(journal, act->rulings[i].note);
        rulings[i].source = copy(journal, act->rulings[i].source);
        *VEC_ADD(&journal->arena, &journal->entries) =
            (struct journal_entry){rulings[i], note_of(journal, &rulings[i], kept), index, NONE};
        place(journal, (uint32_t)journal->entries.n - 1,
              name_now(journal, change_of(journal, rulings[i].change)));
    }
    kept->rulings = rulings;
}

void journal_rename(struct journal *journal, uint64_t from, uint64_t to)
{
    uint32_t old = change_of(journal, from), new = change_of(journal, to);
    if (old == new || name_now(journal, new) != new)
        return; /* never in circles */
    map64_set(&journal->renamed, from, new);
    uint32_t at = journal->changes.at[old].newest;
    journal->changes.at[old].newest = NONE;
    while (at != NONE) {
        uint32_t older = journal->entries.at[at].older;
        place(journal, at, new);
        at = older;
    }
}

static void add_pin(struct journal *journal, const struct act *act, uint32_t index)
{
    struct pin_said *said = arena_alloc(&journal->arena, 1, sizeof *said);
    *said = *act->pin;
    for (int side = OLD; side <= NEW; side++) {
        said->place[side] = copy(journal, act->pin->place[side]);
        said->text[side] = copy(journal, act->pin->text[side]);
    }
    journal->acts.at[index].act.pin = said;
    journal->n_pins++;
}

/* Whether an act of this kind is something that can be undone. */
static bool is_deed(enum act_kind kind)
{
    return kind != ACT_UNDO && kind != ACT_REDO;
}

static bool is_mine(const struct journal *journal, const struct act *act)
{
    return journal->me && act->who && strcmp(journal->me, act->who) == 0;
}

/* Moves an act from one pile to the other; it is on top but where acts of one
 * person came from two terminals. */
static void repile(struct journal *journal, uint32_t index, bool undo)
{
    uint32_t *from = undo ? journal->undo.at : journal->redo.at;
    size_t *n = undo ? &journal->undo.n : &journal->redo.n, i = *n;
    while (i > 0 && from[i - 1] != index)
        i--;
    if (i == 0)
        return;
    memmove(from + i - 1, from + i, (*n - i) * sizeof *from);
    --*n;
    if (undo)
        *VEC_ADD(&journal->arena, &journal->redo) = index;
    else
        *VEC_ADD(&journal->arena, &journal->undo) = index;
}

bool journal_add(struct journal *journal, const struct act *act)
{
    if (find(journal, &act->id) != MAP64_NONE)
        return false;
    uint32_t index = (uint32_t)journal->acts.n;
    struct journal_act *added = VEC_ADD(&journal->arena, &journal->acts);
    *added = (struct journal_act){.act = *act};
    added->act.who = copy(journal, act->who);
    map64_set(&journal->by_act, key_of(&act->id), index);
    if (is_deed(act->kind)) {
        if (act->kind == ACT_DECIDE)
            add_rulings(journal, act, index);
        else if (act->kind == ACT_PIN)
            add_pin(journal, act, index);
        if (is_mine(journal, act)) {
            *VEC_ADD(&journal->arena, &journal->undo) = index;
            journal->redo.n = 0;
        }
        return true;
    }
    uint32_t target = find(journal, &act->target);
    if (target == MAP64_NONE || !is_deed(journal->acts.at[target].act.kind))
        return true; /* of another review, or damaged: it says nothing here */
    journal->acts.at[target].undone = act->kind == ACT_UNDO;
    if (is_mine(journal, &journal->acts.at[target].act))
        repile(journal, target, act->kind == ACT_UNDO);
    return true;
}

const struct act *journal_undoable(const struct journal *journal)
{
    size_t n = journal->undo.n;
    return n ? &journal->acts.at[journal->undo.at[n - 1]].act : NULL;
}

const struct act *journal_redoable(const struct journal *journal)
{
    size_t n = journal->redo.n;
    return n ? &journal->acts.at[journal->redo.at[n - 1]].act : NULL;
}

const struct act *journal_act(const struct journal *journal, const struct act_id *id)
{
    uint32_t index = find(journal, id);
    return index == MAP64_NONE ? NULL : &journal->acts.at[index].act;
}

/* People of whom something is known, none of them twice. */
struct people {
    const char *at[PEOPLE_MAX];
    size_t n;
};

/* Whether it is somebody who is not among them yet, and is now. */
static bool is_another(struct people *people, const char *who)
{
    for (size_t i = 0; i < people->n; i++)
        if (strcmp(people->at[i], who) == 0)
            return false;
    if (people->n == PEOPLE_MAX)
        return false;
    people->at[people->n++] = who;
    return true;
}

/* What later entries have said. */
struct known {
    unsigned fields;
    struct people decided, noted;
};

/* Takes from an entry what no later one has said: of a verdict the last one holds, of
 * notes the last one of each. */
static void take(const struct journal_entry *entry, const struct act *act, struct known *known,
                 struct decision *decision)
{
    const struct ruling *ruling = &entry->ruling;
    const char *who = act->who ? act->who : "";
    unsigned news = ruling->fields & ~known->fields;
    known->fields |= ruling->fields;
    if ((ruling->fields & RULES_NOTE) && is_another(&known->noted, who) && entry->note) {
        entry->note->next = decision->notes;
        decision->notes = entry->note;
    }
    if (news & RULES_CHECKED) {
        decision->checked = ruling->checked;
        decision->source = ruling->checked ? ruling->source : NULL;
    }
    if (!decision->who || (news & RULES_VERDICT)) {
        decision->who = act->who;
        decision->when = act->when / 1000;
    }
    if (!(ruling->fields & RULES_VERDICT))
        return;
    if (news & RULES_VERDICT)
        decision->verdict = ruling->verdict;
    if (!is_another(&known->decided, who))
        return; /* who has changed their mind since */
    if (!(news & RULES_VERDICT) && decision->other == VERDICT_OPEN &&
        ruling->verdict != VERDICT_OPEN && ruling->verdict != decision->verdict) {
        decision->other = ruling->verdict;
        decision->other_who = who;
    }
}

bool journal_decision(const struct journal *journal, uint64_t change, struct decision *decision)
{
    struct known known = {0};
    *decision = (struct decision){0};
    uint32_t index = name_now(journal, map64_get(&journal->by_change, change));
    uint32_t at = index == MAP64_NONE ? NONE : journal->changes.at[index].newest;
    for (; at != NONE; at = journal->entries.at[at].older) {
        const struct journal_entry *entry = &journal->entries.at[at];
        const struct journal_act *act = &journal->acts.at[entry->act];
        if (!act->undone)
            take(entry, &act->act, &known, decision);
    }
    return decision->verdict != VERDICT_OPEN || decision->notes || decision->checked ||
           decision->other != VERDICT_OPEN;
}

const struct act *journal_nth(const struct journal *journal, size_t i)
{
    assert(i < journal->acts.n);
    return &journal->acts.at[i].act;
}

uint64_t journal_change(const struct journal *journal, size_t i)
{
    assert(i < journal->changes.n);
    return journal->changes.at[i].id;
}

/* By time; at the same time as they came. */
struct timed {
    int64_t when;
    uint32_t act;
};

static int by_time(const void *one, const void *two)
{
    const struct timed *x = one, *y = two;
    if (x->when != y->when)
        return x->when < y->when ? -1 : 1;
    return (x->act > y->act) - (x->act < y->act);
}

struct pinned_list journal_pins(const struct journal *journal, struct arena *arena)
{
    if (!journal->n_pins)
        return (struct pinned_list){NULL, 0};
    struct arena scratch = {0};
    struct timed *order = arena_alloc(&scratch, journal->n_pins, sizeof *order);
    struct pinned *pins = arena_alloc(arena, journal->n_pins, sizeof *pins);
    bool *freed = arena_zero(&scratch, journal->acts.n, sizeof *freed);
    size_t n = 0;
    for (uint32_t i = 0; i < journal->acts.n; i++) {
        const struct journal_act *act = &journal->acts.at[i];
        uint32_t target;
        if (act->undone)
            continue;
        if (act->act.kind == ACT_PIN)
            order[n++] = (struct timed){act->act.when, i};
        else if (act->act.kind == ACT_UNPIN &&
                 (target = find(journal, &act->act.target)) != MAP64_NONE)
            freed[target] = true;
    }
    qsort(order, n, sizeof *order, by_time);
    for (size_t i = 0; i < n; i++) {
        const struct act *act = &journal->acts.at[order[i].act].act;
        pins[i] = (struct pinned){*act->pin, key_of(&act->id), act->who, act->when,
                                  freed[order[i].act]};
    }
    arena_free(&scratch);
    return (struct pinned_list){pins, n};
}

bool journal_pin_id(const struct journal *journal, uint64_t id, struct act_id *out)
{
    uint32_t index = map64_get(&journal->by_act, id);
    if (index == MAP64_NONE || journal->acts.at[index].act.kind != ACT_PIN)
        return false;
    *out = journal->acts.at[index].act.id;
    return true;
}

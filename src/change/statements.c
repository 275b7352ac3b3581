#include "change/statements.h"

#include <stdlib.h>

#include "base/hash.h"
#include "change/changes.h"

/* A fact of one side while what both sides state is struck out. */
struct statement {
    struct fact fact;
    uint32_t id; /* the word's: equal but for case, accents, typography */
    uint32_t word;
    uint32_t number; /* in the order of the text, OLD before NEW */
    enum side side;
};

static int compare_numbers(const struct statement *p, const struct statement *q)
{
    return p->number < q->number ? -1 : p->number > q->number;
}

static int compare_facts(const void *x, const void *y)
{
    const struct statement *p = x, *q = y;
    if (p->fact.value != q->fact.value)
        return p->fact.value < q->fact.value ? -1 : 1;
    if (p->fact.class != q->fact.class)
        return p->fact.class < q->fact.class ? -1 : 1;
    if (p->fact.term != q->fact.term)
        return p->fact.term < q->fact.term ? -1 : 1;
    return compare_numbers(p, q);
}

static bool same_fact(const struct statement *p, const struct statement *q)
{
    return p->fact.value == q->fact.value && p->fact.class == q->fact.class &&
           p->fact.term == q->fact.term;
}

static int compare_ids(const void *x, const void *y)
{
    const struct statement *p = x, *q = y;
    if (p->id != q->id)
        return p->id < q->id ? -1 : 1;
    return compare_numbers(p, q);
}

static bool same_id(const struct statement *p, const struct statement *q)
{
    return p->id == q->id;
}

/* What is taken for equal, and an order in which that is together, no two alike. */
struct order {
    bool (*same)(const struct statement *, const struct statement *);
    int (*compare)(const void *, const void *);
};

enum { FEW_STATEMENTS = 16 };

/* Sorts them. Most edits state little. */
static void sort_statements(struct statement *all, uint32_t n,
                            int (*compare)(const void *, const void *))
{
    if (n > FEW_STATEMENTS) {
        qsort(all, n, sizeof *all, compare);
        return;
    }
    for (uint32_t i = 1; i < n; i++) {
        struct statement statement = all[i];
        uint32_t place = i;
        for (; place > 0 && compare(&all[place - 1], &statement) > 0; place--)
            all[place] = all[place - 1];
        all[place] = statement;
    }
}

/* Strikes out what both sides have, pair by pair, in sorted statements; keeps
 * the rest in place and returns how many. `across` pairs only what is of
 * different classes. */
static uint32_t strike_pairs(struct statement *all, uint32_t n, struct order order, bool across)
{
    uint32_t kept = 0;
    sort_statements(all, n, order.compare);
    for (uint32_t i = 0, end; i < n; i = end) {
        uint32_t olds = 0;
        for (end = i; end < n && order.same(&all[i], &all[end]); end++)
            olds += all[end].side == OLD;
        uint32_t news = end - i - olds;
        uint32_t pairs = olds < news ? olds : news;
        if (across && pairs && all[i].fact.class == all[end - 1].fact.class)
            pairs = 0;
        for (uint32_t k = pairs; k < olds; k++)
            all[kept++] = all[i + k];
        for (uint32_t k = pairs; k < news; k++)
            all[kept++] = all[i + olds + k];
    }
    return kept;
}

const uint32_t statements_movable[MOVABLE] = {CLASS_DATE, CLASS_TIME, CLASS_ATTRIBUTION};

static void add_word(struct rest *rest, enum side side, uint32_t word)
{
    uint32_t place = rest->n[side]++;
    if (place >= REST_WORDS)
        return;
    for (; place > 0 && rest->words[side][place - 1] > word; place--)
        rest->words[side][place] = rest->words[side][place - 1];
    rest->words[side][place] = word;
}

/* What the words of an edit state; two facts for each at most. */
static uint32_t add_statements(const struct edited *sentence, enum side side,
                               const struct facts_memo *memo, struct statement *all, uint32_t n)
{
    for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++) {
        struct statement statement = {sentence->facts[i], sentence->words[i].id, i, n, side};
        if (statement.fact.class == CLASS_PUNCTUATION)
            continue;
        all[n++] = statement;
        if (facts_second(sentence->text, &sentence->words[i], memo, &statement.fact)) {
            statement.number = n;
            all[n++] = statement;
        }
    }
    return n;
}

/* The class of the quantity behind an edit: fell → rose by 3 percent. */
static enum change_class quantity_behind(const struct edited *sentence, struct facts_memo *memo)
{
    enum { QUANTITY_WITHIN = 4 };
    uint32_t first = sentence->edit.end;
    uint32_t end = sentence->n - first > QUANTITY_WITHIN ? first + QUANTITY_WITHIN : sentence->n;
    facts_label(sentence->text, sentence->words, sentence->n, (struct range){first, end}, memo,
                sentence->facts);
    for (uint32_t i = first; i < end; i++)
        if (sentence->facts[i].class <= CLASS_PERCENT)
            return (enum change_class)sentence->facts[i].class;
    return CLASS_NUMBER;
}

struct rest statements_rest(const struct edited sentence[SIDES], struct facts_memo *memo,
                            struct arena *scratch)
{
    struct rest rest = {0};
    struct arena_mark mark = arena_mark(scratch);
    uint32_t n = 0;
    struct statement *all =
        arena_alloc(scratch, range_size(sentence[OLD].edit) + range_size(sentence[NEW].edit),
                    2 * sizeof *all);
    for (int side = OLD; side <= NEW; side++)
        n = add_statements(&sentence[side], (enum side)side, memo, all, n);
    n = strike_pairs(all, n, (struct order){same_fact, compare_facts}, false);
    /* a word that is a name or title by its capital alone has only changed case */
    n = strike_pairs(all, n, (struct order){same_id, compare_ids}, true);
    for (uint32_t i = 0; i < n; i++) {
        const struct fact *fact = &all[i].fact;
        rest.classes |= CLASS_BIT(fact->class);
        for (int m = 0; m < MOVABLE; m++)
            if (fact->class == statements_movable[m])
                rest.stated[m][all[i].side] += hash_add(fact->term, fact->value) | 1;
        contrasts_add(&rest.contrasts, all[i].side, fact);
        if (fact->class == CLASS_WORDING)
            add_word(&rest, all[i].side, all[i].word);
    }
    if (rest.contrasts.n[OLD] || rest.contrasts.n[NEW])
        rest.classes |=
            CLASS_BIT(contrasts_class(&rest.contrasts, quantity_behind(&sentence[NEW], memo)));
    arena_rewind(scratch, mark);
    return rest;
}

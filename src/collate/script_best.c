#include "base/vec.h"
#include "collate/script_internal.h"

/* An OLD and a NEW word that are the same, and the best way to come to keep them. */
struct kept {
    uint32_t at[SIDES]; /* of the core, counted from 1 */
    uint32_t before;    /* the pair that is kept before this one, or SCRIPT_NONE */
    int value;
};

/* A way that ends in an edit: what it is worth and the last pair that it keeps. */
struct way {
    int value;
    uint32_t last;
};

struct matcher {
    const struct script_input *input;
    const struct script_core *core;
    uint32_t n[SIDES];
    uint32_t *first, *next, mask; /* NEW words by the end of their id; 0 ends a list */
    struct {
        struct kept *at;
        size_t n, cap;
    } kept;
    struct way *edit; /* by NEW word: the best that ends there; rises */
    struct arena *arena;
};

/* The words of NEW, listed in their order. */
static void list_new(struct matcher *m)
{
    uint32_t size = 16;
    while (size < m->n[NEW])
        size *= 2;
    m->mask = size - 1;
    m->first = arena_zero(m->arena, size, sizeof *m->first);
    m->next = arena_alloc(m->arena, m->n[NEW] + 1, sizeof *m->next);
    for (uint32_t j = m->n[NEW]; j > 0; j--) {
        uint32_t *list =
            &m->first[script_word(m->input, NEW, m->core->first[NEW] + j - 1)->id & m->mask];
        m->next[j] = *list;
        *list = j;
    }
}

/* Lists the pairs of an OLD word; `above` are those of the word before it. */
static void list_pairs(struct matcher *m, uint32_t i, struct range above)
{
    uint32_t old = m->core->first[OLD] + i - 1;
    uint32_t id = script_word(m->input, OLD, old)->id, j = m->first[id & m->mask];
    int worth = 0;
    for (; j; j = m->next[j]) {
        uint32_t new = m->core->first[NEW] + j - 1;
        if (script_word(m->input, NEW, new)->id != id)
            continue;
        struct way way = m->edit[j - 1];
        while (!range_empty(above) && m->kept.at[above.first].at[NEW] + 1 < j)
            above.first++;
        const struct kept *corner = range_empty(above) ? NULL : &m->kept.at[above.first];
        if (corner && corner->at[NEW] + 1 == j && corner->value >= way.value)
            way = (struct way){corner->value, above.first};
        worth = worth ? worth : script_worth(m->input, old);
        int value = way.value + worth + script_same_form(m->input, old, new) * SCRIPT_FORM;
        *VEC_ADD(m->arena, &m->kept) = (struct kept){{i, j}, way.last, value};
    }
}

/* Lets the ways at some pairs' NEW words go on by taking in those behind, as far as none
 * is better; with `kept` also those that begin an edit there, behind the pair. */
static void spread(const struct matcher *m, struct range pairs, bool kept)
{
    for (uint32_t k = pairs.first; k < pairs.end; k++) {
        const struct kept *pair = &m->kept.at[k];
        uint32_t at = pair->at[NEW], end = k + 1 < pairs.end ? pair[1].at[NEW] : m->n[NEW];
        struct way way = m->edit[at];
        if (kept && pair->value - SCRIPT_EDIT > way.value)
            way = (struct way){pair->value - SCRIPT_EDIT, k};
        for (uint32_t j = at + 1; j <= end && m->edit[j].value < way.value; j++)
            m->edit[j] = way;
    }
}

/* Goes on by an OLD word, which has the pairs `row`: behind those `above`, of the word
 * before it, the edit begins with the word itself, behind its own with a NEW word; the
 * former goes first where both are as good. */
static void edit_row(struct matcher *m, struct range above, struct range row)
{
    m->edit[0].value = -SCRIPT_EDIT;
    for (uint32_t k = above.first; k < above.end; k++) {
        struct way way = {m->kept.at[k].value - SCRIPT_EDIT, k};
        struct way *edit = &m->edit[m->kept.at[k].at[NEW]];
        if (way.value > edit->value)
            *edit = way;
    }
    spread(m, above, false);
    spread(m, row, true);
}

void script_best(const struct script_input *input, const struct script_core *core,
                 uint32_t *partner, struct arena *scratch)
{
    struct matcher m = {.input = input, .core = core, .arena = scratch};
    for (int side = OLD; side <= NEW; side++)
        m.n[side] = core->end[side] - core->first[side];
    list_new(&m);
    m.edit = arena_alloc(scratch, m.n[NEW] + 1, sizeof *m.edit);
    for (uint32_t j = 0; j <= m.n[NEW]; j++)
        m.edit[j] = (struct way){j ? -SCRIPT_EDIT : 0, SCRIPT_NONE};
    struct range above = {0, 0};
    for (uint32_t i = 1; i <= m.n[OLD]; i++) {
        struct range row = {(uint32_t)m.kept.n, 0};
        list_pairs(&m, i, above);
        row.end = (uint32_t)m.kept.n;
        edit_row(&m, above, row);
        above = row;
    }
    struct way best = m.edit[m.n[NEW]];
    if (!range_empty(above)) {
        const struct kept *last = &m.kept.at[above.end - 1];
        if (last->at[NEW] == m.n[NEW] && last->value >= best.value)
            best.last = above.end - 1;
    }
    for (uint32_t k = best.last; k != SCRIPT_NONE; k = m.kept.at[k].before)
        partner[core->first[OLD] + m.kept.at[k].at[OLD] - 1] =
            core->first[NEW] + m.kept.at[k].at[NEW] - 1;
}

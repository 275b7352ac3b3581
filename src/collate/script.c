#include "collate/script.h"

#include <string.h>

#include "article/function_words.h"
#include "article/reading.h"
#include "article/token.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "collate/script_internal.h"
#include "collate/seqdiff.h"

enum {
    SCRIPT_CELLS_MAX = 256 * 1024,
    /* What a kept word is worth, and what each edit costs: a lone function
     * word between two edits is not kept, two are, and so is any other word. */
    WORTH_CONTENT = 10,
    WORTH_FUNCTION = 4,
    WORTH_MARK = 3,
    WORTH_FORM = 1, /* on top where not even case or accents differ */
    EDIT_COST = 7,
};

bool script_is_function_word(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    if (word->kind != TOKEN_WORD)
        return false;
    const uint8_t *p = input->text[side] + word->start;
    if (empty_word_languages(p, word->size) & input->words->grammar)
        return true;
    /* of any alphabet, a word so short */
    uint32_t cp;
    utf8_decode(p, word->size, &cp);
    return word->size <= 2 && utf8_class(cp) == CHAR_LOWER;
}

/* What it is worth to keep an OLD word, in whatever form. */
static int worth_of(const struct script_input *input, uint32_t old)
{
    return script_word(input, OLD, old)->kind == TOKEN_MARK ? WORTH_MARK
           : script_is_function_word(input, OLD, old)       ? WORTH_FUNCTION
                                                            : WORTH_CONTENT;
}

bool script_same_form(const struct script_input *input, uint32_t old, uint32_t new)
{
    const struct word *word[SIDES] = {script_word(input, OLD, old), script_word(input, NEW, new)};
    if (word[OLD]->size == word[NEW]->size &&
        !memcmp(input->text[OLD] + word[OLD]->start, input->text[NEW] + word[NEW]->start,
                word[OLD]->size))
        return true;
    uint8_t plain[SIDES][TOKEN_BYTES];
    const uint8_t *bytes[SIDES];
    size_t size[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        size[side] = word[side]->size;
        bytes[side] = reading_word(input->text[side] + word[side]->start, &size[side], plain[side],
                                   sizeof plain[side]);
    }
    return size[OLD] == size[NEW] && !memcmp(bytes[OLD], bytes[NEW], size[OLD]);
}

/* What there is on top where the form is the same, too. */
static int worth_of_form(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_same_form(input, old, new) ? WORTH_FORM : 0;
}

static bool same(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->id == script_word(input, NEW, new)->id;
}

/* The part between the equal ends. */
struct core {
    uint32_t first[SIDES], end[SIDES];
};

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
    const struct core *core;
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
        uint32_t *list = &m->first[script_word(m->input, NEW, m->core->first[NEW] + j - 1)->id &
                                   m->mask];
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
        const struct kept *corner = &m->kept.at[above.first];
        if (!range_empty(above) && corner->at[NEW] + 1 == j && corner->value >= way.value)
            way = (struct way){corner->value, above.first};
        worth = worth ? worth : worth_of(m->input, old);
        *VEC_ADD(m->arena, &m->kept) = (struct kept){
            {i, j}, way.last, way.value + worth + worth_of_form(m->input, old, new)};
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
        if (kept && pair->value - EDIT_COST > way.value)
            way = (struct way){pair->value - EDIT_COST, k};
        for (uint32_t j = at + 1; j <= end && m->edit[j].value < way.value; j++)
            m->edit[j] = way;
    }
}

/* Goes on by an OLD word, which has the pairs `row`: behind those `above`, of the word
 * before it, the edit begins with the word itself, behind its own with a NEW word; the
 * former goes first where both are as good. */
static void edit_row(struct matcher *m, struct range above, struct range row)
{
    m->edit[0].value = -EDIT_COST;
    for (uint32_t k = above.first; k < above.end; k++) {
        struct way way = {m->kept.at[k].value - EDIT_COST, k};
        struct way *edit = &m->edit[m->kept.at[k].at[NEW]];
        if (way.value > edit->value)
            *edit = way;
    }
    spread(m, above, false);
    spread(m, row, true);
}

/* The best of all ways: affine gaps (Gotoh 1982) whose length costs nothing, so that only
 * pairs of equal words need be looked at, and how far the ways behind them are the best. */
static void match_all(const struct script_input *input, const struct core *core, uint32_t *partner,
                      struct arena *scratch)
{
    struct matcher m = {.input = input, .core = core, .arena = scratch};
    for (int side = OLD; side <= NEW; side++)
        m.n[side] = core->end[side] - core->first[side];
    list_new(&m);
    m.edit = arena_alloc(scratch, m.n[NEW] + 1, sizeof *m.edit);
    for (uint32_t j = 0; j <= m.n[NEW]; j++)
        m.edit[j] = (struct way){j ? -EDIT_COST : 0, SCRIPT_NONE};
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

/* Breaks up runs of matches between two edits that are worth less than an edit
 * costs. */
static void drop_small(const struct script_input *input, const struct core *core, uint32_t *partner)
{
    uint32_t i = core->first[OLD];
    while (i < core->end[OLD]) {
        if (partner[i] == SCRIPT_NONE) {
            i++;
            continue;
        }
        uint32_t first = i;
        int value = 0;
        do {
            value += worth_of(input, i) + worth_of_form(input, i, partner[i]);
            i++;
        } while (i < core->end[OLD] && partner[i] == partner[i - 1] + 1);
        bool at_start = first == core->first[OLD] && partner[first] == core->first[NEW];
        bool at_end = i == core->end[OLD] && partner[i - 1] + 1 == core->end[NEW];
        if (value < EDIT_COST && !at_start && !at_end)
            for (uint32_t k = first; k < i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

static void match_long(const struct script_input *input, const struct core *core, uint32_t *partner,
                       bool *approximate, struct arena *scratch)
{
    uint64_t *ids[SIDES];
    uint32_t n[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        n[side] = core->end[side] - core->first[side];
        ids[side] = arena_alloc(scratch, n[side], sizeof(uint64_t));
        for (uint32_t i = 0; i < n[side]; i++)
            ids[side][i] = script_word(input, (enum side)side, core->first[side] + i)->id;
    }
    seqdiff(ids[OLD], n[OLD], ids[NEW], n[NEW], partner + core->first[OLD], approximate, scratch);
    for (uint32_t i = core->first[OLD]; i < core->end[OLD]; i++)
        if (partner[i] != SEQDIFF_NONE)
            partner[i] += core->first[NEW];
    drop_small(input, core, partner);
}

uint32_t script_mark(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    uint32_t cp = 0;
    if (word->kind == TOKEN_MARK)
        utf8_decode(input->text[side] + word->start, word->size, &cp);
    return cp;
}

bool script_is_same_word(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && same(input, old, new) &&
           script_same_form(input, old, new);
}

bool script_next_hunk(const struct script_input *input, const uint32_t *partner,
                      struct script_hunk *hunk)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    uint32_t old = hunk->first[OLD] + hunk->n[OLD], new = hunk->first[NEW] + hunk->n[NEW];
    while (++old <= n) { /* behind two partners */
        uint32_t end = old;
        while (end < n && partner[end] == SCRIPT_NONE)
            end++;
        uint32_t new_end = end < n ? partner[end] : m;
        new++;
        if (end > old && new_end > new) {
            *hunk = (struct script_hunk){{old, new}, {end - old, new_end - new}};
            return true;
        }
        old = end;
        new = new_end;
    }
    return false;
}

static bool is_variant(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && !script_same_form(input, old, new);
}

/* A kept word whose form changed belongs to the edit right beside it: "No one
 * was" became "One person was", the capital included. */
static void join_variants(const struct script_input *input, uint32_t *partner)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    for (uint32_t i = 0; i < n; i++) {
        if (partner[i] == SCRIPT_NONE || !is_variant(input, i, partner[i]))
            continue;
        /* a run of them, with what stands before and behind it */
        uint32_t first = i, new = partner[i];
        while (i + 1 < n && partner[i + 1] == partner[i] + 1 &&
               is_variant(input, i + 1, partner[i + 1]))
            i++;
        uint32_t after = i + 1 < n ? partner[i + 1] : m;
        bool before_edit =
            first ? partner[first - 1] == SCRIPT_NONE || partner[first - 1] + 1 != new : new > 0;
        bool after_edit = after == SCRIPT_NONE || after != partner[i] + 1;
        if (before_edit || after_edit)
            for (uint32_t k = first; k <= i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

void script_match(const struct script_input *input, uint32_t *partner, bool *approximate,
                  struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct core core = {.end = {range_size(input->range[OLD]), range_size(input->range[NEW])}};
    for (uint32_t i = 0; i < core.end[OLD]; i++)
        partner[i] = SCRIPT_NONE;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.first[OLD], core.first[NEW]))
        partner[core.first[OLD]++] = core.first[NEW]++;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.end[OLD] - 1, core.end[NEW] - 1))
        partner[--core.end[OLD]] = --core.end[NEW];
    uint64_t cells =
        (uint64_t)(core.end[OLD] - core.first[OLD] + 1) * (core.end[NEW] - core.first[NEW] + 1);
    if (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW]) {
        if (cells <= SCRIPT_CELLS_MAX)
            match_all(input, &core, partner, scratch);
        else
            match_long(input, &core, partner, approximate, scratch);
    }
    script_slide(input, partner, scratch);
    join_variants(input, partner);
    script_brackets(input, partner);
    script_pauses(input, partner);
    script_parallel(input, partner);
    arena_rewind(scratch, mark);
}

#include "collate/transpose.h"

#include <stdlib.h>

#include "base/map64.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "collate/script_internal.h"

enum {
    UNPARTNERED_MAX = 4096, /* words of one side; no reader follows a phrase through more */
    PHRASES_MAX = 256,      /* in one sentence; whoever shuffles more has not moved phrases */
    PLACES_MAX = 4,         /* of one word; one that is all over the place is from none of them */
    /* What a run is worth by its words. Too little to be the same one elsewhere are a lone
     * number, which may count something else there, and a lone sign of a script in which
     * each syllable or morpheme has its own. */
    WORTH_WORD = 16,
    WORTH_LITTLE = 8,
    WORTH_GRAMMAR = 1, /* to "1987" the "in" makes the difference */
    WORTH_MIN = 9,
};

#define PARTNERED UINT32_MAX

/* Words [first, first + n) of each side that are equal. */
struct run {
    uint32_t first[SIDES], n, worth;
};

struct run_list {
    struct run *at;
    size_t n, cap;
};

struct transposer {
    const struct script_input *input;
    /* by word: how many words with partners are before it; PARTNERED where it has one, or
     * is in a run that was taken */
    uint32_t *hunk[SIDES];
    uint32_t n[SIDES];
    struct run_list runs;
    struct arena *scratch;
};

static bool is_mark(const struct transposer *t, enum side side, uint32_t at)
{
    return script_word(t->input, side, at)->kind == TOKEN_MARK;
}

static uint32_t worth_of(const struct transposer *t, uint32_t old)
{
    const struct word *word = script_word(t->input, OLD, old);
    if (word->kind == TOKEN_MARK)
        return 0;
    if (script_is_function_word(t->input, OLD, old))
        return WORTH_GRAMMAR;
    uint32_t cp;
    size_t size = utf8_decode(t->input->text[OLD] + word->start, word->size, &cp);
    bool is_sign = size == word->size && utf8_is_east_asian(cp);
    return is_sign || word->kind == TOKEN_NUMBER ? WORTH_LITTLE : WORTH_WORD;
}

static bool has_content(const struct transposer *t, uint32_t old)
{
    return worth_of(t, old) > WORTH_GRAMMAR;
}

/* Whether two words may be the same one elsewhere. In one hunk they cannot: what keeps
 * its order there, the script has left out for a reason. */
static bool may_pair(const struct transposer *t, uint32_t old, uint32_t new)
{
    return t->hunk[OLD][old] != PARTNERED && t->hunk[NEW][new] != PARTNERED &&
           t->hunk[OLD][old] != t->hunk[NEW][new] &&
           script_word(t->input, OLD, old)->id == script_word(t->input, NEW, new)->id;
}

/* Notes the run around two equal words, where they are the first of it that have content. */
static void note_run(struct transposer *t, uint32_t old, uint32_t new)
{
    struct run run = {{old, new}, 0, 0};
    while (run.first[OLD] && run.first[NEW] &&
           may_pair(t, run.first[OLD] - 1, run.first[NEW] - 1)) {
        if (has_content(t, run.first[OLD] - 1))
            return;
        run.first[OLD]--;
        run.first[NEW]--;
    }
    while (run.first[OLD] + run.n < t->n[OLD] && run.first[NEW] + run.n < t->n[NEW] &&
           may_pair(t, run.first[OLD] + run.n, run.first[NEW] + run.n))
        run.worth += worth_of(t, run.first[OLD] + run.n++);
    if (run.worth >= WORTH_MIN)
        *VEC_ADD(t->scratch, &t->runs) = run;
}

static void note_runs(struct transposer *t)
{
    uint32_t *next = arena_alloc(t->scratch, t->n[NEW], sizeof *next);
    struct map64 first = {.arena = t->scratch};
    for (uint32_t j = t->n[NEW]; j-- > 0;)
        if (t->hunk[NEW][j] != PARTNERED && !is_mark(t, NEW, j)) {
            uint32_t id = script_word(t->input, NEW, j)->id;
            next[j] = map64_get(&first, id);
            map64_set(&first, id, j);
        }
    for (uint32_t i = 0; i < t->n[OLD]; i++) {
        if (t->hunk[OLD][i] == PARTNERED || is_mark(t, OLD, i))
            continue;
        uint32_t j = map64_get(&first, script_word(t->input, OLD, i)->id);
        for (int places = 0; j != MAP64_NONE && places < PLACES_MAX; places++, j = next[j]) {
            if (!may_pair(t, i, j))
                continue;
            if (!has_content(t, i))
                break;
            note_run(t, i, j);
        }
    }
}

static uint32_t distance(const struct run *run)
{
    return run->first[OLD] > run->first[NEW] ? run->first[OLD] - run->first[NEW]
                                             : run->first[NEW] - run->first[OLD];
}

static int falling(uint32_t x, uint32_t y)
{
    return (x < y) - (x > y);
}

static int by_worth(const void *p, const void *q)
{
    const struct run *one = p, *other = q;
    int order = falling(one->worth, other->worth);
    if (!order)
        order = falling(one->n, other->n);
    if (!order)
        order = falling(distance(other), distance(one));
    for (int side = OLD; !order && side <= NEW; side++)
        order = falling(other->first[side], one->first[side]);
    return order;
}

static bool is_edge(uint32_t mark)
{
    return script_is_pause(mark) || script_is_full_stop(mark);
}

/* Which of a pair of brackets or quotation marks a mark is: 1 or -1, 0 for neither. */
static int opens(uint32_t mark)
{
    enum char_class class = mark ? utf8_class(mark) : CHAR_LOWER;
    return (class == CHAR_OPEN) - (class == CHAR_CLOSE);
}

/* Takes marks off both ends that belong to the text around the run. */
static void trim(const struct transposer *t, struct run *run)
{
    int depth = 0, straight = 0;
    for (uint32_t k = 0; k < run->n; k++) {
        uint32_t mark = script_mark(t->input, OLD, run->first[OLD] + k);
        depth += opens(mark);
        straight += mark == '"';
    }
    for (;;) { /* a word of content is left in any case */
        uint32_t head = script_mark(t->input, OLD, run->first[OLD]);
        uint32_t tail = script_mark(t->input, OLD, run->first[OLD] + run->n - 1);
        bool lone = straight % 2 == 1;
        bool at_head = is_edge(head) || opens(head) < 0 || (opens(head) > 0 && depth > 0) ||
                       (head == '"' && lone);
        bool at_tail = !at_head && (is_edge(tail) || opens(tail) > 0 ||
                                    (opens(tail) < 0 && depth < 0) || (tail == '"' && lone));
        if (!at_head && !at_tail)
            break;
        uint32_t mark = at_head ? head : tail;
        depth -= opens(mark);
        straight -= mark == '"';
        run->first[OLD] += at_head;
        run->first[NEW] += at_head;
        run->n--;
    }
}

/* Takes those stretches of a run that no better one has taken. */
static void take(struct transposer *t, const struct run *run, uint32_t sentence,
                 struct transposition_list *list, struct arena *arena)
{
    for (uint32_t k = 0; k < run->n; k++) {
        struct run part = {{run->first[OLD] + k, run->first[NEW] + k}, 0, 0};
        for (; k < run->n && may_pair(t, run->first[OLD] + k, run->first[NEW] + k); k++, part.n++)
            part.worth += worth_of(t, run->first[OLD] + k);
        if (part.worth < WORTH_MIN)
            continue;
        trim(t, &part);
        struct transposition *to = VEC_ADD(arena, list);
        to->sentence = sentence;
        for (int s = OLD; s <= NEW; s++) {
            enum side side = (enum side)s;
            const struct word *last = script_word(t->input, side, part.first[s] + part.n - 1);
            to->span[s] = (struct span){script_word(t->input, side, part.first[s])->start,
                                        last->start + last->size};
            for (uint32_t w = 0; w < part.n; w++)
                t->hunk[s][part.first[s] + w] = PARTNERED;
        }
    }
}

/* Numbers the hunks; false where one side has no words without partners, or too many. */
static bool number_hunks(struct transposer *t, const uint32_t *partner, bool *approximate)
{
    uint32_t kept = 0;
    for (int side = OLD; side <= NEW; side++)
        t->n[side] = range_size(t->input->range[side]);
    for (uint32_t i = 0; i < t->n[OLD]; i++)
        kept += partner[i] != SCRIPT_NONE;
    uint32_t n = t->n[OLD] - kept, m = t->n[NEW] - kept;
    if (!n || !m || !kept)
        return false;
    if (n > UNPARTNERED_MAX || m > UNPARTNERED_MAX) {
        *approximate = true;
        return false;
    }
    for (int side = OLD; side <= NEW; side++)
        t->hunk[side] = arena_zero(t->scratch, t->n[side], sizeof *t->hunk[side]);
    for (uint32_t i = 0; i < t->n[OLD]; i++)
        if (partner[i] != SCRIPT_NONE)
            t->hunk[OLD][i] = t->hunk[NEW][partner[i]] = PARTNERED;
    for (int side = OLD; side <= NEW; side++) {
        uint32_t hunk = 0;
        for (uint32_t i = 0; i < t->n[side]; i++)
            if (t->hunk[side][i] == PARTNERED)
                hunk++;
            else
                t->hunk[side][i] = hunk;
    }
    return true;
}

void transpose_add(const struct script_input *input, const uint32_t *partner, uint32_t sentence,
                   struct transposition_list *list, bool *approximate, struct arena *arena,
                   struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct transposer t = {.input = input, .scratch = scratch};
    if (number_hunks(&t, partner, approximate)) {
        note_runs(&t);
        if (t.runs.n)
            qsort(t.runs.at, t.runs.n, sizeof *t.runs.at, by_worth);
        size_t first = list->n;
        for (size_t i = 0; i < t.runs.n && list->n - first < PHRASES_MAX; i++)
            take(&t, &t.runs.at[i], sentence, list, arena);
        *approximate |= list->n - first >= PHRASES_MAX;
    }
    arena_rewind(scratch, mark);
}

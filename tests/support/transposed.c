#include "tests/support/transposed.h"

#include "article/token.h"
#include "base/arena.h"

#define NOWHERE UINT32_MAX

/* The edit of a sentence that holds a span; NOWHERE where none does. */
static uint32_t edit_around(const struct collation *collation, uint32_t sentence, enum side side,
                            struct span span)
{
    struct range edits = collation->sentences[sentence].edits;
    for (uint32_t e = edits.first; e < edits.end; e++) {
        struct span whole = collation->edits[e].span[side];
        if (whole.start <= span.start && span.end <= whole.end)
            return e;
    }
    return NOWHERE;
}

static bool overlap(struct span one, struct span other)
{
    return one.start < other.end && other.start < one.end;
}

static bool have_equal_tokens(const struct collation *collation,
                              const struct transposition *transposition)
{
    struct arena arena = {0};
    struct tokens tokens[SIDES] = {{0}, {0}};
    for (int side = OLD; side <= NEW; side++)
        tokenise(collation->article[side]->text, transposition->span[side], &arena,
                 &tokens[side]);
    bool equal = tokens[OLD].n == tokens[NEW].n && tokens[OLD].n > 0;
    for (size_t i = 0; equal && i < tokens[OLD].n; i++)
        equal = tokens[OLD].at[i].key == tokens[NEW].at[i].key;
    arena_free(&arena);
    return equal;
}

bool are_transpositions_sound(const struct collation *collation, uint32_t *at)
{
    const struct transposition *all = collation->transpositions;
    for (uint32_t i = 0; i < collation->n_transpositions; i++) {
        const struct transposition *one = &all[i];
        *at = i;
        if (one->sentence >= collation->n_sentences)
            return false;
        uint32_t old = edit_around(collation, one->sentence, OLD, one->span[OLD]);
        uint32_t new = edit_around(collation, one->sentence, NEW, one->span[NEW]);
        if (old == NOWHERE || new == NOWHERE || old == new || !have_equal_tokens(collation, one))
            return false;
        if (i && (all[i - 1].sentence > one->sentence ||
                  (all[i - 1].sentence == one->sentence &&
                   all[i - 1].span[OLD].end > one->span[OLD].start)))
            return false;
        for (uint32_t k = i; k-- > 0 && all[k].sentence == one->sentence;)
            if (overlap(all[k].span[NEW], one->span[NEW]))
                return false;
    }
    return true;
}

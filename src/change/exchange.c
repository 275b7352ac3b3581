#include "change/exchange.h"

#include "base/hash.h"
#include "change/changes.h"
#include "collate/words.h"

enum {
    NEAR = 8,            /* words between a phrase and its figure */
    EXCHANGED_MAX = 32,  /* transpositions of a sentence that are looked at */
    NOWHERE = UINT32_MAX,
};

/* Where a phrase went: from one edit to another. */
struct way {
    uint32_t edit[SIDES];
    struct span old;
};

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

static bool is_edited(const struct collation *collation, uint32_t sentence,
                      const struct word *word)
{
    struct span span = {word->start, word->start + word->size};
    return edit_around(collation, sentence, OLD, span) != NOWHERE;
}

/* What stands beside a phrase: the words of a figure, a date or the like. */
struct figure {
    uint32_t first; /* the nearest word; NOWHERE for none */
    uint32_t class;
    uint64_t value;
};

/* The nearest figure that stayed behind a phrase of OLD, or before it. */
static struct figure figure_beside(const struct collation *collation, uint32_t sentence,
                                   const struct edited *old, struct span phrase, bool behind)
{
    struct figure figure = {.first = NOWHERE};
    uint32_t at = 0;
    while (at < old->n && old->words[at].start < (behind ? phrase.end : phrase.start))
        at++;
    for (uint32_t k = 0; behind ? at + k < old->n : k < at; k++) {
        uint32_t i = behind ? at + k : at - 1 - k;
        if (old->facts[i].class <= CLASS_TIME) {
            if (is_edited(collation, sentence, &old->words[i]))
                return (struct figure){.first = NOWHERE};
            figure.first = figure.first == NOWHERE ? i : figure.first;
            figure.class = old->facts[i].class;
            figure.value += hash_add(old->facts[i].term, old->facts[i].value);
        } else if (figure.first != NOWHERE || k >= NEAR) {
            break;
        }
    }
    return figure;
}

/* The class of the figures that stand on the same side of both phrases; no figure of one is
 * the other's. */
static uint32_t class_beside(const struct collation *collation, uint32_t sentence,
                             const struct edited *old, const struct way *one,
                             const struct way *other)
{
    for (int behind = 0; behind < 2; behind++) {
        struct figure figure = figure_beside(collation, sentence, old, one->old, behind);
        struct figure its = figure_beside(collation, sentence, old, other->old, behind);
        if (figure.first != NOWHERE && its.first != NOWHERE && figure.first != its.first &&
            figure.class == its.class && figure.value != its.value)
            return CLASS_BIT(figure.class);
    }
    return 0;
}

void exchange_classify(struct collation *collation, uint32_t sentence,
                       const struct edited passage[SIDES])
{
    struct range all = collation_transpositions(collation, sentence);
    struct way ways[EXCHANGED_MAX];
    uint32_t n = 0;
    for (uint32_t i = all.first; i < all.end && n < EXCHANGED_MAX; i++, n++) {
        const struct span *span = collation->transpositions[i].span;
        ways[n].old = span[OLD];
        for (int side = OLD; side <= NEW; side++)
            ways[n].edit[side] =
                edit_around(collation, sentence, (enum side)side, span[side]);
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++) {
            if (ways[i].edit[OLD] != ways[k].edit[NEW] || ways[i].edit[NEW] != ways[k].edit[OLD])
                continue;
            uint32_t class =
                class_beside(collation, sentence, &passage[OLD], &ways[k], &ways[i]);
            for (int side = OLD; side <= NEW; side++)
                collation->edits[ways[i].edit[side]].classes |= class;
        }
}

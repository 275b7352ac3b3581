#include "change/exchange.h"

#include "article/function_words.h"
#include "base/hash.h"
#include "change/changes.h"
#include "change/joints.h"
#include "collate/words.h"

enum {
    NEAR = 8,           /* words between a phrase and its figure */
    EXCHANGED_MAX = 32, /* transpositions of a sentence that are looked at */
};

#define NOWHERE UINT32_MAX

/* A phrase that went from one edit to another. */
struct way {
    struct span span[SIDES];
    uint32_t edit[SIDES];
};

struct exchanges {
    struct collation *collation;
    uint32_t sentence;
    const struct edited *passage; /* [SIDES] */
    uint32_t languages;
};

static uint32_t edit_around(const struct exchanges *x, enum side side, struct span span)
{
    struct range edits = x->collation->sentences[x->sentence].edits;
    for (uint32_t e = edits.first; e < edits.end; e++) {
        struct span whole = x->collation->edits[e].span[side];
        if (whole.start <= span.start && span.end <= whole.end)
            return e;
    }
    return NOWHERE;
}

static bool is_edited(const struct exchanges *x, const struct word *word)
{
    return edit_around(x, OLD, (struct span){word->start, word->start + word->size}) != NOWHERE;
}

/* The words that begin in a span. */
static struct range words_in(const struct edited *passage, struct span span)
{
    struct range words = {0, passage->n};
    while (words.first < words.end) { /* the first that begins there */
        uint32_t middle = words.first + (words.end - words.first) / 2;
        if (passage->words[middle].start < span.start)
            words.first = middle + 1;
        else
            words.end = middle;
    }
    while (words.end < passage->n && passage->words[words.end].start < span.end)
        words.end++;
    return words;
}

/* What stands beside a phrase: the words of a figure, a date or the like. */
struct figure {
    uint32_t first; /* the nearest word; NOWHERE for none */
    uint32_t class;
    uint64_t value;
};

/* The nearest figure that stayed behind a phrase of OLD, or before it. */
static struct figure figure_beside(const struct exchanges *x, struct span phrase, bool behind)
{
    const struct edited *old = &x->passage[OLD];
    struct figure figure = {.first = NOWHERE};
    struct range words = words_in(old, phrase);
    for (uint32_t k = 0; behind ? words.end + k < old->n : k < words.first; k++) {
        uint32_t i = behind ? words.end + k : words.first - 1 - k;
        if (old->facts[i].class <= CLASS_TIME) {
            if (is_edited(x, &old->words[i]))
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

/* The class of the figures on the same side of two phrases that took each other's place; no
 * figure of one is the other's. */
static uint32_t class_beside(const struct exchanges *x, const struct way *one,
                             const struct way *other)
{
    if (one->edit[OLD] != other->edit[NEW] || one->edit[NEW] != other->edit[OLD])
        return 0;
    for (int behind = 0; behind < 2; behind++) {
        struct figure figure = figure_beside(x, one->span[OLD], behind);
        struct figure its = figure_beside(x, other->span[OLD], behind);
        if (figure.first != NOWHERE && its.first != NOWHERE && figure.first != its.first &&
            figure.class == its.class && figure.value != its.value)
            return CLASS_BIT(figure.class);
    }
    return 0;
}

static bool is_content(const struct edited *passage, uint32_t i)
{
    const struct word *word = &passage->words[i];
    return word->kind != TOKEN_MARK &&
           !function_word_languages(passage->text + word->start, word->size);
}

static bool is_preposition(const struct exchanges *x, const struct edited *passage, uint32_t i)
{
    const struct word *word = &passage->words[i];
    return joint_is_preposition(passage->text + word->start, word->size, x->languages);
}

/* Whether a phrase is the deed, or who did it or had it done: words of content, no facts, and
 * no preposition. */
static bool is_part_of_deed(const struct exchanges *x, struct span phrase)
{
    const struct edited *old = &x->passage[OLD];
    struct range words = words_in(old, phrase);
    bool content = false;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (old->facts[i].class != CLASS_WORDING || is_preposition(x, old, i))
            return false;
        content = content || is_content(old, i);
    }
    return content;
}

/* Whether only a name stayed between the edits that a phrase went from and to, and no
 * preposition ("by") before it. */
static bool is_about_name(const struct exchanges *x, const struct way *way)
{
    const struct edit *edits = x->collation->edits;
    bool named = false;
    for (int side = OLD; side <= NEW; side++) {
        const struct edited *passage = &x->passage[side];
        struct span from = edits[way->edit[OLD]].span[side], to = edits[way->edit[NEW]].span[side];
        struct span between = {from.start < to.start ? from.end : to.end,
                               from.start < to.start ? to.start : from.start};
        struct range words = words_in(passage, between);
        for (uint32_t i = words.first; i < words.end; i++) {
            bool is_name = passage->facts[i].class == CLASS_NAME ||
                           passage->facts[i].class == CLASS_TITLE;
            named = named || is_name;
            if (!is_name && is_content(passage, i))
                return false;
        }
        if (words.first && is_preposition(x, passage, words.first - 1))
            return false;
    }
    return named;
}

/* Whether two phrases went to the other side of a name and have changed places there:
 * "Shaw | sued | the town", "the town | sued | Shaw". */
static bool are_turned(const struct exchanges *x, const struct way *one, const struct way *other)
{
    return one->edit[OLD] == other->edit[OLD] && one->edit[NEW] == other->edit[NEW] &&
           (one->span[OLD].start < other->span[OLD].start) !=
               (one->span[NEW].start < other->span[NEW].start) &&
           is_part_of_deed(x, one->span[OLD]) && is_part_of_deed(x, other->span[OLD]) &&
           is_about_name(x, one);
}

void exchange_classify(struct collation *collation, uint32_t sentence,
                       const struct edited passage[SIDES], struct facts_memo *memo)
{
    struct exchanges x = {collation, sentence, passage, memo->languages};
    struct range all = collation_transpositions(collation, sentence);
    struct way ways[EXCHANGED_MAX];
    uint32_t n = 0;
    if (range_size(all) < 2)
        return;
    for (int side = OLD; side <= NEW; side++)
        facts_label(passage[side].text, passage[side].words, passage[side].n,
                    (struct range){0, passage[side].n}, memo, passage[side].facts);
    for (uint32_t i = all.first; i < all.end && n < EXCHANGED_MAX; i++, n++)
        for (int side = OLD; side <= NEW; side++) {
            ways[n].span[side] = collation->transpositions[i].span[side];
            ways[n].edit[side] = edit_around(&x, (enum side)side, ways[n].span[side]);
        }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++) {
            uint32_t class = class_beside(&x, &ways[k], &ways[i]);
            if (are_turned(&x, &ways[k], &ways[i]))
                class |= CLASS_BIT(CLASS_NAME);
            for (int side = OLD; side <= NEW; side++)
                collation->edits[ways[i].edit[side]].classes |= class;
        }
}

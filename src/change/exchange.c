#include "change/exchange.h"

#include "article/function_words.h"
#include "base/hash.h"
#include "change/changes.h"
#include "change/joints.h"
#include "collate/words.h"

enum {
    NEAR = 8,           /* words between a phrase and its figure */
    EXCHANGED_MAX = 32, /* transpositions of a sentence that are looked at */
    FIXED_MAX = 64,     /* figures and words that they may belong to that are */
    ARTICLES_MAX = 2,   /* words of grammar between a preposition and its word */
};

#define NOWHERE UINT32_MAX
#define TWICE (UINT32_MAX - 1)

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

static bool is_content(const struct exchanges *x, const struct edited *passage, uint32_t i)
{
    const struct word *word = &passage->words[i];
    return word->kind != TOKEN_MARK &&
           !(function_word_languages(passage->text + word->start, word->size) &
             x->collation->languages.grammar);
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
        content = content || is_content(x, old, i);
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
            if (!is_name && is_content(x, passage, i))
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

/* A figure, or a word that figures may belong to, that stands once on each side. */
struct fixed {
    uint64_t value;
    uint32_t class; /* CLASS_NAME for all names and places, CLASS_WORDING for other words */
    uint32_t at[SIDES];
};

static bool is_place(const struct exchanges *x, const struct edited *passage, uint32_t i)
{
    if (passage->facts[i].class == CLASS_NAME)
        return true;
    if (passage->facts[i].class != CLASS_WORDING || !is_content(x, passage, i))
        return false;
    for (uint32_t k = 0; i-- > 0 && k <= ARTICLES_MAX; k++)
        if (is_preposition(x, passage, i))
            return true;
        else if (passage->words[i].kind == TOKEN_MARK || is_content(x, passage, i))
            break;
    return false;
}

/* What a word fixes; false for most. */
static bool read_fixed(const struct exchanges *x, enum side side, uint32_t i, struct fixed *out)
{
    const struct edited *passage = &x->passage[side];
    const struct fact *fact = &passage->facts[i];
    bool place = is_place(x, passage, i);
    *out = (struct fixed){hash_add(fact->term, fact->value), place ? CLASS_NAME : fact->class,
                          {NOWHERE, NOWHERE}};
    out->at[side] = i;
    return place || fact->class <= CLASS_TIME ||
           (fact->class == CLASS_WORDING && is_content(x, passage, i));
}

/* In the order of OLD. */
static uint32_t find_fixed(const struct exchanges *x, struct fixed found[FIXED_MAX])
{
    uint32_t n = 0, single = 0;
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        for (uint32_t i = 0; i < x->passage[side].n; i++) {
            struct fixed fixed;
            uint32_t k = 0;
            if (!read_fixed(x, side, i, &fixed))
                continue;
            while (k < n && (found[k].value != fixed.value || found[k].class != fixed.class))
                k++;
            if (k < n)
                found[k].at[side] = found[k].at[side] == NOWHERE ? i : TWICE;
            else if (side == OLD && n < FIXED_MAX)
                found[n++] = fixed;
        }
    }
    for (uint32_t k = 0; k < n; k++)
        if (found[k].at[OLD] < TWICE && found[k].at[NEW] < TWICE)
            found[single++] = found[k];
    return single;
}

/* Whether words are of one clause that lists nothing. Counts its prepositions. */
static bool is_clause(const struct exchanges *x, enum side side, uint32_t first, uint32_t last,
                      uint32_t *prepositions)
{
    const struct edited *passage = &x->passage[side];
    while (++first < last) {
        const struct word *word = &passage->words[first];
        if (word->kind == TOKEN_MARK ||
            joint_is_conjunction(passage->text + word->start, word->size, x->languages))
            return false;
        *prepositions += is_preposition(x, passage, first);
    }
    return true;
}

/* Whether a place, or a word of their clause, stands between two figures in both versions,
 * and no other figure does in either. */
static bool has_fixed_between(const struct exchanges *x, const struct fixed *fixed, uint32_t n,
                              const struct fixed *first, const struct fixed *last)
{
    bool place = false, word = false;
    for (uint32_t k = 0; k < n; k++) {
        bool old = first->at[OLD] < fixed[k].at[OLD] && fixed[k].at[OLD] < last->at[OLD];
        bool new = last->at[NEW] < fixed[k].at[NEW] && fixed[k].at[NEW] < first->at[NEW];
        if ((old || new) && fixed[k].class == first->class)
            return false;
        place = place || (old && new && fixed[k].class == CLASS_NAME);
        word = word || (old && new && fixed[k].class == CLASS_WORDING);
    }
    uint32_t prepositions[SIDES] = {0, 0};
    return place ||
           (word && is_clause(x, OLD, first->at[OLD], last->at[OLD], &prepositions[OLD]) &&
            is_clause(x, NEW, last->at[NEW], first->at[NEW], &prepositions[NEW]) &&
            prepositions[OLD] == prepositions[NEW]); /* else "by" tells the parts */
}

/* Figures in each other's place around one of these. */
static void classify_figures(const struct exchanges *x)
{
    struct fixed fixed[FIXED_MAX];
    uint32_t n = find_fixed(x, fixed);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            if (fixed[i].class > CLASS_TIME || fixed[i].class != fixed[k].class ||
                fixed[i].at[NEW] < fixed[k].at[NEW] ||
                !has_fixed_between(x, fixed, n, &fixed[i], &fixed[k]))
                continue;
            const struct fixed *both[] = {&fixed[i], &fixed[k]};
            for (int b = 0; b < 2; b++)
                for (int side = OLD; side <= NEW; side++) {
                    const struct word *word = &x->passage[side].words[both[b]->at[side]];
                    uint32_t edit = edit_around(
                        x, (enum side)side, (struct span){word->start, word->start + word->size});
                    if (edit != NOWHERE)
                        x->collation->edits[edit].classes |= CLASS_BIT(both[b]->class);
                }
        }
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
    classify_figures(&x);
}

#include "collate/thresholds.h"

#include <stddef.h>

#include "collate/align.h"

/* Measured on version pairs of several kinds; see `make quality`. Content is
 * a weight, of which a rare word has 4 to 6 in an article of usual length. What is 0
 * here is a threshold that can be set. */
static const struct align_thresholds measured[2] = {
    {.strong = 0.6F, .in_order = 0.25F},
    {.strong = 0.65F, .in_order = 0.25F, .contained = 0.5F},
};

/* What the share shrinks to for a neighbour that makes up for a partner's length. */
#define LACKING 0.5F

struct info {
    const char *name;
    int max, usual;
};

static const struct info infos[THRESHOLD_COUNT] = {
#define X(id, name, choices, min, max, value, help) {name, max, value},
    THRESHOLDS(X, THRESHOLD_)
#undef X
};

struct thresholds thresholds_of(enum strictness strictness)
{
    static const struct thresholds all[] = {
        [THRESHOLDS_USUAL] = {{0}},
        [THRESHOLDS_STRICT] = {{[THRESHOLD_PARAGRAPH_ALIKE] = 50,
                                [THRESHOLD_PARAGRAPH_MOVED] = 65,
                                [THRESHOLD_PARAGRAPH_SPLIT] = 65,
                                [THRESHOLD_SENTENCE_ALIKE] = 45,
                                [THRESHOLD_SENTENCE_MOVED] = 70,
                                [THRESHOLD_SENTENCE_SPLIT] = 60,
                                [THRESHOLD_MOVED_WEIGHT] = 18}},
        [THRESHOLDS_LOOSE] = {{[THRESHOLD_PARAGRAPH_ALIKE] = 10,
                               [THRESHOLD_PARAGRAPH_MOVED] = 30,
                               [THRESHOLD_PARAGRAPH_SPLIT] = 35,
                               [THRESHOLD_SENTENCE_ALIKE] = 7,
                               [THRESHOLD_SENTENCE_MOVED] = 35,
                               [THRESHOLD_SENTENCE_SPLIT] = 15,
                               [THRESHOLD_MOVED_WEIGHT] = 8}},
    };
    return all[strictness];
}

const char *threshold_name(enum threshold threshold)
{
    return infos[threshold].name;
}

int threshold_value(const struct thresholds *thresholds, enum threshold threshold)
{
    int value = thresholds->value[threshold];
    return value ? value : infos[threshold].usual;
}

bool threshold_is_usual(const struct thresholds *thresholds, enum threshold threshold)
{
    return threshold_value(thresholds, threshold) == infos[threshold].usual;
}

bool thresholds_ask_more_of_paragraphs(const struct thresholds *thresholds)
{
    static const enum threshold of_paragraphs[] = {
        THRESHOLD_PARAGRAPH_ALIKE, THRESHOLD_PARAGRAPH_MOVED, THRESHOLD_PARAGRAPH_SPLIT};
    for (size_t i = 0; i < sizeof of_paragraphs / sizeof *of_paragraphs; i++)
        if (threshold_value(thresholds, of_paragraphs[i]) > infos[of_paragraphs[i]].usual)
            return true;
    return false;
}

bool thresholds_are_equal(const struct thresholds *one, const struct thresholds *two)
{
    for (enum threshold t = 0; t < THRESHOLD_COUNT; t++)
        if (threshold_value(one, t) != threshold_value(two, t))
            return false;
    return true;
}

static float share_of(const struct thresholds *thresholds, enum threshold threshold)
{
    return (float)threshold_value(thresholds, threshold) / 100;
}

/* What somebody asked for who asked for more than the usual; else 0. */
static float asked_for(const struct thresholds *thresholds, enum threshold threshold)
{
    bool more = threshold_value(thresholds, threshold) > infos[threshold].usual;
    return more ? share_of(thresholds, threshold) : 0;
}

static float larger(float one, float two)
{
    return one > two ? one : two;
}

static float smaller(float one, float two)
{
    return one < two ? one : two;
}

struct align_thresholds align_thresholds_of(const struct thresholds *thresholds, bool sentences)
{
    enum threshold alike = sentences ? THRESHOLD_SENTENCE_ALIKE : THRESHOLD_PARAGRAPH_ALIKE;
    enum threshold moved = sentences ? THRESHOLD_SENTENCE_MOVED : THRESHOLD_PARAGRAPH_MOVED;
    enum threshold split = sentences ? THRESHOLD_SENTENCE_SPLIT : THRESHOLD_PARAGRAPH_SPLIT;
    struct align_thresholds out = measured[sentences];
    float share = share_of(thresholds, split);
    out.weak = share_of(thresholds, alike);
    out.least = asked_for(thresholds, alike);
    out.in_order = larger(out.in_order, out.least);
    /* partners out of order tell where the others are in order, so that they are looked
     * for as usual even where they may not stay partners */
    out.moved = smaller((float)infos[moved].usual / 100, share_of(thresholds, moved));
    out.least_moved = asked_for(thresholds, moved);
    out.content = (float)threshold_value(thresholds, THRESHOLD_MOVED_WEIGHT);
    out.contained_weak = share;
    /* a sentence that has another place needs more than one that has none */
    out.contained = sentences ? larger(out.contained, share) : share;
    /* what makes up for length shrinks the share, and the less the higher it is */
    out.lacking = LACKING;
    if (share > (float)infos[split].usual / 100)
        out.lacking += (1 - LACKING) * (share - (float)infos[split].usual / 100) /
                       (1 - (float)infos[split].usual / 100);
    return out;
}

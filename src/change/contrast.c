#include "change/contrast.h"

/* The tens of what the lists of terms/ gives a contrast; each ten beyond is a pair of which one
 * denies the other. */
enum { DAYPARTS = 2, HOLIDAYS = 3, TRENDS = 4, SHARES = 5, QUARTERS = 6 };

/* Kinds that are no tens of their own. */
enum { QUANTIFIERS = 1000, SPANS, SEASONS, ORDER };

/* Units of the lists of terms/: from seconds to decades, the weekend, and the seasons. */
enum { SPANS_FIRST = 21, SPANS_END = 30, WEEKEND = 35, SEASONS_FIRST = 41, SEASONS_END = 45 };

/* What it is like; 0 for a word that has no like. */
static uint32_t kind_of(const struct fact *fact)
{
    uint64_t value = fact->value;
    if (fact->class != CLASS_WORDING)
        return 0;
    switch (fact->term) {
    case TERM_QUANTIFIER:
        return QUANTIFIERS;
    case TERM_CONTRAST:
        return (uint32_t)value / 10;
    case TERM_UNIT:
        return value >= SEASONS_FIRST && value < SEASONS_END ? SEASONS
               : value >= SPANS_FIRST && value < SPANS_END   ? SPANS
               : value == WEEKEND                            ? SEASONS
                                                             : 0;
    case TERM_BOUND:
        return value == BOUND_BEFORE || value == BOUND_AFTER ? ORDER : 0;
    default:
        return 0;
    }
}

void contrasts_add(struct contrasts *contrasts, enum side side, const struct fact *fact)
{
    if (!kind_of(fact))
        return;
    if (contrasts->n[side] < CONTRASTS_MAX)
        contrasts->at[side][contrasts->n[side]] = *fact;
    contrasts->n[side]++;
}

static enum change_class class_of(uint32_t kind, enum change_class quantity)
{
    switch (kind) {
    case SEASONS:
    case HOLIDAYS:
    case ORDER:
        return CLASS_DATE;
    case DAYPARTS:
        return CLASS_TIME;
    case QUARTERS:
        return CLASS_NAME;
    case TRENDS:
        return quantity;
    case QUANTIFIERS:
    case SPANS:
    case SHARES:
        return CLASS_NUMBER;
    default:
        return CLASS_NEGATION;
    }
}

/* Whether a side alone has the article of "a few": few are not a few. */
static bool has_article(const struct contrasts *contrasts, enum side side)
{
    bool article = false, few = false;
    for (uint32_t i = 0; i < contrasts->n[side]; i++) {
        bool quantifier = contrasts->at[side][i].term == TERM_QUANTIFIER;
        article = article || (quantifier && contrasts->at[side][i].value == QUANTIFIER_ARTICLE);
        few = few || (quantifier && contrasts->at[side][i].value == QUANTIFIER_FEW);
    }
    return article && !few;
}

enum change_class contrasts_class(const struct contrasts *contrasts, enum change_class quantity)
{
    if (contrasts->n[OLD] > CONTRASTS_MAX || contrasts->n[NEW] > CONTRASTS_MAX)
        return CLASS_WORDING;
    if (has_article(contrasts, OLD) || has_article(contrasts, NEW))
        return CLASS_NUMBER;
    for (uint32_t i = 0; i < contrasts->n[OLD]; i++)
        for (uint32_t k = 0; k < contrasts->n[NEW]; k++) {
            const struct fact *old = &contrasts->at[OLD][i], *new = &contrasts->at[NEW][k];
            if (kind_of(old) == kind_of(new) && old->value != new->value)
                return class_of(kind_of(old), quantity);
        }
    return CLASS_WORDING;
}

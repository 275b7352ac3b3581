#include "tests/support/pinning.h"

/* The link of a paragraph, or sentence. */
static const struct link *link_of(const struct collation *collation, bool sentence, enum side side,
                                  uint32_t unit)
{
    const struct link *links = sentence ? collation->sentences : collation->paragraphs;
    size_t n = sentence ? collation->n_sentences : collation->n_paragraphs;
    for (size_t i = 0; i < n; i++)
        if (unit >= links[i].range[side].first && unit < links[i].range[side].end)
            return &links[i];
    return NULL;
}

/* Whether a later pin says otherwise of the same units. */
static bool is_overruled(const struct pin *pins, size_t n, size_t i)
{
    for (size_t k = i + 1; k < n; k++) {
        bool same = pins[k].at[OLD] == pins[i].at[OLD] && pins[k].at[NEW] == pins[i].at[NEW];
        bool touches = pins[k].at[OLD] == pins[i].at[OLD] || pins[k].at[NEW] == pins[i].at[NEW];
        if (pins[k].sentences == pins[i].sentences &&
            (pins[i].parted ? same && !pins[k].parted : pins[k].parted ? same : touches))
            return true;
    }
    return false;
}

/* Whether no sentence of the one paragraph is a partner of one of the other. */
static bool is_apart(const struct collation *collation, const uint32_t paragraph[SIDES])
{
    const struct article *old = collation->article[OLD], *new = collation->article[NEW];
    struct range range = old->paragraphs[paragraph[OLD]].sentences;
    for (uint32_t s = range.first; s < range.end; s++) {
        const struct link *link = link_of(collation, true, OLD, s);
        const struct pin *pin = collation_pin(collation, link);
        for (uint32_t t = link->range[NEW].first; t < link->range[NEW].end; t++)
            if (article_paragraph_of(new, t) == paragraph[NEW] && !(pin && !pin->parted))
                return false;
    }
    return true;
}

bool pins_hold(const struct collation *collation, size_t index)
{
    const struct pin *pin = &collation->pins[index];
    if (is_overruled(collation->pins, collation->n_pins, index))
        return true;
    const struct link *old = link_of(collation, pin->sentences, OLD, pin->at[OLD]);
    const struct link *new = link_of(collation, pin->sentences, NEW, pin->at[NEW]);
    if (!old->pin || !new->pin)
        return false;
    return pin->parted ? old != new && (pin->sentences || is_apart(collation, pin->at))
                       : old == new && (old->kind == LINK_SAME || old->kind == LINK_REWORDED);
}

void pins_choose(const struct collation *collation, struct pin *pins, size_t n,
                 struct prng *prng)
{
    const struct article *const *article = collation->article;
    for (size_t i = 0; i < n; i++) {
        pins[i] = (struct pin){.sentences = prng_chance(prng, 50), .parted = prng_chance(prng, 40)};
        for (int side = OLD; side <= NEW; side++)
            pins[i].at[side] = prng_below(prng, pins[i].sentences ? article[side]->n_sentences
                                                                   : article[side]->n_paragraphs);
        if (!prng_chance(prng, 50))
            continue;
        const struct link *link = link_of(collation, pins[i].sentences, OLD, pins[i].at[OLD]);
        if (!range_empty(link->range[NEW]))
            pins[i].at[NEW] = link->range[NEW].first;
    }
}

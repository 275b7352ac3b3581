#include "tests/support/strictness.h"

/* In per cent: of what is not the same 0.999 is the most. */
#define ROUNDING 0.11F

bool links_obey(const struct collation *collation, bool sentences)
{
    const struct thresholds *asked = &collation->thresholds;
    enum threshold alike = sentences ? THRESHOLD_SENTENCE_ALIKE : THRESHOLD_PARAGRAPH_ALIKE;
    enum threshold moved = sentences ? THRESHOLD_SENTENCE_MOVED : THRESHOLD_PARAGRAPH_MOVED;
    const struct thresholds usual = {{0}};
    bool good = true;
    for (size_t i = 0; i < (sentences ? collation->n_sentences : collation->n_paragraphs); i++) {
        const struct link *link = &(sentences ? collation->sentences : collation->paragraphs)[i];
        float likeness = 100 * link->similarity + ROUNDING;
        if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED)
            continue;
        if (threshold_value(asked, alike) > threshold_value(&usual, alike))
            good = good && likeness >= (float)threshold_value(asked, alike);
        if (link->moved && !(sentences && collation->paragraphs[link->parent].moved) &&
            threshold_value(asked, moved) > threshold_value(&usual, moved))
            good = good && likeness >= (float)threshold_value(asked, moved);
    }
    return good;
}

size_t count_moved(const struct collation *collation)
{
    size_t n = 0;
    for (size_t i = 0; i < collation->n_paragraphs; i++)
        n += collation->paragraphs[i].moved;
    return n;
}

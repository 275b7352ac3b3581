#include "change/ignore.h"

#include <assert.h>

static bool is_left(const struct edit *edit, uint32_t ignored)
{
    return edit->classes & ~ignored;
}

/* Drops what is ignored from one sentence link; its edits move down to `at`. */
static uint32_t keep_edits(struct collation *collation, struct link *link, uint32_t ignored,
                           uint32_t at)
{
    struct range range = link->edits;
    link->edits.first = at;
    for (uint32_t e = range.first; e < range.end; e++)
        if (is_left(&collation->edits[e], ignored))
            collation->edits[at++] = collation->edits[e];
    link->edits.end = at;
    if (link->kind == LINK_REWORDED && range_empty(link->edits)) {
        link->kind = LINK_SAME;
        link->similarity = 1;
    }
    return at;
}

void ignore_classes(struct collation *collation, uint32_t ignored)
{
    assert(!(ignored & ~IGNORABLE_CLASSES));
    if (!ignored)
        return;
    uint32_t at = 0;
    size_t s = 0;
    for (size_t p = 0; p < collation->n_paragraphs; p++) {
        struct link *paragraph = &collation->paragraphs[p];
        bool same = paragraph->kind == LINK_REWORDED;
        paragraph->edits.first = at;
        for (; s < collation->n_sentences && collation->sentences[s].parent == p; s++) {
            struct link *sentence = &collation->sentences[s];
            at = keep_edits(collation, sentence, ignored, at);
            same &= sentence->kind == LINK_SAME && sentence->moved == paragraph->moved;
        }
        paragraph->edits.end = at;
        if (same) {
            paragraph->kind = LINK_SAME;
            paragraph->similarity = 1;
        }
    }
    collation->n_edits = at;
}

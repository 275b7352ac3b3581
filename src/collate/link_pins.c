#include "collate/link_pins.h"

void links_mark_pinned(const struct pin *pins, size_t n_pins, bool sentences,
                       const struct article *const article[SIDES], struct link_list *links)
{
    uint32_t *of[SIDES]; /* by unit: its link */
    struct arena scratch = {0};
    for (int side = OLD; side <= NEW; side++) {
        uint32_t n = sentences ? article[side]->n_sentences : article[side]->n_paragraphs;
        of[side] = arena_alloc(&scratch, n, sizeof **of);
        for (size_t i = 0; i < links->n; i++)
            for (uint32_t u = links->at[i].range[side].first; u < links->at[i].range[side].end; u++)
                of[side][u] = (uint32_t)i;
    }
    for (size_t i = 0; i < n_pins; i++) {
        const struct pin *pin = &pins[i];
        if (pin->sentences != sentences)
            continue;
        uint32_t at[SIDES] = {of[OLD][pin->at[OLD]], of[NEW][pin->at[NEW]]};
        if (pin->parted != (at[OLD] != at[NEW]))
            continue; /* another pin holds */
        for (int side = OLD; side <= NEW; side++) {
            struct link *link = &links->at[at[side]];
            if (!pin->parted || !link->pin || pins[link->pin - 1].parted)
                link->pin = (uint32_t)i + 1;
        }
    }
    arena_free(&scratch);
}

#include "collate/align_internal.h"
#include "collate/chain.h"

void align_mark_moved(struct work *work)
{
    const struct align_input *input = work->input;
    struct pairings *pairings = work->pairings;
    if (work->marked == pairings->n + 1)
        return; /* nothing has come since */
    work->marked = pairings->n + 1;
    struct arena_mark mark = arena_mark(&work->scratch);
    struct chain_pair *pairs = arena_alloc(&work->scratch, pairings->n, sizeof *pairs);
    for (size_t i = 0; i < pairings->n; i++)
        pairings->at[i].moved = true;
    for (uint32_t w = 0; w < input->n_windows; w++) {
        const struct window *window = &input->windows[w];
        size_t n = 0;
        uint32_t last = ALIGN_NONE;
        for (uint32_t i = window->range[OLD].first; i < window->range[OLD].end; i++) {
            uint32_t index = pairings->of[OLD][i];
            if (index == ALIGN_NONE || index == last)
                continue;
            last = index;
            struct range new = pairings->at[index].range[NEW];
            /* the text stays where it is, and boilerplate moves past it */
            bool apart = input->standing[OLD][i] == STANDS_APART;
            if (work->window[NEW][new.first] == w)
                pairs[n++] = (struct chain_pair){
                    {i, new.first}, (apart ? 1e-3F : 1) + work->weight[OLD][i] * 1e-5F, false};
        }
        chain_find(pairs, n, &work->scratch);
        for (size_t i = 0; i < n; i++)
            pairings->at[pairings->of[OLD][pairs[i].at[OLD]]].moved = !pairs[i].chosen;
    }
    for (int side = OLD; side <= NEW; side++) {
        uint32_t place = 0;
        for (uint32_t i = 0; i < input->n[side]; i++) {
            uint32_t index = pairings->of[side][i];
            work->place[side][i] = place;
            place += index != ALIGN_NONE && !pairings->at[index].moved &&
                     pairings->at[index].range[side].first == i;
        }
    }
    arena_rewind(&work->scratch, mark);
}

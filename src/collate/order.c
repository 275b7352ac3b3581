#include "collate/order.h"

#include "base/vec.h"

static struct link *add(struct link_list *links, enum link_kind kind, struct range old,
                        struct range new, uint32_t parent, struct arena *arena)
{
    struct link *link = VEC_ADD(arena, links);
    *link = (struct link){.kind = kind, .range = {old, new}, .parent = parent};
    return link;
}

static enum link_kind kind_of(const struct pairing *pairing, const uint64_t *const hash[SIDES])
{
    uint32_t n = range_size(pairing->range[OLD]), m = range_size(pairing->range[NEW]);
    if (n != m)
        return n > m ? LINK_MERGED : LINK_SPLIT;
    return n == 1 &&
                   hash[OLD][pairing->range[OLD].first] == hash[NEW][pairing->range[NEW].first]
               ? LINK_SAME
               : LINK_REWORDED;
}

/* Lists the OLD units that were lost between `old` and the next partner in
 * order; returns where it stopped. */
static uint32_t add_deleted(const struct pairings *pairings, uint32_t old, uint32_t end,
                            uint32_t new, uint32_t parent, struct link_list *links,
                            struct arena *arena)
{
    for (; old < end; old++) {
        uint32_t index = pairings->of[OLD][old];
        if (index == ALIGN_NONE)
            add(links, LINK_DELETED, (struct range){old, old + 1}, (struct range){new, new},
                parent, arena);
        else if (!pairings->at[index].moved)
            break;
    }
    return old;
}

void order_links(const struct pairings *pairings, const uint64_t *const hash[SIDES],
                 struct window window, uint32_t parent, struct link_list *links,
                 struct arena *arena)
{
    uint32_t end = window.range[OLD].end;
    uint32_t old = add_deleted(pairings, window.range[OLD].first, end, window.range[NEW].first,
                               parent, links, arena);
    for (uint32_t new = window.range[NEW].first; new < window.range[NEW].end;) {
        uint32_t index = pairings->of[NEW][new];
        if (index == ALIGN_NONE) {
            add(links, LINK_INSERTED, (struct range){old, old}, (struct range){new, new + 1},
                parent, arena);
            new++;
            continue;
        }
        const struct pairing *pairing = &pairings->at[index];
        struct link *link = add(links, kind_of(pairing, hash), pairing->range[OLD],
                                pairing->range[NEW], parent, arena);
        link->moved = pairing->moved;
        link->similarity = pairing->similarity;
        if (link->kind == LINK_SAME)
            link->similarity = 1;
        else if (link->similarity > LINK_SIMILARITY_MAX)
            link->similarity = LINK_SIMILARITY_MAX;
        new = pairing->range[NEW].end;
        if (!pairing->moved)
            old = add_deleted(pairings, pairing->range[OLD].end, end, new, parent, links, arena);
    }
}

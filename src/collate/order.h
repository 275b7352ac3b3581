/* The order of links: reading order in NEW, losses where they happened. */
#ifndef STET_COLLATE_ORDER_H
#define STET_COLLATE_ORDER_H

#include <stddef.h>

#include "base/arena.h"
#include "collate/align.h"
#include "collate/collation.h"

struct link_list {
    struct link *at;
    size_t n, cap;
};

/* Appends the links of the units in one window: a link for each pairing whose
 * NEW end lies in it, one for each unit without partner. `parent` is copied
 * into them. Linear in the window's size. */
void order_links(const struct pairings *pairings, const uint64_t *const hash[SIDES],
                 struct window window, uint32_t parent, struct link_list *links,
                 struct arena *arena);

#endif

/* Which links are what they are by a pin. */
#ifndef STET_COLLATE_LINK_PINS_H
#define STET_COLLATE_LINK_PINS_H

#include <stdbool.h>
#include <stddef.h>

#include "collate/order.h"

/* Sets `pin` of the links of sentences, or paragraphs, that are partners by a pin that
 * holds, or that one parts. Linear in the number of units and pins. */
void links_mark_pinned(const struct pin *pins, size_t n_pins, bool sentences,
                       const struct article *const article[SIDES], struct link_list *links);

#endif

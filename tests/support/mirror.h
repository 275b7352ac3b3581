/* Whether one collation says of two texts what another one says of them exchanged. */
#ifndef STET_TESTS_SUPPORT_MIRROR_H
#define STET_TESTS_SUPPORT_MIRROR_H

#include "collate/collation.h"

/* *at: the first link of paragraphs, then of sentences, in an order that does not depend
 * on the side, in which they differ; their similarity counts too. */
bool is_mirror(const struct collation *collation, const struct collation *swapped, uint32_t *at);

#endif

/* Whether a collation obeys the thresholds that it was made with. */
#ifndef STET_TESTS_SUPPORT_STRICTNESS_H
#define STET_TESTS_SUPPORT_STRICTNESS_H

#include "collate/collation.h"

/* Whether no links are less alike than thresholds above the usual ask for. */
bool links_obey(const struct collation *collation, bool sentences);

size_t count_moved(const struct collation *collation);

#endif

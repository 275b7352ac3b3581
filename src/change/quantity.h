/* What the words of a number, sum, date or time of day say together. */
#ifndef STET_CHANGE_QUANTITY_H
#define STET_CHANGE_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"
#include "change/facts.h"

/* A value that is equal for labelled words of one class, number to time, that say the same,
 * in whatever form: 2.5m, 2.5 million and 2,500,000; 6pm and 18:00; $5 and 5 dollars;
 * 04.03.2024 and March 4, 2024 (of numbers alone, the first is the month in English unless
 * points part them). What is not understood counts as it stands. `factors` reads a k, m or b
 * behind any number as one, not behind sums of money alone: it may be a unit. Linear. */
uint64_t quantity_value(const uint8_t *text, const struct word *words, const struct fact *facts,
                        struct range range, uint32_t languages, bool factors);

#endif

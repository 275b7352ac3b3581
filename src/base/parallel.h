/* Work in two halves at once. */
#ifndef STET_BASE_PARALLEL_H
#define STET_BASE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of text below which a second thread costs more than it saves. */
enum { PARALLEL_WORTH = 512 * 1024 };

/* One half of the work: 0 or 1. Halves share nothing that either writes. */
typedef void parallel_half(void *context, int half);

/* Does both halves, at the same time where `worth` is true and a thread can be
 * had, else one after the other; returns when both are done. The result must
 * not depend on which. */
void parallel_halves(bool worth, parallel_half *work, void *context);

#endif

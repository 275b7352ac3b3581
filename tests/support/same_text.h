/* Whether two texts say the same. */
#ifndef STET_TESTS_SUPPORT_SAME_TEXT_H
#define STET_TESTS_SUPPORT_SAME_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Compares readings, with runs of ASCII white space taken for one space and white
 * space at the ends for none. */
bool same_but_white(const char *x, size_t n_x, const char *y, size_t n_y);

#endif

/* Which numbers may be years. */
#ifndef STET_ARTICLE_YEAR_H
#define STET_ARTICLE_YEAR_H

#include <stdbool.h>
#include <stdint.h>

/* Whether articles name a year by these four digits alone; earlier ones come with a word
 * that says so, later ones are rather amounts. */
static inline bool is_plain_year(uint64_t value)
{
    return value >= 1500 && value <= 2100;
}

#endif

/* What was left out of two versions, or stands in them as boilerplate, as one list. */
#ifndef STET_VIEW_LEFT_OUT_H
#define STET_VIEW_LEFT_OUT_H

#include "article/article.h"

struct left_out_item {
    const char *kind;    /* "menu", "boilerplate" ... */
    const uint8_t *text; /* `size` bytes, foreign */
    uint32_t size;
    bool in[SIDES];      /* which versions have it */
};

struct left_out_list {
    struct left_out_item *at;
    size_t n, cap;
};

/* Lists it by kind, in the order of the versions: what both have, white space
 * apart, is there once. Paragraphs of kind boilerplate are listed although they are
 * in the text. The items point into the articles. Near-linear. */
struct left_out_list left_out_list(const struct article *const article[SIDES],
                                   struct arena *arena);

#endif

/* Two texts, collated: what most tests start from. */
#ifndef STET_TESTS_SUPPORT_PAIR_H
#define STET_TESTS_SUPPORT_PAIR_H

#include <stddef.h>

#include "article/article.h"
#include "base/arena.h"
#include "change/changes.h"
#include "collate/collation.h"

struct pair {
    struct arena arena;
    char *text[SIDES]; /* blocks of their own, so that a read past an end is noticed */
    struct article article[SIDES];
    struct collation collation;
    struct changes changes;
};

/* Copies both texts and collates them. The pair stays where it is: its parts
 * refer to each other. Freed with pair_free. */
void pair_init(struct pair *pair, const char *old, size_t n_old, const char *new, size_t n_new);

/* The same with thresholds and pins. */
void pair_init_with(struct pair *pair, const char *old, size_t n_old, const char *new,
                    size_t n_new, struct collate_options options);
void pair_free(struct pair *pair);

/* A whole file in the arena, followed by a 0 byte; NULL with a message on
 * stderr where it cannot be read. */
char *read_file(const char *path, struct arena *arena, size_t *size);

#endif

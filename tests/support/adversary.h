/* Pairs of texts made to make a comparison slow. */
#ifndef STET_TESTS_SUPPORT_ADVERSARY_H
#define STET_TESTS_SUPPORT_ADVERSARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct adversary {
    const char *name, *what;
    /* Fills both texts with about `bytes` each. */
    void (*make)(uint64_t seed, size_t bytes, struct arena *arena, char *text[SIDES],
                 size_t size[SIDES]);
};

/* Ends with an entry without a name. */
extern const struct adversary adversaries[];

const struct adversary *adversary_find(const char *name);

#endif

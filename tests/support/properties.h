/* Properties: what holds for every text that a seed makes. A test lists its own as
 * PROPERTIES(X) with X(id, what a failure says), makes enum and names of them, and checks
 * them in runs, each of which has the seed of its number. */
#ifndef STET_TESTS_SUPPORT_PROPERTIES_H
#define STET_TESTS_SUPPORT_PROPERTIES_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/support/prng.h"
#include "tests/tap.h"

#define PROPERTY_ID(id, text) id,
#define PROPERTY_TEXT(id, text) text,

struct runs {
    uint64_t seed;
    unsigned n;
};

/* What `--seed N` and `--runs N` on the command line say; else 1 and the usual number. */
struct runs runs_read(int argc, char **argv, unsigned usual);

/* Checks properties, whose texts these are, in all runs; says how to repeat the first
 * failure of each, and a crash. A run may take a minute. */
void properties_run(struct runs runs, void (*run)(struct prng *prng), const char *const *text);

struct property_count {
    unsigned checks, failures;
};
struct property_count property_count(unsigned property);

/* Tells of each of n properties whether it was checked and always held. */
static inline void properties_tell(const char *const *text, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        struct property_count count = property_count(i);
        ok(count.checks && !count.failures, "%s (%u of %u fail)", text[i], count.failures,
           count.checks);
    }
}

/* Notes whether a property holds, and returns it; `detail` and a place in a text, or
 * anything that is counted, are shown where it is the first time that it does not. */
bool check_at(unsigned property, bool holds, const char *detail, uint32_t at);

static inline bool check(unsigned property, bool holds)
{
    return check_at(property, holds, "", 0);
}

#endif

/* Two texts and what a careful editor says about them: which paragraphs and
 * which sentences are partners, what moved, and the classes of some edits. */
#ifndef STET_TESTS_SUPPORT_GOLD_H
#define STET_TESTS_SUPPORT_GOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "tests/support/generate.h"

enum level { PARAGRAPHS, SENTENCES, LEVELS };

/* What is known of an old and a new unit. The truth comes with the pair, what
 * was found is filled in where it is measured. */
enum { TRUE_LINK = 1, TRUE_MOVE = 2, FOUND_LINK = 4, FOUND_MOVE = 8 };

struct units {
    struct span *at[SIDES];
    uint32_t n[SIDES];
    uint8_t *links; /* n[OLD] rows of n[NEW] */
};

/* An edit whose classes are known. */
struct gold_edit {
    struct span span[SIDES];     /* empty where the phrase has no words on a side */
    struct span sentence[SIDES]; /* empty where inserted or deleted */
    uint32_t wanted, allowed;    /* sets of enum change_class bits */
};

struct gold {
    const char *name;
    char language[8];
    char *text[SIDES];
    size_t size[SIDES];
    struct units units[LEVELS];
    struct gold_edit *edits;
    size_t n_edits;
    bool no_facts; /* nothing that changed is a fact */
};

static inline uint8_t *units_link(const struct units *units, uint32_t old, uint32_t new)
{
    return &units->links[(size_t)old * units->n[NEW] + new];
}

/* Reads an annotated pair (tests/README.md says how one looks). False, with a
 * message on stderr, where it contradicts itself. */
bool gold_read(const char *path, struct arena *arena, struct gold *gold);

/* The same of a generated pair. */
void gold_generate(const struct generate_options *options, struct arena *arena, struct gold *gold);

#endif

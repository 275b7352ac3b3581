/* Sentences and paragraphs of news that nobody reported. */
#ifndef STET_TESTS_SUPPORT_PROSE_H
#define STET_TESTS_SUPPORT_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tests/support/prng.h"

struct words {
    const char **at; /* with their punctuation */
    size_t n, cap;
    uint32_t old[2]; /* half-open range of OLD sentences it comes from */
    bool moved;
};

struct sentences {
    struct words *at;
    size_t n, cap;
};

struct work {
    struct prng prng;
    struct arena *arena;
};

/* One of an array's members. */
#define PICK(work, list) ((list)[prng_below(&(work)->prng, sizeof(list) / sizeof *(list))])

const char *prose_copy(struct work *work, const char *text);

/* A word to put somewhere. */
const char *prose_noun(struct work *work);
const char *prose_adjective(struct work *work);

/* Adds `front` and `end` to a word. */
void prose_join(struct work *work, const char **word, const char *front, const char *end);

/* The first letter as a capital or a small one, where it is ASCII. */
void prose_capital(struct work *work, const char **word);
void prose_small(struct work *work, const char **word);

struct words prose_sentence(struct work *work);

/* One to four sentences, or one where it is brief. */
struct sentences prose_paragraph(struct work *work, bool brief);

#endif

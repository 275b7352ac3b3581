/* What a reviser does to words and sentences of a generated article. */
#ifndef STET_TESTS_SUPPORT_REVISE_H
#define STET_TESTS_SUPPORT_REVISE_H

#include "tests/support/generate.h"
#include "tests/support/prose.h"

/* A paragraph of NEW and where it comes from. */
struct plot {
    struct sentences sentences;
    uint32_t old[2]; /* half-open range of OLD paragraphs it comes from */
    bool moved, split_next, touched;
};

struct plots {
    struct plot *at;
    size_t n, cap;
};

/* Replaces the letters of a word and keeps the punctuation around them. */
void revise_word(struct work *work, const char **word);

/* Replaces, deletes or inserts words in a sentence, so many percent of them. */
void revise_words(struct work *work, struct words *words, unsigned percent);

/* Splits, merges and typography of sentences that are still the old ones. */
void revise_sentences(struct work *work, struct plots *plots,
                      const struct generate_options *options);

/* Takes sentences out of paragraphs that stay and puts them into others. */
void revise_move(struct work *work, struct plots *plots, const struct generate_options *options);

#endif

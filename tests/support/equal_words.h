/* Revised sentences of which it is known which words are the same in both versions, and
 * how many of these a comparison leaves standing. tests/README.md says how they look. */
#ifndef STET_TESTS_SUPPORT_EQUAL_WORDS_H
#define STET_TESTS_SUPPORT_EQUAL_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/token.h"
#include "base/arena.h"
#include "base/span.h"
#include "tests/support/score.h"

#define WORD_NONE UINT32_MAX

struct revised_sentence {
    unsigned line; /* of the file, where it begins */
    char *text[SIDES];
    size_t size[SIDES];
    struct span *words[SIDES]; /* no marks */
    uint32_t n[SIDES];
    uint32_t *same; /* by NEW word: the OLD word that it is, or WORD_NONE */
};

struct revised_sentences {
    struct revised_sentence *at;
    size_t n, cap;
};

/* Reads a file of them. False, with a message on stderr, where it leaves open which of
 * several equal words is meant, or cannot be read. */
bool equal_words_read(const char *path, struct arena *arena, struct revised_sentences *out);

/* Counts the links between equal words that the bytes left standing (see standing.h) stand
 * for; writes those that are wrong or missing where `show`. */
struct counts equal_words_count(const struct revised_sentence *sentence, const uint32_t *standing,
                                bool show);

/* How many of the true links an edit script can leave standing, as it keeps the order. */
unsigned equal_words_in_order(const struct revised_sentence *sentence, struct arena *arena);

#endif

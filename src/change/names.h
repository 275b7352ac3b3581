/* Names that a text knows: what it has with a capital where none is due is a name where one
 * is due, too, at the beginning of a sentence or, in German, anywhere. */
#ifndef STET_CHANGE_NAMES_H
#define STET_CHANGE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/map64.h"

struct names {
    struct map64 map; /* by the keys of words */
};

/* Learns the names in the first sentences of both articles, some thousand tokens, in a
 * language set of article/language.h. A word is none that stands somewhere in small letters.
 * In German, where all nouns have capitals, it is the last of the words behind a title. Lives
 * in the arena; linear in those sentences. */
void names_learn(struct names *names, const struct article *const article[SIDES],
                 uint32_t languages, struct arena *arena);

/* Whether the n bytes of a word with a capital, possessive or not, are a name that was
 * learnt. */
bool names_has(const struct names *names, const uint8_t *word, size_t n);

/* The size of a word of n bytes without a possessive ending. */
size_t names_stem_size(const uint8_t *word, size_t n);

#endif

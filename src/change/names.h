/* Names that a text knows: what it has with a capital where none is due is a name where one
 * is due, too, at the beginning of a sentence or, in German, anywhere. */
#ifndef STET_CHANGE_NAMES_H
#define STET_CHANGE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"

struct names {
    uint64_t *at; /* hashes, by open addressing; 0 for none */
    size_t n, size;
    uint32_t sizes[32]; /* by the first letter, a bit for each length that some have */
};

/* Learns the names of the first kilobytes of both articles, in a language set of
 * change/language.h. A word is none that stands somewhere in small letters. In German, where
 * all nouns have capitals, it is the last of the words behind a title. Lives in the arena;
 * linear, and bounded by the kilobytes. */
void names_learn(struct names *names, const struct article *const article[SIDES],
                 uint32_t languages, struct arena *arena);

/* Whether the n bytes of a word with a capital are a name that was learnt. */
bool names_has(const struct names *names, const uint8_t *word, size_t n);

#endif

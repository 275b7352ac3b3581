/* The words of the units (paragraphs, sentences) that take part in the
 * alignment, as small integers with a weight. Units that have an identical
 * partner are never tokenised. */
#ifndef STET_COLLATE_WORDS_H
#define STET_COLLATE_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "article/token.h"
#include "base/arena.h"
#include "base/span.h"

struct word {
    uint32_t id;    /* equal for equal token keys */
    uint32_t start; /* byte in the side's text */
    uint16_t size;  /* bytes */
    uint8_t kind;   /* enum token_kind */
    uint8_t gap;    /* enum token_gap before it */
};

/* Stems stand by themselves: the alignment reads them over and over, and little else. */
struct word_list {
    struct word *at;
    size_t n, cap;
    struct stem_list {
        uint32_t *at; /* by word: the id that inflected forms share, of the word's
                         beginning, and STEM_IS_MARK where the word is a mark */
        size_t n, cap;
    } stems;
    struct arena stems_arena;
};

#define STEM_IS_MARK (UINT32_C(1) << 31)

static inline uint32_t word_stem(const struct word_list *list, size_t i)
{
    return list->stems.at[i] & ~STEM_IS_MARK;
}

struct words {
    struct word_list side[SIDES];
    float *weight; /* by stem: how much it tells of what a unit is about, > 0 */
    uint32_t n_ids;
    uint32_t grammar; /* set by the owner: the language of both sides, see language.h */
    struct lexicon *lexicon[SIDES]; /* until the sides are joined, which frees it */
};

/* Makes room for about so many words of a side in an empty list. */
void words_reserve(struct words *words, enum side side, size_t n, struct arena *arena);

/* Appends the words of text[span], a unit, to one side's list and returns their range
 * there. A unit after the first of its paragraph begins with the white space
 * before it, so that the first word's gap is right. The sides know nothing of
 * each other yet, so that each may be read by a thread of its own. */
struct range words_add(struct words *words, enum side side, const uint8_t *text, struct span span,
                       struct arena *arena, struct arena *scratch);

/* Gives equal words of both sides the same ids, once all have been added, and weighs
 * every stem by how few of the units hold it: inverse document frequency (Spärck
 * Jones 1972) times a factor for its kind; numbers and capitalised words tell more,
 * marks and words of grammar less. The weights live in the arena; without `text` (of
 * both sides) there are none and no stems. Linear in the number of words. */
void words_join(struct words *words, const uint8_t *const text[SIDES], struct arena *arena);

/* Frees the stems, which only the alignment asks for. */
void words_forget_stems(struct words *words);

/* The words of the sentences that differ, kept from their alignment to their
 * classes. */
struct sentence_words {
    struct words list;
    struct range *of[SIDES]; /* by sentence; empty where it has an equal partner */
    struct arena arena[SIDES];
};

#endif

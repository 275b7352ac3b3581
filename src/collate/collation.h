/* The collation: the alignment of two versions of an article. Pure: the same
 * two articles and options give the same collation. */
#ifndef STET_COLLATE_COLLATION_H
#define STET_COLLATE_COLLATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "article/language.h"
#include "base/arena.h"
#include "base/span.h"
#include "collate/pins.h"
#include "collate/thresholds.h"

enum link_kind {
    LINK_SAME,     /* no difference but white space that re-wrapping may change */
    LINK_REWORDED, /* partners that differ */
    LINK_INSERTED, /* range[OLD] is empty */
    LINK_DELETED,  /* range[NEW] is empty */
    LINK_SPLIT,    /* one old, several new; m:n with more new ones */
    LINK_MERGED,   /* several old, one new; m:n with more old ones */
    LINK_KINDS
};

/* Partners: neighbouring paragraphs (or sentences) of one side and theirs on
 * the other. Every paragraph and every sentence stands in exactly one link. */
struct link {
    enum link_kind kind;
    bool moved;                /* out of order against the longest chain that kept it; the
                                  sentences of a moved paragraph are too */
    float similarity;          /* 0..1; 1 for same, 0 for inserted and deleted */
    struct range range[SIDES]; /* of article.paragraphs or article.sentences; an empty
                                  one stands at the place where the other side's text
                                  would be */
    struct range edits;        /* sentence links: of collation.edits. Paragraph links:
                                  those of its sentences */
    uint32_t parent;           /* sentence links: their paragraph link. A sentence that
                                  went to another paragraph belongs to the paragraph
                                  link that holds its NEW end */
    uint32_t pin;              /* 1 + index of the collation's pin by which they are
                                  partners, or by which one of them is parted from
                                  another; 0: none */
};

/* What is not the same is never quite 1, whatever the rounding says. */
#define LINK_SIMILARITY_MAX 0.999F

/* Makes partners that were taken for the same ones that differ. */
static inline void link_mark_reworded(struct link *link)
{
    link->kind = LINK_REWORDED;
    link->similarity = LINK_SIMILARITY_MAX;
}

/* "same", "reworded" ... as the contract names them. */
const char *link_kind_name(enum link_kind kind);

/* One word-level difference inside aligned sentences; the whole sentence where
 * it is inserted or deleted. Applying all edits of a link to OLD's text gives
 * NEW's but for white space that re-wrapping may change. Where the space between
 * two sentences was lost or found, that is the second one's first edit, right
 * before it. */
struct edit {
    struct span span[SIDES]; /* bytes; an empty one stands where the text would be */
    uint32_t sentence;       /* index of its sentence link */
    uint32_t classes;        /* set of enum change_class bits, by the change layer */
};

/* A phrase that stands elsewhere in its sentence (or the sentences of one link): words that
 * one edit takes out, and another one puts in, with words between that stayed. They may
 * differ in case, accents and typography. */
struct transposition {
    struct span span[SIDES]; /* bytes, not empty, no white space at the ends */
    uint32_t sentence;       /* index of its sentence link */
};

struct collation {
    const struct article *article[SIDES];
    struct link *paragraphs; /* reading order in NEW; what only OLD has stands where
                                it was lost */
    size_t n_paragraphs;
    struct link *sentences; /* ordered by paragraph link, inside it as above */
    size_t n_sentences;
    struct edit *edits; /* ordered by sentence link, inside it by place */
    size_t n_edits;
    struct transposition *transpositions; /* ordered by sentence link, inside it by place in
                                             OLD; none overlap */
    size_t n_transpositions;
    const struct pin *pins; /* what was decreed; all of it, whether it still counts or not */
    size_t n_pins;
    struct thresholds thresholds; /* it was made with */
    struct languages languages; /* of both articles */
    bool approximate; /* a work limit was reached: true, but perhaps less fine */
    uint32_t ignored; /* classes that make no difference, a set of enum change_class
                         bits; none by collate, for the change layer to obey */
    struct sentence_words *words; /* see words.h; NULL once they are forgotten */
};

/* Collates. The result lives in the arena and refers to both articles; only its
 * words have arenas of their own. Cost
 * is near-linear in their sizes: every stage below says its bound. */
struct collation collate(const struct article *old, const struct article *new,
                         struct arena *arena);

/* What may be said of how to collate. Zeroed: nothing. */
struct collate_options {
    struct thresholds thresholds;
    const struct pin *pins;
    size_t n_pins;
};

/* The same with thresholds and pins. The result keeps a copy of both: what is pinned
 * are partners, one to one, and what is parted are none, nor are its sentences; all else
 * is aligned around them. Of pins that contradict each other the last one holds. */
struct collation collate_with(const struct article *old, const struct article *new,
                              struct collate_options options, struct arena *arena);

/* The transpositions of a sentence link, a range of collation.transpositions. Logarithmic. */
struct range collation_transpositions(const struct collation *collation, uint32_t sentence);

/* The first of their phrases in a span of one side, which lies in one of the link's edits;
 * empty at the end of the span where there is none. Linear in their number. */
struct span collation_transposed_in(const struct collation *collation, uint32_t sentence,
                                    enum side side, struct span span);

/* The pin that a link shows the effect of; NULL where there is none. */
static inline const struct pin *collation_pin(const struct collation *collation,
                                              const struct link *link)
{
    return link->pin ? &collation->pins[link->pin - 1] : NULL;
}

/* Frees the words; changes_list does so when the changes are classified. */
void collation_forget_words(struct collation *collation);

#endif

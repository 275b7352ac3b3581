/* Thresholds: how alike partners must be, as whoever compares may say it. */
#ifndef STET_COLLATE_THRESHOLDS_H
#define STET_COLLATE_THRESHOLDS_H

#include <stdbool.h>

/* The lowest that any threshold may be: what shares nothing is never a partner, and 0
 * stands for the usual value. */
enum { THRESHOLD_LEAST = 1 };

/* Enum, name, choices (none), lowest, highest, usual, help. The columns are those of
 * the settings, which take these in; `prefix` is that of the enum. All but the weight are
 * per cent. */
#define THRESHOLDS(X, prefix)                                                                      \
    X(prefix##PARAGRAPH_ALIKE, "paragraph-alike", NULL, THRESHOLD_LEAST, 100, 20,                  \
      "per cent of their words that paragraphs in order must share to be partners")                \
    X(prefix##PARAGRAPH_MOVED, "paragraph-moved", NULL, THRESHOLD_LEAST, 100, 45,                  \
      "per cent that paragraphs out of order must share to be partners, which have moved")         \
    X(prefix##PARAGRAPH_SPLIT, "paragraph-split", NULL, THRESHOLD_LEAST, 100, 50,                  \
      "per cent of a paragraph that a partner must hold too for it to be part of a split or merge") \
    X(prefix##SENTENCE_ALIKE, "sentence-alike", NULL, THRESHOLD_LEAST, 100, 13,                    \
      "the same as paragraph-alike, of sentences")                                                 \
    X(prefix##SENTENCE_MOVED, "sentence-moved", NULL, THRESHOLD_LEAST, 100, 50,                    \
      "the same as paragraph-moved, of sentences")                                                 \
    X(prefix##SENTENCE_SPLIT, "sentence-split", NULL, THRESHOLD_LEAST, 100, 25,                    \
      "the same as paragraph-split, of sentences that have no other place")                        \
    X(prefix##MOVED_WEIGHT, "moved-weight", NULL, THRESHOLD_LEAST, 99, 12,                         \
      "weight that partners out of order must share; a rare word has 4 to 6")

enum threshold {
#define X(id, name, choices, min, max, value, help) id,
    THRESHOLDS(X, THRESHOLD_)
#undef X
        THRESHOLD_COUNT
};

/* Zeroed: all are as usual. */
struct thresholds {
    int value[THRESHOLD_COUNT]; /* in its range; 0: as usual */
};

/* What all of them are for somebody who wants few partners, or many. */
enum strictness { THRESHOLDS_USUAL, THRESHOLDS_STRICT, THRESHOLDS_LOOSE };
struct thresholds thresholds_of(enum strictness strictness);

const char *threshold_name(enum threshold threshold);

/* The value that holds, the usual one where none was set. */
int threshold_value(const struct thresholds *thresholds, enum threshold threshold);
bool threshold_is_usual(const struct thresholds *thresholds, enum threshold threshold);

/* Whether more than the usual is asked of paragraphs, to be partners or parts of some. */
bool thresholds_ask_more_of_paragraphs(const struct thresholds *thresholds);
bool thresholds_are_equal(const struct thresholds *one, const struct thresholds *two);

#endif

/* How near a collation comes to the truth. */
#ifndef STET_TESTS_SUPPORT_SCORE_H
#define STET_TESTS_SUPPORT_SCORE_H

#include <stdbool.h>

#include "change/changes.h"
#include "tests/support/gold.h"
#include "tests/support/pair.h"

/* Links are counted as pairs of an old and a new unit, splits and merges (n:m
 * too) as whole groups that must be found exactly. "Changed" are the links
 * between texts that differ. */
#define MEASURES(X)                                                                                \
    X(SENTENCE_LINKS, "sentence links")                                                            \
    X(SENTENCE_CHANGED, "sentence links, changed")                                                 \
    X(SENTENCE_MOVES, "moved sentences")                                                           \
    X(SENTENCE_GROUPS, "split, merged sentences")                                                  \
    X(PARAGRAPH_LINKS, "paragraph links")                                                          \
    X(PARAGRAPH_CHANGED, "paragraph links, changed")                                               \
    X(PARAGRAPH_MOVES, "moved paragraphs")                                                         \
    X(PARAGRAPH_GROUPS, "split, merged paragraphs")

enum measure {
#define X(id, name) id,
    MEASURES(X)
#undef X
        MEASURE_COUNT
};

struct counts {
    unsigned found, wanted, both;
};

struct class_counts {
    unsigned wanted, found, false_ones;
};

struct score {
    unsigned pairs;
    struct counts counts[MEASURE_COUNT];
    unsigned links, exact;  /* true links of paragraphs, and those found in every respect */
    unsigned marked, least; /* words in edits of partners, and by a longest common subsequence */
    struct class_counts classes[CHANGE_CLASS_COUNT];
    unsigned quiet, alarms; /* edits in pairs without changed facts, and those said to be facts */
    unsigned errors;
};

double counts_precision(const struct counts *counts);
double counts_recall(const struct counts *counts);
double counts_f1(const struct counts *counts);
void counts_add(struct counts *total, const struct counts *counts);
void score_add(struct score *total, const struct score *score);

/* Measures one pair; writes each error with its sentences where `show`. Units
 * are matched by the text that they share, so that a sentence boundary that
 * was missed costs what it blurs and no more. */
struct score score_pair(struct gold *gold, const struct pair *pair, bool show, struct arena *arena);

/* The part about classes of change (score_classes.c). */
void score_classes(const struct gold *gold, const struct pair *pair, bool show,
                   struct score *score);

#endif

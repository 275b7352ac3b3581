/* Comparison: two files, read and collated. */
#ifndef STET_UI_COMPARISON_H
#define STET_UI_COMPARISON_H

#include <stdatomic.h>
#include <stdbool.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/error.h"
#include "change/changes.h"
#include "input/input.h"
#include "review/unit.h"

/* What is being done: enum, sentence for the screen. */
#define COMPARISON_STAGES(X)                                                                       \
    X(STAGE_READ_OLD, "Reading the old version")                                                   \
    X(STAGE_READ_NEW, "Reading the new version")                                                   \
    X(STAGE_COLLATE, "Comparing")                                                                  \
    X(STAGE_CLASSIFY, "Sorting the changes")

enum comparison_stage {
#define X(id, text) id,
    COMPARISON_STAGES(X)
#undef X
        STAGE_COUNT
};

/* Two versions, read. Shared by the comparisons that are made of them. */
struct versions;

/* What is to be compared, and how. */
struct comparison_input {
    struct input version[SIDES]; /* their strings must outlive the comparison */
    struct input_options options;
    const struct boilerplate_rules *rules; /* NULL: the shipped ones */
    uint32_t ignored; /* classes that make no difference, see change/ignore.h */
    struct thresholds thresholds;
    struct versions *versions; /* as another comparison has read them; NULL: read the files */
    struct pinned_list pins;   /* partners by hand; all of it must outlive comparison_make */
    uint64_t pins_key;
};

/* Points into itself: not to be copied. */
struct comparison {
    /* Where it is set, the beginning of long versions is compared before the rest,
     * and this is called, in the thread that makes the comparison, once `head`
     * is there. */
    void (*head_made)(void *context);
    void *context;
    struct comparison *_Atomic head; /* who takes it sets it to NULL and frees it */
    uint32_t whole[SIDES];           /* of a head: bytes of the whole versions */
    struct arena arena;
    struct versions *versions;
    const struct article *article; /* [SIDES], of the versions */
    struct collation collation;
    struct changes changes;
    uint64_t pins_key; /* of the input */
    size_t lost_pins;  /* of it, those of which a unit is not there any more */
    atomic_int stage; /* enum comparison_stage; may be read by another thread */
};

/* The versions that a comparison has read, for the input of another one, which takes
 * them over. What is not taken over is left. */
struct versions *versions_share(const struct comparison *comparison);
void versions_leave(struct versions *versions);

/* Fills a zeroed comparison. False with a sentence where a file is no article. */
bool comparison_make(struct comparison *comparison, const struct comparison_input *input,
                     struct error *error);
void comparison_free(struct comparison *comparison);

const char *comparison_stage_text(enum comparison_stage stage);

#endif

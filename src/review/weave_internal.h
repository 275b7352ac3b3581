/* Nodes: the sentence links in the order of the result; between weave_order and
 * weave. */
#ifndef STET_REVIEW_WEAVE_INTERNAL_H
#define STET_REVIEW_WEAVE_INTERNAL_H

#include "review/choices.h"
#include "review/weave.h"

/* A sentence link at a place of the result. */
struct node {
    uint32_t link;
    uint32_t section;              /* the paragraph link that it stands in */
    uint32_t begins[READERS_MAX];  /* the paragraph of that link that it begins in, as the */
    uint32_t ends[READERS_MAX];    /* reader sees them divided, and the one it ends in */
    uint8_t readers;               /* who sees it here */
};

struct nodes {
    struct node *at;
    size_t n, cap;
};

/* What both files of the weaver know. */
struct weave_job {
    const struct weave_input *input;
    const struct collation *collation;
    struct deciders deciders;
    struct choices choices[READERS_MAX];
    enum side base;
    struct arena scratch;
};

/* A link with text on both sides. */
static inline bool weave_is_paired(const struct link *link)
{
    return !range_empty(link->range[OLD]) && !range_empty(link->range[NEW]);
}

/* The nodes in the order in which they stand. Linear. */
struct nodes weave_order(struct weave_job *job);

#endif

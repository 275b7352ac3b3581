/* Filter: which changes a list shows or a report tells of. */
#ifndef STET_REVIEW_FILTER_H
#define STET_REVIEW_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "review/review.h"

enum filter_group { FILTER_RISK, FILTER_VERDICT, FILTER_MARK, FILTER_GROUPS };

/* What can be asked for besides kinds and classes: group, word, and whether a
 * change with decision d is that. */
#define FILTER_WORDS(X)                                                                        \
    X(FILTER_RISK, "facts", change->risk == RISK_FACT)                                         \
    X(FILTER_RISK, "structure", change->risk == RISK_STRUCTURE)                                \
    X(FILTER_RISK, "language", change->risk == RISK_LANGUAGE)                                  \
    X(FILTER_RISK, "cosmetic", change->risk == RISK_COSMETIC)                                  \
    X(FILTER_VERDICT, "open", decision_is_open(d))                                             \
    X(FILTER_VERDICT, "decided", !decision_is_open(d))                                         \
    X(FILTER_VERDICT, "accept", d->verdict == VERDICT_ACCEPT)                                  \
    X(FILTER_VERDICT, "stet", d->verdict == VERDICT_STET)                                      \
    X(FILTER_VERDICT, "query", d->verdict == VERDICT_QUERY)                                    \
    X(FILTER_MARK, "note", d->notes != NULL)                                                   \
    X(FILTER_MARK, "checked", d->checked)                                                      \
    X(FILTER_MARK, "unchecked", change->risk == RISK_FACT && !d->checked)                      \
    X(FILTER_MARK, "contradicted", d->other != VERDICT_OPEN)                                   \
    X(FILTER_MARK, "transposed", change->transposed)                                           \
    X(FILTER_MARK, "pinned", change->pinned)                                                   \
    X(FILTER_MARK, "parted", change->parted)                                                   \
    X(FILTER_MARK, "new", d->is_new)                                                           \
    X(FILTER_MARK, "reopened", decision_is_open(d) && d->was)

/* Words of the same group are alternatives; of each group that has any, one must
 * hold. All zero lets everything pass. */
struct filter {
    uint32_t kinds, classes;
    bool moved; /* of the kinds */
    uint32_t words[FILTER_GROUPS];
};

/* Adds one word of n bytes: a kind ("inserted", "moved"), a class ("quote") or one
 * of the words above. False with a sentence for any other. */
bool filter_add(struct filter *filter, const char *word, size_t n, struct error *error);

/* Adds the words of "facts,open". */
bool filter_read(struct filter *filter, const char *words, struct error *error);

/* Whether it lets everything pass. */
bool filter_is_open(const struct filter *filter);

bool filter_passes(const struct filter *filter, const struct change *change,
                   const struct decision *decision);

/* The i-th word that filter_add knows, NULL behind the last. */
const char *filter_word(int i);

#endif

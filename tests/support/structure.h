/* What every collation has, whatever the texts are. */
#ifndef STET_TESTS_SUPPORT_STRUCTURE_H
#define STET_TESTS_SUPPORT_STRUCTURE_H

#include "tests/support/pair.h"
#include "tests/support/properties.h"

/* The first properties of a test that checks it; its own follow behind STRUCTURE_LAST. */
#define STRUCTURE(X)                                                                               \
    X(COVERED, "paragraphs and sentences cover every byte that is not white space, once")          \
    X(LINKED, "every paragraph and sentence stands in exactly one link")                           \
    X(KINDS, "the kind of a link is that of its ranges")                                           \
    X(ORDERED, "edits are inside their sentences and in order")                                    \
    X(WORDS, "edits never cut a word")                                                             \
    X(APPLIED, "the edits applied to OLD give NEW")                                                \
    X(TRANSPOSED, "what one edit takes out and another puts in has equal words, once")             \
    X(LISTED, "changes are inside the text and refer to edits of their own")

enum structure { STRUCTURE(PROPERTY_ID) STRUCTURE_COUNT, STRUCTURE_LAST = STRUCTURE_COUNT - 1 };

/* Checks all of it. Linear in the texts. */
void check_structure(const struct pair *pair);

#endif

/* Counts over a collation. */
#ifndef STET_REPORT_SUMMARY_H
#define STET_REPORT_SUMMARY_H

#include <stdint.h>

#include "change/changes.h"

struct summary {
    uint32_t paragraphs[LINK_KINDS], moved_paragraphs; /* links by kind; moved ones too */
    uint32_t sentences[LINK_KINDS], moved_sentences;
    uint32_t edits[CHANGE_CLASS_COUNT]; /* an edit counts for each of its classes */
    uint32_t words[SIDES];
    uint32_t boilerplate[SIDES]; /* paragraphs that are, or begin with it */
    uint32_t changed_words[SIDES]; /* deleted from OLD, inserted in NEW */
};

/* Linear in the size of both articles. */
struct summary summary_of(const struct collation *collation);

#endif

/* Marks: a weave of two readers as one text with marks for what only one sees. */
#ifndef STET_REVIEW_MARKS_H
#define STET_REVIEW_MARKS_H

#include "base/strbuf.h"
#include "review/weave.h"

/* A way to mark text. Brackets, braces and tildes of the text that could be
 * taken for a mark get a backslash before them; backslashes before those and
 * before marks are doubled. */
struct mark_style {
    const char *deleted[2], *inserted[2]; /* before and behind */
    const char *replaced[3];              /* before, between, behind; or NULL */
    const char *comment[2];               /* or NULL */
};

/* {--old--} {++new++} {~~old~>new~~} {>>comment<<} */
extern const struct mark_style marks_critic;

/* [-old-] {+new+} */
extern const struct mark_style marks_wdiff;

/* Adds a remark on a change, UTF-8 and clean, or nothing. */
typedef void marks_remark(const void *context, uint32_t change, struct strbuf *out);

/* Adds the text; what the first reader alone sees is deleted, what the second
 * alone sees inserted. Where `remark` says something of a change it follows the
 * change's last mark as a comment. Linear. */
void marks_write(const struct strands *strands, const struct mark_style *style,
                 marks_remark *remark, const void *context, struct strbuf *out);

#endif

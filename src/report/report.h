/* Reports: the collation for other programs and for reading elsewhere. */
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include <stdbool.h>

#include "base/output.h"
#include "change/changes.h"
#include "review/marks.h"
#include "review/resolve.h"

/* The JSON contract, schema 1; see stet(1); on one line if `compact`. Always
 * valid UTF-8 and valid JSON, whatever bytes the articles and their names hold. */
void report_json(const struct changes *changes, bool compact, struct output *output);

/* One change a line, in words, for screen readers, mail and pipes. Foreign text
 * is cleaned. Hidden cosmetic changes are counted in a last line. */
void report_plain(const struct changes *changes, bool hide_cosmetic, struct output *output);

/* Both versions as one text with every change marked. Raw: foreign text is as it
 * is. Read back as the new version it is NEW byte for byte, as the old one OLD
 * but for white space that re-wrapping may change. */
void report_marked(const struct changes *changes, const struct mark_style *style,
                   struct strbuf *out);

/* A unified patch that makes OLD the text with the decisions applied, byte for
 * byte. Raw but for the names. Nothing where the two are equal. Linear. */
void report_patch(const struct review *review, enum undecided undecided, struct strbuf *out);

/* How many paragraphs, sentences and words there are, and edits of each class. */
void report_stat(const struct changes *changes, struct output *output);

/* The document's text; with `clean` as lines that are safe to show. */
void report_text(const struct document *document, bool clean, struct output *output);

#endif

/* Reports: the collation for other programs and for reading elsewhere. */
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include <stdbool.h>

#include "base/output.h"
#include "change/changes.h"

/* The JSON contract, schema 1; see stet(1); on one line if `compact`. Always
 * valid UTF-8 and valid JSON, whatever bytes the articles and their names hold. */
void report_json(const struct changes *changes, bool compact, struct output *output);

/* One change a line, in words, for screen readers, mail and pipes. Foreign text
 * is cleaned. Hidden cosmetic changes are counted in a last line. */
void report_plain(const struct changes *changes, bool hide_cosmetic, struct output *output);

/* The document's text; with `clean` as lines that are safe to show. */
void report_text(const struct document *document, bool clean, struct output *output);

#endif

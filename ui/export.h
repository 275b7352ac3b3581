/* Export: the resolved text and reports, as bytes and into files. */
#ifndef STET_UI_EXPORT_H
#define STET_UI_EXPORT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "report/report.h"

/* Adds the article with the decisions applied, as apply does, whose note it gives. */
bool export_resolved(const struct review *review, enum undecided undecided, struct strbuf *out,
                     const char **note, struct error *error);

/* Writes a report; false with a sentence where it cannot be made, as a patch for a
 * page. */
bool export_report(enum report_format format, struct report_input *input, struct output *output,
                   struct error *error);

/* Writes bytes to a file, whole or not at all. A file that is there is replaced only
 * if `replace`, and where it is one of the two versions, only if it is still as it
 * was read. With a note, that they are the text of something else, no page is. */
bool export_save(const struct review *review, const char *path, bool replace, const char *note,
                 const struct strbuf *bytes, struct error *error);

#endif

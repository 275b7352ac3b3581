/* Export: the resolved text and reports, as bytes and into files. */
#ifndef STET_UI_EXPORT_H
#define STET_UI_EXPORT_H

#include <stdbool.h>

#include "base/error.h"
#include "base/strbuf.h"
#include "report/report.h"

/* Adds the article with the decisions applied, in the new version's encoding. Where
 * one version stands throughout it is that file, byte for byte, whatever it is; else
 * the new version must be plain text, and false comes with a sentence where it is
 * not. */
bool export_resolved(const struct review *review, enum undecided undecided, struct strbuf *out,
                     struct error *error);

/* Writes bytes to a file, whole or not at all. A file that is there is replaced only
 * if `replace`, and where it is one of the two versions, only if it is still as it
 * was read. */
bool export_save(const struct review *review, const char *path, bool replace,
                 const struct strbuf *bytes, struct error *error);

#endif

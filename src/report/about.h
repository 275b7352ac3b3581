/* About: how a version was read, and what it says of itself, in words. */
#ifndef STET_REPORT_ABOUT_H
#define STET_REPORT_ABOUT_H

#include "base/strbuf.h"
#include "input/document.h"

/* Adds "html, windows-1252": what was assumed; nothing for plain text in UTF-8. */
void about_reading(const struct document *document, struct strbuf *out);

/* Adds "published 2021-03-22 14:05, modified 15:10", cleaned; nothing where the
 * version does not say. `brief`: when it was published alone. */
void about_dates(const struct document *document, bool brief, struct strbuf *out);

/* Adds "12 left out (5 menu, 7 footer)"; nothing for none. `brief`: without kinds. */
void about_left_out(const struct document *document, bool brief, struct strbuf *out);

#endif

/* Excerpt: pieces of the articles as reports quote them. */
#ifndef STET_REPORT_EXCERPT_H
#define STET_REPORT_EXCERPT_H

#include "base/strbuf.h"
#include "change/changes.h"

/* Adds "¶8.1, was ¶6.1", "¶8.1", or "old ¶6.1" where the new version has nothing. */
void excerpt_place(const struct changes *changes, const struct change *change,
                   struct strbuf *out);

/* Adds a stretch of one side on one line, cleaned, without white space at its ends. */
void excerpt_text(const struct article *article, struct span span, struct strbuf *out);

/* The same for bytes from anywhere. */
void excerpt_bytes(const char *bytes, size_t n, struct strbuf *out);

/* Adds the sentences of one side that the change is in; nothing where that side has
 * none. */
void excerpt_sentence(const struct changes *changes, const struct change *change, enum side side,
                      struct strbuf *out);

/* Adds "number, date"; nothing for no classes. */
void excerpt_classes(uint32_t classes, struct strbuf *out);

#endif

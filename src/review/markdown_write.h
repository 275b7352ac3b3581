/* Markdown write: a weave of two Markdown versions as Markdown. */
#ifndef STET_REVIEW_MARKDOWN_WRITE_H
#define STET_REVIEW_MARKDOWN_WRITE_H

#include "base/error.h"
#include "base/strbuf.h"
#include "review/weave.h"

/* Adds the source of what one reader sees. Paragraphs that are the base's, and what is
 * between two of them, keep their bytes; other text brings its marks along, those of
 * links with their targets. `text` is what the reader sees without marks: the result is
 * read again, and where it does not say this, text of the other side comes without its
 * marks. False with a sentence where even that says something else. In UTF-8. An
 * article that is no Markdown gives text without marks; the base must be Markdown.
 * Near-linear, as cmark is. */
bool markdown_write(const struct strands *strands, const struct article *const *article,
                    enum side base, const struct strbuf *text, struct strbuf *out,
                    struct error *error);

#endif

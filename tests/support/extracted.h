/* What is left of a text in a format once its marks are set aside. */
#ifndef STET_TESTS_SUPPORT_EXTRACTED_H
#define STET_TESTS_SUPPORT_EXTRACTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* markdown_extract, rst_extract. */
typedef bool extractor(const struct document *decoded, struct arena *arena,
                       struct document *document, struct error *error);

/* The words; NULL where nothing can be extracted. */
const char *extracted_text(extractor *extract, const char *text, struct arena *arena);

/* A line for each passage, "[kind] words <raw bytes>", and behind them what was left out. */
const char *extracted_passages(extractor *extract, const char *text, struct arena *arena);

/* Where which words lead: "words: target|words: target|". */
const char *extracted_links(extractor *extract, const char *text, struct arena *arena);

/* Whether a mark so many times, each behind one blank more than the last where they go
 * deeper, is extracted in bounded time and gives not more bytes than `most` for each; says
 * on stdout how long it took. */
bool extracts_many(extractor *extract, const char *mark, size_t count, bool deeper, size_t most);

#endif

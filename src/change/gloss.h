/* Gloss: what one line says of a change, and where it is. */
#ifndef STET_CHANGE_GLOSS_H
#define STET_CHANGE_GLOSS_H

#include <stddef.h>
#include <stdint.h>

#include "base/span.h"
#include "base/strbuf.h"
#include "change/changes.h"

/* Adds a one-line summary such as `top U.S. officials → top officials`, at most
 * `columns` characters (>= 20) of cleaned text; long text is cut at a word with
 * an ellipsis. */
void change_gloss(const struct changes *changes, const struct change *change, size_t columns,
                  struct strbuf *out);

/* Adds the place on one side as people write it: "12.3" for paragraph 12,
 * sentence 3; "12" where the change is a whole paragraph. Nothing where that
 * side has no text. 1-based. */
void change_place(const struct changes *changes, const struct change *change, enum side side,
                  struct strbuf *out);

/* Adds where one side leads, cleaned, at most `columns` characters (>= 8). What both
 * sides begin with goes first where there is little room. "no link" stands where the
 * side has none. The other adds "https://a → https://b", with `columns` >= 20. */
void change_target_text(const struct hyperlink *const targets[SIDES], enum side side,
                        size_t columns, struct strbuf *out);
void change_targets_text(const struct hyperlink *const targets[SIDES], size_t columns,
                         struct strbuf *out);

/* Adds a stretch of a reading (reading.h), cleaned, with white space runs as one blank; what
 * is longer than `columns` characters is cut at a word with an ellipsis. Of a long stretch
 * only the first kilobyte is looked at. */
void gloss_text(const uint8_t *text, struct span span, size_t columns, struct strbuf *out);

/* Adds "old → new", each with half of the room, `columns` >= 20. */
void gloss_pair(const uint8_t *const text[SIDES], const struct span span[SIDES], size_t columns,
                struct strbuf *out);

/* The span with the word before and the word after it, inside its sentence. */
struct span gloss_with_neighbours(const uint8_t *text, struct span span, struct span limit);

#endif

/* Regular expressions. The only user of PCRE2. */
#ifndef STET_BASE_PATTERN_H
#define STET_BASE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/span.h"

struct pattern;

/* Compiles n bytes (at most 1,000) as a UTF-8 pattern. Smart case: a pattern
 * without an upper-case letter finds both cases. False with a sentence that
 * names the place of the mistake. Freed with pattern_free. */
bool pattern_compile(struct pattern **out, const char *text, size_t n, struct error *error);

/* The same for a pattern that is tried on a few short texts only: it is not turned into
 * machine code, which would take longer than it saves. */
bool pattern_compile_brief(struct pattern **out, const char *text, size_t n, struct error *error);

enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_GAVE_UP };

/* Asked between slices of a long search; returning true ends it. */
typedef bool pattern_stop(void *context);

/* The first match at or after byte `from` of `size` bytes (invalid UTF-8 never
 * matches). The work for one start place is bounded by a match limit; the text
 * is searched in slices, with `stop` (may be NULL) asked between them, in this
 * call or a later one for the same pattern. Where the limit is hit the search goes
 * on with the next start place. PATTERN_GAVE_UP where that happened too often, in all
 * calls for the pattern together, or stop said so. */
enum pattern_result pattern_find(struct pattern *pattern, const uint8_t *text, size_t size,
                                 size_t from, struct span *match, pattern_stop *stop,
                                 void *context);

/* Whether start places were left out because the limit was hit. */
bool pattern_is_slow(const struct pattern *pattern);

void pattern_free(struct pattern *pattern); /* NULL is fine */

#endif

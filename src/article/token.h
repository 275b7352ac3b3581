/* Words, numbers and marks: the units of the word-level edit script. */
#ifndef STET_ARTICLE_TOKEN_H
#define STET_ARTICLE_TOKEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER, /* begins with a digit: 17,000 · 3rd · 2021 */
    TOKEN_MARK,   /* punctuation, symbols and everything else that shows */
};

/* The white space before a token. */
enum token_gap {
    GAP_NONE,
    GAP_PLAIN,   /* what re-wrapping may change: spaces, tabs, line ends */
    GAP_SPECIAL, /* holds no-break or other typographic spaces */
};

/* Boundaries are those of UAX #29, except that a run of full stops and a run
 * of hyphens are one mark each, a time of day (5:30) is one number, and narrow
 * no-break spaces divide as others do. A token of more than TOKEN_BYTES is cut. */
struct token {
    uint64_t key; /* hash of the folded form: equal for spellings that differ in case,
                     diacritics or typography alone */
    struct span span;
    uint8_t kind;
    uint8_t gap;
};

enum { TOKEN_BYTES = 4096 };

struct tokens {
    struct token *at;
    size_t n, cap;
};

/* The key of the n bytes (<= TOKEN_BYTES) of a word. */
uint64_t token_key(const uint8_t *p, size_t n);

/* Appends the tokens of text[span] to `out`, which grows in the arena. The
 * first token's gap is the white space between span.start and it. What is read over
 * (see reading.h) parts no tokens; a token's span may hold some. Linear in
 * the span's size. */
void tokenise(const uint8_t *text, struct span span, struct arena *arena, struct tokens *out);

#endif

/* Versions to review, and a desk to do it at. */
#ifndef STET_TESTS_SUPPORT_REVIEWING_H
#define STET_TESTS_SUPPORT_REVIEWING_H

#include "review/desk.h"
#include "tests/support/pair.h"

/* What a desk said last. */
extern struct error reviewing_warning, reviewing_error;

/* A folder of the test's own, and a file's name in it; reviewing_end takes it away. */
bool reviewing_begin(void);
const char *reviewing_file(const char *name);
bool reviewing_end(void);

/* n paragraphs in which one word is another one in NEW; `edited` is rewritten there (-1:
 * none). */
const char *reviewing_text(enum side side, int n, int edited);

void reviewing_pair(struct pair *pair, const char *old, const char *new);

/* Writes a file; false with a message. */
bool reviewing_write(const char *path, const void *bytes, size_t n);

/* Opens a desk on the pair, with a word of what went wrong where it does. */
bool reviewing_open(struct desk *desk, const struct pair *pair, const char *path, const char *who);

void reviewing_rule(struct desk *desk, size_t change, enum verdict verdict);
void reviewing_note(struct desk *desk, size_t change, const char *text);
void reviewing_check(struct desk *desk, size_t change, const char *source);

/* What was noted last on a change; NULL for nothing. */
const char *reviewing_last_note(const struct desk *desk, size_t change);

size_t reviewing_count(const struct desk *desk, enum verdict verdict);

#endif

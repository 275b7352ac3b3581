/* Texts that nobody would write, for properties that must hold on all. */
#ifndef STET_TESTS_SUPPORT_HOSTILE_H
#define STET_TESTS_SUPPORT_HOSTILE_H

#include "base/strbuf.h"
#include "tests/support/prng.h"

/* Adds about `size` bytes of a kind that chance chooses: random bytes, random
 * characters, pieces known for trouble, few words again and again. */
void hostile_text(struct prng *prng, size_t size, struct strbuf *out);

/* Adds a copy of n bytes with a few stretches left out, doubled, swapped or
 * replaced, at bytes that may be inside a character. */
void hostile_copy(struct prng *prng, const char *text, size_t n, struct strbuf *out);

#endif

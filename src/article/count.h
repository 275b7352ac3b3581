/* How long a text is, as newsrooms count. */
#ifndef STET_ARTICLE_COUNT_H
#define STET_ARTICLE_COUNT_H

#include <stdint.h>

#include "base/span.h"

/* The words in text[span]: runs between white space, as wc(1) and word
 * processors count them; in scripts that put no space between words each
 * ideograph and kana is one. Linear. */
uint32_t count_words(const uint8_t *text, struct span span);

#endif

/* Markdown marks: where those that CommonMark describes end. */
#ifndef STET_INPUT_MARKDOWN_MARKS_H
#define STET_INPUT_MARKDOWN_MARKS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a backslash before this byte makes it stand for itself. */
bool markdown_is_mark(uint8_t byte);

/* The size of what ends a link or an image at `at`: "](target "title")", "][label]" or
 * "]"; 0 where nothing does. Linear in it. */
uint32_t markdown_link_end(const uint8_t *text, uint32_t size, uint32_t at);

/* Where the run of exactly so many backticks begins that ends a code span whose text
 * begins at `at`; 0 where there is none. Linear. */
uint32_t markdown_code_end(const uint8_t *text, uint32_t size, uint32_t at, uint32_t ticks);

#endif

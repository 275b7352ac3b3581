/* Pages made to hurt a parser. */
#ifndef STET_INPUT_HTML_GUARD_H
#define STET_INPUT_HTML_GUARD_H

#include <stdbool.h>
#include <stdint.h>

/* Overwrites with blanks, so that every other byte keeps its place, tags nested
 * deeper than 512, attributes after the 256th of a tag, and with `plain` all
 * tags of formatting elements (b, font, a ...), which HTML5 opens again in every
 * paragraph until they are closed. Linear. */
void html_guard(uint8_t *page, uint32_t size, bool plain);

#endif

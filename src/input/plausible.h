/* Plausible: whether text looks like something that people write, or like bytes read
 * in the wrong encoding. */
#ifndef STET_INPUT_PLAUSIBLE_H
#define STET_INPUT_PLAUSIBLE_H

#include <stddef.h>
#include <stdint.h>

/* What speaks against n bytes of UTF-8, in quarters of an offence: odd bytes and control
 * characters; capitals behind small letters, signs and scripts that do not go together
 * inside a word; signs that hardly anyone writes; and letters beyond those of the one
 * language that fits best. A good text has next to none; what was read in a wrong
 * encoding has one or two for most of its characters beyond ASCII. Linear. */
uint32_t plausible_cost(const uint8_t *text, size_t n);

#endif

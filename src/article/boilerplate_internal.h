/* Shared by the finding and the reading of boilerplate rules only. */
#ifndef STET_ARTICLE_BOILERPLATE_INTERNAL_H
#define STET_ARTICLE_BOILERPLATE_INTERNAL_H

#include "article/boilerplate.h"
#include "base/pattern.h"

/* Keys match both cases of ASCII letters. */
static inline uint8_t boilerplate_lower(uint8_t byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

static inline uint8_t boilerplate_upper(uint8_t byte)
{
    return byte >= 'a' && byte <= 'z' ? byte & (uint8_t)~0x20 : byte;
}

/* The slot of two bytes in the table of how keys begin. */
static inline uint32_t boilerplate_slot(const uint8_t *p)
{
    return (boilerplate_lower(p[0]) * 37U + boilerplate_lower(p[1])) % BOILERPLATE_SLOTS;
}

/* Compiles a rule's pattern, bound to the beginning of what it is tried on and, for a
 * whole paragraph, to its end. */
bool boilerplate_compile(struct pattern **out, struct boilerplate_text is, bool whole,
                         struct error *error);

#endif

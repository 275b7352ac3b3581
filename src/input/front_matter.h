/* Front matter: entries in front of a text, as site generators have them. */
#ifndef STET_INPUT_FRONT_MATTER_H
#define STET_INPUT_FRONT_MATTER_H

#include "input/prose.h"

/* The bytes of "---" lines at the very beginning and what is between them, or of
 * "+++" lines; 0 where there are none. Linear. */
uint32_t front_matter_size(const uint8_t *text, uint32_t size);

/* Adds its entries as paragraphs, each with the lines that are set in below it, and
 * what well-known ones say to the document's metadata. Linear. */
void front_matter_add(struct prose *prose, uint32_t size, struct document *out);

/* Where the name of an entry is a well-known one, says it. */
void front_matter_say(const char *name, size_t n, const char *value, size_t size,
                      struct document *out, struct arena *arena);

#endif

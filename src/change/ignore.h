/* Differences that someone does not want to see as such. */
#ifndef STET_CHANGE_IGNORE_H
#define STET_CHANGE_IGNORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "change/changes.h"
#include "collate/collation.h"

/* The classes that can be ignored: all cosmetic ones. */
#define IGNORABLE_CLASSES                                                                          \
    (CLASS_BIT(CLASS_CASE) | CLASS_BIT(CLASS_PUNCTUATION) | CLASS_BIT(CLASS_TYPOGRAPHY) |          \
     CLASS_BIT(CLASS_DIACRITICS) | CLASS_BIT(CLASS_WHITESPACE))

/* Reads a list such as "case,typography", "all" or "none", n bytes, into a set of
 * classes; blanks do as well as commas. False with a sentence for what is none of IGNORABLE_CLASSES. */
bool ignore_read(const char *list, size_t n, uint32_t *ignored, struct error *error);

/* Adds the list that ignore_read reads back; nothing for none. */
void ignore_write(uint32_t ignored, struct strbuf *out);

/* Takes the edits out of a classified collation that have no class but those in
 * `ignored`, a subset of IGNORABLE_CLASSES. Partners one to one that no edit is
 * left between become the same; two sentences for two stay reworded, without edits.
 * Linear. */
void ignore_classes(struct collation *collation, uint32_t ignored);

#endif

/* Differences that someone does not want to see as such. */
#ifndef STET_CHANGE_IGNORE_H
#define STET_CHANGE_IGNORE_H

#include <stdint.h>

#include "base/arena.h"
#include "change/changes.h"
#include "collate/collation.h"

/* The classes that can be ignored: all cosmetic ones. */
#define IGNORABLE_CLASSES                                                                          \
    (CLASS_BIT(CLASS_CASE) | CLASS_BIT(CLASS_PUNCTUATION) | CLASS_BIT(CLASS_TYPOGRAPHY) |          \
     CLASS_BIT(CLASS_DIACRITICS) | CLASS_BIT(CLASS_WHITESPACE))

/* Takes the edits out of a classified collation that have no class but those in
 * `ignored`, a subset of IGNORABLE_CLASSES. Partners one to one that no edit is
 * left between become the same. Linear. */
void ignore_classes(struct collation *collation, uint32_t ignored);

#endif

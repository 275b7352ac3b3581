/* Joints: the small words that say how a phrase is joined to the rest of its sentence. */
#ifndef STET_CHANGE_JOINTS_H
#define STET_CHANGE_JOINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the n bytes of a word are a preposition that a phrase keeps wherever in its
 * sentence it stands, and that says what it is there: in, at, with, by, after; not "of",
 * which belongs to the word before it. In any of a set of languages (language.h). */
bool joint_is_preposition(const uint8_t *word, size_t n, uint32_t languages);

/* Whether it is one of the conjunctions that join equals: and, or. */
bool joint_is_conjunction(const uint8_t *word, size_t n, uint32_t languages);

#endif

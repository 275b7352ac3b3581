/* Choices: which version stands, for each part of a collation. */
#ifndef STET_REVIEW_CHOICES_H
#define STET_REVIEW_CHOICES_H

#include <stdint.h>

#include "base/arena.h"
#include "change/changes.h"

#define CHOICE_NONE UINT32_MAX

/* An enum side for each edit and each link. Of an inserted or deleted sentence
 * it says whether the text is there, of a moved sentence or paragraph where it
 * stands, of a split or merged paragraph how it is divided. */
struct choices {
    uint8_t *edit, *sentence, *paragraph;
};

/* Which change decides on each edit and link; CHOICE_NONE where none does. */
struct deciders {
    uint32_t *edit, *sentence, *paragraph;
};

/* Whether a change is that a paragraph link moved, split or merged, and not that
 * one of its sentences did. */
bool change_is_of_paragraph(const struct changes *changes, const struct change *change);

/* In the arena; linear in the number of links and edits. */
struct deciders deciders_find(const struct changes *changes, struct arena *arena);

/* stands[i] is the side that stands of changes->at[i]; `otherwise` stands where
 * no change decides. */
struct choices choices_make(const struct changes *changes, const struct deciders *deciders,
                            const uint8_t *stands, enum side otherwise, struct arena *arena);

#endif

/* Paragraphs that became nobody's partners by their own words, and whose sentences know
 * better. */
#ifndef STET_COLLATE_ADOPT_H
#define STET_COLLATE_ADOPT_H

#include <stdbool.h>

#include "article/article.h"
#include "base/arena.h"
#include "collate/align.h"

/* Joins each paragraph without a partner to the pairing beside it if the largest part of
 * its text, a third at the least, has its partners there, as the further part of a split
 * or merge; or pairs it with a paragraph that has no partner either. Returns whether it did
 * so anywhere. `paragraphs` is what they were aligned by; a new pairing lives in the arena.
 * Near-linear in the number of sentences. */
bool adopt_paragraphs(const struct article *const article[SIDES],
                      const struct align_input *paragraphs, const struct pairings *sentences,
                      struct pairings *pairings, struct arena *arena);

#endif

/* Where words lead: what stayed as it was but for the target of its link. */
#ifndef STET_CHANGE_TARGETS_H
#define STET_CHANGE_TARGETS_H

#include "base/arena.h"
#include "change/changes.h"
#include "collate/collation.h"

/* Compares the hyperlinks of partner sentences in a classified collation. Words
 * that both versions have and that lead elsewhere become an edit of class link,
 * one for each pair of hyperlinks; where the words changed as well, their edit
 * has the class. Links that only one version has count where their words are in
 * both. Partners that were the same become reworded. The edits live in the arena.
 * Linear; nothing is done where neither version has a hyperlink. */
void targets_compare(struct collation *collation, struct arena *arena);

/* A hash of where the words of a change lead; 0 where it has not the class link. */
uint64_t targets_hash(const struct collation *collation, const struct change *change);

#endif

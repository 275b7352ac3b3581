/* Shared by the two parts of the alignment only. */
#ifndef STET_COLLATE_ALIGN_INTERNAL_H
#define STET_COLLATE_ALIGN_INTERNAL_H

#include "collate/align.h"

/* Makes two units partners that had none. */
void align_add(struct pairings *pairings, uint32_t old, uint32_t new, float similarity,
               struct arena *arena);

#endif

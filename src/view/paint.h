/* Paint: the roles of a block's text. */
#ifndef STET_VIEW_PAINT_H
#define STET_VIEW_PAINT_H

#include <stdint.h>

#include "collate/collation.h"
#include "view/block.h"
#include "view/role.h"

/* Writes the role of each byte of `span`, which lies inside the block's span on
 * that side, to roles[0 .. size of span). */
void paint(const struct blocks *blocks, const struct block *block, enum side side, struct span span,
           uint8_t *roles);

/* The role of a word-level edit on one side. */
enum role paint_edit_role(const struct blocks *blocks, const struct edit *edit, enum side side);

/* Whether an edit is not shown at all: a cosmetic one where those are hidden. */
bool paint_hides(const struct blocks *blocks, const struct edit *edit);

/* The role of unchanged text at a byte: headlines and headings stand out, bylines, dates
 * and captions stand back. */
enum role paint_text(const struct article *article, uint32_t byte);

/* The first edit of the range that ends behind `byte` of that side or, where
 * it is empty, stands at or behind it. Logarithmic. */
uint32_t paint_edit_from(const struct collation *collation, struct range edits, enum side side,
                         uint32_t byte);

#endif

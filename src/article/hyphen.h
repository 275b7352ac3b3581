/* Hyphens at line ends: of a word that was divided, or of a compound. */
#ifndef STET_ARTICLE_HYPHEN_H
#define STET_ARTICLE_HYPHEN_H

#include "article/article.h"

/* Decides on the words of both articles that a line end divides behind a hyphen, and
 * changes their reading (not the document): "recon-|struction" is read as one word where
 * that stands elsewhere in either article or is divided elsewhere in another place; as
 * the compound "live-streamed" where that does; by what most others are where neither
 * does, and in doubt as a compound. A soft hyphen there always divides a word. Dashes,
 * ranges of numbers and "pre-|and post-war" are left as they are. What is read over is
 * READING_FILLER in the text. Linear in the size of the texts where there is such a word,
 * else in the number of lines. */
void hyphens_settle(struct article *old, struct article *new, struct arena *arena);

#endif

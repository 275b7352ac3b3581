/* What a paragraph is to its reader: headline, byline, heading, list item ... */
#ifndef STET_ARTICLE_KIND_H
#define STET_ARTICLE_KIND_H

#include "article/article.h"

/* Sets the kind of every paragraph: what the document's passages say of the
 * place where it begins, else what its look says. A line is short and ends
 * without a stop; before a longer paragraph it is a heading, and as the first
 * the headline, with a dek below. What begins with "By" and a name is a byline,
 * with a list mark an item; a quotation that is not closed goes on in a block
 * quote. In doubt it is body. Linear in the number of paragraphs and passages,
 * and in the bytes of the short ones and of quotations. */
void kinds_find(struct article *article);

/* Where a paragraph stands: headlines and headings above the text, bylines,
 * dates and captions beside it. Such a line is not the partner of a
 * paragraph in the text that merely shares its topic. Deks and short questions
 * may be either. Boilerplate stands apart and metadata outside: they have partners
 * among their like only. */
enum standing {
    STANDS_IN_TEXT,
    STANDS_OUTSIDE,
    STANDS_BESIDE,
    STANDS_APART,
    STANDS_ABOVE,
    STANDS_EITHER
};

enum standing kind_standing(const struct article *article, uint32_t paragraph);

#endif

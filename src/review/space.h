/* Space: how an article sets its paragraphs apart and fills its lines. */
#ifndef STET_REVIEW_SPACE_H
#define STET_REVIEW_SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"

struct space {
    const char *line_end;    /* "\n", "\r\n" or "\r": what most lines end with */
    bool has_line_end;       /* the text has one */
    struct span paragraphs;  /* the usual white space between two paragraphs; empty where
                                there are no two */
    unsigned width;          /* columns that lines inside paragraphs are filled to; 0 where
                                each paragraph is one line */
};

/* Linear in the size of the text. */
struct space space_of(const struct article *article);

/* Line ends in a stretch of text; CR LF is one. */
uint32_t space_line_ends(const uint8_t *text, struct span span);

/* Columns of a text: East Asian characters count twice, combining marks not. */
unsigned space_columns(const uint8_t *text, uint32_t size);

#endif

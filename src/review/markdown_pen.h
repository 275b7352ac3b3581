/* Markdown pen: writes text of several versions with the marks that it has there, and
 * opens and closes marks where the text needs it. */
#ifndef STET_REVIEW_MARKDOWN_PEN_H
#define STET_REVIEW_MARKDOWN_PEN_H

#include "base/strbuf.h"
#include "input/markdown_map.h"

struct pen {
    struct strbuf *out;
    struct strbuf blanks; /* written as soon as it is known in which marks they are */
    struct {
        const struct markdown_map *map;
        uint32_t mark;
        bool own;               /* the marks of a link are as its source has them */
    } open[MARKDOWN_DEPTH_MAX]; /* the outermost first */
    uint32_t n_open;
    bool begun; /* something of the paragraph is written */
};

/* Adds source of a map that is within a mark (its index + 1; 0: none). What is open
 * and means the same stays open. Definitions of links are at hand for `own` text, all
 * other links get their targets. */
void pen_source(struct pen *pen, const struct markdown_map *map, uint32_t within, bool own,
                const uint8_t *bytes, size_t n);

/* Adds plain text, in what is open, with a backslash before what could be a mark. */
void pen_text(struct pen *pen, const uint8_t *text, size_t n);

/* Closes what is open: the end of a paragraph. */
void pen_end(struct pen *pen);

#endif

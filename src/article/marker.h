/* The marks that items of a list begin with: "2.", "b)", "(iii)", a bullet. */
#ifndef STET_ARTICLE_MARKER_H
#define STET_ARTICLE_MARKER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum marker_style {
    MARKER_BULLET, /* • alone */
    MARKER_STOP,   /* 2. */
    MARKER_BRACE,  /* 2) */
    MARKER_BOTH,   /* 2.) */
    MARKER_BRACES, /* (2) */
};

struct marker {
    enum marker_style style;
    bool bullet;     /* a bullet stands before the number */
    bool letter;     /* numbered by letters */
    uint32_t value;  /* its number; of letters a is 1 */
    uint32_t roman;  /* what the letters mean as a small Roman number, or 0 */
    uint32_t end;    /* byte after it and its stop */
};

/* Reads the marker that begins at span.start and is followed by white space or,
 * after a bullet, by anything. Capital letters with a full stop are initials,
 * not markers. Looks at no more than 16 bytes, and at the blanks behind a bullet. */
bool marker_read(const uint8_t *text, struct span span, struct marker *marker);

/* The byte after the mark of an item that the span begins with: such a marker, or a
 * hyphen, asterisk, plus or en dash before white space, which is not part of it;
 * span.start for none. In some languages a dash is what somebody says. */
uint32_t marker_item_end(const uint8_t *text, struct span span);

/* Whether `next` numbers the item after that of `marker`, in the same style. */
bool marker_follows(const struct marker *marker, const struct marker *next);

#endif

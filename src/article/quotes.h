/* Where quotations begin and end. */
#ifndef STET_ARTICLE_QUOTES_H
#define STET_ARTICLE_QUOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

struct quotes {
    struct span *at; /* what stands between the marks, in order, none in another; the
                        last may be open to the end of the paragraph */
    size_t n, cap;
};

/* Whether cp is a double quotation mark of any style. */
bool quotes_is_mark(uint32_t cp);

/* Whether it is a single one, which may be an apostrophe as well. */
bool quotes_is_single(uint32_t cp);

/* Appends the quotations in text[span] (a paragraph: quotations go over
 * sentences). Double marks of all styles, of which one that is open is closed by its own
 * alone; single ones outside of them, where one stands before a word and another behind
 * one. Linear. */
void quotes_find(const uint8_t *text, struct span span, struct arena *arena,
                 struct quotes *quotes);

/* Whether text[span] begins with a quotation, in double marks, that has no end there. */
bool quotes_leave_open(const uint8_t *text, struct span span);

/* The first that ends behind a byte; quotes->n where none does. Binary search. */
size_t quotes_from(const struct quotes *quotes, uint32_t byte);

/* Whether any byte of the span, or an empty span's place, is inside one.
 * Binary search. */
bool quotes_touch(const struct quotes *quotes, struct span span);

/* Whether a mark, which has this place, opens or closes one. Binary search. */
bool quotes_bounds(const struct quotes *quotes, struct span mark);

#endif

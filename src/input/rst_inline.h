/* The marks in a line of reStructuredText, and where its references lead. */
#ifndef STET_INPUT_RST_INLINE_H
#define STET_INPUT_RST_INLINE_H

#include "base/map64.h"
#include "input/prose.h"

/* What names stand for. */
struct rst_names {
    struct arena *arena;
    struct {
        struct rst_name {
            const char *text; /* `size` bytes */
            size_t size;
        } *at;
        size_t n, cap;
    } values;
    struct map64 targets;       /* of references, by the hash of their names */
    struct map64 substitutions; /* of |names| */
    struct {
        uint32_t *at;
        size_t n, cap;
    } anonymous; /* values, in order */
    size_t next; /* of them */
};

/* Takes what a name stands for. Names are the same whatever their case and white
 * space. The text is not copied. */
void rst_name_target(struct rst_names *names, const char *name, size_t n, const char *target,
                     size_t size);
void rst_name_substitution(struct rst_names *names, const char *name, size_t n, const char *text,
                           size_t size);
void rst_name_anonymous(struct rst_names *names, const char *target, size_t size);

/* Adds a line's text without its marks, and the hyperlinks in it. Linear: a mark
 * that is not closed is looked for once. */
void rst_inline(struct prose *prose, struct rst_names *names, const char *text, size_t n);

#endif

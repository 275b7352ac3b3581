/* Prose: the document of a marked-up text under construction. */
#ifndef STET_INPUT_PROSE_H
#define STET_INPUT_PROSE_H

#include "base/strbuf.h"
#include "input/document.h"

/* Zero but for the arena, the text's as well, and `decoded` is empty. */
struct prose {
    struct arena *arena;
    const struct document *decoded; /* what is read; raw spans are of its text */
    struct strbuf text;             /* of the arena */
    struct {
        struct origin *at;
        size_t n, cap;
    } origins;
    struct {
        struct passage *at;
        size_t n, cap;
    } passages;
    struct list_place list; /* of the next paragraph; then it has no mark any more */
    struct {
        struct hyperlink *at;
        size_t n, cap;
    } hyperlinks;
    struct {
        struct left_out *at;
        size_t n, cap;
    } left_out;
};

/* Begins a paragraph, behind a blank line; returns where in the text. */
uint32_t prose_begin(struct prose *prose);

/* Ends the paragraph that began there and that these bytes say; one without text
 * takes its blank line back. */
void prose_end(struct prose *prose, uint32_t start, enum passage_kind kind, struct span raw);

/* What was added from `start` on leads to a target, which is copied; nothing where
 * nothing was added or the target is empty. */
void prose_hyperlink(struct prose *prose, uint32_t start, const char *target, size_t size);

/* A picture that nothing is said of stands as its file. */
void prose_picture(struct prose *prose, const char *target, size_t size);

/* These bytes are not in the text. */
void prose_leave_out(struct prose *prose, enum left_out_kind kind, struct span raw);

/* Gives all to the document, which came as a copy of `decoded`. */
void prose_finish(struct prose *prose, const char *format, struct document *out);

#endif

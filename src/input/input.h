/* Input: a version from the outside world, read and understood. */
#ifndef STET_INPUT_INPUT_H
#define STET_INPUT_INPUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"
#include "input/filter.h"

/* One version: what to read, and what is known of it. */
struct input {
    const char *name;     /* where it lies */
    const char *shown;    /* what it is called in titles and reports; NULL: the name */
    const char *remark;   /* see struct document */
    const char *encoding; /* NULL: seen from the bytes */
    const char *format;   /* one that format_find knows, or the kind of file that a filter
                             reads, "docx"; NULL: seen from name and bytes */
    bool is_copy;         /* the file is one that somebody else made and will remove */
};

/* What holds for every version. */
struct input_options {
    bool no_filters;               /* start no other program but git */
    const struct input_filters *filters; /* NULL: those that come with the program */
    struct source_limits limits;
};

/* Reads a version: its bytes, in the encoding that they are in, as the format
 * that they have. Everything lives in the arena; the strings of `input` must
 * outlive the document. False with a sentence where it cannot be an article. */
bool document_read(const struct input *input, const struct input_options *options,
                   struct arena *arena, struct document *document, struct error *error);

/* Reads both versions. What one does not say of itself is seen from the other: what a
 * pipe holds is what the file is that it is compared with, and in an encoding in which
 * it has words in common with it. `begins` (may be NULL) is called before each is read. */
bool documents_read(const struct input input[SIDES], const struct input_options *options,
                    void (*begins)(void *context, enum side side), void *context,
                    struct arena *arena, struct document document[SIDES], struct error *error);

#endif

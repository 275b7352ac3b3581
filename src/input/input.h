/* Input: a version from the outside world, read and understood. */
#ifndef STET_INPUT_INPUT_H
#define STET_INPUT_INPUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "input/document.h"

/* One version: what to read, and what is known of it. */
struct input {
    const char *name;     /* where it lies */
    const char *shown;    /* what it is called in titles and reports; NULL: the name */
    const char *encoding; /* NULL: seen from the bytes */
    const char *format;   /* one that format_find knows; NULL: seen from name and bytes */
};

/* What holds for every version. */
struct input_options {
    bool no_filters; /* start no other program */
};

/* Reads a version: its bytes, in the encoding that they are in, as the format
 * that they have. Everything lives in the arena; the strings of `input` must
 * outlive the document. False with a sentence where it cannot be an article. */
bool document_read(const struct input *input, const struct input_options *options,
                   struct arena *arena, struct document *document, struct error *error);

#endif

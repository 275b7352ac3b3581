/* Reading JSON (RFC 8259) from anywhere, as a tree. */
#ifndef STET_BASE_JSON_H
#define STET_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_kind kind;
    const char *name; /* in an object, else NULL */
    const char *text; /* of a string, decoded, and of a number as it stands; terminated */
    size_t size;      /* of the text, in which a 0 may be */
    const struct json_value *first, *next; /* the first one in it, the one behind it */
};

/* Reads one value with white space around it. Line ends in strings, which pages
 * have, are taken as they are. NULL for what is no JSON, is nested deeper than 64
 * or holds more than a million values. The tree lives in the arena. Linear. */
const struct json_value *json_read(const char *text, size_t n, struct arena *arena);

/* The first member of this name; NULL where there is none, or no object. */
const struct json_value *json_member(const struct json_value *object, const char *name);

#endif

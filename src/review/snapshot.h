/* Snapshot: what is kept of a change, so that it can be shown, and known again,
 * when the versions it was found in are gone. */
#ifndef STET_REVIEW_SNAPSHOT_H
#define STET_REVIEW_SNAPSHOT_H

#include "change/changes.h"

enum { SNAPSHOT_TEXT_MAX = 600, SNAPSHOT_AROUND_MAX = 48 /* bytes */ };

/* Strings are valid UTF-8 on one line (foreign all the same), never NULL. */
struct snapshot {
    uint64_t change;     /* its id */
    const char *kind;    /* "reworded" ..., "moved" */
    const char *classes; /* names with commas */
    const char *place;   /* "12.3", NEW's where it has one */
    const char *text[SIDES]; /* the first SNAPSHOT_TEXT_MAX bytes */
    const char *before, *after; /* what stands around it in OLD, up to a paragraph's end */
};

/* Lives in the arena. */
struct snapshot snapshot_of(const struct changes *changes, const struct change *change,
                            struct arena *arena);

/* The first SNAPSHOT_TEXT_MAX bytes of a text as a snapshot has them. */
const char *snapshot_text(const uint8_t *text, struct span span, struct arena *arena);

/* How sure it is that the one became the other when a version was edited: 0, or
 * up to 3. Cost: linear in their sizes, which are bounded. */
double snapshot_likeness(const struct snapshot *one, const struct snapshot *other);

/* Whether they are of the same change in the same place, however it is counted or
 * wrapped. */
bool snapshot_same(const struct snapshot *one, const struct snapshot *other);

#endif

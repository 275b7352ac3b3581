/* Unit: a paragraph or sentence known by content, to be found again when its version
 * was edited; and what was said of two of them. */
#ifndef STET_REVIEW_UNIT_H
#define STET_REVIEW_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "collate/pins.h"

/* Hashes of text as re-wrapping leaves it; 0 where there is none. */
struct unit {
    uint64_t text, before, after; /* of the unit and its neighbours */
    uint32_t number;              /* units with the same text before it */
};

enum { UNIT_KEY_BYTES = 3 * 17 + 10 + 1 };

/* As text for the store, and back; false where the text is no unit. */
void unit_write(const struct unit *unit, char key[UNIT_KEY_BYTES]);
bool unit_read(struct unit *unit, const char *key);

/* "These two are partners", or are none. Strings are foreign. */
struct pin_said {
    bool sentences, parted;
    struct unit unit[SIDES];
    const char *place[SIDES]; /* "12.3", when it was said */
    const char *text[SIDES];  /* the beginning of the units */
};

/* What is said by a pin; strings live in the arena. Linear in the articles' size. */
struct pin_said pin_said_of(const struct article *const article[SIDES], const struct pin *pin,
                            struct arena *arena);

/* One that holds, or held and still keeps an older one away. */
struct pinned {
    struct pin_said said;
    uint64_t id;
    const char *who;
    int64_t when; /* milliseconds since 1970 */
    bool freed;   /* somebody took it away */
};

/* In the order in which they were said. */
struct pinned_list {
    const struct pinned *at;
    size_t n;
};

/* A copy in the arena, with the strings that pins need. */
struct pinned_list pinned_copy(struct pinned_list list, struct arena *arena);

/* A number that is another one where the list is; 0 for an empty one. */
uint64_t pinned_key(struct pinned_list list);

/* Finds the units in two articles. A later pin takes an earlier one of the same unit
 * away, even where it was taken away itself. *lost: how many that hold have a unit
 * which is not there any more. Pins live in the arena and keep the list's strings.
 * Linear in the articles' size where there are any. */
struct pin *pinned_find(struct pinned_list list, const struct article *const article[SIDES],
                        struct arena *arena, size_t *n, size_t *lost);

#endif

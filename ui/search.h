/* Search: a pattern in both versions, in display order, folded text included. */
#ifndef STET_UI_SEARCH_H
#define STET_UI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/pattern.h"
#include "base/span.h"
#include "change/changes.h"
#include "ui/prompt.h"
#include "view/layout.h"

/* Where it looks: enum, what the status line calls it. */
#define SEARCH_WHERES(X)                                                                           \
    X(WHERE_BOTH, "both versions")                                                                 \
    X(WHERE_OLD, "the old version")                                                                \
    X(WHERE_NEW, "the new version")                                                                \
    X(WHERE_CHANGED, "changed text")

enum search_where {
#define X(id, name) id,
    SEARCH_WHERES(X)
#undef X
        WHERE_COUNT
};

const char *search_where_name(enum search_where where);

/* A match. Places count in the base list of blocks, so that folds do not
 * matter; the row orders the matches of a block. */
struct hit {
    struct span span;
    enum side side;
    struct place place;
};

struct hits {
    struct hit *at;
    size_t n, cap;
};

/* What is searched. */
struct search_text {
    const struct blocks *base;
    struct layout *layout;
    const uint32_t *shown; /* index in the layout of each base block */
    const struct changes *changes;
    pattern_stop *stop; /* may be NULL */
    void *context;
};

struct search {
    struct pattern *pattern; /* NULL: nothing is searched for */
    struct prompt text;      /* as it was typed */
    enum search_where where;
    bool backwards;   /* what find-next does */
    uint32_t looked, all; /* while it is stepped: blocks looked at, and that there are; else 0 */
    struct hit found;     /* the match stood on */
    bool has_found;
    struct arena scratch;            /* of the text at hand */
    struct arena arena;              /* of marks */
    struct hits marks;               /* matches in view, by side and place */
    uint32_t marks_first, marks_end; /* base blocks that `marks` covers */
    uint32_t count[SIDES];           /* matches counted so far */
    uint32_t count_block;            /* base block to go on with */
    bool counted;                    /* all of them, or given up */
    bool count_gave_up;
};

void search_free(struct search *search);

/* Forgets the pattern and its marks. */
void search_clear(struct search *search);

/* Takes a new pattern, n bytes as the user typed it. A blank in it finds any
 * white space, because lines may end anywhere. False with a sentence; what was
 * searched for stays then. */
bool search_set(struct search *search, const char *text, size_t n, struct error *error);

/* Whether the pattern takes too long, at some places or altogether. */
bool search_is_slow(const struct search *search);

/* Looks elsewhere from now on. */
void search_set_where(struct search *search, enum search_where where);

/* Rows or folds changed: marks are found anew. */
void search_moved(struct search *search);

enum search_result { SEARCH_FOUND, SEARCH_NOTHING, SEARCH_STOPPED };

/* Finds the next match after `from` (the match itself where has_found, else a
 * place of the base list), going round at the end; *round says whether it did.
 * Sets found. */
enum search_result search_step(struct search *search, const struct search_text *text,
                               struct place from, bool forward, bool *round);

/* Finds the matches of base blocks [first, end) for `marks`, folded ones left
 * out. Nothing where they are there already. SEARCH_STOPPED where a limit was
 * hit. */
enum search_result search_mark(struct search *search, const struct search_text *text,
                               uint32_t first, uint32_t end);

/* Goes on counting for about so many bytes of text. SEARCH_STOPPED where
 * text.stop said so; counting goes on later. */
enum search_result search_count(struct search *search, const struct search_text *text,
                                size_t bytes);

/* Whether a byte belongs to the match stood on. */
bool search_found_covers(const struct search *search, enum side side, uint32_t byte);

/* Whether a byte belongs to a match in `marks`. Logarithmic. */
bool search_covers(const struct search *search, enum side side, uint32_t byte);

#endif

/* Search: a pattern in both versions, in display order. */
#ifndef STET_UI_SEARCH_H
#define STET_UI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/pattern.h"
#include "base/span.h"
#include "view/layout.h"

struct hit {
    struct span span;
    enum side side;
    struct place place;
};

struct hits {
    struct hit *at;
    size_t n, cap;
};

struct search {
    struct pattern *pattern; /* NULL: nothing is searched for */
    bool backwards;          /* what find-next does */
    struct hit found;        /* the match stood on */
    bool has_found;
    struct arena arena;              /* of shown */
    struct hits shown;               /* matches in view, by side and place */
    uint32_t shown_first, shown_end; /* blocks that `shown` covers */
};

void search_free(struct search *search);

/* Forgets the pattern and its marks. */
void search_clear(struct search *search);

/* Takes a new pattern, n bytes as the user typed it. A blank in it finds any
 * white space, because lines may end anywhere. False with a sentence. */
bool search_set(struct search *search, const char *text, size_t n, struct error *error);

enum search_result { SEARCH_FOUND, SEARCH_NOTHING, SEARCH_STOPPED };

/* Finds the next match after `from` (the match itself where has_found, else a
 * row), going round at the end; *round says whether it did. Sets found. */
enum search_result search_step(struct search *search, struct layout *layout, struct place from,
                               bool forward, bool *round, pattern_stop *stop, void *context);

/* Finds the matches of blocks [first, end) for `shown`. Nothing where they are
 * there already. SEARCH_STOPPED where a limit was hit. */
enum search_result search_mark(struct search *search, struct layout *layout, uint32_t first,
                               uint32_t end, pattern_stop *stop, void *context);

/* Whether a byte belongs to the match stood on. */
bool search_found_covers(const struct search *search, enum side side, uint32_t byte);

/* Whether a byte belongs to a match in `shown`. Logarithmic. */
bool search_covers(const struct search *search, enum side side, uint32_t byte);

#endif

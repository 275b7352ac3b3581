/* List: changes to choose from, all of them or the facts, filtered. */
#ifndef STET_UI_LIST_H
#define STET_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/pattern.h"
#include "change/changes.h"
#include "ui/prompt.h"

enum { LIST_TITLE_ROWS = 1 };

enum list_kind { LIST_CHANGES, LIST_FACTS };

/* A row: a change, or the heading of a class. */
struct list_entry {
    size_t change;           /* SIZE_MAX: a heading */
    enum change_class class; /* LIST_FACTS: its group */
    uint32_t n;              /* of a heading: changes below it */
};

struct list {
    bool open;
    enum list_kind kind;
    struct arena arena; /* of entries */
    struct {
        struct list_entry *at;
        size_t n, cap;
    } entries;
    size_t changes;  /* listed; a fact of several classes has an entry in each group */
    size_t selected; /* of entries */
    size_t top;      /* first entry shown */
    bool no_cosmetic; /* cosmetic changes are not listed */
    struct prompt filter;
};

void list_free(struct list *list);

/* Fills the list by its kind and filter. The filter's words "kind:WORD" and
 * "class:WORD" ask for a kind (moved is one) or a class; the rest is a pattern
 * for what changed. False with a sentence where the filter is not understood
 * or `stop` ended it; the list is as it was then. */
bool list_fill(struct list *list, const struct changes *changes, pattern_stop *stop, void *context,
               struct error *error);

/* Selects the change where the list has it. */
void list_follow(struct list *list, size_t change);

/* Moves the selection by so many entries, headings not counted. */
void list_move(struct list *list, long by);

/* Keeps the selection in `height` rows. */
void list_scroll(struct list *list, int height);

/* The change selected, SIZE_MAX for none. */
size_t list_change(const struct list *list);

#endif

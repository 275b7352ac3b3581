/* List: changes to choose from, all of them or the facts, filtered. */
#ifndef STET_UI_LIST_H
#define STET_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/pattern.h"
#include "change/changes.h"
#include "change/claims.h"
#include "review/review.h"
#include "ui/prompt.h"

enum { LIST_TITLE_ROWS = 1 };

enum list_kind { LIST_CHANGES, LIST_FACTS };

/* A row: a change, a fact of one, a heading, or a decision whose change is gone. */
struct list_entry {
    size_t change;             /* SIZE_MAX: no change */
    const struct claim *claim; /* LIST_FACTS */
    const struct gone *gone;
    const char *heading; /* of a group: a class of fact, or what is new */
    uint32_t n;          /* rows below a heading */
};

struct list {
    bool open;
    enum list_kind kind;
    struct arena arena; /* of entries */
    struct {
        struct list_entry *at;
        size_t n, cap;
    } entries;
    size_t rows;     /* changes or facts listed, headings not counted */
    size_t selected; /* of entries */
    size_t top;      /* first entry shown */
    bool no_cosmetic; /* cosmetic changes are not listed */
    struct prompt filter;
};

void list_free(struct list *list);

/* Fills the list by its kind and filter: with changes, or with facts by class, those
 * that do most harm where they are wrong first, and of quotations those that were
 * reworded. The filter's words "kind:WORD", "class:WORD" and "is:WORD" are those of
 * review/filter.h; the rest is a pattern for what the row says. The claims are asked
 * for LIST_FACTS only. The review may be NULL: nothing is decided then. False with a
 * sentence where the filter is not understood or `stop` ended it; the list is as it was
 * then. */
bool list_fill(struct list *list, const struct changes *changes, const struct claims *claims,
               const struct review *review, pattern_stop *stop, void *context,
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

/* Kept: where the reader was, by content, to be found again in another
 * comparison of the same files. */
#ifndef STET_UI_KEPT_H
#define STET_UI_KEPT_H

#include "ui/anchor.h"
#include "ui/app.h"

enum { KEPT_AROUND = 32 };

struct kept {
    enum side side;
    uint32_t paragraph;  /* at the top of the panes */
    uint32_t offset;     /* bytes of it above */
    uint32_t paragraphs; /* that the side had */
    bool at_top;
    uint64_t hash[2 * KEPT_AROUND + 1]; /* of it, in the middle, and those around it; 0: none */
    uint64_t change;                    /* id of the current change */
    bool has_change;
    struct anchor anchor; /* where on the screen it was */
    struct arena arena; /* of the folds and histories */
    struct kept_fold {
        uint64_t hash; /* of the paragraph */
        uint8_t state; /* enum fold_state */
    } *folds;          /* by hash: what the reader said of paragraphs */
    size_t n_folds;
    struct history *history; /* as the app has them */
    struct prompt filter, search;
    enum search_where where;
    bool has_go_to;
    enum side go_to_side;
    uint32_t go_to_byte; /* where to go instead */
    bool searched, backwards, list_open;
    enum list_kind list_kind;
    enum mode mode;
};

/* To be given to kept_restore, once. */
struct kept kept_of(struct app *app);

/* Goes to where that is now: to the paragraph with the same text or, where it
 * was changed, to the nearest one that was not. The current change stays, and where
 * it was on the screen, if it is still there; the list, folds, what was typed and the search as well. */
void kept_restore(struct kept *kept, struct app *app);

#endif

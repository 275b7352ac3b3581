#include "ui/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/vec.h"
#include "ui/lists.h"
#include "ui/nav.h"
#include "ui/pinning.h"

static uint64_t hash_of(const struct article *article, uint32_t paragraph)
{
    struct span span = article->paragraphs[paragraph].span;
    return hash_bytes(article->text + span.start, span_size(span)) | 1;
}

static int by_hash(const void *one, const void *two)
{
    uint64_t x = ((const struct kept_fold *)one)->hash, y = ((const struct kept_fold *)two)->hash;
    return (x > y) - (x < y);
}

/* The hash of a base block's paragraph in NEW, 0 where it has none. */
static uint64_t hash_of_block(const struct app *app, uint32_t block)
{
    const struct collation *collation = app->changes->collation;
    struct range range = collation->paragraphs[app->base.at[block].link].range[NEW];
    return range_empty(range) ? 0 : hash_of(collation->article[NEW], range.first);
}

static void keep_folds(struct kept *kept, const struct app *app)
{
    struct {
        struct kept_fold *at;
        size_t n, cap;
    } folds = {0};
    for (uint32_t i = 0; i < app->base.n; i++) {
        if (app->folds.state[i] != FOLD_AUTO && app->base.at[i].begins)
            *VEC_ADD(&kept->arena, &folds) =
                (struct kept_fold){hash_of_block(app, i), app->folds.state[i]};
    }
    if (folds.n)
        qsort(folds.at, folds.n, sizeof *folds.at, by_hash);
    kept->folds = folds.at;
    kept->n_folds = folds.n;
}

static void restore_folds(const struct kept *kept, struct app *app)
{
    for (uint32_t i = 0; i < app->base.n && kept->n_folds; i++) {
        if (!fold_is_unchanged(&app->base, i))
            continue;
        struct kept_fold wanted = {.hash = hash_of_block(app, i)};
        const struct kept_fold *found =
            bsearch(&wanted, kept->folds, kept->n_folds, sizeof wanted, by_hash);
        if (found)
            app->folds.state[i] = found->state;
    }
    if (kept->n_folds)
        app_refold(app);
}

/* A copy in the arena of what was typed into each prompt, NULL of none. */
static struct history *copy_histories(const struct history *histories, struct arena *arena)
{
    if (!histories)
        return NULL;
    struct history *copy = arena_alloc(arena, ASK_COUNT, sizeof *copy);
    return memcpy(copy, histories, ASK_COUNT * sizeof *copy);
}

static void keep_typed(struct kept *kept, const struct app *app)
{
    kept->history = copy_histories(app->history, &kept->arena);
    kept->filter = app->list.filter;
    kept->list_open = app->list.open;
    kept->list_kind = app->list.kind;
    kept->mode = app->mode;
    kept->search = app->search.text;
    kept->searched = app->search.pattern != NULL;
    kept->backwards = app->search.backwards;
    kept->where = app->search.where;
}

static void restore_list(const struct kept *kept, struct app *app)
{
    char filter[PROMPT_MAX + 1];
    memcpy(filter, kept->filter.text, kept->filter.n);
    filter[kept->filter.n] = '\0';
    lists_open(app, kept->list_kind, filter);
}

static void restore_typed(const struct kept *kept, struct app *app)
{
    struct error error;
    app->history = copy_histories(kept->history, &app->arena);
    if (kept->list_open)
        restore_list(kept, app);
    app->mode = kept->mode;
    search_set_where(&app->search, kept->where);
    app->search.backwards = kept->backwards;
    if (kept->searched)
        search_set(&app->search, kept->search.text, kept->search.n, &error);
}

struct kept kept_of(struct app *app)
{
    struct kept kept = {.at_top = app->top.block == 0 && app->top.row == 0};
    const struct change *change = app_change(app);
    kept.has_go_to = app->go_to.set;
    kept.go_to_side = app->go_to.side;
    kept.go_to_byte = app->go_to.byte;
    keep_folds(&kept, app);
    keep_typed(&kept, app);
    if (change) {
        kept.change = change->id;
        kept.has_change = true;
        kept.anchor = anchor_of(app);
    }
    if (app->layout->blocks.n == 0)
        return kept;
    uint32_t byte = layout_byte(app->layout, app->top, &kept.side);
    const struct article *article = app->changes->collation->article[kept.side];
    kept.paragraphs = article->n_paragraphs;
    if (kept.paragraphs == 0)
        return kept;
    kept.paragraph = article_paragraph_at(article, byte);
    uint32_t start = article->paragraphs[kept.paragraph].span.start;
    kept.offset = byte > start ? byte - start : 0;
    for (uint32_t i = 0; i <= 2 * KEPT_AROUND; i++) {
        int64_t at = (int64_t)kept.paragraph + i - KEPT_AROUND;
        if (at >= 0 && at < kept.paragraphs)
            kept.hash[i] = hash_of(article, (uint32_t)at);
    }
    return kept;
}

/* The paragraph with this hash that is nearest to an index; n where there is
 * none. */
static uint32_t nearest(const uint64_t *hashes, uint32_t n, uint64_t hash, uint32_t index)
{
    uint32_t best = n, distance = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t away = i > index ? i - index : index - i;
        if (hashes[i] == hash && away < distance) {
            best = i;
            distance = away;
        }
    }
    return best;
}

static void restore_place(const struct kept *kept, struct app *app)
{
    const struct article *article = app->changes->collation->article[kept->side];
    uint32_t n = article->n_paragraphs;
    if (n == 0 || kept->at_top || kept->paragraphs == 0)
        return;
    struct arena arena = {0};
    uint64_t *hashes = arena_alloc(&arena, n, sizeof *hashes);
    for (uint32_t i = 0; i < n; i++)
        hashes[i] = hash_of(article, i);
    uint32_t at = n, offset = kept->offset;
    for (uint32_t away = 0; away <= KEPT_AROUND && at == n; away++) {
        for (int back = 0; back < 2 && at == n; back++) {
            uint32_t i = back ? KEPT_AROUND - away : KEPT_AROUND + away;
            if (kept->hash[i])
                at = nearest(hashes, n, kept->hash[i], kept->paragraph + i - KEPT_AROUND);
            if (at < n && away > 0) { /* as far from it as it was */
                int64_t there = (int64_t)at + (back ? (int64_t)away : -(int64_t)away);
                at = there < 0 ? 0 : there >= n ? n - 1 : (uint32_t)there;
            }
        }
    }
    if (at == n)
        at = (uint32_t)((uint64_t)kept->paragraph * n / kept->paragraphs);
    arena_free(&arena);
    struct span span = article->paragraphs[at].span;
    nav_byte(app, kept->side, offset < span_size(span) ? span.start + offset : span.start);
}

void kept_restore(struct kept *kept, struct app *app)
{
    restore_folds(kept, app);
    restore_typed(kept, app);
    restore_place(kept, app);
    for (size_t i = 0; i < app->changes->n && kept->has_change; i++) {
        if (app->changes->at[i].id == kept->change) {
            app_set_current(app, i);
            if (kept->anchor.has_change)
                anchor_restore(app, &kept->anchor, false);
            break;
        }
    }
    if (kept->has_go_to)
        pinning_show(app, kept->go_to_side, kept->go_to_byte);
    arena_free(&kept->arena);
}

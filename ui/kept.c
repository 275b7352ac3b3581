#include "ui/kept.h"

#include <string.h>

#include "base/hash.h"
#include "ui/nav.h"

static uint64_t hash_of(const struct article *article, uint32_t paragraph)
{
    struct span span = article->paragraphs[paragraph].span;
    return hash_bytes(article->document.text + span.start, span_size(span)) | 1;
}

struct kept kept_of(struct app *app)
{
    struct kept kept = {.at_top = app->top.block == 0 && app->top.row == 0};
    const struct change *change = app_change(app);
    if (change) {
        kept.change = change->id;
        kept.has_change = true;
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

void kept_restore(const struct kept *kept, struct app *app)
{
    restore_place(kept, app);
    for (size_t i = 0; i < app->changes->n && kept->has_change; i++) {
        if (app->changes->at[i].id == kept->change) {
            app_set_current(app, i);
            break;
        }
    }
}

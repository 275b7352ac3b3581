#include "view/left_out.h"

#include "base/vec.h"
#include "collate/canonical.h"
#include "collate/seqdiff.h"

/* What one version has of one kind. */
struct side_items {
    struct left_out_item *at;
    uint64_t *hash;
    uint32_t n;
};

/* The kinds in the order that they are listed in; the last one is boilerplate. */
enum { KINDS = LEFT_OUT_KIND_COUNT + 1 };

static void add(struct side_items *items, const char *kind, const uint8_t *text, uint32_t size,
                struct arena *scratch)
{
    items->hash[items->n] = canonical_hash(text, (struct span){0, size}, scratch);
    items->at[items->n++] = (struct left_out_item){kind, text, size, {false, false}};
}

static struct side_items items_of(const struct article *article, int kind, struct arena *scratch)
{
    const struct document *document = &article->document;
    bool boilerplate = kind == LEFT_OUT_KIND_COUNT;
    size_t room = boilerplate ? article->n_paragraphs : document->n_left_out;
    struct side_items items = {arena_alloc(scratch, room, sizeof *items.at),
                               arena_alloc(scratch, room, sizeof *items.hash), 0};
    for (size_t i = 0; i < document->n_left_out && !boilerplate; i++)
        if ((int)document->left_out[i].kind == kind)
            add(&items, left_out_name((enum left_out_kind)kind),
                (const uint8_t *)document->left_out[i].text, document->left_out[i].size, scratch);
    for (uint32_t i = 0; i < article->n_paragraphs && boilerplate; i++)
        if (article->paragraphs[i].kind == PASSAGE_BOILERPLATE)
            add(&items, passage_name(PASSAGE_BOILERPLATE),
                document->text + article->paragraphs[i].span.start,
                span_size(article->paragraphs[i].span), scratch);
    return items;
}

static void put(struct left_out_list *list, struct left_out_item item, bool old, bool new,
                struct arena *arena)
{
    item.in[OLD] = old;
    item.in[NEW] = new;
    *VEC_ADD(arena, list) = item;
}

static void merge(const struct side_items items[SIDES], struct left_out_list *list,
                  struct arena *arena, struct arena *scratch)
{
    const struct side_items *old = &items[OLD], *new = &items[NEW];
    uint32_t *partner = arena_alloc(scratch, old->n, sizeof *partner), at = 0;
    bool approximate = false; /* a list need not be the longest one */
    seqdiff(old->hash, old->n, new->hash, new->n, partner, &approximate, scratch);
    for (uint32_t i = 0; i < old->n; i++) {
        for (; partner[i] != SEQDIFF_NONE && at < partner[i]; at++)
            put(list, new->at[at], false, true, arena);
        if (partner[i] != SEQDIFF_NONE)
            at++;
        put(list, old->at[i], true, partner[i] != SEQDIFF_NONE, arena);
    }
    for (; at < new->n; at++)
        put(list, new->at[at], false, true, arena);
}

struct left_out_list left_out_list(const struct article *const article[SIDES], struct arena *arena)
{
    struct left_out_list list = {0};
    struct arena scratch = {0};
    struct arena_mark mark = arena_mark(&scratch);
    for (int kind = 0; kind < KINDS; kind++) {
        struct side_items items[SIDES];
        for (int side = OLD; side <= NEW; side++)
            items[side] = items_of(article[side], kind, &scratch);
        merge(items, &list, arena, &scratch);
        arena_rewind(&scratch, mark);
    }
    arena_free(&scratch);
    return list;
}

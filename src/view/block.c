#include "view/block.h"

#include <stdlib.h>

#include "base/vec.h"
#include "change/changes.h"

/* The list being made. */
struct lister {
    const struct collation *collation;
    struct arena *arena;
    struct {
        struct block *at;
        size_t n, cap;
    } blocks;
    uint32_t *of_link;
    uint32_t new_place; /* NEW byte after what is listed so far */
    uint32_t sentence;  /* first sentence link of the paragraph link at hand */
};

static struct span link_span(const struct collation *collation, const struct link *link,
                             enum side side)
{
    const struct article *article = collation->article[side];
    struct range range = link->range[side];
    if (!range_empty(range))
        return (struct span){article->paragraphs[range.first].span.start,
                             article->paragraphs[range.end - 1].span.end};
    uint32_t place = range.first < article->n_paragraphs
                         ? article->paragraphs[range.first].span.start
                         : article->document.size;
    return (struct span){place, place};
}

/* The last byte at or before `byte` where a part may begin: after white space
 * or else between two characters. */
static uint32_t cut_place(const struct article *article, uint32_t from, uint32_t byte)
{
    enum { LOOK_BACK = 512 };
    const uint8_t *text = article->text;
    uint32_t stop = byte - from > LOOK_BACK ? byte - LOOK_BACK : from;
    for (uint32_t at = byte; at > stop + 1; at--) {
        if (text[at - 1] == ' ' || text[at - 1] == '\n')
            return at;
    }
    while (byte > stop + 1 && (text[byte] & 0xc0) == 0x80)
        byte--;
    return byte;
}

/* Adds the span in as many blocks as its size asks for. */
static void add_parts(struct lister *lister, struct block block)
{
    bool begins = block.begins, ends = block.ends;
    struct span rest[SIDES] = {block.span[OLD], block.span[NEW]};
    bool more;
    do {
        more = false;
        for (int side = OLD; side <= NEW; side++) {
            block.span[side] = rest[side];
            if (span_size(rest[side]) > BLOCK_BYTES)
                block.span[side].end = cut_place(lister->collation->article[side], rest[side].start,
                                                 rest[side].start + BLOCK_BYTES);
            rest[side].start = block.span[side].end;
            more = more || !span_empty(rest[side]);
        }
        block.begins = begins;
        block.ends = ends && !more;
        *VEC_ADD(lister->arena, &lister->blocks) = block;
        begins = false;
    } while (more);
}

/* Where a giant link may be cut before a sentence link: both sides go on there. */
static bool is_border(const struct link *sentence)
{
    return !sentence->moved && !range_empty(sentence->range[OLD]) &&
           !range_empty(sentence->range[NEW]);
}

static void add_giant(struct lister *lister, struct block block)
{
    const struct collation *collation = lister->collation;
    struct block part = block;
    struct range all = block.sentences;
    uint32_t last = all.first; /* the latest border */
    part.span[OLD].end = part.span[OLD].start;
    part.span[NEW].end = part.span[NEW].start;
    for (uint32_t i = all.first; i <= all.end; i++) {
        uint32_t place[SIDES];
        if (i < all.end) {
            const struct link *sentence = &collation->sentences[i];
            if (!is_border(sentence))
                continue;
            for (int side = OLD; side <= NEW; side++)
                place[side] =
                    collation->article[side]->sentences[sentence->range[side].first].start;
            if (place[OLD] < part.span[OLD].end || place[NEW] < part.span[NEW].end ||
                place[OLD] > block.span[OLD].end)
                continue; /* a sentence of another paragraph */
        } else {
            place[OLD] = block.span[OLD].end;
            place[NEW] = block.span[NEW].end;
        }
        bool full = place[OLD] - part.span[OLD].start > BLOCK_BYTES ||
                    place[NEW] - part.span[NEW].start > BLOCK_BYTES;
        if (full && last > part.sentences.first) {
            part.sentences.end = last;
            part.ends = false;
            add_parts(lister, part);
            part.begins = false;
            part.sentences.first = last;
            part.span[OLD].start = part.span[OLD].end;
            part.span[NEW].start = part.span[NEW].end;
        }
        part.span[OLD].end = place[OLD];
        part.span[NEW].end = place[NEW];
        last = i;
    }
    part.sentences.end = all.end;
    part.ends = true;
    add_parts(lister, part);
}

static void add_block(struct lister *lister, struct block block)
{
    bool giant =
        span_size(block.span[OLD]) > BLOCK_BYTES || span_size(block.span[NEW]) > BLOCK_BYTES;
    block.begins = block.ends = true;
    if (!giant)
        *VEC_ADD(lister->arena, &lister->blocks) = block;
    else if (block.moved_end || span_empty(block.span[OLD]) || span_empty(block.span[NEW]))
        add_parts(lister, block);
    else
        add_giant(lister, block);
    if (!span_empty(block.span[NEW]))
        lister->new_place = block.span[NEW].end;
}

static void add_link(struct lister *lister, uint32_t i)
{
    const struct collation *collation = lister->collation;
    const struct link *link = &collation->paragraphs[i];
    struct block block = {.link = i, .moved_end = link->moved};
    block.sentences.first = lister->sentence;
    while (lister->sentence < collation->n_sentences &&
           collation->sentences[lister->sentence].parent == i)
        lister->sentence++;
    block.sentences.end = lister->sentence;
    for (int side = OLD; side <= NEW; side++)
        block.span[side] = link_span(collation, link, (enum side)side);
    if (span_empty(block.span[NEW]))
        block.span[NEW] = (struct span){lister->new_place, lister->new_place};
    if (link->moved)
        block.span[OLD].end = block.span[OLD].start; /* that end stands elsewhere */
    lister->of_link[i] = (uint32_t)lister->blocks.n;
    add_block(lister, block);
}

/* The OLD end of a moved link, put where it stood in OLD. */
static void add_old_end(struct lister *lister, uint32_t i)
{
    const struct collation *collation = lister->collation;
    struct block block = {.link = i, .moved_end = true};
    block.span[OLD] = link_span(collation, &collation->paragraphs[i], OLD);
    block.span[NEW] = (struct span){lister->new_place, lister->new_place};
    add_block(lister, block); /* its sentences are found through blocks.moved */
}

#define NONE UINT32_MAX

/* Links whose OLD ends follow each other: lists of moved links behind the link
 * (index + 1; 0 is the beginning) that stood before them in OLD. */
struct followers {
    uint32_t *first, *last; /* of n_paragraphs + 1 links */
    uint32_t *next;         /* of n_paragraphs links */
};

static struct followers followers_of_moved(const struct collation *collation, struct arena *arena)
{
    size_t n = collation->n_paragraphs, n_old = collation->article[OLD]->n_paragraphs;
    struct followers followers = {arena_alloc(arena, n + 1, sizeof(uint32_t)),
                                  arena_alloc(arena, n + 1, sizeof(uint32_t)),
                                  arena_alloc(arena, n, sizeof(uint32_t))};
    uint32_t *link_of = arena_alloc(arena, n_old, sizeof *link_of);
    for (size_t i = 0; i <= n; i++)
        followers.first[i] = followers.last[i] = NONE;
    for (uint32_t p = 0; p < n_old; p++)
        link_of[p] = NONE;
    for (uint32_t i = 0; i < n; i++) {
        struct range range = collation->paragraphs[i].range[OLD];
        for (uint32_t p = range.first; p < range.end; p++)
            link_of[p] = i;
    }
    uint32_t before = 0;
    for (uint32_t p = 0; p < n_old; p++) {
        uint32_t i = link_of[p];
        if (i == NONE || (p > 0 && link_of[p - 1] == i))
            continue;
        if (!collation->paragraphs[i].moved) {
            before = i + 1;
            continue;
        }
        followers.next[i] = NONE;
        if (followers.first[before] == NONE)
            followers.first[before] = i;
        else
            followers.next[followers.last[before]] = i;
        followers.last[before] = i;
    }
    return followers;
}

struct by_old_key {
    uint32_t start, index;
};

static int by_start(const void *one, const void *two)
{
    uint32_t x = ((const struct by_old_key *)one)->start;
    uint32_t y = ((const struct by_old_key *)two)->start;
    return (x > y) - (x < y);
}

/* The indices of `keys` in the order of their starts. */
static uint32_t *sorted(struct by_old_key *keys, uint32_t n, struct arena *arena)
{
    if (n)
        qsort(keys, n, sizeof *keys, by_start);
    uint32_t *indices = arena_alloc(arena, n, sizeof *indices);
    for (uint32_t i = 0; i < n; i++)
        indices[i] = keys[i].index;
    return indices;
}

bool blocks_strayed(const struct collation *collation, uint32_t sentence)
{
    const struct link *link = &collation->sentences[sentence];
    struct range paragraphs = collation->paragraphs[link->parent].range[OLD];
    if (range_empty(link->range[OLD]))
        return false;
    if (range_empty(paragraphs))
        return true;
    const struct article *old = collation->article[OLD];
    return link->range[OLD].first < old->paragraphs[paragraphs.first].sentences.first ||
           link->range[OLD].first >= old->paragraphs[paragraphs.end - 1].sentences.end;
}

uint32_t blocks_moved_from(const struct blocks *blocks, uint32_t byte)
{
    const struct collation *collation = blocks->collation;
    uint32_t low = 0, high = blocks->n_moved;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct link *sentence = &collation->sentences[blocks->moved[middle]];
        if (collation->article[OLD]->sentences[sentence->range[OLD].first].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void index_moved(struct blocks *blocks, bool any_paragraph, struct arena *arena)
{
    const struct collation *collation = blocks->collation;
    struct {
        struct by_old_key *at;
        size_t n, cap;
    } keys = {0};
    for (uint32_t i = 0; i < collation->n_sentences; i++) {
        const struct link *sentence = &collation->sentences[i];
        if (!range_empty(sentence->range[OLD]) &&
            (sentence->moved || collation->paragraphs[sentence->parent].moved ||
             blocks_strayed(collation, i)))
            *VEC_ADD(arena, &keys) = (struct by_old_key){
                collation->article[OLD]->sentences[sentence->range[OLD].first].start, i};
    }
    blocks->n_moved = (uint32_t)keys.n;
    blocks->moved = sorted(keys.at, blocks->n_moved, arena);
    if (!any_paragraph)
        return;
    keys.n = 0;
    for (uint32_t i = 0; i < blocks->n; i++) {
        if (!span_empty(blocks->at[i].span[OLD]))
            *VEC_ADD(arena, &keys) = (struct by_old_key){blocks->at[i].span[OLD].start, i};
    }
    blocks->n_old = (uint32_t)keys.n;
    blocks->by_old = sorted(keys.at, blocks->n_old, arena);
}

struct blocks blocks_list(const struct collation *collation, struct arena *arena)
{
    struct lister lister = {.collation = collation, .arena = arena};
    uint32_t n = (uint32_t)collation->n_paragraphs;
    bool any_moved = false;
    for (uint32_t i = 0; i < n; i++)
        any_moved = any_moved || collation->paragraphs[i].moved;
    lister.of_link = arena_alloc(arena, n, sizeof *lister.of_link);
    struct followers followers = {0};
    if (any_moved)
        followers = followers_of_moved(collation, arena);
    for (uint32_t i = 0; i <= n; i++) {
        if (i > 0)
            add_link(&lister, i - 1);
        if (!any_moved)
            continue;
        for (uint32_t moved = followers.first[i]; moved != NONE; moved = followers.next[moved])
            add_old_end(&lister, moved);
    }
    struct blocks blocks = {.collation = collation,
                            .cosmetic = COSMETIC_DIM,
                            .at = lister.blocks.at,
                            .n = (uint32_t)lister.blocks.n,
                            .of_link = lister.of_link};
    index_moved(&blocks, any_moved, arena);
    return blocks;
}

bool blocks_is_unchanged(const struct blocks *blocks, uint32_t index)
{
    const struct collation *collation = blocks->collation;
    const struct link *link = &collation->paragraphs[index];
    if (link->moved || (link->kind != LINK_SAME && link->kind != LINK_REWORDED))
        return false;
    if (link->kind == LINK_SAME)
        return true;
    if (blocks->cosmetic != COSMETIC_HIDE)
        return false;
    for (uint32_t i = link->edits.first; i < link->edits.end; i++) {
        const struct edit *edit = &collation->edits[i];
        enum link_kind kind = collation->sentences[edit->sentence].kind;
        if (kind == LINK_INSERTED || kind == LINK_DELETED ||
            change_classes_risk(edit->classes) != RISK_COSMETIC)
            return false;
    }
    return true;
}

uint32_t blocks_at(const struct blocks *blocks, enum side side, uint32_t byte)
{
    const uint32_t *order = side == OLD ? blocks->by_old : NULL;
    uint32_t low = 0, high = order ? blocks->n_old : blocks->n;
    while (low < high) { /* the first that begins behind the byte */
        uint32_t middle = low + (high - low) / 2;
        const struct block *block = &blocks->at[order ? order[middle] : middle];
        if (block->span[side].start <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (!order) { /* empty ones share their place with the one that has text */
        while (low > 1 && span_empty(blocks->at[low - 1].span[side]))
            low--;
    }
    if (low == 0)
        return 0;
    return order ? order[low - 1] : low - 1;
}

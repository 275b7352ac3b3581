#include "change/changes.h"

#include <assert.h>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/vec.h"
#include "change/classify.h"
#include "change/counterpart.h"
#include "change/ignore.h"
#include "change/targets.h"
#include "collate/canonical.h"

/* Bytes around a change in OLD that tell it from the same change elsewhere. */
enum { CONTEXT_BYTES = 32 };

const char *change_class_name(enum change_class c)
{
    static const char *const names[] = {
#define X(id, name, risk) name,
        CHANGE_CLASSES(X)
#undef X
    };
    return names[c];
}

static const enum risk risks[] = {
#define X(id, name, risk) risk,
    CHANGE_CLASSES(X)
#undef X
};

enum risk change_classes_risk(uint32_t classes)
{
    enum risk gravest = RISK_COSMETIC;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if ((classes & CLASS_BIT(c)) && risks[c] > gravest)
            gravest = risks[c];
    return gravest;
}

bool change_class_is_fact(uint32_t class)
{
    return risks[class] == RISK_FACT;
}

struct change_list {
    struct change *at;
    size_t n, cap;
};

struct lister {
    const struct collation *collation;
    struct arena *arena;
    struct change_list list;
};

/* The text of a link's units of one side, paragraphs or sentences. */
static struct span units_span(const struct article *article, struct range range, bool paragraphs)
{
    if (range_empty(range)) {
        uint32_t at = article->document.size;
        if (paragraphs && range.first < article->n_paragraphs)
            at = article->paragraphs[range.first].span.start;
        if (!paragraphs && range.first < article->n_sentences)
            at = article->sentences[range.first].start;
        return (struct span){at, at};
    }
    if (paragraphs)
        return (struct span){article->paragraphs[range.first].span.start,
                             article->paragraphs[range.end - 1].span.end};
    return (struct span){article->sentences[range.first].start,
                         article->sentences[range.end - 1].end};
}

static struct change *add(struct lister *l, const struct link *link, uint32_t sentence,
                          bool paragraphs)
{
    struct change *change = VEC_ADD(l->arena, &l->list);
    *change = (struct change){.kind = link->kind, .sentence = sentence};
    change->paragraph = paragraphs ? (uint32_t)(link - l->collation->paragraphs) : link->parent;
    for (int side = OLD; side <= NEW; side++)
        change->span[side] =
            units_span(l->collation->article[side], link->range[side], paragraphs);
    return change;
}

/* A move, split or merge, which both sides have; what changed inside it follows as changes
 * of its own. */
static void add_structure(struct lister *l, const struct link *link, uint32_t sentence,
                          bool moved, bool paragraphs)
{
    struct change *change = add(l, link, sentence, paragraphs);
    assert(!range_empty(link->range[NEW]));
    change->moved = moved;
    const struct article *article = l->collation->article[NEW];
    uint32_t unit = link->range[NEW].first;
    uint32_t at = paragraphs ? unit : article_paragraph_of(article, unit);
    bool boilerplate =
        article_is_boilerplate(article, at,
                               paragraphs ? article->paragraphs[at].sentences.first : unit) &&
        (!paragraphs || article->paragraphs[at].kind == PASSAGE_BOILERPLATE);
    change->risk = boilerplate ? RISK_COSMETIC : RISK_STRUCTURE;
    change->edits = (struct range){link->edits.first, link->edits.first};
}

static void set_classes(struct lister *l, struct change *change)
{
    for (uint32_t e = change->edits.first; e < change->edits.end; e++)
        change->classes |= l->collation->edits[e].classes;
    change->risk = change_classes_risk(change->classes);
    if (change->risk < RISK_STRUCTURE && change->classes != CLASS_BIT(CLASS_BOILERPLATE) &&
        (change->kind == LINK_INSERTED || change->kind == LINK_DELETED))
        change->risk = RISK_STRUCTURE;
}

static void add_whole(struct lister *l, const struct link *link, uint32_t sentence,
                      bool paragraphs)
{
    struct change *change = add(l, link, sentence, paragraphs);
    change->edits = link->edits;
    set_classes(l, change);
}

static void add_edit(struct lister *l, const struct link *link, uint32_t sentence, uint32_t edit)
{
    struct change *change = add(l, link, sentence, false);
    for (int side = OLD; side <= NEW; side++)
        change->span[side] = l->collation->edits[edit].span[side];
    change->edits = (struct range){edit, edit + 1};
    set_classes(l, change);
}

/* Whether a sentence went its own way, not just along with its paragraph. */
static bool moved_alone(const struct lister *l, const struct link *link)
{
    const struct link *paragraph = &l->collation->paragraphs[link->parent];
    if (!link->moved || !paragraph->moved)
        return link->moved;
    const struct article *old = l->collation->article[OLD];
    struct range home = paragraph->range[OLD], from = link->range[OLD];
    return from.first < old->paragraphs[home.first].sentences.first ||
           from.end > old->paragraphs[home.end - 1].sentences.end;
}

static void list_sentence(struct lister *l, const struct link *link, uint32_t index)
{
    if (moved_alone(l, link) || link->kind == LINK_SPLIT || link->kind == LINK_MERGED)
        add_structure(l, link, index, moved_alone(l, link), false);
    if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
        add_whole(l, link, index, false);
        return;
    }
    for (uint32_t e = link->edits.first; e < link->edits.end; e++)
        add_edit(l, link, index, e);
}

static void list_paragraph(struct lister *l, const struct link *link, uint32_t first,
                           uint32_t end)
{
    if (link->moved || link->kind == LINK_SPLIT || link->kind == LINK_MERGED)
        add_structure(l, link, first, link->moved, true);
    if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
        /* sentences that came from elsewhere, or went there, are their own */
        bool whole = true;
        for (uint32_t s = first; s < end; s++)
            whole &= l->collation->sentences[s].kind == link->kind;
        if (whole && end > first) {
            add_whole(l, link, first, true);
            return;
        }
    }
    for (uint32_t s = first; s < end; s++)
        list_sentence(l, &l->collation->sentences[s], s);
}

/* The words around a change inside its OLD paragraphs: neighbours that come and
 * go are none of its business. */
static uint64_t context_hash(const struct lister *l, const struct change *change,
                             struct arena *scratch)
{
    const struct article *old = l->collation->article[OLD];
    struct span span = change->span[OLD];
    struct span limit =
        units_span(old, l->collation->paragraphs[change->paragraph].range[OLD], true);
    if (span.start < limit.start || span.end > limit.end)
        return 0; /* a sentence that came from another paragraph */
    struct span before = {limit.start, span.start}, after = {span.end, limit.end};
    return hash_add(
        canonical_hash_end(old->text, before, CONTEXT_BYTES, true, scratch),
        canonical_hash_end(old->text, after, CONTEXT_BYTES, false, scratch));
}

/* Half of the changes, which share nothing that is written. */
struct id_job {
    const struct lister *lister;
    uint64_t *ids;
};

/* What a change says and the words around it. */
static uint64_t id_of(const struct lister *l, const struct change *change, struct arena *scratch)
{
    uint64_t id = hash_add(HASH_SEED, (uint64_t)change->kind << 1 | change->moved);
    for (int side = OLD; side <= NEW; side++)
        id = hash_add(id, canonical_hash(l->collation->article[side]->text, change->span[side],
                                         scratch));
    uint64_t targets = targets_hash(l->collation, change);
    if (targets)
        id = hash_add(id, targets);
    if (change->kind != LINK_INSERTED)
        id = hash_add(id, context_hash(l, change, scratch));
    return id;
}

static void hash_half(void *context, int half)
{
    const struct id_job *job = context;
    const struct change_list *list = &job->lister->list;
    struct arena scratch = {0};
    size_t middle = list->n / 2, end = half ? list->n : middle;
    for (size_t i = half ? middle : 0; i < end; i++)
        job->ids[i] = id_of(job->lister, &list->at[i], &scratch);
    arena_free(&scratch);
}

/* What is equal even so is told apart by its number: how many came before it. */
static void set_ids(struct lister *l)
{
    struct arena scratch = {0};
    size_t n = l->list.n, size = 16;
    uint64_t *ids = arena_alloc(&scratch, n, sizeof *ids);
    uint32_t *numbers = arena_alloc(&scratch, n, sizeof *numbers);
    struct id_job job = {l, ids};
    uint64_t bytes = (uint64_t)l->collation->article[OLD]->document.size +
                     l->collation->article[NEW]->document.size;
    parallel_halves(bytes > PARALLEL_WORTH, hash_half, &job);
    while (size < 2 * n)
        size *= 2;
    /* by id, with linear probing: the last change that has it, plus one */
    uint32_t *last = arena_zero(&scratch, size, sizeof *last);
    for (size_t i = 0; i < n; i++) {
        size_t at = (size_t)ids[i] & (size - 1);
        while (last[at] && ids[last[at] - 1] != ids[i])
            at = (at + 1) & (size - 1);
        numbers[i] = last[at] ? numbers[last[at] - 1] + 1 : 0;
        last[at] = (uint32_t)i + 1;
        l->list.at[i].id = numbers[i] ? hash_add(ids[i], numbers[i]) : ids[i];
    }
    arena_free(&scratch);
}

static const struct pin *pin_of(const struct collation *collation, const struct change *change)
{
    const struct pin *pin = collation_pin(collation, &collation->sentences[change->sentence]);
    return pin ? pin : collation_pin(collation, &collation->paragraphs[change->paragraph]);
}

const struct pin *change_pin(const struct changes *changes, const struct change *change)
{
    return pin_of(changes->collation, change);
}

static void mark_pinned(struct lister *l)
{
    for (size_t i = 0; l->collation->n_pins && i < l->list.n; i++) {
        struct change *change = &l->list.at[i];
        const struct pin *pin = pin_of(l->collation, change);
        change->pinned = pin && !pin->parted;
        change->parted = pin && pin->parted;
    }
}

static void mark_transposed(struct lister *l)
{
    struct arena scratch = {0};
    for (size_t i = 0; l->collation->n_transpositions && i < l->list.n; i++) {
        struct change *change = &l->list.at[i];
        bool one = range_size(change->edits) == 1;
        change->transposed =
            one && counterpart_is_transposed(
                       l->collation, &l->collation->edits[change->edits.first], &scratch);
    }
    arena_free(&scratch);
}

struct changes changes_list(struct collation *collation, struct arena *arena)
{
    struct lister l = {.collation = collation, .arena = arena};
    classify(collation);
    collation_forget_words(collation);
    targets_compare(collation, arena);
    ignore_classes(collation, collation->ignored);
    uint32_t s = 0;
    for (uint32_t i = 0; i < collation->n_paragraphs; i++) {
        uint32_t first = s;
        while (s < collation->n_sentences && collation->sentences[s].parent == i)
            s++;
        list_paragraph(&l, &collation->paragraphs[i], first, s);
    }
    set_ids(&l);
    mark_pinned(&l);
    mark_transposed(&l);
    return (struct changes){collation, l.list.at, l.list.n};
}

const char *change_kind_name(const struct change *change)
{
    return change->moved        ? "moved"
           : change->transposed ? "transposed"
                                : link_kind_name(change->kind);
}

size_t changes_first(const struct changes *changes, uint32_t paragraph)
{
    size_t low = 0, high = changes->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (changes->at[middle].paragraph < paragraph)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#include <string.h>

#include "base/vec.h"
#include "review/weave_internal.h"

#define NO_PART UINT32_MAX

/* An item of a list under construction: links of the base side in its order,
 * then others hung in between. */
struct item {
    uint32_t link;
    uint32_t next;   /* item + 1; 0 ends the list */
    uint8_t readers; /* who sees the link here */
};

struct order {
    struct weave_job *job;
    enum side base, other;
    uint32_t *link_of[SIDES];   /* by sentence: its sentence link */
    uint32_t *section_of[SIDES]; /* by paragraph: its paragraph link */
    struct item *items;
    uint32_t n_items;
    struct nodes nodes;
};

static uint8_t everyone(const struct order *order)
{
    return (uint8_t)((1U << order->job->input->readers) - 1);
}

/* Who chose `side` for an item of this list of choices. */
static uint8_t who_chose(const struct order *order, size_t list, uint32_t index, enum side side)
{
    uint8_t who = 0;
    for (int r = 0; r < order->job->input->readers; r++) {
        const struct choices *choices = &order->job->choices[r];
        const uint8_t *sides = list == 0 ? choices->sentence : choices->paragraph;
        if (sides[index] == (uint8_t)side)
            who |= (uint8_t)(1U << r);
    }
    return who;
}

static uint32_t *index_links(struct order *order, const struct link *links, size_t n,
                             enum side side, uint32_t units)
{
    uint32_t *of = arena_alloc(&order->job->scratch, units, sizeof *of);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t u = links[i].range[side].first; u < links[i].range[side].end; u++)
            of[u] = i;
    return of;
}

/* Hangs an item behind another, 0 for the head, and returns its number + 1. */
static uint32_t hang(struct order *order, uint32_t *head, uint32_t after, struct item item)
{
    uint32_t *link = after ? &order->items[after - 1].next : head;
    item.next = *link;
    order->items[order->n_items] = item;
    *link = ++order->n_items;
    return *link;
}

/* Walks units of both sides and puts their links in one order: those of the
 * base in its order, and those that stand elsewhere for some reader or are in
 * the other version only, behind what they follow there. */
struct walk {
    const struct link *links;
    const uint32_t *of[SIDES];
    uint8_t (*here)(const struct order *order, uint32_t link, enum side side);
    bool (*is_anchor)(const struct order *order, uint32_t link);
};

/* item_of[link] must hold no item of this list; `head` the empty one. */
static uint32_t walk_units(struct order *order, const struct walk *walk, struct range base,
                           struct range other, uint32_t *item_of)
{
    uint32_t head = 0, last = 0;
    for (uint32_t u = base.first; u < base.end; u++) {
        uint32_t link = walk->of[order->base][u];
        if (u != walk->links[link].range[order->base].first)
            continue;
        uint8_t readers = walk->here(order, link, order->base);
        last = hang(order, &head, last, (struct item){link, 0, readers});
        item_of[link] = last;
    }
    last = 0;
    for (uint32_t u = other.first; u < other.end; u++) {
        uint32_t link = walk->of[order->other][u];
        if (u != walk->links[link].range[order->other].first)
            continue;
        uint8_t readers = walk->here(order, link, order->other);
        if (readers)
            last = hang(order, &head, last, (struct item){link, 0, readers});
        else if (walk->is_anchor(order, link) && item_of[link])
            last = item_of[link];
    }
    for (uint32_t u = base.first; u < base.end; u++)
        item_of[walk->of[order->base][u]] = 0;
    return head;
}

/* Whether a sentence went its own way, not just along with its paragraph. */
static bool goes_alone(const struct order *order, uint32_t link)
{
    return order->job->collation->sentences[link].moved &&
           order->job->deciders.sentence[link] != CHOICE_NONE;
}

static uint8_t sentence_here(const struct order *order, uint32_t index, enum side side)
{
    const struct link *link = &order->job->collation->sentences[index];
    if (!weave_is_paired(link) || goes_alone(order, index))
        return who_chose(order, 0, index, side);
    return side == order->base ? everyone(order) : 0;
}

static bool sentence_is_anchor(const struct order *order, uint32_t link)
{
    return !goes_alone(order, link);
}

static uint8_t paragraph_here(const struct order *order, uint32_t index, enum side side)
{
    const struct link *link = &order->job->collation->paragraphs[index];
    if (!weave_is_paired(link))
        return everyone(order); /* its sentences know whether they are there */
    if (link->moved)
        return who_chose(order, 1, index, side);
    return side == order->base ? everyone(order) : 0;
}

static bool paragraph_is_anchor(const struct order *order, uint32_t link)
{
    return !order->job->collation->paragraphs[link].moved;
}

static struct range sentences_of(const struct article *article, struct range paragraphs)
{
    if (range_empty(paragraphs))
        return (struct range){0, 0};
    return (struct range){article->paragraphs[paragraphs.first].sentences.first,
                          article->paragraphs[paragraphs.end - 1].sentences.end};
}

/* In which of its paragraph link's paragraphs on one side a sentence begins and
 * ends; NO_PART where it is not in there. */
static void part_on(const struct order *order, const struct link *section, uint32_t index,
                    enum side side, uint32_t *first, uint32_t *last)
{
    const struct link *link = &order->job->collation->sentences[index];
    const struct article *article = order->job->collation->article[side];
    *first = *last = NO_PART;
    if (range_empty(link->range[side]))
        return;
    uint32_t one = article_paragraph_of(article, link->range[side].first);
    uint32_t two = article_paragraph_of(article, link->range[side].end - 1);
    if (one >= section->range[side].first && one < section->range[side].end) {
        *first = one;
        *last = two;
    }
}

/* How a reader sees the nodes of one paragraph link divided: those that are in
 * no paragraph of the side that the division goes by belong to what is before
 * them, the first ones to what is behind. */
static void divide(struct order *order, const struct link *section, uint32_t index, size_t from,
                   int reader)
{
    struct weave_job *job = order->job;
    struct nodes *nodes = &order->nodes;
    enum side side = (enum side)job->choices[reader].paragraph[index];
    if (range_size(section->range[OLD]) < 2 && range_size(section->range[NEW]) < 2) {
        for (size_t i = from; i < nodes->n; i++)
            nodes->at[i].begins[reader] = nodes->at[i].ends[reader] = 0;
        return;
    }
    uint32_t before = NO_PART;
    for (size_t i = from; i < nodes->n; i++) {
        struct node *node = &nodes->at[i];
        part_on(order, section, node->link, side, &node->begins[reader], &node->ends[reader]);
        if (!(node->readers & 1U << reader))
            node->begins[reader] = node->ends[reader] = NO_PART;
        if (node->begins[reader] == NO_PART)
            node->begins[reader] = node->ends[reader] = before;
        before = node->ends[reader];
    }
    uint32_t behind = 0;
    for (size_t i = nodes->n; i-- > from;) {
        struct node *node = &nodes->at[i];
        if (node->begins[reader] == NO_PART)
            node->begins[reader] = node->ends[reader] = behind;
        behind = node->begins[reader];
    }
}

static void add_section(struct order *order, const struct walk *walk, uint32_t index,
                        uint8_t readers, uint32_t *item_of)
{
    const struct link *section = &order->job->collation->paragraphs[index];
    struct range range[SIDES];
    size_t from = order->nodes.n;
    for (int side = OLD; side <= NEW; side++)
        range[side] = sentences_of(order->job->collation->article[side], section->range[side]);
    order->n_items = 0;
    uint32_t at = walk_units(order, walk, range[order->base], range[order->other], item_of);
    while (at) {
        const struct item *item = &order->items[at - 1];
        if (item->readers & readers)
            *VEC_ADD(&order->job->scratch, &order->nodes) =
                (struct node){.link = item->link,
                              .section = index,
                              .readers = item->readers & readers};
        at = item->next;
    }
    for (int r = 0; r < order->job->input->readers; r++)
        divide(order, section, index, from, r);
}

struct nodes weave_order(struct weave_job *job)
{
    const struct collation *collation = job->collation;
    const struct article *const *article = collation->article;
    struct order order = {.job = job, .base = job->base, .other = side_other(job->base)};
    struct arena *scratch = &job->scratch;
    for (int s = OLD; s <= NEW; s++) {
        enum side side = (enum side)s;
        order.link_of[s] = index_links(&order, collation->sentences, collation->n_sentences, side,
                                       article[s]->n_sentences);
        order.section_of[s] = index_links(&order, collation->paragraphs, collation->n_paragraphs,
                                          side, article[s]->n_paragraphs);
    }
    /* at most both ends of each link are in one list */
    size_t most = 2 * (collation->n_sentences + collation->n_paragraphs);
    order.items = arena_alloc(scratch, most, sizeof *order.items);
    struct walk paragraphs = {collation->paragraphs,
                              {order.section_of[OLD], order.section_of[NEW]},
                              paragraph_here, paragraph_is_anchor};
    struct walk sentences = {collation->sentences,
                             {order.link_of[OLD], order.link_of[NEW]},
                             sentence_here, sentence_is_anchor};
    uint32_t *item_of = arena_zero(
        scratch, collation->n_sentences + collation->n_paragraphs, sizeof *item_of);
    uint32_t at = walk_units(&order, &paragraphs,
                             (struct range){0, article[order.base]->n_paragraphs},
                             (struct range){0, article[order.other]->n_paragraphs}, item_of);
    /* the sections are listed before their sentences need the items */
    struct item *sections = arena_alloc(scratch, order.n_items, sizeof *sections);
    size_t n = 0;
    for (; at; at = order.items[at - 1].next)
        sections[n++] = order.items[at - 1];
    for (size_t i = 0; i < n; i++)
        if (sections[i].readers)
            add_section(&order, &sentences, sections[i].link, sections[i].readers, item_of);
    return order.nodes;
}

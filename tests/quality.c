/* How well paragraphs are aligned where the truth is known: generated pairs,
 * one table. `quality [--seed N] [--runs N]` */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/generate.h"
#include "tests/support/pair.h"

/* What is counted: paragraphs of OLD with paragraphs of NEW for links, whole
 * links for moves, splits and merges. */
enum measure { LINKS, CHANGED, MOVES, SPLITS, MERGES, INSERTED, DELETED, MEASURES };

static const char *const measure_names[MEASURES] = {
    "links", "links of changed text", "moves", "splits", "merges", "inserted", "deleted",
};

struct counts {
    unsigned found, true_ones, both;
};

struct mix {
    const char *name;
    struct generate_options options;
};

/* From an update within the hour to a second draft. */
static const struct mix mixes[] = {
    {"light edits", {.reworded = 30, .inserted = 5, .deleted = 2}},
    {"an update",
     {.reworded = 35, .inserted = 12, .deleted = 6, .moved = 3, .split = 3, .merged = 3}},
    {"many moves", {.reworded = 20, .inserted = 5, .deleted = 5, .moved = 15, .shaken = 50}},
    {"splits and merges",
     {.reworded = 15, .inserted = 5, .deleted = 3, .split = 15, .merged = 15, .shaken = 50}},
    {"a fifth of words",
     {.reworded = 70,
      .inserted = 10,
      .deleted = 5,
      .moved = 3,
      .split = 3,
      .merged = 3,
      .words = 20,
      .shaken = 50}},
    {"half of words",
     {.reworded = 70,
      .inserted = 10,
      .deleted = 5,
      .moved = 3,
      .split = 3,
      .merged = 3,
      .words = 50,
      .shaken = 50}},
    {"two thirds of words", {.reworded = 80, .inserted = 15, .deleted = 15, .words = 67}},
    {"short paragraphs",
     {.reworded = 60,
      .inserted = 15,
      .deleted = 10,
      .moved = 4,
      .words = 35,
      .brief = true,
      .shaken = 50}},
    {"look-alikes",
     {.reworded = 50, .inserted = 20, .deleted = 8, .moved = 3, .words = 25, .echoes = 100}},
};

/* One link of either list, in one form. */
struct item {
    uint32_t first[SIDES], end[SIDES];
    enum link_kind kind;
    bool moved;
};

static bool is_changed(enum link_kind kind)
{
    return kind == LINK_REWORDED || kind == LINK_SPLIT || kind == LINK_MERGED;
}

/* Which of its pairs of paragraphs (OLD p, NEW q) are in the other list. */
static unsigned pairs_of(const struct item *item)
{
    return (item->end[OLD] - item->first[OLD]) * (item->end[NEW] - item->first[NEW]);
}

static unsigned overlap(const struct item *x, const struct item *y)
{
    unsigned area = 1;
    for (int side = OLD; side <= NEW; side++) {
        uint32_t first = x->first[side] > y->first[side] ? x->first[side] : y->first[side];
        uint32_t end = x->end[side] < y->end[side] ? x->end[side] : y->end[side];
        area *= end > first ? end - first : 0;
    }
    return area;
}

static bool equal_ranges(const struct item *x, const struct item *y)
{
    return x->first[OLD] == y->first[OLD] && x->end[OLD] == y->end[OLD] &&
           x->first[NEW] == y->first[NEW] && x->end[NEW] == y->end[NEW];
}

static bool counts_for(enum measure measure, const struct item *item)
{
    switch (measure) {
    case MOVES:
        return item->moved;
    case SPLITS:
        return item->kind == LINK_SPLIT;
    case MERGES:
        return item->kind == LINK_MERGED;
    case INSERTED:
        return item->kind == LINK_INSERTED;
    case DELETED:
        return item->kind == LINK_DELETED;
    default:
        return false;
    }
}

static void count(const struct item *found, size_t n_found, const struct item *truth,
                  size_t n_truth, struct counts counts[MEASURES])
{
    for (size_t i = 0; i < n_found; i++) {
        counts[LINKS].found += pairs_of(&found[i]);
        if (is_changed(found[i].kind))
            counts[CHANGED].found += pairs_of(&found[i]);
        for (int m = MOVES; m < MEASURES; m++)
            counts[m].found += counts_for((enum measure)m, &found[i]);
    }
    for (size_t k = 0; k < n_truth; k++) {
        counts[LINKS].true_ones += pairs_of(&truth[k]);
        if (is_changed(truth[k].kind))
            counts[CHANGED].true_ones += pairs_of(&truth[k]);
        for (int m = MOVES; m < MEASURES; m++)
            counts[m].true_ones += counts_for((enum measure)m, &truth[k]);
        for (size_t i = 0; i < n_found; i++) {
            unsigned shared = overlap(&found[i], &truth[k]);
            counts[LINKS].both += shared;
            if (is_changed(found[i].kind) && is_changed(truth[k].kind))
                counts[CHANGED].both += shared;
            if (equal_ranges(&found[i], &truth[k]))
                for (int m = MOVES; m < MEASURES; m++)
                    counts[m].both += counts_for((enum measure)m, &found[i]) &&
                                      counts_for((enum measure)m, &truth[k]);
        }
    }
}

/* Places of what has no text on a side do not count. */
static struct item make_item(const struct range range[SIDES], enum link_kind kind, bool moved)
{
    struct item item = {.kind = kind, .moved = moved};
    for (int side = OLD; side <= NEW; side++)
        if (!range_empty(range[side])) {
            item.first[side] = range[side].first;
            item.end[side] = range[side].end;
        }
    return item;
}

static void run(const struct mix *mix, uint64_t seed, struct counts counts[MEASURES])
{
    struct arena arena = {0};
    struct generate_options options = mix->options;
    options.seed = seed;
    options.bytes = 3000 + seed % 7 * 1500;
    struct generated generated = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, generated.text[OLD], generated.size[OLD], generated.text[NEW],
              generated.size[NEW]);
    size_t n = pair.collation.n_paragraphs;
    struct item *found = arena_alloc(&arena, n, sizeof *found);
    struct item *truth = arena_alloc(&arena, generated.n_truth, sizeof *truth);
    for (size_t i = 0; i < n; i++) {
        const struct link *link = &pair.collation.paragraphs[i];
        found[i] = make_item(link->range, link->kind, link->moved);
    }
    for (size_t i = 0; i < generated.n_truth; i++)
        truth[i] =
            make_item(generated.truth[i].range, generated.truth[i].kind, generated.truth[i].moved);
    count(found, n, truth, generated.n_truth, counts);
    pair_free(&pair);
    arena_free(&arena);
}

static double ratio(unsigned part, unsigned whole)
{
    return whole ? (double)part / whole : 1;
}

int main(int argc, char **argv)
{
    uint64_t seed = 1;
    unsigned runs = 100;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--seed"))
            seed = strtoull(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--runs"))
            runs = (unsigned)strtoul(argv[i + 1], NULL, 10);
    }
    printf("%-19s %-22s %6s %6s %9s %6s %6s\n", "mix", "what", "true", "found", "precision",
           "recall", "F1");
    for (size_t m = 0; m < sizeof mixes / sizeof *mixes; m++) {
        struct counts counts[MEASURES] = {{0}};
        for (unsigned i = 0; i < runs; i++)
            run(&mixes[m], seed + i, counts);
        for (int k = 0; k < MEASURES; k++) {
            if (!counts[k].true_ones && !counts[k].found)
                continue;
            double precision = ratio(counts[k].both, counts[k].found);
            double recall = ratio(counts[k].both, counts[k].true_ones);
            double sum = precision + recall;
            printf("%-19s %-22s %6u %6u %9.3f %6.3f %6.3f\n", k ? "" : mixes[m].name,
                   measure_names[k], counts[k].true_ones, counts[k].found, precision, recall,
                   sum > 0 ? 2 * precision * recall / sum : 0);
        }
    }
    return 0;
}

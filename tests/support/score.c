#include "tests/support/score.h"

#include <stdio.h>
#include <string.h>

#include "article/token.h"

double counts_precision(const struct counts *counts)
{
    return counts->found ? (double)counts->both / counts->found : 1;
}

double counts_recall(const struct counts *counts)
{
    return counts->wanted ? (double)counts->both / counts->wanted : 1;
}

double counts_f1(const struct counts *counts)
{
    unsigned sum = counts->found + counts->wanted;
    return sum ? 2.0 * counts->both / sum : 1;
}

void counts_add(struct counts *total, const struct counts *counts)
{
    total->found += counts->found;
    total->wanted += counts->wanted;
    total->both += counts->both;
}

void score_add(struct score *total, const struct score *score)
{
    total->pairs += score->pairs;
    for (int m = 0; m < MEASURE_COUNT; m++)
        counts_add(&total->counts[m], &score->counts[m]);
    total->links += score->links;
    total->exact += score->exact;
    total->marked += score->marked;
    total->least += score->least;
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        total->classes[c].wanted += score->classes[c].wanted;
        total->classes[c].found += score->classes[c].found;
        total->classes[c].false_ones += score->classes[c].false_ones;
    }
    total->quiet += score->quiet;
    total->alarms += score->alarms;
    total->errors += score->errors;
}

static uint32_t overlap(struct span x, struct span y)
{
    uint32_t start = x.start > y.start ? x.start : y.start, end = x.end < y.end ? x.end : y.end;
    return end > start ? end - start : 0;
}

/* The true units that spans of the program stand for: those of which it covers
 * half or more, or else the one that it shares most with. */
static struct range units_of(const struct units *units, enum side side, struct span span)
{
    struct range range = {0, 0};
    uint32_t best = 0, most = 0;
    for (uint32_t i = 0; i < units->n[side]; i++) {
        uint32_t shared = overlap(units->at[side][i], span);
        if (shared > most) {
            most = shared;
            best = i;
        }
        if (shared && 2 * shared >= span_size(units->at[side][i])) {
            if (range_empty(range))
                range.first = i;
            range.end = i + 1;
        }
    }
    return most && range_empty(range) ? (struct range){best, best + 1} : range;
}

static void note_found(struct units *units, enum level level, const struct pair *pair)
{
    const struct collation *collation = &pair->collation;
    const struct link *links = level == SENTENCES ? collation->sentences : collation->paragraphs;
    size_t n = level == SENTENCES ? collation->n_sentences : collation->n_paragraphs;
    for (size_t l = 0; l < n; l++) {
        struct range range[SIDES] = {{0, 0}, {0, 0}};
        if (links[l].kind == LINK_INSERTED || links[l].kind == LINK_DELETED)
            continue;
        for (int s = OLD; s <= NEW; s++)
            for (uint32_t i = links[l].range[s].first; i < links[l].range[s].end; i++) {
                struct span span = level == SENTENCES ? pair->article[s].sentences[i]
                                                      : pair->article[s].paragraphs[i].span;
                struct range here = units_of(units, (enum side)s, span);
                if (range_empty(here))
                    continue;
                if (range_empty(range[s]))
                    range[s].first = here.first;
                range[s].end = here.end;
            }
        for (uint32_t i = range[OLD].first; i < range[OLD].end; i++)
            for (uint32_t k = range[NEW].first; k < range[NEW].end; k++)
                *units_link(units, i, k) |=
                    (uint8_t)(links[l].moved ? FOUND_LINK | FOUND_MOVE : FOUND_LINK);
    }
}

/* Whether the moves found are another right answer: of the links that are both
 * true and found, those not moved keep their order, and no more moved than in
 * truth. Of two neighbours that changed places either may be the one. */
static bool moves_will_do(const struct units *units, bool any_number)
{
    size_t wanted = 0, found = 0;
    uint32_t reached = 0; /* what stays may not go back behind this */
    for (uint32_t i = 0; i < units->n[OLD]; i++) {
        uint32_t furthest = reached;
        for (uint32_t k = 0; k < units->n[NEW]; k++) {
            uint8_t link = *units_link(units, i, k);
            if (!(link & TRUE_LINK) || !(link & FOUND_LINK))
                continue;
            wanted += (link & TRUE_MOVE) != 0;
            found += (link & FOUND_MOVE) != 0;
            if (link & FOUND_MOVE)
                continue;
            if (k < reached)
                return false;
            furthest = k;
        }
        reached = furthest;
    }
    return any_number || found <= wanted;
}

/* Takes them for the true ones; says whether that was another answer. */
static bool accept_moves(struct units *units)
{
    bool other = false;
    for (size_t i = 0; i < (size_t)units->n[OLD] * units->n[NEW]; i++) {
        uint8_t *link = &units->links[i], found = *link & FOUND_MOVE ? TRUE_MOVE : 0;
        if (!(*link & TRUE_LINK) || !(*link & FOUND_LINK))
            continue;
        other = other || (*link & TRUE_MOVE) != found;
        *link = (uint8_t)((*link & ~TRUE_MOVE) | found);
    }
    return other;
}

static bool same_text(const struct gold *gold, const struct units *units, uint32_t i, uint32_t k)
{
    struct span old = units->at[OLD][i], new = units->at[NEW][k];
    return span_size(old) == span_size(new) &&
           !memcmp(gold->text[OLD] + old.start, gold->text[NEW] + new.start, span_size(old));
}

static void quote(const struct gold *gold, const struct units *units, enum side side, uint32_t i)
{
    struct span span = units->at[side][i];
    uint32_t n = span_size(span);
    bool cut = n > 300;
    if (cut)
        for (n = 300; (gold->text[side][span.start + n] & 0xc0) == 0x80;)
            n--;
    printf("      %s %-3u %.*s%s\n", side == OLD ? "old" : "new", i + 1, (int)n,
           gold->text[side] + span.start, cut ? " ..." : "");
}

static void show_error(const char *what, enum level level, const struct gold *gold, uint32_t i,
                       uint32_t k)
{
    printf("    %s %s\n", level == SENTENCES ? "sentence" : "paragraph", what);
    if (i < gold->units[level].n[OLD])
        quote(gold, &gold->units[level], OLD, i);
    if (k < gold->units[level].n[NEW])
        quote(gold, &gold->units[level], NEW, k);
}

static void count_one(struct counts *counts, bool wanted, bool found)
{
    counts->wanted += wanted;
    counts->found += found;
    counts->both += wanted && found;
}

static void count_links(const struct gold *gold, enum level level, bool show, struct score *score)
{
    const struct units *units = &gold->units[level];
    int base = level == SENTENCES ? SENTENCE_LINKS : PARAGRAPH_LINKS;
    for (uint32_t i = 0; i < units->n[OLD]; i++)
        for (uint32_t k = 0; k < units->n[NEW]; k++) {
            uint8_t link = *units_link(units, i, k);
            bool wanted = link & TRUE_LINK, found = link & FOUND_LINK;
            bool wants_move = link & TRUE_MOVE, found_move = link & FOUND_MOVE;
            if (!link)
                continue;
            count_one(&score->counts[base], wanted, found);
            if (!same_text(gold, units, i, k))
                count_one(&score->counts[base + 1], wanted, found);
            count_one(&score->counts[base + 2], wants_move, found_move);
            if (wanted != found || wants_move != found_move) {
                score->errors++;
                if (show)
                    show_error(wanted != found ? (wanted ? "link missed" : "link false")
                               : wants_move    ? "move missed"
                                               : "move false",
                               level, gold, i, k);
            }
        }
}

/* A connected group of units, as two sets. */
struct group {
    bool *in[SIDES];
    uint32_t size[SIDES];
};

static void flood(const struct units *units, uint8_t bit, enum side side, uint32_t start,
                  struct group *group)
{
    if (group->in[side][start])
        return;
    group->in[side][start] = true;
    group->size[side]++;
    enum side other = side_other(side);
    for (uint32_t k = 0; k < units->n[other]; k++)
        if (*(side == OLD ? units_link(units, start, k) : units_link(units, k, start)) & bit)
            flood(units, bit, other, k, group);
}

static struct group group_of(const struct units *units, uint8_t bit, enum side side, uint32_t start,
                             struct arena *arena)
{
    struct group group = {{0}, {0}};
    for (int s = OLD; s <= NEW; s++)
        group.in[s] = arena_zero(arena, units->n[s], sizeof(bool));
    flood(units, bit, side, start, &group);
    return group;
}

static bool same_group(const struct units *units, const struct group *x, const struct group *y)
{
    for (int s = OLD; s <= NEW; s++)
        if (x->size[s] != y->size[s] || memcmp(x->in[s], y->in[s], units->n[s]) != 0)
            return false;
    return true;
}

static bool is_many(const struct group *group)
{
    return group->size[OLD] + group->size[NEW] > 2 && group->size[OLD] && group->size[NEW];
}

static uint8_t moves_of(const struct units *units, const struct group *group, uint8_t bit)
{
    for (uint32_t i = 0; i < units->n[OLD]; i++)
        for (uint32_t k = 0; k < units->n[NEW]; k++)
            if (group->in[OLD][i] && group->in[NEW][k] && *units_link(units, i, k) & bit)
                return 1;
    return 0;
}

static bool first_of(const struct group *group, enum side side, uint32_t i)
{
    return !memchr(group->in[side], true, i);
}

static void count_groups(const struct gold *gold, enum level level, bool show, struct score *score,
                         struct arena *arena)
{
    const struct units *units = &gold->units[level];
    struct counts *counts = &score->counts[level == SENTENCES ? SENTENCE_GROUPS : PARAGRAPH_GROUPS];
    for (int s = OLD; s <= NEW; s++)
        for (uint32_t i = 0; i < units->n[s]; i++) {
            struct arena_mark mark = arena_mark(arena);
            struct group truth = group_of(units, TRUE_LINK, (enum side)s, i, arena);
            struct group found = group_of(units, FOUND_LINK, (enum side)s, i, arena);
            bool right = same_group(units, &truth, &found);
            bool starts_truth = first_of(&truth, (enum side)s, i);
            bool starts_found = first_of(&found, (enum side)s, i);
            if (s == OLD || !truth.size[OLD]) /* each group once, by its first old unit */
                if (level == PARAGRAPHS && starts_truth) {
                    score->links++;
                    score->exact += right && moves_of(units, &truth, TRUE_MOVE) ==
                                                 moves_of(units, &found, FOUND_MOVE);
                }
            if (s == OLD && is_many(&truth) && starts_truth) {
                counts->wanted++;
                counts->both += right;
                if (!right && show)
                    printf("    %s group missed: %u:%u from old %u\n",
                           level == SENTENCES ? "sentence" : "paragraph", truth.size[OLD],
                           truth.size[NEW], i + 1);
            }
            if (s == OLD && is_many(&found) && starts_found) {
                counts->found++;
                if (!right && show)
                    printf("    %s group false: %u:%u from old %u\n",
                           level == SENTENCES ? "sentence" : "paragraph", found.size[OLD],
                           found.size[NEW], i + 1);
            }
            arena_rewind(arena, mark);
        }
}

/* Words, not marks. */
static struct tokens words_of(const struct pair *pair, enum side side, struct range range,
                              struct arena *arena)
{
    struct tokens all = {0};
    size_t n = 0;
    for (uint32_t i = range.first; i < range.end; i++)
        tokenise((const uint8_t *)pair->text[side], pair->article[side].sentences[i], arena, &all);
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].kind != TOKEN_MARK)
            all.at[n++] = all.at[i];
    all.n = n;
    return all;
}

static bool same_word(const struct pair *pair, const struct token *old, const struct token *new)
{
    uint32_t n = span_size(old->span);
    return n == span_size(new->span) &&
           !memcmp(pair->text[OLD] + old->span.start, pair->text[NEW] + new->span.start, n);
}

static void count_words(const struct pair *pair, struct score *score, struct arena *arena)
{
    for (size_t l = 0; l < pair->collation.n_sentences; l++) {
        const struct link *link = &pair->collation.sentences[l];
        struct arena_mark mark = arena_mark(arena);
        struct tokens words[SIDES];
        if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED || link->kind == LINK_SAME)
            continue;
        for (int s = OLD; s <= NEW; s++) {
            words[s] = words_of(pair, (enum side)s, link->range[s], arena);
            for (size_t i = 0; i < words[s].n; i++)
                for (uint32_t e = link->edits.first; e < link->edits.end; e++)
                    if (overlap(words[s].at[i].span, pair->collation.edits[e].span[s])) {
                        score->marked++;
                        break;
                    }
        }
        uint32_t *row = arena_zero(arena, words[NEW].n + 1, sizeof *row);
        for (size_t i = 0; i < words[OLD].n; i++) {
            uint32_t corner = 0;
            for (size_t k = 0; k < words[NEW].n; k++) {
                uint32_t above = row[k + 1];
                if (same_word(pair, &words[OLD].at[i], &words[NEW].at[k]))
                    row[k + 1] = corner + 1;
                else if (row[k] > above)
                    row[k + 1] = row[k];
                corner = above;
            }
        }
        score->least += (unsigned)(words[OLD].n + words[NEW].n) - 2 * row[words[NEW].n];
        arena_rewind(arena, mark);
    }
}

struct score score_pair(struct gold *gold, const struct pair *pair, bool show, struct arena *arena)
{
    struct score score = {.pairs = 1};
    bool other_paragraphs = false; /* then their sentences, however many, are others too */
    for (int level = 0; level < LEVELS; level++) {
        struct units *units = &gold->units[level];
        note_found(units, (enum level)level, pair);
        if (moves_will_do(units, level == SENTENCES && other_paragraphs))
            other_paragraphs = accept_moves(units);
        count_links(gold, (enum level)level, show, &score);
        count_groups(gold, (enum level)level, show, &score, arena);
    }
    count_words(pair, &score, arena);
    score_classes(gold, pair, show, &score);
    return score;
}

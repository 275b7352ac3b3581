#include "article/boilerplate_internal.h"

#include <string.h>

#include "base/ascii.h"

enum {
    INNER_BYTES = 80,  /* of a paragraph in which inner keys are looked for */
    HITS_MAX = 16,     /* rules that are tried on one paragraph */
    NEXT_BYTES = 200,  /* of what follows that a rule sees: behind a prefix, or of the next
                          paragraph */
};

/* A rule's patterns, compiled when they are first needed. */
struct compiled {
    struct pattern *is, *next;
    bool tried;
};

struct finder {
    const struct boilerplate_rules *rules;
    const uint8_t *text;
    const struct span *paragraphs;
    size_t n;
    struct compiled *compiled; /* by rule; NULL before the first */
    uint8_t *copy;             /* of a paragraph, with blanks for its line ends */
    struct arena arena;
};

static bool stands_at(const uint8_t *text, struct span span, struct boilerplate_text key)
{
    if (span_size(span) < key.n)
        return false;
    for (size_t i = 0; i < key.n; i++)
        if (boilerplate_lower(text[span.start + i]) != boilerplate_lower((uint8_t)key.at[i]))
            return false;
    return true;
}

/* Rules that have a key in the paragraph, in their order, each once; the first ones where
 * there are more. */
struct hits {
    uint16_t rule[HITS_MAX];
    size_t n;
};

static void add_hits(const struct boilerplate_rules *rules, const uint8_t *text, struct span span,
                     uint16_t first, struct hits *hits)
{
    for (; first; first = rules->keys.at[first - 1].next) {
        const struct boilerplate_key *key = &rules->keys.at[first - 1];
        size_t at = 0;
        if (!stands_at(text, span, key->text))
            continue;
        while (at < hits->n && hits->rule[at] < key->rule)
            at++;
        if (at == HITS_MAX || (at < hits->n && hits->rule[at] == key->rule))
            continue;
        hits->n -= hits->n == HITS_MAX;
        memmove(hits->rule + at + 1, hits->rule + at, (hits->n++ - at) * sizeof *hits->rule);
        hits->rule[at] = key->rule;
    }
}

/* A few looks at tables for most paragraphs. */
static void find_keys(const struct boilerplate_rules *rules, const uint8_t *text, struct span span,
                      struct hits *hits)
{
    uint32_t end = span_size(span) > INNER_BYTES ? span.start + INNER_BYTES : span.end;
    hits->n = 0;
    if (span_size(span) >= 2)
        add_hits(rules, text, span, rules->begins[boilerplate_slot(text + span.start)], hits);
    for (; span.start < end; span.start++) {
        uint16_t first = rules->inner[text[span.start]];
        if (first)
            add_hits(rules, text, span, first, hits);
    }
}

static bool holds_place(const struct finder *finder, enum boilerplate_place place, size_t index)
{
    bool top = index < BOILERPLATE_EDGE, end = finder->n - index <= BOILERPLATE_EDGE;
    return place == BOILERPLATE_ANYWHERE || (place != BOILERPLATE_END && top) ||
           (place != BOILERPLATE_TOP && end);
}

/* The bytes that the pattern matches at the beginning of the span, 0 for none. Line
 * ends are blanks to it. */
static uint32_t match(struct finder *finder, struct pattern *pattern, struct span span,
                      uint32_t max)
{
    struct span found;
    uint32_t n = span_size(span) < max ? span_size(span) : max;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t byte = finder->text[span.start + i];
        finder->copy[i] = ascii_is_blank(byte) ? ' ' : byte;
    }
    if (!pattern || pattern_find(pattern, finder->copy, n, 0, &found, NULL, NULL) != PATTERN_FOUND)
        return 0;
    return found.end;
}

static struct compiled *compiled_of(struct finder *finder, const struct boilerplate_rule *rule)
{
    const struct boilerplate_rules *rules = finder->rules;
    if (!finder->compiled) {
        finder->compiled = arena_zero(&finder->arena, rules->rules.n, sizeof *finder->compiled);
        finder->copy = arena_alloc(&finder->arena, rules->max + NEXT_BYTES, 1);
    }
    struct compiled *compiled = &finder->compiled[rule - rules->rules.at];
    struct error error; /* what does not compile was refused when it was read */
    if (!compiled->tried) {
        boilerplate_compile(&compiled->is, rule->is, !rule->prefix, &error);
        if (rule->next.n)
            boilerplate_compile(&compiled->next, rule->next, false, &error);
    }
    compiled->tried = true;
    return compiled;
}

static bool is_word(uint8_t byte)
{
    uint8_t lower = byte | 0x20;
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

/* The bytes of the paragraph that the rule takes, 0 for none. */
static uint32_t try_rule(struct finder *finder, const struct boilerplate_rule *rule, size_t index)
{
    struct span span = finder->paragraphs[index];
    if (rule->off || (!rule->prefix && span_size(span) > rule->max) ||
        !holds_place(finder, rule->place, index))
        return 0;
    struct compiled *compiled = compiled_of(finder, rule);
    if (rule->next.n && (index + 1 == finder->n || !match(finder, compiled->next,
                                                          finder->paragraphs[index + 1],
                                                          NEXT_BYTES)))
        return 0;
    uint32_t n = match(finder, compiled->is, span, rule->max + NEXT_BYTES);
    while (n && ascii_is_blank(finder->text[span.start + n - 1]))
        n--;
    bool cuts = n && n < span_size(span) && is_word(finder->text[span.start + n - 1]) &&
                is_word(finder->text[span.start + n]);
    return n > rule->max || cuts ? 0 : n;
}

void boilerplate_find(const struct boilerplate_rules *rules, const uint8_t *text,
                      const struct span *paragraphs, size_t n, uint32_t *ends)
{
    struct hits hits;
    struct finder finder = {.rules = rules, .text = text, .paragraphs = paragraphs, .n = n};
    for (size_t i = 0; i < n; i++) {
        ends[i] = paragraphs[i].start;
        find_keys(rules, text, paragraphs[i], &hits);
        for (size_t h = 0; h < hits.n && ends[i] == paragraphs[i].start; h++)
            ends[i] += try_rule(&finder, &rules->rules.at[hits.rule[h]], i);
    }
    for (size_t r = 0; finder.compiled && r < rules->rules.n; r++) {
        pattern_free(finder.compiled[r].is);
        pattern_free(finder.compiled[r].next);
    }
    arena_free(&finder.arena);
}


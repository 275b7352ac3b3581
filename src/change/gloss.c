#include <string.h>

#include "article/reading.h"
#include "base/visible.h"
#include "change/changes.h"
#include "change/claims.h"

enum {
    GLOSS_BYTES = 1024, /* of an article that a gloss looks at, at most */
    BOTH_COLUMNS = 50   /* room for words and where they lead */
};

static uint32_t count_columns(const char *text, size_t n)
{
    uint32_t columns = 0;
    for (size_t i = 0; i < n; i++)
        columns += ((uint8_t)text[i] & 0xc0) != 0x80;
    return columns;
}

/* Adds cleaned text with white space runs as one blank, cut at a word. */
static void add_text(const uint8_t *text, struct span span, size_t columns, struct strbuf *out)
{
    char clean[3 * GLOSS_BYTES];
    char flat[GLOSS_BYTES];
    size_t n = 0, characters = 0; /* what is cleaned has no fewer of them */
    uint32_t at = span.start;
    while (at < span.end && n + 1 < sizeof flat && characters <= columns + 1) {
        bool blank = reading_is_blank(text[at]);
        if (text[at] == READING_FILLER) {
            at++;
            continue;
        }
        if (!blank || (n && flat[n - 1] != ' ')) {
            flat[n++] = blank ? ' ' : (char)text[at];
            characters += (text[at] & 0xc0) != 0x80;
        }
        at++;
    }
    while (n && flat[n - 1] == ' ')
        n--;
    size_t size = visible_copy(clean, sizeof clean, flat, n);
    if (count_columns(clean, size) <= columns && at >= span.end) {
        strbuf_add(out, clean, size);
        return;
    }
    size_t cut = 0, word = 0;
    for (uint32_t used = 0; cut < size && used + 1 < columns; used++) {
        if (clean[cut] == ' ')
            word = cut;
        do
            cut++;
        while (cut < size && ((uint8_t)clean[cut] & 0xc0) == 0x80);
    }
    strbuf_add(out, clean, word > cut / 2 ? word : cut);
    strbuf_adds(out, "…");
}

/* Adds "old → new", each with half the room. */
static void add_pair(const uint8_t *const text[SIDES], const struct span span[SIDES],
                     size_t columns, struct strbuf *out)
{
    size_t half = (columns - 3) / 2;
    add_text(text[OLD], span[OLD], half, out);
    strbuf_adds(out, " → ");
    add_text(text[NEW], span[NEW], half, out);
}

/* How many bytes both begin with, up to where a part of an address begins. */
static uint32_t common_beginning(const struct hyperlink *const targets[SIDES])
{
    uint32_t n = 0, part = 0;
    while (n < targets[OLD]->size && n < targets[NEW]->size &&
           targets[OLD]->target[n] == targets[NEW]->target[n]) {
        n++;
        if (targets[OLD]->target[n - 1] == '/' && n > strlen("https://"))
            part = n;
    }
    return part;
}

void change_target_text(const struct hyperlink *const targets[SIDES], enum side side,
                        size_t columns, struct strbuf *out)
{
    static const char none[] = "no link";
    uint32_t from = 0;
    if (targets[OLD] && targets[NEW] &&
        (targets[OLD]->size > columns || targets[NEW]->size > columns))
        from = common_beginning(targets);
    const char *text = targets[side] ? targets[side]->target : none;
    uint32_t size = targets[side] ? targets[side]->size : (uint32_t)strlen(none);
    strbuf_adds(out, from ? "…" : "");
    add_text((const uint8_t *)text, (struct span){from, size}, columns - (from > 0), out);
}

void change_targets_text(const struct hyperlink *const targets[SIDES], size_t columns,
                         struct strbuf *out)
{
    change_target_text(targets, OLD, (columns - 3) / 2, out);
    strbuf_adds(out, " → ");
    change_target_text(targets, NEW, (columns - 3) / 2, out);
}

/* The span with the word before and the word after it, inside its sentence. */
static struct span with_neighbours(const uint8_t *text, struct span span, struct span limit)
{
    while (span.start > limit.start && reading_is_blank(text[span.start - 1]))
        span.start--;
    while (span.start > limit.start && !reading_is_blank(text[span.start - 1]))
        span.start--;
    while (span.end < limit.end && reading_is_blank(text[span.end]))
        span.end++;
    while (span.end < limit.end && !reading_is_blank(text[span.end]))
        span.end++;
    return span;
}

static struct span limit_of(const struct changes *changes, const struct change *change,
                            enum side side)
{
    const struct article *article = changes->collation->article[side];
    struct range range = changes->collation->sentences[change->sentence].range[side];
    if (range_empty(range))
        return change->span[side];
    return (struct span){article->sentences[range.first].start,
                         article->sentences[range.end - 1].end};
}

static void add_words(const struct changes *changes, const struct change *change, size_t columns,
                      struct strbuf *out)
{
    const uint8_t *text[SIDES];
    struct span span[SIDES] = {change->span[OLD], change->span[NEW]};
    for (int side = OLD; side <= NEW; side++)
        text[side] = changes->collation->article[side]->text;
    if (change->kind == LINK_INSERTED || range_empty(change->edits)) {
        add_text(text[NEW], span[NEW], columns, out);
        return;
    }
    if (change->kind == LINK_DELETED) {
        add_text(text[OLD], span[OLD], columns, out);
        return;
    }
    if (span_empty(span[OLD]) || span_empty(span[NEW]) || !(change->classes &
        ~(CLASS_BIT(CLASS_PUNCTUATION) | CLASS_BIT(CLASS_TYPOGRAPHY) | CLASS_BIT(CLASS_WHITESPACE) |
          CLASS_BIT(CLASS_QUOTE_BOUNDARY) | CLASS_BIT(CLASS_QUOTE))))
        for (int s = OLD; s <= NEW; s++)
            span[s] = with_neighbours(text[s], span[s], limit_of(changes, change, (enum side)s));
    add_pair(text, span, columns, out);
}

void change_gloss(const struct changes *changes, const struct change *change, size_t columns,
                  struct strbuf *out)
{
    const struct hyperlink *targets[SIDES];
    if (!change_targets(changes, change, targets)) {
        add_words(changes, change, columns, out);
    } else if (change->classes == CLASS_BIT(CLASS_LINK)) {
        change_targets_text(targets, columns, out);
    } else if (columns < BOTH_COLUMNS) {
        add_words(changes, change, columns, out);
    } else {
        add_words(changes, change, columns / 2, out);
        strbuf_adds(out, " (");
        change_targets_text(targets, columns - columns / 2 - 3, out);
        strbuf_addc(out, ')');
    }
}

/* The sentence that a byte is in. */
static struct span sentence_at(const struct article *article, uint32_t byte)
{
    uint32_t low = 0, high = article->n_sentences;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (article->sentences[middle].start <= byte)
            low = middle;
        else
            high = middle;
    }
    return article->sentences[low];
}

static bool needs_neighbours(enum change_class class)
{
    return class == CLASS_QUOTE || class == CLASS_QUOTE_BOUNDARY || class == CLASS_ATTRIBUTION ||
           class == CLASS_NEGATION || class == CLASS_MODALITY;
}

void claim_gloss(const struct changes *changes, const struct claim *claim, size_t columns,
                 struct strbuf *out)
{
    struct span span[SIDES];
    const uint8_t *text[SIDES];
    bool none[SIDES];
    for (int s = OLD; s <= NEW; s++) {
        const struct article *article = changes->collation->article[s];
        text[s] = article->text;
        span[s] = claim->span[s];
        none[s] = span_empty(span[s]);
    }
    enum link_kind kind = changes->at[claim->change].kind;
    bool whole = kind == LINK_INSERTED || kind == LINK_DELETED;
    for (int s = OLD; s <= NEW && needs_neighbours(claim->class) && !whole; s++) {
        const struct article *article = changes->collation->article[s];
        if (!article->n_sentences)
            continue;
        struct span limit = sentence_at(article, span[s].start);
        if (span[s].start <= limit.end)
            span[s] = with_neighbours(text[s], span[s], limit);
        none[s] = span_empty(span[s]);
    }
    if (none[OLD] || none[NEW]) {
        enum side side = none[NEW] ? OLD : NEW;
        strbuf_adds(out, side == NEW ? "+ " : "− ");
        add_text(text[side], span[side], columns - 2, out);
        return;
    }
    add_pair(text, span, columns, out);
}

void claim_context(const struct changes *changes, const struct claim *claim, size_t columns,
                   struct strbuf *out)
{
    enum side side = span_empty(claim->span[NEW]) ? OLD : NEW;
    const struct article *article = changes->collation->article[side];
    const uint8_t *text = article->text;
    if (!article->n_sentences || span_empty(claim->span[side]))
        return;
    struct span piece = sentence_at(article, claim->span[side].start);
    uint32_t before = (uint32_t)(columns / 3);
    if (claim->span[side].start > piece.start + before) { /* from a word on, a third before it */
        uint32_t at = claim->span[side].start - before;
        while (at < claim->span[side].start && !reading_is_blank(text[at]))
            at++;
        while (at < claim->span[side].start && reading_is_blank(text[at]))
            at++;
        piece.start = at;
        strbuf_adds(out, "…");
        columns--;
    }
    add_text(text, piece, columns, out);
}

static void add_place(struct strbuf *out, uint32_t paragraph, uint32_t sentence)
{
    strbuf_addu(out, paragraph + 1);
    if (sentence != UINT32_MAX) {
        strbuf_addc(out, '.');
        strbuf_addu(out, sentence + 1);
    }
}

void change_place(const struct changes *changes, const struct change *change, enum side side,
                  struct strbuf *out)
{
    const struct collation *collation = changes->collation;
    const struct article *article = collation->article[side];
    const struct link *link = &collation->paragraphs[change->paragraph];
    const struct link *sentence = &collation->sentences[change->sentence];
    bool whole = span_size(change->span[side]) && !range_empty(link->range[side]) &&
                 change->span[side].start ==
                     article->paragraphs[link->range[side].first].span.start &&
                 change->span[side].end ==
                     article->paragraphs[link->range[side].end - 1].span.end &&
                 (range_empty(change->edits) || change->kind == LINK_INSERTED ||
                  change->kind == LINK_DELETED);
    if (whole) {
        add_place(out, link->range[side].first, UINT32_MAX);
        return;
    }
    if (range_empty(sentence->range[side]))
        return;
    uint32_t index = sentence->range[side].first;
    /* in a sentence of several, the one that the change begins in */
    while (index + 1 < sentence->range[side].end &&
           article->sentences[index + 1].start <= change->span[side].start)
        index++;
    uint32_t paragraph = article_paragraph_of(article, index);
    add_place(out, paragraph, index - article->paragraphs[paragraph].sentences.first);
}

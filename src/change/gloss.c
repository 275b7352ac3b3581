#include "change/gloss.h"

#include <string.h>

#include "article/reading.h"
#include "base/visible.h"

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

void gloss_text(const uint8_t *text, struct span span, size_t columns, struct strbuf *out)
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

void gloss_pair(const uint8_t *const text[SIDES], const struct span span[SIDES],
                size_t columns, struct strbuf *out)
{
    size_t half = (columns - 3) / 2;
    gloss_text(text[OLD], span[OLD], half, out);
    strbuf_adds(out, " → ");
    gloss_text(text[NEW], span[NEW], half, out);
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
    gloss_text((const uint8_t *)text, (struct span){from, size}, columns - (from > 0), out);
}

void change_targets_text(const struct hyperlink *const targets[SIDES], size_t columns,
                         struct strbuf *out)
{
    change_target_text(targets, OLD, (columns - 3) / 2, out);
    strbuf_adds(out, " → ");
    change_target_text(targets, NEW, (columns - 3) / 2, out);
}

struct span gloss_with_neighbours(const uint8_t *text, struct span span, struct span limit)
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
        gloss_text(text[NEW], span[NEW], columns, out);
        return;
    }
    if (change->kind == LINK_DELETED) {
        gloss_text(text[OLD], span[OLD], columns, out);
        return;
    }
    if (span_empty(span[OLD]) || span_empty(span[NEW]) || !(change->classes &
        ~(CLASS_BIT(CLASS_PUNCTUATION) | CLASS_BIT(CLASS_TYPOGRAPHY) | CLASS_BIT(CLASS_WHITESPACE) |
          CLASS_BIT(CLASS_QUOTE_BOUNDARY) | CLASS_BIT(CLASS_QUOTE))))
        for (int s = OLD; s <= NEW; s++)
            span[s] = gloss_with_neighbours(text[s], span[s],
                                            limit_of(changes, change, (enum side)s));
    gloss_pair(text, span, columns, out);
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

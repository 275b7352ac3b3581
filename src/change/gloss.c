#include "change/gloss.h"

#include <string.h>

#include "article/reading.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "base/visible.h"

enum {
    GLOSS_BYTES = 1024, /* of an article that a gloss looks at, at most */
    BOTH_COLUMNS = 50   /* room for words and where they lead */
};

static size_t count_columns(const char *text, size_t n)
{
    size_t columns = utf8_ascii_prefix((const uint8_t *)text, n);
    for (size_t i = columns; i < n; i++)
        columns += ((uint8_t)text[i] & 0xc0) != 0x80;
    return columns;
}

/* Where so many columns of a text end; before the word that they end in, if that does not
 * take half of them. */
static size_t cut_at(const char *text, size_t n, size_t columns)
{
    size_t cut = utf8_ascii_prefix((const uint8_t *)text, n);
    cut = cut < columns ? cut : columns;
    for (size_t used = cut; cut < n && used < columns; used++)
        do
            cut++;
        while (cut < n && ((uint8_t)text[cut] & 0xc0) == 0x80);
    size_t word = cut ? cut - 1 : 0;
    while (word > cut / 2 && text[word] != ' ')
        word--;
    return word > cut / 2 ? word : cut;
}

/* Whether sixteen bytes are ASCII as one line has it: the seventeenth is looked at, too. */
static bool is_flat(const uint8_t *p)
{
    bytes_wide bytes = bytes_load_wide(p), next = bytes_load_wide(p + 1);
    return !bytes_any((bytes_wide)(bytes < ' ') | (bytes_wide)(bytes >= 0x80) |
                      ((bytes_wide)(bytes == ' ') & (bytes_wide)(next == ' ')));
}

/* Copies text on one line, without blanks around it, until there are more than so many
 * characters or no room; *at is where it ended. */
static size_t flatten(const uint8_t *text, uint32_t *at, uint32_t end, size_t columns,
                      char flat[GLOSS_BYTES])
{
    size_t n = 0, characters = 0, step = sizeof(bytes_wide);
    while (*at < end && n + 1 < GLOSS_BYTES && characters <= columns + 1) {
        bool blank = reading_is_blank(text[*at]), again = blank && (!n || flat[n - 1] == ' ');
        if (!again && end - *at > step && n + step < GLOSS_BYTES &&
            characters + step <= columns + 1 && is_flat(text + *at)) {
            memcpy(flat + n, text + *at, step);
            n += step;
            characters += step;
            *at += (uint32_t)step;
            continue;
        }
        if (!again && text[*at] != READING_FILLER) {
            flat[n++] = blank ? ' ' : (char)text[*at];
            characters += (text[*at] & 0xc0) != 0x80;
        }
        ++*at;
    }
    while (n && flat[n - 1] == ' ')
        n--;
    return n;
}

void gloss_text(const uint8_t *text, struct span span, size_t columns, struct strbuf *out)
{
    char clean[3 * GLOSS_BYTES];
    char flat[GLOSS_BYTES];
    uint32_t at = span.start;
    /* what is cleaned has no fewer characters */
    size_t n = flatten(text, &at, span.end, columns, flat);
    size_t size = visible_copy(clean, sizeof clean, flat, n);
    if (count_columns(clean, size) <= columns && at >= span.end) {
        strbuf_add(out, clean, size);
        return;
    }
    strbuf_add(out, clean, cut_at(clean, size, columns ? columns - 1 : 0));
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

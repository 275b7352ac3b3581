#include "ui/flat.h"

#include <string.h>

#include "base/ascii.h"

/* Whether white space stands inside a paragraph, not behind it or between two. The
 * paragraph at hand follows. */
static bool is_inside(const struct article *article, uint32_t *paragraph, struct span blank)
{
    while (*paragraph + 1 < article->n_paragraphs &&
           article->paragraphs[*paragraph + 1].span.start <= blank.start)
        ++*paragraph;
    struct span span = article->paragraphs[*paragraph].span;
    return blank.start > span.start && blank.end < span.end;
}

struct flat flat_of(const struct article *article, struct span span, struct arena *arena)
{
    const uint8_t *bytes = article->text;
    struct flat flat = {bytes, span.start, span.end, span.end, NULL};
    if (span_empty(span) || !article->n_paragraphs)
        return flat;
    uint32_t paragraph = article_paragraph_at(article, span.start);
    uint32_t last = article_paragraph_at(article, span.end - 1);
    bool before = span.start > article->paragraphs[paragraph].span.start;
    bool behind = span.end < article->paragraphs[last].span.end;
    if (!before && !behind && !memchr(bytes + span.start, '\n', span_size(span)))
        return flat;
    uint8_t *text = arena_alloc(arena, (size_t)span_size(span) + 2, 1);
    uint32_t *at = arena_alloc(arena, (size_t)span_size(span) + 3, sizeof *at);
    uint32_t n = 0;
    if (before) {
        text[n] = ' ';
        at[n++] = span.start;
    }
    for (uint32_t byte = span.start; byte < span.end;) {
        struct span blank = {byte, byte};
        while (blank.end < span.end && ascii_is_blank(bytes[blank.end]))
            blank.end++;
        if (!span_empty(blank) && memchr(bytes + byte, '\n', span_size(blank)) &&
            is_inside(article, &paragraph, blank)) {
            text[n] = ' ';
            at[n++] = byte;
            byte = blank.end;
            continue;
        }
        do {
            text[n] = bytes[byte];
            at[n++] = byte++;
        } while (byte < blank.end);
    }
    flat = (struct flat){text, before, n, n, at};
    at[n] = span.end;
    if (behind) {
        text[flat.size++] = ' ';
        at[flat.size] = span.end;
    }
    return flat;
}

uint32_t flat_byte(const struct flat *flat, uint32_t at)
{
    return flat->at ? flat->at[at] : at;
}

#include "review/space.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { COLUMNS_MAX = 255 /* lines are not filled to more */ };

unsigned space_columns(const uint8_t *text, uint32_t size)
{
    unsigned columns = 0;
    for (uint32_t i = 0; i < size;) {
        uint32_t cp;
        i += (uint32_t)utf8_decode(text + i, size - i, &cp);
        columns += utf8_columns(cp);
    }
    return columns;
}

uint32_t space_line_ends(const uint8_t *text, struct span span)
{
    uint32_t n = 0;
    for (uint32_t i = span.start; i < span.end; i++)
        n += text[i] == '\n' || (text[i] == '\r' && !(i + 1 < span.end && text[i + 1] == '\n'));
    return n;
}

static void count_line_ends(const struct document *document, uint32_t n[3])
{
    for (uint32_t i = 0; i < document->size; i++) {
        if (document->text[i] == '\r') {
            bool two = i + 1 < document->size && document->text[i + 1] == '\n';
            n[two ? 1 : 2]++;
            i += two;
        } else {
            n[0] += document->text[i] == '\n';
        }
    }
}

/* What most gaps between paragraphs are, if there is such a majority (Boyer and
 * Moore, 1981), else one of them. */
static struct span usual_gap(const struct article *article)
{
    struct span usual = {0};
    const uint8_t *text = article->document.text;
    uint32_t votes = 0;
    for (uint32_t p = 1; p < article->n_paragraphs; p++) {
        struct span gap = {article->paragraphs[p - 1].span.end, article->paragraphs[p].span.start};
        bool same = span_size(gap) == span_size(usual) &&
                    !memcmp(text + gap.start, text + usual.start, span_size(gap));
        if (!votes)
            usual = gap;
        votes = !votes || same ? votes + 1 : votes - 1;
    }
    return usual;
}

/* The width that lines with a follower in their paragraph were filled to: the
 * longest, with one in fifty allowed to stick out. */
static unsigned filled_width(const struct article *article)
{
    uint32_t count[COLUMNS_MAX + 2] = {0}, total = 0, above = 0;
    const uint8_t *text = article->document.text;
    for (uint32_t p = 0; p < article->n_paragraphs; p++) {
        struct span rest = article->paragraphs[p].span;
        for (uint32_t i = rest.start; i < rest.end; i++) {
            if (text[i] != '\n' && text[i] != '\r')
                continue;
            unsigned columns = space_columns(text + rest.start, i - rest.start);
            if (columns) {
                count[columns > COLUMNS_MAX ? COLUMNS_MAX + 1 : columns]++;
                total++;
            }
            rest.start = i + 1;
        }
    }
    if (!total)
        return 0;
    unsigned width = COLUMNS_MAX + 1;
    while (width > 1 && above + count[width] <= total / 50)
        above += count[width--];
    return width;
}

struct space space_of(const struct article *article)
{
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    struct space space = {0};
    uint32_t n[3] = {0};
    count_line_ends(&article->document, n);
    int most = 0;
    for (int i = 1; i < 3; i++)
        if (n[i] > n[most])
            most = i;
    space.line_end = line_ends[most];
    space.has_line_end = n[most] > 0;
    space.paragraphs = usual_gap(article);
    space.width = filled_width(article);
    return space;
}

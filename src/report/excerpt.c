#include "report/excerpt.h"

#include "article/reading.h"
#include "base/visible.h"
#include "change/gloss.h"

void excerpt_place(const struct changes *changes, const struct change *change,
                   struct strbuf *out)
{
    struct strbuf places[SIDES] = {{.arena = out->arena}, {.arena = out->arena}};
    for (int side = OLD; side <= NEW; side++)
        change_place(changes, change, (enum side)side, &places[side]);
    if (!places[NEW].n)
        strbuf_addf(out, "old ¶%s", strbuf_cstr(&places[OLD]));
    else if (!places[OLD].n)
        strbuf_addf(out, "¶%s", strbuf_cstr(&places[NEW]));
    else
        strbuf_addf(out, "¶%s, was ¶%s", strbuf_cstr(&places[NEW]), strbuf_cstr(&places[OLD]));
}

void excerpt_text(const struct article *article, struct span span, struct strbuf *out)
{
    excerpt_bytes((const char *)article->text + span.start, span_size(span), out);
}

void excerpt_bytes(const char *bytes, size_t size, struct strbuf *out)
{
    enum { GROWS = 4, MORE = VISIBLE_MAX }; /* a byte that is shown as <E9> */
    struct arena scratch = {0};
    size_t most = size * GROWS + MORE, begun = out->n;
    char *clean = arena_alloc(&scratch, most, 1);
    uint8_t *read = arena_alloc(&scratch, size + 1, 1);
    size_t n = reading_strip((const uint8_t *)bytes, size, read);
    n = visible_copy(clean, most, (const char *)read, n);
    bool blank = false;
    for (size_t i = 0; i < n; i++) {
        if (clean[i] != ' ' && blank && out->n > begun)
            strbuf_addc(out, ' ');
        blank = clean[i] == ' ';
        if (!blank)
            strbuf_addc(out, clean[i]);
    }
    arena_free(&scratch);
}

void excerpt_sentence(const struct changes *changes, const struct change *change, enum side side,
                      struct strbuf *out)
{
    const struct article *article = changes->collation->article[side];
    struct range range = changes->collation->sentences[change->sentence].range[side];
    if (!range_empty(range))
        excerpt_text(article,
                     (struct span){article->sentences[range.first].start,
                                   article->sentences[range.end - 1].end},
                     out);
}

void excerpt_classes(uint32_t classes, struct strbuf *out)
{
    const char *between = "";
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (classes & CLASS_BIT(c)) {
            strbuf_addf(out, "%s%s", between, change_class_name((enum change_class)c));
            between = ", ";
        }
}

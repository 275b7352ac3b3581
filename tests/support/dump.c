#include "tests/support/dump.h"

#include <string.h>

#include "article/reading.h"
#include "base/visible.h"
#include "change/claims.h"

static const char *sign(const struct link *link)
{
    static const char *const signs[LINK_KINDS][2] = {
        [LINK_SAME] = {"=", "⇄"},    [LINK_REWORDED] = {"~", "⇄~"}, [LINK_INSERTED] = {"+", "+"},
        [LINK_DELETED] = {"-", "-"}, [LINK_SPLIT] = {"<", "⇄<"},    [LINK_MERGED] = {">", "⇄>"},
    };
    return signs[link->kind][link->moved];
}

static void add_paragraphs(struct strbuf *out, struct range range)
{
    strbuf_addf(out, "¶%u", range.first + 1);
    if (range_size(range) > 1)
        strbuf_addf(out, "-%u", range.end);
}

static void add_sentences(struct strbuf *out, const struct article *article, struct range range)
{
    uint32_t first = article_paragraph_of(article, range.first);
    uint32_t last = article_paragraph_of(article, range.end - 1);
    strbuf_addf(out, "%u.%u", first + 1,
                range.first - article->paragraphs[first].sentences.first + 1);
    if (range_size(range) > 1) {
        uint32_t number = range.end - article->paragraphs[last].sentences.first;
        strbuf_addc(out, '-');
        if (last != first)
            strbuf_addf(out, "%u.", last + 1);
        strbuf_addf(out, "%u", number);
    }
}

/* The text of a span: controls as stand-ins, runs of white space as one blank,
 * blanks at the ends left out unless there is nothing else. */
static void add_text(struct strbuf *out, const struct article *article, struct span span)
{
    char shown[4096];
    uint8_t *read = arena_alloc(out->arena, (size_t)span_size(span) + 1, 1);
    size_t n = reading_strip(article->text + span.start, span_size(span), read);
    n = visible_copy(shown, sizeof shown, (const char *)read, n);
    size_t first = 0;
    while (n > 1 && shown[n - 1] == ' ')
        n--;
    while (first + 1 < n && shown[first] == ' ')
        first++;
    strbuf_addc(out, '[');
    for (size_t i = first; i < n; i++)
        if (i == first || shown[i] != ' ' || shown[i - 1] != ' ')
            strbuf_addc(out, shown[i]);
    strbuf_addc(out, ']');
}

static void add_classes(struct strbuf *out, uint32_t classes)
{
    const char *before = "  ";
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (classes & CLASS_BIT(c)) {
            strbuf_adds(out, before);
            strbuf_adds(out, change_class_name((enum change_class)c));
            before = ", ";
        }
    strbuf_addc(out, '\n');
}

static void add_sentence_link(struct strbuf *out, const struct collation *collation,
                              const struct link *link)
{
    strbuf_adds(out, "  ");
    if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
        enum side side = link->kind == LINK_INSERTED ? NEW : OLD;
        strbuf_addf(out, "%s ", sign(link));
        add_sentences(out, collation->article[side], link->range[side]);
        strbuf_addc(out, '\n');
        return;
    }
    add_sentences(out, collation->article[OLD], link->range[OLD]);
    strbuf_addf(out, " %s ", sign(link));
    add_sentences(out, collation->article[NEW], link->range[NEW]);
    strbuf_addc(out, '\n');
    for (uint32_t i = link->edits.first; i < link->edits.end; i++) {
        const struct edit *edit = &collation->edits[i];
        strbuf_adds(out, "    ");
        add_text(out, collation->article[OLD], edit->span[OLD]);
        strbuf_adds(out, " → ");
        add_text(out, collation->article[NEW], edit->span[NEW]);
        add_classes(out, edit->classes);
    }
    struct range moved =
        collation_transpositions(collation, (uint32_t)(link - collation->sentences));
    for (uint32_t i = moved.first; i < moved.end; i++) {
        strbuf_adds(out, "    ");
        add_text(out, collation->article[OLD], collation->transpositions[i].span[OLD]);
        strbuf_adds(out, " ⇄ ");
        add_text(out, collation->article[NEW], collation->transpositions[i].span[NEW]);
        strbuf_addc(out, '\n');
    }
}

void dump(const struct changes *changes, struct strbuf *out)
{
    const struct collation *collation = changes->collation;
    size_t sentence = 0;
    for (uint32_t i = 0; i < collation->n_paragraphs; i++) {
        const struct link *link = &collation->paragraphs[i];
        if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
            strbuf_addf(out, "%s ", sign(link));
            add_paragraphs(out, link->range[link->kind == LINK_INSERTED ? NEW : OLD]);
        } else {
            add_paragraphs(out, link->range[OLD]);
            strbuf_addf(out, " %s ", sign(link));
            add_paragraphs(out, link->range[NEW]);
        }
        strbuf_addc(out, '\n');
        for (; sentence < collation->n_sentences && collation->sentences[sentence].parent == i;
             sentence++) {
            const struct link *part = &collation->sentences[sentence];
            bool whole = (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) &&
                         part->kind == link->kind;
            /* What moved with its paragraph says nothing new. */
            bool moved = part->moved && !link->moved;
            if (!whole && (part->kind != LINK_SAME || moved))
                add_sentence_link(out, collation, part);
        }
    }
}

void dump_claims(const struct changes *changes, struct strbuf *out)
{
    enum { COLUMNS = 200 };
    struct arena arena = {0};
    struct claims claims;
    claims_list(changes, NULL, NULL, &claims, &arena);
    for (size_t i = 0; i < claims.n; i++) {
        strbuf_addf(out, "%zu %s: ", claims.at[i].change, change_class_name(claims.at[i].class));
        claim_gloss(changes, &claims.at[i], COLUMNS, out);
        strbuf_addc(out, '\n');
    }
    arena_free(&arena);
}

#include "view/paint.h"

#include <string.h>

#include "change/changes.h"
#include "view/wrap.h"

static void fill(uint8_t *roles, struct span within, struct span span, enum role role)
{
    uint32_t start = span.start > within.start ? span.start : within.start;
    uint32_t end = span.end < within.end ? span.end : within.end;
    if (start < end)
        memset(roles + (start - within.start), (int)role, end - start);
}

static bool is_whole(const struct blocks *blocks, const struct edit *edit)
{
    enum link_kind kind = blocks->collation->sentences[edit->sentence].kind;
    return kind == LINK_INSERTED || kind == LINK_DELETED;
}

static bool is_cosmetic(const struct edit *edit)
{
    return edit->classes && change_classes_risk(edit->classes) == RISK_COSMETIC;
}

bool paint_hides(const struct blocks *blocks, const struct edit *edit)
{
    return blocks->cosmetic == COSMETIC_HIDE && is_cosmetic(edit) && !is_whole(blocks, edit);
}

enum role paint_edit_role(const struct blocks *blocks, const struct edit *edit, enum side side)
{
    if (is_whole(blocks, edit)) {
        const struct collation *collation = blocks->collation;
        enum link_kind kind =
            collation->paragraphs[collation->sentences[edit->sentence].parent].kind;
        bool paragraph = kind == LINK_INSERTED || kind == LINK_DELETED;
        if (edit->classes == CLASS_BIT(CLASS_BOILERPLATE)) /* the gutter says what became */
            return paragraph ? ROLE_BOILERPLATE : ROLE_COSMETIC;
        if (paragraph)
            return side == OLD ? ROLE_DELETED_PARAGRAPH : ROLE_INSERTED_PARAGRAPH;
        return side == OLD ? ROLE_DELETED_TEXT : ROLE_INSERTED_TEXT;
    }
    if (edit->classes == CLASS_BIT(CLASS_LINK))
        return ROLE_LINK;
    if (blocks->cosmetic == COSMETIC_DIM && is_cosmetic(edit))
        return ROLE_COSMETIC;
    return side == OLD ? ROLE_DELETED : ROLE_INSERTED;
}

uint32_t paint_edit_from(const struct collation *collation, struct range edits, enum side side,
                         uint32_t byte)
{
    uint32_t low = edits.first, high = edits.end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct span span = collation->edits[middle].span[side];
        if (span.end > byte || span.start >= byte)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static struct span sentence_span(const struct collation *collation, const struct link *sentence,
                                 enum side side)
{
    const struct span *sentences = collation->article[side]->sentences;
    struct range range = sentence->range[side];
    if (range_empty(range))
        return (struct span){0, 0};
    return (struct span){sentences[range.first].start, sentences[range.end - 1].end};
}

/* The white space that came or went with a word is nothing to look at. */
static struct span without_blank(const struct collation *collation, struct span span,
                                 enum side side)
{
    const uint8_t *text = collation->article[side]->text;
    struct span word = span;
    while (word.start < word.end && ascii_is_blank(text[word.start]))
        word.start++;
    while (word.start < word.end && ascii_is_blank(text[word.end - 1]))
        word.end--;
    return span_empty(word) ? span : word;
}

/* Takes the white space around a phrase in, where it is painted as part of an edit. */
static struct span with_blanks(const struct collation *collation, struct span phrase,
                               enum side side)
{
    const uint8_t *text = collation->article[side]->text;
    while (phrase.start > 0 && ascii_is_blank(text[phrase.start - 1]))
        phrase.start--;
    while (phrase.end < collation->article[side]->document.size &&
           ascii_is_blank(text[phrase.end]))
        phrase.end++;
    return phrase;
}

/* Phrases that stand elsewhere, inside of edits that are painted already. */
static void paint_transpositions(const struct collation *collation, const struct link *sentence,
                                 enum side side, struct span within, uint8_t *roles)
{
    struct range all =
        collation_transpositions(collation, (uint32_t)(sentence - collation->sentences));
    for (uint32_t i = all.first; i < all.end; i++)
        fill(roles, within,
             with_blanks(collation, collation->transpositions[i].span[side], side),
             ROLE_TRANSPOSED);
}

static void paint_sentence(const struct blocks *blocks, const struct link *sentence,
                           enum side side, struct span within, uint8_t *roles)
{
    const struct collation *collation = blocks->collation;
    struct span span = sentence_span(collation, sentence, side);
    if (span.start >= within.end || span.end <= within.start)
        return;
    if (sentence->moved)
        fill(roles, within, span, ROLE_MOVED);
    uint32_t i = paint_edit_from(collation, sentence->edits, side, within.start);
    for (; i < sentence->edits.end; i++) {
        const struct edit *edit = &collation->edits[i];
        if (edit->span[side].start >= within.end)
            break;
        if (!paint_hides(blocks, edit))
            fill(roles, within, without_blank(collation, edit->span[side], side),
                 paint_edit_role(blocks, edit, side));
    }
    paint_transpositions(collation, sentence, side, within, roles);
}

/* Sentences of OLD that went elsewhere. */
static void paint_moved(const struct blocks *blocks, struct span within, uint8_t *roles)
{
    const struct collation *collation = blocks->collation;
    uint32_t low = 0, high = blocks->n_moved;
    while (low < high) { /* the first that ends behind the beginning */
        uint32_t middle = low + (high - low) / 2;
        const struct link *sentence = &collation->sentences[blocks->moved[middle]];
        if (sentence_span(collation, sentence, OLD).end > within.start)
            high = middle;
        else
            low = middle + 1;
    }
    for (; low < blocks->n_moved; low++) {
        const struct link *sentence = &collation->sentences[blocks->moved[low]];
        if (sentence_span(collation, sentence, OLD).start >= within.end)
            break;
        paint_sentence(blocks, sentence, OLD, within, roles);
    }
}

enum role paint_text(const struct article *article, uint32_t byte)
{
    enum passage_kind kind = article->paragraphs[article_paragraph_at(article, byte)].kind;
    if (kind == PASSAGE_HEADLINE || kind == PASSAGE_HEADING)
        return ROLE_TEXT_HEADING;
    bool beside = kind == PASSAGE_BYLINE || kind == PASSAGE_DATE || kind == PASSAGE_CAPTION;
    return beside ? ROLE_TEXT_BESIDE : ROLE_TEXT;
}

void paint(const struct blocks *blocks, const struct block *block, enum side side, struct span span,
           uint8_t *roles)
{
    const struct collation *collation = blocks->collation;
    const struct link *link = &collation->paragraphs[block->link];
    enum role role = paint_text(collation->article[side], span.start);
    if (link->kind == LINK_INSERTED)
        role = ROLE_INSERTED_PARAGRAPH;
    else if (link->kind == LINK_DELETED)
        role = ROLE_DELETED_PARAGRAPH;
    else if (link->moved)
        role = ROLE_MOVED;
    memset(roles, (int)role, span_size(span));
    for (uint32_t p = link->range[side].first; p < link->range[side].end; p++) {
        const struct paragraph *paragraph = &collation->article[side]->paragraphs[p];
        fill(roles, span, (struct span){paragraph->span.start, paragraph->boilerplate},
             ROLE_BOILERPLATE);
    }
    for (uint32_t i = block->sentences.first; i < block->sentences.end; i++)
        paint_sentence(blocks, &collation->sentences[i], side, span, roles);
    if (side == OLD)
        paint_moved(blocks, span, roles);
}

#include "tests/support/structure.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/unibreak.h"
#include "base/utf8.h"
#include "tests/support/properties.h"
#include "tests/support/same_text.h"
#include "tests/support/transposed.h"

/* Whether all of text[span] is white space (or the mark at a file's start). */
static bool is_white(const struct article *article, struct span span)
{
    while (span.start < span.end) {
        uint32_t cp;
        uint32_t at = span.start;
        span.start += (uint32_t)utf8_decode(article->text + at, span.end - at, &cp);
        if (utf8_class(cp) != CHAR_SPACE && !(cp == 0xfeff && at == 0))
            return false;
    }
    return true;
}

static bool has_white_ends(const struct article *article, struct span span)
{
    uint32_t cp;
    const uint8_t *text = article->text;
    if (span_empty(span))
        return true;
    utf8_decode(text + span.start, span_size(span), &cp);
    return utf8_class(cp) == CHAR_SPACE || ascii_is_blank(text[span.end - 1]);
}

static void check_article(const struct article *article)
{
    uint32_t end = 0, size = article->document.size;
    bool good = true;
    for (uint32_t i = 0; i < article->n_sentences && good; i++) {
        struct span span = article->sentences[i];
        good = span.start >= end && span.end <= size && !has_white_ends(article, span) &&
               is_white(article, (struct span){end, span.start});
        end = span.end;
    }
    check_at(COVERED, good && is_white(article, (struct span){end, size}), "sentences", end);

    uint32_t sentence = 0;
    good = true;
    for (uint32_t i = 0; i < article->n_paragraphs && good; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        struct range range = paragraph->sentences;
        good = range.first == sentence && range.end > sentence &&
               range.end <= article->n_sentences &&
               paragraph->span.start == article->sentences[range.first].start &&
               paragraph->span.end == article->sentences[range.end - 1].end;
        sentence = range.end;
    }
    check_at(COVERED, good && sentence == article->n_sentences, "paragraphs", sentence);
}

static bool kind_fits(const struct link *link)
{
    uint32_t old = range_size(link->range[OLD]), new = range_size(link->range[NEW]);
    switch (link->kind) {
    case LINK_SAME:
        return old == 1 && new == 1 && link->similarity == 1;
    case LINK_REWORDED:
        return old >= 1 && new == old && link->similarity >= 0 && link->similarity <= 1;
    case LINK_INSERTED:
        return old == 0 && new == 1 && !link->moved;
    case LINK_DELETED:
        return old == 1 && new == 0 && !link->moved;
    case LINK_SPLIT:
        return old >= 1 && new > old;
    case LINK_MERGED:
        return new >= 1 && old > new;
    case LINK_KINDS:
        break;
    }
    return false;
}

static void check_links(const struct link *links, size_t n, const uint32_t total[SIDES],
                        const char *what)
{
    for (int side = OLD; side <= NEW; side++) {
        uint8_t *seen = calloc(total[side] + 1, 1);
        uint32_t wrong = 0, bad = 0;
        for (size_t i = 0; i < n && seen; i++) {
            struct range range = links[i].range[side];
            if (range.first > range.end || range.end > total[side]) {
                wrong++, bad = (uint32_t)i;
                continue;
            }
            for (uint32_t k = range.first; k < range.end; k++)
                if (seen[k]++)
                    wrong++, bad = k;
        }
        for (uint32_t k = 0; k < total[side] && seen; k++)
            if (!seen[k])
                wrong++, bad = k;
        check_at(LINKED, seen && !wrong, what, bad);
        free(seen);
    }
    for (size_t i = 0; i < n; i++)
        check_at(KINDS, kind_fits(&links[i]), what, (uint32_t)i);
}

/* The bytes that a range of sentences covers. */
static struct span range_span(const struct article *article, struct range range)
{
    return (struct span){article->sentences[range.first].start,
                         article->sentences[range.end - 1].end};
}

static void check_whole_edit(const struct collation *collation, uint32_t index)
{
    const struct link *link = &collation->sentences[index];
    enum side side = link->kind == LINK_INSERTED ? NEW : OLD;
    struct span span = range_span(collation->article[side], link->range[side]);
    const struct edit *edit = &collation->edits[link->edits.first];
    check_at(APPLIED,
          range_size(link->edits) == 1 && edit->span[side].start == span.start &&
              edit->span[side].end == span.end && span_empty(edit->span[side_other(side)]),
          "a whole sentence is one edit", index);
}

/* Applies the edits of a link to OLD's text and compares with NEW's. */
static void check_edits(const struct collation *collation, uint32_t index)
{
    const struct link *link = &collation->sentences[index];
    if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
        check_whole_edit(collation, index);
        return;
    }
    struct arena arena = {0};
    struct strbuf applied = {.arena = &arena};
    const char *text[SIDES];
    struct span rest[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        text[side] = (const char *)collation->article[side]->text;
        rest[side] = range_span(collation->article[side], link->range[side]);
    }
    uint32_t new_start = rest[NEW].start;
    if (link->kind == LINK_SAME)
        check_at(APPLIED, range_empty(link->edits), "same has no edits", index);
    bool ordered = true;
    for (uint32_t i = link->edits.first; i < link->edits.end && ordered; i++) {
        const struct edit *edit = &collation->edits[i];
        /* a space lost or found between two sentences is before the second */
        if (i == link->edits.first && edit->span[OLD].end == rest[OLD].start &&
            edit->span[NEW].end == rest[NEW].start &&
            is_white(collation->article[OLD], edit->span[OLD]) &&
            is_white(collation->article[NEW], edit->span[NEW]))
            continue;
        ordered = edit->sentence == index &&
                  !(span_empty(edit->span[OLD]) && span_empty(edit->span[NEW]));
        for (int side = OLD; side <= NEW; side++)
            ordered = ordered && edit->span[side].start >= rest[side].start &&
                      edit->span[side].end >= edit->span[side].start &&
                      edit->span[side].end <= rest[side].end;
        if (!ordered)
            break;
        strbuf_add(&applied, text[OLD] + rest[OLD].start, edit->span[OLD].start - rest[OLD].start);
        strbuf_add(&applied, text[NEW] + edit->span[NEW].start, span_size(edit->span[NEW]));
        rest[OLD].start = edit->span[OLD].end;
        rest[NEW].start = edit->span[NEW].end;
    }
    check_at(ORDERED, ordered, "sentence link", index);
    strbuf_add(&applied, text[OLD] + rest[OLD].start, span_size(rest[OLD]));
    check_at(APPLIED,
          ordered && same_but_white(applied.at, applied.n, text[NEW] + new_start,
                                    rest[NEW].end - new_start),
          "sentence link", index);
    arena_free(&arena);
}

static bool is_word_at(const uint8_t *text, uint32_t at, uint32_t end)
{
    uint32_t cp;
    utf8_decode(text + at, end - at, &cp);
    return cp != UTF8_INVALID && char_class_is_word(utf8_class(cp));
}

/* Where words begin, by UAX #29, over the whole text. */
static void check_words(const struct collation *collation, enum side side)
{
    const struct document *document = &collation->article[side]->document;
    uint8_t *is_start = malloc(document->size + 1);
    if (!is_start)
        abort();
    memset(is_start, 1, document->size + 1);
    for (uint32_t i = 0; i < collation->article[side]->n_sentences; i++) {
        struct span span = collation->article[side]->sentences[i];
        unibreak_words(document->text + span.start, span_size(span), is_start + span.start);
    }
    for (size_t i = 0; i < collation->n_edits; i++) {
        uint32_t ends[] = {collation->edits[i].span[side].start,
                           collation->edits[i].span[side].end};
        for (int k = 0; k < 2; k++) {
            uint32_t at = ends[k];
            /* a token as long as this is cut by necessity */
            if (at > document->size || at == 0 || at == document->size || is_start[at])
                continue;
            uint32_t before = at;
            while (before > 0 && at - --before < UTF8_MAX &&
                   (document->text[before] & 0xc0) == 0x80)
                continue;
            bool inside = is_word_at(document->text, at, document->size) &&
                          is_word_at(document->text, before, at);
            check_at(WORDS, !inside, side == OLD ? "OLD" : "NEW", at);
        }
    }
    check_at(WORDS, true, "", 0);
    free(is_start);
}

static void check_changes(const struct changes *changes)
{
    const struct collation *collation = changes->collation;
    bool good = true;
    for (size_t i = 0; i < changes->n; i++) {
        const struct change *change = &changes->at[i];
        good = good && change->edits.first <= change->edits.end &&
               change->edits.end <= collation->n_edits &&
               change->paragraph < collation->n_paragraphs &&
               change->sentence < collation->n_sentences;
        for (int side = OLD; side <= NEW; side++)
            good = good && change->span[side].start <= change->span[side].end &&
                   change->span[side].end <= collation->article[side]->document.size;
        check_at(LISTED, good, "change", (uint32_t)i);
    }
    check_at(LISTED, (changes->n == 0) == (collation->n_edits == 0) || changes->n > 0,
          "no change although there are edits", (uint32_t)collation->n_edits);
}

void check_structure(const struct pair *pair)
{
    const struct collation *collation = &pair->collation;
    uint32_t paragraphs[SIDES], sentences[SIDES], bad;
    for (int side = OLD; side <= NEW; side++) {
        paragraphs[side] = pair->article[side].n_paragraphs;
        sentences[side] = pair->article[side].n_sentences;
        check_article(&pair->article[side]);
    }
    check_links(collation->paragraphs, collation->n_paragraphs, paragraphs, "paragraphs");
    check_links(collation->sentences, collation->n_sentences, sentences, "sentences");
    for (uint32_t i = 0; i < collation->n_sentences; i++)
        check_edits(collation, i);
    check_words(collation, OLD);
    check_words(collation, NEW);
    check_changes(&pair->changes);
    check_at(TRANSPOSED, are_transpositions_sound(collation, &bad), "transposition", bad);
}

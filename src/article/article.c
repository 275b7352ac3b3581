#include "article/article.h"

#include "article/kind.h"
#include "article/paragraph.h"
#include "article/reading.h"
#include "article/sentence.h"
#include "base/utf8.h"
#include "base/vec.h"

/* A guess that saves the list of sentences from moving as it grows. */
enum { BYTES_A_SENTENCE = 64 };

struct sentences {
    struct span *at;
    size_t n, cap;
};

/* Past the white space between two sentences. */
static uint32_t skip_space(const uint8_t *text, struct span span)
{
    while (span.start < span.end) {
        uint32_t cp;
        size_t size = utf8_decode(text + span.start, span.end - span.start, &cp);
        if (utf8_class(cp) != CHAR_SPACE)
            break;
        span.start += (uint32_t)size;
    }
    return span.start;
}

/* By paragraph: up to where it is boilerplate. */
static uint32_t *find_boilerplate(const struct article *article,
                                  const struct paragraph_spans *spans,
                                  const struct boilerplate_rules *rules, struct arena *scratch)
{
    uint32_t *ends = arena_alloc(scratch, spans->n, sizeof *ends);
    if (!rules) {
        struct boilerplate_rules *shipped = arena_zero(scratch, 1, sizeof *shipped);
        boilerplate_add_shipped(shipped, scratch);
        rules = shipped;
    }
    boilerplate_find(rules, article->text, spans->at, spans->n, ends);
    return ends;
}

struct article article_build(struct document document, const struct boilerplate_rules *rules,
                             struct arena *arena)
{
    struct article article = {.document = document, .text = reading_make(&document, arena)};
    struct paragraph_spans spans = {0};
    struct sentences sentences = {0};
    struct arena scratch = {0};
    paragraphs_find(article.text, document.text, document.size, &scratch, &spans);
    VEC_RESERVE(arena, &sentences, spans.n + document.size / BYTES_A_SENTENCE);
    const uint32_t *boilerplate = find_boilerplate(&article, &spans, rules, &scratch);
    article.paragraphs = arena_alloc(arena, spans.n, sizeof *article.paragraphs);
    article.n_paragraphs = (uint32_t)spans.n;
    for (size_t i = 0; i < spans.n; i++) {
        struct paragraph *paragraph = &article.paragraphs[i];
        struct span rest = spans.at[i];
        paragraph->span = rest;
        paragraph->boilerplate = boilerplate[i];
        paragraph->sentences.first = (uint32_t)sentences.n;
        while (rest.start < rest.end) {
            struct span *sentence = VEC_ADD(arena, &sentences);
            bool tag = rest.start < boilerplate[i] && boilerplate[i] < rest.end;
            sentence->start = rest.start;
            sentence->end = tag ? boilerplate[i] : sentence_end(article.text, rest);
            rest.start = sentence->end;
            rest.start = skip_space(article.text, rest);
        }
        paragraph->sentences.end = (uint32_t)sentences.n;
    }
    VEC_TRIM(arena, &sentences);
    article.sentences = sentences.at;
    article.n_sentences = (uint32_t)sentences.n;
    arena_free(&scratch);
    kinds_find(&article);
    return article;
}

bool article_is_boilerplate(const struct article *article, uint32_t paragraph, uint32_t sentence)
{
    return article->sentences[sentence].start < article->paragraphs[paragraph].boilerplate;
}

uint32_t article_count_boilerplate(const struct article *article)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < article->n_paragraphs; i++)
        n += article->paragraphs[i].boilerplate > article->paragraphs[i].span.start;
    return n;
}

uint32_t article_paragraph_of(const struct article *article, uint32_t sentence)
{
    uint32_t low = 0, high = article->n_paragraphs;
    while (high > low + 1) {
        uint32_t middle = low + (high - low) / 2;
        if (article->paragraphs[middle].sentences.first <= sentence)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t article_sentence_at(const struct article *article, uint32_t byte)
{
    uint32_t low = 0, high = article->n_sentences;
    while (high > low + 1) {
        uint32_t middle = low + (high - low) / 2;
        if (article->sentences[middle].start <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t article_paragraph_at(const struct article *article, uint32_t byte)
{
    return article_paragraph_of(article, article_sentence_at(article, byte));
}

const uint32_t *article_map_sentences(const struct article *article, struct arena *arena)
{
    uint32_t *paragraph_of = arena_alloc(arena, article->n_sentences, sizeof *paragraph_of);
    for (uint32_t p = 0; p < article->n_paragraphs; p++) {
        struct range sentences = article->paragraphs[p].sentences;
        for (uint32_t s = sentences.first; s < sentences.end; s++)
            paragraph_of[s] = p;
    }
    return paragraph_of;
}

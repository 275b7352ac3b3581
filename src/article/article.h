/* An article: immutable bytes and their paragraphs and sentences. */
#ifndef STET_ARTICLE_ARTICLE_H
#define STET_ARTICLE_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/boilerplate.h"
#include "base/arena.h"
#include "base/span.h"
#include "input/document.h"

/* Neither end of a paragraph or sentence is white space; the white space between, in which
 * marks of quoted lines may stand, belongs to none. Both arrays are in text order and every
 * other byte is in exactly one paragraph and one sentence. */
struct paragraph {
    struct span span;
    struct range sentences; /* of article.sentences, at least one */
    enum passage_kind kind;
    uint32_t boilerplate; /* the byte up to which it is: span.start where it is none,
                             span.end where it is nothing else. What is so at the
                             beginning only is a sentence of its own */
};

struct article {
    struct document document;
    const uint8_t *text; /* the document's text as it is read, see reading.h: what is
                            compared and shown, while what is written are the document's
                            own bytes. Every byte is at the same place in both */
    bool divided;        /* line ends are read over there in some words, see hyphen.h */
    struct paragraph *paragraphs;
    uint32_t n_paragraphs;
    struct span *sentences;
    uint32_t n_sentences;
};

/* Sees paragraphs, their kinds and sentences in the document, and what is boilerplate by
 * the rules (NULL: the shipped ones). Everything lives in the arena;
 * the text is not copied but where marks are read over. Linear in the size of the text. */
struct article article_build(struct document document, const struct boilerplate_rules *rules,
                             struct arena *arena);

/* Whether a sentence is boilerplate, be it all of its paragraph or not. */
bool article_is_boilerplate(const struct article *article, uint32_t paragraph, uint32_t sentence);

/* How many paragraphs are boilerplate, or begin with it. */
uint32_t article_count_boilerplate(const struct article *article);

/* The paragraph that a sentence is in, and the sentence and paragraph that a byte is in or
 * behind; 0 where there is none. Logarithmic. */
uint32_t article_paragraph_of(const struct article *article, uint32_t sentence);
uint32_t article_sentence_at(const struct article *article, uint32_t byte);
uint32_t article_paragraph_at(const struct article *article, uint32_t byte);

/* The paragraph of every sentence, for those who ask for most of them. */
const uint32_t *article_map_sentences(const struct article *article, struct arena *arena);

#endif

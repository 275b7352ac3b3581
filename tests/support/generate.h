/* Generated pairs of articles whose alignment is known. */
#ifndef STET_TESTS_SUPPORT_GENERATE_H
#define STET_TESTS_SUPPORT_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tests/support/prng.h"
#include "base/span.h"
#include "collate/collation.h"

/* How often, in percent of the paragraphs, each thing happens. */
struct generate_options {
    uint64_t seed;
    size_t bytes; /* of OLD, about */
    unsigned reworded, inserted, deleted, moved, split, merged;
    unsigned words;    /* of a reworded paragraph's words, percent changed; 0: one to three words */
    unsigned shaken;   /* of moved, split and merged paragraphs, percent that are reworded too */
    unsigned echoes;   /* of inserted paragraphs, percent that repeat half the words of another */
    unsigned likeness; /* percent of the words that such repeat; 0: half */
    bool brief;        /* paragraphs of one sentence */
    unsigned sentence_moved;                  /* in percent of the paragraphs */
    unsigned sentence_split, sentence_merged; /* of the sentences where it can be done */
    unsigned typography; /* of the sentences with quotation marks, percent set in curly ones */
};

/* A rate of change as between a wire story and its update. */
struct generate_options generate_defaults(uint64_t seed, size_t bytes);

/* Options at random, for up to so many bytes and 200 more. */
struct generate_options generate_any(struct prng *prng, unsigned most);

struct truth {
    enum link_kind kind;
    bool moved;
    struct range range[SIDES]; /* of paragraphs; empty ones say no place */
};

struct true_sentence {
    struct span span;
    struct range old; /* the sentences of OLD that it comes from */
    bool moved;       /* alone or with its paragraph */
};

struct generated {
    char *text[SIDES]; /* paragraphs on one line, between blank lines; ends with a 0 byte */
    size_t size[SIDES];
    uint32_t n_paragraphs[SIDES], n_sentences[SIDES];
    struct span *paragraphs[SIDES];
    struct true_sentence *sentences[SIDES];
    struct truth *truth; /* in the order of NEW, then what only OLD has */
    size_t n_truth;
};

/* The same options give the same pair on every machine. */
struct generated generate(const struct generate_options *options, struct arena *arena);

/* Copies paragraphs that stand on one line each, between blank lines, and
 * breaks their lines at `width` columns (0: none), ends lines with CR LF or LF
 * and puts `blanks` (>= 1) blank lines between. ASCII white space inside a
 * paragraph is where lines may break. Ends with a 0 byte that is not counted. */
char *relayout(const char *text, size_t size, unsigned width, bool crlf, unsigned blanks,
               struct arena *arena, size_t *size_out);

/* Copies a text that relayout filled, with `indent` before the first line of each
 * paragraph instead of blank lines between them. */
char *indent_paragraphs(const char *text, size_t size, const char *indent, struct arena *arena,
                        size_t *size_out);

/* Copies a text that relayout filled, with the first word of many a line divided: its
 * beginning and a hyphen at the end of the line before. Ends with a 0 byte that is not
 * counted. */
char *hyphenate_lines(const char *text, size_t size, const char *hyphen, struct arena *arena,
                      size_t *size_out);

/* Copies a text with `mark` before each line, as mail quotes it; without its last
 * blank where the line is blank. Ends with a 0 byte that is not counted. */
char *quote_lines(const char *text, size_t size, const char *mark, struct arena *arena,
                  size_t *size_out);

#endif

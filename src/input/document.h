/* A document: what an article is seen in. */
#ifndef STET_INPUT_DOCUMENT_H
#define STET_INPUT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/strbuf.h"

/* What a passage is to its reader: enum, name. */
#define PASSAGE_KINDS(X)                                                                       \
    X(PASSAGE_BODY, "body")                                                                    \
    X(PASSAGE_HEADLINE, "headline")                                                            \
    X(PASSAGE_DEK, "dek")                                                                      \
    X(PASSAGE_BYLINE, "byline")                                                                \
    X(PASSAGE_DATE, "date")                                                                    \
    X(PASSAGE_HEADING, "heading")                                                              \
    X(PASSAGE_CAPTION, "caption")                                                              \
    X(PASSAGE_ITEM, "list item")                                                               \
    X(PASSAGE_BLOCK_QUOTE, "block quote")                                                      \
    X(PASSAGE_METADATA, "metadata")                                                            \
    X(PASSAGE_BOILERPLATE, "boilerplate")

enum passage_kind {
#define X(id, name) id,
    PASSAGE_KINDS(X)
#undef X
        PASSAGE_KIND_COUNT
};

/* Where an item of a list stands. What its mark shows is no text: when an item is put in
 * before others, these have not changed. */
struct list_place {
    uint32_t mark;  /* its number, LIST_BULLET, or LIST_NO_MARK where it goes on */
    uint16_t depth; /* 1: of a list that is in no other; 0: in no list */
};
enum { LIST_NO_MARK = 0 };
#define LIST_BULLET UINT32_MAX

/* What the input says of a stretch of text, an HTML page for one. */
struct passage {
    struct span span;
    enum passage_kind kind;
    struct list_place list;
};

/* What a page shows besides the article: enum, name. */
#define LEFT_OUT_KINDS(X)                                                                      \
    X(LEFT_OUT_NOT, "kept")                                                                    \
    X(LEFT_OUT_MENU, "menu")                                                                   \
    X(LEFT_OUT_NOTICE, "notice")                                                               \
    X(LEFT_OUT_SHARING, "sharing")                                                             \
    X(LEFT_OUT_RELATED, "related links")                                                       \
    X(LEFT_OUT_NEWSLETTER, "newsletter")                                                       \
    X(LEFT_OUT_COMMENTS, "comments")                                                           \
    X(LEFT_OUT_ADVERTISEMENT, "advertisement")                                                 \
    X(LEFT_OUT_FOOTER, "footer")                                                               \
    X(LEFT_OUT_FORM, "form")                                                                   \
    X(LEFT_OUT_HIDDEN, "hidden")                                                               \
    X(LEFT_OUT_OUTSIDE, "outside the article")

enum left_out_kind {
#define X(id, name) id,
    LEFT_OUT_KINDS(X)
#undef X
        LEFT_OUT_KIND_COUNT
};

/* A paragraph of the file that is not in the text. */
struct left_out {
    enum left_out_kind kind;
    const char *text; /* `size` bytes of UTF-8, foreign */
    uint32_t size;
    struct span raw;
};

/* A stretch of text and the bytes of the file that say it: either characters
 * that stand there one by one in the same order, or one thing that cannot be
 * divided, a character reference for one. */
struct origin {
    struct span text, raw;
};

/* Words that lead somewhere, or that stand for a picture. */
struct hyperlink {
    struct span span;   /* of the text */
    const char *target; /* `size` bytes as the file has them, foreign */
    uint32_t size;
};

/* What a version says of itself: enum, name. */
#define METADATA(X)                                                                            \
    X(METADATA_TITLE, "title")                                                                 \
    X(METADATA_AUTHOR, "author")                                                               \
    X(METADATA_SITE, "site")                                                                   \
    X(METADATA_PUBLISHED, "published")                                                         \
    X(METADATA_MODIFIED, "modified")

enum metadata {
#define X(id, name) id,
    METADATA(X)
#undef X
        METADATA_COUNT
};

/* What was loaded, before any structure is seen in it. */
struct document {
    const char *name;     /* as the user gave it; foreign, never print it raw */
    const char *format;   /* "text" */
    const char *encoding; /* "UTF-8" */
    const char *path;     /* the user's own file that it is; NULL: a copy, a pipe ... */
    const char *kind;     /* what a filter has read, "docx"; NULL: no filter */
    const char *filter;   /* the program that has, "pandoc" */
    const char *remark;   /* what else a title says of it, "new file"; NULL: nothing */
    const uint8_t *text;  /* `size` bytes, followed by one 0 byte that is not text */
    uint32_t size;
    const uint8_t *raw; /* the file's own bytes; the same pointer as text where they
                           are the text */
    uint32_t raw_size;
    const struct origin *origins; /* where they are not: rising in the text, which they
                                   need not cover */
    size_t n_origins;
    uint8_t ascii_raw; /* bytes of raw that a character of ASCII takes; 0: raw is UTF-8 */
    const struct passage *passages; /* rising; none where the input says nothing */
    size_t n_passages;
    const struct hyperlink *hyperlinks; /* rising, none empty, none in another */
    size_t n_hyperlinks;
    const struct left_out *left_out; /* in the order of the file */
    size_t n_left_out;
    const char *metadata[METADATA_COUNT]; /* UTF-8, foreign; NULL where it is not said */
    bool is_guessed;  /* the encoding was seen from bytes that do not say it */
    const char *note; /* a sentence on how it was read that its reader should know, or NULL */
};

/* A plain text in UTF-8: the bytes are the text. */
struct document document_plain(const char *name, const uint8_t *text, uint32_t size);

/* The bytes of raw that say a span of the text. Exact at the boundaries of
 * characters; what cannot be divided is taken whole, and the raw bytes between
 * two origins belong to neither. An empty span gives the place where raw bytes
 * could be put in. Logarithmic in the number of origins, linear in the size of
 * the two that hold the ends. */
struct span document_raw_span(const struct document *document, struct span text);

/* The first hyperlink that ends behind the byte; n_hyperlinks where none does.
 * Logarithmic. */
size_t document_hyperlink_at(const struct document *document, uint32_t byte);

/* The passage that a byte is in; NULL where the input says nothing of it. Logarithmic. */
const struct passage *document_passage_at(const struct document *document, uint32_t byte);

/* "headline" and so on. */
const char *passage_name(enum passage_kind kind);

/* "menu" and so on. */
const char *left_out_name(enum left_out_kind kind);

/* "title" and so on. */
const char *metadata_name(enum metadata which);

/* Says something of the version, n bytes, unless it was said before. White space
 * becomes one blank; what is very long is cut. The copy lives in the arena. */
void document_say(struct document *document, enum metadata which, const char *text, size_t n,
                  struct arena *arena);

#endif

/* Boilerplate: lines that a page or an agency puts around an article, such as
 * "Advertisement", "Read more", photo credits, "BERLIN (dpa) -". */
#ifndef STET_ARTICLE_BOILERPLATE_H
#define STET_ARTICLE_BOILERPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/span.h"

/* Where in the article a rule holds: enum, name in rule files. */
#define BOILERPLATE_PLACES(X)                                                                      \
    X(BOILERPLATE_ANYWHERE, "anywhere")                                                            \
    X(BOILERPLATE_TOP, "top")                                                                      \
    X(BOILERPLATE_END, "end")                                                                      \
    X(BOILERPLATE_EDGES, "edges")

enum boilerplate_place {
#define X(id, name) id,
    BOILERPLATE_PLACES(X)
#undef X
        BOILERPLATE_PLACE_COUNT
};

enum { BOILERPLATE_EDGE = 6 /* paragraphs that are the top, or the end, of an article */ };

/* A piece of a rule file. */
struct boilerplate_text {
    const char *at;
    size_t n;
};

/* One rule. */
struct boilerplate_rule {
    struct boilerplate_text name, keys, is, next; /* keys: literals between '|', inner ones
                                                     with a star; next: empty for any */
    enum boilerplate_place place;
    bool prefix;  /* it is the beginning of a paragraph, not the whole of it */
    uint32_t max; /* bytes of the paragraph, or of the prefix, at most */
    bool off;
};

/* A literal by which a rule is looked for. */
struct boilerplate_key {
    struct boilerplate_text text;
    uint16_t rule;
    uint16_t next; /* the next key with the same beginning, plus one; 0 for none */
};

enum { BOILERPLATE_SLOTS = 512, BOILERPLATE_KEYS_MAX = 8000 };

struct boilerplate_rules {
    struct {
        struct boilerplate_rule *at;
        size_t n, cap;
    } rules;
    struct {
        struct boilerplate_key *at;
        size_t n, cap;
    } keys;
    uint16_t begins[BOILERPLATE_SLOTS]; /* by a hash of two bytes: the last key that begins
                                           so, plus one; 0 for none */
    uint16_t inner[256];                /* by byte, of either case: the same for inner keys */
    uint32_t max;                       /* the largest max of a rule */
};

/* The rules that come with the program: src/article/boilerplate.rules, made into C at
 * build time. */
extern const char boilerplate_source[];

/* Adds the shipped rules. Linear in their text; no pattern is compiled. */
void boilerplate_add_shipped(struct boilerplate_rules *rules, struct arena *arena);

/* Adds the rules of a file's n bytes, which must outlive them, and compiles each once
 * to see that it is good: `rule NAME PLACE whole|prefix [max=N]` with lines `key`, `is`
 * and `next` below it; `off NAME` switches the rules off that are called so, or so and
 * a full stop with more behind it. False with a sentence that names `file` (foreign
 * text, any name) and the line. */
bool boilerplate_add(struct boilerplate_rules *rules, const char *file, const char *text, size_t n,
                     struct arena *arena, struct error *error);

/* For each of an article's paragraphs the byte up to which it is boilerplate: its
 * start where it is none, its end where it is nothing else. Patterns are compiled when
 * a paragraph first has one of their keys; a rule that hits a limit of the search
 * does not hold. Linear in the number of paragraphs, of which at most `max` bytes are
 * looked at. */
void boilerplate_find(const struct boilerplate_rules *rules, const uint8_t *text,
                      const struct span *paragraphs, size_t n, uint32_t *ends);

#endif

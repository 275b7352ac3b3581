/* What a reviewer steps through: changes with their classes, risk and gloss. */
#ifndef STET_CHANGE_CHANGES_H
#define STET_CHANGE_CHANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "collate/collation.h"

/* Classes of change, most serious first: enum, name, risk. */
#define CHANGE_CLASSES(X)                                                                      \
    X(CLASS_NUMBER, "number", RISK_FACT)                                                       \
    X(CLASS_MONEY, "money", RISK_FACT)                                                         \
    X(CLASS_PERCENT, "percent", RISK_FACT)                                                     \
    X(CLASS_DATE, "date", RISK_FACT)                                                           \
    X(CLASS_TIME, "time", RISK_FACT)                                                           \
    X(CLASS_NAME, "name", RISK_FACT)                                                           \
    X(CLASS_TITLE, "title", RISK_FACT)                                                         \
    X(CLASS_QUOTE, "quote", RISK_FACT)                                                         \
    X(CLASS_QUOTE_BOUNDARY, "quote-boundary", RISK_FACT)                                       \
    X(CLASS_ATTRIBUTION, "attribution", RISK_FACT)                                             \
    X(CLASS_NEGATION, "negation", RISK_FACT)                                                   \
    X(CLASS_MODALITY, "modality", RISK_FACT)                                                   \
    X(CLASS_WORDING, "wording", RISK_LANGUAGE)                                                 \
    X(CLASS_SPELLING, "spelling", RISK_LANGUAGE)                                               \
    X(CLASS_LINK, "link", RISK_LANGUAGE)                                                       \
    X(CLASS_CASE, "case", RISK_COSMETIC)                                                       \
    X(CLASS_PUNCTUATION, "punctuation", RISK_COSMETIC)                                         \
    X(CLASS_TYPOGRAPHY, "typography", RISK_COSMETIC)                                           \
    X(CLASS_DIACRITICS, "diacritics", RISK_COSMETIC)                                           \
    X(CLASS_WHITESPACE, "whitespace", RISK_COSMETIC)                                           \
    X(CLASS_BOILERPLATE, "boilerplate", RISK_COSMETIC)

enum risk { RISK_COSMETIC, RISK_LANGUAGE, RISK_STRUCTURE, RISK_FACT };

enum change_class {
#define X(id, name, risk) id,
    CHANGE_CLASSES(X)
#undef X
    CHANGE_CLASS_COUNT
};

#define CLASS_BIT(c) (UINT32_C(1) << (c))

/* The name of the contract, "quote-boundary" for one. */
const char *change_class_name(enum change_class c);

/* Whether a class is one of facts. */
bool change_class_is_fact(uint32_t class);

/* The gravest risk in a set of classes; RISK_COSMETIC for none. */
enum risk change_classes_risk(uint32_t classes);

struct change {
    uint64_t id;             /* by content and its neighbourhood, not by offsets */
    enum link_kind kind;     /* of the link it belongs to */
    bool moved;              /* the change is the move itself; its edits follow */
    bool transposed;         /* its words stand elsewhere in the sentence, see counterpart.h */
    bool pinned, parted;     /* of units that somebody pinned, or parted, by hand */
    enum risk risk;
    uint32_t classes;
    struct span span[SIDES]; /* what it covers; an empty one stands where text would be */
    struct range edits;      /* of collation.edits; empty for a move, split or merge */
    uint32_t paragraph;      /* its paragraph link */
    uint32_t sentence;       /* its (first) sentence link */
};

/* In reading order: by paragraph link, then by place. One change is one edit
 * inside partner sentences, or a whole sentence or paragraph that is inserted
 * or deleted, or the fact that a paragraph or sentence moved, split or merged. */
struct changes {
    const struct collation *collation;
    struct change *at;
    size_t n;
};

/* Classifies every edit of the collation (writes edit.classes), takes those out
 * that have none but collation.ignored classes, and lists the changes. Linear in
 * the number and size of the edits. */
struct changes changes_list(struct collation *collation, struct arena *arena);

/* What it is called: "moved", "transposed", or the kind of its link. */
const char *change_kind_name(const struct change *change);

/* The first change of a paragraph link; where that has none, of one behind it,
 * or changes->n. Logarithmic. */
size_t changes_first(const struct changes *changes, uint32_t paragraph);

/* The hyperlinks that make a change one of class link; NULL on a side where the
 * words lead nowhere. False where the change has not that class. Linear in the
 * number of hyperlinks in the change. */
bool change_targets(const struct changes *changes, const struct change *change,
                    const struct hyperlink *targets[SIDES]);

/* The pin that a change shows the effect of: its sentence's, or its paragraph's; NULL
 * where there is none. */
const struct pin *change_pin(const struct changes *changes, const struct change *change);

#endif

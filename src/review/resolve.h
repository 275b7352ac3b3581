/* Resolve: the article with the decisions applied, as text; see apply.h for files. */
#ifndef STET_REVIEW_RESOLVE_H
#define STET_REVIEW_RESOLVE_H

#include "base/strbuf.h"
#include "review/choices.h"
#include "review/review.h"

/* What becomes of a change that is neither accepted nor stet: enum, name. */
#define UNDECIDED(X)                                                                           \
    X(UNDECIDED_NEW, "new")   /* the new text stands */                                        \
    X(UNDECIDED_OLD, "old")   /* the old text stands */                                        \
    X(UNDECIDED_MARK, "mark") /* both, as CriticMarkup */

enum undecided {
#define X(id, name) id,
    UNDECIDED(X)
#undef X
        UNDECIDED_COUNT
};

/* Writes to stands[i], for each change, the side that stands: accept is NEW,
 * stet OLD, open and query `otherwise`. */
void resolve_stands(const struct review *review, enum side otherwise, uint8_t *stands);

/* stands[i] is the side that stands of each change. What no change decides follows
 * `base`; where that stands of every change, the text is that version byte for
 * byte, and where the other stands of every change, the other version but for
 * white space and for what is ignored. Linear. */
void resolve_standing(const struct changes *changes, const uint8_t *stands, enum side base,
                      struct strbuf *out);

/* Adds the sentences of one link as the choices (see choices_make) have them, with
 * NEW's text where no change decides: nothing for one that does not stand. As they are
 * read (see reading.h), not as they are written. Linear in the link's edits and size. */
void resolve_sentence(const struct collation *collation, const struct choices *choices,
                      uint32_t sentence, struct strbuf *out);

/* Whose text is where no change decides: NEW's, unless nothing of NEW stands; without
 * any change NEW's unless `undecided` says old. */
enum side resolve_base(const struct changes *changes, const uint8_t *stands,
                       enum undecided undecided);

/* Both, where those of the first array stand for one reader and those of the second for
 * another, as CriticMarkup. */
void resolve_marked(const struct changes *changes, const uint8_t *const stands[SIDES],
                    struct strbuf *out);

/* Adds the text of the document, in UTF-8. Where the new text of every change stands it
 * is NEW's byte for byte, where the old text of every change stands it is OLD's; without
 * any change it is NEW's unless `undecided` says old. In between NEW's bytes are
 * kept, OLD's are put where a change is stet, with NEW's line ends, and lines
 * of a paragraph that this made too long or too short are filled anew where NEW
 * fills its lines; differences that are no change follow NEW. Linear. */
void resolve(const struct review *review, enum undecided undecided, struct strbuf *out);

/* Whether a change is neither accepted nor stet. */
bool resolve_is_undecided(const struct decision *decision);

#endif

/* Shared by the parts of the sentence splitter only: stops, the rules that judge
 * them, and the walk over a paragraph. */
#ifndef STET_ARTICLE_SENTENCE_INTERNAL_H
#define STET_ARTICLE_SENTENCE_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/span.h"
#include "base/utf8.h"

/* Bytes of a word that are looked at; longer ones are in no table. Keeps the
 * work at each full stop constant. */
enum { WORD_BYTES = 64 };

enum terminator {
    NOT_TERMINATOR,
    STOP,     /* . which abbreviations share */
    DOTS,     /* … */
    STRONG,   /* ! ? and their kin, followed by a space */
    FULLSTOP, /* 。 ؟ । and others that only ever end sentences */
};

/* The text under the knife: all positions are bytes of `text`, below `end`. */
struct cursor {
    const uint8_t *text;
    uint32_t start, end;
};

/* What was met between the first terminator and the end of its closing marks. */
struct stop {
    uint32_t end;
    uint32_t first; /* end of the first full stop */
    enum terminator strongest;
    int dots;    /* full stops in the run, an ellipsis counts as three */
    bool spaced; /* ". . ." */
    bool closed; /* a closing quotation mark or bracket followed */
};

/* The word that begins at or after a place, past spaces and opening marks. */
struct following {
    uint32_t start, end;
    enum char_class first; /* class of its first character */
    bool opened;           /* an opening mark stood before it */
    bool capitals;         /* no lower-case letter in it, more than one letter */
};

/* White space of every kind. */
static inline bool stop_is_space(uint32_t cp)
{
    return cp == ' ' || (cp != UTF8_INVALID && utf8_class(cp) == CHAR_SPACE);
}

/* Decodes the character at `at`; returns where it ends. */
static inline uint32_t stop_decode(const struct cursor *in, uint32_t at, uint32_t *cp)
{
    return at + (uint32_t)utf8_decode(in->text + at, in->end - at, cp);
}

/* The character before `at` and where it begins; 0 at the start. */
static inline uint32_t stop_before(const struct cursor *in, uint32_t at, uint32_t *first)
{
    uint32_t cp = 0;
    if (at > in->start)
        *first = utf8_decode_before(in->text, in->start, at, &cp);
    return cp;
}

/* Past white space of every kind. */
uint32_t stop_skip_space(const struct cursor *in, uint32_t at);

/* What the character at `at` is in its place. */
enum terminator stop_terminator(const struct cursor *in, uint32_t at, uint32_t cp);

/* Whether a terminator can begin with this byte. */
static inline bool stop_may_begin(uint8_t byte)
{
    extern const bool stop_first_bytes[256];
    return stop_first_bytes[byte];
}

/* The end of a mark of omission, "[...]" or "(…)", whose dots begin at `at`; or
 * `at`. */
uint32_t stop_omission_end(const struct cursor *in, uint32_t at);

/* Reads the stop whose first terminator is at `at`. */
struct stop stop_read(const struct cursor *in, uint32_t at);

/* The word that ends before `at`: letters, digits and inner full stops. */
struct span stop_word_before(const struct cursor *in, uint32_t at);

/* Whether a full stop behind `word`, as behind an abbreviation, an initial or an ordinal, leaves the
 * sentence open, given what follows. */
bool stop_leaves_open(const struct cursor *in, struct span word, const struct following *next);

/* Lists of words that rules know. */
enum word_list {
    LIST_OPENINGS,
    LIST_TIMES,
    LIST_ORDINALS,
    LIST_DETERMINERS,
    LIST_LABELS,
    LIST_SOUNDS,
    LIST_STREETS,
    LIST_SAINTS,
    LIST_SPEECH,
    LIST_NAMES,
    LIST_ARTICLES,
    LIST_ELISIONS,
};

/* Whether a list has the word, in any case. */
bool stop_is_listed(const struct cursor *in, struct span word, enum word_list list);

/* The word after a stop. */
struct following stop_following(const struct cursor *in, uint32_t at);

/* Whether the word after a stop begins sentences far more often than names. */
bool stop_is_starter(const struct cursor *in, const struct following *next);

/* Whether it is an article with the rest of a surname behind it: Le Pen. */
bool stop_is_surname(const struct cursor *in, const struct following *next);

/* Whether it has a capital and the word behind it none: "Shares fell". */
bool stop_is_before_small(const struct cursor *in, const struct following *next);

/* Whether it names a time zone: "New York time". */
bool stop_is_zone(const struct cursor *in, const struct following *next);

/* Whether it names who spoke the quotation before it: "Mr. Jones asked". */
bool stop_is_attribution(const struct cursor *in, const struct following *next);

/* Whether a sentence that is speech in brackets ends with the closing bracket at `mark`, which ends
 * at `end`: the next speech follows, or Japanese that does not go on with a particle. */
bool stop_ends_speech(const struct cursor *in, uint32_t mark, uint32_t end);

/* Whether a sentence ends with this stop, whose first terminator is at `at`. */
bool stop_ends_sentence(const struct cursor *in, uint32_t at, const struct stop *stop);

#endif

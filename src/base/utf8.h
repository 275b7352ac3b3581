/* Characters: decoding, grapheme clusters, width, folding, classes. The only
 * user of utf8proc. */
#ifndef STET_BASE_UTF8_H
#define STET_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

#define UTF8_INVALID UINT32_C(0xffffffff)

enum { UTF8_MAX = 4 /* bytes of one character */ };

/* Decodes the character at p, of which n >= 1 bytes may be read. Returns its
 * length in bytes (1..4). A byte that begins no well-formed character (Unicode
 * 15, table 3-7) is one by itself: *cp is UTF8_INVALID, the length 1. */
static inline size_t utf8_decode(const uint8_t *p, size_t n, uint32_t *cp)
{
    extern size_t utf8_decode_any(const uint8_t *p, size_t n, uint32_t *cp);
    if (p[0] < 0x80) {
        *cp = p[0];
        return 1;
    }
    /* most of what is not ASCII in most scripts, without the call */
    if (p[0] >= 0xc2 && p[0] <= 0xdf && n > 1 && (p[1] & 0xc0) == 0x80) {
        *cp = (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
        return 2;
    }
    if (p[0] >= 0xe1 && p[0] <= 0xec && n > 2 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        *cp = (uint32_t)(p[0] & 0xf) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
        return 3;
    }
    return utf8_decode_any(p, n, cp);
}

/* Decodes the character that ends before text[at], where start < at, and returns the byte
 * where it begins. A byte that ends no well-formed character between them is one by
 * itself, as above. */
static inline uint32_t utf8_decode_before(const uint8_t *text, uint32_t start, uint32_t at,
                                          uint32_t *cp)
{
    extern uint32_t utf8_decode_before_any(const uint8_t *text, uint32_t start, uint32_t at,
                                           uint32_t *cp);
    if (text[at - 1] >= 0x80)
        return utf8_decode_before_any(text, start, at, cp);
    *cp = text[at - 1];
    return at - 1;
}

/* Writes cp (a scalar value) and returns its length in bytes. */
size_t utf8_encode(uint32_t cp, uint8_t out[UTF8_MAX]);

/* The number of leading bytes below 0x80. */
static inline size_t utf8_ascii_prefix(const uint8_t *p, size_t n)
{
    extern size_t utf8_ascii_run(const uint8_t *p, size_t n);
    return n && p[0] < 0x80 ? utf8_ascii_run(p, n) : 0;
}

/* Whether all n bytes are below 0x80. Made for words. */
static inline bool utf8_is_ascii(const uint8_t *p, size_t n)
{
    if (n <= BYTES_AT_ONCE)
        return !(bytes_load_some(p, n) & BYTES_HIGH);
    if (n <= 2 * BYTES_AT_ONCE)
        return !((bytes_load(p) | bytes_load(p + n - BYTES_AT_ONCE)) & BYTES_HIGH);
    return utf8_ascii_prefix(p, n) == n;
}

/* Bytes (1..n) of the extended grapheme cluster at p (UAX #29). An invalid
 * byte and a CR LF are one cluster. At most 4 characters of no width in a row
 * stay with their base, because a terminal cell holds no more: what follows
 * counts as a cluster of its own. Bounded by 128 bytes. */
size_t utf8_cluster(const uint8_t *p, size_t n);

/* Columns that the terminal library gives to cp: 0, 1, 2, or -1 for what it
 * will not show. It asks the C library, as ncurses does, so it follows the
 * locale set by setlocale(LC_CTYPE, ...). */
int utf8_width(uint32_t cp);

enum char_class {
    CHAR_SPACE,   /* white space, line ends included */
    CHAR_LOWER,   /* letters by case */
    CHAR_UPPER,   /* also titlecase */
    CHAR_LETTER,  /* letters without case */
    CHAR_DIGIT,   /* decimal digits */
    CHAR_NUMBER,  /* other numbers */
    CHAR_JOINER,  /* combining marks */
    CHAR_OPEN,    /* opening punctuation, initial quotes included */
    CHAR_CLOSE,   /* closing punctuation, final quotes included */
    CHAR_MARK,    /* other punctuation */
    CHAR_SYMBOL,  /* money, arithmetic, arrows ... */
    CHAR_CONTROL, /* C0, C1, format characters, unassigned, private, invalid */
};

/* cp may be UTF8_INVALID. */
static inline enum char_class utf8_class(uint32_t cp)
{
    extern const uint8_t utf8_ascii_classes[0x80];
    extern enum char_class utf8_class_beyond_ascii(uint32_t cp);
    return cp < 0x80 ? (enum char_class)utf8_ascii_classes[cp] : utf8_class_beyond_ascii(cp);
}

/* Letters, digits, numbers and combining marks. */
static inline bool char_class_is_word(enum char_class c)
{
    return c >= CHAR_LOWER && c <= CHAR_JOINER;
}

/* East Asian characters. Words of them (but Korean ones) have no blanks between them, a
 * sentence needs none before it, and each tells about as much as a word elsewhere. */
static inline bool utf8_is_east_asian(uint32_t cp)
{
    return cp >= 0x2e80 && cp != UTF8_INVALID;
}

/* The least first byte of one in UTF-8, but for radicals (U+2E80 to U+2FFF), of which no
 * word is made. */
enum { UTF8_EAST_ASIAN = 0xe3 };

/* Of these, what stands for a word or a syllable of one: the kana of Japanese, and the
 * ideographs. */
static inline bool utf8_is_kana(uint32_t cp)
{
    return cp >= 0x3040 && cp <= 0x30ff;
}

static inline bool utf8_is_ideograph(uint32_t cp)
{
    return (cp >= 0x3400 && cp <= 0x4dbf) || (cp >= 0x4e00 && cp <= 0x9fff) ||
           (cp >= 0xf900 && cp <= 0xfaff) || (cp >= 0x20000 && cp <= 0x3ffff);
}

/* The columns that one who fills lines counts for cp, whatever the locale is. */
static inline unsigned utf8_columns(uint32_t cp)
{
    if (utf8_class(cp) == CHAR_JOINER)
        return 0;
    return utf8_is_east_asian(cp) && cp <= 0xffdc ? 2 : 1;
}

uint32_t utf8_lower(uint32_t cp);

/* What utf8_fold leaves out of the difference between two spellings. */
enum fold {
    FOLD_NONE = 0,       /* canonical equivalence only */
    FOLD_CASE = 1,       /* Unicode simple case folding */
    FOLD_DIACRITICS = 2, /* accents and points after decomposition; ø, kana voicing and
                            vowel signs not */
    FOLD_QUOTES = 4,     /* typographic quotes, dashes, ellipses and full-width forms as
                            ASCII ones */
};

/* Writes the folded, canonically decomposed form of n bytes to out, at most
 * `size` bytes, and returns how many. Input that would not fit is cut. Invalid
 * bytes stand for themselves. A buffer of 4 * n + 16 bytes always suffices for
 * runs of up to 32 combining marks; longer runs keep their order. */
size_t utf8_fold(const uint8_t *p, size_t n, unsigned fold, uint8_t *out, size_t size);

#endif

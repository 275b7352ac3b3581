#include "article/token.h"

#include <stdbool.h>
#include <string.h>

#include "article/reading.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "base/unibreak.h"
#include "base/utf8.h"
#include "base/vec.h"

enum ascii {
    ASCII_OTHER, /* marks and controls: tokens by themselves */
    ASCII_SPACE,
    ASCII_LETTER,
    ASCII_DIGIT,
    ASCII_JOIN,    /* the underscore joins letters and digits */
    ASCII_BETWEEN, /* . ' : join letters with letters and digits with digits */
    ASCII_DIGITS,  /* , ; join digits only */
    ASCII_HIGH,    /* not ASCII at all */
};

/* clang-format off */
#define S ASCII_SPACE
#define L ASCII_LETTER
#define D ASCII_DIGIT
static const uint8_t ascii_of[256] = {
    ['\t'] = S, ['\n'] = S, ['\v'] = S, ['\f'] = S, ['\r'] = S, [' '] = S,
    ['0'] = D, ['1'] = D, ['2'] = D, ['3'] = D, ['4'] = D,
    ['5'] = D, ['6'] = D, ['7'] = D, ['8'] = D, ['9'] = D,
    ['a'] = L, ['b'] = L, ['c'] = L, ['d'] = L, ['e'] = L, ['f'] = L, ['g'] = L, ['h'] = L,
    ['i'] = L, ['j'] = L, ['k'] = L, ['l'] = L, ['m'] = L, ['n'] = L, ['o'] = L, ['p'] = L,
    ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L, ['u'] = L, ['v'] = L, ['w'] = L, ['x'] = L,
    ['y'] = L, ['z'] = L,
    ['A'] = L, ['B'] = L, ['C'] = L, ['D'] = L, ['E'] = L, ['F'] = L, ['G'] = L, ['H'] = L,
    ['I'] = L, ['J'] = L, ['K'] = L, ['L'] = L, ['M'] = L, ['N'] = L, ['O'] = L, ['P'] = L,
    ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L, ['U'] = L, ['V'] = L, ['W'] = L, ['X'] = L,
    ['Y'] = L, ['Z'] = L,
    ['_'] = ASCII_JOIN, ['.'] = ASCII_BETWEEN, ['\''] = ASCII_BETWEEN, [':'] = ASCII_BETWEEN,
    [','] = ASCII_DIGITS, [';'] = ASCII_DIGITS,
#define H16(x) \
    [x] = ASCII_HIGH, [x + 1] = ASCII_HIGH, [x + 2] = ASCII_HIGH, [x + 3] = ASCII_HIGH, \
    [x + 4] = ASCII_HIGH, [x + 5] = ASCII_HIGH, [x + 6] = ASCII_HIGH, [x + 7] = ASCII_HIGH, \
    [x + 8] = ASCII_HIGH, [x + 9] = ASCII_HIGH, [x + 10] = ASCII_HIGH, [x + 11] = ASCII_HIGH, \
    [x + 12] = ASCII_HIGH, [x + 13] = ASCII_HIGH, [x + 14] = ASCII_HIGH, [x + 15] = ASCII_HIGH
    H16(0x80), H16(0x90), H16(0xa0), H16(0xb0), H16(0xc0), H16(0xd0), H16(0xe0), H16(0xf0),
#undef H16
};
#undef S
#undef L
#undef D
/* clang-format on */

/* Where tokens go. */
struct sink {
    const uint8_t *text;
    struct arena *arena;
    struct tokens *out;
    uint8_t gap;
};

static uint64_t ascii_key(const uint8_t *p, size_t n)
{
    uint64_t hash = HASH_SEED;
    while (n) {
        size_t step = n < BYTES_AT_ONCE ? n : BYTES_AT_ONCE;
        hash = hash_add(hash, bytes_lower(bytes_load_some(p, step)));
        p += step;
        n -= step;
    }
    return hash;
}

uint64_t token_key(const uint8_t *p, size_t n)
{
    if (utf8_is_ascii(p, n)) {
        if (p[0] == '-')
            n = 1;
        return ascii_key(p, n);
    }
    if (n == 3 && p[0] >= 0xe4 && p[0] <= 0xe9) /* ideographs have no other form */
        return ascii_key(p, n);
    uint8_t folded[4 * TOKEN_BYTES + 16];
    size_t size = utf8_fold(p, n, FOLD_CASE | FOLD_DIACRITICS | FOLD_QUOTES, folded, sizeof folded);
    /* a token of nothing but combining marks folds to nothing: keep its bytes */
    return size ? ascii_key(folded, size) : hash_bytes(p, n);
}

static inline void emit(struct sink *sink, uint32_t start, uint32_t end, enum token_kind kind,
                 uint64_t key)
{
    struct token *token = VEC_ADD(sink->arena, sink->out);
    token->key = key;
    token->span = (struct span){start, end};
    token->kind = (uint8_t)kind;
    token->gap = sink->gap;
    sink->gap = GAP_NONE;
}

/* The end of the ASCII word at `at`. */
static uint32_t ascii_word_end(const uint8_t *text, uint32_t at, uint32_t end)
{
    for (;;) {
        do
            at++;
        while (at < end && ascii_of[text[at]] >= ASCII_LETTER && ascii_of[text[at]] <= ASCII_JOIN);
        if (at + 1 >= end)
            return at;
        enum ascii c = (enum ascii)ascii_of[text[at - 1]];
        enum ascii joint = (enum ascii)ascii_of[text[at]],
                   next = (enum ascii)ascii_of[text[at + 1]];
        bool letters = c == ASCII_LETTER && next == ASCII_LETTER && joint == ASCII_BETWEEN;
        bool digits = c == ASCII_DIGIT && next == ASCII_DIGIT &&
                      (joint == ASCII_BETWEEN || joint == ASCII_DIGITS);
        if (!letters && !digits)
            return at;
        at++;
    }
}

/* The letters of a word of at most seven of them, in small ones, that begins at `at` and
 * ends before something that joins no letters; *size is how many. 0 for any other word,
 * and where fewer than eight bytes are left. */
static uint64_t short_word(const uint8_t *text, uint32_t at, uint32_t end, uint32_t *size)
{
    if (end - at < BYTES_AT_ONCE)
        return 0;
    uint64_t bytes = bytes_load(text + at), others = ~bytes_letters(bytes) & BYTES_HIGH;
    if (!others)
        return 0;
    *size = bytes_first(others);
    uint8_t next = ascii_of[text[at + *size]];
    if (next != ASCII_SPACE && next != ASCII_OTHER && next != ASCII_DIGITS)
        return 0;
    return (bytes | BYTES_ALL(0x20)) & ((UINT64_C(1) << 8 * *size) - 1);
}

static uint32_t run_end(const uint8_t *text, uint32_t at, uint32_t end)
{
    uint32_t first = at++;
    while (at < end && text[at] == text[first])
        at++;
    return at;
}

/* Text without a byte beyond ASCII. */
static void ascii_tokens(struct sink *sink, uint32_t at, uint32_t end)
{
    const uint8_t *text = sink->text;
    while (at < end) {
        uint8_t c = text[at], class = ascii_of[c];
        uint32_t stop, size;
        if (class == ASCII_SPACE) {
            if (sink->gap == GAP_NONE)
                sink->gap = GAP_PLAIN;
            at++;
            continue;
        }
        uint64_t word = class == ASCII_LETTER ? short_word(text, at, end, &size) : 0;
        if (word) {
            emit(sink, at, at + size, TOKEN_WORD, hash_add(HASH_SEED, word));
            at += size;
            continue;
        }
        if (class == ASCII_LETTER || class == ASCII_DIGIT || class == ASCII_JOIN)
            stop = ascii_word_end(text, at, end - at > TOKEN_BYTES ? at + TOKEN_BYTES : end);
        else if (c == '.' || c == '-')
            stop = run_end(text, at, end);
        else
            stop = at + 1;
        if (stop - at > TOKEN_BYTES)
            stop = at + TOKEN_BYTES;
        emit(sink, at, stop,
             class == ASCII_LETTER || class == ASCII_JOIN ? TOKEN_WORD
             : class == ASCII_DIGIT                       ? TOKEN_NUMBER
                                                          : TOKEN_MARK,
             ascii_key(text + at, c == '-' ? 1 : stop - at));
        at = stop;
    }
}

/* The kind of a segment, and the size of its first character. */
static enum token_kind kind_of(const uint8_t *p, size_t n, size_t *size, bool *space)
{
    uint32_t cp;
    *size = utf8_decode(p, n, &cp);
    enum char_class class = utf8_class(cp);
    *space = class == CHAR_SPACE;
    return class == CHAR_DIGIT || class == CHAR_NUMBER ? TOKEN_NUMBER
           : char_class_is_word(class)                 ? TOKEN_WORD
                                                       : TOKEN_MARK;
}

static bool is_digit(uint8_t byte)
{
    return ascii_of[byte] == ASCII_DIGIT;
}

/* Whether the segments around byte `at` of a token that began at `first` are
 * the parts of a time. */
static bool is_time_joint(const uint8_t *text, uint32_t first, uint32_t at, uint32_t end)
{
    if (text[at] == ':')
        return is_digit(text[first]) && is_digit(text[at - 1]) && at + 1 < end &&
               is_digit(text[at + 1]);
    return text[at - 1] == ':' && is_digit(text[at]) && is_digit(text[first]);
}

/* U+202F groups digits, so UAX #29 takes "1 200" for one word; with any other
 * space there it is two. */
static bool is_narrow_space(const uint8_t *text, uint32_t at, uint32_t end)
{
    return end - at >= 3 && text[at] == 0xe2 && text[at + 1] == 0x80 && text[at + 2] == 0xaf;
}

/* A chunk without ASCII white space, of which is_start tells the segments. */
static void segment_tokens(struct sink *sink, uint32_t at, uint32_t end, const uint8_t *is_start)
{
    const uint8_t *text = sink->text;
    uint32_t first = at;
    while (at < end) {
        uint32_t stop = at + 1;
        if (text[at] == '.' || text[at] == '-')
            stop = run_end(text, at, end);
        while (stop < end && !is_narrow_space(text, stop, end) &&
               (!is_start[stop - first] || is_time_joint(text, at, stop, end)))
            stop++;
        size_t size;
        bool space;
        enum token_kind kind = kind_of(text + at, stop - at, &size, &space);
        if (space) {
            /* what is joined to a space, a soft hyphen say, is no white space */
            sink->gap = GAP_SPECIAL;
            at += (uint32_t)size;
            continue;
        }
        emit(sink, at, stop, kind, token_key(text + at, stop - at));
        at = stop;
    }
}

enum { IDEOGRAPH = 3 /* bytes of one */ };

/* Whether one of the common ideographs (U+4E00 to U+9F7F) begins here. Each is a word: what
 * comes before never joins it, and what comes behind only where that is a mark. There may
 * be n bytes of it, and one can be read. */
static bool is_ideograph(const uint8_t *p, uint32_t n)
{
    return p[0] >= 0xe4 && p[0] <= 0xe9 && n >= IDEOGRAPH && (p[1] & 0xc0) == 0x80 &&
           (p[2] & 0xc0) == 0x80 && (p[0] > 0xe4 || p[1] >= 0xb8) && (p[0] < 0xe9 || p[1] < 0xbe);
}

/* Ideographs that another one follows; returns the place of the one that none follows,
 * or `at`. */
static uint32_t ideograph_tokens(struct sink *sink, uint32_t at, uint32_t end)
{
    const uint8_t *text = sink->text;
    if (!is_ideograph(text + at, end - at))
        return at;
    for (; is_ideograph(text + at + IDEOGRAPH, end - at - IDEOGRAPH); at += IDEOGRAPH)
        emit(sink, at, at + IDEOGRAPH, TOKEN_WORD,
             ascii_key(text + at, IDEOGRAPH));
    return at;
}

/* Where the next run of ideographs begins behind the character at `at`, or `end`. */
static uint32_t next_ideographs(const uint8_t *text, uint32_t at, uint32_t end)
{
    while (++at < end)
        if (is_ideograph(text + at, end - at) &&
            is_ideograph(text + at + IDEOGRAPH, end - at - IDEOGRAPH))
            break;
    return at;
}

static void unicode_tokens(struct sink *sink, uint32_t at, uint32_t whole)
{
    uint8_t is_start[TOKEN_BYTES];
    while ((at = ideograph_tokens(sink, at, whole)) < whole) {
        uint32_t end = next_ideographs(sink->text, at, whole), stop = end;
        if (stop - at > TOKEN_BYTES) {
            stop = at + TOKEN_BYTES;
            while (stop > at + TOKEN_BYTES - UTF8_MAX && (sink->text[stop] & 0xc0) == 0x80)
                stop--;
        }
        unibreak_words(sink->text + at, stop - at, is_start);
        segment_tokens(sink, at, stop, is_start);
        at = stop;
    }
}

static void tokenise_plain(const uint8_t *text, struct span span, struct arena *arena,
                           struct tokens *out)
{
    struct sink sink = {.text = text, .arena = arena, .out = out};
    uint32_t at = span.start;
    while (at < span.end) {
        uint32_t high = at + (uint32_t)utf8_ascii_prefix(text + at, span.end - at);
        if (high < span.end) /* the chunk that holds it is not ASCII */
            while (high > at && ascii_of[text[high - 1]] != ASCII_SPACE)
                high--;
        ascii_tokens(&sink, at, high);
        at = high;
        while (high < span.end && ascii_of[text[high]] != ASCII_SPACE)
            high++;
        if (high > at)
            unicode_tokens(&sink, at, high);
        at = high;
    }
}

/* Tokens of a copy without what is read over, put back to their places. */
static void tokenise_over(const uint8_t *text, struct span span, struct arena *arena,
                          struct tokens *out)
{
    struct arena scratch = {0};
    uint8_t *copy = arena_alloc(&scratch, (size_t)span_size(span) + 1, 1);
    uint32_t *place = arena_alloc(&scratch, span_size(span), sizeof *place), n = 0;
    size_t first = out->n;
    for (uint32_t i = span.start; i < span.end; i++)
        if (text[i] != READING_FILLER) {
            place[n] = i;
            copy[n++] = text[i];
        }
    copy[n] = 0;
    tokenise_plain(copy, (struct span){0, n}, arena, out);
    for (size_t i = first; i < out->n; i++) {
        struct span *token = &out->at[i].span;
        *token = (struct span){place[token->start], place[token->end - 1] + 1};
    }
    arena_free(&scratch);
}

void tokenise(const uint8_t *text, struct span span, struct arena *arena, struct tokens *out)
{
    if (reading_has_filler(text + span.start, span_size(span)))
        tokenise_over(text, span, arena, out);
    else
        tokenise_plain(text, span, arena, out);
}

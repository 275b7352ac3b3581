#include "change/cosmetic.h"

#include <string.h>

#include "article/quotes.h"
#include "article/reading.h"
#include "article/token.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/changes.h"
#include "change/number.h"

/* A passage under several foldings at once. */
struct forms {
    uint64_t words, words_cased, words_accented, words_typed; /* what is kept is in the name */
    uint64_t words_exact;
    uint64_t sharp; /* which words have an ß */
    uint64_t marks, marks_typed;
    uint32_t special; /* spaces that are no plain ones */
};

static uint64_t folded(const uint8_t *p, size_t n, unsigned fold)
{
    uint8_t form[4 * TOKEN_BYTES + 16];
    return hash_bytes(form, utf8_fold(p, n, fold, form, sizeof form));
}

enum { LIGATURE_FIRST = 0xfb00, LIGATURE_LAST = 0xfb06, MINUS = 0x2212 /* a dash, too */ };

/* A word with letters for ligatures, which only look otherwise, and with ss for ß, which
 * is spelt otherwise. */
struct plain_word {
    uint8_t bytes[TOKEN_BYTES]; /* as many as the word has at most */
    size_t size;
    bool ligatures, sharp;
};

static void read_plain(const uint8_t *p, size_t n, struct plain_word *plain)
{
    enum { SHARP_S = 0xdf };
    static const char letters[][4] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    plain->ligatures = plain->sharp = false;
    plain->size = 0;
    for (size_t at = 0, step; at < n; at += step) {
        uint32_t cp;
        step = utf8_decode(p + at, n - at, &cp);
        bool ligature = cp >= LIGATURE_FIRST && cp <= LIGATURE_LAST;
        const char *from = ligature ? letters[cp - LIGATURE_FIRST] : cp == SHARP_S ? "ss" : NULL;
        size_t size = from ? strlen(from) : step;
        memcpy(plain->bytes + plain->size, from ? (const void *)from : p + at, size);
        plain->size += size;
        plain->ligatures = plain->ligatures || ligature;
        plain->sharp = plain->sharp || cp == SHARP_S;
    }
}

static struct forms read_forms(const uint8_t *text, struct span span, struct arena *scratch)
{
    struct forms forms = {0};
    struct tokens tokens = {0};
    tokenise(text, span, scratch, &tokens);
    if (!tokens.n)
        forms.special = utf8_ascii_prefix(text + span.start, span_size(span)) < span_size(span);
    for (size_t i = 0; i < tokens.n; i++) {
        const uint8_t *p = text + tokens.at[i].span.start;
        size_t n = span_size(tokens.at[i].span);
        uint8_t plain[TOKEN_BYTES];
        p = reading_word(p, &n, plain, sizeof plain);
        forms.special += tokens.at[i].gap == GAP_SPECIAL;
        if (tokens.at[i].kind == TOKEN_MARK) {
            uint32_t cp;
            utf8_decode(p, n, &cp);
            if (utf8_class(cp) == CHAR_SYMBOL && cp != MINUS)
                forms.words = hash_add(forms.words, tokens.at[i].key);
            else if (!quotes_is_mark(cp)) /* which have a class of their own */
                forms.marks = hash_add(forms.marks, tokens.at[i].key);
            forms.marks_typed = hash_add(forms.marks_typed, hash_bytes(p, n));
            continue;
        }
        forms.words = hash_add(forms.words, tokens.at[i].key);
        forms.words_exact = hash_add(forms.words_exact, hash_bytes(p, n));
        struct plain_word letters;
        if (n <= TOKEN_BYTES && utf8_ascii_prefix(p, n) < n) {
            read_plain(p, n, &letters);
            if (letters.ligatures)
                forms.words_typed = hash_add(forms.words_typed, i);
            if (letters.sharp)
                forms.sharp = hash_add(forms.sharp, i);
            p = letters.bytes;
            n = letters.size;
        }
        forms.words_cased =
            hash_add(forms.words_cased, folded(p, n, FOLD_DIACRITICS | FOLD_QUOTES));
        forms.words_accented =
            hash_add(forms.words_accented, folded(p, n, FOLD_CASE | FOLD_QUOTES));
        forms.words_typed = hash_add(forms.words_typed, folded(p, n, FOLD_CASE | FOLD_DIACRITICS));
    }
    return forms;
}

uint32_t cosmetic_classes(const uint8_t *const text[SIDES], const struct span span[SIDES],
                          struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct forms old = read_forms(text[OLD], span[OLD], scratch);
    struct forms new = read_forms(text[NEW], span[NEW], scratch);
    arena_rewind(scratch, mark);
    uint32_t classes = 0;
    if (old.words != new.words)
        return CLASS_BIT(CLASS_WORDING);
    if (old.sharp != new.sharp)
        classes |= CLASS_BIT(CLASS_SPELLING);
    if (old.words_cased != new.words_cased)
        classes |= CLASS_BIT(CLASS_CASE);
    if (old.words_accented != new.words_accented)
        classes |= CLASS_BIT(CLASS_DIACRITICS);
    if (old.words_typed != new.words_typed)
        classes |= CLASS_BIT(CLASS_TYPOGRAPHY);
    if (old.marks != new.marks)
        classes |= CLASS_BIT(CLASS_PUNCTUATION);
    else if (old.marks_typed != new.marks_typed)
        classes |= CLASS_BIT(CLASS_TYPOGRAPHY);
    if (!classes && old.words_exact != new.words_exact)
        classes = CLASS_BIT(CLASS_DIACRITICS); /* composed in one, decomposed in the other */
    if (!classes) {
        bool typed = old.special || new.special || span_size(span[OLD]) == span_size(span[NEW]);
        classes = CLASS_BIT(typed ? CLASS_TYPOGRAPHY : CLASS_WHITESPACE);
    }
    return classes;
}

/* A passage as one row of letters and digits. */
struct row {
    uint64_t letters, exact, cased; /* hashes */
    uint64_t blanks, marks;         /* with their places among the letters */
    uint64_t joints;                /* places where something parts two letters */
    uint64_t points;                /* places where a mark parts two digits */
    size_t n;
    uint32_t last, before; /* characters; 0 where a mark or blank is */
    bool dotted, blank;    /* a full stop, a blank is among what parts them */
};

/* A letter of a script that has blanks between words. */
static bool is_letter(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return !utf8_is_east_asian(cp) &&
           (class == CHAR_LOWER || class == CHAR_UPPER || class == CHAR_LETTER);
}

/* What parts the characters before from the next; it stands at the row's end. */
static void add_parting(struct row *row, const uint8_t *p, size_t n, uint32_t cp)
{
    bool blank = utf8_class(cp) == CHAR_SPACE;
    if (blank)
        row->blanks = hash_add(row->blanks, row->n);
    else
        row->marks = hash_add(hash_add(row->marks, row->n), folded(p, n, FOLD_QUOTES));
    row->dotted = row->dotted || cp == '.';
    row->blank = row->blank || blank;
    row->before = row->last ? row->last : row->before;
    row->last = 0;
}

static void add_character(struct row *row, const uint8_t *p, size_t n, uint32_t cp)
{
    int digit = digit_of(cp);
    uint8_t form[4 * UTF8_MAX + 16] = {(uint8_t)('0' + digit)};
    size_t size =
        digit >= 0 ? 1
                   : utf8_fold(p, n, FOLD_CASE | FOLD_DIACRITICS | FOLD_QUOTES, form, sizeof form);
    if (!row->last && row->n && is_letter(row->before) && is_letter(cp) && !row->dotted)
        row->joints = hash_add(row->joints, row->n);
    if (!row->last && row->n && !row->blank && digit >= 0 && digit_of(row->before) >= 0)
        row->points = hash_add(row->points, row->n);
    row->letters = hash_add(row->letters, hash_bytes(form, size));
    row->exact = hash_add(row->exact, cp);
    row->cased = hash_add(row->cased, digit >= 0 ? (uint64_t)digit
                                                 : folded(p, n, FOLD_DIACRITICS | FOLD_QUOTES));
    row->n++;
    row->last = cp;
    row->dotted = row->blank = false;
}

static struct row read_row(const uint8_t *text, struct span span)
{
    struct row row = {0};
    for (uint32_t at = span.start, size; at < span.end; at += size) {
        uint32_t cp;
        size = (uint32_t)utf8_decode(text + at, span.end - at, &cp);
        enum char_class class = utf8_class(cp);
        if (text[at] == READING_FILLER || class == CHAR_CONTROL)
            continue;
        if (char_class_is_word(class) || class == CHAR_SYMBOL)
            add_character(&row, text + at, size, cp);
        else
            add_parting(&row, text + at, size, cp);
    }
    return row;
}

/* Whether both begin with a letter of ASCII, and not the same: most edits do. */
static bool begin_unlike(const uint8_t *const text[SIDES], const struct span span[SIDES])
{
    uint8_t first[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        first[side] = span_empty(span[side]) ? 0 : text[side][span[side].start] | 0x20;
        if (first[side] < 'a' || first[side] > 'z')
            return false;
    }
    return first[OLD] != first[NEW];
}

uint32_t joined_classes(const uint8_t *const text[SIDES], const struct span span[SIDES],
                        bool same_numbers)
{
    if (begin_unlike(text, span))
        return 0;
    struct row old = read_row(text[OLD], span[OLD]), new = read_row(text[NEW], span[NEW]);
    uint32_t classes = 0;
    if (!old.n || old.n != new.n || old.letters != new.letters)
        return 0;
    if (!same_numbers && old.points != new.points)
        return 0;
    if (old.joints != new.joints)
        return CLASS_BIT(CLASS_SPELLING);
    if (old.blanks != new.blanks)
        classes |= CLASS_BIT(CLASS_WHITESPACE);
    if (old.marks != new.marks)
        classes |= CLASS_BIT(CLASS_PUNCTUATION);
    if (old.cased != new.cased && old.exact != new.exact)
        classes |= CLASS_BIT(CLASS_CASE);
    return classes ? classes : CLASS_BIT(CLASS_TYPOGRAPHY);
}

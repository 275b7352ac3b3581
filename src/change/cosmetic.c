#include "change/cosmetic.h"

#include <string.h>

#include "article/reading.h"
#include "article/token.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/changes.h"
#include "change/quotes.h"

/* A passage under several foldings at once. */
struct forms {
    uint64_t words, words_cased, words_accented, words_typed; /* what is kept is in the name */
    uint64_t words_exact;
    uint64_t marks, marks_typed;
    uint32_t special; /* spaces that are no plain ones */
};

static uint64_t folded(const uint8_t *p, size_t n, unsigned fold)
{
    uint8_t form[4 * TOKEN_BYTES + 16];
    return hash_bytes(form, utf8_fold(p, n, fold, form, sizeof form));
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
        if (n <= TOKEN_BYTES && reading_has_filler(p, n)) {
            n = reading_strip(p, n, plain);
            p = plain;
        }
        forms.special += tokens.at[i].gap == GAP_SPECIAL;
        if (tokens.at[i].kind == TOKEN_MARK) {
            uint32_t cp;
            utf8_decode(p, n, &cp);
            if (utf8_class(cp) == CHAR_SYMBOL)
                forms.words = hash_add(forms.words, tokens.at[i].key);
            else if (!quotes_is_mark(cp)) /* which have a class of their own */
                forms.marks = hash_add(forms.marks, tokens.at[i].key);
            forms.marks_typed = hash_add(forms.marks_typed, hash_bytes(p, n));
            continue;
        }
        forms.words = hash_add(forms.words, tokens.at[i].key);
        forms.words_exact = hash_add(forms.words_exact, hash_bytes(p, n));
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

#include "change/spelling.h"

#include <string.h>

#include "article/language.h"
#include "article/reading.h"
#include "base/utf8.h"

enum { LETTERS_MAX = 64, INFLECTION_LETTERS = 2, VOWEL_WORD_MIN = 7, WORD_MIN = 4 };

struct letters {
    uint32_t at[LETTERS_MAX];
    size_t n;
};

static bool is_spelt(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return class == CHAR_LOWER || class == CHAR_UPPER || class == CHAR_LETTER ||
           class == CHAR_JOINER || class == CHAR_MARK;
}

static bool read_letters(const uint8_t *p, size_t n, struct letters *letters)
{
    letters->n = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        if (letters->n == LETTERS_MAX)
            return false;
        i += utf8_decode(p + i, n - i, &cp);
        if (cp == READING_FILLER)
            continue;
        if (!is_spelt(cp)) /* another digit or emoji is no slip */
            return false;
        letters->at[letters->n++] = utf8_lower(cp);
    }
    return true;
}

static bool is_vowel(uint32_t cp)
{
    return cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u';
}

/* Letters that one spelling of a language has for others, which are no more. */
struct variant {
    char from[4], to[4];
    uint32_t languages;
    bool end; /* only there, or before an ending of few letters */
};

enum { ENDING_LETTERS = 4 };

static const struct variant variants[] = {
    {"our", "or", LANGUAGE_BIT(EN), true}, {"ogue", "og", LANGUAGE_BIT(EN), true},
    {"mme", "m", LANGUAGE_BIT(EN), true},  {"ae", "e", LANGUAGE_BIT(EN), false},
    {"oe", "e", LANGUAGE_BIT(EN), false},  {"ph", "f", LANGUAGE_BIT(DE), false},
    {"ct", "t", LANGUAGE_BIT(PT), false},  {"pt", "t", LANGUAGE_BIT(PT), false},
    {"cç", "ç", LANGUAGE_BIT(PT), false},  {"pç", "ç", LANGUAGE_BIT(PT), false},
    {"cc", "c", LANGUAGE_BIT(PT), false},
};

static size_t letters_of(const char *text, uint32_t *out)
{
    size_t n = 0, size = strnlen(text, sizeof variants->from);
    for (size_t i = 0; i < size;)
        i += utf8_decode((const uint8_t *)text + i, size - i, &out[n++]);
    return n;
}

/* Puts one spelling in the place of the other. */
static void unify(struct letters *letters, const struct variant *variant)
{
    uint32_t from[4], to[4];
    size_t n_from = letters_of(variant->from, from), n_to = letters_of(variant->to, to), n = 0;
    for (size_t i = 0; i < letters->n;) {
        size_t left = letters->n - i;
        bool here = i > 0 && left >= n_from &&
                    (!variant->end || (i > 1 && left - n_from <= ENDING_LETTERS)) &&
                    !memcmp(&letters->at[i], from, n_from * sizeof *from);
        const uint32_t *put = here ? to : &letters->at[i];
        size_t size = here ? n_to : 1;
        memmove(&letters->at[n], put, size * sizeof *put);
        n += size;
        i += here ? n_from : 1;
    }
    letters->n = n;
}

/* Whether they differ in nothing but one such habit. */
static bool is_variant(const struct letters *old, const struct letters *new, uint32_t languages)
{
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        struct letters x = *old, y = *new;
        if (!(variants[i].languages & languages))
            continue;
        unify(&x, &variants[i]);
        unify(&y, &variants[i]);
        if (x.n == y.n && !memcmp(x.at, y.at, x.n * sizeof *x.at))
            return true;
    }
    return false;
}

bool spelling_differs(const uint8_t *old, size_t n_old, const uint8_t *new, size_t n_new,
                      uint32_t languages)
{
    struct letters x, y;
    if (!read_letters(old, n_old, &x) || !read_letters(new, n_new, &y))
        return false;
    size_t head = 0, tail = 0;
    while (head < x.n && head < y.n && x.at[head] == y.at[head])
        head++;
    if (head > 0 && is_variant(&x, &y, languages)) /* none begins a word */
        return true;
    while (tail < x.n - head && tail < y.n - head && x.at[x.n - 1 - tail] == y.at[y.n - 1 - tail])
        tail++;
    size_t only_x = x.n - head - tail, only_y = y.n - head - tail;
    if (only_x == 2 && only_y == 2 && x.at[head] == y.at[head + 1] && x.at[head + 1] == y.at[head])
        return true;
    if (only_x > 1 || only_y > 1 || x.n < WORD_MIN || y.n < WORD_MIN || head == 0)
        return false;
    if (tail == 0 || (tail < INFLECTION_LETTERS && only_x != only_y))
        return false;
    if (only_x == 1 && only_y == 1 && is_vowel(x.at[head]) && is_vowel(y.at[head]))
        return x.n >= VOWEL_WORD_MIN;
    return true;
}

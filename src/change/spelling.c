#include "change/spelling.h"

#include "base/utf8.h"

enum { LETTERS_MAX = 64, INFLECTION_LETTERS = 2, VOWEL_WORD_MIN = 7, WORD_MIN = 4 };

struct letters {
    uint32_t at[LETTERS_MAX];
    size_t n;
};

static bool read_letters(const uint8_t *p, size_t n, struct letters *letters)
{
    letters->n = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        if (letters->n == LETTERS_MAX)
            return false;
        i += utf8_decode(p + i, n - i, &cp);
        letters->at[letters->n++] = utf8_lower(cp);
    }
    return true;
}

static bool is_vowel(uint32_t cp)
{
    return cp == 'a' || cp == 'e' || cp == 'i' || cp == 'o' || cp == 'u';
}

bool spelling_differs(const uint8_t *old, size_t n_old, const uint8_t *new, size_t n_new)
{
    struct letters x, y;
    if (!read_letters(old, n_old, &x) || !read_letters(new, n_new, &y))
        return false;
    size_t head = 0, tail = 0;
    while (head < x.n && head < y.n && x.at[head] == y.at[head])
        head++;
    while (tail < x.n - head && tail < y.n - head &&
           x.at[x.n - 1 - tail] == y.at[y.n - 1 - tail])
        tail++;
    size_t only_x = x.n - head - tail, only_y = y.n - head - tail;
    if (only_x == 2 && only_y == 2 && x.at[head] == y.at[head + 1] &&
        x.at[head + 1] == y.at[head])
        return true;
    if (only_x > 1 || only_y > 1 || x.n < WORD_MIN || y.n < WORD_MIN || head == 0)
        return false;
    if (tail == 0 || (tail < INFLECTION_LETTERS && only_x != only_y))
        return false;
    if (only_x == 1 && only_y == 1 && is_vowel(x.at[head]) && is_vowel(y.at[head]))
        return x.n >= VOWEL_WORD_MIN;
    return true;
}

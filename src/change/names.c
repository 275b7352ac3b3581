#include "change/names.h"

#include <string.h>

#include "article/abbreviation.h"
#include "base/utf8.h"
#include "change/language.h"
#include "change/terms.h"
#include "collate/function_words.h"

/* Bytes of each side that are read, places in the table, and how many are taken. */
enum { READ_MAX = 64 * 1024, PLACES = 1024, NAMES_MAX = PLACES / 2, LEAST_NAME = 3 };

/* A hash of a word in small letters, as far as they are ASCII. */
static uint64_t hash_of(const uint8_t *word, size_t n)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < n; i++) {
        uint8_t byte = word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20 : word[i];
        hash = (hash ^ byte) * 1099511628211u;
    }
    return hash | 1;
}

/* The place of a hash, or where it would be. */
static size_t place_of(const struct names *names, uint64_t hash)
{
    size_t place = (hash >> 20) % names->size;
    while (names->at[place] && names->at[place] != hash)
        place = (place + 1) % names->size;
    return place;
}

/* A word of the text as it is read. */
struct read_word {
    size_t start, end;
    bool capital;
    bool joined; /* one blank before it, and a word or a comma before that */
    bool comma;
};

static bool is_letter(const uint8_t *text, size_t i, size_t n)
{
    if (text[i] < 0x80)
        return (uint8_t)((text[i] | 0x20) - 'a') < 26;
    return text[i] != 0xe2 || i + 1 >= n || text[i + 1] != 0x80; /* dashes and quotation marks */
}

static bool next_word(const uint8_t *text, size_t n, struct read_word *word)
{
    size_t before = word->end, at = before;
    uint32_t first;
    while (at < n && !is_letter(text, at, n))
        at++;
    if (at >= n)
        return false;
    word->comma = at - before == 2 && text[before] == ',' && text[before + 1] == ' ';
    word->joined = before && (word->comma || (at - before == 1 && text[before] == ' '));
    word->start = at;
    while (at < n && is_letter(text, at, n))
        at++;
    word->end = at;
    first = text[word->start];
    if (first >= 0x80)
        utf8_decode(text + word->start, at - word->start, &first);
    word->capital = first < 0x80 ? first <= 'Z' : utf8_class(first) == CHAR_UPPER;
    return true;
}

/* In German polite pronouns have capitals, too: fragen Sie Ihren Arzt. */
static void take_capital(const uint8_t *text, struct read_word *word)
{
    word->capital =
        word->capital && !function_word_languages(text + word->start, word->end - word->start);
}

/* Learns a word with a capital, if it may be a name at all. */
static void learn(struct names *names, const uint8_t *text, const struct read_word *word)
{
    const uint8_t *p = text + word->start;
    size_t n = word->end - word->start, place = place_of(names, hash_of(p, n));
    if (names->at[place] || names->n == NAMES_MAX || n < LEAST_NAME ||
        abbreviation_is_starter(p, n))
        return;
    names->at[place] = hash_of(p, n);
    names->sizes[p[0] & 31] |= UINT32_C(1) << n % 32;
    names->n++;
}

/* Of German the last of several words with capitals behind a title: Ministerin Thea Brandner. */
static void learn_german(struct names *names, const uint8_t *text, size_t n, uint32_t languages)
{
    struct read_word word = {0}, before = {0};
    bool titled = false; /* the words up to the one before are such */
    size_t run = 0;      /* how many of them come after the title */
    for (bool more = true; more; before = word) {
        more = next_word(text, n, &word);
        take_capital(text, &word);
        bool goes_on = more && word.joined && !word.comma && word.capital && titled;
        if (!goes_on && titled && run)
            learn(names, text, &before);
        run = goes_on ? run + 1 : 0;
        titled = goes_on || (more && word.capital &&
                             term_find(text + word.start, word.end - word.start, languages).term ==
                                 TERM_TITLE);
    }
}

/* Elsewhere a word with a capital behind another in small letters. */
static void learn_other(struct names *names, const uint8_t *text, size_t n)
{
    struct read_word word = {0}, before = {0};
    for (; next_word(text, n, &word); before = word)
        if (word.capital && word.joined && !before.capital)
            learn(names, text, &word);
}

/* Takes out what stands in small letters, too. */
static void forget_small(struct names *names, const uint8_t *text, size_t n)
{
    struct read_word word = {0};
    while (next_word(text, n, &word))
        if (!word.capital &&
            names->sizes[text[word.start] & 31] >> (word.end - word.start) % 32 & 1) {
            size_t place = place_of(names, hash_of(text + word.start, word.end - word.start));
            if (names->at[place])
                names->at[place] = 2; /* no hash: they are odd */
        }
}

void names_learn(struct names *names, const struct article *const article[SIDES],
                 uint32_t languages, struct arena *arena)
{
    size_t n[SIDES];
    *names = (struct names){.at = arena_zero(arena, PLACES, sizeof *names->at), .size = PLACES};
    for (int side = OLD; side <= NEW; side++) {
        const struct document *document = &article[side]->document;
        n[side] = document->size < READ_MAX ? document->size : READ_MAX;
        if (language_is(languages, LANGUAGE_DE))
            learn_german(names, document->text, n[side], languages);
        else
            learn_other(names, document->text, n[side]);
    }
    for (int side = OLD; side <= NEW && names->n; side++)
        forget_small(names, article[side]->document.text, n[side]);
}

bool names_has(const struct names *names, const uint8_t *word, size_t n)
{
    return names && names->at[place_of(names, hash_of(word, n))] != 0;
}

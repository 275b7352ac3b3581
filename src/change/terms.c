#include "change/terms.h"

#include <string.h>

#include "article/reading.h"
#include "article/token.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/terms_internal.h"

/* Letters that must be left of a word without what is written together with it, or its
 * ending. */
enum { LEAST_REST = 3, LEAST_ELIDED = 2 };

const struct term_entry *term_entry_find(const struct lookup_word *word, bool capital,
                                         uint32_t languages)
{
    const struct term_entry *best = NULL;
    ptrdiff_t at = lookup_find(word, term_entries, n_term_entries, sizeof *term_entries);
    if (at < 0)
        return NULL;
    for (size_t i = (size_t)at;
         i < n_term_entries && lookup_same(word->bytes, term_entries[i].word); i++) {
        const struct term_entry *entry = &term_entries[i];
        if (!(entry->languages & languages) || (entry->flags & TERM_CAPITAL && !capital))
            continue;
        if (!best || (entry->flags & TERM_CAPITAL && !(best->flags & TERM_CAPITAL)))
            best = entry;
    }
    return best;
}

static struct found_term found_of(const struct term_entry *entry, uint64_t hash)
{
    return (struct found_term){(enum term)entry->term, entry->flags,
                               entry->value ? entry->value : hash};
}

/* Whether a word ends in n't, or is what an n' makes of one. */
static bool is_contracted_not(const char *word, size_t n, uint32_t languages)
{
    return (n > 3 && !memcmp(word + n - 3, "n't", 3)) ||
           (n > 2 && !memcmp(word, "n'", 2) && languages & LANGUAGE_BIT(FR));
}

/* A term behind an elided article or preposition: l'ambassadeur, d'euros. */
static const struct term_entry *find_elided(const struct lookup_word *lower, uint32_t languages)
{
    const char *mark = memchr(lower->bytes, '\'', LOOKUP_WORD - 1);
    struct lookup_word rest = {{0}};
    if (!mark || !(languages & (LANGUAGE_BIT(FR) | LANGUAGE_BIT(IT))) || mark == lower->bytes)
        return NULL;
    memcpy(rest.bytes, mark + 1, (size_t)(lower->bytes + LOOKUP_WORD - (mark + 1)));
    return strnlen(rest.bytes, LOOKUP_WORD) >= LEAST_ELIDED
               ? term_entry_find(&rest, false, languages & (LANGUAGE_BIT(FR) | LANGUAGE_BIT(IT)))
               : NULL;
}

/* An Arabic term behind "and", "so", "in", "for" or "as", which are written with it. */
static const struct term_entry *find_proclitic(const struct lookup_word *lower)
{
    static const char *const letters[] = {"و", "ف", "ب", "ل", "ك"};
    struct lookup_word rest = {{0}};
    size_t n = strnlen(lower->bytes, LOOKUP_WORD);
    if ((uint8_t)lower->bytes[0] != 0xd9 && (uint8_t)lower->bytes[0] != 0xd8)
        return NULL;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (n >= 2 * (LEAST_REST + 1) && !memcmp(lower->bytes, letters[i], 2)) {
            memcpy(rest.bytes, lower->bytes + 2, n - 2);
            return term_entry_find(&rest, false, LANGUAGE_BIT(AR));
        }
    return NULL;
}

/* An Arabic verb of the future: the letter of سوف before that of a person. Nouns that begin
 * so and do not end in a sign of nouns are in the table. */
static bool is_future(const char *word, size_t n)
{
    static const char *const persons[] = {"ي", "ت", "ن", "أ"};
    enum { LETTER = 2, LEAST_LETTERS = 4 };
    if (n > 2 * LETTER && (!memcmp(word, "و", LETTER) || !memcmp(word, "ف", LETTER)) &&
        !memcmp(word + LETTER, "س", LETTER))
        return is_future(word + LETTER, n - LETTER);
    if (n < LEAST_LETTERS * LETTER || memcmp(word, "س", LETTER) != 0 ||
        !memcmp(word + n - LETTER, "ة", LETTER) || !memcmp(word + n - 2 * LETTER, "ات", 2 * LETTER))
        return false;
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        if (!memcmp(word + LETTER, persons[i], LETTER))
            return true;
    return false;
}

/* A verb of the future by how it ends: fermera, cerrará, chiuderà. Nouns that end so are in
 * the table. */
static bool is_romance_future(const char *word, size_t n, uint32_t languages)
{
    enum { LEAST_FUTURE = 5 };
    static const struct {
        char text[8];
        uint32_t languages;
    } endings[] = {
        {"era", LANGUAGE_BIT(FR)},   {"ira", LANGUAGE_BIT(FR)},   {"dra", LANGUAGE_BIT(FR)},
        {"eront", LANGUAGE_BIT(FR)}, {"iront", LANGUAGE_BIT(FR)}, {"dront", LANGUAGE_BIT(FR)},
        {"ará", LANGUAGE_BIT(ES)},   {"erá", LANGUAGE_BIT(ES)},   {"irá", LANGUAGE_BIT(ES)},
        {"drá", LANGUAGE_BIT(ES)},   {"arán", LANGUAGE_BIT(ES)},  {"erán", LANGUAGE_BIT(ES)},
        {"irán", LANGUAGE_BIT(ES)},  {"drán", LANGUAGE_BIT(ES)},  {"ará", LANGUAGE_BIT(PT)},
        {"erá", LANGUAGE_BIT(PT)},   {"irá", LANGUAGE_BIT(PT)},   {"arão", LANGUAGE_BIT(PT)},
        {"erão", LANGUAGE_BIT(PT)},  {"irão", LANGUAGE_BIT(PT)},  {"rà", LANGUAGE_BIT(IT)},
        {"ranno", LANGUAGE_BIT(IT)}};
    for (size_t i = 0; n > LEAST_FUTURE && i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i].text);
        if ((languages & (LANGUAGE_BIT(RU) - 1)) == endings[i].languages &&
            !memcmp(word + n - size, endings[i].text, size))
            return true;
    }
    return false;
}

/* A title that somebody had once: exalcalde. */
static const struct term_entry *find_former(const struct lookup_word *lower, uint32_t languages)
{
    struct lookup_word rest = {{0}};
    if (memcmp(lower->bytes, "ex", 2) != 0)
        return NULL;
    memcpy(rest.bytes, lower->bytes + 2, LOOKUP_WORD - 2);
    const struct term_entry *entry =
        rest.bytes[0] ? term_entry_find(&rest, false, languages) : NULL;
    return entry && entry->term == TERM_TITLE ? entry : NULL;
}

static const struct term_entry *find_ending(const uint8_t *word, size_t n, bool capital,
                                            uint32_t languages)
{
    if (language_is(languages, LANGUAGE_DE) ? !capital : !language_is(languages, LANGUAGE_NL))
        return NULL;
    for (size_t i = 0; i < n_term_endings; i++) {
        size_t size = strnlen(term_endings[i].word, LOOKUP_WORD);
        if (term_endings[i].languages & languages && n >= size + LEAST_REST &&
            !memcmp(word + n - size, term_endings[i].word, size))
            return &term_endings[i];
    }
    return NULL;
}

struct found_term term_find(const uint8_t *word, size_t n, uint32_t languages)
{
    struct found_term none = {TERM_NONE, 0, 0};
    uint8_t plain[TOKEN_BYTES];
    word = reading_word(word, &n, plain, sizeof plain);
    if (n < 2)
        return none; /* no letter of an alphabet is a term; ideographs are longer */
    struct lookup_word lower = lookup_lower(word, n);
    uint32_t first;
    utf8_decode(word, n, &first);
    bool capital = utf8_class(first) == CHAR_UPPER;
    size_t size = strnlen(lower.bytes, LOOKUP_WORD);
    uint64_t hash = size ? hash_bytes(lower.bytes, sizeof lower.bytes) : hash_bytes(word, n);
    if (is_contracted_not(lower.bytes, size, languages))
        return (struct found_term){TERM_NEGATION, 0,
                                   lower.bytes[1] == '\'' ? NEGATION_NE : NEGATION_NOT};
    const struct term_entry *entry = size ? term_entry_find(&lower, capital, languages) : NULL;
    if (!entry)
        entry = find_elided(&lower, languages);
    if (!entry)
        entry = find_proclitic(&lower);
    if (entry)
        return found_of(entry, hash);
    if (find_former(&lower, languages))
        return (struct found_term){TERM_TITLE, 0, hash};
    if (!capital && is_romance_future(lower.bytes, size, languages))
        return (struct found_term){TERM_MODALITY, 0, MODALITY_FUTURE};
    if ((uint8_t)lower.bytes[0] >= 0xd8 && languages & LANGUAGE_BIT(AR) &&
        is_future(lower.bytes, size))
        return (struct found_term){TERM_MODALITY, 0, MODALITY_FUTURE};
    uint32_t value = numeral_value(lower.bytes, size, languages);
    if (value)
        return (struct found_term){TERM_NUMBER, 0, value};
    entry = find_ending(word, n, capital, languages);
    return entry ? found_of(entry, hash) : none;
}

/* The first three bytes: all of a sign that terms without blanks begin with. */
static uint32_t sign_at(const uint8_t *text)
{
    return (uint32_t)text[0] << 16 | (uint32_t)text[1] << 8 | text[2];
}

struct term_signs term_signs(void)
{
    struct term_signs signs = {{0}};
    for (size_t i = n_term_entries;
         i-- > 0 && (uint8_t)term_entries[i].word[0] >= UTF8_EAST_ASIAN;) {
        const uint8_t *sign = (const uint8_t *)term_entries[i].word;
        unsigned bit = term_sign_bit(sign);
        signs.bits[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return signs;
}

size_t term_find_longest(const uint8_t *text, size_t n, uint32_t languages,
                         struct found_term *found)
{
    size_t longest = 0, low = 0, high = n_term_entries;
    uint32_t sign = n < 3 ? 0 : sign_at(text);
    while (low < high && sign) { /* the first that begins with the same sign */
        size_t middle = (low + high) / 2;
        if (sign_at((const uint8_t *)term_entries[middle].word) < sign)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n_term_entries && sign_at((const uint8_t *)term_entries[low].word) == sign;
         low++) {
        size_t size = strnlen(term_entries[low].word, LOOKUP_WORD);
        if (size <= n && size > longest && term_entries[low].languages & languages &&
            !memcmp(term_entries[low].word, text, size)) {
            longest = size;
            *found = found_of(&term_entries[low], hash_bytes(text, size));
        }
    }
    return longest;
}

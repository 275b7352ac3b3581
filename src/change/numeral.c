#include <string.h>

#include "change/terms_internal.h"

/* Bytes of the longest part: "achthundert" has "hundert". */
enum { PART_MAX = 12, PARTS_MAX = 8, LEAST = 4 };

struct part {
    char text[9];
    uint32_t languages;
};

/* Between the parts of a numeral. */
static const struct part joints[] = {
    {"und", LANGUAGE_BIT(DE)}, {"ën", LANGUAGE_BIT(NL)}, {"en", LANGUAGE_BIT(NL)}};

/* One, as numerals have it. */
static const struct part ones[] = {{"ein", LANGUAGE_BIT(DE)}, {"een", LANGUAGE_BIT(NL)}};

/* How the last part ends: of most words the first look is the last. */
static const struct part endings[] = {
    {"zig", LANGUAGE_BIT(DE)},  {"ßig", LANGUAGE_BIT(DE)},  {"dert", LANGUAGE_BIT(DE)},
    {"send", LANGUAGE_BIT(DE)}, {"tig", LANGUAGE_BIT(NL)},  {"derd", LANGUAGE_BIT(NL)},
    {"zend", LANGUAGE_BIT(NL)}, {"due", LANGUAGE_BIT(IT)},  {"tré", LANGUAGE_BIT(IT)},
    {"tro", LANGUAGE_BIT(IT)},  {"que", LANGUAGE_BIT(IT)},  {"sei", LANGUAGE_BIT(IT)},
    {"ette", LANGUAGE_BIT(IT)}, {"otto", LANGUAGE_BIT(IT)}, {"nove", LANGUAGE_BIT(IT)},
    {"ento", LANGUAGE_BIT(IT)}, {"mila", LANGUAGE_BIT(IT)}, {"zehn", LANGUAGE_BIT(DE)},
    {"ölf", LANGUAGE_BIT(DE)},  {"elf", LANGUAGE_BIT(DE)}};

static size_t part_size(const struct part *part, const char *at, size_t n, uint32_t languages)
{
    size_t size = strnlen(part->text, sizeof part->text);
    return part->languages & languages && size <= n && !memcmp(at, part->text, size) ? size : 0;
}

/* The longest numeral that the word begins with; its size. */
static size_t read_part(const char *at, size_t n, uint32_t languages, uint32_t *value)
{
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        size_t size = part_size(&ones[i], at, n, languages);
        *value = 1;
        if (size)
            return size;
    }
    for (size_t size = n < PART_MAX ? n : PART_MAX; size > 1; size--) {
        struct lookup_word word = {{0}};
        memcpy(word.bytes, at, size);
        const struct term_entry *entry = term_entry_find(&word, false, languages);
        if (entry && entry->term == TERM_NUMBER && entry->value && entry->value <= 1000) {
            *value = (uint32_t)entry->value;
            return size;
        }
    }
    return 0;
}

static uint32_t value_in(const char *word, size_t n, uint32_t language)
{
    uint32_t value = 0, below = 0, part;
    size_t at = 0, parts = 0, ends = 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !ends && n > LEAST; i++) {
        size_t size = strnlen(endings[i].text, sizeof endings[i].text);
        ends = size < n ? part_size(&endings[i], word + n - size, size, language) : 0;
    }
    for (; ends && at < n && parts < PARTS_MAX; parts++) {
        size_t size = 0;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && parts && !size; i++)
            size = part_size(&joints[i], word + at, n - at, language);
        at += size;
        size = at < n ? read_part(word + at, n - at, language, &part) : 0;
        if (!size)
            return 0;
        at += size;
        if (part == 1000) {
            value += (below ? below : 1) * 1000;
            below = 0;
        } else {
            below = part == 100 ? (below ? below : 1) * 100 : below + part;
        }
    }
    return parts > 1 && at == n ? value + below : 0;
}

/* What numerals of German and Dutch grow into, and how the end of that is inflected:
 * viermal, zehnjährige, fünften, vierdaagse. */
static const struct part tails[] = {
    {"mal", LANGUAGE_BIT(DE)},     {"fach", LANGUAGE_BIT(DE)},    {"jährig", LANGUAGE_BIT(DE)},
    {"tägig", LANGUAGE_BIT(DE)},   {"stündig", LANGUAGE_BIT(DE)}, {"köpfig", LANGUAGE_BIT(DE)},
    {"monatig", LANGUAGE_BIT(DE)}, {"wöchig", LANGUAGE_BIT(DE)},  {"stöckig", LANGUAGE_BIT(DE)},
    {"stellig", LANGUAGE_BIT(DE)}, {"seitig", LANGUAGE_BIT(DE)},  {"te", LANGUAGE_BIT(DE)},
    {"ste", LANGUAGE_BIT(DE)},     {"maal", LANGUAGE_BIT(NL)},    {"jarig", LANGUAGE_BIT(NL)},
    {"daags", LANGUAGE_BIT(NL)},   {"koppig", LANGUAGE_BIT(NL)},  {"voudig", LANGUAGE_BIT(NL)},
    {"de", LANGUAGE_BIT(NL)},      {"ste", LANGUAGE_BIT(NL)}};

static uint32_t rest_value(const char *word, size_t n, uint32_t language)
{
    struct lookup_word rest = {{0}};
    if (n >= LOOKUP_WORD)
        return 0;
    memcpy(rest.bytes, word, n);
    const struct term_entry *entry = term_entry_find(&rest, false, language);
    return entry && entry->term == TERM_NUMBER && entry->value <= 1000000
               ? (uint32_t)entry->value
               : value_in(word, n, language);
}

static uint32_t value_before_tail(const char *word, size_t n, uint32_t language)
{
    static const char inflections[][3] = {"", "e", "n", "r", "s", "m", "en", "er", "es", "em"};
    for (size_t i = 0; i < sizeof inflections / sizeof *inflections; i++) {
        size_t end = strlen(inflections[i]);
        if (n <= LEAST + end || memcmp(word + n - end, inflections[i], end) != 0)
            continue;
        for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
            size_t tail = strnlen(tails[k].text, sizeof tails[k].text);
            if (tail + 2 < n - end && part_size(&tails[k], word + n - end - tail, tail, language)) {
                uint32_t value = rest_value(word, n - end - tail, language);
                if (value)
                    return value;
            }
        }
    }
    return 0;
}

uint32_t numeral_value(const char *word, size_t n, uint32_t languages)
{
    static const uint32_t building[] = {LANGUAGE_BIT(DE), LANGUAGE_BIT(NL), LANGUAGE_BIT(IT)};
    uint32_t value = 0;
    for (size_t i = 0; i < sizeof building / sizeof *building && !value; i++)
        if (languages & building[i]) {
            value = value_in(word, n, building[i]);
            value = value ? value : value_before_tail(word, n, building[i]);
        }
    return value;
}

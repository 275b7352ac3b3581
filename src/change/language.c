#include "change/language.h"

#include <string.h>

#include "base/utf8.h"

/* Bytes of each text that tell the language; one in so many words must be one of its
 * function words, hardly one in a hundred is elsewhere, and it must have so many per cent
 * more of them than the next. */
enum { PROBE = 2048, SHARE = 12, LEAD = 130 };

enum { FUNCTION_WORDS = 24, LATIN = LANGUAGE_RU };

static const char function_words[LATIN][FUNCTION_WORDS][5] = {
    [LANGUAGE_EN] = {"the", "of", "and", "to", "is", "was", "that", "for", "with", "are", "by", "at",
                     "on", "it", "he", "she", "his", "her", "they", "an", "from", "has", "were"},
    [LANGUAGE_DE] = {"der", "die", "das", "und", "ist", "ein", "eine", "den", "dem", "mit", "von",
                     "auf", "für", "im", "zu", "sich", "des", "er", "sie", "bei", "am", "aus"},
    [LANGUAGE_FR] = {"le", "la", "les", "des", "et", "est", "du", "une", "dans", "qui", "que",
                     "pour", "sur", "au", "pas", "il", "elle", "un", "aux", "par", "ce", "de"},
    [LANGUAGE_ES] = {"el", "la", "los", "las", "y", "en", "que", "del", "una", "por", "con", "se",
                     "su", "al", "un", "es", "lo", "fue", "de", "para"},
    [LANGUAGE_PT] = {"o", "os", "as", "do", "da", "dos", "das", "em", "um", "uma", "que",
                     "no", "na", "com", "por", "para", "ao", "foi", "de", "não"},
    [LANGUAGE_IT] = {"il", "la", "di", "che", "un", "una", "per", "del", "non", "con", "gli",
                     "nel", "dal", "si", "le", "lo", "al", "è", "sono", "da"},
    [LANGUAGE_NL] = {"de", "het", "een", "en", "van", "dat", "is", "op", "te", "in", "niet", "voor",
                     "zijn", "aan", "hij", "met", "er", "ook", "die", "bij", "om"},
};

struct counts {
    uint32_t words, of[LATIN], kana, han;
};

static void count_word(struct counts *counts, const uint8_t *word, uint32_t n)
{
    uint8_t first = word[0] < 0x80 ? word[0] | 0x20 : word[0];
    counts->words++;
    if (n > 4)
        return;
    for (int language = 0; language < LATIN; language++)
        for (int k = 0; k < FUNCTION_WORDS && *function_words[language][k]; k++) {
            const char *known = function_words[language][k];
            if (first == (uint8_t)known[0] && strnlen(known, 5) == n &&
                !memcmp(word + 1, known + 1, n - 1))
                counts->of[language]++;
        }
}

static void count(struct counts *counts, const uint8_t *text, uint32_t size)
{
    uint32_t end = size < PROBE ? size : PROBE;
    for (uint32_t at = 0, start; at < end; at++) {
        for (start = at; at < end && text[at] != ' ' && text[at] != '\n'; at++) {
            uint32_t cp;
            if (text[at] < 0xe3)
                continue;
            utf8_decode(text + at, size - at, &cp);
            counts->kana += cp >= 0x3041 && cp <= 0x30ff;
            counts->han += cp >= 0x3400 && cp <= 0x9fff;
        }
        if (at > start)
            count_word(counts, text + start, at - start);
    }
}

uint32_t languages_of(const struct article *const article[SIDES])
{
    const uint32_t latin = (1U << LATIN) - 1;
    struct counts counts = {0};
    uint32_t set = LANGUAGE_BIT(RU) | LANGUAGE_BIT(AR) | 1U << LANGUAGE_ALL;
    for (int side = OLD; side <= NEW; side++)
        count(&counts, article[side]->text, article[side]->document.size);
    int best = 0;
    uint32_t next = 0;
    for (int language = 1; language < LATIN; language++)
        if (counts.of[language] > counts.of[best])
            best = language;
    for (int language = 0; language < LATIN; language++)
        if (language != best && counts.of[language] > next)
            next = counts.of[language];
    bool stands_out = counts.of[best] * SHARE > counts.words && counts.of[best] > 1 &&
                      counts.of[best] * 100 > next * LEAD;
    set |= stands_out ? 1U << best : latin;
    if (counts.kana * 10 > counts.han)
        set |= LANGUAGE_BIT(JA);
    else
        set |= LANGUAGE_BIT(ZH);
    return set;
}

#include "change/language.h"

#include <string.h>

#include "base/utf8.h"
#include "collate/function_words.h"

/* Bytes of each text that tell the language; one in so many words must be one of its
 * function words, hardly one in a hundred is elsewhere, and it must have so many per cent
 * more of them than the next. */
enum { PROBE = 2048, SHARE = 12, LEAD = 130, LATIN = LANGUAGE_RU };

struct counts {
    uint32_t words, of[FUNCTION_LANGUAGES], kana, han;
};

/* The bit of each language whose words are looked for among those of the function words. */
static const char codes[LATIN][3] = {
    [LANGUAGE_EN] = "en", [LANGUAGE_DE] = "de", [LANGUAGE_FR] = "fr", [LANGUAGE_ES] = "es",
    [LANGUAGE_PT] = "pt", [LANGUAGE_IT] = "it", [LANGUAGE_NL] = "nl",
};

static void count_word(struct counts *counts, const uint8_t *word, uint32_t n)
{
    uint32_t languages = function_word_languages(word, n);
    counts->words++;
    for (int bit = 0; bit < FUNCTION_LANGUAGES && languages >> bit; bit++)
        counts->of[bit] += languages >> bit & 1;
}

static void count(struct counts *counts, const uint8_t *text, uint32_t size)
{
    uint32_t end = size < PROBE ? size : PROBE;
    for (uint32_t at = 0, start; at < end; at++) {
        for (start = at; at < end && text[at] != ' ' && text[at] != '\n'; at++) {
            uint32_t cp;
            if (text[at] < UTF8_EAST_ASIAN)
                continue;
            utf8_decode(text + at, size - at, &cp);
            counts->kana += utf8_is_kana(cp);
            counts->han += utf8_is_ideograph(cp);
        }
        if (at > start)
            count_word(counts, text + start, at - start);
    }
}

/* The language in Latin letters with this code, as a set; empty for any other. */
static uint32_t set_of(const char *code)
{
    for (int language = 0; language < LATIN; language++)
        if (!strcmp(codes[language], code))
            return 1U << language;
    return 0;
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
    for (int bit = 1; bit < FUNCTION_LANGUAGES; bit++)
        if (counts.of[bit] > counts.of[best])
            best = bit;
    for (int bit = 0; bit < FUNCTION_LANGUAGES; bit++)
        if (bit != best && counts.of[bit] > next)
            next = counts.of[bit];
    bool stands_out = counts.of[best] * SHARE > counts.words && counts.of[best] > 1 &&
                      counts.of[best] * 100 > next * LEAD;
    uint32_t known = stands_out ? set_of(function_languages[best]) : 0;
    set |= known ? known : latin;
    if (counts.kana * 10 > counts.han)
        set |= LANGUAGE_BIT(JA);
    else
        set |= LANGUAGE_BIT(ZH);
    return set;
}

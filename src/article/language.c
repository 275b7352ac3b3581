#include "article/language.h"

#include <string.h>

#include "article/function_words.h"
#include "article/token.h"
#include "base/utf8.h"

/* Bytes of each text that tell the language; one in so many words must be one of its
 * function words, hardly one in a hundred is elsewhere, and it must have so many per cent
 * more of them than the next. */
enum { PROBE = 2048, SHARE = 12, LEAD = 130, LATIN = LANGUAGE_RU };

struct counts {
    uint32_t words, of[FUNCTION_LANGUAGES], kana, han;
};

/* By the codes that the function words come under: the languages in Latin letters that terms
 * are known of. */
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
    struct arena scratch = {0};
    struct tokens tokens = {0};
    uint32_t end = size < PROBE ? size : PROBE;
    tokenise(text, (struct span){0, end}, &scratch, &tokens);
    for (size_t i = 0; i < tokens.n; i++)
        if (tokens.at[i].kind != TOKEN_MARK)
            count_word(counts, text + tokens.at[i].span.start, span_size(tokens.at[i].span));
    arena_free(&scratch);
    for (uint32_t at = 0, cp; at < end;) {
        at += (uint32_t)utf8_decode(text + at, size - at, &cp);
        counts->kana += utf8_is_kana(cp);
        counts->han += utf8_is_ideograph(cp);
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

struct languages languages_of(const struct article *const article[SIDES])
{
    const uint32_t latin = (1U << LATIN) - 1;
    struct counts counts = {0};
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
    bool japanese = counts.kana * 10 > counts.han;
    return (struct languages){
        .set = LANGUAGE_BIT(RU) | LANGUAGE_BIT(AR) | 1U << LANGUAGE_ALL | (known ? known : latin) |
               (japanese ? LANGUAGE_BIT(JA) : LANGUAGE_BIT(ZH)),
        .grammar = 1U << best,
    };
}

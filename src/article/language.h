/* Which language two texts are in, as far as their words need to be told apart. */
#ifndef STET_ARTICLE_LANGUAGE_H
#define STET_ARTICLE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"

enum language {
    LANGUAGE_EN,
    LANGUAGE_DE,
    LANGUAGE_FR,
    LANGUAGE_ES,
    LANGUAGE_PT,
    LANGUAGE_IT,
    LANGUAGE_NL,
    LANGUAGE_RU,
    LANGUAGE_AR,
    LANGUAGE_ZH,
    LANGUAGE_JA,
    LANGUAGE_COUNT
};

#define LANGUAGE_BIT(language) (1U << LANGUAGE_##language)

/* Words that mean the same in all of them. */
#define LANGUAGE_ALL LANGUAGE_COUNT

struct languages {
    uint32_t set;     /* whose words are to be looked for, LANGUAGE_BITs: of those in Latin
                         letters the one whose function words stand out, or all; of Chinese
                         and Japanese the latter where there are kana; Russian and Arabic
                         always, for they have letters of their own */
    uint32_t grammar; /* the one with the most function words, a bit of function_words.h */
};

/* The language of two articles, by the first kilobytes of both. Does not depend on their
 * order. */
struct languages languages_of(const struct article *const article[SIDES]);

/* Whether a set is of one language in Latin letters, this one. */
static inline bool language_is(uint32_t set, enum language language)
{
    const uint32_t latin = LANGUAGE_BIT(RU) - 1;
    return (set & latin) == 1U << language;
}

#endif

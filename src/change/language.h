/* Which language a text is in, as far as its words need to be told apart. */
#ifndef STET_CHANGE_LANGUAGE_H
#define STET_CHANGE_LANGUAGE_H

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

/* The set of languages whose words are to be looked for in both articles: of those in
 * Latin letters the one whose function words are there, or all where none stands out;
 * of Chinese and Japanese the latter where there are kana; Russian and Arabic always, for
 * they have letters of their own. Looks at the first kilobytes; does not depend on the
 * order. */
uint32_t languages_of(const struct article *const article[SIDES]);

/* Whether a set is of one language in Latin letters, this one. */
static inline bool language_is(uint32_t set, enum language language)
{
    const uint32_t latin = LANGUAGE_BIT(RU) - 1;
    return (set & latin) == 1U << language;
}

#endif

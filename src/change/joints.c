#include "change/joints.h"

#include <string.h>

#include "article/language.h"
#include "article/reading.h"

/* In lower case, with a blank before and behind each. */
static const char *const prepositions[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = " in at on near from to into with without by for after before during since "
                    "until against under over across through around behind inside outside ",
    [LANGUAGE_DE] = " in im ins an am bei beim aus nach von vom vor zu zum zur mit ohne durch für "
                    "gegen seit bis während unter über um auf ",
    [LANGUAGE_FR] = " à au aux en dans chez par pour avec sans depuis pendant avant après contre "
                    "vers sous sur près devant derrière ",
    [LANGUAGE_ES] = " en a al con sin por para desde hasta durante contra tras bajo sobre ante "
                    "según ",
    [LANGUAGE_PT] = " em no na nos nas a ao à aos às com sem por pelo pela para desde até durante "
                    "contra após sob sobre ante segundo ",
    [LANGUAGE_IT] = " in nel nella nei nelle a al alla ai con senza per da dal dalla durante contro "
                    "dopo prima sotto sopra su sul sulla secondo ",
    [LANGUAGE_NL] = " in op bij te naar met zonder door voor na sinds tot tijdens tegen onder over "
                    "uit aan volgens ",
    [LANGUAGE_RU] = " в во на у к ко с со без из от до для по под над при через после перед ",
    [LANGUAGE_AR] = " في على من إلى عن مع بعد قبل منذ خلال ضد ",
};

static const char *const conjunctions[LANGUAGE_COUNT] = {
    [LANGUAGE_EN] = " and or ", [LANGUAGE_DE] = " und oder ", [LANGUAGE_FR] = " et ou ",
    [LANGUAGE_ES] = " y e o ",  [LANGUAGE_PT] = " e ou ",     [LANGUAGE_IT] = " e ed o ",
    [LANGUAGE_NL] = " en of ",  [LANGUAGE_RU] = " и или ",    [LANGUAGE_AR] = " و أو ",
    [LANGUAGE_ZH] = " 和 与 ",  [LANGUAGE_JA] = " と や ",
};

static bool is_listed(const char *const lists[LANGUAGE_COUNT], const uint8_t *word, size_t n,
                      uint32_t languages)
{
    struct lookup_word lower = reading_lower(word, n);
    char wanted[LOOKUP_WORD + 3] = " ";
    memcpy(wanted + 1, lower.bytes, LOOKUP_WORD);
    size_t size = strlen(wanted);
    wanted[size] = ' ';
    for (int i = 0; size > 1 && i < LANGUAGE_COUNT; i++)
        if ((languages >> i & 1) && lists[i] && strstr(lists[i], wanted))
            return true;
    return false;
}

bool joint_is_preposition(const uint8_t *word, size_t n, uint32_t languages)
{
    return is_listed(prepositions, word, n, languages);
}

bool joint_is_conjunction(const uint8_t *word, size_t n, uint32_t languages)
{
    return is_listed(conjunctions, word, n, languages);
}

#include "change/opposite.h"

#include <string.h>

#include "article/language.h"
#include "article/reading.h"
#include "base/utf8.h"

enum { WORD_MAX = 128 };

struct prefix {
    char text[9];
    uint8_t least;  /* bytes of the word without it */
    bool adjective; /* only where that ends like an adjective: not press and impress */
    uint32_t languages;
};

#define ROMANCE (LANGUAGE_BIT(FR) | LANGUAGE_BIT(ES) | LANGUAGE_BIT(PT) | LANGUAGE_BIT(IT))

static const struct prefix prefixes[] = {
    {"un", 4, false, LANGUAGE_BIT(EN) | LANGUAGE_BIT(DE)},
    {"non", 4, false, LANGUAGE_BIT(EN) | ROMANCE},
    {"non-", 4, false, LANGUAGE_BIT(EN) | ROMANCE},
    {"in", 5, true, LANGUAGE_BIT(EN) | ROMANCE},
    {"im", 5, true, LANGUAGE_BIT(EN) | ROMANCE},
    {"il", 5, true, LANGUAGE_BIT(EN) | ROMANCE},
    {"ir", 5, true, LANGUAGE_BIT(EN) | ROMANCE},
    {"dis", 5, true, LANGUAGE_BIT(EN) | ROMANCE},
    {"des", 5, true, LANGUAGE_BIT(ES) | LANGUAGE_BIT(PT)},
    {"on", 5, false, LANGUAGE_BIT(NL)},
    {"не", 8, false, LANGUAGE_BIT(RU)},
    {"без", 8, false, LANGUAGE_BIT(RU)},
    {"бес", 8, false, LANGUAGE_BIT(RU)},
};

static const char adjective_endings[][6] = {
    "ble", "bles", "bly", "al", "ale", "ally", "aux", "ar", "ant", "ante", "antes", "ent",
    "ente", "entes", "ently", "ous", "ive", "ivo", "iva", "if", "eux", "oso", "osa", "ate",
    "ato", "ata", "ado", "ada", "ed", "id", "ide", "ido", "ida", "ect", "ecto", "ecta",
    "act", "acto", "ete", "eto", "est", "ile", "ibile", "el", "elle", "ain", "ite", "ito",
    "ita"};

static bool ends_like_adjective(const char *word, size_t n)
{
    for (size_t i = 0; i < sizeof adjective_endings / sizeof *adjective_endings; i++) {
        size_t size = strnlen(adjective_endings[i], sizeof *adjective_endings);
        if (n > size && !memcmp(word + n - size, adjective_endings[i], size))
            return true;
    }
    return false;
}

bool opposite_by_prefix(const uint8_t *old, size_t n_old, const uint8_t *new, size_t n_new,
                        uint32_t languages)
{
    uint8_t plain[SIDES][WORD_MAX];
    old = reading_word(old, &n_old, plain[OLD], WORD_MAX);
    new = reading_word(new, &n_new, plain[NEW], WORD_MAX);
    const uint8_t *longer = n_old > n_new ? old : new, *shorter = n_old > n_new ? new : old;
    size_t n = n_old > n_new ? n_old : n_new, rest = n_old > n_new ? n_new : n_old;
    uint8_t with[WORD_MAX], without[WORD_MAX];
    if (!rest || n - rest < 2 || n > WORD_MAX / 2 || longer[n - 1] != shorter[rest - 1])
        return false;
    n = utf8_fold(longer, n, FOLD_CASE, with, sizeof with);
    rest = utf8_fold(shorter, rest, FOLD_CASE, without, sizeof without);
    bool cut = n == sizeof with; /* folding may make three times as much of a letter */
    if (cut || n <= rest || memcmp(with + n - rest, without, rest) != 0)
        return false;
    /* a noun of German, or a word that is one with the capital of a sentence's beginning */
    if (language_is(languages, LANGUAGE_DE) && shorter[0] >= 'A' && shorter[0] <= 'Z')
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const struct prefix *prefix = &prefixes[i];
        if (strlen(prefix->text) == n - rest && prefix->languages & languages &&
            rest >= prefix->least && !memcmp(with, prefix->text, n - rest))
            return !prefix->adjective || ends_like_adjective((const char *)without, rest);
    }
    return false;
}

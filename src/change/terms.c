#include "change/terms.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/lookup.h"
#include "base/utf8.h"

enum { WORD_MAX = 24 };

/* Sorted by word, bytewise. */
struct entry {
    char word[LOOKUP_WORD]; /* lower case, ASCII apostrophe */
    uint8_t term;
    uint8_t capital; /* only when capitalised */
    uint32_t value;  /* of a numeral */
};

/* clang-format off */
#define NUMERAL(word, value) {word, TERM_NUMBER, 0, value}
#define TERM(word, term) {word, term, 0, 0}
#define NAMED(word, term) {word, term, 1, 0}
static const struct entry entries[] = {
    TERM("a.m", TERM_TIME), TERM("according", TERM_ATTRIBUTION),
    TERM("acknowledged", TERM_ATTRIBUTION), TERM("added", TERM_ATTRIBUTION),
    TERM("adds", TERM_ATTRIBUTION), TERM("admitted", TERM_ATTRIBUTION),
    TERM("affirmed", TERM_ATTRIBUTION), TERM("alleged", TERM_ATTRIBUTION),
    TERM("allegedly", TERM_ATTRIBUTION), TERM("ambassador", TERM_TITLE),
    TERM("announced", TERM_ATTRIBUTION), NAMED("apr", TERM_MONTH), NAMED("april", TERM_MONTH),
    TERM("archbishop", TERM_TITLE), TERM("argued", TERM_ATTRIBUTION),
    TERM("argues", TERM_ATTRIBUTION), TERM("asked", TERM_ATTRIBUTION),
    TERM("asserted", TERM_ATTRIBUTION), NAMED("attorney", TERM_TITLE), NAMED("aug", TERM_MONTH),
    NAMED("august", TERM_MONTH), NAMED("baroness", TERM_TITLE), TERM("billion", TERM_NUMBER),
    TERM("bishop", TERM_TITLE), TERM("can", TERM_MODALITY), TERM("cannot", TERM_NEGATION),
    NAMED("capt", TERM_TITLE), NAMED("captain", TERM_TITLE), TERM("cents", TERM_CURRENCY),
    TERM("chairman", TERM_TITLE), TERM("chairwoman", TERM_TITLE),
    TERM("chancellor", TERM_TITLE), TERM("claimed", TERM_ATTRIBUTION),
    TERM("claims", TERM_ATTRIBUTION), NAMED("col", TERM_TITLE), TERM("colonel", TERM_TITLE),
    TERM("commented", TERM_ATTRIBUTION), TERM("commissioner", TERM_TITLE),
    TERM("conceded", TERM_ATTRIBUTION), TERM("confirmed", TERM_ATTRIBUTION),
    TERM("congressman", TERM_TITLE), TERM("congresswoman", TERM_TITLE),
    TERM("contended", TERM_ATTRIBUTION), TERM("could", TERM_MODALITY),
    TERM("councillor", TERM_TITLE), NAMED("dec", TERM_MONTH), NAMED("december", TERM_MONTH),
    TERM("declared", TERM_ATTRIBUTION), TERM("denied", TERM_ATTRIBUTION),
    TERM("denies", TERM_ATTRIBUTION), NAMED("deputy", TERM_TITLE),
    TERM("disclosed", TERM_ATTRIBUTION), TERM("dollar", TERM_CURRENCY),
    TERM("dollars", TERM_CURRENCY), NUMERAL("dozen", 12), TERM("dozens", TERM_NUMBER),
    NAMED("dr", TERM_TITLE), NUMERAL("eight", 8), NUMERAL("eighteen", 18), NUMERAL("eighth", 8),
    NUMERAL("eighty", 80), NUMERAL("eleven", 11), TERM("emphasized", TERM_ATTRIBUTION),
    TERM("estimated", TERM_ATTRIBUTION), TERM("euro", TERM_CURRENCY),
    TERM("euros", TERM_CURRENCY), TERM("explained", TERM_ATTRIBUTION), NAMED("feb", TERM_MONTH),
    NAMED("february", TERM_MONTH), NUMERAL("fifteen", 15), NUMERAL("fifth", 5),
    NUMERAL("fifty", 50), NUMERAL("first", 1), NUMERAL("five", 5), NUMERAL("forty", 40),
    NUMERAL("four", 4), NUMERAL("fourteen", 14), NUMERAL("fourth", 4), NAMED("fri", TERM_DAY),
    NAMED("friday", TERM_DAY), NAMED("gen", TERM_TITLE), NAMED("general", TERM_TITLE),
    NAMED("gov", TERM_TITLE), TERM("governor", TERM_TITLE), NUMERAL("half", 2),
    NUMERAL("hundred", 100), TERM("hundreds", TERM_NUMBER), TERM("insisted", TERM_ATTRIBUTION),
    TERM("insists", TERM_ATTRIBUTION), NAMED("jan", TERM_MONTH), NAMED("january", TERM_MONTH),
    NAMED("judge", TERM_TITLE), NAMED("jul", TERM_MONTH), NAMED("july", TERM_MONTH),
    NAMED("jun", TERM_MONTH), NAMED("june", TERM_MONTH), NAMED("justice", TERM_TITLE),
    NAMED("king", TERM_TITLE), NAMED("lady", TERM_TITLE), NAMED("lieutenant", TERM_TITLE),
    NAMED("lord", TERM_TITLE), NAMED("lt", TERM_TITLE), TERM("maintained", TERM_ATTRIBUTION),
    NAMED("maj", TERM_TITLE), NAMED("major", TERM_TITLE), NAMED("mar", TERM_MONTH),
    NAMED("march", TERM_MONTH), NAMED("may", TERM_MONTH), TERM("mayor", TERM_TITLE),
    TERM("midnight", TERM_TIME), TERM("might", TERM_MODALITY), NUMERAL("million", 1000000),
    TERM("millions", TERM_NUMBER), TERM("minister", TERM_TITLE), NAMED("mon", TERM_DAY),
    NAMED("monday", TERM_DAY), NAMED("mr", TERM_TITLE), NAMED("mrs", TERM_TITLE),
    NAMED("ms", TERM_TITLE), TERM("must", TERM_MODALITY), TERM("neither", TERM_NEGATION),
    TERM("never", TERM_NEGATION), NUMERAL("nine", 9), NUMERAL("nineteen", 19),
    NUMERAL("ninety", 90), NUMERAL("ninth", 9), TERM("no", TERM_NEGATION),
    TERM("nobody", TERM_NEGATION), TERM("none", TERM_NEGATION), TERM("noon", TERM_TIME),
    TERM("nor", TERM_NEGATION), TERM("not", TERM_NEGATION), TERM("noted", TERM_ATTRIBUTION),
    TERM("nothing", TERM_NEGATION), NAMED("nov", TERM_MONTH), NAMED("november", TERM_MONTH),
    TERM("nowhere", TERM_NEGATION), TERM("o'clock", TERM_TIME),
    TERM("observed", TERM_ATTRIBUTION), NAMED("oct", TERM_MONTH), NAMED("october", TERM_MONTH),
    TERM("ought", TERM_MODALITY), TERM("p.m", TERM_TIME), TERM("percent", TERM_PERCENT),
    TERM("percentage", TERM_PERCENT), TERM("pope", TERM_TITLE), TERM("pounds", TERM_CURRENCY),
    TERM("president", TERM_TITLE), TERM("prince", TERM_TITLE), TERM("princess", TERM_TITLE),
    NAMED("prof", TERM_TITLE), TERM("professor", TERM_TITLE),
    TERM("promised", TERM_ATTRIBUTION), NAMED("queen", TERM_TITLE),
    TERM("recalled", TERM_ATTRIBUTION), TERM("remarked", TERM_ATTRIBUTION),
    NAMED("rep", TERM_TITLE), TERM("replied", TERM_ATTRIBUTION),
    TERM("reported", TERM_ATTRIBUTION), TERM("reportedly", TERM_ATTRIBUTION),
    NAMED("representative", TERM_TITLE), TERM("responded", TERM_ATTRIBUTION),
    NAMED("rev", TERM_TITLE), NAMED("reverend", TERM_TITLE), TERM("said", TERM_ATTRIBUTION),
    NAMED("sat", TERM_DAY), NAMED("saturday", TERM_DAY), TERM("say", TERM_ATTRIBUTION),
    TERM("saying", TERM_ATTRIBUTION), TERM("says", TERM_ATTRIBUTION), NUMERAL("second", 2),
    NAMED("secretary", TERM_TITLE), NAMED("sen", TERM_TITLE), TERM("senator", TERM_TITLE),
    NAMED("sens", TERM_TITLE), NAMED("sep", TERM_MONTH), NAMED("sept", TERM_MONTH),
    NAMED("september", TERM_MONTH), TERM("sergeant", TERM_TITLE), NUMERAL("seven", 7),
    NUMERAL("seventeen", 17), NUMERAL("seventh", 7), NUMERAL("seventy", 70),
    NAMED("sgt", TERM_TITLE), TERM("shall", TERM_MODALITY), TERM("sheriff", TERM_TITLE),
    TERM("should", TERM_MODALITY), NAMED("sir", TERM_TITLE), NUMERAL("six", 6),
    NUMERAL("sixteen", 16), NUMERAL("sixth", 6), NUMERAL("sixty", 60),
    NAMED("speaker", TERM_TITLE), TERM("stated", TERM_ATTRIBUTION),
    TERM("stressed", TERM_ATTRIBUTION), TERM("suggested", TERM_ATTRIBUTION),
    NAMED("sunday", TERM_DAY), NUMERAL("ten", 10), NUMERAL("tenth", 10),
    TERM("testified", TERM_ATTRIBUTION), NUMERAL("third", 3), NUMERAL("thirteen", 13),
    NUMERAL("thirty", 30), NUMERAL("thousand", 1000), TERM("thousands", TERM_NUMBER),
    NUMERAL("three", 3), NAMED("thu", TERM_DAY), NAMED("thursday", TERM_DAY),
    TERM("today", TERM_DAY), TERM("told", TERM_ATTRIBUTION), TERM("tomorrow", TERM_DAY),
    TERM("tonight", TERM_DAY), TERM("trillion", TERM_NUMBER), NAMED("tue", TERM_DAY),
    NAMED("tuesday", TERM_DAY), NUMERAL("twelve", 12), NUMERAL("twenty", 20),
    TERM("twice", TERM_NUMBER), NUMERAL("two", 2), TERM("urged", TERM_ATTRIBUTION),
    TERM("vowed", TERM_ATTRIBUTION), TERM("warned", TERM_ATTRIBUTION), NAMED("wed", TERM_DAY),
    NAMED("wednesday", TERM_DAY), TERM("will", TERM_MODALITY), TERM("without", TERM_NEGATION),
    TERM("would", TERM_MODALITY), TERM("wrote", TERM_ATTRIBUTION), TERM("yen", TERM_CURRENCY),
    TERM("yesterday", TERM_DAY),
};
#undef NUMERAL
#undef TERM
#undef NAMED
/* clang-format on */

static bool ends_with(const char *word, size_t n, const char *ending)
{
    size_t size = strlen(ending);
    return n > size && !memcmp(word + n - size, ending, size);
}

/* The lower-case form with ASCII apostrophes, terminated; returns its size. */
static size_t lower_form(const uint8_t *word, size_t n, char *lower, size_t size)
{
    size_t length = n;
    if (utf8_ascii_prefix(word, n) == n)
        for (size_t i = 0; i < n; i++)
            lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20 : word[i]);
    else
        length = utf8_fold(word, n, FOLD_CASE | FOLD_QUOTES, (uint8_t *)lower, size - 1);
    lower[length] = '\0';
    return length;
}

enum term term_find(const uint8_t *word, size_t n, uint64_t *value)
{
    char lower[4 * WORD_MAX + 16];
    *value = 0;
    if (n < 2 || n > WORD_MAX)
        return TERM_NONE;
    size_t size = lower_form(word, n, lower, sizeof lower);
    if (ends_with(lower, size, "n't")) {
        *value = hash_bytes(lower, size);
        return TERM_NEGATION;
    }
    uint32_t first;
    utf8_decode(word, n, &first);
    bool capital = utf8_class(first) == CHAR_UPPER;
    /* the month and the verb */
    if (!strcmp(lower, "may") && !capital) {
        *value = hash_bytes(lower, size);
        return TERM_MODALITY;
    }
    struct lookup_word key = lookup_word(lower, size);
    ptrdiff_t at = lookup_find(&key, entries, sizeof entries / sizeof *entries, sizeof *entries);
    if (at < 0 || (entries[at].capital && !capital))
        return TERM_NONE;
    const struct entry *entry = &entries[at];
    *value = entry->value ? entry->value : hash_bytes(lower, size);
    return (enum term)entry->term;
}

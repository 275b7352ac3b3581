#include "article/abbreviation.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { WORD_MAX = 24 };

struct entry {
    const char *word; /* lower case */
    uint8_t kind;
};

/* clang-format off */
#define B ABBREVIATION_BEFORE
#define M ABBREVIATION_MAY
/* Sorted by word, bytewise. Titles and references stand before a name or a
 * number; companies, suffixes, months and times may end a sentence. */
static const struct entry entries[] = {
    {"a.m", M}, {"abb", B}, {"abs", B}, {"adj", B}, {"adm", B}, {"alt", B},
    {"approx", B}, {"apr", M}, {"apt", B}, {"art", B}, {"asst", B}, {"atty", B}, {"aug", M},
    {"av", M}, {"avda", B}, {"ave", M}, {"avv", B}, {"bd", M}, {"bldg", M}, {"blvd", M},
    {"brig", B}, {"bros", M}, {"bzw", B}, {"c", B}, {"ca", B}, {"cap", B}, {"capt", B},
    {"cf", B}, {"cfr", B}, {"ch", B}, {"chap", B}, {"cia", M}, {"cmdr", B}, {"co", M},
    {"col", B}, {"comdr", B}, {"corp", M}, {"cpl", B}, {"d.h", B}, {"dec", M}, {"dep", B},
    {"dept", M}, {"dipl", B}, {"dist", M}, {"doc", B}, {"dott", B}, {"dr", B}, {"dra", B},
    {"ds", M}, {"e.g", B}, {"ebd", B}, {"ed", B}, {"eds", B}, {"eg", B}, {"ene", M}, {"eng", B},
    {"esp", B}, {"esq", M}, {"etc", M}, {"ex", B}, {"excmo", B}, {"exp", B},
    {"ext", B}, {"feb", M}, {"fig", B}, {"figs", B}, {"fr", B}, {"ft", M}, {"geb", B},
    {"gen", B}, {"ges", M}, {"gov", B}, {"govt", M}, {"hon", B}, {"hr", B}, {"hrn", B},
    {"i.e", B}, {"ie", B}, {"illmo", B}, {"inc", M}, {"ing", B}, {"insp", B}, {"jan", M},
    {"jr", M}, {"jul", M}, {"jun", M}, {"kap", B}, {"lic", B}, {"lt", B}, {"ltd", M},
    {"m.m", M}, {"maj", B}, {"mar", M}, {"max", B}, {"messrs", B}, {"mfg", M}, {"mgr", B},
    {"min", B}, {"mio", M}, {"misc", B}, {"mlle", B}, {"mme", B}, {"mmes", B}, {"mr", B},
    {"mrd", M}, {"mrs", B}, {"ms", B}, {"msgr", B}, {"mss", M}, {"mt", B}, {"mts", B},
    {"mw", B}, {"mwst", M}, {"mx", B}, {"nos", B}, {"nov", M}, {"np", B}, {"nr", B}, {"núm", B},
    {"o.b", B}, {"oct", M}, {"op", B}, {"ord", B}, {"p", B}, {"p.m", M}, {"pag", B}, {"par", B},
    {"pfc", B}, {"ph.d", M}, {"pp", B}, {"pres", B}, {"prof", B}, {"profa", B}, {"prov", M},
    {"pte", B}, {"pty", M}, {"pvt", B}, {"pág", B}, {"r", B}, {"rep", B}, {"reps", B},
    {"resp", B}, {"ret", M}, {"rev", B}, {"rt", B}, {"s", B}, {"s.a", M}, {"s.p.a", M},
    {"sen", B}, {"sens", B}, {"sep", M}, {"sept", M}, {"sgt", B}, {"sig", B}, {"sog", B},
    {"sr", M}, {"sra", B}, {"srta", B}, {"st", B}, {"std", M}, {"ste", B}, {"str", M},
    {"supt", B}, {"surg", B}, {"tel", B}, {"u.a", M}, {"ud", B}, {"uds", B}, {"univ", B},
    {"usw", M}, {"v", B}, {"vgl", B}, {"vol", B}, {"vols", B}, {"vs", B}, {"z.b", B},
    {"zzgl", B}, {"г", M}, {"гг", M}, {"др", M}, {"им", B}, {"млн", M}, {"млрд", M},
    {"напр", B}, {"пр", M}, {"проф", B}, {"руб", M}, {"см", B}, {"ст", B}, {"стр", B}, {"т", B},
    {"т.д", M}, {"т.е", B}, {"т.п", M}, {"тыс", M}, {"ул", B},
};
#undef B
#undef M

/* Words that begin sentences, of several languages. They are rarely a part of a name, whatever they
 * follow; "May", "Will" and other words that are also names are left out. */
static const char *const starters[] = {
    "a", "aber", "after", "all", "also", "although", "am", "an", "and", "another", "any", "are",
    "as", "at", "auch", "because", "before", "bei", "both", "but", "by", "can", "ce", "ces",
    "cette", "could", "dans", "das", "der", "des", "did", "die", "do", "does", "during", "each",
    "ein", "eine", "el", "ela", "ele", "eles", "elle", "elles", "en", "er", "es", "et", "even",
    "every", "few", "finally", "first", "for", "from", "gli", "had", "has", "have", "he", "her",
    "here", "his", "how", "however", "i", "ich", "if", "ihr", "il", "ils", "im", "in",
    "instead", "is", "isso", "it", "its", "just", "la", "las", "last", "later", "le", "les",
    "let", "like", "lo", "los", "mais", "many", "mas", "meanwhile", "more", "most", "my",
    "nearly", "never", "no", "nobody", "none", "not", "nothing", "nous", "now", "não", "of",
    "on", "once", "one", "only", "or", "os", "other", "others", "our", "over", "people",
    "perhaps", "pero", "se", "separately", "she", "should", "sie", "since", "so", "some",
    "soon", "still", "su", "such", "sus", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "though", "thus", "to", "today", "two", "um", "uma", "un", "una",
    "und", "under", "une", "until", "vous", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "whose", "why", "wir", "with", "without", "y", "yes", "yet", "you",
    "your", "в", "для", "если", "и", "как", "когда", "мы", "на", "но", "он", "она", "они", "по",
    "так", "что", "это", "я",
};

/* The lower-case form of a word in `lower`; 0 where it is too long for the
 * tables. */
static size_t lower_word(const uint8_t *word, size_t n, char lower[WORD_MAX])
{
    size_t size = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        uint8_t bytes[UTF8_MAX];
        i += utf8_decode(word + i, n - i, &cp);
        if (cp == UTF8_INVALID)
            return 0;
        size_t length = utf8_encode(utf8_lower(cp), bytes);
        if (size + length >= WORD_MAX)
            return 0;
        memcpy(lower + size, bytes, length);
        size += length;
    }
    lower[size] = '\0';
    return size;
}
/* clang-format on */

static int compare_entry(const void *word, const void *entry)
{
    return strcmp(word, ((const struct entry *)entry)->word);
}

static int compare_starter(const void *word, const void *starter)
{
    return strcmp(word, *(const char *const *)starter);
}

enum abbreviation abbreviation_find(const uint8_t *word, size_t n)
{
    char lower[WORD_MAX];
    if (!lower_word(word, n, lower))
        return ABBREVIATION_NONE;
    const struct entry *entry = bsearch(lower, entries, sizeof entries / sizeof *entries,
                                        sizeof *entries, compare_entry);
    return entry ? (enum abbreviation)entry->kind : ABBREVIATION_NONE;
}

bool abbreviation_is_starter(const uint8_t *word, size_t n)
{
    char lower[WORD_MAX];
    return lower_word(word, n, lower) &&
           bsearch(lower, starters, sizeof starters / sizeof *starters, sizeof *starters,
                   compare_starter);
}

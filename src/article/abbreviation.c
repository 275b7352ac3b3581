#include "article/abbreviation.h"

#include "base/lookup.h"

struct entry {
    char word[LOOKUP_WORD]; /* lower case */
    uint8_t kind;
};

/* clang-format off */
#define B ABBREVIATION_BEFORE
#define T ABBREVIATION_TITLE
#define N ABBREVIATION_REFERENCE
#define M ABBREVIATION_MAY
#define C ABBREVIATION_MONTH
/* Sorted by word, bytewise. */
static const struct entry entries[] = {
    {"a.m", M}, {"abb", N}, {"abr", C}, {"abs", N}, {"adj", B}, {"adm", T}, {"ago", C}, {"al", M},
    {"amm", M}, {"approx", N}, {"apr", C}, {"apt", B}, {"art", N}, {"asst", B}, {"atty", B},
    {"aug", C}, {"av", M}, {"avda", B}, {"ave", M}, {"avv", B}, {"bd", M}, {"bkz", B}, {"bldg", M},
    {"blvd", M}, {"brig", T}, {"bros", M}, {"bzw", B}, {"c", N}, {"ca", N}, {"cad", B}, {"cap", T},
    {"capt", T}, {"cca", N}, {"cf", B}, {"cfr", B}, {"ch", N}, {"chap", N}, {"cmdr", T}, {"co", M},
    {"col", T}, {"comdr", T}, {"corp", M}, {"cpl", T}, {"d.h", B}, {"dec", C}, {"dep", B},
    {"dept", M}, {"dez", C}, {"dhr", B}, {"dic", C}, {"dipl", B}, {"dir", T}, {"dist", M},
    {"dl", T}, {"doc", B}, {"dott", B}, {"dr", B}, {"dra", B}, {"drs", B}, {"ds", M}, {"e.g", B},
    {"ebd", N}, {"ed", N}, {"eds", N}, {"ee", B}, {"eg", B}, {"ene", C}, {"eng", B}, {"esim", B},
    {"esq", M}, {"est", C}, {"etc", M}, {"excmo", B}, {"fa", T}, {"feb", C}, {"fig", N},
    {"figs", N}, {"fr", T}, {"frk", B}, {"ft", M}, {"geb", B}, {"gen", T}, {"geom", B}, {"godz", B},
    {"gov", T}, {"govt", M}, {"hon", T}, {"hr", B}, {"hrn", B}, {"i.e", B}, {"ie", B}, {"illmo", B},
    {"inc", M}, {"ing", B}, {"insp", T}, {"inż", B}, {"ir", B}, {"jan", C}, {"jr", M}, {"jul", C},
    {"jun", C}, {"kap", N}, {"kl", B}, {"ks", B}, {"lic", T}, {"lt", T}, {"ltd", M}, {"m.m", M},
    {"maj", T}, {"mar", C}, {"max", N}, {"med", B}, {"messrs", B}, {"mevr", B}, {"mfg", M},
    {"mgr", B}, {"min", N}, {"mio", M}, {"mlle", B}, {"mme", B}, {"mmes", B}, {"mr", B}, {"mrd", M},
    {"mrs", B}, {"ms", B}, {"msgr", B}, {"mss", M}, {"mt", B}, {"mts", B}, {"mw", B}, {"mwst", M},
    {"mx", B}, {"nos", N}, {"nov", C}, {"np", N}, {"nr", N}, {"n°", N}, {"nº", N}, {"nám", B},
    {"núm", N}, {"o.b", B}, {"oct", C}, {"okt", C}, {"op", N}, {"ord", N}, {"out", C}, {"p", N},
    {"p.m", M}, {"pag", N}, {"par", N}, {"pfc", B}, {"ph.d", M}, {"pkt", N}, {"pp", N}, {"pres", T},
    {"prof", B}, {"profa", B}, {"psicol", B}, {"pte", B}, {"pty", M}, {"pvt", B}, {"pág", N},
    {"párr", N}, {"párrf", N}, {"płk", B}, {"r", N}, {"rag", B}, {"rep", T}, {"reps", T},
    {"resp", N}, {"ret", M}, {"rev", T}, {"rt", B}, {"s", N}, {"s.a", M}, {"s.p.a", M}, {"sec", N},
    {"sen", T}, {"sens", T}, {"sep", C}, {"sept", C}, {"set", C}, {"sgt", T}, {"sig", B},
    {"sigg", B}, {"sog", B}, {"sok", B}, {"sr", M}, {"sra", B}, {"srta", B}, {"st", T}, {"ste", B},
    {"str", N}, {"sup", T}, {"supt", T}, {"surg", T}, {"sv", B}, {"tel", N}, {"tř", B}, {"u.a", M},
    {"ud", B}, {"uds", B}, {"ul", B}, {"univ", B}, {"ust", N}, {"usw", M}, {"uu", M}, {"v", B},
    {"vgl", B}, {"vol", N}, {"vols", N}, {"vs", B}, {"z.b", B}, {"zzgl", B}, {"§", N}, {"čís", N},
    {"św", B}, {"акад", B}, {"буд", B}, {"вул", B}, {"г", M}, {"гг", M}, {"гл", N}, {"гр", B},
    {"доц", B}, {"др", M}, {"жыл", N}, {"им", B}, {"кв", B}, {"млн", M}, {"млрд", M}, {"напр", B},
    {"обл", B}, {"пл", B}, {"пр", M}, {"просп", B}, {"проф", B}, {"рис", N}, {"руб", M}, {"св", B},
    {"см", B}, {"ст", B}, {"стр", B}, {"т", B}, {"т.д", M}, {"т.е", B}, {"т.п", M}, {"табл", N},
    {"тыс", M}, {"ул", B},
};
#undef B
#undef T
#undef N
#undef M
#undef C

/* Words that begin sentences, of several languages. They are rarely a part of a name, whatever they
 * follow; "May", "Will" and other words that are also names are left out. */
static const char starters[][LOOKUP_WORD] = {
    "a", "aber", "after", "all", "also", "although", "am", "an", "and", "another", "any", "are",
    "as", "at", "auch", "because", "before", "bei", "both", "but", "by", "can", "ce", "ces",
    "cette", "could", "dans", "das", "den", "der", "des", "det", "did", "die", "do", "does",
    "during", "each", "ein", "eine", "el", "ela", "ele", "eles", "elle", "elles", "en", "er",
    "es", "et", "even", "every", "few", "finally", "first", "for", "from", "gli", "had", "han",
    "has", "have", "he", "her", "here", "his", "how", "however", "hun", "hundreds", "hvad",
    "hvor", "i", "ich", "if", "ihr", "il", "ils", "im", "in", "instead", "is", "isso", "it",
    "its", "jeg", "just", "la", "las", "last", "later", "le", "les", "let", "like", "lo", "los",
    "mais", "many", "mas", "meanwhile", "men", "millions", "more", "most", "my", "nearly",
    "never", "no", "nobody", "none", "not", "nothing", "nous", "now", "não", "of", "og", "on",
    "once", "one", "only", "or", "os", "other", "others", "our", "over", "people", "perhaps",
    "pero", "se", "separately", "she", "should", "sie", "since", "so", "some", "soon", "still",
    "su", "such", "sus", "så", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "though", "thousands", "thus", "to", "today", "two", "um", "uma", "un", "una",
    "und", "under", "une", "until", "vi", "vous", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "whose", "why", "wir", "with", "without", "y", "yes", "yet", "you",
    "your", "в", "для", "если", "и", "как", "когда", "мы", "на", "но", "он", "она", "они", "по",
    "так", "что", "это", "я",
};

/* clang-format on */

enum abbreviation abbreviation_find(const uint8_t *word, size_t n)
{
    struct lookup_word lower = lookup_lower(word, n);
    ptrdiff_t at = lookup_find(&lower, entries, sizeof entries / sizeof *entries, sizeof *entries);
    return at < 0 ? ABBREVIATION_NONE : (enum abbreviation)entries[at].kind;
}

bool abbreviation_is_starter(const uint8_t *word, size_t n)
{
    struct lookup_word lower = lookup_lower(word, n);
    return lookup_find(&lower, starters, sizeof starters / sizeof *starters, sizeof *starters) >= 0;
}

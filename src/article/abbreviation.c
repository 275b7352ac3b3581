#include "article/abbreviation.h"

#include "article/reading.h"
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
#define L ABBREVIATION_LAST
#define E ABBREVIATION_END
#define U ABBREVIATION_UNIT
#define H ABBREVIATION_HOURS
#define A ABBREVIATION_ERA
/* Sorted by word, bytewise. */
static const struct entry entries[] = {
    {"a.c", A}, {"a.d", M}, {"a.m", H}, {"a.s", L}, {"a.ş", L}, {"abb", N}, {"abr", C},
    {"abs", N}, {"abschn", N}, {"adj", B}, {"adm", T}, {"afd", N}, {"ago", C}, {"al", M},
    {"allg", B}, {"amb", T}, {"amm", M}, {"anm", N}, {"apod", E}, {"app", C}, {"approx", N},
    {"apr", C}, {"aprox", N}, {"apt", B}, {"arch", T}, {"arq", B}, {"art", N}, {"arts", N},
    {"artt", N}, {"assn", L}, {"assoc", B}, {"asst", B}, {"atd", E}, {"atty", B}, {"atď", E},
    {"aufl", N}, {"aug", C}, {"ausg", N}, {"av", M}, {"avd", N}, {"avda", B}, {"ave", L},
    {"avr", C}, {"avv", B}, {"b.c", A}, {"b.c.e", A}, {"b.v", L}, {"bc", B}, {"bd", M},
    {"bde", N}, {"bijv", B}, {"bkz", B}, {"bl.a", B}, {"bldg", M}, {"blvd", L}, {"blz", B},
    {"br", M}, {"brig", T}, {"bros", M}, {"bspw", B}, {"bv", B}, {"bzw", B}, {"c", N}, {"c.e", A},
    {"c.so", B}, {"ca", N}, {"cad", B}, {"cand.jur", B}, {"cand.mag", B}, {"cand.med", B},
    {"cand.polit", B}, {"cand.scient", B}, {"cap", T}, {"capt", T}, {"cav", T}, {"cca", N},
    {"cel", T}, {"cf", B}, {"cfr", B}, {"ch", N}, {"chap", N}, {"cmdr", T}, {"cnel", B},
    {"cnl", T}, {"co", L}, {"col", T}, {"comdr", T}, {"corp", L}, {"cpl", T}, {"cz", N},
    {"cía", L}, {"d.c", A}, {"d.h", B}, {"d.lgs", B}, {"d.p.r", B}, {"d.v.s", B}, {"d.w.z", B},
    {"dec", C}, {"dep", B}, {"dept", M}, {"det", T}, {"dez", C}, {"dhr", B}, {"dic", C},
    {"dipl", B}, {"dir", T}, {"dist", M}, {"dl", T}, {"doc", B}, {"dott", B}, {"dott.ssa", B},
    {"doç", B}, {"dr", B}, {"dr.jur", B}, {"dr.med", B}, {"dr.phil", B}, {"dra", B}, {"drs", B},
    {"ds", M}, {"dvs", B}, {"dyr", B}, {"déc", C}, {"dña", B}, {"e.a", M}, {"e.g", B},
    {"e.kr", A}, {"e.v", M}, {"ebd", N}, {"ecc", E}, {"ed", N}, {"eds", N}, {"ee", B},
    {"ee.uu", E  }, {"eg", B}, {"ehem", B}, {"ekskl", B}, {"ene", C}, {"eng", B}, {"ens", T},
    {"env", N}, {"enz", E}, {"eq", N}, {"esim", B}, {"esp", B}, {"esq", M}, {"est", C},
    {"etc", E}, {"evt", B}, {"evtl", B}, {"excl", B}, {"excma", B}, {"excmo", B}, {"exkl", B},
    {"exma", B}, {"exmo", B}, {"ext", N }, {"f.d", B}, {"f.eks", B}, {"f.kr", A}, {"f.lli", B},
    {"fa", T}, {"fam", T}, {"feb", C}, {"fev", C}, {"fig", N}, {"figs", N}, {"fls", N}, {"fr", T},
    {"fr.o.m", B}, {"frk", B}, {"ft", M}, {"fév", C}, {"févr", C}, {"geb", B}, {"gebr", B},
    {"gegr", B}, {"gen", T}, {"geom", B}, {"ggf", B}, {"godz", B}, {"gov", T}, {"govt", M},
    {"gral", B}, {"hab", M}, {"hl", B}, {"hod", E}, {"hon", T}, {"hr", B}, {"hrn", B},
    {"hrsg", N}, {"hwy", N}, {"i.e", B}, {"i.p.v", B}, {"i.v.m", B}, {"ie", B}, {"ift", B},
    {"iht", B}, {"illmo", B}, {"ilma", B}, {"ilmo", B}, {"im", M}, {"inc", L}, {"incl", B},
    {"ing", B}, {"inkl", B}, {"insp", T}, {"int", N }, {"intl", B}, {"inż", B}, {"ir", B},
    {"itd", E}, {"itp", E}, {"j.-c", E}, {"jan", C}, {"janv", C}, {"jf", B}, {"jfr", B},
    {"jhr", B}, {"jr", M}, {"judr", B}, {"juil", C}, {"juill", C}, {"jul", C}, {"jun", C},
    {"jän", C}, {"kap", N}, {"kl", B}, {"kpt", B}, {"kr", E}, {"ks", B}, {"lic", T}, {"llc", L},
    {"ln", L}, {"lt", T}, {"ltd", L}, {"ltda", L}, {"m.a.w", B}, {"m.b.t", B}, {"m.fl", A},
    {"m.in", B}, {"m.m", A}, {"m.n", B}, {"m.s", B}, {"m.v", A}, {"m.ö", B}, {"mah", B},
    {"maj", T}, {"mar", C}, {"max", N}, {"mdr", U}, {"med", B}, {"mej", B}, {"messrs", B},
    {"mevr", B}, {"mfg", M}, {"mgr", B}, {"mht", B}, {"mia", U}, {"mil", U}, {"milj", U},
    {"mill", U}, {"min", N}, {"mio", U}, {"mj", B}, {"mjr", B}, {"mld", U}, {"mlle", B},
    {"mlles", B}, {"mln", U}, {"mlrd", U}, {"mm", T}, {"mme", B}, {"mmes", B}, {"mons", T},
    {"mr", B}, {"mrd", U}, {"mrs", B}, {"mrt", C}, {"ms", B}, {"msgr", B}, {"mss", M}, {"mt", B},
    {"mts", B}, {"mudr", B}, {"mult", B }, {"mv", E}, {"mvdr", B}, {"mw", B}, {"mwst", M},
    {"mx", B}, {"n.a.v", B}, {"n.chr", A}, {"n.e", A}, {"n.l", A}, {"n.v", L}, {"napr", B},
    {"např", B}, {"nos", N}, {"nov", C}, {"np", B}, {"nr", N}, {"nro", N}, {"n°", N}, {"nº", N},
    {"nám", B}, {"núm", N}, {"núms", N}, {"o.a", B}, {"o.b", B}, {"o.l", A}, {"o.o", L},
    {"o.s.v", A}, {"o.v.v", M}, {"o.ä", A}, {"obr", N}, {"obs", B}, {"oct", C}, {"odst", N},
    {"ok", N}, {"okt", C}, {"on", T}, {"on.le", B}, {"op", N}, {"ord", N}, {"os", M}, {"osv", E},
    {"out", C}, {"p", N}, {"p.ej", B}, {"p.ex", B}, {"p.g.a", B}, {"p.m", H}, {"p.n.e", A},
    {"p.t", M}, {"p.zza", B}, {"pag", N}, {"pagg", N}, {"par", N}, {"para", N }, {"paras", N},
    {"pbro", B}, {"pct", E}, {"pfc", B}, {"pga", B}, {"ph.d", E}, {"phdr", B}, {"pkt", N},
    {"pkwy", L}, {"pl", M}, {"plc", L}, {"popř", B}, {"poz", N}, {"pozn", N}, {"pp", N},
    {"ppłk", B}, {"pr", C}, {"pres", T}, {"prof", B}, {"prof.ssa", B}, {"profa", B},
    {"psicol", B}, {"pst", E}, {"pte", B}, {"pty", M}, {"pvt", B}, {"pág", N}, {"págs", N},
    {"párr", N}, {"párrf", N}, {"pça", B}, {"płk", B}, {"př.n.l", A}, {"r", N}, {"rag", B},
    {"rd", L}, {"rep", T}, {"reps", T}, {"resp", N}, {"ret", M}, {"rev", T}, {"rndr", B},
    {"rod", T}, {"rozdz", N}, {"rt", B}, {"rte", N}, {"rys", N}, {"s", N}, {"s.a", L}, {"s.k", B},
    {"s.p.a", L}, {"s.r.l", L}, {"s.r.o", L}, {"sec", N}, {"sect", N}, {"segg", N}, {"sel", N},
    {"sen", T}, {"sens", T}, {"sep", C}, {"sept", C}, {"set", C}, {"sez", N}, {"sgt", T},
    {"sig", B}, {"sig.na", B}, {"sig.ra", B}, {"sigg", B}, {"skt", B}, {"sn", B}, {"sog", B},
    {"sok", B}, {"spol", L}, {"sr", M}, {"sra", B}, {"sras", B}, {"sres", B}, {"srov", B},
    {"srta", B}, {"st", T}, {"sta", T}, {"ste", B}, {"stellv", B}, {"stk", N}, {"sto", T},
    {"str", N}, {"suiv", M}, {"sup", T}, {"supt", T}, {"surg", T}, {"sv", B}, {"szt", E},
    {"séc", N}, {"t.a.v", B}, {"t.ex", B}, {"t.j", B}, {"t.o.m", B}, {"tab", N}, {"tbl", N},
    {"tel", N}, {"tis", U}, {"tj", B}, {"tsd", U}, {"tte", B}, {"tys", U}, {"tzn", B}, {"tzv", B},
    {"tzw", B}, {"tř", B}, {"u.a", M}, {"u.d", M}, {"u.dgl", A}, {"u.s.w", A}, {"u.ä", A},
    {"ud", B}, {"uds", B}, {"ul", B}, {"univ", B}, {"usf", E}, {"ust", N}, {"usw", E}, {"uu", M},
    {"v", B}, {"v.chr", A}, {"v.le", B}, {"vb", E}, {"vds", B}, {"vedr", B}, {"vgl", B},
    {"viz", B}, {"vol", N}, {"vols", N}, {"vs", B}, {"vve", B}, {"vč", B}, {"woj", B}, {"wyd", N},
    {"yrd", B}, {"z.b", B}, {"zgn", B}, {"ziff", N}, {"zob", B}, {"zzgl", B}, {"§", N},
    {"årg", N}, {"örn", B}, {"öğr", B}, {"čl", N}, {"čp", N}, {"čís", N}, {"św", B}, {"şti", L},
    {"αρ", N}, {"αριθ", N}, {"βλ", B}, {"δηλ", B}, {"δισ", U}, {"δρ", B}, {"εικ", N}, {"εκ", U},
    {"εκατ", U}, {"κ.ά", E}, {"κ.λπ", E}, {"κ.ο.κ", E}, {"κ.τ.λ", E}, {"καθ", B}, {"κεφ", N},
    {"κκ", B}, {"κλπ", E}, {"κτλ", E}, {"λεωφ", B}, {"μ.μ", H}, {"μ.χ", A}, {"π.μ", H},
    {"π.χ", B}, {"σελ", N}, {"τηλ", B}, {"χιλ", U}, {"авг", C}, {"адм", B}, {"акад", B},
    {"ап", N}, {"апр", C}, {"бл", N}, {"буд", B}, {"букв", B}, {"бул", B}, {"вв", E}, {"вж", B},
    {"вул", B}, {"вх", N}, {"г", M}, {"гг", E}, {"гл", N}, {"гр", B}, {"дек", C}, {"дер", B},
    {"долл", U}, {"доц", B}, {"др", E}, {"ет", N}, {"жыл", N}, {"зав", B}, {"зам", B}, {"изд", N},
    {"ил", N}, {"им", B}, {"инж", B}, {"канд", B}, {"кв", B}, {"кн", N}, {"коп", E}, {"корп", N},
    {"лв", E}, {"лейт", B}, {"млн", U}, {"млрд", U}, {"н.е", A}, {"н.э", A}, {"наб", B},
    {"напр", B}, {"нач", B}, {"ноя", C}, {"нояб", C}, {"обл", B}, {"ок", N}, {"окт", C}, {"п", N},
    {"пер", B}, {"пл", B}, {"пос", B}, {"пп", N}, {"пр", M}, {"прим", N}, {"просп", B},
    {"проф", B}, {"проч", E}, {"разд", N}, {"рис", N}, {"руб", E}, {"св", B}, {"сен", C},
    {"сент", C}, {"см", B}, {"ср", B}, {"ст", N}, {"стр", B}, {"т", B}, {"т.б", E}, {"т.д", E},
    {"т.е", B}, {"т.к", B}, {"т.н", M}, {"т.п", E}, {"табл", N}, {"тыс", U}, {"ул", B},
    {"фев", C}, {"февр", C}, {"ч", N}, {"чел", E}, {"чл", N}, {"шт", E}, {"янв", C}, {"ակադ", B},
    {"բն", B}, {"դոկտ", B}, {"պրոֆ", B}, {"आर", B}, {"ए", B}, {"एच", B}, {"एन", B}, {"एफ", B},
    {"एम", B}, {"एल", B}, {"एस", B}, {"के", B}, {"जे", B}, {"टी", B}, {"डा", B}, {"डी", B},
    {"डॉ", B}, {"पं", B}, {"पी", B}, {"प्रो", B}, {"बी", B}, {"मि", B}, {"यू", B}, {"रु", M},
    {"वी", B}, {"सी", B}, {"स्व", B},
};
#undef B
#undef T
#undef N
#undef M
#undef C
#undef L
#undef E
#undef U
#undef H
#undef A

/* Words that begin sentences, of several languages. They are rarely a part of a name, whatever they
 * follow; "May", "Will" and other words that are also names are left out. */
static const char starters[][LOOKUP_WORD] = {
    "a", "aber", "according", "además", "after", "agora", "ahora", "ainda", "ale", "all", "alors",
    "als", "also", "although", "am", "ama", "an", "anche", "and", "another", "any", "anyone",
    "après", "are", "as", "at", "auch", "aucun", "auf", "aunque", "avant", "avec", "because",
    "before", "bei", "besides", "bir", "biz", "both", "but", "by", "byl", "był", "była", "było",
    "can", "ce", "cependant", "ces", "cette", "come", "comme", "con", "cosa", "could", "cuando",
    "czy", "daarna", "dabei", "damit", "danach", "dann", "dans", "das", "dat", "den", "depois",
    "depuis", "der", "des", "deshalb", "despite", "después", "det", "deze", "did", "die", "diese",
    "dieser", "dieses", "dit", "do", "doch", "does", "dopo", "dort", "durch", "during", "each",
    "een", "efter", "ein", "eine", "el", "ela", "ele", "eles", "ella", "ellas", "elle", "elles",
    "ellos", "en", "ensuite", "entonces", "então", "er", "era", "es", "eso", "essa", "esse",
    "esta", "este", "esto", "et", "ett", "even", "every", "everybody", "everyone", "everything",
    "few", "finally", "first", "foi", "for", "from", "fue", "för", "før", "gdy", "gegen",
    "gestern", "gli", "had", "han", "has", "have", "he", "her", "here", "herkes", "het", "heute",
    "hier", "hij", "his", "hon", "how", "however", "hun", "hundreds", "hvad", "hvor", "i", "ich",
    "if", "ihr", "ihre", "il", "ile", "ils", "im", "in", "ingen", "instead", "is", "isso", "isto",
    "it", "its", "jag", "jak", "je", "jednak", "jeg", "jego", "jeho", "jej", "její", "jest",
    "jetzt", "just", "já", "když", "keiner", "kimse", "kto", "la", "las", "last", "later", "le",
    "les", "let", "leur", "like", "lo", "los", "luego", "maar", "mais", "many", "mas",
    "meanwhile", "men", "millions", "mit", "more", "moreover", "most", "my", "na", "nach", "nada",
    "nadie", "nasıl", "ne", "nearly", "neden", "neither", "nel", "nella", "nessuno", "never",
    "nicht", "nie", "niemand", "nikdo", "nikt", "ninguém", "no", "nobody", "noch", "non", "none",
    "nor", "nosotros", "not", "nothing", "nous", "now", "nur", "não", "när", "når", "och", "od",
    "of", "og", "også", "ohne", "on", "ona", "once", "one", "oni", "onlar", "only", "ook", "or",
    "os", "other", "others", "our", "over", "pak", "para", "people", "perhaps", "pero",
    "personne", "po", "poi", "por", "porém", "potem", "pourtant", "prima", "proto", "puis", "på",
    "później", "quand", "quando", "que", "questa", "questo", "se", "segundo", "según", "sein",
    "seine", "seit", "selon", "separately", "ses", "she", "should", "sie", "since", "siz", "so",
    "som", "some", "somebody", "someone", "sonra", "soon", "still", "su", "such", "sus", "så",
    "ta", "tam", "también", "também", "ten", "that", "the", "their", "then", "there", "therefore",
    "these", "they", "this", "those", "though", "thousands", "thus", "to", "today", "toen",
    "tomorrow", "tout", "trotzdem", "tu", "two", "um", "uma", "un", "una", "und", "under", "une",
    "unter", "until", "v", "ved", "vi", "vid", "volgens", "vor", "vous", "však", "w", "waar",
    "warum", "was", "wat", "we", "wenn", "wer", "were", "what", "when", "where", "whether",
    "which", "while", "who", "whose", "why", "wie", "wij", "wir", "with", "without", "wo", "y",
    "yes", "yesterday", "yet", "yo", "you", "your", "z", "ze", "zij", "zu", "zum", "zur", "çok",
    "è", "él", "über", "şu", "ένα", "ένας", "έτσι", "ήταν", "αλλά", "από", "αυτή", "αυτό",
    "αυτός", "για", "δεν", "είναι", "η", "θα", "και", "κανείς", "μία", "με", "μετά", "μια", "να",
    "ο", "οι", "που", "πού", "σε", "στη", "στην", "στο", "στον", "τα", "την", "τι", "το", "τον",
    "όταν", "а", "але", "был", "была", "были", "было", "в", "во", "вона", "вони", "все", "всё",
    "вы", "він", "где", "да", "для", "до", "его", "если", "её", "за", "затем", "и", "из", "их",
    "к", "как", "когда", "кто", "мы", "на", "не", "нет", "никой", "никто", "но", "о", "однако",
    "он", "она", "они", "от", "по", "после", "потом", "почему", "поэтому", "при", "с", "се",
    "сейчас", "след", "со", "със", "та", "тази", "так", "там", "те", "теперь", "то", "това",
    "този", "той", "тот", "тут", "ты", "тя", "у", "це", "что", "эта", "эти", "это", "этот", "я",
    "як",
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
    struct lookup_word lower = reading_lower(word, n);
    return lookup_find(&lower, starters, sizeof starters / sizeof *starters, sizeof *starters) >= 0;
}

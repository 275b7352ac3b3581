#include "change/terms.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/lookup.h"
#include "base/utf8.h"

enum { WORD_MAX = LOOKUP_WORD };

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
    TERM("a.m", TERM_TIME), TERM("abril", TERM_MONTH), TERM("according", TERM_ATTRIBUTION),
    NUMERAL("acht", 8), TERM("acknowledged", TERM_ATTRIBUTION),
    TERM("acrescentou", TERM_ATTRIBUTION), TERM("added", TERM_ATTRIBUTION),
    TERM("adds", TERM_ATTRIBUTION), TERM("admitted", TERM_ATTRIBUTION),
    TERM("advirtió", TERM_ATTRIBUTION), TERM("affermato", TERM_ATTRIBUTION),
    TERM("affirmed", TERM_ATTRIBUTION), TERM("affirmé", TERM_ATTRIBUTION),
    TERM("afirmou", TERM_ATTRIBUTION), TERM("afirmó", TERM_ATTRIBUTION),
    TERM("aggiunto", TERM_ATTRIBUTION), TERM("agosto", TERM_MONTH),
    TERM("ajouté", TERM_ATTRIBUTION), TERM("alcalde", TERM_TITLE),
    TERM("alcaldesa", TERM_TITLE), TERM("alertou", TERM_ATTRIBUTION),
    TERM("alleged", TERM_ATTRIBUTION), TERM("allegedly", TERM_ATTRIBUTION),
    TERM("amanhã", TERM_DAY), TERM("ambassador", TERM_TITLE), TERM("annoncé", TERM_ATTRIBUTION),
    TERM("announced", TERM_ATTRIBUTION), TERM("annunciato", TERM_ATTRIBUTION),
    TERM("anunciou", TERM_ATTRIBUTION), TERM("anunció", TERM_ATTRIBUTION),
    TERM("août", TERM_MONTH), NAMED("apr", TERM_MONTH), NAMED("april", TERM_MONTH),
    TERM("aprile", TERM_MONTH), TERM("archbishop", TERM_TITLE),
    TERM("argued", TERM_ATTRIBUTION), TERM("argues", TERM_ATTRIBUTION),
    TERM("aseguró", TERM_ATTRIBUTION), TERM("asked", TERM_ATTRIBUTION),
    TERM("asserted", TERM_ATTRIBUTION), TERM("assuré", TERM_ATTRIBUTION),
    NAMED("attorney", TERM_TITLE), TERM("aucun", TERM_NEGATION), TERM("aucune", TERM_NEGATION),
    NAMED("aug", TERM_MONTH), NAMED("august", TERM_MONTH), TERM("avril", TERM_MONTH),
    TERM("ayer", TERM_DAY), TERM("añadió", TERM_ATTRIBUTION), NAMED("baroness", TERM_TITLE),
    TERM("behauptete", TERM_ATTRIBUTION), TERM("berichtete", TERM_ATTRIBUTION),
    TERM("betonte", TERM_ATTRIBUTION), TERM("billion", TERM_NUMBER), TERM("bishop", TERM_TITLE),
    TERM("bürgermeister", TERM_TITLE), TERM("bürgermeisterin", TERM_TITLE),
    TERM("can", TERM_MODALITY), TERM("cannot", TERM_NEGATION), NAMED("capt", TERM_TITLE),
    NAMED("captain", TERM_TITLE), NUMERAL("cem", 100), NUMERAL("cent", 100),
    NUMERAL("cento", 100), TERM("cents", TERM_CURRENCY), TERM("chairman", TERM_TITLE),
    TERM("chairwoman", TERM_TITLE), TERM("chancellor", TERM_TITLE), NUMERAL("cien", 100),
    NUMERAL("cinco", 5), NUMERAL("cincuenta", 50), NUMERAL("cinq", 5), NUMERAL("cinquante", 50),
    NUMERAL("cinque", 5), TERM("claimed", TERM_ATTRIBUTION), TERM("claims", TERM_ATTRIBUTION),
    NAMED("col", TERM_TITLE), TERM("colonel", TERM_TITLE), TERM("commented", TERM_ATTRIBUTION),
    TERM("commissioner", TERM_TITLE), TERM("conceded", TERM_ATTRIBUTION),
    TERM("confirmed", TERM_ATTRIBUTION), TERM("congressman", TERM_TITLE),
    TERM("congresswoman", TERM_TITLE), TERM("contended", TERM_ATTRIBUTION),
    TERM("could", TERM_MODALITY), TERM("councillor", TERM_TITLE), NUMERAL("cuarenta", 40),
    NUMERAL("cuatro", 4), TERM("darf", TERM_MODALITY), TERM("debe", TERM_MODALITY),
    TERM("deben", TERM_MODALITY), TERM("deberá", TERM_MODALITY), TERM("debería", TERM_MODALITY),
    NAMED("dec", TERM_MONTH), NAMED("december", TERM_MONTH), TERM("declared", TERM_ATTRIBUTION),
    TERM("declarou", TERM_ATTRIBUTION), TERM("declaró", TERM_ATTRIBUTION),
    TERM("demain", TERM_DAY), TERM("dementierte", TERM_ATTRIBUTION),
    TERM("denied", TERM_ATTRIBUTION), TERM("denies", TERM_ATTRIBUTION),
    NAMED("deputy", TERM_TITLE), TERM("detto", TERM_ATTRIBUTION), NUMERAL("deux", 2),
    NUMERAL("deuxième", 2), TERM("deve", TERM_MODALITY), TERM("devem", TERM_MODALITY),
    TERM("deveria", TERM_MODALITY), TERM("devono", TERM_MODALITY),
    TERM("devrait", TERM_MODALITY), NUMERAL("dez", 10), NAMED("dezember", TERM_MONTH),
    TERM("dezembro", TERM_MONTH), TERM("dicembre", TERM_MONTH),
    TERM("dichiarato", TERM_ATTRIBUTION), TERM("diciembre", TERM_MONTH), NUMERAL("dieci", 10),
    NAMED("dienstag", TERM_DAY), NUMERAL("diez", 10), TERM("dijeron", TERM_ATTRIBUTION),
    TERM("dijo", TERM_ATTRIBUTION), TERM("dimanche", TERM_DAY),
    TERM("disclosed", TERM_ATTRIBUTION), TERM("disse", TERM_ATTRIBUTION),
    TERM("disseram", TERM_ATTRIBUTION), NUMERAL("dix", 10), NUMERAL("doce", 12),
    NUMERAL("dois", 2), TERM("doit", TERM_MODALITY), TERM("doivent", TERM_MODALITY),
    TERM("dollar", TERM_CURRENCY), TERM("dollari", TERM_CURRENCY),
    TERM("dollars", TERM_CURRENCY), TERM("domani", TERM_DAY), TERM("domenica", TERM_DAY),
    TERM("domingo", TERM_DAY), NAMED("donnerstag", TERM_DAY), NUMERAL("dos", 2),
    NUMERAL("douze", 12), NUMERAL("doze", 12), NUMERAL("dozen", 12),
    TERM("dozens", TERM_NUMBER), NAMED("dr", TERM_TITLE), NUMERAL("drei", 3),
    NUMERAL("dreißig", 30), NUMERAL("dritte", 3), NUMERAL("dritten", 3), NUMERAL("duas", 2),
    NUMERAL("due", 2), TERM("décembre", TERM_MONTH), TERM("déclaré", TERM_ATTRIBUTION),
    TERM("dólares", TERM_CURRENCY), TERM("dürfen", TERM_MODALITY),
    TERM("dürfte", TERM_MODALITY), NUMERAL("eight", 8), NUMERAL("eighteen", 18),
    NUMERAL("eighth", 8), NUMERAL("eighty", 80), NUMERAL("eleven", 11),
    TERM("emphasized", TERM_ATTRIBUTION), TERM("enero", TERM_MONTH),
    TERM("erklärte", TERM_ATTRIBUTION), TERM("erklärten", TERM_ATTRIBUTION),
    NUMERAL("erste", 1), NUMERAL("ersten", 1), TERM("estimated", TERM_ATTRIBUTION),
    TERM("estime", TERM_ATTRIBUTION), TERM("euro", TERM_CURRENCY), TERM("euros", TERM_CURRENCY),
    TERM("explained", TERM_ATTRIBUTION), TERM("explicou", TERM_ATTRIBUTION),
    TERM("explicó", TERM_ATTRIBUTION), TERM("expliqué", TERM_ATTRIBUTION),
    NAMED("feb", TERM_MONTH), TERM("febbraio", TERM_MONTH), TERM("febrero", TERM_MONTH),
    NAMED("februar", TERM_MONTH), NAMED("february", TERM_MONTH), TERM("fevereiro", TERM_MONTH),
    NUMERAL("fifteen", 15), NUMERAL("fifth", 5), NUMERAL("fifty", 50), NUMERAL("first", 1),
    NUMERAL("five", 5), NUMERAL("forty", 40), NUMERAL("four", 4), NUMERAL("fourteen", 14),
    NUMERAL("fourth", 4), TERM("franken", TERM_CURRENCY), NAMED("freitag", TERM_DAY),
    NAMED("fri", TERM_DAY), NAMED("friday", TERM_DAY), TERM("février", TERM_MONTH),
    NUMERAL("fünf", 5), NUMERAL("fünfzig", 50), NAMED("gen", TERM_TITLE),
    NAMED("general", TERM_TITLE), TERM("gennaio", TERM_MONTH), TERM("gestern", TERM_DAY),
    TERM("giovedì", TERM_DAY), TERM("giugno", TERM_MONTH), TERM("gobernador", TERM_TITLE),
    TERM("gobernadora", TERM_TITLE), TERM("gouverneur", TERM_TITLE), NAMED("gov", TERM_TITLE),
    TERM("governador", TERM_TITLE), TERM("governor", TERM_TITLE), NUMERAL("half", 2),
    TERM("heute", TERM_DAY), TERM("hier", TERM_DAY), TERM("hoje", TERM_DAY),
    TERM("hoy", TERM_DAY), NUMERAL("huit", 8), NUMERAL("hundert", 100), NUMERAL("hundred", 100),
    TERM("hundreds", TERM_NUMBER), TERM("ieri", TERM_DAY), TERM("insisted", TERM_ATTRIBUTION),
    TERM("insists", TERM_ATTRIBUTION), TERM("jamais", TERM_NEGATION), NAMED("jan", TERM_MONTH),
    TERM("janeiro", TERM_MONTH), NAMED("januar", TERM_MONTH), NAMED("january", TERM_MONTH),
    TERM("janvier", TERM_MONTH), TERM("jeudi", TERM_DAY), NAMED("judge", TERM_TITLE),
    TERM("jueves", TERM_DAY), TERM("juillet", TERM_MONTH), TERM("juin", TERM_MONTH),
    NAMED("jul", TERM_MONTH), TERM("julho", TERM_MONTH), NAMED("juli", TERM_MONTH),
    TERM("julio", TERM_MONTH), NAMED("july", TERM_MONTH), NAMED("jun", TERM_MONTH),
    NAMED("june", TERM_MONTH), TERM("junho", TERM_MONTH), NAMED("juni", TERM_MONTH),
    TERM("junio", TERM_MONTH), NAMED("justice", TERM_TITLE), NAMED("jänner", TERM_MONTH),
    TERM("kann", TERM_MODALITY), TERM("kanzler", TERM_TITLE), TERM("kanzlerin", TERM_TITLE),
    TERM("kein", TERM_NEGATION), TERM("keine", TERM_NEGATION), TERM("keinem", TERM_NEGATION),
    TERM("keinen", TERM_NEGATION), TERM("keiner", TERM_NEGATION), NAMED("king", TERM_TITLE),
    TERM("kronen", TERM_CURRENCY), TERM("können", TERM_MODALITY), TERM("könnte", TERM_MODALITY),
    TERM("könnten", TERM_MODALITY), TERM("kündigte", TERM_ATTRIBUTION),
    NAMED("lady", TERM_TITLE), NAMED("lieutenant", TERM_TITLE), TERM("livras", TERM_CURRENCY),
    TERM("livres", TERM_CURRENCY), NAMED("lord", TERM_TITLE), NAMED("lt", TERM_TITLE),
    TERM("luglio", TERM_MONTH), TERM("lundi", TERM_DAY), TERM("lunedì", TERM_DAY),
    TERM("lunes", TERM_DAY), TERM("maggio", TERM_MONTH), TERM("mai", TERM_MONTH),
    TERM("maintained", TERM_ATTRIBUTION), TERM("maio", TERM_MONTH), TERM("maire", TERM_TITLE),
    NAMED("maj", TERM_TITLE), NAMED("major", TERM_TITLE), NAMED("mar", TERM_MONTH),
    NAMED("march", TERM_MONTH), TERM("mardi", TERM_DAY), TERM("martedì", TERM_DAY),
    TERM("martes", TERM_DAY), TERM("marzo", TERM_MONTH), TERM("março", TERM_MONTH),
    NAMED("may", TERM_MONTH), TERM("mayo", TERM_MONTH), TERM("mayor", TERM_TITLE),
    TERM("mañana", TERM_DAY), TERM("meinte", TERM_ATTRIBUTION), TERM("mercoledì", TERM_DAY),
    TERM("mercredi", TERM_DAY), TERM("midnight", TERM_TIME), TERM("might", TERM_MODALITY),
    NUMERAL("mil", 1000), NUMERAL("milhão", 1000000), NUMERAL("milhões", 1000000),
    NUMERAL("milioni", 1000000), NUMERAL("mille", 1000), NUMERAL("million", 1000000),
    NUMERAL("millionen", 1000000), TERM("millions", TERM_NUMBER), NUMERAL("millones", 1000000),
    NUMERAL("millón", 1000000), TERM("minister", TERM_TITLE), TERM("ministerin", TERM_TITLE),
    TERM("ministra", TERM_TITLE), TERM("ministre", TERM_TITLE), TERM("ministro", TERM_TITLE),
    TERM("mitteilte", TERM_ATTRIBUTION), NAMED("mittwoch", TERM_DAY),
    TERM("miércoles", TERM_DAY), NAMED("mon", TERM_DAY), NAMED("monday", TERM_DAY),
    NAMED("montag", TERM_DAY), TERM("morgen", TERM_DAY), NAMED("mr", TERM_TITLE),
    NAMED("mrs", TERM_TITLE), NAMED("ms", TERM_TITLE), TERM("muss", TERM_MODALITY),
    TERM("must", TERM_MODALITY), NAMED("märz", TERM_MONTH), TERM("müssen", TERM_MODALITY),
    TERM("müsste", TERM_MODALITY), TERM("nada", TERM_NEGATION), TERM("nadie", TERM_NEGATION),
    TERM("ne", TERM_NEGATION), TERM("negó", TERM_ATTRIBUTION), TERM("neither", TERM_NEGATION),
    TERM("nem", TERM_NEGATION), TERM("nenhum", TERM_NEGATION), TERM("nenhuma", TERM_NEGATION),
    TERM("nessun", TERM_NEGATION), TERM("nessuna", TERM_NEGATION),
    TERM("nessuno", TERM_NEGATION), NUMERAL("neuf", 9), NUMERAL("neun", 9),
    TERM("never", TERM_NEGATION), TERM("nicht", TERM_NEGATION), TERM("nichts", TERM_NEGATION),
    TERM("nie", TERM_NEGATION), TERM("niemals", TERM_NEGATION), TERM("niemand", TERM_NEGATION),
    NUMERAL("nine", 9), NUMERAL("nineteen", 19), NUMERAL("ninety", 90),
    TERM("ninguna", TERM_NEGATION), TERM("ninguno", TERM_NEGATION),
    TERM("ninguém", TERM_NEGATION), TERM("ningún", TERM_NEGATION), NUMERAL("ninth", 9),
    TERM("no", TERM_NEGATION), TERM("nobody", TERM_NEGATION), TERM("non", TERM_NEGATION),
    TERM("none", TERM_NEGATION), TERM("noon", TERM_TIME), TERM("nor", TERM_NEGATION),
    TERM("not", TERM_NEGATION), TERM("noted", TERM_ATTRIBUTION), TERM("nothing", TERM_NEGATION),
    NAMED("nov", TERM_MONTH), NUMERAL("nove", 9), NAMED("november", TERM_MONTH),
    TERM("novembre", TERM_MONTH), TERM("novembro", TERM_MONTH), TERM("noviembre", TERM_MONTH),
    TERM("nowhere", TERM_NEGATION), NUMERAL("nueve", 9), TERM("nunca", TERM_NEGATION),
    TERM("não", TERM_NEGATION), TERM("o'clock", TERM_TIME), TERM("observed", TERM_ATTRIBUTION),
    NUMERAL("ocho", 8), NAMED("oct", TERM_MONTH), NAMED("october", TERM_MONTH),
    TERM("octobre", TERM_MONTH), TERM("octubre", TERM_MONTH), TERM("oggi", TERM_DAY),
    TERM("ohne", TERM_NEGATION), NUMERAL("oito", 8), NAMED("oktober", TERM_MONTH),
    TERM("ontem", TERM_DAY), NUMERAL("onze", 11), NUMERAL("otto", 8),
    TERM("ottobre", TERM_MONTH), TERM("ought", TERM_MODALITY), TERM("outubro", TERM_MONTH),
    TERM("p.m", TERM_TIME), TERM("pas", TERM_NEGATION), TERM("percent", TERM_PERCENT),
    TERM("percentage", TERM_PERCENT), TERM("pesos", TERM_CURRENCY), TERM("peut", TERM_MODALITY),
    TERM("peuvent", TERM_MODALITY), TERM("pode", TERM_MODALITY), TERM("podem", TERM_MODALITY),
    TERM("poderia", TERM_MODALITY), TERM("poderiam", TERM_MODALITY),
    TERM("podría", TERM_MODALITY), TERM("podrían", TERM_MODALITY), TERM("pope", TERM_TITLE),
    TERM("porcentaje", TERM_PERCENT), TERM("possono", TERM_MODALITY),
    TERM("potrebbe", TERM_MODALITY), TERM("pounds", TERM_CURRENCY),
    TERM("pourcent", TERM_PERCENT), TERM("pourraient", TERM_MODALITY),
    TERM("pourrait", TERM_MODALITY), TERM("prefeito", TERM_TITLE), NUMERAL("premier", 1),
    NUMERAL("première", 1), TERM("president", TERM_TITLE), TERM("presidenta", TERM_TITLE),
    TERM("presidente", TERM_TITLE), NUMERAL("primera", 1), NUMERAL("primero", 1),
    TERM("prince", TERM_TITLE), TERM("princess", TERM_TITLE), NAMED("prof", TERM_TITLE),
    TERM("professor", TERM_TITLE), TERM("promised", TERM_ATTRIBUTION),
    TERM("prozent", TERM_PERCENT), TERM("präsident", TERM_TITLE),
    TERM("präsidentin", TERM_TITLE), TERM("président", TERM_TITLE),
    TERM("présidente", TERM_TITLE), TERM("puede", TERM_MODALITY), TERM("pueden", TERM_MODALITY),
    TERM("può", TERM_MODALITY), NUMERAL("quarante", 40), TERM("quarta", TERM_DAY),
    NUMERAL("quatre", 4), NUMERAL("quatro", 4), NUMERAL("quattro", 4),
    NAMED("queen", TERM_TITLE), TERM("quinta", TERM_DAY), TERM("reais", TERM_CURRENCY),
    TERM("reales", TERM_CURRENCY), TERM("recalled", TERM_ATTRIBUTION),
    TERM("remarked", TERM_ATTRIBUTION), NAMED("rep", TERM_TITLE),
    TERM("replied", TERM_ATTRIBUTION), TERM("reported", TERM_ATTRIBUTION),
    TERM("reportedly", TERM_ATTRIBUTION), NAMED("representative", TERM_TITLE),
    TERM("responded", TERM_ATTRIBUTION), NAMED("rev", TERM_TITLE),
    NAMED("reverend", TERM_TITLE), TERM("rubli", TERM_CURRENCY), TERM("rublos", TERM_CURRENCY),
    TERM("sagte", TERM_ATTRIBUTION), TERM("sagten", TERM_ATTRIBUTION),
    TERM("said", TERM_ATTRIBUTION), TERM("samedi", TERM_DAY), NAMED("samstag", TERM_DAY),
    TERM("sans", TERM_NEGATION), NAMED("sat", TERM_DAY), NAMED("saturday", TERM_DAY),
    TERM("say", TERM_ATTRIBUTION), TERM("saying", TERM_ATTRIBUTION),
    TERM("says", TERM_ATTRIBUTION), NUMERAL("sechs", 6), NUMERAL("second", 2),
    NAMED("secretary", TERM_TITLE), TERM("segunda-feira", TERM_DAY), NUMERAL("segundo", 2),
    NUMERAL("sei", 6), NUMERAL("seis", 6), TERM("sem", TERM_NEGATION), NAMED("sen", TERM_TITLE),
    TERM("senador", TERM_TITLE), TERM("senadora", TERM_TITLE), TERM("senator", TERM_TITLE),
    TERM("senatore", TERM_TITLE), NAMED("sens", TERM_TITLE), TERM("senza", TERM_NEGATION),
    NAMED("sep", TERM_MONTH), NAMED("sept", TERM_MONTH), NAMED("september", TERM_MONTH),
    TERM("septembre", TERM_MONTH), TERM("septiembre", TERM_MONTH), TERM("sergeant", TERM_TITLE),
    NUMERAL("sete", 7), TERM("setembro", TERM_MONTH), TERM("setiembre", TERM_MONTH),
    NUMERAL("sette", 7), TERM("settembre", TERM_MONTH), NUMERAL("seven", 7),
    NUMERAL("seventeen", 17), NUMERAL("seventh", 7), NUMERAL("seventy", 70),
    TERM("sexta", TERM_DAY), TERM("señaló", TERM_ATTRIBUTION), NAMED("sgt", TERM_TITLE),
    TERM("shall", TERM_MODALITY), TERM("sheriff", TERM_TITLE), TERM("should", TERM_MODALITY),
    NUMERAL("sieben", 7), NUMERAL("siete", 7), TERM("sindaco", TERM_TITLE),
    NAMED("sir", TERM_TITLE), NUMERAL("six", 6), NUMERAL("sixteen", 16), NUMERAL("sixth", 6),
    NUMERAL("sixty", 60), TERM("soll", TERM_MODALITY), TERM("sollen", TERM_MODALITY),
    TERM("sollte", TERM_MODALITY), TERM("sollten", TERM_MODALITY), NAMED("sonnabend", TERM_DAY),
    NAMED("sonntag", TERM_DAY), TERM("souligné", TERM_ATTRIBUTION),
    NAMED("speaker", TERM_TITLE), TERM("spiegato", TERM_ATTRIBUTION),
    TERM("stated", TERM_ATTRIBUTION), TERM("stressed", TERM_ATTRIBUTION),
    TERM("suggested", TERM_ATTRIBUTION), NAMED("sunday", TERM_DAY), TERM("sábado", TERM_DAY),
    TERM("sénateur", TERM_TITLE), TERM("tampoco", TERM_NEGATION), NUMERAL("tausend", 1000),
    TERM("teilte", TERM_ATTRIBUTION), NUMERAL("ten", 10), NUMERAL("tenth", 10),
    NUMERAL("tercero", 3), TERM("terça", TERM_DAY), TERM("testified", TERM_ATTRIBUTION),
    NUMERAL("third", 3), NUMERAL("thirteen", 13), NUMERAL("thirty", 30),
    NUMERAL("thousand", 1000), TERM("thousands", TERM_NUMBER), NUMERAL("three", 3),
    NAMED("thu", TERM_DAY), NAMED("thursday", TERM_DAY), TERM("today", TERM_DAY),
    TERM("told", TERM_ATTRIBUTION), TERM("tomorrow", TERM_DAY), TERM("tonight", TERM_DAY),
    NUMERAL("tre", 3), NUMERAL("treinta", 30), NUMERAL("trente", 30), NUMERAL("tres", 3),
    TERM("trillion", TERM_NUMBER), NUMERAL("trinta", 30), NUMERAL("trois", 3),
    NUMERAL("troisième", 3), NUMERAL("três", 3), NAMED("tue", TERM_DAY),
    NAMED("tuesday", TERM_DAY), NUMERAL("twelve", 12), NUMERAL("twenty", 20),
    TERM("twice", TERM_NUMBER), NUMERAL("two", 2), TERM("uhr", TERM_TIME),
    TERM("urged", TERM_ATTRIBUTION), NUMERAL("veinte", 20), TERM("vendredi", TERM_DAY),
    TERM("venerdì", TERM_DAY), NUMERAL("venti", 20), NUMERAL("vier", 4),
    TERM("viernes", TERM_DAY), NUMERAL("vierzig", 40), NUMERAL("vingt", 20),
    NUMERAL("vinte", 20), TERM("vowed", TERM_ATTRIBUTION), TERM("warned", TERM_ATTRIBUTION),
    TERM("warnte", TERM_ATTRIBUTION), NAMED("wed", TERM_DAY), NAMED("wednesday", TERM_DAY),
    TERM("werden", TERM_MODALITY), TERM("will", TERM_MODALITY), TERM("wird", TERM_MODALITY),
    TERM("without", TERM_NEGATION), TERM("would", TERM_MODALITY),
    TERM("wrote", TERM_ATTRIBUTION), TERM("würde", TERM_MODALITY),
    TERM("würden", TERM_MODALITY), TERM("yen", TERM_CURRENCY), TERM("yesterday", TERM_DAY),
    TERM("yuan", TERM_CURRENCY), NUMERAL("zehn", 10), NUMERAL("zwanzig", 20),
    NUMERAL("zwei", 2), NUMERAL("zweite", 2), NUMERAL("zweiten", 2), NUMERAL("zwölf", 12),
    TERM("август", TERM_MONTH), TERM("августа", TERM_MONTH), TERM("августе", TERM_MONTH),
    TERM("апреле", TERM_MONTH), TERM("апрель", TERM_MONTH), TERM("апреля", TERM_MONTH),
    TERM("без", TERM_NEGATION), TERM("будет", TERM_MODALITY), TERM("будут", TERM_MODALITY),
    NUMERAL("восемь", 8), TERM("воскресенье", TERM_DAY), NUMERAL("восьми", 8),
    TERM("вторник", TERM_DAY), TERM("вторника", TERM_DAY), TERM("вчера", TERM_DAY),
    TERM("губернатор", TERM_TITLE), NUMERAL("два", 2), NUMERAL("двадцать", 20),
    NUMERAL("две", 2), NUMERAL("двух", 2), NUMERAL("девяти", 9), NUMERAL("девять", 9),
    TERM("декабре", TERM_MONTH), TERM("декабрь", TERM_MONTH), TERM("декабря", TERM_MONTH),
    NUMERAL("десяти", 10), NUMERAL("десять", 10), TERM("добавил", TERM_ATTRIBUTION),
    TERM("добавила", TERM_ATTRIBUTION), TERM("должен", TERM_MODALITY),
    TERM("должна", TERM_MODALITY), TERM("должны", TERM_MODALITY),
    TERM("долларов", TERM_CURRENCY), TERM("евро", TERM_CURRENCY), TERM("завтра", TERM_DAY),
    TERM("заявил", TERM_ATTRIBUTION), TERM("заявила", TERM_ATTRIBUTION),
    TERM("июле", TERM_MONTH), TERM("июль", TERM_MONTH), TERM("июля", TERM_MONTH),
    TERM("июне", TERM_MONTH), TERM("июнь", TERM_MONTH), TERM("июня", TERM_MONTH),
    TERM("мае", TERM_MONTH), TERM("май", TERM_MONTH), TERM("март", TERM_MONTH),
    TERM("марта", TERM_MONTH), TERM("марте", TERM_MONTH), TERM("мая", TERM_MONTH),
    NUMERAL("миллион", 1000000), NUMERAL("миллиона", 1000000), NUMERAL("миллионов", 1000000),
    TERM("министр", TERM_TITLE), TERM("министра", TERM_TITLE), TERM("мог", TERM_MODALITY),
    TERM("могут", TERM_MODALITY), TERM("может", TERM_MODALITY), TERM("мэр", TERM_TITLE),
    TERM("не", TERM_NEGATION), TERM("нет", TERM_NEGATION), TERM("ни", TERM_NEGATION),
    TERM("никогда", TERM_NEGATION), TERM("никто", TERM_NEGATION), TERM("ничего", TERM_NEGATION),
    TERM("ноябре", TERM_MONTH), TERM("ноябрь", TERM_MONTH), TERM("ноября", TERM_MONTH),
    TERM("октябре", TERM_MONTH), TERM("октябрь", TERM_MONTH), TERM("октября", TERM_MONTH),
    TERM("отметил", TERM_ATTRIBUTION), TERM("отметила", TERM_ATTRIBUTION),
    TERM("понедельник", TERM_DAY), TERM("понедельника", TERM_DAY),
    TERM("президент", TERM_TITLE), TERM("президента", TERM_TITLE),
    TERM("процент", TERM_PERCENT), TERM("процента", TERM_PERCENT),
    TERM("процентов", TERM_PERCENT), NUMERAL("пяти", 5), TERM("пятница", TERM_DAY),
    TERM("пятницу", TERM_DAY), NUMERAL("пять", 5), NUMERAL("пятьдесят", 50),
    TERM("рублей", TERM_CURRENCY), TERM("рубля", TERM_CURRENCY), TERM("сегодня", TERM_DAY),
    NUMERAL("семи", 7), NUMERAL("семь", 7), TERM("сентябре", TERM_MONTH),
    TERM("сентябрь", TERM_MONTH), TERM("сентября", TERM_MONTH),
    TERM("сказал", TERM_ATTRIBUTION), TERM("сказала", TERM_ATTRIBUTION),
    TERM("сообщил", TERM_ATTRIBUTION), TERM("сообщила", TERM_ATTRIBUTION), NUMERAL("сорок", 40),
    TERM("среда", TERM_DAY), TERM("среду", TERM_DAY), NUMERAL("сто", 100),
    TERM("суббота", TERM_DAY), TERM("субботу", TERM_DAY), NUMERAL("трех", 3), NUMERAL("три", 3),
    NUMERAL("тридцать", 30), NUMERAL("трёх", 3), NUMERAL("тысяч", 1000),
    NUMERAL("тысячи", 1000), TERM("феврале", TERM_MONTH), TERM("февраль", TERM_MONTH),
    TERM("февраля", TERM_MONTH), TERM("четверг", TERM_DAY), NUMERAL("четыре", 4),
    NUMERAL("шести", 6), NUMERAL("шесть", 6), TERM("юаней", TERM_CURRENCY),
    TERM("январе", TERM_MONTH), TERM("январь", TERM_MONTH), TERM("января", TERM_MONTH),
    TERM("أضاف", TERM_ATTRIBUTION), TERM("أعلن", TERM_ATTRIBUTION),
    TERM("دولار", TERM_CURRENCY), TERM("ريال", TERM_CURRENCY), TERM("قال", TERM_ATTRIBUTION),
    TERM("قالت", TERM_ATTRIBUTION), TERM("لا", TERM_NEGATION), TERM("لم", TERM_NEGATION),
    TERM("لن", TERM_NEGATION), TERM("ليس", TERM_NEGATION), TERM("ليست", TERM_NEGATION),
    NUMERAL("一", 1), NUMERAL("七", 7), TERM("万", TERM_NUMBER), NUMERAL("三", 3),
    TERM("不", TERM_NEGATION), NUMERAL("两", 2), NUMERAL("九", 9), NUMERAL("二", 2),
    NUMERAL("五", 5), TERM("亿", TERM_NUMBER), TERM("億", TERM_NUMBER), TERM("元", TERM_CURRENCY),
    NUMERAL("八", 8), NUMERAL("六", 6), TERM("円", TERM_CURRENCY), NUMERAL("十", 10),
    NUMERAL("千", 1000), NUMERAL("四", 4), TERM("无", TERM_NEGATION), TERM("未", TERM_NEGATION),
    TERM("没", TERM_NEGATION), NUMERAL("百", 100),
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
        return TERM_NONE; /* no letter of the alphabets is a term, ideographs are longer */
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

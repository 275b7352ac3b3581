#include "article/sentence_internal.h"
#include "base/lookup.h"

/* clang-format off */
/* Each list is sorted by word, bytewise, in lower case. */

/* Prepositions before a time: "At 5 p.m. the doors", "В 2010 г. Иванов". */
static const char openings[][LOOKUP_WORD] = {
    "a", "ab", "after", "alle", "am", "around", "at", "before", "bis", "by", "dal", "de", "den",
    "depuis", "desde", "do", "dès", "el", "em", "en", "from", "gegen", "hasta", "i", "im", "in",
    "kl", "le", "na", "nach", "nel", "no", "o", "od", "om", "on", "op", "po", "på", "seit",
    "since", "sinds", "um", "until", "v", "ve", "vers", "verso", "vor", "w", "we", "à", "às",
    "από", "στις", "το", "τον", "в", "во", "до", "к", "на", "около", "от", "после", "през", "с",
    "со",
};

/* What follows a time of day in the same sentence. */
static const char times[][LOOKUP_WORD] = {
    "april", "august", "central", "december", "eastern", "february", "friday", "greenwich",
    "january", "july", "june", "march", "may", "monday", "mountain", "november", "october",
    "pacific", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
};

/* German nouns behind an ordinal: "am 3. März", "im 19. Jahrhundert". */
static const char ordinals[][LOOKUP_WORD] = {
    "april", "august", "dez", "dezember", "etage", "feb", "februar", "jahrhundert", "jan",
    "januar", "juli", "juni", "jänner", "klasse", "mai", "märz", "nov", "november", "okt",
    "oktober", "platz", "sept", "september", "weltkrieg",
};

/* What an ordinal follows: "die 2. Bundesliga", "zum 1. Vorsitzenden". */
static const char determiners[][LOOKUP_WORD] = {
    "am", "beim", "das", "dem", "den", "der", "des", "die", "dne", "im", "vom", "zum", "zur",
};

/* What a capital letter names: "vitamin D", "Plan B". */
static const char labels[][LOOKUP_WORD] = {
    "anexo", "anlage", "annex", "annexe", "appendix", "block", "class", "exhibit", "factor",
    "gate", "grade", "group", "grupo", "gruppe", "hepatitis", "klasse", "level", "option", "plan",
    "point", "section", "terminal", "type", "unit", "vitamin", "vitamina", "vitamine", "zone",
};

/* Words without a vowel that are no abbreviations. */
static const char sounds[][LOOKUP_WORD] = {
    "hmm", "mm", "mmm", "pfft", "psst", "pst", "shh", "тсс", "хм",
};

/* What stands before the name of a street: "on Main St.". */
static const char streets[][LOOKUP_WORD] = {
    "along", "at", "down", "near", "off", "on", "onto", "outside", "up",
};

/* What saints have before them: "Mount St. Helens". */
static const char saints[][LOOKUP_WORD] = {
    "east", "fort", "lake", "mount", "mt", "north", "port", "south", "west",
};

/* Who speaks, in languages that name the speaker first. */
static const char speech[][LOOKUP_WORD] = {
    "add", "added", "adds", "answered", "answers", "asked", "asks", "barked", "bağırdı", "begged",
    "bellowed", "chided", "countered", "cried", "cries", "dedi", "demanded", "diye", "exclaimed",
    "explained", "gasped", "groaned", "growled", "grumbled", "hissed", "inquired", "insisted",
    "interjected", "joked", "moaned", "murmured", "mused", "muttered", "pleaded", "protested",
    "quipped", "remarked", "repeated", "replied", "replies", "retorted", "roared", "said", "says",
    "scoffed", "screamed", "shouted", "sighed", "snapped", "sneered", "sobbed", "sordu",
    "thundered", "told", "urged", "ventured", "wailed", "warned", "whimpered", "whispered",
    "wondered", "wrote", "yelled", "بولا", "بولی", "سأل", "سألت", "قال", "قالت", "پرسید", "پوچھا",
    "کہا", "گفت", "कहा", "पूछा", "बताया", "बोला", "बोली",
};

/* Names that end with an exclamation mark. */
static const char names[][LOOKUP_WORD] = {
    "jeopardy", "oklahoma", "wham", "yahoo",
};

/* Articles that names begin with, too: Le Pen, La Rue, Lo Presti. */
static const char articles[][LOOKUP_WORD] = {
    "da", "di", "do", "du", "el", "la", "las", "le", "les", "lo", "los",
};

/* Before an apostrophe: C'est, L'uomo, Dell'acqua. */
static const char elisions[][LOOKUP_WORD] = {
    "all", "c", "dell", "j", "l", "nell", "qu", "un",
};

/* clang-format on */

bool stop_is_listed(const struct cursor *in, struct span word, enum word_list list)
{
#define LIST(items) {items, sizeof items / sizeof *items}
    static const struct {
        const void *items;
        size_t n;
    } lists[] = {
        [LIST_OPENINGS] = LIST(openings),
        [LIST_TIMES] = LIST(times),
        [LIST_ORDINALS] = LIST(ordinals),
        [LIST_DETERMINERS] = LIST(determiners),
        [LIST_LABELS] = LIST(labels),
        [LIST_SOUNDS] = LIST(sounds),
        [LIST_STREETS] = LIST(streets),
        [LIST_SAINTS] = LIST(saints),
        [LIST_SPEECH] = LIST(speech),
        [LIST_NAMES] = LIST(names),
        [LIST_ARTICLES] = LIST(articles),
        [LIST_ELISIONS] = LIST(elisions),
    };
#undef LIST
    struct lookup_word lower = lookup_lower(in->text + word.start, span_size(word));
    return lookup_find(&lower, lists[list].items, lists[list].n, LOOKUP_WORD) >= 0;
}

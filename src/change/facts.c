#include "change/facts.h"

#include <string.h>

#include "article/abbreviation.h"
#include "base/hash.h"
#include "base/lookup.h"
#include "base/utf8.h"
#include "change/language.h"

/* Tokens before a range whose labels its own may depend on; where no blanks divide words,
 * more, to begin where one does. */
enum { LOOK_BACK = 6, LOOK_BACK_MAX = 24 };

/* Words of a numeral and its unit. */
enum { NUMERAL_MAX = 6 };

struct labeller {
    const uint8_t *text;
    const struct word *words;
    size_t n;
    struct facts_memo *memo;
    struct fact *facts;
};

static uint32_t first_of(const struct labeller *l, size_t i)
{
    uint32_t cp;
    if (i >= l->n)
        return 0;
    const uint8_t *p = l->text + l->words[i].start;
    if (p[0] < 0x80)
        return p[0];
    utf8_decode(p, l->words[i].size, &cp);
    return cp;
}

static bool begins_with_capital(const struct labeller *l, size_t i)
{
    uint8_t first = i < l->n ? l->text[l->words[i].start] : 0;
    return first < 0x80 ? first >= 'A' && first <= 'Z'
                        : utf8_class(first_of(l, i)) == CHAR_UPPER;
}

/* Whether a word is in a script that has no blanks between words: its tokens are single
 * signs, and terms are several of them. */
static bool is_unspaced(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_WORD && l->text[l->words[i].start] >= UNSPACED;
}

/* The longest term from a token on, and how many tokens it takes; 0 for none. */
static size_t longest_term(const struct labeller *l, size_t i, struct found_term *found)
{
    size_t end = i + 1, first = l->words[i].start, size;
    *found = (struct found_term){TERM_NONE, 0, 0};
    if (l->words[i].size >= 3 && !term_may_begin(&l->memo->signs, l->text + first))
        return 0;
    while (end < l->n && end - i < 2 * LOOKUP_WORD && is_unspaced(l, end) &&
           l->words[end].start == l->words[end - 1].start + l->words[end - 1].size)
        end++;
    size = l->words[end - 1].start + l->words[end - 1].size - first;
    size = term_find_longest(l->text + first, size, l->memo->languages, found);
    for (end = i; end < l->n && l->words[end].start < first + size; end++)
        if (l->words[end].start + l->words[end].size > first + size) { /* inside a token */
            *found = (struct found_term){TERM_NONE, 0, 0};
            return 0;
        }
    return end - i;
}

/* What the terms know of a word. Words of ASCII that share an id differ in case
 * alone, which only matters for the first letter; others may differ in accents
 * and are remembered by their bytes. The value is there where it is asked for. */
static struct found_term find_term(struct labeller *l, size_t i, bool value)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    struct facts_memo *memo = l->memo;
    struct found_term found;
    if (is_unspaced(l, i)) {
        longest_term(l, i, &found);
        return found;
    }
    if (utf8_ascii_prefix(p, n) == n) {
        uint8_t *known = &memo->terms[2 * (size_t)l->words[i].id + begins_with_capital(l, i)];
        if (*known == FACTS_UNKNOWN || (*known != TERM_NONE && value)) {
            found = term_find(p, n, memo->languages);
            *known = (uint8_t)((unsigned)found.term | (unsigned)found.flags << 4);
            return found;
        }
        return (struct found_term){(enum term)(*known & 15), *known >> 4, 0};
    }
    uint64_t hash = hash_bytes(p, n) | 1; /* 0 is none */
    struct facts_known *known =
        &memo->known[(hash >> 8) % (sizeof memo->known / sizeof *memo->known)];
    if (known->hash != hash) {
        known->hash = hash;
        known->found = term_find(p, n, memo->languages);
    }
    return known->found;
}

static enum term term_of(struct labeller *l, size_t i)
{
    return i >= l->n || l->words[i].kind != TOKEN_WORD ? TERM_NONE : find_term(l, i, false).term;
}

static bool is_number(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_NUMBER;
}

static bool is_capital(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_WORD && begins_with_capital(l, i);
}

/* The value of digits with thousands separators and an ordinal ending; a hash
 * for everything else. */
static uint64_t number_value(const uint8_t *p, size_t n)
{
    uint64_t value = 0;
    uint8_t plain[128];
    if (p[0] >= 0x80 && n <= sizeof plain / 4) { /* full-width digits */
        n = utf8_fold(p, n, FOLD_QUOTES, plain, sizeof plain);
        p = plain;
    }
    size_t i = 0, digits = 0;
    for (; i < n && digits < 18; i++) {
        if (p[i] >= '0' && p[i] <= '9') {
            value = value * 10 + (uint64_t)(p[i] - '0');
            digits++;
        } else if (p[i] != ',' || i == 0) {
            break;
        }
    }
    bool ordinal = n - i == 2 && (!memcmp(p + i, "st", 2) || !memcmp(p + i, "nd", 2) ||
                                  !memcmp(p + i, "rd", 2) || !memcmp(p + i, "th", 2));
    return i == n || ordinal ? value : hash_bytes(p, n);
}

static bool is_currency_sign(uint32_t cp)
{
    return cp == '$' || cp == 0xa2 || cp == 0xa3 || cp == 0xa5 || (cp >= 0x20a0 && cp <= 0x20cf);
}

static bool is_joint(const struct labeller *l, size_t i)
{
    uint32_t cp = first_of(l, i);
    return i < l->n && (cp == '-' || cp == '/' || cp == 0x2013) &&
           l->words[i].gap == GAP_NONE;
}

static bool is_year(const struct labeller *l, size_t i)
{
    bool decade = l->words[i].size == 5 && l->text[l->words[i].start + 4] == 's';
    if (l->words[i].size != 4 && !decade)
        return false;
    uint64_t value = number_value(l->text + l->words[i].start, 4);
    return value >= 1500 && value <= 2100;
}

/* A word in lower case, with its size: every word of an article is held against
 * some of these. */
struct known_word {
    const char *at;
    size_t size;
};
#define KNOWN(literal) {(literal), sizeof(literal) - 1}

static bool is_one_of(const struct labeller *l, size_t i, const struct known_word *known, size_t n)
{
    if (i >= l->n)
        return false;
    const uint8_t *p = l->text + l->words[i].start;
    for (size_t k = 0; k < n; k++)
        if (l->words[i].size == known[k].size &&
            (p[0] < 0x80 ? p[0] | 0x20 : p[0]) == (uint8_t)known[k].at[0] &&
            !memcmp(p + 1, known[k].at + 1, known[k].size - 1))
            return true;
    return false;
}

/* Words that put a bare four-digit number in time. */
static bool is_year_lead(const struct labeller *l, size_t i)
{
    static const struct known_word leads[] = {
        KNOWN("in"),      KNOWN("since"),   KNOWN("until"),  KNOWN("by"),    KNOWN("from"),
        KNOWN("of"),      KNOWN("before"),  KNOWN("after"),  KNOWN("through"), KNOWN("between"),
        KNOWN("and"),     KNOWN("to"),      KNOWN("late"),   KNOWN("early"), KNOWN("en"),
        KNOWN("em"),      KNOWN("im"),      KNOWN("seit"),   KNOWN("ab"),    KNOWN("desde"),
        KNOWN("hasta"),   KNOWN("até"),     KNOWN("depuis"), KNOWN("nel"),   KNOWN("dal"),
        KNOWN("del"),     KNOWN("de"),      KNOWN("в"),      KNOWN("с")};
    return is_one_of(l, i, leads, sizeof leads / sizeof *leads);
}

#define IS_ONE_OF(l, i, ...)                                                                   \
    is_one_of((l), (i), (const struct known_word[]){__VA_ARGS__},                              \
              sizeof((const struct known_word[]){__VA_ARGS__}) / sizeof(struct known_word))

/* Digits with an h: 17h30, 8h. */
static bool is_clock(const uint8_t *p, size_t n)
{
    size_t digits = 0;
    while (digits < n && p[digits] >= '0' && p[digits] <= '9')
        digits++;
    return digits >= 1 && digits <= 2 && digits < n && p[digits] == 'h' &&
           (n == digits + 1 || (n == digits + 3 && p[n - 1] >= '0' && p[n - 1] <= '9'));
}

/* Behind the numeral that begins at a token: "3 billion", 三百, 5亿3000万. */
static size_t numeral_end(struct labeller *l, size_t i)
{
    size_t end = i + 1;
    while (end < l->n && end < i + NUMERAL_MAX &&
           (term_of(l, end) == TERM_NUMBER || (is_number(l, end) && l->words[end].gap == GAP_NONE)))
        end++;
    if (first_of(l, end) == '.' && term_of(l, end - 1) == TERM_NUMBER &&
        term_of(l, end + 1) == TERM_CURRENCY)
        end++; /* 3 Mio. Euro */
    return end;
}

/* "per cent" in two words, from there on. */
static bool is_per_cent(const struct labeller *l, size_t i)
{
    return IS_ONE_OF(l, i, KNOWN("per"), KNOWN("por"), KNOWN("pour"), KNOWN("في")) &&
           IS_ONE_OF(l, i + 1, KNOWN("cent"), KNOWN("cento"), KNOWN("ciento"), KNOWN("المئة"),
                     KNOWN("المائة"));
}

/* Whether what stands before a numeral makes the time of day of it. */
static bool has_clock_lead(const struct labeller *l, size_t i)
{
    return i && (IS_ONE_OF(l, i - 1, KNOWN("halb"), KNOWN("viertel"), KNOWN("dreiviertel"),
                           KNOWN("الساعة"), KNOWN("half"), KNOWN("kwart")) &&
                 first_of(l, i) != '%');
}

/* Prepositions that make the hours behind a numeral a time of day. */
static bool has_hour_lead(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("à"), KNOWN("às"), KNOWN("as"), KNOWN("las"), KNOWN("la"),
                          KNOWN("vers"), KNOWN("dès"), KNOWN("alle"), KNOWN("ore"), KNOWN("в"),
                          KNOWN("к"), KNOWN("до"), KNOWN("с"), KNOWN("около"));
}

/* "a las siete de la tarde": no noun is counted. */
static bool is_bare_hour(const struct labeller *l, size_t i, size_t next)
{
    return i >= 2 && IS_ONE_OF(l, i - 1, KNOWN("las"), KNOWN("la")) &&
           IS_ONE_OF(l, i - 2, KNOWN("a"), KNOWN("desde"), KNOWN("hasta"), KNOWN("sobre")) &&
           (next >= l->n || l->words[next].kind == TOKEN_MARK ||
            IS_ONE_OF(l, next, KNOWN("de"), KNOWN("y"), KNOWN("en"), KNOWN("menos")));
}

/* Chinese and Japanese signs behind numerals. */
static enum change_class sign_class(const struct labeller *l, size_t i, size_t next)
{
    enum { YEAR = 0x5e74, MONTH = 0x6708, DAY = 0x65e5, NUMBERED = 0x53f7, HOUR_1 = 0x65f6,
           HOUR_2 = 0x6642, POINT_1 = 0x70b9, POINT_2 = 0x9ede, NOON = 0x5348, BETWEEN = 0x9593 };
    uint32_t behind = first_of(l, next + 1);
    switch (first_of(l, next)) {
    case MONTH:
    case DAY:
    case NUMBERED:
        return behind == BETWEEN ? CLASS_NUMBER : CLASS_DATE;
    case YEAR:
        return is_year(l, i) ? CLASS_DATE : CLASS_NUMBER;
    case HOUR_1:
    case HOUR_2:
        return behind == BETWEEN ? CLASS_NUMBER : CLASS_TIME;
    case POINT_1:
    case POINT_2: /* of the clock only where it says so */
        return i && first_of(l, i - 1) == NOON ? CLASS_TIME : CLASS_NUMBER;
    default:
        return CLASS_NUMBER;
    }
}

/* The class of a numeral by its unit and what stands before it; CLASS_NUMBER for none. */
static enum change_class unit_class(struct labeller *l, size_t i)
{
    enum { MEASURE = 0x4e2a /* of percentage points */ };
    size_t next = numeral_end(l, i), after = next + 1;
    if (first_of(l, next) == MEASURE)
        next++;
    enum term unit = term_of(l, next);
    if (first_of(l, next) == '%' || unit == TERM_PERCENT || is_per_cent(l, next) ||
        (i && term_of(l, i - 1) == TERM_PERCENT && is_unspaced(l, i - 1)) ||
        (i >= 3 && is_unspaced(l, i - 1) && term_of(l, i - 3) == TERM_PERCENT))
        return CLASS_PERCENT;
    if (unit == TERM_TIME || has_clock_lead(l, i) || is_bare_hour(l, i, next) ||
        (unit == TERM_HOUR && (has_hour_lead(l, i) || term_of(l, after) == TERM_TIME)))
        return CLASS_TIME;
    if (unit == TERM_CURRENCY || is_currency_sign(first_of(l, next)) ||
        (IS_ONE_OF(l, next, KNOWN("de"), KNOWN("di")) && term_of(l, after) == TERM_CURRENCY))
        return CLASS_MONEY;
    bool joined = first_of(l, next) == '.' ||
                  IS_ONE_OF(l, next, KNOWN("de"), KNOWN("of"), KNOWN("del"), KNOWN("di"));
    if (unit == TERM_MONTH || (joined && term_of(l, after) == TERM_MONTH))
        return CLASS_DATE;
    return is_unspaced(l, next) ? sign_class(l, i, next) : CLASS_NUMBER;
}

/* A number by what stands beside it. */
static enum change_class number_class(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t next = i + 1, after = i + 2;
    if (i && is_currency_sign(first_of(l, i - 1)))
        return CLASS_MONEY;
    if (memchr(p, ':', l->words[i].size) || is_clock(p, l->words[i].size))
        return CLASS_TIME;
    if (i >= 2 && is_joint(l, i - 1) && is_number(l, i - 2) && l->words[i].gap == GAP_NONE)
        return (enum change_class)l->facts[i - 2].class;
    if (is_joint(l, next) && is_number(l, after))
        return is_joint(l, i + 3) && is_number(l, i + 4) ? CLASS_DATE : CLASS_NUMBER;
    enum change_class class = unit_class(l, i);
    if (class != CLASS_NUMBER)
        return class;
    if (i && term_of(l, i - 1) == TERM_CURRENCY && !is_unspaced(l, i - 1))
        return CLASS_MONEY; /* USD 5 */
    if ((i && term_of(l, i - 1) == TERM_MONTH) ||
        (i >= 2 && first_of(l, i - 1) == '.' && term_of(l, i - 2) == TERM_MONTH))
        return CLASS_DATE;
    if (is_year(l, i) && i &&
        (l->words[i].size == 5 || is_year_lead(l, i - 1) ||
         (i >= 2 && first_of(l, i - 1) == ',' && l->facts[i - 2].class == CLASS_DATE)))
        return CLASS_DATE;
    return CLASS_NUMBER;
}

/* "million" belongs to the number before it. */
static enum change_class numeral_class(struct labeller *l, size_t i)
{
    enum change_class class = unit_class(l, i);
    if (class != CLASS_NUMBER)
        return class;
    if (i && (l->words[i - 1].kind == TOKEN_NUMBER || term_of(l, i - 1) == TERM_NUMBER) &&
        l->facts[i - 1].class <= CLASS_TIME)
        return (enum change_class)l->facts[i - 1].class;
    return CLASS_NUMBER;
}

/* A full stop behind a title ends none: "Dr. Sabine Groß". */
static bool begins_sentence(struct labeller *l, size_t i)
{
    while (i > 0) {
        uint32_t cp = first_of(l, i - 1);
        if (l->words[i - 1].kind != TOKEN_MARK)
            return false;
        enum char_class class = utf8_class(cp);
        if (cp == '.' && i >= 2 && term_of(l, i - 2) == TERM_TITLE)
            return false;
        if (cp != '"' && cp != '\'' && class != CHAR_OPEN && class != CHAR_CLOSE)
            return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2014 ||
                   cp == ':';
        i--;
    }
    return true;
}

/* The word without a possessive ending. */
static size_t stem_size(const uint8_t *p, size_t n)
{
    if (n > 2 && p[n - 1] == 's' && p[n - 2] == '\'')
        return n - 2;
    if (n > 4 && p[n - 1] == 's' && !memcmp(p + n - 4, "\xe2\x80\x99", 3))
        return n - 4;
    return n;
}

static bool is_pronoun_i(const uint8_t *p, size_t n)
{
    return p[0] == 'I' && (n == 1 || p[1] == '\'' || p[1] == 0xe2);
}

/* Nothing but capitals: SPD, NATO. */
static bool is_capitals(const uint8_t *p, size_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        at += utf8_decode(p + at, n - at, &cp);
        if (utf8_class(cp) != CHAR_UPPER)
            return false;
    }
    return true;
}

static bool is_name(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    if (!is_capital(l, i) || is_pronoun_i(p, n))
        return false;
    bool first = begins_sentence(l, i);
    bool before_capital = is_capital(l, i + 1) && l->words[i + 1].gap;
    if (first || language_is(l->memo->languages, LANGUAGE_DE)) {
        /* a capital that any word would have here; another beside it tells */
        bool after_capital = !first && l->words[i].gap && is_capital(l, i - 1) &&
                             !begins_sentence(l, i - 1);
        return !abbreviation_is_starter(p, n) &&
               (before_capital || (n > 1 && is_capitals(p, n)) || after_capital ||
                (!first && term_of(l, i - 1) == TERM_TITLE));
    }
    return true;
}

static uint64_t name_value(const uint8_t *p, size_t n)
{
    uint8_t folded[256];
    n = stem_size(p, n);
    size_t size = utf8_fold(p, n, FOLD_CASE | FOLD_QUOTES, folded, sizeof folded);
    bool sharp = false; /* folding makes ss of it, but Strauß is not Strauss */
    for (size_t i = 1; i < n; i++)
        sharp = sharp || (p[i - 1] == 0xc3 && p[i] == 0x9f);
    return (size < sizeof folded ? hash_bytes(folded, size) : hash_bytes(p, n)) + sharp;
}

/* One ideograph of a day's name: 周二 星期二 月曜日. */
static bool is_weekday_sign(const struct labeller *l, size_t i)
{
    enum { WEEK_1 = 0x5468, WEEK_2 = 0x9031, PERIOD = 0x671f, DAY_OF_WEEK = 0x66dc };
    static const char signs[] = "一二三四五六日天末月火水木金土"; /* not 週間, weeks */
    uint32_t before = i ? first_of(l, i - 1) : 0;
    bool week = before == WEEK_1 || before == WEEK_2 || before == PERIOD ||
                first_of(l, i + 1) == DAY_OF_WEEK;
    for (size_t at = 0; week && at < sizeof signs - 1; at += 3)
        if (l->words[i].size == 3 && !memcmp(l->text + l->words[i].start, signs + at, 3))
            return true;
    return false;
}

/* "former President", "acting mayor": part of the title. */
static bool qualifies_title(struct labeller *l, size_t i)
{
    static const struct known_word words[] = {KNOWN("former"), KNOWN("acting"), KNOWN("interim"),
                                              KNOWN("deputy"), KNOWN("vice")};
    return is_one_of(l, i, words, sizeof words / sizeof *words) &&
           term_of(l, i + 1) == TERM_TITLE;
}

/* Whether a word is a noun by the article or the like before it. */
static bool is_noun(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("a"), KNOWN("an"), KNOWN("the"), KNOWN("his"),
                          KNOWN("her"), KNOWN("my"), KNOWN("your"), KNOWN("our"), KNOWN("their"),
                          KNOWN("its"), KNOWN("un"), KNOWN("une"), KNOWN("le"), KNOWN("la"),
                          KNOWN("du"), KNOWN("au"), KNOWN("ce"), KNOWN("cette"), KNOWN("son"),
                          KNOWN("sa"), KNOWN("ses"), KNOWN("chaque"), KNOWN("quelques"),
                          KNOWN("premier"), KNOWN("d'un"), KNOWN("d'une"), KNOWN("d’un"));
}

/* A second of time, not the one after the first: "a second before", but not "a second
 * bridge". */
static bool is_counted_second(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("a"), KNOWN("per"), KNOWN("each"), KNOWN("every"),
                          KNOWN("split"), KNOWN("un"), KNOWN("um"), KNOWN("por"), KNOWN("cada")) &&
           (i + 1 >= l->n || l->words[i + 1].kind == TOKEN_MARK ||
            IS_ONE_OF(l, i + 1, KNOWN("before"), KNOWN("after"), KNOWN("later"), KNOWN("ago"),
                      KNOWN("and"), KNOWN("or"), KNOWN("to"), KNOWN("for"), KNOWN("longer"),
                      KNOWN("more"), KNOWN("when"), KNOWN("while"), KNOWN("in"), KNOWN("at"),
                      KNOWN("of"), KNOWN("de"), KNOWN("antes"), KNOWN("y"), KNOWN("e")));
}

/* Whether an abbreviation has the mark or number beside it that goes with one. */
static bool is_short_form(const struct labeller *l, size_t i)
{
    uint32_t next = first_of(l, i + 1);
    return next == '.' || next == ',' || next == ')' || is_number(l, i + 1) ||
           (i && is_number(l, i - 1));
}

/* Whether a term is none in this place. */
static bool is_excused(const struct labeller *l, size_t i, const struct found_term *found)
{
    static const struct known_word asked_for = KNOWN("for");
    if (found->term == TERM_ATTRIBUTION)
        return is_one_of(l, i + 1, &asked_for, 1); /* asked for help */
    if (found->flags & TERM_NOUN)
        return found->term == TERM_NUMBER ? is_counted_second(l, i) : is_noun(l, i);
    return found->flags & TERM_SHORT && !is_short_form(l, i);
}

static struct fact fact_of(struct labeller *l, size_t i, const struct found_term *found)
{
    static const uint32_t classes[] = {
        [TERM_MONTH] = CLASS_DATE,       [TERM_DAY] = CLASS_DATE,
        [TERM_TIME] = CLASS_TIME,        [TERM_HOUR] = CLASS_WORDING,
        [TERM_CURRENCY] = CLASS_MONEY,   [TERM_PERCENT] = CLASS_PERCENT,
        [TERM_TITLE] = CLASS_TITLE,      [TERM_ATTRIBUTION] = CLASS_ATTRIBUTION,
        [TERM_NEGATION] = CLASS_NEGATION, [TERM_MODALITY] = CLASS_MODALITY,
    };
    uint32_t class = found->term == TERM_NUMBER ? numeral_class(l, i) : classes[found->term];
    return (struct fact){class == CLASS_WORDING ? l->words[i].id : found->value, class};
}

static struct fact label_word(struct labeller *l, size_t i)
{
    const struct word *word = &l->words[i];
    struct found_term found = find_term(l, i, true);
    if (found.term != TERM_NONE && is_excused(l, i, &found))
        return (struct fact){word->id, CLASS_WORDING};
    if (found.term == TERM_NONE && qualifies_title(l, i))
        return (struct fact){word->id, CLASS_TITLE};
    if (found.term != TERM_NONE)
        return fact_of(l, i, &found);
    if (is_name(l, i))
        return (struct fact){name_value(l->text + word->start, word->size), CLASS_NAME};
    return (struct fact){word->id, CLASS_WORDING};
}

/* Labels the longest term from a token on, at least one token; where the next begins. */
static size_t label_unspaced(struct labeller *l, size_t i)
{
    struct found_term found;
    size_t end = i + longest_term(l, i, &found);
    if (end == i)
        end++;
    for (size_t k = i; k < end; k++) {
        if (is_weekday_sign(l, k))
            l->facts[k] = (struct fact){l->words[k].id, CLASS_DATE};
        else if (found.term != TERM_NONE)
            l->facts[k] = fact_of(l, k, &found);
        else
            l->facts[k] = (struct fact){l->words[k].id, CLASS_WORDING};
    }
    return end;
}

/* Signs that state something; all other symbols are like words, and emoji are
 * symbols too. */
static struct fact label_mark(const struct labeller *l, size_t i)
{
    uint32_t cp = first_of(l, i);
    enum change_class class = CLASS_PUNCTUATION;
    if (is_currency_sign(cp))
        class = CLASS_MONEY;
    else if (cp == '%' || cp == 0x2030)
        class = CLASS_PERCENT;
    else if (utf8_class(cp) == CHAR_SYMBOL)
        class = CLASS_WORDING;
    return (struct fact){l->words[i].id, class};
}

void facts_label(const uint8_t *text, const struct word *words, size_t n, struct range range,
                 struct facts_memo *memo, struct fact *facts)
{
    struct labeller l = {text, words, n, memo, facts};
    /* some look back at how their neighbours were labelled */
    size_t first = range.first < LOOK_BACK ? 0 : range.first - LOOK_BACK;
    while (first > 0 && range.first - first < LOOK_BACK_MAX && is_unspaced(&l, first) &&
           words[first].gap == GAP_NONE)
        first--;
    for (size_t i = first, end; i < range.end; i = end) {
        const struct word *word = &words[i];
        end = i + 1;
        if (word->kind == TOKEN_MARK)
            facts[i] = label_mark(&l, i);
        else if (word->kind == TOKEN_NUMBER)
            facts[i] = (struct fact){number_value(text + word->start, word->size),
                                     number_class(&l, i)};
        else if (is_unspaced(&l, i))
            end = label_unspaced(&l, i);
        else
            facts[i] = label_word(&l, i);
    }
}

void facts_memo_init(struct facts_memo *memo, uint32_t languages, uint32_t n_ids,
                     struct arena *arena)
{
    *memo = (struct facts_memo){
        .languages = languages, .signs = term_signs(), .terms = arena_alloc(arena, n_ids, 2)};
    memset(memo->terms, FACTS_UNKNOWN, 2 * (size_t)n_ids);
}

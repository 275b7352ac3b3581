#include "change/facts_internal.h"

#include "article/language.h"
#include "article/year.h"
#include "change/number.h"

/* Words of a numeral and its unit. */
enum { NUMERAL_MAX = 6 };

bool facts_is_currency_sign(uint32_t cp)
{
    return cp == '$' || cp == 0xa2 || cp == 0xa3 || cp == 0xa5 || (cp >= 0x20a0 && cp <= 0x20cf) ||
           cp == 0xff04 || cp == 0xffe5;
}

static bool is_joint(const struct labeller *l, size_t i)
{
    uint32_t cp = facts_first_of(l, i);
    return i < l->n && (cp == '-' || cp == '/' || cp == 0x2013) && l->words[i].gap == GAP_NONE;
}

bool facts_is_split_decade(const struct labeller *l, size_t i)
{
    enum { APOSTROPHE = 0x2019 };
    uint32_t mark = facts_first_of(l, i + 1);
    return is_number(l, i) && (mark == '\'' || mark == APOSTROPHE) && l->words[i].size == 4 &&
           l->words[i + 1].gap == GAP_NONE && IS_ONE_OF(l, i + 2, KNOWN("s")) &&
           l->words[i + 2].gap == GAP_NONE;
}

/* 1990s */
static bool is_decade(const struct labeller *l, size_t i)
{
    if (facts_is_split_decade(l, i))
        return true;
    struct number number =
        number_read(l->text + l->words[i].start, l->words[i].size, l->memo->languages);
    return number.form == NUMBER_PLAIN && !strcmp(number.suffix, "s") && number.n_parts == 1;
}

static bool is_year(const struct labeller *l, size_t i)
{
    return (l->words[i].size == 4 || is_decade(l, i)) &&
           is_plain_year(number_value(l->text + l->words[i].start, 4, l->memo->languages));
}

/* Words that put a bare four-digit number in time. */
static bool is_year_lead(const struct labeller *l, size_t i)
{
    static const struct known_word leads[] = {
        KNOWN("in"),    KNOWN("since"),  KNOWN("until"),  KNOWN("by"),      KNOWN("from"),
        KNOWN("of"),    KNOWN("before"), KNOWN("after"),  KNOWN("through"), KNOWN("between"),
        KNOWN("and"),   KNOWN("to"),     KNOWN("late"),   KNOWN("early"),   KNOWN("en"),
        KNOWN("em"),    KNOWN("im"),     KNOWN("seit"),   KNOWN("ab"),      KNOWN("desde"),
        KNOWN("hasta"), KNOWN("até"),    KNOWN("depuis"), KNOWN("nel"),     KNOWN("dal"),
        KNOWN("del"),   KNOWN("de"),     KNOWN("в"),      KNOWN("с")};
    return is_one_of(l, i, leads, sizeof leads / sizeof *leads);
}

static bool is_group(const struct labeller *l, size_t i)
{
    return i && i < l->n && facts_is_group(l->text, &l->words[i]);
}

/* Behind the numeral that begins at a token: "3 billion", 三百, 5亿3000万. */
static size_t numeral_end(struct labeller *l, size_t i)
{
    size_t end = i + 1;
    while (end < l->n && end < i + NUMERAL_MAX &&
           (facts_term_of(l, end) == TERM_NUMBER || is_group(l, end) ||
            (is_number(l, end) && l->words[end].gap == GAP_NONE)))
        end++;
    if (facts_first_of(l, end) == '.' && facts_term_of(l, end - 1) == TERM_NUMBER &&
        facts_term_of(l, end + 1) == TERM_CURRENCY)
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

bool facts_is_cent(const struct labeller *l, size_t i)
{
    return i && is_per_cent(l, i - 1);
}

bool facts_is_minus(const struct labeller *l, size_t i)
{
    uint32_t cp = facts_first_of(l, i);
    return (cp == '-' || cp == 0x2013 || cp == 0x2212) && is_number(l, i + 1) &&
           l->words[i].size <= 3 && l->words[i + 1].gap == GAP_NONE &&
           (i == 0 || l->words[i].gap != GAP_NONE || facts_first_of(l, i - 1) == '(');
}

/* Whether what stands before a numeral makes the time of day of it. */
static bool has_clock_lead(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("halb"), KNOWN("viertel"), KNOWN("dreiviertel"),
                          KNOWN("الساعة"), KNOWN("half"), KNOWN("kwart"));
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

/* 21点 is a time of day, 3点 may be three points. */
static enum change_class clock_class(const struct labeller *l, size_t i)
{
    enum { AFTERNOON = 13, MIDNIGHT = 24 };
    uint64_t value = 0;
    if (is_number(l, i))
        value = number_value(l->text + l->words[i].start, l->words[i].size, l->memo->languages);
    return value >= AFTERNOON && value <= MIDNIGHT ? CLASS_TIME : CLASS_NUMBER;
}

/* Chinese and Japanese signs behind numerals. */
static enum change_class sign_class(const struct labeller *l, size_t i, size_t next)
{
    enum {
        YEAR = 0x5e74,
        MONTH = 0x6708,
        DAY = 0x65e5,
        NUMBERED = 0x53f7,
        HOUR_1 = 0x65f6,
        HOUR_2 = 0x6642,
        POINT_1 = 0x70b9,
        POINT_2 = 0x9ede,
        HALF = 0x534a,
        ON_THE_HOUR = 0x6574,
        BETWEEN = 0x9593
    };
    uint32_t behind = facts_first_of(l, next + 1);
    switch (facts_first_of(l, next)) {
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
        return (i && l->facts[i - 1].term == TERM_TIME) || behind == HALF || behind == ON_THE_HOUR
                   ? CLASS_TIME
                   : clock_class(l, i);
    default:
        return CLASS_NUMBER;
    }
}

/* "13th century", "XIX век": numbered, not counted; or the one behind "siglo". */
static bool is_century(struct labeller *l, size_t i)
{
    return facts_term_of(l, i) == TERM_UNIT && facts_find_term(l, i).value == UNIT_CENTURY;
}

uint32_t facts_roman(struct labeller *l, size_t i)
{
    static const char ordinals[][6] = {"e", "er", "ère", "ème", "ième", "º", "o"};
    enum { LEAST = 2, MOST = 16 };
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size, capitals = 0;
    while (capitals < n && memchr("IVXL", p[capitals], 4))
        capitals++;
    if (!capitals || n > MOST)
        return 0;
    bool ordinal = false;
    for (size_t k = 0; k < sizeof ordinals / sizeof *ordinals; k++)
        ordinal = ordinal || (n - capitals == strlen(ordinals[k]) &&
                              !memcmp(p + capitals, ordinals[k], n - capitals));
    bool whole = capitals == n;
    bool alone = capitals < LEAST; /* a letter like any other, but beside a century */
    if ((!whole && !ordinal) || (alone && !is_century(l, i + 1) && !(i && is_century(l, i - 1))))
        return 0;
    return roman_value(p, capitals);
}

/* The class of a numeral by its unit and what stands before it; CLASS_NUMBER for none. */
static enum change_class unit_class(struct labeller *l, size_t i)
{
    enum { MEASURE = 0x4e2a /* of percentage points */ };
    size_t next = numeral_end(l, i), after = next + 1;
    if (facts_first_of(l, next) == MEASURE)
        next++;
    enum term unit = facts_term_of(l, next);
    if (facts_first_of(l, next) == '%' || unit == TERM_PERCENT || is_per_cent(l, next) ||
        (i && facts_term_of(l, i - 1) == TERM_PERCENT && is_unspaced(l, i - 1)) ||
        (i >= 3 && is_unspaced(l, i - 1) && facts_term_of(l, i - 3) == TERM_PERCENT))
        return CLASS_PERCENT;
    if (unit == TERM_TIME || has_clock_lead(l, i) || is_bare_hour(l, i, next) ||
        (unit == TERM_HOUR && (has_hour_lead(l, i) || facts_term_of(l, after) == TERM_TIME)))
        return CLASS_TIME;
    if (unit == TERM_CURRENCY || facts_is_currency_sign(facts_first_of(l, next)) ||
        (IS_ONE_OF(l, next, KNOWN("de"), KNOWN("di")) && facts_term_of(l, after) == TERM_CURRENCY))
        return CLASS_MONEY;
    if (is_century(l, next + (facts_first_of(l, next) == '.')) ||
        (i && is_century(l, i - 1) && !is_unspaced(l, i)))
        return CLASS_DATE;
    bool joined = facts_first_of(l, next) == '.' ||
                  IS_ONE_OF(l, next, KNOWN("de"), KNOWN("of"), KNOWN("del"), KNOWN("di"));
    if (unit == TERM_MONTH || (joined && facts_term_of(l, after) == TERM_MONTH))
        return CLASS_DATE;
    return is_unspaced(l, next) ? sign_class(l, i, next) : CLASS_NUMBER;
}

/* Hours or minutes with a mark or an h of their own between them: 10 h 30, １０：００. */
static bool is_clock_part(const struct labeller *l, size_t i)
{
    enum { WIDE_COLON = 0xff1a };
    bool ahead = is_number(l, i + 2);
    if (IS_ONE_OF(l, i + 1, KNOWN("h")) && l->words[i].size <= 2)
        return true;
    if (!ahead && i < 2)
        return false;
    size_t mark = ahead ? i + 1 : i - 1;
    if (!is_number(l, mark - 1) || !is_number(l, mark + 1) || l->words[mark - 1].size > 6)
        return false;
    return facts_first_of(l, mark) == WIDE_COLON || IS_ONE_OF(l, mark, KNOWN("h"));
}

/* 10.30, where hours may stand. */
static bool may_be_clock(const struct number *number, const uint8_t *p, size_t size)
{
    enum { HOURS = 24, MINUTES = 60 };
    return number->n_parts == 2 && !number->suffix[0] && size >= 4 && p[size - 3] == '.' &&
           number->part[0] <= HOURS && number->part[1] < MINUTES;
}

/* A number by what stands beside it. */
enum change_class facts_number_class(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t next = i + 1, after = i + 2;
    if (i && facts_is_currency_sign(facts_first_of(l, i - 1)))
        return CLASS_MONEY;
    struct number number = number_read(p, l->words[i].size, l->memo->languages);
    if (number.form == NUMBER_DATE)
        return CLASS_DATE;
    if (number.form == NUMBER_CLOCK || is_clock_part(l, i) ||
        (has_hour_lead(l, i) && may_be_clock(&number, p, l->words[i].size)))
        return CLASS_TIME;
    if (is_group(l, i) &&
        (l->facts[i - 1].class == CLASS_NUMBER || l->facts[i - 1].class == CLASS_MONEY ||
         l->facts[i - 1].class == CLASS_PERCENT))
        return (enum change_class)l->facts[i - 1].class;
    if (i >= 2 && is_joint(l, i - 1) && is_number(l, i - 2) && l->words[i].gap == GAP_NONE)
        return (enum change_class)l->facts[i - 2].class;
    if (is_joint(l, next) && is_number(l, after))
        return is_joint(l, i + 3) && is_number(l, i + 4) ? CLASS_DATE : CLASS_NUMBER;
    enum change_class class = unit_class(l, i);
    if (class != CLASS_NUMBER)
        return class;
    if (i && facts_term_of(l, i - 1) == TERM_CURRENCY && !is_unspaced(l, i - 1))
        return CLASS_MONEY; /* USD 5 */
    if ((i && facts_term_of(l, i - 1) == TERM_MONTH) ||
        (i >= 2 && facts_first_of(l, i - 1) == '.' && facts_term_of(l, i - 2) == TERM_MONTH))
        return CLASS_DATE;
    if (is_year(l, i) && i &&
        (is_decade(l, i) || is_year_lead(l, i - 1) ||
         (i >= 2 && facts_first_of(l, i - 1) == ',' && l->facts[i - 2].class == CLASS_DATE)))
        return CLASS_DATE;
    return CLASS_NUMBER;
}

/* "million" belongs to the number before it. */
enum change_class facts_numeral_class(struct labeller *l, size_t i)
{
    enum change_class class = unit_class(l, i);
    if (class != CLASS_NUMBER)
        return class;
    if (i && (l->words[i - 1].kind == TOKEN_NUMBER || facts_term_of(l, i - 1) == TERM_NUMBER) &&
        l->facts[i - 1].class <= CLASS_TIME)
        return (enum change_class)l->facts[i - 1].class;
    return CLASS_NUMBER;
}

/* Whether a token may stand between a bound and what it bounds: than, of, de, que. */
static bool is_link(const struct labeller *l, size_t i)
{
    enum { LINK_LETTERS = 4 };
    const uint8_t *p = l->text + l->words[i].start;
    size_t letters = 0;
    if (i >= l->n || l->words[i].kind != TOKEN_WORD)
        return false;
    for (size_t k = 0; k < l->words[i].size; k++)
        letters += (p[k] & 0xc0) != 0x80 && p[k] != READING_FILLER;
    return letters <= LINK_LETTERS;
}

/* The class of the quantity that begins at a token; wording where none does. */
static enum change_class quantity_at(struct labeller *l, size_t i)
{
    if (is_number(l, i))
        return facts_number_class(l, i);
    if (i < l->n && facts_is_currency_sign(facts_first_of(l, i)))
        return CLASS_MONEY;
    switch (facts_term_of(l, i)) {
    case TERM_NUMBER:
        return facts_numeral_class(l, i);
    case TERM_MONTH:
    case TERM_DAY:
        return CLASS_DATE;
    case TERM_TIME:
        return CLASS_TIME;
    default:
        return CLASS_WORDING;
    }
}

/* The class of the quantity that ends a few tokens before one: 三百人以上. */
static enum change_class quantity_before(const struct labeller *l, size_t i)
{
    enum { NOUN_TOKENS = 3 };
    size_t least = i > NOUN_TOKENS + 1 ? i - NOUN_TOKENS - 1 : 0;
    for (size_t k = i; k-- > least;) {
        if (l->words[k].kind == TOKEN_MARK && l->facts[k].class == CLASS_PUNCTUATION)
            break;
        if (l->facts[k].term == TERM_NUMBER)
            return (enum change_class)l->facts[k].class;
    }
    return CLASS_WORDING;
}

/* Whether a bound may stand behind what it bounds. */
static bool may_follow(const struct labeller *l, size_t i)
{
    return i && (is_unspaced(l, i) || (l->text[l->words[i].start] & 0xfe) == 0xd8 ||
                 IS_ONE_OF(l, i - 1, KNOWN("or")));
}

/* An article that counts what is behind it. */
static bool is_one(const struct labeller *l, size_t i)
{
    return IS_ONE_OF(l, i, KNOWN("a"), KNOWN("an"), KNOWN("one"), KNOWN("ein"), KNOWN("eine"),
                     KNOWN("einem"), KNOWN("einen"), KNOWN("einer"), KNOWN("un"), KNOWN("una"),
                     KNOWN("une"), KNOWN("um"), KNOWN("uma"), KNOWN("een"));
}

enum change_class facts_bound_class(struct labeller *l, size_t i, uint64_t value)
{
    enum { LINKS = 2 };
    enum change_class class = CLASS_WORDING;
    size_t at = i + 1 + is_joint(l, i + 1); /* avant-hier */
    if (value >= BOUND_RELATIVE &&
        (facts_term_of(l, at) == TERM_UNIT || (i && facts_term_of(l, i - 1) == TERM_UNIT)))
        return CLASS_DATE;
    for (size_t links = 0; links <= LINKS && at < l->n; links++, at++) {
        class = quantity_at(l, at);
        if (facts_term_of(l, at) == TERM_UNIT && is_one(l, at - 1))
            class = CLASS_NUMBER; /* less than an hour */
        if (class != CLASS_WORDING || !is_link(l, at))
            break;
    }
    if (class == CLASS_WORDING && value < BOUND_DATED && may_follow(l, i))
        class = quantity_before(l, i);
    if (value == BOUND_UP_TO && i && l->facts[i - 1].term == TERM_NUMBER)
        return CLASS_WORDING; /* 3 bis 4: a range */
    bool dated = class == CLASS_DATE || class == CLASS_TIME;
    return value >= BOUND_DATED && value <= BOUND_DATED_LAST && !dated ? CLASS_WORDING : class;
}

enum change_class facts_unit_class(struct labeller *l, size_t i)
{
    if (i && l->words[i - 1].kind != TOKEN_MARK && l->facts[i - 1].term == TERM_NUMBER)
        return (enum change_class)l->facts[i - 1].class;
    if (i >= 2 && is_joint(l, i - 1) && l->facts[i - 2].term == TERM_NUMBER)
        return (enum change_class)l->facts[i - 2].class;
    for (size_t k = i > 0 ? i - 1 : 0; k <= i + 1; k++) {
        if (k != i && facts_term_of(l, k) == TERM_BOUND &&
            facts_find_term(l, k).value >= BOUND_RELATIVE)
            return CLASS_DATE;
    }
    return CLASS_WORDING;
}

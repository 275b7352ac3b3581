#include "change/facts.h"

#include <string.h>

#include "article/abbreviation.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/terms.h"

/* Tokens before a range whose labels its own may depend on. */
enum { LOOK_BACK = 6 };

/* Bytes that tell the language; one in so many words is a German function word
 * in German, hardly one in a hundred elsewhere. */
enum { LANGUAGE_PROBE = 1024, GERMAN_SHARE = 10 };

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
    uint32_t cp = first_of(l, i);
    return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : utf8_class(cp) == CHAR_UPPER;
}

/* What the terms know of a word. Words of ASCII that share an id differ in case
 * alone, which only matters for the first letter; others may differ in accents
 * and are remembered by their bytes. */
static enum term find_term(struct labeller *l, size_t i, uint64_t *value)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    struct facts_memo *memo = l->memo;
    if (utf8_ascii_prefix(p, n) == n) {
        uint8_t *known = &memo->terms[2 * (size_t)l->words[i].id + begins_with_capital(l, i)];
        if (*known == FACTS_UNKNOWN || (*known != TERM_NONE && value)) {
            uint64_t ignored;
            *known = (uint8_t)term_find(p, n, value ? value : &ignored);
        }
        return (enum term)*known;
    }
    uint64_t hash = hash_bytes(p, n) | 1; /* 0 is none */
    struct facts_known *known =
        &memo->known[(hash >> 8) % (sizeof memo->known / sizeof *memo->known)];
    if (known->hash != hash) {
        known->hash = hash;
        known->term = term_find(p, n, &known->value);
    }
    if (value)
        *value = known->value;
    return (enum term)known->term;
}

static enum term term_of(struct labeller *l, size_t i)
{
    return i >= l->n || l->words[i].kind != TOKEN_WORD ? TERM_NONE : find_term(l, i, NULL);
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
    if (l->words[i].size != 4)
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
        if (l->words[i].size == known[k].size && (p[0] | 0x20) == known[k].at[0] &&
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

/* A number by what stands beside it. */
static enum change_class number_class(struct labeller *l, size_t i)
{
    size_t next = i + 1, after = i + 2;
    if (i && is_currency_sign(first_of(l, i - 1)))
        return CLASS_MONEY;
    if (memchr(l->text + l->words[i].start, ':', l->words[i].size))
        return CLASS_TIME;
    if (i >= 2 && is_joint(l, i - 1) && is_number(l, i - 2) && l->words[i].gap == GAP_NONE)
        return (enum change_class)l->facts[i - 2].class;
    if (is_joint(l, next) && is_number(l, after))
        return is_joint(l, i + 3) && is_number(l, i + 4) ? CLASS_DATE : CLASS_NUMBER;
    if (first_of(l, next) == '%' || term_of(l, next) == TERM_PERCENT)
        return CLASS_PERCENT;
    if (term_of(l, next) == TERM_TIME)
        return CLASS_TIME;
    if (term_of(l, next) == TERM_CURRENCY || is_currency_sign(first_of(l, next)) ||
        (term_of(l, next) == TERM_NUMBER && term_of(l, after) == TERM_CURRENCY))
        return CLASS_MONEY;
    if (term_of(l, next) == TERM_MONTH || (i && term_of(l, i - 1) == TERM_MONTH) ||
        (i >= 2 && first_of(l, i - 1) == '.' && term_of(l, i - 2) == TERM_MONTH))
        return CLASS_DATE;
    if (is_year(l, i) && i &&
        (is_year_lead(l, i - 1) ||
         (i >= 2 && first_of(l, i - 1) == ',' && l->facts[i - 2].class == CLASS_DATE)))
        return CLASS_DATE;
    return CLASS_NUMBER;
}

/* "million" belongs to the number before it. */
static enum change_class numeral_class(struct labeller *l, size_t i)
{
    if (term_of(l, i + 1) == TERM_PERCENT || first_of(l, i + 1) == '%')
        return CLASS_PERCENT;
    if (term_of(l, i + 1) == TERM_CURRENCY)
        return CLASS_MONEY;
    if (i && (l->words[i - 1].kind == TOKEN_NUMBER || term_of(l, i - 1) == TERM_NUMBER) &&
        l->facts[i - 1].class <= CLASS_TIME)
        return (enum change_class)l->facts[i - 1].class;
    return CLASS_NUMBER;
}

static bool begins_sentence(const struct labeller *l, size_t i)
{
    while (i > 0) {
        uint32_t cp = first_of(l, i - 1);
        if (l->words[i - 1].kind != TOKEN_MARK)
            return false;
        enum char_class class = utf8_class(cp);
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
    if (first || l->memo->capital_nouns) {
        /* a capital that any word would have here; another beside it tells */
        bool after_capital = !first && l->words[i].gap && is_capital(l, i - 1) &&
                             !begins_sentence(l, i - 1);
        return !abbreviation_is_starter(p, n) &&
               (before_capital || (n > 1 && is_capitals(p, n)) || after_capital ||
                (!first && term_of(l, i - 1) == TERM_TITLE));
    }
    return true;
}

bool facts_has_capital_nouns(const uint8_t *text, uint32_t size)
{
    static const char *const words[] = {"der", "die", "das", "und", "ist", "nicht", "ein", "eine",
                                        "den", "dem", "mit", "von", "auf", "für", "im", "zu"};
    uint32_t end = size < LANGUAGE_PROBE ? size : LANGUAGE_PROBE, german = 0, all = 0;
    for (uint32_t at = 0, start; at < end; at++) {
        for (start = at; at < end && text[at] != ' ' && text[at] != '\n';)
            at++;
        all += at > start;
        if (at - start > 4)
            continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            german += text[start] == (uint8_t)words[k][0] && at - start == strlen(words[k]) &&
                      !memcmp(text + start, words[k], strlen(words[k]));
    }
    return german * GERMAN_SHARE > all;
}

static uint64_t name_value(const uint8_t *p, size_t n)
{
    uint8_t folded[256];
    n = stem_size(p, n);
    size_t size = utf8_fold(p, n, FOLD_CASE | FOLD_QUOTES, folded, sizeof folded);
    return size < sizeof folded ? hash_bytes(folded, size) : hash_bytes(p, n);
}

/* One ideograph of a day's name: 周二 星期二 月曜日. */
static bool is_weekday_sign(const struct labeller *l, size_t i)
{
    enum { WEEK_1 = 0x5468, WEEK_2 = 0x9031, PERIOD = 0x671f, DAY_OF_WEEK = 0x66dc };
    uint32_t before = i ? first_of(l, i - 1) : 0;
    return before == WEEK_1 || before == WEEK_2 || before == PERIOD ||
           first_of(l, i + 1) == DAY_OF_WEEK;
}

/* "former President", "acting mayor": part of the title. */
static bool qualifies_title(struct labeller *l, size_t i)
{
    static const struct known_word words[] = {KNOWN("former"), KNOWN("acting"), KNOWN("interim"),
                                              KNOWN("deputy"), KNOWN("vice")};
    return is_one_of(l, i, words, sizeof words / sizeof *words) &&
           term_of(l, i + 1) == TERM_TITLE;
}

static struct fact label_word(struct labeller *l, size_t i)
{
    static const uint32_t classes[] = {
        [TERM_MONTH] = CLASS_DATE,       [TERM_DAY] = CLASS_DATE,
        [TERM_TIME] = CLASS_TIME,        [TERM_CURRENCY] = CLASS_MONEY,
        [TERM_PERCENT] = CLASS_PERCENT,  [TERM_TITLE] = CLASS_TITLE,
        [TERM_ATTRIBUTION] = CLASS_ATTRIBUTION, [TERM_NEGATION] = CLASS_NEGATION,
        [TERM_MODALITY] = CLASS_MODALITY,
    };
    const struct word *word = &l->words[i];
    uint64_t value = 0;
    enum term term = find_term(l, i, &value);
    if (first_of(l, i) >= 0x3400 && is_weekday_sign(l, i))
        return (struct fact){word->id, CLASS_DATE};
    if (term == TERM_NONE && qualifies_title(l, i))
        return (struct fact){word->id, CLASS_TITLE};
    if (term == TERM_NUMBER)
        return (struct fact){value, numeral_class(l, i)};
    static const struct known_word asked_for = KNOWN("for");
    if (term == TERM_ATTRIBUTION && is_one_of(l, i + 1, &asked_for, 1))
        return (struct fact){word->id, CLASS_WORDING}; /* asked for help */
    if (term != TERM_NONE)
        return (struct fact){value, classes[term]};
    if (is_name(l, i))
        return (struct fact){name_value(l->text + word->start, word->size), CLASS_NAME};
    return (struct fact){word->id, CLASS_WORDING};
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
    for (size_t i = range.first < LOOK_BACK ? 0 : range.first - LOOK_BACK; i < range.end; i++) {
        const struct word *word = &words[i];
        if (word->kind == TOKEN_MARK)
            facts[i] = label_mark(&l, i);
        else if (word->kind == TOKEN_NUMBER)
            facts[i] = (struct fact){number_value(text + word->start, word->size),
                                     number_class(&l, i)};
        else
            facts[i] = label_word(&l, i);
    }
}

void facts_memo_init(struct facts_memo *memo, uint32_t n_ids, struct arena *arena)
{
    *memo = (struct facts_memo){.terms = arena_alloc(arena, n_ids, 2)};
    memset(memo->terms, FACTS_UNKNOWN, 2 * (size_t)n_ids);
}

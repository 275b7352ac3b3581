#include "change/facts.h"

#include <assert.h>
#include <string.h>

#include "article/language.h"
#include "article/reading.h"
#include "base/hash.h"
#include "base/lookup.h"
#include "base/utf8.h"
#include "change/facts_internal.h"
#include "change/number.h"

/* Tokens before a range whose labels its own may depend on; where no blanks divide words,
 * more, to begin where one does. */
enum { LOOK_BACK = 6, LOOK_BACK_MAX = 24 };

uint32_t facts_first_of(const struct labeller *l, size_t i)
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

bool facts_is_one_of(const struct labeller *l, size_t i, const struct known_word *known, size_t n)
{
    uint8_t plain[4 * LOOKUP_WORD];
    size_t size = l->words[i].size;
    const uint8_t *p = reading_word(l->text + l->words[i].start, &size, plain, sizeof plain);
    for (size_t k = 0; k < n; k++)
        if (size == known[k].size &&
            (p[0] < 0x80 ? p[0] | 0x20 : p[0]) == (uint8_t)known[k].at[0] &&
            !memcmp(p + 1, known[k].at + 1, size - 1))
            return true;
    return false;
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

static struct found_term term_of(const struct facts_word *word)
{
    return (struct found_term){(enum term)word->term, word->flags,
                               word->term == TERM_NONE ? 0 : word->value};
}

static struct found_term find_term(struct labeller *l, size_t i)
{
    assert(i < l->n);
    struct found_term found;
    if (!is_unspaced(l, i))
        return term_of(facts_know(l, i));
    longest_term(l, i, &found);
    return found;
}

struct found_term facts_find_term(struct labeller *l, size_t i)
{
    if (i >= l->n || l->words[i].kind != TOKEN_WORD)
        return (struct found_term){TERM_NONE, 0, 0};
    return find_term(l, i);
}

enum term facts_term_of(struct labeller *l, size_t i)
{
    return i >= l->n || l->words[i].kind != TOKEN_WORD ? TERM_NONE : find_term(l, i).term;
}

/* One ideograph of a day's name: 周二 星期二 月曜日. */
static bool is_weekday_sign(const struct labeller *l, size_t i)
{
    enum { WEEK_1 = 0x5468, WEEK_2 = 0x9031, PERIOD = 0x671f, DAY_OF_WEEK = 0x66dc };
    static const char signs[] = "一二三四五六日天末月火水木金土"; /* not 週間, weeks */
    uint32_t before = i ? facts_first_of(l, i - 1) : 0;
    bool week = before == WEEK_1 || before == WEEK_2 || before == PERIOD ||
                facts_first_of(l, i + 1) == DAY_OF_WEEK;
    for (size_t at = 0; week && at < sizeof signs - 1; at += 3)
        if (l->words[i].size == 3 && !memcmp(l->text + l->words[i].start, signs + at, 3))
            return true;
    return false;
}

/* "au moins", "al menos" say the contrary of "moins de", "menos de". */
static bool is_turned(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("au"), KNOWN("al"), KNOWN("ao"), KNOWN("pelo"));
}

/* Whether a term without a class is to be told apart from other words all the same. */
static bool may_contrast(const struct found_term *found)
{
    return found->term == TERM_QUANTIFIER || found->term == TERM_CONTRAST ||
           found->term == TERM_UNIT ||
           (found->term == TERM_BOUND &&
            (found->value == BOUND_BEFORE || found->value == BOUND_AFTER));
}

static struct fact fact_of(struct labeller *l, size_t i, const struct found_term *found)
{
    static const uint32_t classes[] = {
        [TERM_MONTH] = CLASS_DATE,         [TERM_DAY] = CLASS_DATE,
        [TERM_TIME] = CLASS_TIME,          [TERM_HOUR] = CLASS_WORDING,
        [TERM_CURRENCY] = CLASS_MONEY,     [TERM_PERCENT] = CLASS_PERCENT,
        [TERM_TITLE] = CLASS_TITLE,        [TERM_ATTRIBUTION] = CLASS_ATTRIBUTION,
        [TERM_NEGATION] = CLASS_NEGATION,  [TERM_MODALITY] = CLASS_MODALITY,
        [TERM_QUANTIFIER] = CLASS_WORDING, [TERM_CONTRAST] = CLASS_WORDING,
        [TERM_QUALIFIER] = CLASS_TITLE,    [TERM_NAME] = CLASS_NAME,
    };
    uint32_t class = found->term == TERM_NUMBER  ? facts_numeral_class(l, i)
                     : found->term == TERM_BOUND ? facts_bound_class(l, i, found->value)
                     : found->term == TERM_UNIT  ? facts_unit_class(l, i)
                                                 : classes[found->term];
    if (class == CLASS_WORDING && found->term == TERM_BOUND && found->value == BOUND_MOST &&
        !facts_is_noun(l, i))
        return (struct fact){found->value, CLASS_WORDING, TERM_QUANTIFIER};
    if (class == CLASS_WORDING && may_contrast(found))
        return (struct fact){found->value, CLASS_WORDING, (uint16_t)found->term};
    if (found->term == TERM_BOUND && is_turned(l, i))
        return (struct fact){~found->value, (uint16_t) class, TERM_BOUND};
    /* a bound that bounds nothing, a unit of nothing are words like others */
    return (struct fact){class == CLASS_WORDING ? l->words[i].id : found->value, (uint16_t) class,
                         (uint16_t)(class == CLASS_WORDING ? TERM_NONE : found->term)};
}

/* EST behind a time of day. */
static bool is_zone(struct labeller *l, size_t i)
{
    enum { ZONE_LEAST = 2, ZONE_MOST = 4 };
    const struct word *word = &l->words[i];
    const uint8_t *p = l->text + word->start;
    size_t before = i && l->words[i - 1].kind == TOKEN_MARK ? 2 : 1;
    return word->size >= ZONE_LEAST && word->size <= ZONE_MOST && p[word->size - 1] == 'T' &&
           facts_is_capitals(p, word->size) && i >= before &&
           l->facts[i - before].class == CLASS_TIME;
}

/* The letters of US$. */
static bool begins_sign(const struct labeller *l, size_t i)
{
    return i + 1 < l->n && l->words[i + 1].gap == GAP_NONE &&
           facts_is_currency_sign(facts_first_of(l, i + 1)) &&
           facts_is_capitals(l->text + l->words[i].start, l->words[i].size);
}

/* Digits; what the s behind an apostrophe says is said by them. */
static struct fact label_number(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    uint8_t decade[] = "1990s";
    bool split = facts_is_split_decade(l, i);
    if (split)
        memcpy(decade, p, l->words[i].size);
    return (struct fact){number_value(split ? decade : p,
                                      split ? sizeof decade - 1 : l->words[i].size,
                                      l->memo->languages),
                         (uint16_t)facts_number_class(l, i), TERM_NUMBER};
}

static struct fact label_word(struct labeller *l, size_t i)
{
    const struct word *word = &l->words[i];
    const struct facts_word *known = facts_know(l, i);
    if (known->is_plain)
        return (struct fact){word->id, CLASS_WORDING, TERM_NONE};
    struct found_term found = term_of(known);
    bool was_term = found.term != TERM_NONE;
    facts_settle_term(l, i, &found);
    if (was_term && found.term == TERM_NONE)
        return (struct fact){word->id, CLASS_WORDING, TERM_NONE};
    if (i >= 2 && facts_is_split_decade(l, i - 2))
        return (struct fact){word->id, CLASS_PUNCTUATION, TERM_NONE};
    if (facts_is_cent(l, i))
        return (struct fact){PERCENT_SIGN, CLASS_PERCENT, TERM_PERCENT};
    if (found.term != TERM_NONE)
        return fact_of(l, i, &found);
    if (is_zone(l, i))
        return (struct fact){word->id, CLASS_TIME, TERM_NONE};
    if (begins_sign(l, i))
        return (struct fact){word->id, CLASS_MONEY, TERM_CURRENCY};
    if (word->size == 1 && IS_ONE_OF(l, i, KNOWN("a")) && IS_ONE_OF(l, i + 1, KNOWN("few")))
        return (struct fact){QUANTIFIER_ARTICLE, CLASS_WORDING, TERM_QUANTIFIER};
    uint32_t roman = facts_roman(l, i);
    if (roman)
        return (struct fact){roman, (uint16_t)facts_numeral_class(l, i), TERM_NUMBER};
    if (facts_is_name(l, i))
        return (struct fact){facts_know(l, i)->value, CLASS_NAME, TERM_NONE};
    return (struct fact){word->id, CLASS_WORDING, TERM_NONE};
}

static bool is_han(const struct labeller *l, size_t i)
{
    uint32_t cp = facts_first_of(l, i);
    return cp >= 0x4e00 && cp <= 0x9fff;
}

/* まず behind a verb of one ideograph, which it denies: 飲まず; else it means first. */
static bool is_denied_verb(const struct labeller *l, size_t i, size_t n)
{
    return n == 2 && i && l->words[i].gap == GAP_NONE && is_han(l, i - 1) &&
           (i < 2 || !is_han(l, i - 2)) &&
           !memcmp(l->text + l->words[i].start, "まず", strlen("まず"));
}

/* Labels the longest term from a token on, at least one token; where the next begins. */
static size_t label_unspaced(struct labeller *l, size_t i)
{
    struct found_term found;
    size_t end = i + longest_term(l, i, &found);
    if (end == i)
        end++;
    if (found.term == TERM_NONE && is_denied_verb(l, i, end - i))
        found = (struct found_term){TERM_NEGATION, 0, hash_bytes("まず", strlen("まず"))};
    bool named = facts_term_of(l, end) == TERM_TITLE; /* 前 of 前市长 */
    if (found.flags & TERM_SHORT && end < l->n && l->words[end].kind != TOKEN_MARK)
        found = (struct found_term){TERM_NONE, 0, 0}; /* という where it ends no sentence */
    for (size_t k = i; k < end; k++) {
        if (is_weekday_sign(l, k))
            l->facts[k] = (struct fact){l->words[k].id, CLASS_DATE, TERM_DAY};
        else if (found.term != TERM_NONE && (found.term != TERM_QUALIFIER || named))
            l->facts[k] = fact_of(l, k, &found);
        else
            l->facts[k] = (struct fact){
                l->words[k].id, facts_is_titled(l, k) ? CLASS_NAME : CLASS_WORDING, TERM_NONE};
    }
    return end;
}

/* Signs that state something; all other symbols are like words, and emoji are
 * symbols too. */
static struct fact label_mark(struct labeller *l, size_t i)
{
    enum { WIDE_DOLLAR = 0xff04, WIDE_YEN = 0xffe5, YEN = 0xa5 };
    uint32_t cp = facts_first_of(l, i);
    if (facts_is_currency_sign(cp))
        return (struct fact){cp == WIDE_DOLLAR ? '$'
                             : cp == WIDE_YEN  ? YEN
                                               : cp,
                             CLASS_MONEY, TERM_CURRENCY};
    if (cp == '%' || cp == 0xff05 || cp == 0x66a)
        return (struct fact){PERCENT_SIGN, CLASS_PERCENT, TERM_PERCENT};
    if (cp == 0x2030)
        return (struct fact){cp, CLASS_PERCENT, TERM_PERCENT};
    if (facts_is_minus(l, i))
        return (struct fact){'-', (uint16_t)facts_number_class(l, i + 1), TERM_NONE};
    return (struct fact){l->words[i].id,
                         utf8_class(cp) == CHAR_SYMBOL ? CLASS_WORDING : CLASS_PUNCTUATION,
                         TERM_NONE};
}

bool facts_is_group(const uint8_t *text, const struct word *word)
{
    return word->kind == TOKEN_NUMBER && word[-1].kind == TOKEN_NUMBER && word->gap != GAP_NONE &&
           word->size == 3 && word[-1].size <= 3 && utf8_is_ascii(text + word->start, 3);
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
            facts[i] = label_number(&l, i);
        else if (is_unspaced(&l, i))
            end = label_unspaced(&l, i);
        else
            facts[i] = label_word(&l, i);
    }
}

bool facts_second(const uint8_t *text, const struct word *word, const struct facts_memo *memo,
                  struct fact *second)
{
    static const char *const irregular[][2] = {
        {"won't", "will"}, {"can't", "can"}, {"cannot", "can"}, {"shan't", "shall"}};
    uint8_t plain[4 * LOOKUP_WORD];
    size_t size = word->size;
    const uint8_t *p = reading_word(text + word->start, &size, plain, sizeof plain);
    if (size == 4 && !memcmp(p, "لن", 4)) { /* not, of the future */
        *second = (struct fact){MODALITY_FUTURE, CLASS_MODALITY, TERM_MODALITY};
        return true;
    }
    if (word->kind != TOKEN_WORD || size < 4 || !language_is(memo->languages, LANGUAGE_EN))
        return false;
    uint8_t last = p[size - 1] | 0x20;
    if (last != 't' && last != 'l')
        return false;
    struct lookup_word lower = lookup_lower(p, size);
    size_t n = strnlen(lower.bytes, LOOKUP_WORD);
    const char *modal = NULL;
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (!strncmp(lower.bytes, irregular[i][0], LOOKUP_WORD))
            modal = irregular[i][1];
    if (n > 3 && !memcmp(lower.bytes + n - 3, "'ll", 3))
        modal = "will";
    if (!modal && (n <= 3 || memcmp(lower.bytes + n - 3, "n't", 3) != 0))
        return false;
    struct found_term found =
        modal ? term_find((const uint8_t *)modal, strlen(modal), memo->languages)
              : term_find((const uint8_t *)lower.bytes, n - 3, memo->languages);
    *second = (struct fact){found.value, CLASS_MODALITY, TERM_MODALITY};
    return found.term == TERM_MODALITY && !(found.flags & TERM_TO);
}

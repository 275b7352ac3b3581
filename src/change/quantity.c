#include "change/quantity.h"

#include <string.h>

#include "article/language.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/changes.h"
#include "change/number.h"

/* What was read of a phrase so far. */
struct reading {
    const uint8_t *text;
    const struct word *words;
    const struct fact *facts;
    uint32_t languages;
    struct decimal sum, part; /* of the numeral at hand: what is done, and what may grow */
    bool in_numeral;
    bool factors;     /* whether m is million, whatever is counted */
    uint64_t amounts; /* a hash of the numerals before it, in order */
    uint64_t units;   /* what they count: a sum of hashes, for it stands before or behind */
    uint64_t rest;    /* a hash of what is none of these, in order */
};

static uint64_t unit_hash(const struct fact *fact)
{
    return hash_add(fact->term, fact->value);
}

static void end_numeral(struct reading *r)
{
    if (!r->in_numeral)
        return;
    if (decimal_add(&r->sum, r->part))
        r->amounts = hash_add(r->amounts, decimal_value(r->sum));
    else
        r->rest = hash_add(r->rest, r->part.digits);
    r->sum = r->part = (struct decimal){0, 0};
    r->in_numeral = false;
}

/* m, bn and the like behind a sum; others are units. */
static uint64_t factor_of(const char *suffix, bool factors)
{
    static const struct {
        char suffix[6];
        uint64_t factor;
    } letters[] = {{"k", 1000},           {"m", 1000000},        {"mn", 1000000},
                   {"mln", 1000000},      {"b", 1000000000},     {"bn", 1000000000},
                   {"tn", 1000000000000}, {"trn", 1000000000000}};
    for (size_t i = 0; factors && i < sizeof letters / sizeof *letters; i++)
        if (!strcmp(suffix, letters[i].suffix))
            return letters[i].factor;
    return 0;
}

static void read_digits(struct reading *r, uint32_t i, uint32_t first)
{
    const struct word *word = &r->words[i];
    struct number number = number_read(r->text + word->start, word->size, r->languages);
    if (i > first && facts_is_group(r->text, word) && r->in_numeral && number.form == NUMBER_PLAIN) {
        if (!decimal_multiply(&r->part, 1000) || !decimal_add(&r->part, number.decimal))
            r->rest = hash_add(r->rest, r->facts[i].value);
    } else if (number.form == NUMBER_PLAIN) {
        end_numeral(r);
        r->part = number.decimal;
        r->in_numeral = true;
    } else {
        r->rest = hash_add(r->rest, r->facts[i].value);
        return;
    }
    if (!number.suffix[0])
        return;
    uint64_t factor = factor_of(number.suffix, r->factors || r->facts[i].class == CLASS_MONEY);
    struct found_term found =
        term_find((const uint8_t *)number.suffix, strlen(number.suffix), r->languages);
    if (found.term == TERM_NUMBER && found.value)
        factor = found.value;
    if (factor && decimal_multiply(&r->part, factor))
        return;
    if (found.term == TERM_UNIT || found.term == TERM_CURRENCY)
        r->units += hash_add(found.term, found.value);
    else
        r->units += hash_bytes(number.suffix, sizeof number.suffix);
}

/* A word of a numeral: twenty, hundred, 万. */
static void read_numeral(struct reading *r, const struct word *word, uint64_t value)
{
    bool sign = r->text[word->start] >= UTF8_EAST_ASIAN, grows = false;
    if (value >= 1000) { /* thousand, million: of all that is smaller */
        grows = !r->part.digits || decimal_multiply(&r->part, value);
        if (!r->part.digits)
            r->part.digits = value;
        grows = grows && decimal_add(&r->sum, r->part);
        r->part = (struct decimal){0, 0};
    } else if (value == 100 || value == 12 || (sign && value == 10)) {
        struct decimal ones = {r->part.digits % 10, 0}; /* 五十 of 百五十 */
        uint64_t above = sign ? r->part.digits - ones.digits : 0;
        if (!sign)
            ones = r->part;
        grows = !ones.digits || decimal_multiply(&ones, value);
        if (!ones.digits)
            ones.digits = value;
        grows = grows && decimal_add(&ones, (struct decimal){above, 0});
        r->part = ones;
    } else if (sign && r->in_numeral && r->part.digits % 10 != 0) {
        grows = decimal_multiply(&r->part, 10) && /* 二〇二四 */
                decimal_add(&r->part, (struct decimal){value, 0});
    } else {
        grows = decimal_add(&r->part, (struct decimal){value, 0});
    }
    r->in_numeral = true;
    if (!grows)
        r->rest = hash_add(r->rest, value);
}

static void read_amount(struct reading *r, uint32_t i, uint32_t first)
{
    const struct fact *fact = &r->facts[i];
    const struct word *word = &r->words[i];
    switch (fact->term) {
    case TERM_NUMBER:
        if (word->kind == TOKEN_NUMBER)
            read_digits(r, i, first);
        else if (fact->value < UINT64_C(10000000000000)) /* else a hash of "half" */
            read_numeral(r, word, fact->value);
        else
            r->rest = hash_add(r->rest, fact->value);
        break;
    case TERM_CURRENCY:
    case TERM_PERCENT:
    case TERM_UNIT:
        /* of a term of several signs each has it */
        if (i == first || r->facts[i - 1].term != fact->term ||
            r->facts[i - 1].value != fact->value)
            r->units += unit_hash(fact);
        break;
    default:
        if (word->kind == TOKEN_MARK && fact->term == TERM_NONE && r->in_numeral)
            end_numeral(r); /* 3–4, but not twenty-three */
        if (fact->class != CLASS_PUNCTUATION && fact->class != CLASS_WORDING)
            r->rest = hash_add(r->rest, unit_hash(fact));
    }
}

static uint64_t amount_value(struct reading *r, struct range range)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        bool hyphen = r->words[i].kind == TOKEN_MARK && i > range.first && i + 1 < range.end &&
                      r->words[i - 1].kind == TOKEN_WORD && r->words[i + 1].kind == TOKEN_WORD;
        if (!hyphen)
            read_amount(r, i, range.first);
    }
    end_numeral(r);
    return hash_add(hash_add(r->amounts, r->units), r->rest);
}

struct date {
    uint64_t year, month, day;
};

/* 2024-03-04, 3/4/2024. */
static bool read_numeric_date(const struct reading *r, struct range range, struct date *date)
{
    uint64_t part[NUMBER_PARTS];
    unsigned n = 0;
    for (uint32_t i = range.first; i < range.end; i++) {
        if (r->words[i].kind == TOKEN_MARK)
            continue;
        if (r->words[i].kind != TOKEN_NUMBER || n == NUMBER_PARTS)
            return false;
        part[n++] = r->facts[i].value;
    }
    bool year_first = n == NUMBER_PARTS && part[0] > 31;
    bool month_first = !year_first && language_is(r->languages, LANGUAGE_EN);
    if (n != NUMBER_PARTS)
        return false;
    *date = year_first    ? (struct date){part[0], part[1], part[2]}
            : month_first ? (struct date){part[2], part[0], part[1]}
                          : (struct date){part[2], part[1], part[0]};
    return true;
}

static uint64_t date_value(const struct reading *r, struct range range)
{
    enum { MONTH = 0x6708 };
    struct date date = {0, 0, 0};
    uint64_t rest = 0;
    bool numeric = read_numeric_date(r, range, &date);
    for (uint32_t i = range.first; i < range.end && !numeric; i++) {
        const struct word *word = &r->words[i];
        const struct fact *fact = &r->facts[i];
        struct number number = {NUMBER_OTHER, {0, 0}, {0}, 0, {0}, false, false};
        uint32_t next = 0;
        if (word->kind == TOKEN_NUMBER)
            number = number_read(r->text + word->start, word->size, r->languages);
        if (i + 1 < range.end)
            utf8_decode(r->text + word[1].start, word[1].size, &next);
        uint64_t value = number.form == NUMBER_PLAIN && !number.suffix[0] ? fact->value : 0;
        if (number.form == NUMBER_DATE && number.n_parts == NUMBER_PARTS)
            date = (struct date){number.part[2], number.part[1], number.part[0]};
        else if (fact->term == TERM_MONTH && !date.month)
            date.month = fact->value;
        else if (value && next == MONTH && !date.month)
            date.month = value;
        else if (value && value <= 31 && !date.day)
            date.day = value;
        else if (value > 31 && !date.year)
            date.year = value;
        else if (fact->class == CLASS_DATE)
            rest += unit_hash(fact); /* a weekday before or behind the day */
    }
    uint64_t hash = hash_add(hash_add(hash_add(HASH_SEED, date.year), date.month), date.day);
    return hash_add(hash, rest);
}

/* A time of day being read. */
struct clock {
    uint32_t hour, minute;
    bool any, am, pm;
};

static uint64_t clock_value(const struct clock *clock)
{
    uint32_t hour = clock->hour;
    if (clock->pm && hour < 12)
        hour += 12;
    if (clock->am && hour == 12)
        hour = 0;
    return clock->any ? (uint64_t)hour * 60 + clock->minute + 1 : 0;
}

static uint64_t time_value(const struct reading *r, struct range range)
{
    struct clock clock = {0, 0, false, false, false};
    uint64_t hash = HASH_SEED, rest = HASH_SEED;
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct word *word = &r->words[i];
        const struct fact *fact = &r->facts[i];
        if (word->kind == TOKEN_NUMBER) {
            struct number number = number_read(r->text + word->start, word->size, r->languages);
            bool minutes =
                clock.any && i > range.first + 1 && r->words[i - 2].kind == TOKEN_NUMBER &&
                r->facts[i - 1].class != CLASS_TIME && /* the h or colon between */
                r->text[r->words[i - 1].start] != '-' && r->text[r->words[i - 1].start] != 0xe2;
            if (minutes) {
                clock.minute = number.part[0];
                continue;
            }
            if (clock.any) { /* 6–8 p.m. */
                hash = hash_add(hash, clock_value(&clock));
                clock.am = clock.pm = false;
            }
            clock = (struct clock){number.part[0], number.n_parts > 1 ? number.part[1] : 0, true,
                                   clock.am || number.am, clock.pm || number.pm};
            if (!number.n_parts || number.n_parts > 2)
                rest = hash_add(rest, fact->value);
        } else if (fact->term == TERM_TIME && (fact->value == TIME_AM || fact->value == TIME_PM)) {
            clock.am = clock.am || fact->value == TIME_AM;
            clock.pm = clock.pm || fact->value == TIME_PM;
        } else if (fact->term == TERM_NUMBER && !clock.any) {
            clock = (struct clock){(uint32_t)fact->value, 0, true, clock.am, clock.pm};
        } else if (fact->class == CLASS_TIME && fact->term != TERM_HOUR &&
                   !(fact->term == TERM_TIME && fact->value == TIME_SHARP)) {
            rest = hash_add(rest, unit_hash(fact));
        }
    }
    if (!clock.any) /* in the afternoon */
        rest = hash_add(rest, (uint64_t)clock.am + 2 * clock.pm);
    return hash_add(hash_add(hash, clock_value(&clock)), rest);
}

uint64_t quantity_value(const uint8_t *text, const struct word *words, const struct fact *facts,
                        struct range range, uint32_t languages, bool factors)
{
    struct reading reading = {.text = text,
                              .factors = factors,
                              .words = words,
                              .facts = facts,
                              .languages = languages,
                              .amounts = HASH_SEED,
                              .rest = HASH_SEED};
    if (facts[range.first].class == CLASS_DATE)
        return date_value(&reading, range);
    if (facts[range.first].class == CLASS_TIME)
        return time_value(&reading, range);
    return amount_value(&reading, range);
}

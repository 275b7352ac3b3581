#include "change/number.h"

#include <string.h>

#include "article/language.h"
#include "base/hash.h"
#include "base/utf8.h"

enum { WIDE = 0xfee0 /* from a character of ASCII to that of full width */ };

enum { PLAIN_MAX = 48 /* characters of a number, at most */, DIGITS_MAX = 18 };

int digit_of(uint32_t cp)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6f0, 0x966, 0x9e6, 0xff10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (cp >= zeros[i] && cp <= zeros[i] + 9)
            return (int)(cp - zeros[i]);
    return -1;
}

/* The mark between digits as an ASCII one; 0 for none. */
static char mark_of(uint32_t cp)
{
    switch (cp) {
    case '.':
    case 0x66b:
    case 0xff0e:
        return '.';
    case ',':
    case 0x66c:
    case 0xff0c:
        return ',';
    case ':':
    case 0xff1a:
        return ':';
    case '\'':
    case 0x2019:
        return '\'';
    default:
        return 0;
    }
}

/* A token taken apart: digits, what is between them, letters behind them. */
struct parts {
    char digits[PLAIN_MAX];
    uint8_t size[PLAIN_MAX]; /* digits of each part */
    char mark[PLAIN_MAX];    /* behind each part */
    unsigned n;              /* parts */
    size_t n_digits;
    char suffix[NUMBER_SUFFIX]; /* no number that is read has a longer one */
    size_t n_suffix;
};

static bool take_apart(const uint8_t *p, size_t n, struct parts *parts)
{
    *parts = (struct parts){.n = 1};
    if (n > PLAIN_MAX)
        return false;
    for (size_t i = 0; i < n;) {
        uint32_t cp, next = 0;
        i += utf8_decode(p + i, n - i, &cp);
        int digit = digit_of(cp);
        if (i < n)
            utf8_decode(p + i, n - i, &next);
        if (digit >= 0 && !parts->n_suffix) {
            parts->digits[parts->n_digits++] = (char)('0' + digit);
            parts->size[parts->n - 1]++;
        } else if (mark_of(cp) && digit_of(next) >= 0 && parts->n_digits && !parts->n_suffix) {
            parts->mark[parts->n - 1] = mark_of(cp);
            parts->n++;
        } else if (!mark_of(cp)) { /* but in 1990's */
            uint8_t bytes[UTF8_MAX];
            if (cp > WIDE && cp < WIDE + 0x7f)
                cp -= WIDE;
            size_t size = cp == UTF8_INVALID ? 0 : utf8_encode(utf8_lower(cp), bytes);
            if (parts->n_suffix + size > sizeof parts->suffix)
                return false; /* letters may be longer in lower case */
            memcpy(parts->suffix + parts->n_suffix, bytes, size);
            parts->n_suffix += size;
        }
    }
    return parts->n_digits > 0;
}

/* Whether all marks before part `end` group digits by three. */
static bool is_grouped(const struct parts *parts, unsigned end)
{
    for (unsigned i = 1; i < end; i++)
        if (parts->size[i] != 3 || parts->mark[i - 1] != parts->mark[0] ||
            parts->mark[i - 1] == ':')
            return false;
    return parts->size[0] <= 3;
}

static bool is_decimal_mark(char mark, uint32_t languages)
{
    bool point = language_is(languages, LANGUAGE_EN);
    bool comma = !point && (languages & (LANGUAGE_BIT(RU) - 1)) != LANGUAGE_BIT(RU) - 1;
    return (mark == '.' && point) || (mark == ',' && comma);
}

static struct decimal decimal_of(const struct parts *parts, unsigned decimals)
{
    struct decimal decimal = {0, -(int)decimals};
    for (size_t i = 0; i < parts->n_digits; i++)
        decimal.digits = decimal.digits * 10 + (uint64_t)(parts->digits[i] - '0');
    return decimal;
}

static bool is_suffix(const struct parts *parts, const char *suffix)
{
    return parts->n_suffix == strlen(suffix) && !memcmp(parts->suffix, suffix, parts->n_suffix);
}

static bool is_ordinal(const struct parts *parts)
{
    static const char endings[][4] = {"st", "nd", "rd", "th", "e", "er", "re", "º", "ª"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (is_suffix(parts, endings[i]))
            return true;
    return false;
}

/* h, h30, am and pm. */
static bool read_clock(const struct parts *parts, struct number *number)
{
    const char *suffix = parts->suffix;
    number->am = is_suffix(parts, "am");
    number->pm = is_suffix(parts, "pm");
    if (number->am || number->pm)
        return number->n_parts > 0 && parts->size[0] <= 2;
    if (suffix[0] != 'h' || number->n_parts != 1 || parts->size[0] > 2)
        return false;
    bool minutes = parts->n_suffix == 3 && suffix[1] >= '0' && suffix[1] <= '5' &&
                   suffix[2] >= '0' && suffix[2] <= '9';
    if (minutes) {
        number->part[1] = (uint32_t)((suffix[1] - '0') * 10 + suffix[2] - '0');
        number->n_parts = 2;
    }
    return minutes || parts->n_suffix == 1;
}

static void set_plain(struct number *number, struct decimal decimal)
{
    number->form = NUMBER_PLAIN;
    number->decimal = decimal;
}

static void read_form(const struct parts *parts, uint32_t languages, struct number *number)
{
    unsigned last = parts->n - 1;
    bool one_mark = parts->n == 2;
    if (parts->n > 1 && parts->mark[0] == ':')
        number->form = number->n_parts ? NUMBER_CLOCK : NUMBER_OTHER;
    else if (parts->n == 3 && parts->mark[0] == '.' && parts->mark[1] == '.' &&
             parts->size[0] <= 2 && parts->size[1] <= 2 && parts->size[2] != 3)
        number->form = NUMBER_DATE;
    else if (is_grouped(parts, parts->n) &&
             !(one_mark && is_decimal_mark(parts->mark[0], languages)))
        set_plain(number, decimal_of(parts, 0));
    else if (one_mark || (is_grouped(parts, last) && parts->mark[last - 1] != parts->mark[0]))
        set_plain(number, decimal_of(parts, parts->size[last]));
}

struct number number_read(const uint8_t *p, size_t n, uint32_t languages)
{
    struct number number = {NUMBER_OTHER, {0, 0}, {0}, 0, {0}, false, false};
    struct parts parts;
    if (!take_apart(p, n, &parts) || parts.n_digits > DIGITS_MAX)
        return number;
    number.n_parts = parts.n <= NUMBER_PARTS ? parts.n : 0;
    for (unsigned i = 0, at = 0; i < number.n_parts; i++)
        for (unsigned k = 0; k < parts.size[i]; k++)
            number.part[i] = number.part[i] * 10 + (uint32_t)(parts.digits[at++] - '0');
    for (unsigned i = 0; i < parts.n; i++)
        if (parts.size[i] > 9)
            number.n_parts = 0;
    if (parts.n == 1)
        set_plain(&number, decimal_of(&parts, 0));
    else
        read_form(&parts, languages, &number);
    if (parts.n_suffix && read_clock(&parts, &number))
        number.form = NUMBER_CLOCK;
    else if (parts.n_suffix >= NUMBER_SUFFIX)
        number.form = NUMBER_OTHER;
    else if (parts.n_suffix && !is_ordinal(&parts))
        memcpy(number.suffix, parts.suffix, parts.n_suffix);
    return number;
}

static void normalise(struct decimal *decimal)
{
    while (decimal->digits && decimal->digits % 10 == 0) {
        decimal->digits /= 10;
        decimal->exponent++;
    }
    if (!decimal->digits)
        decimal->exponent = 0;
}

uint64_t decimal_value(struct decimal decimal)
{
    normalise(&decimal);
    uint64_t value = decimal.digits;
    for (int i = 0; i < decimal.exponent; i++) {
        if (value > UINT64_C(100000000000000000))
            return hash_add(decimal.digits, (uint64_t)decimal.exponent);
        value *= 10;
    }
    return decimal.exponent < 0 ? hash_add(decimal.digits, (uint64_t)-decimal.exponent) : value;
}

bool decimal_multiply(struct decimal *decimal, uint64_t factor)
{
    normalise(decimal);
    while (factor && factor % 10 == 0) {
        factor /= 10;
        decimal->exponent++;
    }
    return !__builtin_mul_overflow(decimal->digits, factor, &decimal->digits);
}

bool decimal_add(struct decimal *decimal, struct decimal other)
{
    while (decimal->exponent > other.exponent) {
        if (__builtin_mul_overflow(decimal->digits, UINT64_C(10), &decimal->digits))
            return false;
        decimal->exponent--;
    }
    while (other.exponent > decimal->exponent) {
        if (__builtin_mul_overflow(other.digits, UINT64_C(10), &other.digits))
            return false;
        other.exponent--;
    }
    return !__builtin_add_overflow(decimal->digits, other.digits, &decimal->digits);
}

uint32_t roman_value(const uint8_t *p, size_t n)
{
    static const char tens[][5] = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"};
    static const char ones[][5] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    for (uint32_t ten = 0; n && ten < sizeof tens / sizeof *tens; ten++)
        for (uint32_t one = 0; one < sizeof ones / sizeof *ones; one++) {
            size_t before = strlen(tens[ten]), after = strlen(ones[one]);
            if (before + after == n && !memcmp(p, tens[ten], before) &&
                !memcmp(p + before, ones[one], after))
                return 10 * ten + one;
        }
    return 0;
}

uint64_t number_value(const uint8_t *p, size_t n, uint32_t languages)
{
    struct number number = number_read(p, n, languages);
    if (number.form == NUMBER_PLAIN && !number.suffix[0])
        return decimal_value(number.decimal);
    if (number.form == NUMBER_PLAIN)
        return hash_add(decimal_value(number.decimal), hash_bytes(number.suffix, NUMBER_SUFFIX));
    if (number.form == NUMBER_OTHER || !number.n_parts)
        return hash_bytes(p, n);
    uint64_t value = hash_add((uint64_t)number.form, (uint64_t)number.am + 2 * number.pm);
    for (unsigned i = 0; i < number.n_parts; i++)
        value = hash_add(value, number.part[i]);
    return value;
}

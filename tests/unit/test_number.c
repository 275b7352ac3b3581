/* Numbers in digits, in the forms that articles give them. */
#include "article/language.h"
#include "change/number.h"
#include "tests/tap.h"

static const uint32_t en = LANGUAGE_BIT(EN), de = LANGUAGE_BIT(DE);

static uint64_t value(const char *token, uint32_t languages)
{
    return number_value((const uint8_t *)token, strlen(token), languages);
}

static void is_value(const char *token, uint32_t languages, uint64_t want)
{
    is_int((long)value(token, languages), (long)want, "%s", token);
}

static void are_same(const char *one, const char *two, uint32_t languages, bool want)
{
    ok((value(one, languages) == value(two, languages)) == want, "%s and %s", one, two);
}

static void is_form(const char *token, uint32_t languages, enum number_form want)
{
    is_int(number_read((const uint8_t *)token, strlen(token), languages).form, want, "%s", token);
}

static void test_values(void)
{
    is_value("17,000", en, 17000);
    is_value("17.000", de, 17000);
    is_value("3rd", en, 3);
    is_value("１７", en, 17);
    is_value("١٧", LANGUAGE_BIT(AR), 17);
    is_value("1'250'000", de, 1250000);
    are_same("2.50", "2.5", en, true);
    are_same("2,50", "2,5", de, true);
    are_same("1.500", "1,500", en, false);
    are_same("1,5", "15", de, false);
    are_same("1990s", "1990", en, false);
    are_same("3km", "3", en, false);
    are_same("99999999999999999999999", "99999999999999999999998", en, false);
}

static void test_forms(void)
{
    is_form("10:30", en, NUMBER_CLOCK);
    is_form("17h", en, NUMBER_CLOCK);
    is_form("17h30", en, NUMBER_CLOCK);
    is_form("6pm", en, NUMBER_CLOCK);
    is_form("04.03.2024", de, NUMBER_DATE);
    is_form("17ha", de, NUMBER_PLAIN);
    is_form("1.2.3.4", en, NUMBER_OTHER);
    is_form("12345678901234567890123456789012345678901234567890", en, NUMBER_OTHER);
}

/* Letters that take more bytes in lower case, up to the longest token that is read. */
static void test_long_letters(void)
{
    static const char *const letters[] = {"Ⱥ", "Ⱦ", "İ", "ẞ"};
    for (size_t l = 0; l < sizeof letters / sizeof *letters; l++) {
        char token[64] = "1";
        for (size_t n = 1; strlen(token) + strlen(letters[l]) < sizeof token; n++) {
            memcpy(token + strlen(token), letters[l], strlen(letters[l]) + 1);
            struct number number =
                number_read((const uint8_t *)token, strlen(token), LANGUAGE_BIT(EN));
            ok(number.form == NUMBER_PLAIN ? number.suffix[0] : n > 1, "1 and %zu %s", n,
               letters[l]);
        }
        are_same(token, token, en, true);
    }
    ok(number_read((const uint8_t *)"1ȺȺȺ", 7, en).form == NUMBER_PLAIN, "nine bytes fit");
    ok(number_read((const uint8_t *)"1ȺȺȺȺ", 9, en).form == NUMBER_OTHER, "twelve do not");
}

static void test_decimals(void)
{
    struct decimal decimal = {25, -1};
    ok(decimal_multiply(&decimal, 1000000) && decimal_value(decimal) == 2500000, "2.5 million");
    ok(decimal_add(&decimal, (struct decimal){5, -1}), "and a half");
    ok(decimal_value(decimal) != 2500000, "is more");
    struct decimal large = {UINT64_MAX, 0};
    ok(!decimal_multiply(&large, 3), "what is too large is not taken for a number");
}

static void is_roman(const char *word, unsigned want)
{
    is_int(roman_value((const uint8_t *)word, strlen(word)), want, "%s", word);
}

static void test_roman(void)
{
    is_roman("XIV", 14);
    is_roman("XLIX", 49);
    is_roman("LXXXIX", 89);
    is_roman("IIII", 0);
    is_roman("VX", 0);
    is_roman("MIX", 0);
    is_roman("xiv", 0);
    is_roman("", 0);
}

int main(void)
{
    test_values();
    test_forms();
    test_long_letters();
    test_decimals();
    test_roman();
    return done();
}

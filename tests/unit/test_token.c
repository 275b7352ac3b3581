/* Tokens: what is one, and that the ASCII path agrees with UAX #29. */
#include "article/count.h"
#include "article/token.h"
#include "base/strbuf.h"
#include "base/unibreak.h"
#include "tests/support/prng.h"
#include "tests/tap.h"

/* Tokens joined by |, with _ where white space stands before one. */
static void splits(const char *text, const char *want)
{
    struct arena arena = {0};
    struct tokens tokens = {0};
    struct strbuf got = {.arena = &arena};
    tokenise((const uint8_t *)text, (struct span){0, (uint32_t)strlen(text)}, &arena, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if (i)
            strbuf_addc(&got, '|');
        if (tokens.at[i].gap != GAP_NONE)
            strbuf_addc(&got, tokens.at[i].gap == GAP_SPECIAL ? '~' : '_');
        strbuf_add(&got, text + tokens.at[i].span.start, span_size(tokens.at[i].span));
    }
    is_str(strbuf_cstr(&got), want, "tokens of %s", text);
    arena_free(&arena);
}

static uint64_t key_of(const char *text)
{
    struct arena arena = {0};
    struct tokens tokens = {0};
    tokenise((const uint8_t *)text, (struct span){0, (uint32_t)strlen(text)}, &arena, &tokens);
    uint64_t key = tokens.n ? tokens.at[0].key : 0;
    arena_free(&arena);
    return key;
}

/* Every ASCII token is whole UAX #29 segments; marks in a row and times of day
 * are several. */
static bool agrees(const uint8_t *text, uint32_t n)
{
    struct arena arena = {0};
    struct tokens tokens = {0};
    uint8_t starts[64];
    bool good = true;
    tokenise(text, (struct span){0, n}, &arena, &tokens);
    unibreak_words(text, n, starts);
    for (size_t i = 0; i < tokens.n; i++) {
        struct span span = tokens.at[i].span;
        good &= starts[span.start] && (span.end == n || starts[span.end]);
        for (uint32_t b = span.start + 1; b < span.end; b++)
            good &= !starts[b] || strchr(".-:", text[b]) || text[b - 1] == ':';
    }
    arena_free(&arena);
    return good;
}

/* The words of n bytes as count_words says they are, one character after the other. */
static uint32_t count_slowly(const uint8_t *text, uint32_t n)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < n; i++)
        words += text[i] > ' ' && (i == 0 || text[i - 1] <= ' ');
    return words;
}

/* Texts of all sizes around those that are read at once. */
static void counts_and_keys(void)
{
    static const char letters[] = "aZ \n.x-'9\tQ  ,";
    struct prng prng = {7};
    int wrong = 0, keys = 0;
    for (int run = 0; run < 3000; run++) {
        uint8_t text[80] = {0};
        uint32_t n = prng_below(&prng, sizeof text);
        for (uint32_t i = 0; i < n; i++)
            text[i] = (uint8_t)letters[prng_below(&prng, sizeof letters - 1)];
        wrong += count_words(text, (struct span){0, n}) != count_slowly(text, n);
        struct arena arena = {0};
        struct tokens tokens = {0};
        tokenise(text, (struct span){0, n}, &arena, &tokens);
        for (size_t i = 0; i < tokens.n; i++)
            keys += tokens.at[i].key !=
                    token_key(text + tokens.at[i].span.start, span_size(tokens.at[i].span));
        arena_free(&arena);
    }
    is_int(wrong, 0, "words are counted right in texts of all sizes");
    is_int(keys, 0, "a token in its text has the key that it has alone");
}

int main(void)
{
    counts_and_keys();
    splits("他说漢字，go去。か", "他|说|漢|字|，|go|去|。|か");
    splits("漢字́字 字", "漢|字́|字|_字");
    splits("鿿龥䷿一二", "鿿|龥|䷿|一|二");
    is_int(key_of("漢") == token_key((const uint8_t *)"漢", 3) &&
               key_of("漢字") == key_of("漢"),
           1, "an ideograph has the same key alone and in a run");
    splits("He won’t pay $17,000.50.", "He|_won’t|_pay|_$|17,000.50|.");
    splits("a well-known U.S. e-mail", "a|_well|-|known|_U.S|.|_e|-|mail");
    splits("wait... no -- yes", "wait|...|_no|_--|_yes");
    splits("10\xc2\xa0km", "10|~km");
    splits("北京，你好", "北|京|，|你|好");
    splits("\xff" "a", "\xff|a");
    ok(key_of("Zuniga") == key_of("ZÚÑIGA"), "accents and case do not change a key");
    ok(key_of("“") == key_of("\""), "nor does the style of a quotation mark");
    ok(key_of("—") == key_of("--"), "nor of a dash");
    ok(key_of("their") != key_of("there"), "letters do");
    is_int(count_words((const uint8_t *)"It is 5 p.m. — go!", (struct span){0, 20}), 6,
           "words are counted as wc does");
    is_int(count_words((const uint8_t *)"他说，go。", (struct span){0, 14}), 2,
           "and ideographs one by one");
    struct prng prng = {7};
    bool same = true;
    for (int run = 0; run < 20000 && same; run++) {
        static const char letters[] = "abZ019 .,;:'\"-_$%(\n";
        uint8_t text[24];
        uint32_t n = 1 + prng_below(&prng, 20);
        for (uint32_t i = 0; i < n; i++)
            text[i] = (uint8_t)letters[prng_below(&prng, sizeof letters - 1)];
        same = agrees(text, n);
        if (!same)
            printf("# %.*s\n", (int)n, text);
    }
    ok(same, "random ASCII text has the boundaries of UAX #29");
    return done();
}

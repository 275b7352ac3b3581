/* Characters: decoding, clusters, classes, folding, boundaries. */
#include <locale.h>

#include "base/unibreak.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "tests/tap.h"

static void decodes(const char *bytes, size_t n, uint32_t cp, size_t size, const char *name)
{
    uint32_t got;
    size_t length = utf8_decode((const uint8_t *)bytes, n, &got);
    ok(got == cp && length == size, "decode: %s", name);
}

static void test_decode(void)
{
    decodes("A", 1, 'A', 1, "ASCII");
    decodes("\xc3\xa9", 2, 0xe9, 2, "two bytes");
    decodes("\xf0\x9f\x98\x80", 4, 0x1f600, 4, "four bytes");
    decodes("\xc3", 1, UTF8_INVALID, 1, "a cut character");
    decodes("\xc0\x80", 2, UTF8_INVALID, 1, "an overlong one");
    decodes("\xed\xa0\x80", 3, UTF8_INVALID, 1, "a surrogate");
    decodes("\xf5\x80\x80\x80", 4, UTF8_INVALID, 1, "beyond Unicode");
    decodes("\x80", 1, UTF8_INVALID, 1, "a lone continuation");
}

static void decodes_before(const char *bytes, size_t n, uint32_t cp, uint32_t from,
                           const char *name)
{
    uint32_t got;
    uint32_t at = utf8_decode_before((const uint8_t *)bytes, 0, (uint32_t)n, &got);
    ok(got == cp && at == from, "decode before: %s", name);
}

static void test_decode_before(void)
{
    decodes_before("zA", 2, 'A', 1, "ASCII");
    decodes_before("z\xc3\xa9", 3, 0xe9, 1, "two bytes");
    decodes_before("z\xe2\x80\x9c", 4, 0x201c, 1, "three bytes");
    decodes_before("z\xf0\x9f\x98\x80", 5, 0x1f600, 1, "four bytes");
    decodes_before("z\xc3", 2, UTF8_INVALID, 1, "a cut character");
    decodes_before("z\x80", 2, UTF8_INVALID, 1, "a continuation behind a letter");
    decodes_before("\xc3\xa9\x80", 3, UTF8_INVALID, 2, "one behind a character");
    decodes_before("\x80\x80\x80\x80\x80", 5, UTF8_INVALID, 4, "one of many");
    uint32_t cp;
    ok(utf8_decode_before((const uint8_t *)"\xc3\xa9", 1, 2, &cp) == 1 && cp == UTF8_INVALID,
       "decode before: nothing before the start");
}

static void cluster(const char *text, size_t size, const char *name)
{
    is_int(utf8_cluster((const uint8_t *)text, strlen(text)), size, "cluster: %s", name);
}

static void test_cluster(void)
{
    cluster("ab", 1, "a letter");
    cluster("e\xcc\x81x", 3, "letter and accent");
    cluster("\r\n", 2, "CR LF");
    cluster("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80z", 11, "joined emoji");
    cluster("\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xab", 8, "one flag of two letters");
    cluster("\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", 9, "Hangul jamo");
    cluster("a\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 9, "four marks at most");
    cluster("a\xff", 1, "an invalid byte ends one");
}

static void folds(const char *text, unsigned fold, const char *want)
{
    char out[200];
    size_t n = utf8_fold((const uint8_t *)text, strlen(text), fold, (uint8_t *)out, 199);
    out[n] = '\0';
    is_str(out, want, "fold %u: %s", fold, text);
}

static void test_fold(void)
{
    folds("Zúñiga", FOLD_DIACRITICS, "Zuniga");
    folds("ZÚÑIGA", FOLD_CASE | FOLD_DIACRITICS, "zuniga");
    folds("“so”—it’s…", FOLD_QUOTES, "\"so\"-it's...");
    folds("a--b", FOLD_QUOTES, "a-b");
    folds("Straße", FOLD_CASE, "strasse");
    folds("smørrebrød", FOLD_DIACRITICS, "smørrebrød");
    folds("мой", FOLD_DIACRITICS, "мои\xcc\x86");
    folds("ёлка", FOLD_DIACRITICS, "елка");
    folds("が", FOLD_DIACRITICS, "か\xe3\x82\x99");
    folds("ｋｍ３", FOLD_QUOTES, "km3");
    folds("x\xff", FOLD_CASE, "x\xff");
    char nfc[20], nfd[20];
    size_t n = utf8_fold((const uint8_t *)"\xc3\xa9", 2, FOLD_NONE, (uint8_t *)nfc, 20);
    size_t m = utf8_fold((const uint8_t *)"e\xcc\x81", 3, FOLD_NONE, (uint8_t *)nfd, 20);
    ok(n == m && !memcmp(nfc, nfd, n), "canonical equivalents fold to the same");
    n = utf8_fold((const uint8_t *)"a\xcc\xa3\xcc\x81", 5, FOLD_NONE, (uint8_t *)nfc, 20);
    m = utf8_fold((const uint8_t *)"a\xcc\x81\xcc\xa3", 5, FOLD_NONE, (uint8_t *)nfd, 20);
    ok(n == m && !memcmp(nfc, nfd, n), "marks are put in canonical order");
}

static void shows(const char *text, size_t n, const char *want, bool stand_in)
{
    struct visible shown;
    visible_next((const uint8_t *)text, n, &shown);
    char got[VISIBLE_MAX + 1];
    memcpy(got, shown.text, shown.size);
    got[shown.size] = '\0';
    is_str(got, want, "shown as %s", want);
    ok(shown.stand_in == stand_in, "%s is %sa stand-in", want, stand_in ? "" : "not ");
}

static void test_visible(void)
{
    shows("a", 1, "a", false);
    shows("\t", 1, " ", false);
    shows("\033", 1, "^[", true);
    shows("\x7f", 1, "^?", true);
    shows("\xe9", 1, "<E9>", true);
    shows("\xc2\x9b", 2, "<9B>", true);
    shows("\xe2\x80\xae", 3, "<U+202E>", true);
    shows("\xc2\xad", 2, "\xe2\x80\x90", true); /* short: it may stand in every word */
    shows("\xf3\xa0\x81\x81", 4, "<U+E0041>", true);
    shows("\xcc\x81", 2, "\xe2\x97\x8c\xcc\x81", true);
    shows("e\xcc\x81", 3, "e\xcc\x81", false);
    shows("\xc2\xa0", 2, " ", false);
    shows("か\u3099", 6, "か\u3099", false);
    /* What no cell holds stands beside it; jamo are marks too to a terminal. */
    shows("e\u0301\u0302\u0303\u0304\u0305", 11, "e\u0301\u0302\u0303\u0304", false);
    shows("\u1112\u1161\u1161\u1161\u1161\u1161", 18, "\u1112\u1161\u1161\u1161\u1161", false);
    shows("\u0301\u0302\u0303\u0304\u0305", 10, "\u25cc\u0301\u0302\u0303\u0304", true);
    /* Terminals do not agree on the width of joined pictographs. */
    shows("👩\u200d👩", 11, "👩+", true);
    shows("\u200d👩", 7, "<U+200D>", true);
    /* Nor on that of skin tones, flags and selectors of style. */
    shows("👍🏽", 8, "👍", false);
    shows("🏽", 4, "+medium", true);
    shows("🏿\u200d🚒", 11, "+dark+", true);
    shows("🏿\u200d", 7, "+dark", true);
    shows("🇩🇪🇦🇹", 16, "DE", true);
    shows("🇩", 4, "D", true);
    shows("❤\ufe0f!", 7, "❤", false);
    shows("1\ufe0f\u20e3", 7, "1\u20e3", false);
    shows("\ufe0f", 3, "<U+FE0F>", true);
    shows("a\ufe0f", 4, "a", false);
    shows("\u2139\ufe0f!", 7, "\u2139", false);
    shows("葛\ufe00", 6, "葛\ufe00", false); /* a form of the character, as wide */
    shows("\u200dx", 4, "<U+200D>", true);
    shows("\u0915\u094d\u200d\u0937", 12, "\u0915\u094d\u200d", false); /* spelling */
    char copy[24];
    visible_copy(copy, sizeof copy, "👩\u200d👩", 11);
    is_str(copy, "👩\u200d👩", "where there are no cells a joined pictograph stays");
    visible_copy(copy, sizeof copy, "👍🏽🇩🇪", 16);
    is_str(copy, "👍🏽🇩🇪", "and so do tones and flags");
    is_int(visible_copy(copy, sizeof copy, "ab\033c", 4), 5, "a copy's length");
    is_str(copy, "ab^[c", "a copy is clean");
    is_int(visible_copy(copy, 4, "ab\033c", 4), 2, "a cut copy keeps stand-ins whole");
    is_int(visible_copy(copy, sizeof copy, "0123456789abcdefghij", 20), 20, "many plain bytes");
    is_str(copy, "0123456789abcdefghij", "are as they are");
    visible_copy(copy, sizeof copy, "0123456789abcdee\u0301z", 19);
    is_str(copy, "0123456789abcdee\u0301z", "a mark joins the last of sixteen");
    visible_copy(copy, sizeof copy, "0123456789abcde\033z", 17);
    is_str(copy, "0123456789abcde^[z", "and a control among them is seen");
    is_int(visible_copy(copy, 17, "0123456789abcdefghij", 20), 16, "as many as there is room for");
}

static void test_boundaries(void)
{
    uint8_t starts[32], breaks[32];
    unibreak_words((const uint8_t *)"na\xc3\xafve, 3.5", 11, starts);
    ok(starts[0] && !starts[2] && starts[6] && starts[8] && !starts[9], "word boundaries");
    unibreak_lines((const uint8_t *)"well-known (x)", 14, breaks);
    ok(breaks[0] == LINE_BREAK_NO && breaks[5] == LINE_BREAK_MAY && breaks[11] == LINE_BREAK_MAY &&
           breaks[12] == LINE_BREAK_NO,
       "line breaks after a hyphen and a space, not inside brackets");
    unibreak_words((const uint8_t *)"a\xff" "b", 3, starts);
    ok(starts[0] && starts[1] && starts[2], "an invalid byte is a segment");
}

static void test_ascii(void)
{
    bool whole = true, told = true;
    for (size_t n = 0; n <= 40; n++) {
        uint8_t text[48]; /* beyond the end anything may stand */
        memset(text, 0xff, sizeof text);
        memset(text, 'a', n);
        whole &= utf8_is_ascii(text, n);
        for (size_t at = 0; at < n; at++) {
            text[at] = 0x80;
            told &= !utf8_is_ascii(text, n);
            text[at] = 'a';
        }
    }
    ok(whole, "ASCII of any size");
    ok(told, "a byte that is none, at any place");
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    test_decode();
    test_decode_before();
    test_ascii();
    test_cluster();
    test_fold();
    test_visible();
    test_boundaries();
    is_int(utf8_class(0x201c), CHAR_OPEN, "an opening quotation mark");
    is_int(utf8_class(UTF8_INVALID), CHAR_CONTROL, "no character at all");
    return done();
}

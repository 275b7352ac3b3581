#include "input/plausible.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* Offences, in quarters. */
enum { SLIGHT = 2, ODD = 4, STRANGE = 6, WRONG = 8, IMPOSSIBLE = 16 };

/* The letters beyond ASCII of languages that are written in the same encodings. */
static const char *const alphabets[] = {
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýÿß", /* west of the Elbe */
    "áðéíóúýþæö",                      /* Icelandic */
    "ąćęłńóśźż",                       /* Polish */
    "áäčďéěíĺľňóôŕřšťúůýž",            /* Czech, Slovak */
    "áéíóöőúüű",                       /* Hungarian */
    "ăâîșşțţ",                         /* Romanian */
    "čćđšž",                           /* Croatian and its neighbours */
    "âçğıîöşûü",                       /* Turkish */
    "ąčęėįšųūž",                       /* Lithuanian */
    "āčēģīķļņšūž",                     /* Latvian */
    "äõöüšž",                          /* Estonian, Finnish */
    "ыэъё",                            /* Russian, besides what all write in Cyrillic */
    "ґєії",                            /* Ukrainian */
    "ыэёіў",                           /* Belarusian */
    "ђјљњћџ",                          /* Serbian */
    "ѓѕјљњќџ",                         /* Macedonian */
};

enum { ALPHABETS = sizeof alphabets / sizeof *alphabets, LAST_LETTER = 0x52f };

enum script { NO_SCRIPT, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, THAI, EAST_ASIAN };

static enum script script_of(uint32_t cp)
{
    if (cp < 0x250 || (cp >= 0x1e00 && cp < 0x1f00))
        return LATIN;
    if (cp >= 0x370 && cp < 0x400)
        return GREEK;
    if (cp >= 0x400 && cp < 0x530)
        return CYRILLIC;
    if (cp >= 0x590 && cp < 0x600)
        return HEBREW;
    if (cp >= 0x600 && cp < 0x780)
        return ARABIC;
    if (cp >= 0xe00 && cp < 0xe80)
        return THAI;
    return utf8_is_east_asian(cp) ? EAST_ASIAN : NO_SCRIPT;
}

struct sign {
    uint32_t cp;
    enum char_class is;
};

static bool is_letter(struct sign sign)
{
    return sign.is == CHAR_LOWER || sign.is == CHAR_UPPER || sign.is == CHAR_LETTER;
}

static bool is_one_of(uint32_t cp, const char *set)
{
    size_t n = strlen(set);
    for (size_t at = 0; at < n;) {
        uint32_t member;
        at += utf8_decode((const uint8_t *)set + at, n - at, &member);
        if (member == cp)
            return true;
    }
    return false;
}

/* A letter behind another sign. */
static uint32_t letter_cost(struct sign before, struct sign sign)
{
    if (!is_letter(before) || is_one_of(sign.cp, "ªº") || is_one_of(before.cp, "ªº"))
        return 0;
    enum script script = script_of(sign.cp), other = script_of(before.cp);
    if (script != other)
        return script == EAST_ASIAN || other == EAST_ASIAN ? ODD : WRONG;
    if (sign.is == CHAR_UPPER && before.is == CHAR_LOWER)
        return WRONG;
    return sign.is == CHAR_UPPER && before.is == CHAR_UPPER ? SLIGHT : 0;
}

/* A sign that is no letter, by what stands around it. */
static uint32_t sign_cost(struct sign before, struct sign sign, struct sign after)
{
    bool behind = is_letter(before), inside = behind && is_letter(after);
    if (sign.is == CHAR_CONTROL)
        return is_one_of(sign.cp, "\u00ad\u200c\u200d\u200e\u200f") ? 0 : IMPOSSIBLE;
    if (sign.is == CHAR_JOINER)
        return behind || before.is == CHAR_JOINER ? 0 : STRANGE;
    if (is_one_of(sign.cp, "’·‐‑–—…\u00a0") || sign.is == CHAR_SPACE || sign.is == CHAR_DIGIT)
        return 0;
    if (is_one_of(sign.cp, "„‚¿¡"))
        return inside ? WRONG : behind ? STRANGE : 0;
    if (is_one_of(sign.cp, "‘“”«»‹›°§€£©®™²³¹½¼¾±•¢¥"))
        return inside ? WRONG : 0;
    if (is_one_of(sign.cp, "´×÷†‡‰"))
        return inside ? ODD : SLIGHT;
    if (sign.cp < 0x370)
        return behind || is_letter(after) ? WRONG : ODD;
    if (sign.cp < 0x800 || utf8_is_east_asian(sign.cp))
        return sign.cp == 0x384 || sign.cp == 0x385 ? ODD : 0;
    return STRANGE;
}

/* Which alphabets have a letter, one bit each; all where every one that could has it. */
static void list_letters(uint16_t has[LAST_LETTER + 1])
{
    memset(has, 0, (LAST_LETTER + 1) * sizeof *has);
    for (int i = 0; i < ALPHABETS; i++) {
        size_t n = strlen(alphabets[i]);
        for (size_t at = 0; at < n;) {
            uint32_t cp;
            at += utf8_decode((const uint8_t *)alphabets[i] + at, n - at, &cp);
            has[cp] |= (uint16_t)(1 << i);
        }
    }
    for (uint32_t cp = 0x430; cp <= 0x44f; cp++)
        if (!has[cp])
            has[cp] = UINT16_MAX;
    has[0xb5] = has[0xaa] = has[0xba] = UINT16_MAX;
}

static struct sign sign_at(const uint8_t *text, size_t n, size_t at, size_t *size)
{
    struct sign sign = {' ', CHAR_SPACE};
    *size = 0;
    if (at < n) {
        *size = utf8_decode(text + at, n - at, &sign.cp);
        sign.is = utf8_class(sign.cp);
        if (sign.cp == 0xfffd)
            sign.is = CHAR_CONTROL;
    }
    return sign;
}

uint32_t plausible_cost(const uint8_t *text, size_t n)
{
    uint16_t has[LAST_LETTER + 1];
    uint32_t cost = 0, letters = 0, row = 0, known[ALPHABETS] = {0};
    list_letters(has);
    size_t size, next_size;
    struct sign before = {' ', CHAR_SPACE}, sign = sign_at(text, n, 0, &size), after;
    for (size_t at = 0; at < n; before = sign, sign = after, size = next_size) {
        at += size;
        after = sign_at(text, n, at, &next_size);
        bool letter = is_letter(sign), ascii = sign.cp < 0x80;
        row = letter && !ascii && script_of(sign.cp) == LATIN ? row + 1 : 0;
        if (ascii && before.cp < 0x80)
            continue;
        cost += letter ? letter_cost(before, sign) : ascii ? 0 : sign_cost(before, sign, after);
        cost += row > 2 ? ODD : 0; /* accent upon accent */
        uint32_t small = letter && !ascii ? utf8_lower(sign.cp) : 0;
        enum script script = script_of(small);
        if (small && (script == LATIN || script == CYRILLIC)) {
            letters++;
            for (int i = 0; i < ALPHABETS && small <= LAST_LETTER; i++)
                known[i] += has[small] >> i & 1;
        }
    }
    uint32_t most = 0;
    for (int i = 0; i < ALPHABETS; i++)
        most = known[i] > most ? known[i] : most;
    return cost + (letters - most) * ODD;
}

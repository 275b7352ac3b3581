#include "base/utf8.h"

#include <utf8proc.h>
#include <wchar.h>

#include "base/bytes.h"

enum { CLUSTER_BYTES = 128, ZERO_WIDTH_MAX = 4, MARK_RUN_MAX = 32 };

/* What utf8_decode does, for every character. */
size_t utf8_decode_any(const uint8_t *p, size_t n, uint32_t *cp)
{
    utf8proc_int32_t decoded;
    utf8proc_ssize_t size =
        utf8proc_iterate(p, (utf8proc_ssize_t)(n < UTF8_MAX ? n : UTF8_MAX), &decoded);
    if (size <= 0) {
        *cp = UTF8_INVALID;
        return 1;
    }
    *cp = (uint32_t)decoded;
    return (size_t)size;
}

/* What utf8_decode_before does, for every character. */
uint32_t utf8_decode_before_any(const uint8_t *text, uint32_t start, uint32_t at, uint32_t *cp)
{
    uint32_t from = at - 1;
    while (from > start && at - from < UTF8_MAX && (text[from] & 0xc0) == 0x80)
        from--;
    if (from + utf8_decode(text + from, at - from, cp) == at)
        return from;
    *cp = UTF8_INVALID;
    return at - 1;
}

size_t utf8_encode(uint32_t cp, uint8_t out[UTF8_MAX])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, out);
}

/* What utf8_ascii_prefix does, for every text. */
size_t utf8_ascii_run(const uint8_t *p, size_t n)
{
    size_t i = 0;
    while (i + sizeof(bytes_wide) <= n && !bytes_any(bytes_load_wide(p + i) & 0x80))
        i += sizeof(bytes_wide);
    for (; i + BYTES_AT_ONCE <= n; i += BYTES_AT_ONCE) {
        uint64_t high = bytes_load(p + i) & BYTES_HIGH;
        if (high)
            return i + bytes_first(high);
    }
    while (i < n && p[i] < 0x80)
        i++;
    return i;
}

size_t utf8_cluster(const uint8_t *p, size_t n)
{
    if (p[0] < 0x80 && (n == 1 || p[1] < 0x80))
        return p[0] == '\r' && n > 1 && p[1] == '\n' ? 2 : 1;
    uint32_t before;
    size_t size = utf8_decode(p, n, &before);
    if (before == UTF8_INVALID)
        return size;
    utf8proc_int32_t state = 0;
    int zero_width = 0;
    while (size < n) {
        uint32_t next;
        size_t length = utf8_decode(p + size, n - size, &next);
        if (next == UTF8_INVALID || size + length > CLUSTER_BYTES)
            break;
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)next,
                                             &state))
            break;
        zero_width = utf8proc_charwidth((utf8proc_int32_t)next) == 0 ? zero_width + 1 : 0;
        if (zero_width > ZERO_WIDTH_MAX)
            break;
        before = next;
        size += length;
    }
    return size;
}

int utf8_width(uint32_t cp)
{
    return cp == UTF8_INVALID ? -1 : wcwidth((wchar_t)cp);
}

static enum char_class class_of_category(utf8proc_category_t category)
{
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CHAR_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CHAR_JOINER;
    case UTF8PROC_CATEGORY_ND:
        return CHAR_DIGIT;
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CHAR_NUMBER;
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
        return CHAR_OPEN;
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
        return CHAR_CLOSE;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PO:
        return CHAR_MARK;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return CHAR_SYMBOL;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CHAR_SPACE;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
        return CHAR_CONTROL;
    }
    return CHAR_CONTROL;
}

/* clang-format off */
#define SP CHAR_SPACE
#define LO CHAR_LOWER
#define UP CHAR_UPPER
#define DI CHAR_DIGIT
#define OP CHAR_OPEN
#define CL CHAR_CLOSE
#define MA CHAR_MARK
#define SY CHAR_SYMBOL
#define CO CHAR_CONTROL
const uint8_t utf8_ascii_classes[0x80] = {
    CO, CO, CO, CO, CO, CO, CO, CO, CO, SP, SP, SP, SP, SP, CO, CO,
    CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO, CO,
    /*       !   "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
    SP, MA, MA, MA, SY, MA, MA, MA, OP, CL, MA, SY, MA, MA, MA, MA,
    /*                                       :   ;   <   =   >   ? */
    DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, MA, MA, SY, SY, SY, MA,
    MA, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
    /*                                           [   \   ]   ^   _ */
    UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, OP, MA, CL, SY, MA,
    SY, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
    /*                                           {   |   }   ~ */
    LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, OP, SY, CL, SY, CO,
};
#undef SP
#undef LO
#undef UP
#undef DI
#undef OP
#undef CL
#undef MA
#undef SY
#undef CO
/* clang-format on */

enum char_class utf8_class_beyond_ascii(uint32_t cp)
{
    if (cp == UTF8_INVALID)
        return CHAR_CONTROL;
    if (cp == 0x85)
        return CHAR_SPACE;
    return class_of_category(utf8proc_category((utf8proc_int32_t)cp));
}

uint32_t utf8_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    return cp == UTF8_INVALID ? cp : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

/* The ASCII form of a typographic character; 0 where there is none. */
static uint32_t plain_form(uint32_t cp)
{
    if (cp >= 0xff01 && cp <= 0xff5e) /* full-width forms of ASCII */
        return cp - 0xfee0;
    switch (cp) {
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032: case 0x2039: case 0x203a:
    case 0x00b4: case 0x0060: case 0x02bc:
        return '\'';
    case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033: case 0x00ab: case 0x00bb:
    case 0x300c: case 0x300d: case 0x300e: case 0x300f:
        return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
    case 0xfe58: case 0xfe63:
        return '-';
    case 0x2026:
        return '.';
    default:
        return 0;
    }
}

/* Characters of one decomposition, marks kept in canonical order. */
struct folded {
    uint8_t *out;
    size_t size, n;
    uint32_t run[MARK_RUN_MAX]; /* marks waiting for their order */
    int classes[MARK_RUN_MAX];
    int n_run;
    uint32_t before; /* the last character written */
};

static void put(struct folded *folded, uint32_t cp)
{
    uint8_t bytes[UTF8_MAX];
    size_t n = utf8_encode(cp, bytes);
    if (folded->size - folded->n >= n) {
        for (size_t i = 0; i < n; i++)
            folded->out[folded->n + i] = bytes[i];
        folded->n += n;
    }
    folded->before = cp;
}

static void put_run(struct folded *folded)
{
    for (int i = 0; i < folded->n_run; i++)
        put(folded, folded->run[i]);
    folded->n_run = 0;
}

/* Marks that readers take for a variant of the letter below: accents, the points
 * of Hebrew and Arabic. The vowel signs of Indic scripts and the voicing marks of
 * kana are letters in all but name, and so is Cyrillic й. */
static bool is_diacritic(uint32_t cp, uint32_t before)
{
    if (cp == 0x306 && before >= 0x400 && before <= 0x4ff)
        return false;
    return (cp >= 0x300 && cp <= 0x36f) || (cp >= 0x591 && cp <= 0x5c7) ||
           (cp >= 0x64b && cp <= 0x65f) || cp == 0x670 || (cp >= 0x1dc0 && cp <= 0x1dff);
}

static void put_character(struct folded *folded, uint32_t cp, unsigned fold)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
    int combining = property->combining_class;
    if ((fold & FOLD_DIACRITICS) && is_diacritic(cp, folded->before))
        return;
    if (combining == 0 || folded->n_run == MARK_RUN_MAX)
        put_run(folded);
    if (combining == 0) {
        put(folded, cp);
        return;
    }
    int place = folded->n_run++;
    while (place > 0 && folded->classes[place - 1] > combining) {
        folded->run[place] = folded->run[place - 1];
        folded->classes[place] = folded->classes[place - 1];
        place--;
    }
    folded->run[place] = cp;
    folded->classes[place] = combining;
}

static void fold_character(struct folded *folded, uint32_t cp, unsigned fold)
{
    uint32_t plain = fold & FOLD_QUOTES ? plain_form(cp) : 0;
    if (plain) {
        put_run(folded);
        /* "--" is a dash typed on a typewriter, as "..." is an ellipsis */
        if (plain == '-' && folded->n && folded->before == '-')
            return;
        for (int i = 0; i < (cp == 0x2026 ? 3 : 1); i++)
            put(folded, fold & FOLD_CASE ? utf8_lower(plain) : plain);
        return;
    }
    if (cp < 0x80) {
        put_run(folded);
        if ((fold & FOLD_QUOTES) && cp == '-' && folded->n && folded->before == '-')
            return;
        put(folded, fold & FOLD_CASE ? utf8_lower(cp) : cp);
        return;
    }
    utf8proc_option_t options = UTF8PROC_DECOMPOSE | (fold & FOLD_CASE ? UTF8PROC_CASEFOLD : 0);
    utf8proc_int32_t parts[64];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)cp, parts, 64, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 64; i++)
        put_character(folded, (uint32_t)parts[i], fold);
}

size_t utf8_fold(const uint8_t *p, size_t n, unsigned fold, uint8_t *out, size_t size)
{
    struct folded folded = {.out = out, .size = size};
    while (n) {
        uint32_t cp;
        size_t length = utf8_decode(p, n, &cp);
        if (cp == UTF8_INVALID) {
            put_run(&folded);
            if (folded.n < size)
                out[folded.n++] = *p;
            folded.before = cp;
        } else {
            fold_character(&folded, cp, fold);
        }
        p += length;
        n -= length;
    }
    put_run(&folded);
    return folded.n;
}

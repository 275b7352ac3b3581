#include "base/visible.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xad, HYPHEN = 0x2010 };
enum { MARKS_MAX = 4 /* characters of no width that a terminal cell holds beside its own */ };
enum { ZERO_WIDTH_NON_JOINER = 0x200c, ZERO_WIDTH_JOINER = 0x200d, DOTTED_CIRCLE = 0x25cc };

/* Characters that no one sees although their category says letter or mark. */
static bool is_blank_letter(uint32_t cp)
{
    return cp == 0x034f || cp == 0x115f || cp == 0x1160 || cp == 0x17b4 || cp == 0x17b5 ||
           cp == 0x3164 || cp == 0xffa0 || (cp >= 0x180b && cp <= 0x180f) ||
           (cp >= 0xe0000 && cp <= 0xe0fff);
}

static bool is_variation_selector(uint32_t cp)
{
    return cp >= 0xfe00 && cp <= 0xfe0f;
}

/* Scripts that are misspelt without joiners: Arabic to Thaana, the Indic ones. */
static bool is_joining_script(uint32_t cp)
{
    return (cp >= 0x0600 && cp <= 0x07ff) || (cp >= 0x0840 && cp <= 0x0dff) ||
           (cp >= 0xfb50 && cp <= 0xfdff) || (cp >= 0xfe70 && cp <= 0xfefc) ||
           (cp >= 0x1000 && cp <= 0x109f) || (cp >= 0x1780 && cp <= 0x17ff);
}

/* What emoji sequences join: symbols, skin tones, the emoji style selector. */
static bool is_pictograph(uint32_t cp)
{
    return cp == 0xfe0f || utf8_class(cp) == CHAR_SYMBOL;
}

/* The selectors of text and emoji style, behind which some terminals change how wide a
 * character is. */
static bool is_style(uint32_t cp)
{
    return cp == 0xfe0e || cp == 0xfe0f;
}

/* Whether a character may come in both styles: pictographs, signs and digits, no letters
 * but the sign for information. */
static bool has_style(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return cp == 0x2139 || class < CHAR_LOWER || class == CHAR_DIGIT || class == CHAR_NUMBER ||
           class > CHAR_JOINER;
}

enum { TONE_FIRST = 0x1f3fb, TONE_LAST = 0x1f3ff, LETTER_FIRST = 0x1f1e6, LETTER_LAST = 0x1f1ff };

static bool is_tone(uint32_t cp)
{
    return cp >= TONE_FIRST && cp <= TONE_LAST;
}

/* The letters that flags are made of. */
static bool is_flag_letter(uint32_t cp)
{
    return cp >= LETTER_FIRST && cp <= LETTER_LAST;
}

/* Whether cp must not reach a terminal as it is. `before` is the character it
 * follows inside its cluster, 0 at the cluster's beginning. */
static bool is_hidden(uint32_t cp, uint32_t before, bool last)
{
    if (cp < 0x80)
        return cp < 0x20 || cp == 0x7f;
    if (cp < 0xa0 || cp == UTF8_INVALID || is_blank_letter(cp) || cp == 0x2028 || cp == 0x2029)
        return true;
    if (is_variation_selector(cp))
        return before == 0;
    if (cp == ZERO_WIDTH_JOINER)
        return !is_joining_script(before) && (last || before < 0x80 || !is_pictograph(before));
    if (cp == ZERO_WIDTH_NON_JOINER)
        return !is_joining_script(before);
    return utf8_class(cp) == CHAR_CONTROL;
}

static void stand_in(struct visible *out, uint32_t cp, uint8_t byte)
{
    int size;
    if (cp < 0x20 || cp == 0x7f)
        size = snprintf(out->text, sizeof out->text, "^%c", (int)(cp ^ 0x40));
    else if (cp == UTF8_INVALID || cp < 0xa0)
        size = snprintf(out->text, sizeof out->text, "<%02X>", byte ? byte : (unsigned)cp);
    else
        size = snprintf(out->text, sizeof out->text, "<U+%04X>", (unsigned)cp);
    out->size = (uint8_t)size;
    out->columns = (uint8_t)size;
    out->stand_in = true;
}

/* Terminals do not agree on how wide a pictograph is with its skin tone, or a flag of two
 * letters: some make one of them and some do not. So the tone is said in words behind the
 * pictograph, and the flag by its letters. Returns how many of n bytes that takes. */
static size_t in_words(const uint8_t *p, size_t n, struct visible *out)
{
    static const char *const tones[] = {"+light", "+medium-light", "+medium", "+medium-dark",
                                        "+dark"};
    uint32_t cp, next;
    size_t used = utf8_decode(p, n, &cp), size = 0;
    if (is_tone(cp)) {
        size = strlen(tones[cp - TONE_FIRST]);
        memcpy(out->text, tones[cp - TONE_FIRST], size);
        if (used < n) {
            size_t joiner = utf8_decode(p + used, n - used, &next);
            bool joins = next == ZERO_WIDTH_JOINER && used + joiner < n;
            if (joins)
                out->text[size++] = '+';
            used += joins ? joiner : 0;
        }
    } else {
        out->text[size++] = (char)('A' + (cp - LETTER_FIRST));
        if (used < n) {
            size_t second = utf8_decode(p + used, n - used, &next);
            if (is_flag_letter(next)) {
                out->text[size++] = (char)('A' + (next - LETTER_FIRST));
                used += second;
            }
        }
    }
    out->size = out->columns = (uint8_t)size;
    out->stand_in = out->harmless = true;
    return used;
}

/* A soft hyphen may stand in every long word: its stand-in is as short as what
 * it would become at the end of a line. */
static void hyphen(struct visible *out, int (*width)(uint32_t))
{
    out->text[0] = '-';
    out->size = out->columns = 1;
    if (width(HYPHEN) == 1)
        out->size = (uint8_t)utf8_encode(HYPHEN, (uint8_t *)out->text);
    out->stand_in = true;
}

static void blank(struct visible *out, int columns)
{
    memset(out->text, ' ', (size_t)columns);
    out->size = (uint8_t)columns;
    out->columns = (uint8_t)columns;
    out->stand_in = false;
}

/* Widths where no locale is to be asked. */
static int width_anywhere(uint32_t cp)
{
    return utf8_class(cp) == CHAR_JOINER || cp == ZERO_WIDTH_JOINER || cp == ZERO_WIDTH_NON_JOINER
               ? 0
               : 1;
}

/* `cells`: the text goes into a grid of cells. */
static size_t next(const uint8_t *p, size_t n, struct visible *out, int (*width)(uint32_t),
                   bool cells)
{
    if (p[0] >= 0x20 && p[0] < 0x7f && (n == 1 || p[1] < 0x80)) {
        out->text[0] = (char)p[0];
        out->size = out->columns = 1;
        out->stand_in = out->harmless = false;
        return 1;
    }
    out->harmless = false;
    size_t cluster = utf8_cluster(p, n), used = 0, size = 0;
    uint32_t before = 0;
    int columns = 0, marks = 0;
    bool parted = false;
    while (used < cluster) {
        uint32_t cp;
        size_t length = utf8_decode(p + used, cluster - used, &cp);
        int w = 0;
        bool hidden;
        if (used == 0 && utf8_class(cp) == CHAR_SPACE && cp != '\v' && cp != '\f' && cp != 0x85 &&
            cp != 0x2028 && cp != 0x2029) {
            w = cp < 0x80 ? 1 : width(cp);
            blank(out, w < 1 ? 1 : w);
            /* a mark on a blank is shown alone, so that it is seen */
            return cp == '\r' ? cluster : length;
        }
        if (cells && (is_tone(cp) || is_flag_letter(cp))) {
            if (used)
                break;
            return in_words(p, n, out); /* the joiner behind a tone begins no cluster */
        }
        if (cells && used && is_style(cp)) {
            if (!has_style(before)) /* it hides behind a letter */
                break;
            /* without it the character is as wide everywhere */
            used += length;
            before = cp;
            continue;
        }
        if (cells && cp == ZERO_WIDTH_JOINER && before >= 0x80 && is_pictograph(before)) {
            /* Some terminals make one pictograph of what is joined and some do not, so no
             * one knows how many columns it takes: a grid of cells has the parts. */
            out->text[size++] = '+';
            columns++;
            used += length;
            parted = out->harmless = true;
            break;
        }
        hidden = is_hidden(cp, before, used + length == cluster);
        if (!hidden) {
            w = width(cp);
            hidden = w < 0;
        }
        if (hidden) {
            if (used)
                break;
            if (cp == SOFT_HYPHEN)
                hyphen(out, width);
            else
                stand_in(out, cp, cp == UTF8_INVALID ? p[0] : 0);
            return length;
        }
        marks = w == 0 ? marks + 1 : 0;
        if (marks > MARKS_MAX) /* the rest is shown beside it: never as if it were not there */
            break;
        if (used == 0 && w == 0) {
            int circle = width(DOTTED_CIRCLE);
            if (circle != 1) {
                stand_in(out, cp, 0);
                return length;
            }
            size = utf8_encode(DOTTED_CIRCLE, (uint8_t *)out->text);
            columns = 1;
        }
        memcpy(out->text + size, p + used, length);
        size += length;
        columns += w;
        used += length;
        before = cp;
    }
    assert(used); /* a cluster is a byte at the least */
    out->size = (uint8_t)size;
    out->columns = (uint8_t)columns;
    out->stand_in = parted || (uint8_t)out->text[0] != p[0];
    return used;
}

size_t visible_next(const uint8_t *p, size_t n, struct visible *out)
{
    return next(p, n, out, utf8_width, true);
}

static bool is_plain(uint8_t byte)
{
    return byte >= ' ' && byte < 0x7f;
}

/* Whether sixteen bytes are all plain. */
static bool are_plain(const uint8_t *p)
{
    bytes_wide bytes = bytes_load_wide(p);
    return !bytes_any((bytes_wide)(bytes < ' ') | (bytes_wide)(bytes >= 0x7f));
}

size_t visible_copy(char *out, size_t size, const char *p, size_t n)
{
    const uint8_t *bytes = (const uint8_t *)p;
    size_t wrote = 0, step = sizeof(bytes_wide);
    while (n) {
        if (n > step && wrote + step < size && are_plain(bytes) && is_plain(bytes[step])) {
            memcpy(out + wrote, bytes, step);
            wrote += step;
            bytes += step;
            n -= step;
            continue;
        }
        if (is_plain(bytes[0]) && (n == 1 || is_plain(bytes[1])) && wrote + 2 <= size) {
            out[wrote++] = (char)*bytes++; /* nothing can join it */
            n--;
            continue;
        }
        struct visible shown;
        size_t used = next(bytes, n, &shown, width_anywhere, false);
        if (wrote + shown.size + 1 > size)
            break;
        memcpy(out + wrote, shown.text, shown.size);
        wrote += shown.size;
        bytes += used;
        n -= used;
    }
    if (size)
        out[wrote] = '\0';
    return wrote;
}

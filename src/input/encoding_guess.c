#include <dlfcn.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/encoding_choice.h"

enum {
    UNITS_SEEN = 4096,       /* characters that tell UTF-16 and UTF-32 */
    CHARACTERS_SEEN = 4096,  /* ... beyond ASCII that tell UTF-8 */
    DETECTED = 128 * 1024,   /* bytes that uchardet gets */
    BEFORE_FIRST = 4 * 1024, /* of them, before the first byte beyond ASCII */
    SAMPLE = 32 * 1024,      /* of them, those that are read in several encodings */
};

static bool begins(const uint8_t *bytes, size_t n, const char *mark, size_t size)
{
    return n >= size && memcmp(bytes, mark, size) == 0;
}

/* The units of two bytes that everyone writes, and those that no one does. */
struct units {
    uint32_t n, common, ideographs, zero_bytes, impossible;
};

static struct units look_at_units(const uint8_t *bytes, size_t n, bool big)
{
    struct units units = {0};
    bool high = false; /* the first half of a pair came */
    for (size_t at = 0; at + 2 <= n && units.n < UNITS_SEEN; at += 2, units.n++) {
        uint8_t upper = bytes[big ? at : at + 1], lower = bytes[big ? at + 1 : at];
        uint32_t unit = (uint32_t)upper << 8 | lower;
        bool low = unit >= 0xdc00 && unit < 0xe000;
        if (high != low || unit >= 0xfffe || (unit >= 0xe000 && unit < 0xf900) ||
            (unit < 0x20 && unit != '\n' && unit != '\r' && unit != '\t' && unit != '\f') ||
            (unit >= 0x7f && unit < 0xa0))
            units.impossible++;
        high = unit >= 0xd800 && unit < 0xdc00;
        units.zero_bytes += upper == 0;
        units.common +=
            unit == ' ' || unit == '\n' || unit == 0x3001 || unit == 0x3002 || unit == 0xff0c;
        units.ideographs += unit >= 0x3040 && unit < 0xa000;
    }
    return units;
}

static bool is_utf16(const uint8_t *bytes, size_t n, bool big)
{
    struct units units = look_at_units(bytes, n, big);
    struct units other = look_at_units(bytes, n, !big);
    bool latin = units.zero_bytes >= 2 && units.zero_bytes > 4 * other.zero_bytes &&
                 units.zero_bytes * 20 >= units.n;
    bool asian = units.ideographs * 10 >= units.n * 8 && units.common > 0 && units.n >= 8;
    return units.n >= 2 && units.impossible * 50 <= units.n &&
           units.impossible <= other.impossible && (latin || asian) && units.common >= other.common;
}

static bool is_utf32(const uint8_t *bytes, size_t n, bool big)
{
    size_t units = 0, characters = 0;
    for (size_t at = 0; at + 4 <= n && units < UNITS_SEEN; at += 4, units++) {
        uint8_t first = bytes[big ? at : at + 3], second = bytes[big ? at + 1 : at + 2];
        if (first != 0 || second > 0x10)
            return false;
        characters += bytes[big ? at + 3 : at] || bytes[big ? at + 2 : at + 1];
    }
    return units >= 2 && characters == units;
}

const char *encoding_of_unicode(const uint8_t *bytes, size_t n)
{
    if (begins(bytes, n, "\xef\xbb\xbf", 3))
        return "UTF-8";
    if (begins(bytes, n, "\xff\xfe\0\0", 4) && is_utf32(bytes, n, false))
        return "UTF-32LE";
    if (begins(bytes, n, "\0\0\xfe\xff", 4))
        return "UTF-32BE";
    if (begins(bytes, n, "\xff\xfe", 2) || begins(bytes, n, "\xfe\xff", 2)) {
        /* Two odd bytes at the beginning of a text in UTF-8 are no mark. */
        bool big = bytes[0] == 0xfe;
        struct units units = look_at_units(bytes, n, big);
        if (units.impossible * 4 <= units.n && n % 2 == 0)
            return big ? "UTF-16BE" : "UTF-16LE";
    }
    size_t seen = n < 4 * UNITS_SEEN ? n : 4 * UNITS_SEEN;
    bool zero = memchr(bytes, '\0', seen) != NULL;
    if (zero && is_utf32(bytes, n, false))
        return "UTF-32LE";
    if (zero && is_utf32(bytes, n, true))
        return "UTF-32BE";
    /* without a zero byte only text that is no UTF-8 may be ideographs */
    if (!zero) {
        uint32_t cp;
        size_t at = utf8_ascii_prefix(bytes, seen);
        if (at == seen || (utf8_decode(bytes + at, n - at, &cp) > 1))
            return NULL;
    }
    if (is_utf16(bytes, n, false))
        return "UTF-16LE";
    return is_utf16(bytes, n, true) ? "UTF-16BE" : NULL;
}

/* What the web calls an encoding, and detectors, and the larger one that texts
 * with that label are really in (WHATWG Encoding, section 4.2, the ones that
 * differ from what iconv has by that name). */
static const struct {
    const char *label, *name;
} labels[] = {
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"ms_kanji", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"uhc", "CP949"},
    {"windows-949", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"big5-hkscs", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"x-mac-roman", "MACINTOSH"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
};

/* What is called so by others, where iconv has it; else NULL. */
static const char *known(const char *label)
{
    struct error error;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(labels[i].label, label) == 0 && encoding_check(labels[i].name, &error))
            return labels[i].name;
    return encoding_check(label, &error) ? label : NULL;
}

#ifdef __APPLE__
#define UCHARDET "libuchardet.0.dylib"
#else
#define UCHARDET "libuchardet.so.0"
#endif

/* uchardet's answer, copied; NULL where it has none. False where it is not there. */
static bool ask_uchardet(const uint8_t *bytes, size_t n, struct arena *arena, const char **answer)
{
    void *library = dlopen(UCHARDET, RTLD_NOW | RTLD_LOCAL), *detector;
    struct {
        void *(*open)(void);
        int (*take)(void *, const char *, size_t);
        void (*end)(void *);
        const char *(*answer)(void *);
        void (*close)(void *);
    } call = {0};
    *answer = NULL;
    if (!library)
        return false;
    /* POSIX has it so: a pointer to an object that holds one to a function */
    *(void **)&call.open = dlsym(library, "uchardet_new");
    *(void **)&call.take = dlsym(library, "uchardet_handle_data");
    *(void **)&call.end = dlsym(library, "uchardet_data_end");
    *(void **)&call.answer = dlsym(library, "uchardet_get_charset");
    *(void **)&call.close = dlsym(library, "uchardet_delete");
    if (!call.open || !call.take || !call.end || !call.answer || !call.close)
        return false;
    detector = call.open();
    if (!detector)
        return false;
    if (call.take(detector, (const char *)bytes, n) == 0) {
        call.end(detector);
        const char *name = call.answer(detector);
        if (name && *name) {
            char *copy = arena_alloc(arena, strlen(name) + 1, 1);
            memcpy(copy, name, strlen(name) + 1);
            *answer = copy;
        }
    }
    call.close(detector);
    return true; /* the library stays: it does not like to be unloaded */
}

/* Characters beyond ASCII, as UTF-8 has them, and bytes that it has not. */
struct utf8_look {
    uint32_t good, odd;
    size_t first; /* the first byte beyond ASCII; n: there is none */
};

static struct utf8_look look_as_utf8(const uint8_t *bytes, size_t n)
{
    struct utf8_look look = {.first = utf8_ascii_prefix(bytes, n)};
    for (size_t at = look.first; at < n && look.good + look.odd < CHARACTERS_SEEN;) {
        uint32_t cp;
        at += utf8_decode(bytes + at, n - at, &cp);
        if (cp == UTF8_INVALID)
            look.odd++;
        else
            look.good++;
        at += utf8_ascii_prefix(bytes + at, n - at);
    }
    return look;
}

/* The encodings that are ASCII with escape sequences, by the one that they need
 * (RFC 1468, RFC 1557, RFC 1922). The first is only told by what follows it: pairs of
 * printable characters, and the way back. */
static const char *seen_by_escapes(const uint8_t *bytes, size_t n)
{
    static const struct {
        const char *escape, *name;
    } known_by[] = {
        {"\33$B", "ISO-2022-JP"},   {"\33$@", "ISO-2022-JP"},   {"\33$(D", "ISO-2022-JP-2"},
        {"\33$)C", "ISO-2022-KR"},  {"\33$)A", "ISO-2022-CN"},  {"\33$)G", "ISO-2022-CN"},
    };
    const uint8_t *escape = memchr(bytes, '\33', n < DETECTED ? n : DETECTED);
    if (!escape)
        return NULL;
    size_t left = n - (size_t)(escape - bytes);
    for (size_t i = 0; i < sizeof known_by / sizeof *known_by; i++) {
        size_t size = strlen(known_by[i].escape), pairs = size;
        if (!begins(escape, left, known_by[i].escape, size))
            continue;
        while (pairs < left && escape[pairs] > ' ' && escape[pairs] < 0x7f)
            pairs++;
        bool shifts = size == 4 && known_by[i].escape[2] == ')';
        bool back = (pairs - size) % 2 == 0 && pairs > size &&
                    (pairs == left || begins(escape + pairs, left - pairs, "\33(", 2) ||
                     begins(escape + pairs, left - pairs, "\33$", 2));
        if (shifts ? memchr(escape, '\16', left) != NULL : back)
            return known(known_by[i].name);
    }
    return NULL;
}

struct encoding_guess encoding_guess(const struct source *source, const char *declared,
                                     const struct document *witness, struct arena *arena)
{
    struct encoding_guess guess = {.name = "UTF-8"};
    const uint8_t *bytes = source->bytes;
    struct utf8_look look = look_as_utf8(bytes, source->size);
    if (look.odd == 0 && look.good == 0) {
        const char *escaped = seen_by_escapes(bytes, source->size);
        guess.name = escaped ? escaped : guess.name;
        return guess;
    }
    if (look.odd == 0 || look.good > look.odd)
        return guess;
    guess.is_guess = true;
    size_t from = look.first > BEFORE_FIRST ? look.first - BEFORE_FIRST : 0;
    size_t n = source->size - from < DETECTED ? source->size - from : DETECTED;
    const char *answer = NULL, *name = NULL;
    bool asked = true;
    if (declared && strncasecmp(declared, "UTF", 3) != 0)
        name = known(declared);
    bool by_itself = name != NULL;
    if (!name)
        asked = ask_uchardet(bytes + from, n, arena, &answer);
    if (answer && strncasecmp(answer, "UTF", 3) != 0)
        name = known(answer);
    struct source sample = {.bytes = bytes + from, .size = (uint32_t)(n < SAMPLE ? n : SAMPLE)};
    guess.name = encoding_choose(&sample, name ? name : "windows-1252", by_itself, witness);
    if (!asked) {
        struct strbuf note = {.arena = arena};
        strbuf_addf(&note,
                    "%s: not UTF-8, taken for %s; to find out what it is needs the library "
                    "uchardet (package libuchardet0)",
                    source->name, guess.name);
        guess.note = strbuf_cstr(&note);
    }
    return guess;
}

/* Properties of the cleaner: whatever goes in, nothing comes out that a
 * terminal would obey or a reader would not see, and it always gets on.
 * `visible [--seed N] [--runs N]` */
#include <locale.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "base/visible.h"
#include "tests/support/hostile.h"
#include "tests/support/properties.h"

#define PROPERTIES(X)                                                                              \
    X(NEXT, "visible_next is safe on hostile text")                                                \
    X(COPY, "visible_copy is safe on hostile text")                                                \
    X(ERROR, "error_set is safe on hostile text")

enum property { PROPERTIES(PROPERTY_ID) PROPERTY_COUNT };

static const char *const property_text[] = {PROPERTIES(PROPERTY_TEXT)};

/* What must never reach a terminal. Joiners are judged by their neighbours. */
static bool is_forbidden(uint32_t cp)
{
    return cp == UTF8_INVALID || cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || /* controls */
           cp == 0x00ad || cp == 0x034f || cp == 0x061c || cp == 0x115f || cp == 0x1160 ||
           cp == 0x17b4 || cp == 0x17b5 || (cp >= 0x180b && cp <= 0x180f) || cp == 0x200b ||
           cp == 0x200e || cp == 0x200f ||   /* zero width space, marks of direction */
           (cp >= 0x2028 && cp <= 0x202e) || /* separators, overrides */
           (cp >= 0x2060 && cp <= 0x206f) || /* word joiner .. isolates, deprecated ones */
           cp == 0x3164 || cp == 0xffa0 ||   /* Hangul fillers */
           cp == 0xfeff || (cp >= 0xfff0 && cp <= 0xfffb) || (cp & 0xfffe) == 0xfffe ||
           (cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xe0000; /* private use, tags */
}

/* The first forbidden character of n bytes, or 0 and true for none. */
static bool is_clean(const char *text, size_t n, uint32_t *bad)
{
    uint32_t before = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        i += utf8_decode((const uint8_t *)text + i, n - i, &cp);
        bool lone_joiner = (cp == 0x200c || cp == 0x200d) && before < 0x80;
        if (is_forbidden(cp) || lone_joiner) {
            *bad = cp;
            return false;
        }
        before = cp;
    }
    return true;
}

/* Where a text fails, for the message; NULL where it does not. */
static const char *check_next(const char *text, size_t n, uint32_t *bad)
{
    /* a block of its own, so that a read past its end is noticed */
    uint8_t *bytes = malloc(n ? n : 1);
    const char *trouble = NULL;
    if (!bytes)
        return "no memory";
    memcpy(bytes, text, n);
    for (size_t i = 0; i < n && !trouble;) {
        struct visible shown;
        size_t used = visible_next(bytes + i, n - i, &shown);
        if (used < 1 || used > n - i)
            trouble = "visible_next does not advance inside the text";
        else if (shown.size < 1 || shown.columns < 1)
            trouble = "visible_next shows nothing";
        else if (!is_clean(shown.text, shown.size, bad))
            trouble = "visible_next lets it through";
        i += used;
    }
    free(bytes);
    return trouble;
}

static const char *check_copy(const char *text, size_t n, struct prng *prng, uint32_t *bad)
{
    char out[700], canary = (char)0x5a;
    size_t size = 1 + prng_below(prng, sizeof out - 1);
    memset(out, canary, sizeof out);
    size_t wrote = visible_copy(out, size, text, n);
    if (wrote >= size || out[wrote] != '\0')
        return "visible_copy ends outside its buffer";
    if (out[size] != canary)
        return "visible_copy writes outside its buffer";
    return is_clean(out, wrote, bad) ? NULL : "visible_copy lets it through";
}

static const char *check_error(const char *text, uint32_t *bad)
{
    struct error error;
    error_set(&error, "%s: no such file", text);
    if (!memchr(error.text, 0, sizeof error.text))
        return "error_set does not end its text";
    return is_clean(error.text, strlen(error.text), bad) ? NULL : "error_set lets it through";
}

static void check_all_characters(void)
{
    unsigned let_through = 0, first = 0;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        uint8_t bytes[3 * UTF8_MAX];
        uint32_t bad = 0;
        if (cp >= 0xd800 && cp < 0xe000)
            continue;
        size_t n = utf8_encode(cp, bytes);
        bytes[n] = 'x'; /* alone, and between letters */
        struct visible shown;
        size_t used = visible_next(bytes, n + 1, &shown);
        bool clean = used >= 1 && used <= n + 1 && is_clean(shown.text, shown.size, &bad);
        char copy[64];
        size_t wrote = visible_copy(copy, sizeof copy, (const char *)bytes, n + 1);
        clean = clean && is_clean(copy, wrote, &bad);
        if (!clean && let_through++ == 0)
            first = cp;
    }
    ok(let_through == 0, "no forbidden character comes out alone (%u, first U+%04X)", let_through,
       first);
}

static void run(struct prng *prng)
{
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    uint32_t bad = 0;
    hostile_text(prng, 1 + prng_below(prng, 400), &text);
    const char *found = check_next(text.at, text.n, &bad);
    check_at(NEXT, !found, found, bad);
    found = check_copy(text.at, text.n, prng, &bad);
    check_at(COPY, !found, found, bad);
    found = check_error(strbuf_cstr(&text), &bad);
    check_at(ERROR, !found, found, bad);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct runs runs = runs_read(argc, argv, 4000);
    setlocale(LC_CTYPE, "");
    check_all_characters();

    properties_run(runs, run, property_text);
    properties_tell(property_text, PROPERTY_COUNT);
    return done();
}

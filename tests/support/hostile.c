#include "tests/support/hostile.h"

#include <string.h>

#include "base/utf8.h"

static const char *const pieces[] = {
    "\033[31m",
    "\033]0;title\007",
    "\033P",
    "\a",
    "\b",
    "\177",
    "\r",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "\v",
    "\f",
    "  \n",
    "\302\205",
    "\302\233",
    "\302\240",
    "\302\255",
    "\342\200\213",
    "\342\200\214",
    "\342\200\215",
    "\342\200\216",
    "\342\200\217",
    "\342\200\250",
    "\342\200\251",
    "\342\200\252",
    "\342\200\256",
    "\342\200\254",
    "\342\201\240",
    "\342\201\246",
    "\342\201\251",
    "\330\234",
    "\357\273\277",
    "\363\240\201\201",
    "\363\240\204\200",
    "\357\277\276",
    "\357\277\271",
    "\356\200\200",
    "\365\200\200\200",
    "\355\240\200",
    "\300\200",
    "\377",
    "\200",
    "\342\202",
    "\360\237\221",
    "a\314\201",
    "\314\201",
    "z\314\206\314\203\314\204\314\205\314\206\314\207",
    "\360\237\221\251\342\200\215\360\237\221\251\342\200\215\360\237\221\247",
    "\360\237\207\263\360\237\207\264\360\237\207\253",
    "\360\237\221\213\360\237\217\275",
    "\342\226\210",
    "\345\233\276\344\271\246\351\246\206",
    "\343\200\202",
    "\343\200\214",
    "\331\205\330\261\330\255\330\250\330\247",
    "\340\244\225\340\245\215\340\244\267",
    "\355\225\234\352\265\255",
    "\341\204\222\341\205\241\341\206\253",
    "\343\205\244",
    "word",
    "Word",
    "the",
    "U.S.",
    "No.",
    "17,000",
    ("1\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272"
     "\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272\310\272"
     "\310\272\310\272\310\272"),
    "\310\276\304\260",
    "3.5",
    "$38",
    "5:30",
    "p.m.",
    "it's",
    "\342\200\234",
    "\342\200\235",
    "\342\200\231",
    "\"",
    "'",
    "--",
    "\342\200\224",
    "...",
    ".",
    ". ",
    "? ",
    ", ",
    "(",
    ")",
    "[",
    "]",
    "-",
    "_",
    "/",
    "https://example.org/x?y=z",
};

static void random_bytes(struct prng *prng, size_t size, struct strbuf *out)
{
    while (size--)
        strbuf_addc(out, (char)prng_next(prng));
}

static void random_characters(struct prng *prng, size_t size, struct strbuf *out)
{
    static const uint32_t ceilings[] = {0x80, 0x100, 0x800, 0x3000, 0x10000, 0x110000};
    uint32_t ceiling = ceilings[prng_below(prng, 6)];
    for (size_t n = 0; n < size;) {
        uint32_t cp = prng_below(prng, ceiling);
        uint8_t bytes[UTF8_MAX];
        if (cp >= 0xd800 && cp < 0xe000)
            continue;
        size_t length = utf8_encode(cp, bytes);
        strbuf_add(out, bytes, length);
        n += length;
        if (prng_chance(prng, 12))
            strbuf_addc(out, prng_chance(prng, 15) ? '\n' : ' ');
    }
}

static void random_pieces(struct prng *prng, size_t size, struct strbuf *out)
{
    uint32_t few = prng_chance(prng, 30) ? 2 + prng_below(prng, 4) : 0;
    uint32_t count = sizeof pieces / sizeof *pieces, from = prng_below(prng, count);
    bool spaced = prng_chance(prng, 60);
    for (size_t start = out->n; out->n - start < size;) {
        uint32_t i = few ? (from + prng_below(prng, few)) % count : prng_below(prng, count);
        strbuf_adds(out, pieces[i]);
        if (spaced)
            strbuf_addc(out, ' ');
    }
}

static void same_words(struct prng *prng, size_t size, struct strbuf *out)
{
    static const char *const words[] = {"a", "b", "yes", "no", "the end", "A."};
    uint32_t kinds = 1 + prng_below(prng, 6);
    for (size_t start = out->n; out->n - start < size;) {
        strbuf_adds(out, words[prng_below(prng, kinds)]);
        strbuf_adds(out, prng_chance(prng, 70) ? " " : prng_chance(prng, 50) ? "\n" : "\n\n");
    }
}

void hostile_text(struct prng *prng, size_t size, struct strbuf *out)
{
    switch (prng_below(prng, 6)) {
    case 0:
        random_bytes(prng, size, out);
        break;
    case 1:
        random_characters(prng, size, out);
        break;
    case 2:
        same_words(prng, size, out);
        break;
    default:
        random_pieces(prng, size, out);
    }
}

void hostile_copy(struct prng *prng, const char *text, size_t n, struct strbuf *out)
{
    uint32_t cuts = 1 + prng_below(prng, 5);
    size_t at = 0;
    while (cuts-- && at < n) {
        size_t start = at + prng_below(prng, (uint32_t)(n - at));
        size_t size = prng_below(prng, (uint32_t)(n - start) / 2 + 1);
        strbuf_add(out, text + at, start - at);
        at = start;
        switch (prng_below(prng, 4)) {
        case 0: /* left out */
            at += size;
            break;
        case 1: /* twice */
            strbuf_add(out, text + start, size);
            break;
        case 2: /* swapped with as much after it */
            if (start + 2 * size <= n) {
                strbuf_add(out, text + start + size, size);
                strbuf_add(out, text + start, size);
                at += 2 * size;
            }
            break;
        default:
            at += size;
            hostile_text(prng, size, out);
        }
    }
    strbuf_add(out, text + at, n - at);
}

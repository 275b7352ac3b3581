#include "input/encoding_choice.h"

#include <strings.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/map64.h"
#include "base/utf8.h"
#include "input/encoding.h"
#include "input/plausible.h"

/* Of two that read as well the first in this order is taken. */
static const char *const candidates[] = {
    "windows-1252",   "MACINTOSH",    "CP850",        "windows-1250", "ISO-8859-2",
    "ISO-8859-15",    "CP437",        "CP852",        "windows-1251", "KOI8-R",
    "KOI8-U",         "CP866",        "ISO-8859-5",   "MAC-CYRILLIC", "windows-1253",
    "ISO-8859-7",     "windows-1254", "windows-1257", "ISO-8859-13",  "ISO-8859-4",
    "MAC-CENTRALEUROPE", "windows-1255", "windows-1256", "GB18030",   "BIG5-HKSCS",
    "CP932",          "EUC-JP",       "CP949",
};

enum {
    CANDIDATES = sizeof candidates / sizeof *candidates,
    WITNESS_MAX = 512 * 1024, /* bytes of a witness that are looked at */
    DOUBTFUL = 4,             /* a cost that a good text need not have, see plausible_cost */
};

/* How a sample reads in an encoding. */
struct reading {
    uint32_t cost;
    uint32_t words, shared; /* beyond ASCII; those of them that the witness has */
};

/* Calls `take` with the hash of each word beyond ASCII, and of each pair of neighbours
 * where there are no words. */
static void each_word(const uint8_t *text, size_t n, void (*take)(void *, uint64_t), void *context)
{
    uint32_t last = 0;
    for (size_t at = 0; at < n;) {
        size_t start = at, end;
        bool ascii = true, asian = false;
        for (uint32_t cp; at < n && !ascii_is_blank(text[at]); last = cp) {
            at += utf8_decode(text + at, n - at, &cp);
            ascii = ascii && cp < 0x80;
            if (!utf8_is_east_asian(cp))
                continue;
            asian = true;
            if (utf8_is_east_asian(last))
                take(context, hash_add(last, cp));
        }
        for (end = at; start < end && text[start] < 0x80 && !ascii_is_word(text[start]); start++)
            ;
        for (; end > start && text[end - 1] < 0x80 && !ascii_is_word(text[end - 1]); end--)
            ;
        if (!ascii && !asian)
            take(context, hash_bytes(text + start, end - start));
        at += at < n;
        last = 0;
    }
}

static void remember(void *context, uint64_t word)
{
    map64_set(context, word, 1);
}

struct count {
    const struct map64 *known;
    struct reading *reading;
};

static void count(void *context, uint64_t word)
{
    struct count *count = context;
    count->reading->words++;
    count->reading->shared += map64_get(count->known, word) != MAP64_NONE;
}

/* False where there is no such encoding here. */
static bool read_as(const struct source *sample, const char *encoding, const struct map64 *known,
                    struct reading *reading)
{
    struct arena scratch = {0};
    struct document text;
    struct error error;
    *reading = (struct reading){0};
    bool good = encoding_decode(sample, encoding, &scratch, &text, &error);
    if (good) {
        struct count counted = {known, reading};
        reading->cost = plausible_cost(text.text, text.size);
        each_word(text.text, text.size, count, &counted);
    }
    arena_free(&scratch);
    return good;
}

/* What detectors name, and hardly any text is in: less than a reading that is as good. */
static bool is_rare(const char *encoding)
{
    static const char *const rare[] = {"MAC-CENTRALEUROPE", "ISO-8859-3",  "ISO-8859-4",
                                       "ISO-8859-10",       "ISO-8859-13", "ISO-8859-16",
                                       "IBM865",            "VISCII",      "GEORGIAN-PS"};
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        if (strcasecmp(rare[i], encoding) == 0)
            return true;
    return false;
}

/* Whether `other` is better than the one that speaks for itself by being first. */
static bool is_better(const struct reading *first, const struct reading *other, bool rare,
                      bool declared)
{
    bool doubtful = first->cost >= DOUBTFUL && (!declared || first->cost > 4 * first->words);
    if (other->shared != first->shared)
        return other->shared > first->shared &&
               (!declared || doubtful || (other->shared > 2 && first->shared * 4 < other->shared));
    return (doubtful && other->cost * 3 < first->cost) || (rare && other->cost <= first->cost);
}

const char *encoding_choose(const struct source *sample, const char *first, bool declared,
                            const struct document *witness)
{
    struct arena arena = {0};
    struct map64 known = {.arena = &arena};
    struct reading as_first, best;
    const char *chosen = first;
    if (witness)
        each_word(witness->text, witness->size < WITNESS_MAX ? witness->size : WITNESS_MAX,
                  remember, &known);
    bool there = read_as(sample, first, &known, &as_first);
    bool rare = !declared && is_rare(first);
    bool doubtful = !there || rare || as_first.cost >= DOUBTFUL ||
                    (known.n && as_first.shared < as_first.words);
    best = as_first;
    for (int i = 0; i < CANDIDATES && doubtful; i++) {
        struct reading reading;
        if (strcasecmp(candidates[i], first) == 0 ||
            !read_as(sample, candidates[i], &known, &reading) ||
            !(!there || is_better(&as_first, &reading, rare, declared)))
            continue;
        bool leads = chosen == first || reading.shared > best.shared ||
                     (reading.shared == best.shared && reading.cost < best.cost);
        if (leads) {
            best = reading;
            chosen = candidates[i];
        }
    }
    arena_free(&arena);
    return chosen;
}

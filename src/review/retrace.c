#include "review/retrace.h"

#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/map64.h"

enum {
    CANDIDATES_MAX = 24,      /* changes with the same key that are looked at */
    PLACES_MAX = 64,          /* where the words of one stand in OLD */
    SEARCH_MAX = 256 << 20    /* bytes of OLD looked through, for all together */
};

/* What changes are found by: their texts, and what stands around them. */
enum { KEYS = 4 };

static void keys_of(const struct snapshot *snapshot, uint64_t keys[KEYS])
{
    const char *texts[KEYS] = {snapshot->before, snapshot->after, snapshot->text[OLD],
                               snapshot->text[NEW]};
    for (int i = 0; i < KEYS; i++)
        keys[i] = *texts[i] ? hash_add(hash_bytes(texts[i], strlen(texts[i])), (uint64_t)i) : 0;
}

struct finder {
    struct map64 newest;  /* key → the last change that has it */
    uint32_t *next[KEYS]; /* change → the one before it with the same key */
    struct snapshot *snapshots;
    bool *taken; /* it is what another one has become */
};

static struct finder finder_of(const struct changes *changes, const bool *open,
                               struct arena *arena)
{
    struct finder finder = {.newest.arena = arena};
    finder.snapshots = arena_zero(arena, changes->n, sizeof *finder.snapshots);
    finder.taken = arena_zero(arena, changes->n, sizeof *finder.taken);
    for (int k = 0; k < KEYS; k++)
        finder.next[k] = arena_alloc(arena, changes->n, sizeof *finder.next[k]);
    for (size_t i = changes->n; i-- > 0;) {
        uint64_t keys[KEYS];
        if (!open[i])
            continue;
        finder.snapshots[i] = snapshot_of(changes, &changes->at[i], arena);
        keys_of(&finder.snapshots[i], keys);
        for (int k = 0; k < KEYS; k++) {
            finder.next[k][i] = keys[k] ? map64_get(&finder.newest, keys[k]) : MAP64_NONE;
            if (keys[k])
                map64_set(&finder.newest, keys[k], (uint32_t)i);
        }
    }
    return finder;
}

/* What is asked for: the same change, one that nothing else has become, any. */
enum wanted { WANT_SAME, WANT_FREE, WANT_ANY, WANTED_COUNT };

static double fitness(const struct finder *finder, const struct snapshot *lost, uint32_t change,
                      enum wanted wanted)
{
    const struct snapshot *snapshot = &finder->snapshots[change];
    if (wanted != WANT_ANY && finder->taken[change])
        return 0;
    return wanted == WANT_SAME ? snapshot_same(lost, snapshot)
                               : snapshot_likeness(lost, snapshot);
}

static size_t find(const struct finder *finder, const struct snapshot *lost, enum wanted wanted)
{
    uint64_t keys[KEYS];
    double best = 0;
    size_t found = SIZE_MAX;
    keys_of(lost, keys);
    for (int k = 0; k < KEYS; k++) {
        uint32_t at = keys[k] ? map64_get(&finder->newest, keys[k]) : MAP64_NONE;
        for (int n = 0; at != MAP64_NONE && n < CANDIDATES_MAX; n++, at = finder->next[k][at]) {
            double fits = fitness(finder, lost, at, wanted);
            if (fits > best) {
                best = fits;
                found = at;
            }
        }
    }
    return found;
}

/* OLD with its white space as snapshots have it. */
struct plain {
    char *text;
    uint32_t *byte; /* where each of its bytes stands in OLD */
    size_t n;
};

static struct plain plain_of(const struct document *old, struct arena *arena)
{
    struct plain plain = {.text = arena_alloc(arena, (size_t)old->size + 1, 1),
                          .byte = arena_alloc(arena, (size_t)old->size + 1, sizeof(uint32_t))};
    for (uint32_t i = 0; i < old->size; i++) {
        bool blank = ascii_is_blank(old->text[i]);
        if (blank && plain.n && plain.text[plain.n - 1] == ' ')
            continue;
        plain.byte[plain.n] = i;
        plain.text[plain.n++] = blank ? ' ' : (char)old->text[i];
    }
    plain.byte[plain.n] = old->size;
    return plain;
}

/* How many bytes in front of `at` (behind it) are those of a snapshot. */
static size_t agrees_before(const struct plain *plain, size_t at, const char *before)
{
    size_t n = strlen(before), common = 0;
    at -= at && plain->text[at - 1] == ' ';
    while (common < n && common < at && plain->text[at - common - 1] == before[n - common - 1])
        common++;
    return common;
}

static size_t agrees_after(const struct plain *plain, size_t at, const char *after)
{
    size_t common = 0;
    at += at < plain->n && plain->text[at] == ' ';
    while (after[common] && at + common < plain->n && plain->text[at + common] == after[common])
        common++;
    return common;
}

/* memmem, which C does not have. Linear in what it looks through, but for texts that
 * repeat themselves, in which a place is found soon. */
static const char *search(const char *text, size_t n, const char *word, size_t size)
{
    while (n >= size) {
        const char *at = memchr(text, word[0], n - size + 1);
        if (!at || memcmp(at, word, size) == 0)
            return at;
        n -= (size_t)(at + 1 - text);
        text = at + 1;
    }
    return NULL;
}

/* Where a change stood in OLD; false where that is not to be found, or might be in
 * several places. */
static bool locate(const struct plain *plain, const struct snapshot *lost, struct span *span)
{
    enum { WORD_MAX = 64, TELLING = 12 };
    const char *word = *lost->text[OLD] ? lost->text[OLD] : lost->before;
    size_t size = strlen(word), from = 0, best = TELLING - 1;
    size_t behind = *lost->text[OLD] ? 0 : size; /* nothing stood there, behind those words */
    if (size == 0)
        return false;
    if (*lost->text[OLD] && size > WORD_MAX)
        size = WORD_MAX;
    for (int n = 0; n < PLACES_MAX && from < plain->n; n++) {
        const char *found = search(plain->text + from, plain->n - from, word, size);
        if (!found)
            break;
        size_t at = (size_t)(found - plain->text), end = at + strlen(word);
        size_t agrees = agrees_before(plain, at + behind, lost->before) +
                        agrees_after(plain, end, lost->after);
        if (end <= plain->n && agrees > best) {
            best = agrees;
            *span = (struct span){plain->byte[at + behind], plain->byte[end]};
        }
        from = at + 1;
    }
    return best >= TELLING;
}

/* The open change with most of what stood in a span of OLD. */
static size_t change_at(const struct changes *changes, const bool *open, struct span span)
{
    size_t found = SIZE_MAX;
    int64_t best = -1;
    for (size_t i = 0; i < changes->n; i++) {
        const struct change *change = &changes->at[i];
        struct span has = change->span[OLD];
        if (!open[i] || change->kind == LINK_INSERTED)
            continue;
        int64_t start = has.start > span.start ? has.start : span.start;
        int64_t end = has.end < span.end ? has.end : span.end;
        if (end - start > best) {
            best = end - start;
            found = i;
        }
    }
    return found;
}

struct retraced *retrace(const struct changes *changes, const struct snapshot *lost,
                         size_t n_lost, const bool *open, struct arena *arena)
{
    struct retraced *retraced = arena_alloc(arena, n_lost, sizeof *retraced);
    struct arena scratch = {0};
    struct finder finder = finder_of(changes, open, &scratch);
    for (size_t l = 0; l < n_lost; l++)
        retraced[l] = (struct retraced){SIZE_MAX, false};
    for (int wanted = 0; wanted < WANTED_COUNT; wanted++)
        for (size_t l = 0; l < n_lost; l++) {
            if (retraced[l].change != SIZE_MAX)
                continue;
            size_t found = find(&finder, &lost[l], (enum wanted)wanted);
            retraced[l] = (struct retraced){found, found != SIZE_MAX && wanted == WANT_SAME};
            if (found != SIZE_MAX)
                finder.taken[found] = true;
        }
    const struct document *old = &changes->collation->article[OLD]->document;
    struct plain plain = {.text = NULL};
    uint64_t searched = 0;
    for (size_t l = 0; l < n_lost && searched <= SEARCH_MAX; l++) {
        struct span span;
        if (retraced[l].change != SIZE_MAX)
            continue;
        if (!plain.text)
            plain = plain_of(old, &scratch);
        searched += plain.n + changes->n;
        if (locate(&plain, &lost[l], &span))
            retraced[l].change = change_at(changes, open, span);
    }
    arena_free(&scratch);
    return retraced;
}

#include "review/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "article/reading.h"
#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "change/gloss.h"

enum { WORDS_MAX = 128 /* of a text, compared */ };

/* A copy of text[span] on one line, well-formed, at most `size` bytes: the first
 * ones, or the last. */
static const char *clean(const uint8_t *text, struct span span, size_t size, bool last,
                         struct arena *arena)
{
    static const char replacement[] = "\xef\xbf\xbd";
    struct strbuf buf = {.arena = arena};
    if (last && span_size(span) > size) {
        span.start = span.end - (uint32_t)size;
        while (span.start < span.end && (text[span.start] & 0xc0) == 0x80)
            span.start++;
    }
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t cp;
        size_t n = utf8_decode(text + at, span.end - at, &cp);
        if (text[at] == READING_FILLER) {
            at++;
            continue;
        }
        bool blank = ascii_is_blank(text[at]), bad = cp == UTF8_INVALID || cp == 0;
        size_t adds = bad ? sizeof replacement - 1 : n;
        if (buf.n + adds > size)
            break;
        if (blank && (buf.n == 0 || buf.at[buf.n - 1] != ' '))
            strbuf_addc(&buf, ' ');
        else if (!blank)
            strbuf_add(&buf, bad ? replacement : (const char *)text + at, adds);
        at += (uint32_t)n;
    }
    size_t used = buf.n;
    while (used && buf.at[used - 1] == ' ')
        used--;
    char *copy = arena_alloc(arena, used + 1, 1);
    if (used)
        memcpy(copy, buf.at, used);
    copy[used] = '\0';
    return copy[0] == ' ' ? copy + 1 : copy;
}

const char *snapshot_text(const uint8_t *text, struct span span, struct arena *arena)
{
    return clean(text, span, SNAPSHOT_TEXT_MAX, false, arena);
}

/* The paragraph of OLD around a byte; where the change is a paragraph that only
 * NEW has, its neighbours are what stands around it. */
static struct span limits(const struct article *old, struct span span)
{
    struct span limit = {0, old->document.size};
    if (span_empty(span) || old->n_paragraphs == 0)
        return limit;
    struct span paragraph = old->paragraphs[article_paragraph_at(old, span.start)].span;
    if (span.start >= paragraph.start && span.end <= paragraph.end)
        return paragraph;
    return limit;
}

struct snapshot snapshot_of(const struct changes *changes, const struct change *change,
                            struct arena *arena)
{
    struct snapshot snapshot = {.change = change->id};
    struct strbuf classes = {.arena = arena}, place = {.arena = arena};
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
        if (change->classes & CLASS_BIT(c))
            strbuf_addf(&classes, "%s%s", classes.n ? "," : "",
                        change_class_name((enum change_class)c));
    snapshot.classes = strbuf_cstr(&classes);
    snapshot.kind = change->moved ? "moved" : link_kind_name(change->kind);
    change_place(changes, change, NEW, &place);
    if (!place.n)
        change_place(changes, change, OLD, &place);
    snapshot.place = strbuf_cstr(&place);
    for (int side = OLD; side <= NEW; side++)
        snapshot.text[side] = clean(changes->collation->article[side]->text,
                                    change->span[side], SNAPSHOT_TEXT_MAX, false, arena);
    const struct article *old = changes->collation->article[OLD];
    struct span span = change->span[OLD], limit = limits(old, span);
    snapshot.before = clean(old->text, (struct span){limit.start, span.start},
                            SNAPSHOT_AROUND_MAX, true, arena);
    snapshot.after = clean(old->text, (struct span){span.end, limit.end},
                           SNAPSHOT_AROUND_MAX, false, arena);
    return snapshot;
}

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* The words of a text as sorted hashes. */
static size_t words_of(const char *text, uint64_t words[WORDS_MAX])
{
    size_t n = 0;
    while (*text && n < WORDS_MAX) {
        size_t size = strcspn(text, " ");
        if (size)
            words[n++] = hash_bytes(text, size);
        text += size + (text[size] == ' ');
    }
    qsort(words, n, sizeof *words, by_value);
    return n;
}

/* Dice's coefficient of the words, 0..1. */
static double alike(const char *one, const char *two)
{
    uint64_t words[2][WORDS_MAX];
    size_t n = words_of(one, words[0]), m = words_of(two, words[1]), common = 0;
    for (size_t i = 0, k = 0; i < n && k < m;) {
        common += words[0][i] == words[1][k];
        if (words[0][i] <= words[1][k])
            i++;
        else
            k++;
    }
    return n + m ? 2.0 * (double)common / (double)(n + m) : 0;
}

double snapshot_likeness(const struct snapshot *one, const struct snapshot *other)
{
    enum { LONG = 40 /* bytes: such a text is not found twice by accident */ };
    if ((strcmp(one->kind, "moved") == 0) != (strcmp(other->kind, "moved") == 0))
        return 0;
    double text = 0;
    int sides = 0;
    for (int side = OLD; side <= NEW; side++) {
        if (!*one->text[side] && !*other->text[side])
            continue;
        text += alike(one->text[side], other->text[side]);
        sides++;
    }
    text = sides ? text / sides : 0;
    bool before = *one->before && strcmp(one->before, other->before) == 0;
    bool after = *one->after && strcmp(one->after, other->after) == 0;
    bool is_long = strlen(one->text[OLD]) + strlen(one->text[NEW]) >= LONG;
    bool same_place = before && after && sides == 2;
    if (same_place || (text >= 0.25 && (before || after)) || (text >= 0.6 && is_long))
        return 2 * text + 0.5 * before + 0.5 * after;
    return 0;
}

/* Whether one text is the end (or, with `begins`, the beginning) of the other; so little
 * of it that it says nothing counts only where they are equal. */
static bool continues(const char *one, const char *other, bool begins)
{
    enum { TELLING = 16 };
    size_t n = strlen(one), m = strlen(other), least = n < m ? n : m;
    if (least < TELLING)
        return strcmp(one, other) == 0;
    return memcmp(begins ? one : one + n - least, begins ? other : other + m - least, least) == 0;
}

bool snapshot_same(const struct snapshot *one, const struct snapshot *other)
{
    return strcmp(one->kind, other->kind) == 0 &&
           strcmp(one->text[OLD], other->text[OLD]) == 0 &&
           strcmp(one->text[NEW], other->text[NEW]) == 0 &&
           continues(one->before, other->before, false) &&
           continues(one->after, other->after, true);
}

/* Properties that every collation has, on generated pairs and on texts that
 * nobody would write. `property [--seed N] [--runs N]`; each run has the seed
 * of its number, and a failure says how to repeat it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/unibreak.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "tests/support/dump.h"
#include "tests/support/generate.h"
#include "tests/support/hostile.h"
#include "tests/support/mirror.h"
#include "tests/support/pair.h"
#include "tests/support/pinning.h"
#include "tests/support/same_text.h"
#include "tests/support/strictness.h"
#include "tests/support/transposed.h"
#include "tests/tap.h"

/* Property, what a failure says. */
#define PROPERTIES(X)                                                                              \
    X(COVERED, "paragraphs and sentences cover every byte that is not white space, once")          \
    X(LINKED, "every paragraph and sentence stands in exactly one link")                           \
    X(KINDS, "the kind of a link is that of its ranges")                                           \
    X(ORDERED, "edits are inside their sentences and in order")                                    \
    X(WORDS, "edits never cut a word")                                                             \
    X(APPLIED, "the edits applied to OLD give NEW")                                                \
    X(TRANSPOSED, "what one edit takes out and another puts in has equal words, once")              \
    X(LISTED, "changes are inside the text and refer to edits of their own")                       \
    X(IDENTICAL, "identical input gives no change")                                                \
    X(MIRROR, "swapping the sides gives the mirror image")                                         \
    X(PINNED, "what is pinned are partners, one to one, and what is parted are none")               \
    X(PIN_MIRROR, "swapping the sides and the pins gives the mirror image")                        \
    X(THRESHOLD_MIRROR, "swapping the sides gives the mirror image with any thresholds")           \
    X(OBEYED, "no partners are less alike than thresholds above the usual ask for")                \
    X(FEWER, "a stricter paragraph-moved never gives more moved paragraphs")                       \
    X(REWRAPPED, "re-wrapping, CR LF and doubled blank lines change nothing")                      \
    X(INDENTED, "indented first lines instead of blank lines change nothing")                      \
    X(HYPHENATED, "hyphens at the line ends of either side change nothing")                       \
    X(QUOTED, "quoting either side as mail does changes nothing")

enum property {
#define X(id, text) id,
    PROPERTIES(X)
#undef X
        PROPERTY_COUNT
};

static const char *const property_names[] = {
#define X(id, text) text,
    PROPERTIES(X)
#undef X
};

enum { PINS_MAX = 5 };

static unsigned failures[PROPERTY_COUNT], checks[PROPERTY_COUNT];
static uint64_t current_seed;

/* Notes the result; shows the first failure of a property. */
static void check(enum property property, bool holds, const char *detail, uint32_t at)
{
    checks[property]++;
    if (holds || failures[property]++)
        return;
    printf("# %s: %s, at %u (--seed %llu --runs 1)\n", property_names[property], detail, at,
           (unsigned long long)current_seed);
}

/* Whether all of text[span] is white space (or the mark at a file's start). */
static bool is_white(const struct article *article, struct span span)
{
    while (span.start < span.end) {
        uint32_t cp;
        uint32_t at = span.start;
        span.start += (uint32_t)utf8_decode(article->text + at, span.end - at, &cp);
        if (utf8_class(cp) != CHAR_SPACE && !(cp == 0xfeff && at == 0))
            return false;
    }
    return true;
}

static bool has_white_ends(const struct article *article, struct span span)
{
    uint32_t cp;
    const uint8_t *text = article->text;
    if (span_empty(span))
        return true;
    utf8_decode(text + span.start, span_size(span), &cp);
    return utf8_class(cp) == CHAR_SPACE || ascii_is_blank(text[span.end - 1]);
}

static void check_article(const struct article *article)
{
    uint32_t end = 0, size = article->document.size;
    bool good = true;
    for (uint32_t i = 0; i < article->n_sentences && good; i++) {
        struct span span = article->sentences[i];
        good = span.start >= end && span.end <= size && !has_white_ends(article, span) &&
               is_white(article, (struct span){end, span.start});
        end = span.end;
    }
    check(COVERED, good && is_white(article, (struct span){end, size}), "sentences", end);

    uint32_t sentence = 0;
    good = true;
    for (uint32_t i = 0; i < article->n_paragraphs && good; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        struct range range = paragraph->sentences;
        good = range.first == sentence && range.end > sentence &&
               range.end <= article->n_sentences &&
               paragraph->span.start == article->sentences[range.first].start &&
               paragraph->span.end == article->sentences[range.end - 1].end;
        sentence = range.end;
    }
    check(COVERED, good && sentence == article->n_sentences, "paragraphs", sentence);
}

static bool kind_fits(const struct link *link)
{
    uint32_t old = range_size(link->range[OLD]), new = range_size(link->range[NEW]);
    switch (link->kind) {
    case LINK_SAME:
        return old == 1 && new == 1 && link->similarity == 1;
    case LINK_REWORDED:
        return old >= 1 && new == old && link->similarity >= 0 && link->similarity <= 1;
    case LINK_INSERTED:
        return old == 0 && new == 1 && !link->moved;
    case LINK_DELETED:
        return old == 1 && new == 0 && !link->moved;
    case LINK_SPLIT:
        return old >= 1 && new > old;
    case LINK_MERGED:
        return new >= 1 && old > new;
    case LINK_KINDS:
        break;
    }
    return false;
}

static void check_links(const struct link *links, size_t n, const uint32_t total[SIDES],
                        const char *what)
{
    for (int side = OLD; side <= NEW; side++) {
        uint8_t *seen = calloc(total[side] + 1, 1);
        uint32_t wrong = 0, bad = 0;
        for (size_t i = 0; i < n && seen; i++) {
            struct range range = links[i].range[side];
            if (range.first > range.end || range.end > total[side]) {
                wrong++, bad = (uint32_t)i;
                continue;
            }
            for (uint32_t k = range.first; k < range.end; k++)
                if (seen[k]++)
                    wrong++, bad = k;
        }
        for (uint32_t k = 0; k < total[side] && seen; k++)
            if (!seen[k])
                wrong++, bad = k;
        check(LINKED, seen && !wrong, what, bad);
        free(seen);
    }
    for (size_t i = 0; i < n; i++)
        check(KINDS, kind_fits(&links[i]), what, (uint32_t)i);
}

/* The bytes that a range of sentences covers. */
static struct span range_span(const struct article *article, struct range range)
{
    return (struct span){article->sentences[range.first].start,
                         article->sentences[range.end - 1].end};
}

static void check_whole_edit(const struct collation *collation, uint32_t index)
{
    const struct link *link = &collation->sentences[index];
    enum side side = link->kind == LINK_INSERTED ? NEW : OLD;
    struct span span = range_span(collation->article[side], link->range[side]);
    const struct edit *edit = &collation->edits[link->edits.first];
    check(APPLIED,
          range_size(link->edits) == 1 && edit->span[side].start == span.start &&
              edit->span[side].end == span.end && span_empty(edit->span[side_other(side)]),
          "a whole sentence is one edit", index);
}

/* Applies the edits of a link to OLD's text and compares with NEW's. */
static void check_edits(const struct collation *collation, uint32_t index)
{
    const struct link *link = &collation->sentences[index];
    if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED) {
        check_whole_edit(collation, index);
        return;
    }
    struct arena arena = {0};
    struct strbuf applied = {.arena = &arena};
    const char *text[SIDES];
    struct span rest[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        text[side] = (const char *)collation->article[side]->text;
        rest[side] = range_span(collation->article[side], link->range[side]);
    }
    uint32_t new_start = rest[NEW].start;
    if (link->kind == LINK_SAME)
        check(APPLIED, range_empty(link->edits), "same has no edits", index);
    bool ordered = true;
    for (uint32_t i = link->edits.first; i < link->edits.end && ordered; i++) {
        const struct edit *edit = &collation->edits[i];
        /* a space lost or found between two sentences is before the second */
        if (i == link->edits.first && edit->span[OLD].end == rest[OLD].start &&
            edit->span[NEW].end == rest[NEW].start &&
            is_white(collation->article[OLD], edit->span[OLD]) &&
            is_white(collation->article[NEW], edit->span[NEW]))
            continue;
        ordered = edit->sentence == index &&
                  !(span_empty(edit->span[OLD]) && span_empty(edit->span[NEW]));
        for (int side = OLD; side <= NEW; side++)
            ordered = ordered && edit->span[side].start >= rest[side].start &&
                      edit->span[side].end >= edit->span[side].start &&
                      edit->span[side].end <= rest[side].end;
        if (!ordered)
            break;
        strbuf_add(&applied, text[OLD] + rest[OLD].start, edit->span[OLD].start - rest[OLD].start);
        strbuf_add(&applied, text[NEW] + edit->span[NEW].start, span_size(edit->span[NEW]));
        rest[OLD].start = edit->span[OLD].end;
        rest[NEW].start = edit->span[NEW].end;
    }
    check(ORDERED, ordered, "sentence link", index);
    strbuf_add(&applied, text[OLD] + rest[OLD].start, span_size(rest[OLD]));
    check(APPLIED,
          ordered && same_but_white(applied.at, applied.n, text[NEW] + new_start,
                                    rest[NEW].end - new_start),
          "sentence link", index);
    arena_free(&arena);
}

static bool is_word_at(const uint8_t *text, uint32_t at, uint32_t end)
{
    uint32_t cp;
    utf8_decode(text + at, end - at, &cp);
    return cp != UTF8_INVALID && char_class_is_word(utf8_class(cp));
}

/* Where words begin, by UAX #29, over the whole text. */
static void check_words(const struct collation *collation, enum side side)
{
    const struct document *document = &collation->article[side]->document;
    uint8_t *is_start = malloc(document->size + 1);
    if (!is_start)
        abort();
    memset(is_start, 1, document->size + 1);
    for (uint32_t i = 0; i < collation->article[side]->n_sentences; i++) {
        struct span span = collation->article[side]->sentences[i];
        unibreak_words(document->text + span.start, span_size(span), is_start + span.start);
    }
    for (size_t i = 0; i < collation->n_edits; i++) {
        uint32_t ends[] = {collation->edits[i].span[side].start,
                           collation->edits[i].span[side].end};
        for (int k = 0; k < 2; k++) {
            uint32_t at = ends[k];
            /* a token as long as this is cut by necessity */
            if (at > document->size || at == 0 || at == document->size || is_start[at])
                continue;
            uint32_t before = at;
            while (before > 0 && at - --before < UTF8_MAX &&
                   (document->text[before] & 0xc0) == 0x80)
                continue;
            bool inside = is_word_at(document->text, at, document->size) &&
                          is_word_at(document->text, before, at);
            check(WORDS, !inside, side == OLD ? "OLD" : "NEW", at);
        }
    }
    check(WORDS, true, "", 0);
    free(is_start);
}

static void check_changes(const struct changes *changes)
{
    const struct collation *collation = changes->collation;
    bool good = true;
    for (size_t i = 0; i < changes->n; i++) {
        const struct change *change = &changes->at[i];
        good = good && change->edits.first <= change->edits.end &&
               change->edits.end <= collation->n_edits &&
               change->paragraph < collation->n_paragraphs &&
               change->sentence < collation->n_sentences;
        for (int side = OLD; side <= NEW; side++)
            good = good && change->span[side].start <= change->span[side].end &&
                   change->span[side].end <= collation->article[side]->document.size;
        check(LISTED, good, "change", (uint32_t)i);
    }
    check(LISTED, (changes->n == 0) == (collation->n_edits == 0) || changes->n > 0,
          "no change although there are edits", (uint32_t)collation->n_edits);
}

static void check_pair(const struct pair *pair)
{
    const struct collation *collation = &pair->collation;
    uint32_t paragraphs[SIDES], sentences[SIDES], bad;
    for (int side = OLD; side <= NEW; side++) {
        paragraphs[side] = pair->article[side].n_paragraphs;
        sentences[side] = pair->article[side].n_sentences;
        check_article(&pair->article[side]);
    }
    check_links(collation->paragraphs, collation->n_paragraphs, paragraphs, "paragraphs");
    check_links(collation->sentences, collation->n_sentences, sentences, "sentences");
    for (uint32_t i = 0; i < collation->n_sentences; i++)
        check_edits(collation, i);
    check_words(collation, OLD);
    check_words(collation, NEW);
    check_changes(&pair->changes);
    check(TRANSPOSED, are_transpositions_sound(collation, &bad), "transposition", bad);
}

static void check_identical(const char *text, size_t n)
{
    struct pair pair;
    pair_init(&pair, text, n, text, n);
    bool same = pair.changes.n == 0 && pair.collation.n_edits == 0;
    for (size_t i = 0; i < pair.collation.n_paragraphs; i++)
        same = same && pair.collation.paragraphs[i].kind == LINK_SAME &&
               !pair.collation.paragraphs[i].moved;
    check(IDENTICAL, same, "changes", (uint32_t)pair.changes.n);
    pair_free(&pair);
}

static void check_mirror(const struct pair *pair, enum property property)
{
    struct pair swapped;
    struct pin pins[PINS_MAX];
    size_t n_pins = pair->collation.n_pins;
    struct collate_options options = {pair->collation.thresholds, pins, n_pins};
    for (size_t i = 0; i < n_pins; i++) {
        pins[i] = pair->collation.pins[i];
        pins[i].at[OLD] = pair->collation.pins[i].at[NEW];
        pins[i].at[NEW] = pair->collation.pins[i].at[OLD];
    }
    pair_init_with(&swapped, pair->text[NEW], pair->article[NEW].document.size, pair->text[OLD],
                   pair->article[OLD].document.size, options);
    uint32_t at;
    check(property, is_mirror(&pair->collation, &swapped.collation, &at), "link", at);
    pair_free(&swapped);
}

/* Collates texts that only look different from the pair's: the dump is the same, and
 * what its facts are told as. */
static void check_same_changes(const struct pair *pair, enum property property,
                               const char *const text[], const size_t size[], struct arena *arena)
{
    struct strbuf want = {.arena = arena}, got = {.arena = arena};
    struct pair again;
    pair_init(&again, text[OLD], size[OLD], text[NEW], size[NEW]);
    dump(&pair->changes, &want);
    dump_claims(&pair->changes, &want);
    dump(&again.changes, &got);
    dump_claims(&again.changes, &got);
    check(property, want.n == got.n && !memcmp(want.at, got.at, want.n), "a generated pair",
          (uint32_t)want.n);
    check_pair(&again);
    pair_free(&again);
}

static void check_rewrapped(const struct pair *pair, struct prng *prng)
{
    struct arena arena = {0};
    const char *text[SIDES];
    size_t size[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        text[side] = pair->text[side];
        size[side] = pair->article[side].document.size;
        unsigned width = prng_chance(prng, 80) ? 40 + prng_below(prng, 61) : 0;
        if (prng_chance(prng, 75))
            text[side] = relayout(text[side], size[side], width, prng_chance(prng, 30),
                                  1 + prng_below(prng, 2), &arena, &size[side]);
    }
    check_same_changes(pair, REWRAPPED, text, size, &arena);
    struct pair again;
    pair_init(&again, text[OLD], size[OLD], text[NEW], size[NEW]);
    uint32_t known = 0; /* changes under the same id, by which decisions are found */
    while (known < pair->changes.n && known < again.changes.n &&
           pair->changes.at[known].id == again.changes.at[known].id)
        known++;
    check(REWRAPPED, known == pair->changes.n, "ids of a generated pair", known);
    pair_free(&again);

    char *filled =
        relayout(pair->text[OLD], pair->article[OLD].document.size, 40 + prng_below(prng, 61),
                 prng_chance(prng, 50), 1 + prng_below(prng, 2), &arena, &size[OLD]);
    pair_init(&again, pair->text[OLD], pair->article[OLD].document.size, filled, size[OLD]);
    check(REWRAPPED, again.changes.n == 0, "the same text on both sides", 0);
    pair_free(&again);
    arena_free(&arena);
}

/* Paragraphs set apart by their first lines, of one side or both, against such with blank
 * lines between. */
static void check_indented(const struct pair *pair, struct prng *prng)
{
    static const char *const indents[] = {"  ", "   ", "    ", "        ", "\t"};
    struct arena arena = {0};
    const char *text[SIDES];
    size_t size[SIDES];
    unsigned which = 1 + prng_below(prng, 3);
    for (int side = OLD; side <= NEW; side++) {
        const char *plain = text[side] = pair->text[side];
        size_t n = size[side] = pair->article[side].document.size;
        if (!(which >> side & 1) || pair->article[side].n_paragraphs < 3)
            continue;
        text[side] = relayout(plain, n, 50 + prng_below(prng, 31), prng_chance(prng, 30), 1,
                              &arena, &size[side]);
        text[side] = indent_paragraphs(text[side], size[side], indents[prng_below(prng, 5)],
                                       &arena, &size[side]);
        struct pair again;
        pair_init(&again, plain, n, text[side], size[side]);
        check(INDENTED, again.changes.n == 0, "the same text", (uint32_t)again.changes.n);
        pair_free(&again);
    }
    check_same_changes(pair, INDENTED, text, size, &arena);
    arena_free(&arena);
}

/* A text with words divided at its line ends by such a hyphen. */
static char *divide(const char *text, size_t n, const char *hyphen, struct prng *prng,
                    struct arena *arena, size_t *size)
{
    char *out = relayout(text, n, 40 + prng_below(prng, 41), prng_chance(prng, 30), 1, arena, size);
    out = hyphenate_lines(out, *size, hyphen, arena, size);
    return prng_chance(prng, 30) ? quote_lines(out, *size, "> ", arena, size) : out;
}

/* Words divided at the line ends of either side: with a hyphen that was not there, or
 * behind one that was, against the same text; with a soft one, which leaves no doubt about
 * words that stand nowhere else, against the other version too. */
static void check_hyphenated(const struct pair *pair, struct prng *prng)
{
    struct arena arena = {0};
    for (int side = OLD; side <= NEW; side++) {
        const char *text[SIDES] = {pair->text[OLD], pair->text[NEW]}, *plain = text[side];
        size_t size[SIDES] = {pair->article[OLD].document.size, pair->article[NEW].document.size};
        size_t n = size[side], hard_size;
        struct pair again;
        text[side] = divide(plain, n, "\xc2\xad", prng, &arena, &size[side]);
        check_same_changes(pair, HYPHENATED, text, size, &arena);
        char *hard = divide(plain, n, "-", prng, &arena, &hard_size);
        if (side == OLD)
            pair_init(&again, plain, n, hard, hard_size);
        else
            pair_init(&again, hard, hard_size, plain, n);
        check(HYPHENATED, again.changes.n == 0, "the same text", (uint32_t)again.changes.n);
        check_pair(&again);
        pair_free(&again);
    }
    arena_free(&arena);
}

/* One side, or both, as a mail quotes it, with its lines filled anew or not. */
static void check_quoted(const struct pair *pair, struct prng *prng)
{
    static const char *const marks[] = {"> ", ">", "> > ", ">> ", " > "};
    struct arena arena = {0};
    const char *text[SIDES];
    size_t size[SIDES];
    unsigned which = 1 + prng_below(prng, 3);
    for (int side = OLD; side <= NEW; side++) {
        text[side] = pair->text[side];
        size[side] = pair->article[side].document.size;
        if (!(which >> side & 1))
            continue;
        text[side] = relayout(text[side], size[side], prng_chance(prng, 70) ? 60 : 0,
                              prng_chance(prng, 30), 1, &arena, &size[side]);
        text[side] = quote_lines(text[side], size[side], marks[prng_below(prng, 5)], &arena,
                                 &size[side]);
    }
    check_same_changes(pair, QUOTED, text, size, &arena);
    arena_free(&arena);
}

static void check_pins(const struct collation *collation)
{
    for (size_t i = 0; i < collation->n_pins; i++)
        check(PINNED, pins_hold(collation, i), collation->pins[i].parted ? "parted" : "pinned",
              (uint32_t)i);
}

/* The same pair again, with pins at random. */
static void run_pinned(const struct pair *pair, struct prng *prng)
{
    struct pin pins[PINS_MAX];
    const struct article *article = pair->article;
    if (!article[OLD].n_paragraphs || !article[NEW].n_paragraphs)
        return;
    size_t n = 1 + prng_below(prng, PINS_MAX);
    pins_choose(&pair->collation, pins, n, prng);
    struct pair again;
    struct collate_options options = {.pins = pins, .n_pins = n};
    if (prng_chance(prng, 20))
        options.thresholds = thresholds_of(THRESHOLDS_LOOSE);
    pair_init_with(&again, pair->text[OLD], article[OLD].document.size, pair->text[NEW],
                   article[NEW].document.size, options);
    check_pair(&again);
    check_pins(&again.collation);
    check_mirror(&again, PIN_MIRROR);
    pair_free(&again);
}

/* The same pair again, with thresholds at random, and then with one that is stricter than
 * the usual, and stricter still. */
static void run_thresholds(const struct pair *pair, struct prng *prng)
{
    enum { STEPS = 3 };
    struct collate_options options = {.pins = NULL};
    const struct thresholds usual = {{0}};
    int value = threshold_value(&usual, THRESHOLD_PARAGRAPH_MOVED);
    size_t moved = 0;
    for (int t = 0; t < THRESHOLD_COUNT; t++)
        if (prng_chance(prng, 70))
            options.thresholds.value[t] = (int)(THRESHOLD_LEAST + prng_below(prng, 99));
    for (int i = 0; i < STEPS; i++) {
        struct pair again;
        pair_init_with(&again, pair->text[OLD], pair->article[OLD].document.size, pair->text[NEW],
                       pair->article[NEW].document.size, options);
        check_pair(&again);
        check_mirror(&again, THRESHOLD_MIRROR);
        check(OBEYED, links_obey(&again.collation, false), "paragraphs", (uint32_t)i);
        check(OBEYED, links_obey(&again.collation, true), "sentences", (uint32_t)i);
        check(FEWER, i < 2 || count_moved(&again.collation) <= moved, "paragraphs",
              (uint32_t)moved);
        moved = count_moved(&again.collation);
        pair_free(&again);
        value += (int)prng_below(prng, (unsigned)(101 - value));
        options.thresholds.value[THRESHOLD_PARAGRAPH_MOVED] = value;
    }
}

static void run_generated(struct prng *prng)
{
    struct arena arena = {0};
    struct generate_options options =
        generate_defaults(prng_next(prng), 200 + prng_below(prng, 6000));
    options.words = prng_chance(prng, 30) ? prng_below(prng, 60) : 0;
    options.moved = prng_below(prng, 12);
    options.reworded = prng_below(prng, 90);
    struct generated generated = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, generated.text[OLD], generated.size[OLD], generated.text[NEW],
              generated.size[NEW]);
    check_pair(&pair);
    check_mirror(&pair, MIRROR);
    run_pinned(&pair, prng);
    run_thresholds(&pair, prng);
    check_identical(generated.text[OLD], generated.size[OLD]);
    check_rewrapped(&pair, prng);
    check_quoted(&pair, prng);
    check_indented(&pair, prng);
    check_hyphenated(&pair, prng);
    pair_free(&pair);
    arena_free(&arena);
}

static void run_hostile(struct prng *prng)
{
    struct arena arena = {0};
    struct strbuf old = {.arena = &arena}, new = {.arena = &arena};
    hostile_text(prng, prng_below(prng, prng_chance(prng, 10) ? 5000 : 300), &old);
    hostile_copy(prng, old.at, old.n, &new);
    struct pair pair;
    pair_init(&pair, old.at, old.n, new.at, new.n);
    check_pair(&pair);
    check_mirror(&pair, MIRROR);
    run_pinned(&pair, prng);
    check_identical(old.at, old.n);
    pair_free(&pair);
    arena_free(&arena);
}

/* Says which seed it was before a crash ends the program. */
static void say_seed(int signal_number)
{
    char text[] = "# crash with --seed 00000000000000000000 --runs 1\n";
    char *digit = strchr(text, '0') + 20;
    for (uint64_t seed = current_seed; seed; seed /= 10)
        *--digit = (char)('0' + seed % 10);
    ssize_t wrote = write(STDOUT_FILENO, text, sizeof text - 1);
    (void)wrote;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

int main(int argc, char **argv)
{
    uint64_t seed = 1;
    unsigned runs = 2000;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--seed"))
            seed = strtoull(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--runs"))
            runs = (unsigned)strtoul(argv[i + 1], NULL, 10);
    }
    printf("# seed %llu, %u runs\n", (unsigned long long)seed, runs);
    fflush(stdout);
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGALRM};
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        signal(crashes[i], say_seed);
    for (unsigned run = 0; run < runs; run++) {
        struct prng prng = {seed + run};
        current_seed = seed + run;
        alarm(60); /* a run takes milliseconds */
        if (prng_chance(&prng, 35))
            run_generated(&prng);
        else
            run_hostile(&prng);
    }
    for (int i = 0; i < PROPERTY_COUNT; i++)
        ok(checks[i] && !failures[i], "%s (%u of %u fail)", property_names[i], failures[i],
           checks[i]);
    return done();
}

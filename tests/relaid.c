/* Texts that only look different from others: with line ends and blank lines elsewhere,
 * indented, hyphenated, quoted in a mail. The collation is the same.
 * `relaid [--seed N] [--runs N]`. */
#include "tests/support/dump.h"
#include "tests/support/generate.h"
#include "tests/support/properties.h"
#include "tests/support/structure.h"

#define PROPERTIES(X)                                                                              \
    X(REWRAPPED, "re-wrapping, CR LF and doubled blank lines change nothing")                      \
    X(INDENTED, "indented first lines instead of blank lines change nothing")                      \
    X(HYPHENATED, "hyphens at the line ends of either side change nothing")                        \
    X(QUOTED, "quoting either side as mail does changes nothing")

enum property { BEFORE_FIRST = STRUCTURE_LAST, PROPERTIES(PROPERTY_ID) PROPERTY_COUNT };

static const char *const property_text[] = {STRUCTURE(PROPERTY_TEXT) PROPERTIES(PROPERTY_TEXT)};

/* Collates texts that only look different from the pair's: the dump is the same, and
 * what its facts are told as. */
static void check_same_changes(const struct pair *pair, unsigned property,
                               const char *const text[], const size_t size[], struct arena *arena)
{
    struct strbuf want = {.arena = arena}, got = {.arena = arena};
    struct pair again;
    pair_init(&again, text[OLD], size[OLD], text[NEW], size[NEW]);
    dump(&pair->changes, &want);
    dump_claims(&pair->changes, &want);
    dump(&again.changes, &got);
    dump_claims(&again.changes, &got);
    check_at(property, want.n == got.n && !memcmp(want.at, got.at, want.n), "a generated pair",
          (uint32_t)want.n);
    check_structure(&again);
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
    check_at(REWRAPPED, known == pair->changes.n, "ids of a generated pair", known);
    pair_free(&again);

    char *filled =
        relayout(pair->text[OLD], pair->article[OLD].document.size, 40 + prng_below(prng, 61),
                 prng_chance(prng, 50), 1 + prng_below(prng, 2), &arena, &size[OLD]);
    pair_init(&again, pair->text[OLD], pair->article[OLD].document.size, filled, size[OLD]);
    check_at(REWRAPPED, again.changes.n == 0, "the same text on both sides", 0);
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
        check_at(INDENTED, again.changes.n == 0, "the same text", (uint32_t)again.changes.n);
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
        check_at(HYPHENATED, again.changes.n == 0, "the same text", (uint32_t)again.changes.n);
        check_structure(&again);
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

static void run(struct prng *prng)
{
    struct arena arena = {0};
    struct generate_options options = generate_any(prng, 6000);
    struct generated generated = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, generated.text[OLD], generated.size[OLD], generated.text[NEW],
              generated.size[NEW]);
    check_structure(&pair);
    check_rewrapped(&pair, prng);
    check_quoted(&pair, prng);
    check_indented(&pair, prng);
    check_hyphenated(&pair, prng);
    pair_free(&pair);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    properties_run(runs_read(argc, argv, 600), run, property_text);
    properties_tell(property_text, PROPERTY_COUNT);
    return done();
}

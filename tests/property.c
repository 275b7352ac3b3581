/* Properties that every collation has, on generated pairs and on texts that
 * nobody would write. `property [--seed N] [--runs N]`; each run has the seed
 * of its number, and a failure says how to repeat it. */
#include "tests/support/generate.h"
#include "tests/support/hostile.h"
#include "tests/support/mirror.h"
#include "tests/support/pinning.h"
#include "tests/support/properties.h"
#include "tests/support/strictness.h"
#include "tests/support/structure.h"

#define PROPERTIES(X)                                                                              \
    X(IDENTICAL, "identical input gives no change")                                                \
    X(MIRROR, "swapping the sides gives the mirror image")                                         \
    X(PINNED, "what is pinned are partners, one to one, and what is parted are none")              \
    X(PIN_MIRROR, "swapping the sides and the pins gives the mirror image")                        \
    X(THRESHOLD_MIRROR, "swapping the sides gives the mirror image with any thresholds")           \
    X(OBEYED, "no partners are less alike than thresholds above the usual ask for")                \
    X(FEWER, "a stricter paragraph-moved never gives more moved paragraphs")

enum property { BEFORE_FIRST = STRUCTURE_LAST, PROPERTIES(PROPERTY_ID) PROPERTY_COUNT };

static const char *const property_text[] = {STRUCTURE(PROPERTY_TEXT) PROPERTIES(PROPERTY_TEXT)};

enum { PINS_MAX = 5 };

static void check_identical(const char *text, size_t n)
{
    struct pair pair;
    pair_init(&pair, text, n, text, n);
    bool same = pair.changes.n == 0 && pair.collation.n_edits == 0;
    for (size_t i = 0; i < pair.collation.n_paragraphs; i++)
        same = same && pair.collation.paragraphs[i].kind == LINK_SAME &&
               !pair.collation.paragraphs[i].moved;
    check_at(IDENTICAL, same, "changes", (uint32_t)pair.changes.n);
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
    check_at(property, is_mirror(&pair->collation, &swapped.collation, &at), "link", at);
    pair_free(&swapped);
}

static void check_pins(const struct collation *collation)
{
    for (size_t i = 0; i < collation->n_pins; i++)
        check_at(PINNED, pins_hold(collation, i), collation->pins[i].parted ? "parted" : "pinned",
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
    check_structure(&again);
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
        check_structure(&again);
        check_mirror(&again, THRESHOLD_MIRROR);
        check_at(OBEYED, links_obey(&again.collation, false), "paragraphs", (uint32_t)i);
        check_at(OBEYED, links_obey(&again.collation, true), "sentences", (uint32_t)i);
        check_at(FEWER, i < 2 || count_moved(&again.collation) <= moved, "paragraphs",
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
    struct generate_options options = generate_any(prng, 6000);
    struct generated generated = generate(&options, &arena);
    struct pair pair;
    pair_init(&pair, generated.text[OLD], generated.size[OLD], generated.text[NEW],
              generated.size[NEW]);
    check_structure(&pair);
    check_mirror(&pair, MIRROR);
    run_pinned(&pair, prng);
    run_thresholds(&pair, prng);
    check_identical(generated.text[OLD], generated.size[OLD]);
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
    check_structure(&pair);
    check_mirror(&pair, MIRROR);
    run_pinned(&pair, prng);
    check_identical(old.at, old.n);
    pair_free(&pair);
    arena_free(&arena);
}

static void run(struct prng *prng)
{
    if (prng_chance(prng, 35))
        run_generated(prng);
    else
        run_hostile(prng);
}

int main(int argc, char **argv)
{
    properties_run(runs_read(argc, argv, 2000), run, property_text);
    properties_tell(property_text, PROPERTY_COUNT);
    return done();
}

/* The best way to keep words, next to one that looks at every pair of places. */
#include <string.h>

#include "collate/script_internal.h"
#include "tests/support/prng.h"
#include "tests/tap.h"

enum { WORDS = 24, TEXT = 16 * WORDS, UNREACHED = -100000, ROUNDS = 3000 };

struct pair {
    char text[SIDES][TEXT];
    const uint8_t *bytes[SIDES];
    struct words words;
    struct script_input input;
    struct script_core core;
    struct arena arena, scratch;
};

/* Some words of few, so that most of them stand on both sides, in two forms of one. */
static void make_pair(struct pair *pair, struct prng *prng)
{
    static const char *const few[] = {"ship", "harbor", "of", "the", "The", ",", "night", "Night"};
    *pair = (struct pair){.core = {.first = {0, 0}}};
    for (int side = OLD; side <= NEW; side++) {
        uint32_t n = prng_below(prng, WORDS) + 1;
        for (uint32_t i = 0; i < n; i++) {
            strcat(pair->text[side], few[prng_below(prng, sizeof few / sizeof *few)]);
            strcat(pair->text[side], " ");
        }
        struct span span = {0, (uint32_t)strlen(pair->text[side])};
        pair->bytes[side] = (const uint8_t *)pair->text[side];
        pair->input.text[side] = pair->bytes[side];
        pair->input.range[side] = words_add(&pair->words, (enum side)side, pair->bytes[side], span,
                                            &pair->arena, &pair->scratch);
        pair->core.end[side] = range_size(pair->input.range[side]);
    }
    words_join(&pair->words, pair->bytes, &pair->arena);
    pair->input.words = &pair->words;
}

static void free_pair(struct pair *pair)
{
    words_forget_stems(&pair->words);
    arena_free(&pair->arena);
    arena_free(&pair->scratch);
}

static int larger(int x, int y)
{
    return x > y ? x : y;
}

static bool are_same(const struct pair *pair, uint32_t old, uint32_t new)
{
    return script_word(&pair->input, OLD, old)->id == script_word(&pair->input, NEW, new)->id;
}

static int worth(const struct pair *pair, uint32_t old, uint32_t new)
{
    return script_worth(&pair->input, old) + script_same_form(&pair->input, old, new) * SCRIPT_FORM;
}

/* The most that any way is worth. */
static int most(const struct pair *pair)
{
    static int kept[WORDS + 1][WORDS + 1], edit[WORDS + 1][WORDS + 1];
    uint32_t n = pair->core.end[OLD], m = pair->core.end[NEW];
    for (uint32_t i = 0; i <= n; i++)
        for (uint32_t j = 0; j <= m; j++) {
            kept[i][j] = i || j ? UNREACHED : 0;
            edit[i][j] = UNREACHED;
            if (i)
                edit[i][j] = larger(edit[i - 1][j], kept[i - 1][j] - SCRIPT_EDIT);
            if (j)
                edit[i][j] =
                    larger(edit[i][j], larger(edit[i][j - 1], kept[i][j - 1] - SCRIPT_EDIT));
            if (i && j && are_same(pair, i - 1, j - 1))
                kept[i][j] =
                    larger(kept[i - 1][j - 1], edit[i - 1][j - 1]) + worth(pair, i - 1, j - 1);
        }
    return larger(kept[n][m], edit[n][m]);
}

/* What the partners are worth; UNREACHED where they are no way at all. */
static int value_of(const struct pair *pair, const uint32_t *partner)
{
    uint32_t n = pair->core.end[OLD], m = pair->core.end[NEW], new = 0;
    bool in_edit = false;
    int value = 0;
    for (uint32_t i = 0; i <= n; i++) {
        if (i < n && partner[i] == SCRIPT_NONE) {
            value -= in_edit ? 0 : SCRIPT_EDIT;
            in_edit = true;
            continue;
        }
        uint32_t at = i < n ? partner[i] : m;
        if (at < new || (i < n && (at >= m || !are_same(pair, i, at))))
            return UNREACHED;
        value -= at > new && !in_edit ? SCRIPT_EDIT : 0;
        value += i < n ? worth(pair, i, at) : 0;
        in_edit = false;
        new = at + 1;
    }
    return value;
}

int main(void)
{
    struct prng prng = {42};
    int wrong = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct pair pair;
        uint32_t partner[WORDS];
        make_pair(&pair, &prng);
        memset(partner, 0xff, sizeof partner); /* SCRIPT_NONE */
        script_best(&pair.input, &pair.core, partner, &pair.scratch);
        int value = value_of(&pair, partner), wanted = most(&pair);
        if (value != wanted && !wrong++)
            is_int(value, wanted, "\"%s\" and \"%s\"", pair.text[OLD], pair.text[NEW]);
        free_pair(&pair);
    }
    is_int(wrong, 0, "of %d pairs none is worth less than it could be", ROUNDS);
    return done();
}

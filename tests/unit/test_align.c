/* The parts of the alignment: edit script on hashes, chain, word matching. */
#include "collate/chain.h"
#include "collate/seqdiff.h"
#include "tests/support/prng.h"
#include "tests/tap.h"

enum { SMALL = 40 };

static uint32_t longest(const uint64_t *old, uint32_t n, const uint64_t *new, uint32_t m)
{
    static uint32_t best[SMALL + 1][SMALL + 1];
    for (uint32_t i = 0; i <= n; i++)
        for (uint32_t j = 0; j <= m; j++) {
            uint32_t up = i ? best[i - 1][j] : 0, back = j ? best[i][j - 1] : 0;
            best[i][j] = !i || !j                       ? 0
                         : old[i - 1] == new[j - 1] ? best[i - 1][j - 1] + 1
                         : up > back                    ? up
                                                        : back;
        }
    return best[n][m];
}

static void test_seqdiff(void)
{
    struct arena scratch = {0};
    struct prng prng = {11};
    bool valid = true, best = true, approximate = false;
    for (int run = 0; run < 20000; run++) {
        uint64_t old[SMALL], new[SMALL];
        uint32_t partner[SMALL], n = prng_below(&prng, SMALL), m = prng_below(&prng, SMALL);
        uint32_t letters = 1 + prng_below(&prng, 6), matches = 0, next = 0;
        for (uint32_t i = 0; i < n; i++)
            old[i] = prng_below(&prng, letters);
        for (uint32_t j = 0; j < m; j++)
            new[j] = prng_below(&prng, letters);
        seqdiff(old, n, new, m, partner, &approximate, &scratch);
        for (uint32_t i = 0; i < n; i++)
            if (partner[i] != SEQDIFF_NONE) {
                valid &= partner[i] >= next && partner[i] < m && old[i] == new[partner[i]];
                next = partner[i] + 1;
                matches++;
            }
        best &= matches == longest(old, n, new, m);
    }
    ok(valid, "seqdiff matches equal items in order");
    ok(best && !approximate, "and as many as there are, in small sequences");
    uint32_t n = 20000;
    uint64_t *old = arena_alloc(&scratch, n, sizeof *old), *new = arena_alloc(&scratch, n, sizeof *new);
    uint32_t *partner = arena_alloc(&scratch, n, sizeof *partner);
    for (uint32_t i = 0; i < n; i++) {
        old[i] = prng_below(&prng, 50);
        new[i] = prng_below(&prng, 50);
    }
    seqdiff(old, n, new, n, partner, &approximate, &scratch);
    ok(approximate, "long sequences without order say that they were cut short");
    arena_free(&scratch);
}

/* The heaviest chain by trying all subsets. */
static double heaviest(const struct chain_pair *pairs, uint32_t n)
{
    double best = 0;
    for (uint32_t set = 0; set < 1U << n; set++) {
        double sum = 0;
        bool good = true;
        for (uint32_t i = 0; i < n && good; i++)
            for (uint32_t j = 0; j < n && good; j++)
                if (i != j && (set >> i & 1) && (set >> j & 1))
                    good = (pairs[i].at[OLD] < pairs[j].at[OLD] &&
                            pairs[i].at[NEW] < pairs[j].at[NEW]) ||
                           (pairs[i].at[OLD] > pairs[j].at[OLD] &&
                            pairs[i].at[NEW] > pairs[j].at[NEW]);
        for (uint32_t i = 0; i < n; i++)
            if (set >> i & 1)
                sum += (double)pairs[i].weight;
        if (good && sum > best)
            best = sum;
    }
    return best;
}

static void test_chain(void)
{
    struct arena scratch = {0};
    struct prng prng = {5};
    bool best = true;
    for (int run = 0; run < 2000; run++) {
        struct chain_pair pairs[9];
        uint32_t n = prng_below(&prng, 9);
        for (uint32_t i = 0; i < n; i++)
            pairs[i] = (struct chain_pair){{prng_below(&prng, 6), prng_below(&prng, 6)},
                                           (float)(1 + prng_below(&prng, 8)), false};
        chain_find(pairs, n, &scratch);
        double sum = 0;
        for (uint32_t i = 0; i < n; i++)
            if (pairs[i].chosen)
                sum += (double)pairs[i].weight;
        best &= sum == heaviest(pairs, n);
    }
    ok(best, "the chain is the heaviest one");
    arena_free(&scratch);
}

int main(void)
{
    test_seqdiff();
    test_chain();
    return done();
}

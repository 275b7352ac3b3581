/* Pseudo-random numbers that are the same everywhere: SplitMix64. */
#ifndef STET_TESTS_SUPPORT_PRNG_H
#define STET_TESTS_SUPPORT_PRNG_H

#include <stdbool.h>
#include <stdint.h>

struct prng {
    uint64_t state;
};

static inline uint64_t prng_next(struct prng *prng)
{
    uint64_t z = prng->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 .. n-1; n >= 1. The bias is of no account here. */
static inline uint32_t prng_below(struct prng *prng, uint32_t n)
{
    return (uint32_t)(prng_next(prng) % (n ? n : 1));
}

/* True in `percent` of 100 cases. */
static inline bool prng_chance(struct prng *prng, unsigned percent)
{
    return prng_below(prng, 100) < percent;
}

#endif

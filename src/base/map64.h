/* A map from 64-bit keys to 32-bit numbers, in an arena. */
#ifndef STET_BASE_MAP64_H
#define STET_BASE_MAP64_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define MAP64_NONE UINT32_MAX

/* Zero-initialised but for the arena it is empty. */
struct map64 {
    struct arena *arena;
    struct map64_slot {
        uint64_t key;
        uint32_t value; /* one more than what was set; 0: free */
    } *slots;
    size_t n, cap; /* cap: 0 or a power of two */
};

/* The key's number, MAP64_NONE where it has none. */
uint32_t map64_get(const struct map64 *map, uint64_t key);

/* Gives the key a number (< MAP64_NONE), in place of the one it had. */
void map64_set(struct map64 *map, uint64_t key, uint32_t value);

#endif

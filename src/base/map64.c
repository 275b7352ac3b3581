#include "base/map64.h"

#include <assert.h>

#include "base/hash.h"

enum { CAP_MIN = 16 };

/* Where the key is, or where it belongs: linear probing, at most half full. */
static struct map64_slot *slot_of(const struct map64 *map, uint64_t key)
{
    size_t mask = map->cap - 1, at = (size_t)hash_add(HASH_SEED, key) & mask;
    while (map->slots[at].value && map->slots[at].key != key)
        at = (at + 1) & mask;
    return &map->slots[at];
}

static void grow(struct map64 *map)
{
    struct map64 grown = {.arena = map->arena, .cap = map->cap ? map->cap * 2 : CAP_MIN};
    grown.slots = arena_zero(map->arena, grown.cap, sizeof *grown.slots);
    grown.n = map->n;
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].value)
            *slot_of(&grown, map->slots[i].key) = map->slots[i];
    *map = grown;
}

uint32_t map64_get(const struct map64 *map, uint64_t key)
{
    return map->cap ? slot_of(map, key)->value - 1 : MAP64_NONE;
}

void map64_set(struct map64 *map, uint64_t key, uint32_t value)
{
    assert(value != MAP64_NONE);
    if (2 * (map->n + 1) > map->cap)
        grow(map);
    struct map64_slot *slot = slot_of(map, key);
    map->n += slot->value == 0;
    *slot = (struct map64_slot){key, value + 1};
}

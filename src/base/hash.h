/* 64-bit hashing of bytes and integers. Not for untrusted hash tables without
 * a bound on probing: equal hashes are taken for equal words, and 64 bits make
 * an accidental collision among 10^6 words as likely as 1 in 10^7. */
#ifndef STET_BASE_HASH_H
#define STET_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_SEED UINT64_C(0x9e3779b97f4a7c15)

/* 64×64→128 multiply and fold, after wyhash (Wang Yi, public domain). */
static inline uint64_t hash_mix(uint64_t x, uint64_t y)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)x * y;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Adds one value to a running hash; order matters. */
static inline uint64_t hash_add(uint64_t hash, uint64_t value)
{
    return hash_mix(hash ^ UINT64_C(0xa0761d6478bd642f), value ^ UINT64_C(0xe7037ed1a0b428db));
}

/* Hash of `size` bytes. */
static inline uint64_t hash_bytes(const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    uint64_t hash = hash_add(HASH_SEED, size), value;
    while (size >= 8) {
        memcpy(&value, p, 8);
        hash = hash_add(hash, value);
        p += 8;
        size -= 8;
    }
    if (size) {
        value = 0;
        memcpy(&value, p, size);
        hash = hash_add(hash, value);
    }
    return hash;
}

#endif

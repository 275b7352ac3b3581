/* Eight bytes of text at once, in an integer. */
#ifndef STET_BASE_BYTES_H
#define STET_BASE_BYTES_H

#include <stdint.h>
#include <string.h>

enum { BYTES_AT_ONCE = 8 };

#define BYTES_ALL(byte) (UINT64_C(0x0101010101010101) * (byte))
#define BYTES_HIGH      BYTES_ALL(0x80)

/* The eight bytes at p, the first one lowest. */
static inline uint64_t bytes_load(const void *p)
{
    uint64_t bytes;
    memcpy(&bytes, p, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* Sets of bytes have the high bit of each byte that is in them. Below the first one that
 * is in the set nothing is wrong, above it a set may have some too many: enough to find
 * the first, or to see that there is none. */

/* Those below n (<= 128), of ASCII. */
static inline uint64_t bytes_below(uint64_t bytes, uint8_t n)
{
    return (bytes - BYTES_ALL(n)) & ~bytes & BYTES_HIGH;
}

static inline uint64_t bytes_equal(uint64_t bytes, uint8_t byte)
{
    return bytes_below(bytes ^ BYTES_ALL(byte), 1);
}

/* The index of the first byte of a set, which is not empty. */
static inline unsigned bytes_first(uint64_t set)
{
    return (unsigned)__builtin_ctzll(set) / 8;
}

#endif

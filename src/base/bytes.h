/* Eight bytes of text at once, in an integer, or sixteen, in a vector. */
#ifndef STET_BASE_BYTES_H
#define STET_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
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

/* The n <= 8 bytes at p, and zeros. */
static inline uint64_t bytes_load_some(const void *p, size_t n)
{
    const uint8_t *bytes = p;
    uint64_t low, high;
    uint32_t first, last;
    if (n == BYTES_AT_ONCE)
        return bytes_load(p);
    if (n >= 4) {
        memcpy(&first, bytes, 4);
        memcpy(&last, bytes + n - 4, 4);
        low = first, high = last;
        return low | high << 8 * (n - 4);
    }
    if (!n)
        return 0;
    low = bytes[0] | (uint64_t)bytes[n / 2] << 8 * (n / 2);
    high = bytes[n - 1];
    return low | high << 8 * (n - 1);
}

/* The other way round. */
static inline void bytes_store(void *p, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(p, &bytes, sizeof bytes);
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

/* ASCII letters; exact where all bytes are ASCII. */
static inline uint64_t bytes_letters(uint64_t bytes)
{
    uint64_t lower = bytes | BYTES_ALL(0x20);
    return (lower + BYTES_ALL(0x80 - 'a')) & ~(lower + BYTES_ALL(0x7f - 'z')) & BYTES_HIGH;
}

/* ASCII letters made small; all bytes are ASCII. */
static inline uint64_t bytes_lower(uint64_t bytes)
{
    uint64_t from_a = bytes + BYTES_ALL(0x80 - 'A'), past_z = bytes + BYTES_ALL(0x7f - 'Z');
    return bytes | (from_a & ~past_z & BYTES_HIGH) >> 2;
}

/* The index of the first byte of a set, which is not empty. */
static inline unsigned bytes_first(uint64_t set)
{
    return (unsigned)__builtin_ctzll(set) / 8;
}

/* Sixteen bytes; a comparison of them has 0xff where it holds. */
typedef uint8_t bytes_wide __attribute__((vector_size(16)));

static inline bytes_wide bytes_load_wide(const void *p)
{
    bytes_wide bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

/* Counts the bytes among the n at p for which `found` says 0xff in the sixteen that it is
 * given, and adds them to *count. Returns how many were looked at: all but the last few. */
static inline size_t bytes_count(const uint8_t *p, size_t n, bytes_wide (*found)(const uint8_t *p),
                                 size_t *count)
{
    enum { ROUNDS_MAX = 255 /* that a byte of a sum has room for */ };
    size_t i = 0;
    while (i + sizeof(bytes_wide) <= n) {
        bytes_wide sum = {0};
        for (int r = 0; r < ROUNDS_MAX && i + sizeof sum <= n; r++, i += sizeof sum)
            sum -= found(p + i);
        for (size_t k = 0; k < sizeof sum; k++)
            *count += sum[k];
    }
    return i;
}

/* Whether any byte is not 0. */
static inline bool bytes_any(bytes_wide bytes)
{
    uint64_t half[2];
    memcpy(half, &bytes, sizeof half);
    return half[0] | half[1];
}

#endif

/* ASCII: white space, letters and decimal numbers. */
#ifndef STET_BASE_ASCII_H
#define STET_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* White space that re-wrapping may change. */
static inline bool ascii_is_blank(uint8_t byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* A letter or digit. */
static inline bool ascii_is_word(uint8_t byte)
{
    uint8_t small = byte | 0x20;
    return (byte >= '0' && byte <= '9') || (small >= 'a' && small <= 'z');
}

enum { ASCII_NUMBER = 20 /* digits of the largest number */ };

/* Writes the digits of a number and returns how many. */
static inline size_t ascii_number(char out[ASCII_NUMBER], uint64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    size_t size = 1;
    uint64_t rest = number;
    for (; rest >= 10000; rest /= 10000)
        size += 4;
    size += (size_t)(rest >= 10) + (rest >= 100) + (rest >= 1000);
    char *at = out + size;
    for (; number >= 10; number /= 100)
        memcpy(at -= 2, pairs + 2 * (number % 100), 2);
    if (at > out)
        *out = (char)('0' + number);
    return size;
}

#endif

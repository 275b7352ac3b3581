/* ASCII: white space, letters and decimal numbers. */
#ifndef STET_BASE_ASCII_H
#define STET_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
    char digits[ASCII_NUMBER];
    size_t first = ASCII_NUMBER;
    do
        digits[--first] = (char)('0' + number % 10);
    while (number /= 10);
    for (size_t i = first; i < ASCII_NUMBER; i++)
        out[i - first] = digits[i];
    return ASCII_NUMBER - first;
}

#endif

/* Numbers in digits, as articles write them: 17,000 · 17.000 · 2.5m · 10:30 · 6pm · 3rd. */
#ifndef STET_CHANGE_NUMBER_H
#define STET_CHANGE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* digits times ten to the exponent. */
struct decimal {
    uint64_t digits;
    int exponent;
};

enum number_form {
    NUMBER_OTHER, /* none of these: 1.2.3, A4 */
    NUMBER_PLAIN,
    NUMBER_CLOCK, /* 10:30, 17h, 6pm */
    NUMBER_DATE,  /* 04.03.2024 */
};

enum { NUMBER_PARTS = 3, NUMBER_SUFFIX = 12 };

struct number {
    enum number_form form;
    struct decimal decimal;      /* of a plain one */
    uint32_t part[NUMBER_PARTS]; /* what marks divide: 10.30 may be a time of day, too */
    unsigned n_parts;            /* 0 where they are more, or longer than nine digits */
    char suffix[NUMBER_SUFFIX];  /* letters behind it, in lower case; without those of an
                                     ordinal, am, pm and h */
    bool am, pm;
};

/* Reads the n bytes of a token that begins with a digit of any script, or of one that is
 * in full width. A point or comma before three digits groups them, but in languages
 * (language.h) where it is the decimal mark. Constant time: longer tokens than any number
 * are NUMBER_OTHER. */
struct number number_read(const uint8_t *p, size_t n, uint32_t languages);

/* A number equal for equal ones: 2.50 and 2.5; of whole ones below 10^18 themselves. */
uint64_t decimal_value(struct decimal decimal);

/* The product and the sum, where they are exact; false where they are too large. */
bool decimal_multiply(struct decimal *decimal, uint64_t factor);
bool decimal_add(struct decimal *decimal, struct decimal other);

/* A number equal for tokens that say the same: 17,000 and 17000, 3rd and 3; for what is
 * none, a hash. */
uint64_t number_value(const uint8_t *p, size_t n, uint32_t languages);

/* The number that n capitals are as a Roman numeral below 90, in its one regular form: XIV;
 * 0 for any other bytes. */
uint32_t roman_value(const uint8_t *p, size_t n);

/* The digit of any script that a character is; -1 for none. */
int digit_of(uint32_t cp);

#endif

/* Runs a command on a pair of files and says what it cost. */
#ifndef STET_TESTS_SUPPORT_TIMING_H
#define STET_TESTS_SUPPORT_TIMING_H

#include <stdbool.h>
#include <stddef.h>

enum { ARGUMENTS_MAX = 12 };

struct sample {
    double ms;      /* by the clock on the wall */
    double peak;    /* bytes in memory at most */
    bool good;      /* ended by itself with status 0 or 1 */
    bool timed_out; /* ended because it used up `limit` seconds of processor time */
};

double now_ms(void);

/* Arguments end with NULL; the two files come after them (left out where they
 * are NULL). Output is thrown away. */
struct sample time_command(const char *const *arguments, const char *old, const char *new,
                           unsigned limit);

/* The middle one by time; sorts them. */
struct sample samples_median(struct sample *samples, size_t n);

#endif

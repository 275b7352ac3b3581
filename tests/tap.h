/* Tests that print TAP. A test program calls ok, is_int and is_str and ends
 * with `return done();`. Each includes this once. */
#ifndef STET_TESTS_TAP_H
#define STET_TESTS_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count, tap_failures;

/* Foreign text inside a message must not start a line of its own. */
static inline void tap_text(const char *text)
{
    if (!text) {
        fputs("(null)", stdout);
        return;
    }
    putchar('"');
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
        if (*p == '\n')
            fputs("\\n", stdout);
        else if (*p < 0x20 || *p == 0x7f)
            printf("\\x%02x", *p);
        else
            putchar(*p);
    }
    putchar('"');
}

__attribute__((format(printf, 4, 0))) static inline bool tap_line(bool passed, const char *file,
                                                                  int line, const char *format,
                                                                  va_list args)
{
    printf("%sok %d - ", passed ? "" : "not ", ++tap_count);
    vprintf(format, args);
    putchar('\n');
    if (!passed) {
        tap_failures++;
        printf("# %s:%d\n", file, line);
    }
    return passed;
}

__attribute__((format(printf, 4, 5))) static inline bool tap_ok(bool passed, const char *file,
                                                                int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tap_line(passed, file, line, format, args);
    va_end(args);
    return passed;
}

__attribute__((format(printf, 5, 6))) static inline bool tap_is_int(long long got, long long want,
                                                                    const char *file, int line,
                                                                    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tap_line(got == want, file, line, format, args);
    va_end(args);
    if (got != want)
        printf("#  got %lld\n# want %lld\n", got, want);
    return got == want;
}

__attribute__((format(printf, 5, 6))) static inline bool tap_is_str(const char *got,
                                                                    const char *want,
                                                                    const char *file, int line,
                                                                    const char *format, ...)
{
    bool equal = got && want ? strcmp(got, want) == 0 : got == want;
    va_list args;
    va_start(args, format);
    tap_line(equal, file, line, format, args);
    va_end(args);
    if (!equal) {
        fputs("#  got ", stdout);
        tap_text(got);
        fputs("\n# want ", stdout);
        tap_text(want);
        putchar('\n');
    }
    return equal;
}

/* Each takes a printf-style name of the case last and returns whether it passed. */
#define ok(condition, ...) tap_ok((condition), __FILE__, __LINE__, __VA_ARGS__)
#define is_int(got, want, ...)                                                                     \
    tap_is_int((long long)(got), (long long)(want), __FILE__, __LINE__, __VA_ARGS__)
#define is_str(got, want, ...) tap_is_str((got), (want), __FILE__, __LINE__, __VA_ARGS__)

/* The plan; the exit status of the program. */
static inline int done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failures ? 1 : 0;
}

#endif

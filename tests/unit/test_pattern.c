/* Regular expressions: case, invalid text, limits, the stop question. */
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "base/pattern.h"
#include "tests/tap.h"

static struct pattern *compiled(const char *text)
{
    struct pattern *pattern;
    struct error error;
    if (!pattern_compile(&pattern, text, strlen(text), &error)) {
        ok(false, "%s compiles: %s", text, error.text);
        exit(done());
    }
    return pattern;
}

static void finds(const char *pattern_text, const char *text, int start, int end)
{
    struct pattern *pattern = compiled(pattern_text);
    struct span match = {0, 0};
    enum pattern_result result =
        pattern_find(pattern, (const uint8_t *)text, strlen(text), 0, &match, NULL, NULL);
    if (start < 0)
        ok(result == PATTERN_NONE, "/%s/ is not found", pattern_text);
    else
        ok(result == PATTERN_FOUND && (int)match.start == start && (int)match.end == end,
           "/%s/ is at %d to %d", pattern_text, start, end);
    pattern_free(pattern);
}

static void refuses(const char *text, size_t n, const char *reason)
{
    struct pattern *pattern;
    struct error error;
    bool compiles = pattern_compile(&pattern, text, n, &error);
    ok(!compiles && strstr(error.text, reason), "refused: %s",
       compiles ? "not at all" : error.text);
    pattern_free(pattern);
}

static bool stop_at_once(void *context)
{
    ++*(int *)context;
    return true;
}

static bool go_on(void *context)
{
    ++*(int *)context;
    return false;
}

struct gap {
    double last, longest, begun; /* milliseconds of processor time */
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool measure(void *context)
{
    struct gap *gap = context;
    double now = milliseconds();
    if (now - gap->last > gap->longest)
        gap->longest = now - gap->last;
    gap->last = now;
    return now - gap->begun > 300;
}

/* Patterns that run away, in the largest piece of text that the screen searches
 * at once: a look at the keyboard comes in time, on a busy machine too. */
static void stops_in_time(void)
{
    enum { SIZE = 8 * 1024, LONGEST = 40 };
    static const char *const patterns[] = {
        "(\\w+\\s?)+\\d",   "\\w+\\s+\\w+\\d", "(?s).*?.*?x9",
        "(?=(\\w+))\\1\\d", "(a|aa)+9",        "(.*)*9",
        "(?s)(.+)+9",       "\\w*\\w*\\w*9",   "(\\w+) .*\\1 .*\\1 9",
        "(?>\\w+\\s?)+9",   "(?<=\\w{255})z",  "a{1,1000}9"};
    static uint8_t texts[3][SIZE];
    for (int i = 0; i < SIZE; i++) {
        texts[0][i] = 'a';
        texts[1][i] = (uint8_t)(i % 7 == 6 ? ' ' : 'a' + i % 5);
        texts[2][i] = i % 2 ? 0xa4 : 0xc3; /* a word of umlauts */
    }
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct pattern *pattern = compiled(patterns[i]);
        double longest = 0;
        for (int t = 0; t < 3; t++) {
            struct span match;
            struct gap gap = {.begun = milliseconds()};
            gap.last = gap.begun;
            pattern_find(pattern, texts[t], SIZE, 0, &match, measure, &gap);
            measure(&gap);
            longest = gap.longest > longest ? gap.longest : longest;
        }
        ok(longest < LONGEST, "/%s/ is asked to stop after %.1f ms at most", patterns[i], longest);
        pattern_free(pattern);
    }
}

/* A text in many small pieces is no way around the question. */
static void asks_between_pieces(void)
{
    int asked = 0;
    struct pattern *pattern = compiled("\\w+x");
    struct span match;
    for (int i = 0; i < 1000; i++)
        pattern_find(pattern, (const uint8_t *)"short piece", 11, 0, &match, go_on, &asked);
    ok(asked > 100, "stop was asked between small pieces (%d times)", asked);
    asked = 0;
    struct pattern *found = compiled("p");
    for (int i = 0; i < 1000; i++)
        pattern_find(found, (const uint8_t *)"short piece", 11, 0, &match, go_on, &asked);
    ok(asked > 50, "and where each has a match (%d times)", asked);
    pattern_free(found);
    pattern_free(pattern);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    finds("ferry", "The Ferry", 4, 9);
    finds("Ferry", "ferry Ferry", 6, 11);
    finds("\\Sx", "a X", -1, -1);
    finds("\\Sx", "aX", 0, 2);
    finds("zúñiga", "ZÚÑIGA", 0, 8);
    finds("^b", "a\nb", 2, 3);
    finds("a.c",
          "a\xff"
          "c abc",
          4, 7);

    refuses("(", 1, "character 2");
    refuses("\\C", 2, "character");
    refuses("a\xff", 2, "character 2");
    char *large = calloc(1, 2000);
    memset(large, 'a', 2000);
    refuses(large, 2000, "longer");
    free(large);

    size_t size = 300 * 1000;
    uint8_t *text = malloc(size);
    memset(text, 'a', size);
    text[size - 1] = 'b';
    struct span match;
    int asked = 0;
    struct pattern *pattern = compiled("b");
    is_int(pattern_find(pattern, text, size, 0, &match, go_on, &asked), PATTERN_FOUND,
           "found over many slices");
    is_int(match.start, size - 1, "at its place");
    ok(asked > 3, "stop was asked (%d times)", asked);
    is_int(pattern_find(pattern, text, size, size, &match, NULL, NULL), PATTERN_NONE,
           "nothing behind the end");
    asked = 0;
    is_int(pattern_find(pattern, text, size, 0, &match, stop_at_once, &asked), PATTERN_GAVE_UP,
           "given up when stop says so");
    is_int(asked, 1, "asked once");
    pattern_free(pattern);

    asked = 0;
    pattern = compiled("\\w+\\s+\\w+\\d");
    is_int(pattern_find(pattern, text, size, 0, &match, stop_at_once, &asked), PATTERN_GAVE_UP,
           "a runaway pattern is given up");
    pattern_free(pattern);
    pattern = compiled("(a|aa)+[cd]");
    is_int(pattern_find(pattern, text, size, 0, &match, NULL, NULL), PATTERN_GAVE_UP,
           "one that never ends hits the match limit");
    pattern_free(pattern);
    pattern_free(NULL);
    free(text);
    stops_in_time();
    asks_between_pieces();
    return done();
}

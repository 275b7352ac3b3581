#include "tests/support/properties.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROPERTIES_MAX = 32, RUN_SECONDS = 60 };

static struct property_count counts[PROPERTIES_MAX];
static const char *const *texts;
static uint64_t current_seed;

struct runs runs_read(int argc, char **argv, unsigned usual)
{
    struct runs runs = {1, usual};
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!strcmp(argv[i], "--seed"))
            runs.seed = strtoull(argv[i + 1], NULL, 10);
        else if (!strcmp(argv[i], "--runs"))
            runs.n = (unsigned)strtoul(argv[i + 1], NULL, 10);
    }
    printf("# seed %llu, %u runs\n", (unsigned long long)runs.seed, runs.n);
    fflush(stdout);
    return runs;
}

/* Says which seed it was before a crash ends the program. */
static void say_seed(int signal_number)
{
    char text[] = "# crash with --seed 00000000000000000000 --runs 1\n";
    char *digit = strchr(text, '0') + 20;
    for (uint64_t seed = current_seed; seed; seed /= 10)
        *--digit = (char)('0' + seed % 10);
    ssize_t wrote = write(STDOUT_FILENO, text, sizeof text - 1);
    (void)wrote;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void properties_run(struct runs runs, void (*run)(struct prng *prng), const char *const *text)
{
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGALRM};
    texts = text;
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        signal(crashes[i], say_seed);
    for (unsigned i = 0; i < runs.n; i++) {
        struct prng prng = {runs.seed + i};
        current_seed = runs.seed + i;
        alarm(RUN_SECONDS);
        run(&prng);
    }
    alarm(0);
}

struct property_count property_count(unsigned property)
{
    assert(property < PROPERTIES_MAX);
    return counts[property];
}

bool check_at(unsigned property, bool holds, const char *detail, uint32_t at)
{
    assert(property < PROPERTIES_MAX);
    counts[property].checks++;
    if (!holds && !counts[property].failures++)
        printf("# %s: %s, at %u (--seed %llu --runs 1)\n", texts[property], detail, at,
               (unsigned long long)current_seed);
    return holds;
}

/* Times stet against GNU diff and git on the same pairs, in one run:
 * `bench [OLD NEW]`. Commands take turns, so that a change in the machine's
 * speed meets all of them; medians and their ratios are printed. */
#define _DEFAULT_SOURCE /* wait4 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/support/generate.h"

extern char **environ;

enum { ROUNDS_MIN = 5, ROUNDS_MAX = 200, ARGUMENTS_MAX = 12 };
enum { STET, DIFF, GIT, COMMANDS };
static const double seconds_for_a_row = 3;

struct command {
    const char *name;
    const char *arguments[ARGUMENTS_MAX]; /* NULL-terminated; the files come after */
    bool there;
};

static struct command commands[COMMANDS] = {
    {"stet", {NULL, "--format=json", NULL}, true},
    {"diff", {"diff", NULL}, true},
    {"git",
     {"git", "diff", "--no-index", "--no-ext-diff", "--no-color", "--word-diff", NULL},
     true},
};

struct sample {
    double ms;
    double peak_mb;
    bool good;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Runs it once with its output thrown away. */
static struct sample run(const char *const *arguments, const char *old, const char *new)
{
    char *argv[ARGUMENTS_MAX + 3];
    int n = 0, status;
    while (arguments[n]) {
        argv[n] = (char *)(uintptr_t)arguments[n];
        n++;
    }
    argv[n++] = (char *)(uintptr_t)old;
    argv[n++] = (char *)(uintptr_t) new;
    argv[n] = NULL;

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t pid;
    struct rusage usage;
    double start = now_ms();
    bool good = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) == 0 &&
                wait4(pid, &status, 0, &usage) == pid && WIFEXITED(status) &&
                WEXITSTATUS(status) <= 1;
    double ms = now_ms() - start;
    posix_spawn_file_actions_destroy(&actions);
    return (struct sample){ms, good ? (double)usage.ru_maxrss / 1024 : 0, good};
}

static int compare_samples(const void *x, const void *y)
{
    double d = ((const struct sample *)x)->ms - ((const struct sample *)y)->ms;
    return (d > 0) - (d < 0);
}

/* Times all commands on a pair in turns and prints a row. */
static bool row(const char *name, const char *old, const char *new)
{
    static struct sample samples[COMMANDS][ROUNDS_MAX];
    double start = now_ms(), median[COMMANDS] = {0}, peak = 0;
    int rounds = 0;
    for (int c = 0; c < COMMANDS; c++) /* one run to fill the caches, not counted */
        if (commands[c].there && !run(commands[c].arguments, old, new).good) {
            printf("%-12s %s failed\n", name, commands[c].name);
            return false;
        }
    while (rounds < ROUNDS_MIN ||
           (rounds < ROUNDS_MAX && now_ms() - start < seconds_for_a_row * 1e3)) {
        for (int c = 0; c < COMMANDS; c++)
            if (commands[c].there)
                samples[c][rounds] = run(commands[c].arguments, old, new);
        rounds++;
    }
    for (int c = 0; c < COMMANDS; c++)
        if (commands[c].there) {
            qsort(samples[c], (size_t)rounds, sizeof samples[c][0], compare_samples);
            median[c] = samples[c][rounds / 2].ms;
            if (c == STET)
                peak = samples[c][rounds / 2].peak_mb;
        }
    printf("%-12s", name);
    for (int c = 0; c < COMMANDS; c++)
        commands[c].there ? printf(" %9.2f", median[c]) : printf(" %9s", "-");
    for (int c = DIFF; c < COMMANDS; c++)
        commands[c].there ? printf(" %9.2f", median[STET] / median[c]) : printf(" %9s", "-");
    printf(" %8.1f %6d\n", peak, rounds);
    fflush(stdout);
    return true;
}

/* Writes a generated pair to files named by size. */
static bool write_pair(const char *folder, const char *name, size_t bytes, char paths[SIDES][1024])
{
    struct arena arena = {0};
    struct generate_options options = generate_defaults(1, bytes);
    struct generated pair = generate(&options, &arena);
    bool good = true;
    for (int side = OLD; side <= NEW && good; side++) {
        snprintf(paths[side], sizeof paths[side], "%s/%s.%s.txt", folder, name,
                 side == OLD ? "old" : "new");
        FILE *file = fopen(paths[side], "wb");
        good = file && fwrite(pair.text[side], 1, pair.size[side], file) == pair.size[side];
        good = file && fclose(file) == 0 && good;
        if (!good)
            perror(paths[side]);
    }
    arena_free(&arena);
    return good;
}

static bool is_there(const char *name)
{
    char command[64];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
    return system(command) == 0;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        size_t bytes;
    } sizes[] = {{"4K", 4096}, {"40K", 40960}, {"400K", 409600}, {"4M", 4194304}};
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    static char stet[512 + 16]; /* commands keeps it */
    char folder[512 + 16], paths[SIDES][1024];
    bool good = true;
    snprintf(stet, sizeof stet, "%s/stet", build);
    snprintf(folder, sizeof folder, "%s/bench", build);
    commands[STET].arguments[0] = stet;
    if (mkdir(folder, 0777) < 0 && errno != EEXIST) {
        perror(folder);
        return 2;
    }
    for (int c = DIFF; c < COMMANDS; c++) {
        commands[c].there = is_there(commands[c].name);
        if (!commands[c].there)
            printf("%s is not installed and left out\n", commands[c].name);
    }
    printf("median ms: stet --format=json, diff, git diff --no-index --word-diff\n");
    printf("%-12s %9s %9s %9s %9s %9s %8s %6s\n", "pair", "stet", "diff", "git", "st/diff",
           "st/git", "stet MB", "rounds");

    struct sample nothing[51];
    const char *const does_nothing[] = {"true", NULL};
    for (int i = 0; i < 51; i++)
        nothing[i] = run(does_nothing, "", "");
    qsort(nothing, 51, sizeof *nothing, compare_samples);
    printf("%-12s %9.2f   a process that does nothing (true)\n", "start", nothing[25].ms);

    good = row("ferry", "tests/articles/ferry.old.txt", "tests/articles/ferry.new.txt");
    if (argc == 3)
        good = row("yours", argv[1], argv[2]) && good;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        good = write_pair(folder, sizes[i].name, sizes[i].bytes, paths) &&
               row(sizes[i].name, paths[OLD], paths[NEW]) && good;
    return good ? 0 : 1;
}

/* Times stet against GNU diff and git on the same pairs, in one run:
 *
 *     bench [OLD NEW]
 *     bench --only NAME      the rows with NAME in their names
 *
 * Commands take turns, so that a change in the machine's speed meets all of
 * them; medians and their ratios are printed. Texts are an ordinary article of
 * several sizes, and what makes comparisons slow (4 MB each; support/adversary).
 * BENCH_HUGE in the environment adds 40 MB. "bound" is yes where stet takes at
 * most twice the time of git diff --word-diff and less than a second. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/adversary.h"
#include "tests/support/generate.h"
#include "tests/support/timing.h"

enum { ROUNDS_MIN = 3, ROUNDS_MAX = 200, PATH_SIZE = 1024, SECONDS_LIMIT = 20 };
enum { BATCH_PAIRS = 1000, BATCH_BYTES = 3500, BATCH_ROUNDS = 9 };
enum { STET, DIFF, GIT, COMMANDS };
static const double seconds_for_a_row = 2;
static const size_t adverse_bytes = 4u << 20, second_from = 4u << 20;

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

struct bench {
    char folder[PATH_SIZE];
    const char *only;
    unsigned rows, missed;
    bool failed;
};

static double input_size(const char *old, const char *new)
{
    struct stat status[2];
    if (stat(old, &status[0]) < 0 || stat(new, &status[1]) < 0)
        return 0;
    return (double)status[0].st_size + (double)status[1].st_size;
}

static void print_ms(const struct sample *sample, bool there)
{
    if (!there)
        printf(" %9s", "-");
    else if (sample->timed_out)
        printf("   > %2d s ", SECONDS_LIMIT);
    else
        printf(" %9.2f", sample->ms);
}

static void print_ratio(const struct sample *stet, const struct sample *other, bool there)
{
    if (!there)
        printf(" %7s", "-");
    else
        printf(" %s%6.2f", other->timed_out ? "<" : " ", stet->ms / other->ms);
}

/* Times all commands on a pair in turns and prints a row. */
static void row(struct bench *bench, const char *name, const char *old, const char *new)
{
    static struct sample samples[COMMANDS][ROUNDS_MAX];
    struct sample median[COMMANDS] = {{0}};
    double start = now_ms(), size = input_size(old, new);
    size_t rounds = 0;
    bool slow[COMMANDS] = {false};
    while (rounds < ROUNDS_MIN ||
           (rounds < ROUNDS_MAX && now_ms() - start < seconds_for_a_row * 1e3)) {
        for (int c = 0; c < COMMANDS; c++) {
            if (!commands[c].there)
                continue;
            if (slow[c]) { /* once is enough */
                samples[c][rounds] = samples[c][0];
                continue;
            }
            samples[c][rounds] = time_command(commands[c].arguments, old, new, SECONDS_LIMIT);
            slow[c] = samples[c][rounds].timed_out;
            if (!samples[c][rounds].good && !slow[c]) {
                printf("%-15s %s failed\n", name, commands[c].name);
                bench->failed = true;
                return;
            }
        }
        rounds++;
    }
    for (int c = 0; c < COMMANDS; c++)
        median[c] = samples_median(samples[c], rounds);
    bool long_enough = size / 2 >= (double)second_from * 0.9;
    bool small_enough = size / 2 <= (double)second_from * 1.3;
    bool in_time = !median[STET].timed_out &&
                   !(long_enough && small_enough && median[STET].ms >= 1000) &&
                   !(commands[GIT].there && median[STET].ms > 2 * median[GIT].ms);
    printf("%-15s", name);
    for (int c = 0; c < COMMANDS; c++)
        print_ms(&median[c], commands[c].there);
    for (int c = DIFF; c < COMMANDS; c++)
        print_ratio(&median[STET], &median[c], commands[c].there);
    printf(" %7.1f %7.2f %6zu  %s\n", median[STET].peak / 1048576,
           size > 0 ? median[STET].peak / size : 0, rounds, in_time ? "yes" : "NO");
    fflush(stdout);
    bench->rows++;
    bench->missed += !in_time;
}

static bool write_text(const char *path, const char *text, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text, 1, size, file) == size;
    if (file)
        good = fclose(file) == 0 && good;
    if (!good)
        perror(path);
    return good;
}

/* In a process of its own: what the kernel calls a command's peak memory begins
 * with that of the process that started it. */
static bool make_pair(const struct adversary *adversary, size_t bytes, char *const paths[SIDES])
{
    int status = 1;
    pid_t pid = fork();
    if (pid)
        return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
    struct arena arena = {0};
    char *text[SIDES];
    size_t size[SIDES];
    if (adversary) {
        adversary->make(1, bytes, &arena, text, size);
    } else {
        struct generate_options options = generate_defaults(1, bytes);
        struct generated pair = generate(&options, &arena);
        for (int s = OLD; s <= NEW; s++) {
            text[s] = pair.text[s];
            size[s] = pair.size[s];
        }
    }
    _exit(write_text(paths[OLD], text[OLD], size[OLD]) &&
                  write_text(paths[NEW], text[NEW], size[NEW])
              ? 0
              : 1);
}

/* Writes a pair to files of the row's name and times it. */
static void made_row(struct bench *bench, const char *name, const struct adversary *adversary,
                     size_t bytes)
{
    char old[PATH_SIZE + 64], new[PATH_SIZE + 64];
    if (bench->only && !strstr(name, bench->only))
        return;
    snprintf(old, sizeof old, "%s/%s.old.txt", bench->folder, name);
    snprintf(new, sizeof new, "%s/%s.new.txt", bench->folder, name);
    if (make_pair(adversary, bytes, (char *[SIDES]){old, new}))
        row(bench, name, old, new);
    else
        bench->failed = true;
}

/* Writes as many pairs of the size of news as --batch is timed with, and their list. */
static bool make_news(const char *folder, const char *list)
{
    FILE *file = fopen(list, "wb");
    if (!file || (mkdir(folder, 0777) < 0 && errno != EEXIST)) {
        perror(list);
        return false;
    }
    bool good = true;
    for (unsigned i = 0; i < BATCH_PAIRS && good; i++) {
        char path[SIDES][PATH_SIZE + 96];
        struct arena arena = {0};
        struct generate_options options = generate_defaults(i + 1, BATCH_BYTES);
        struct generated pair = generate(&options, &arena);
        for (int s = OLD; s <= NEW; s++) {
            snprintf(path[s], sizeof path[s], "%s/%u.%s.txt", folder, i, s == OLD ? "old" : "new");
            good = good && write_text(path[s], pair.text[s], pair.size[s]);
        }
        good = good && fprintf(file, "%s\t%s\n", path[OLD], path[NEW]) > 0;
        arena_free(&arena);
    }
    return fclose(file) == 0 && good;
}

static void batch_row(struct bench *bench, const char *stet)
{
    char folder[PATH_SIZE + 16], list[PATH_SIZE + 16], script[3 * PATH_SIZE];
    const char *const command[] = {"sh", "-c", script, NULL};
    struct sample samples[BATCH_ROUNDS];
    snprintf(folder, sizeof folder, "%s/news", bench->folder);
    snprintf(list, sizeof list, "%s/news.tsv", bench->folder);
    snprintf(script, sizeof script, "exec '%s' --batch <'%s'", stet, list);
    if (!make_news(folder, list)) {
        bench->failed = true;
        return;
    }
    for (int i = 0; i < BATCH_ROUNDS; i++)
        samples[i] = time_command(command, NULL, NULL, SECONDS_LIMIT);
    struct sample median = samples_median(samples, BATCH_ROUNDS);
    printf("%-15s %9.2f   %d pairs of %d bytes with --batch: %.0f pairs a second\n", "batch",
           median.ms, BATCH_PAIRS, BATCH_BYTES, BATCH_PAIRS * 1000 / median.ms);
}

static bool is_there(const char *name)
{
    char command[64];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
    return system(command) == 0;
}

static void print_start(void)
{
    static const char *const does_nothing[] = {"true", NULL};
    struct sample nothing[51];
    for (int i = 0; i < 51; i++)
        nothing[i] = time_command(does_nothing, NULL, NULL, 0);
    printf("%-15s %9.2f   a process that does nothing (true)\n", "start",
           samples_median(nothing, 51).ms);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        size_t bytes;
    } sizes[] = {
        {"4K", 4096}, {"40K", 40960}, {"400K", 409600}, {"4M", 4194304}, {"40M", 41943040}};
    const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
    const char *huge = getenv("BENCH_HUGE");
    static char stet[512 + 16]; /* commands keeps it */
    struct bench bench = {.only = argc == 3 && !strcmp(argv[1], "--only") ? argv[2] : NULL};
    snprintf(stet, sizeof stet, "%s/stet", build);
    snprintf(bench.folder, sizeof bench.folder, "%s/bench", build);
    commands[STET].arguments[0] = stet;
    if (mkdir(bench.folder, 0777) < 0 && errno != EEXIST) {
        perror(bench.folder);
        return 2;
    }
    for (int c = DIFF; c < COMMANDS; c++) {
        commands[c].there = is_there(commands[c].name);
        if (!commands[c].there)
            printf("%s is not installed and left out\n", commands[c].name);
    }
    printf("median ms: stet --format=json, diff, git diff --no-index --word-diff; peak memory of "
           "stet, and as a multiple of both files\n");
    printf("%-15s %9s %9s %9s %7s %7s %7s %7s %6s  bound\n", "pair", "stet", "diff", "git", "/diff",
           "/git", "MB", "x input", "rounds");
    print_start();
    if (!bench.only || strstr("ferry", bench.only))
        row(&bench, "ferry", "tests/articles/ferry.old.txt", "tests/articles/ferry.new.txt");
    if (!bench.only || strstr("batch", bench.only))
        batch_row(&bench, stet);
    if (argc == 3 && !bench.only)
        row(&bench, "yours", argv[1], argv[2]);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (sizes[i].bytes <= 4u << 20 || (huge && *huge && strcmp(huge, "0") != 0))
            made_row(&bench, sizes[i].name, NULL, sizes[i].bytes);
    for (const struct adversary *a = adversaries; a->name; a++)
        made_row(&bench, a->name, a, adverse_bytes);
    printf("%u of %u rows within bounds\n", bench.rows - bench.missed, bench.rows);
    return bench.failed ? 1 : 0;
}

/* How good the collation is where the truth is known: annotated pairs of
 * tests/quality and simulated revisions, in one table.
 *
 *     quality [--show] [--only NAME] [--seed N] [--runs N] [FILE...]
 *
 * --show quotes every error; --only takes the pairs (or the mix of simulated
 * ones) with NAME in their names. Exit status 2 where a pair contradicts itself, or an option
 * is none. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "tests/support/equal_words.h"
#include "tests/support/gold.h"
#include "tests/support/pair.h"
#include "tests/support/score.h"
#include "tests/support/standing.h"

struct settings {
    bool show;
    const char *only;
    uint64_t seed;
    unsigned runs;
};

/* The sources of the table. */
enum { ENGLISH, LATIN, OTHER, HAND, SIMULATED, STRESSED, ALL, TOTALS };

static const char *const total_names[TOTALS] = {
    "English", "es pt fr de", "others", "hand corpus", "simulated", "stressed", "all",
};

struct mix {
    const char *name;
    struct generate_options options;
};

/* From an update within the hour to a second draft. */
static const struct mix revisions[] = {
    {"light-edits", {.reworded = 30, .inserted = 5, .deleted = 2}},
    {"update", {.reworded = 35, .inserted = 12, .deleted = 6, .moved = 3, .split = 3, .merged = 3}},
    {"moves", {.reworded = 20, .inserted = 5, .deleted = 5, .moved = 15, .shaken = 50}},
    {"sentence-moves",
     {.reworded = 20, .inserted = 5, .deleted = 5, .sentence_moved = 20, .shaken = 50}},
    {"splits-merges",
     {.reworded = 15, .inserted = 5, .deleted = 3, .split = 15, .merged = 15, .shaken = 50}},
    {"sentence-splits",
     {.reworded = 15, .inserted = 5, .sentence_split = 20, .sentence_merged = 20}},
    {"splits-reworded",
     {.reworded = 20,
      .inserted = 5,
      .deleted = 5,
      .sentence_split = 25,
      .sentence_merged = 25,
      .words = 20,
      .shaken = 70}},
    {"fifth-of-words",
     {.reworded = 70,
      .inserted = 10,
      .deleted = 5,
      .moved = 3,
      .split = 3,
      .merged = 3,
      .words = 20,
      .shaken = 50}},
    {"typography", {.typography = 70}},
};

/* No revisions that anybody would make: more than a third of the words are others at random, or
 * what is lost has a twin among what is new, so that a reader need not say what the
 * record says. */
static const struct mix stresses[] = {
    {"half-of-words",
     {.reworded = 70,
      .inserted = 10,
      .deleted = 5,
      .moved = 3,
      .split = 3,
      .merged = 3,
      .words = 50,
      .shaken = 50}},
    {"two-thirds", {.reworded = 80, .inserted = 15, .deleted = 15, .words = 67}},
    {"short-paragraphs",
     {.reworded = 60,
      .inserted = 15,
      .deleted = 10,
      .moved = 4,
      .words = 35,
      .brief = true,
      .shaken = 50}},
    {"look-alikes", {.reworded = 50, .inserted = 20, .moved = 3, .words = 25, .echoes = 100}},
    {"near-duplicates",
     {.reworded = 40, .inserted = 20, .moved = 3, .words = 15, .echoes = 100, .likeness = 65}},
};

static void print_head(void)
{
    printf("%-22s %5s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %7s\n", "F1, percent", "pairs",
           "sent", "chang.", "moved", "spl/mg", "para", "chang.", "moved", "spl/mg", "exact",
           "words", "errors");
}

static void print_cell(const struct counts *counts)
{
    if (counts->found || counts->wanted)
        printf(" %6.1f", 100 * counts_f1(counts));
    else
        printf(" %6s", "-");
}

static void print_row(const char *name, const struct score *score)
{
    printf("%-22s %5u", name, score->pairs);
    for (int m = 0; m < MEASURE_COUNT; m++)
        print_cell(&score->counts[m]);
    printf(" %6.1f", score->links ? 100.0 * score->exact / score->links : 100);
    if (score->least)
        printf(" %6.2f", (double)score->marked / score->least);
    else
        printf(" %6s", "-");
    printf(" %7u\n", score->errors);
    fflush(stdout);
}

static void print_measures(const struct score totals[TOTALS])
{
    static const char *const names[MEASURE_COUNT] = {
#define X(id, name) name,
        MEASURES(X)
#undef X
    };
    static const int columns[] = {HAND, SIMULATED, STRESSED};
    printf("\n%-26s", "precision, recall, F1");
    for (int i = 0; i < 3; i++)
        printf(" | %-13s %6s %5s %5s", total_names[columns[i]], "P", "R", "F1");
    printf("\n");
    for (int m = 0; m < MEASURE_COUNT; m++) {
        printf("%-26s", names[m]);
        for (int i = 0; i < 3; i++) {
            const struct counts *counts = &totals[columns[i]].counts[m];
            printf(" | %5u of %5u %5.1f %5.1f %5.1f", counts->both, counts->wanted,
                   100 * counts_precision(counts), 100 * counts_recall(counts),
                   100 * counts_f1(counts));
        }
        printf("\n");
    }
}

static void print_classes(const struct score *score)
{
    printf("\n%-16s %8s %6s %6s %6s\n", "class of change", "expected", "found", "missed", "false");
    for (int c = 0; c < CHANGE_CLASS_COUNT; c++) {
        const struct class_counts *counts = &score->classes[c];
        printf("%-16s %8u %6u %6u %6u\n", change_class_name((enum change_class)c), counts->wanted,
               counts->found, counts->wanted - counts->found, counts->false_ones);
    }
    printf("\nfact alarms in pairs where no fact changed: %u of %u edits\n", score->alarms,
           score->quiet);
}

static struct score measure(struct gold *gold, const struct settings *settings, struct arena *arena)
{
    struct pair pair;
    if (settings->show)
        printf("  %s\n", gold->name);
    pair_init(&pair, gold->text[OLD], gold->size[OLD], gold->text[NEW], gold->size[NEW]);
    struct score score = score_pair(gold, &pair, settings->show, arena);
    pair_free(&pair);
    return score;
}

static void run_mixes(const struct settings *settings, const struct mix *mixes, size_t n,
                      struct score *total)
{
    for (size_t m = 0; m < n; m++) {
        struct score score = {0};
        if (settings->only && !strstr(mixes[m].name, settings->only))
            continue;
        for (unsigned i = 0; i < settings->runs; i++) {
            struct arena arena = {0};
            struct generate_options options = mixes[m].options;
            struct gold gold;
            char name[64];
            options.seed = settings->seed + i;
            options.bytes = 3000 + options.seed % 7 * 1500;
            gold_generate(&options, &arena, &gold);
            snprintf(name, sizeof name, "%s, seed %lu", mixes[m].name, (unsigned long)options.seed);
            gold.name = name;
            gold.no_facts = options.typography && !options.reworded;
            struct score one = measure(&gold, settings, &arena);
            score_add(&score, &one);
            arena_free(&arena);
        }
        print_row(mixes[m].name, &score);
        score_add(total, &score);
    }
}

/* The row of the table that an annotated pair counts in. */
static int row_of(const char *language)
{
    static const char *const latin[] = {"es", "pt", "fr", "de"};
    if (!strcmp(language, "en"))
        return ENGLISH;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (!strcmp(language, latin[i]))
            return LATIN;
    return OTHER;
}

static bool run_file(const char *path, const struct settings *settings, void *all_totals)
{
    struct score *totals = all_totals;
    struct arena arena = {0};
    struct gold gold;
    const char *base = strrchr(path, '/');
    bool good = gold_read(path, &arena, &gold);
    if (good) {
        char name[64];
        base = base ? base + 1 : path;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(base, "."), base);
        gold.name = name;
        struct score score = measure(&gold, settings, &arena);
        print_row(name, &score);
        score_add(&totals[row_of(gold.language)], &score);
        score_add(&totals[HAND], &score);
    }
    arena_free(&arena);
    return good;
}

/* What leaves words standing: stet's edits and transpositions, its edits alone, and git, which
 * sees words where white space is, or as stet does. */
enum { STET, STET_EDITS, GIT, GIT_WORDS, TOOLS };

struct words_score {
    unsigned sentences, in_order;
    struct counts counts[TOOLS];
};

static void print_words(const char *name, const struct words_score *score)
{
    printf("%-18.*s %9u %6u %8u", (int)strcspn(name, "."), name, score->sentences,
           score->counts[STET].wanted, score->in_order);
    for (int t = 0; t < TOOLS; t++) {
        const struct counts *counts = &score->counts[t];
        if (counts->wanted)
            printf(" | %6.1f %5.1f %5.1f", 100 * counts_precision(counts),
                   100 * counts_recall(counts), 100 * counts_f1(counts));
    }
    printf("\n");
    fflush(stdout);
}

static bool run_words_file(const char *path, const struct settings *settings, void *all_total)
{
    struct arena arena = {0};
    struct revised_sentences sentences = {0};
    struct words_score score = {0}, *total = all_total;
    bool good = equal_words_read(path, &arena, &sentences);
    for (size_t i = 0; good && i < sentences.n; i++) {
        const struct revised_sentence *sentence = &sentences.at[i];
        uint32_t *standing[TOOLS] = {
            standing_by_stet(sentence, true, &arena), standing_by_stet(sentence, false, &arena),
            standing_by_git(sentence, NULL, &arena),
            standing_by_git(sentence, "[[:alnum:]]+|[^[:space:]]", &arena)};
        if (settings->show)
            printf("  %s:%u\n", path, sentence->line);
        for (int t = 0; t < TOOLS; t++) {
            if (!standing[t])
                continue;
            struct counts one =
                equal_words_count(sentence, standing[t], settings->show && t == STET);
            counts_add(&score.counts[t], &one);
        }
        score.sentences++;
        score.in_order += equal_words_in_order(sentence, &arena);
    }
    if (good)
        print_words(strrchr(path, '/') + 1, &score);
    total->sentences += score.sentences;
    total->in_order += score.in_order;
    for (int t = 0; t < TOOLS; t++)
        counts_add(&total->counts[t], &score.counts[t]);
    arena_free(&arena);
    return good;
}

static int is_pair(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return n > 4 && !strcmp(entry->d_name + n - 4, ".txt");
}

/* Calls `run` with the path of each file in the folder that is chosen. */
static bool run_folder(const char *folder, const struct settings *settings,
                       bool (*run)(const char *path, const struct settings *settings, void *totals),
                       void *totals)
{
    struct dirent **entries;
    bool good = true;
    int n = scandir(folder, &entries, is_pair, alphasort);
    if (n < 0) {
        perror(folder);
        return false;
    }
    struct arena arena = {0};
    for (int i = 0; i < n; i++) {
        struct strbuf path = {.arena = &arena};
        strbuf_addf(&path, "%s/%s", folder, entries[i]->d_name);
        if (!settings->only || strstr(strbuf_cstr(&path), settings->only))
            good = run(strbuf_cstr(&path), settings, totals) && good;
        free(entries[i]);
    }
    free(entries);
    arena_free(&arena);
    return good;
}

/* Links between equal words inside revised sentences: precision, recall and F1. */
static bool run_words(const struct settings *settings)
{
    static const char *const names[TOOLS] = {"stet", "stet, edits alone", "git --word-diff",
                                              "git, by words"};
    struct words_score total = {0};
    printf("\n%-18s %9s %6s %8s", "equal words", "sentences", "links", "in order");
    for (int t = 0; t < TOOLS; t++)
        printf(" | %-18s", names[t]);
    printf("\n");
    bool good = run_folder("tests/quality/equal-words", settings, run_words_file, &total);
    print_words("all", &total);
    return good;
}

/* Reads the options and moves the files to argv[0] and on; how many, or -1 with a message
 * where an option is none. */
static int read_arguments(int argc, char **argv, struct settings *settings)
{
    int n = 0;
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (!strcmp(argv[i], "--show")) {
            settings->show = true;
            continue;
        }
        if (strncmp(argv[i], "--", 2) != 0) {
            argv[n++] = argv[i];
            continue;
        }
        if (value && !strcmp(argv[i], "--only")) {
            settings->only = value;
        } else if (value && !strcmp(argv[i], "--seed")) {
            settings->seed = strtoull(value, NULL, 10);
        } else if (value && !strcmp(argv[i], "--runs")) {
            settings->runs = (unsigned)strtoul(value, NULL, 10);
        } else {
            fprintf(stderr, "quality: %s is no option, or lacks its value\n", argv[i]);
            return -1;
        }
        i++;
    }
    return n;
}

int main(int argc, char **argv)
{
    struct settings settings = {.seed = 1, .runs = 40};
    struct score totals[TOTALS] = {{0}};
    int n_files = read_arguments(argc, argv, &settings);
    bool good = true;
    if (n_files < 0)
        return 2;
    print_head();
    for (int i = 0; i < n_files; i++)
        good = run_file(argv[i], &settings, totals) && good;
    if (!n_files) {
        good = run_folder("tests/quality", &settings, run_file, totals);
        run_mixes(&settings, revisions, sizeof revisions / sizeof *revisions, &totals[SIMULATED]);
        run_mixes(&settings, stresses, sizeof stresses / sizeof *stresses, &totals[STRESSED]);
    }
    score_add(&totals[ALL], &totals[HAND]);
    score_add(&totals[ALL], &totals[SIMULATED]);
    score_add(&totals[ALL], &totals[STRESSED]);
    printf("\n");
    print_head();
    for (int t = 0; t < TOTALS; t++)
        if (totals[t].pairs)
            print_row(total_names[t], &totals[t]);
    print_measures(totals);
    print_classes(&totals[ALL]);
    if (!n_files)
        good = run_words(&settings) && good;
    return good ? 0 : 2;
}

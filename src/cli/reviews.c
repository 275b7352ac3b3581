#include "cli/reviews.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/visible.h"
#include "report/remark.h"
#include "review/carry.h"

enum { TEXT_MAX = 512, READ_MAX = 256 << 20 };

struct asked {
    struct store *store;
    int n; /* words behind the verb */
    char *const *words;
    struct arena *arena;
    struct output *output;
    struct error *error;
};

static const char *const verbs[] = {
#define X(name, behind, help) name,
    REVIEWS_VERBS(X)
#undef X
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static size_t verb_of(const char *word)
{
    size_t verb = 0;
    while (verb < VERBS && strcmp(verbs[verb], word) != 0)
        verb++;
    return verb;
}

bool reviews_asked(int n, char *const *words)
{
    struct stat at;
    if (n == 0 || strcmp(words[0], "review") != 0)
        return false;
    /* a file of that name can be compared, but not with what is a verb */
    return n == 1 || verb_of(words[1]) < VERBS || stat(words[0], &at) != 0;
}

/* What there is to say after "stet review". */
static bool no_verb(const char *word, struct error *error)
{
    struct arena arena = {0};
    struct strbuf all = {.arena = &arena};
    for (size_t i = 0; i < VERBS; i++)
        strbuf_addf(&all, "%s%s", i ? ", " : "", verbs[i]);
    if (word)
        error_set(error, "'%s' is nothing to do with reviews; there are: %s", word,
                  strbuf_cstr(&all));
    else
        error_set(error, "stet review needs one of: %s", strbuf_cstr(&all));
    arena_free(&arena);
    return false;
}

static void foreign(const char *text, struct strbuf *out)
{
    char clean[TEXT_MAX];
    visible_copy(clean, sizeof clean, text, strlen(text));
    strbuf_adds(out, clean);
}

/* A number of the list; false with a sentence. */
static bool number_of(const struct asked *asked, const char *word, int64_t *number)
{
    char *end;
    *number = strtoll(word, &end, 10);
    return (*word && !*end && *number > 0) ||
           error_set(asked->error, "'%s' is no number of the list of reviews", word);
}

static bool list(const struct asked *asked)
{
    struct carry_review *reviews;
    size_t n;
    if (!carry_list(asked->store, asked->arena, &reviews, &n, asked->error))
        return false;
    for (size_t i = 0; i < n; i++) {
        struct strbuf line = {.arena = asked->arena};
        strbuf_addf(&line, "%4lld  ", (long long)reviews[i].number);
        remark_time(reviews[i].last / 1000, false, &line);
        strbuf_addf(&line, "  %zu change%s  ", reviews[i].changes,
                    reviews[i].changes == 1 ? "" : "s");
        foreign(reviews[i].name[OLD] ? reviews[i].name[OLD] : "?", &line);
        strbuf_adds(&line, " → ");
        foreign(reviews[i].name[NEW] ? reviews[i].name[NEW] : "?", &line);
        strbuf_addc(&line, '\n');
        output_add(asked->output, line.at, line.n);
    }
    return true;
}

static void show_change(const struct asked *asked, const struct snapshot *snapshot,
                        const struct decision *decision)
{
    struct strbuf line = {.arena = asked->arena};
    strbuf_addf(&line, "¶%s: %s", snapshot->place, snapshot->kind);
    if (*snapshot->classes)
        strbuf_addf(&line, " (%s)", snapshot->classes);
    strbuf_adds(&line, ": ");
    foreign(snapshot->text[OLD], &line);
    if (*snapshot->text[OLD] && *snapshot->text[NEW])
        strbuf_adds(&line, " → ");
    foreign(snapshot->text[NEW], &line);
    strbuf_adds(&line, " [");
    remark_add(decision, false, &line);
    strbuf_adds(&line, "]\n");
    output_add(asked->output, line.at, line.n);
}

/* What somebody said of partners. */
static void show_pin(const struct asked *asked, const struct pinned *pinned)
{
    struct strbuf line = {.arena = asked->arena};
    const struct pin_said *said = &pinned->said;
    strbuf_adds(&line, said->parted ? "parted: " : "pinned: ");
    for (int side = OLD; side <= NEW; side++) {
        strbuf_adds(&line, side == NEW ? " → ¶" : "¶");
        foreign(said->place[side] ? said->place[side] : "?", &line);
        strbuf_addc(&line, ' ');
        foreign(said->text[side] ? said->text[side] : "", &line);
    }
    strbuf_adds(&line, " [by ");
    foreign(pinned->who ? pinned->who : "", &line);
    strbuf_adds(&line, ", ");
    remark_time(pinned->when / 1000, false, &line);
    strbuf_adds(&line, "]\n");
    output_add(asked->output, line.at, line.n);
}

static bool show(const struct asked *asked)
{
    struct journal journal;
    struct snapshot *snapshots;
    int64_t number;
    size_t n;
    bool news;
    if (!number_of(asked, asked->words[0], &number) ||
        !carry_choose(asked->store, number, asked->error))
        return false;
    journal_init(&journal, NULL);
    bool good = store_read(asked->store, &journal, &news, asked->error);
    uint64_t *ids = arena_alloc(asked->arena, journal.changes.n, sizeof *ids);
    for (size_t i = 0; i < journal.changes.n; i++)
        ids[i] = journal_change(&journal, i);
    good = good && store_snapshots(asked->store, ids, journal.changes.n, asked->arena, &snapshots,
                                   &n, asked->error);
    for (size_t i = 0; good && i < n; i++) {
        struct decision decision;
        if (journal_decision(&journal, snapshots[i].change, &decision))
            show_change(asked, &snapshots[i], &decision);
    }
    struct pinned_list pins = journal_pins(&journal, asked->arena);
    for (size_t i = 0; good && i < pins.n; i++)
        if (!pins.at[i].freed)
            show_pin(asked, &pins.at[i]);
    journal_free(&journal);
    return good;
}

/* All of a store, or those that were asked for. */
static bool add_lines(const struct asked *asked, struct strbuf *lines)
{
    struct carry_review *reviews;
    size_t n;
    int64_t number;
    for (int i = 0; i < asked->n; i++)
        if (!number_of(asked, asked->words[i], &number) ||
            !carry_export(asked->store, number, lines, asked->error))
            return false;
    if (asked->n)
        return true;
    if (!carry_list(asked->store, asked->arena, &reviews, &n, asked->error))
        return false;
    while (n-- > 0) /* the oldest first, as they were begun */
        if (!carry_export(asked->store, reviews[n].number, lines, asked->error))
            return false;
    return true;
}

static bool export(const struct asked *asked)
{
    struct strbuf lines = {.arena = asked->arena};
    if (!add_lines(asked, &lines))
        return false;
    output_add(asked->output, strbuf_cstr(&lines), lines.n);
    return true;
}

static bool take_in(const struct asked *asked, const char *lines, size_t n)
{
    struct carry_counts counts;
    if (!carry_import(asked->store, lines, n, &counts, asked->error))
        return false;
    struct strbuf text = {.arena = asked->arena};
    strbuf_addf(&text, "%zu review%s: %zu decision%s taken in, %zu known already.\n",
                counts.reviews, counts.reviews == 1 ? "" : "s", counts.acts,
                counts.acts == 1 ? "" : "s", counts.known);
    output_add(asked->output, text.at, text.n);
    return true;
}

static bool read_all(const struct asked *asked, const char *path, struct strbuf *text)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    char buffer[64 * 1024];
    size_t n;
    if (!file)
        return error_set(asked->error, "%s cannot be read", path);
    while ((n = fread(buffer, 1, sizeof buffer, file)) > 0 && text->n <= READ_MAX)
        strbuf_add(text, buffer, n);
    bool failed = ferror(file) != 0;
    if (!standard)
        (void)fclose(file);
    if (failed)
        return error_set(asked->error, "%s cannot be read", path);
    return text->n <= READ_MAX || error_set(asked->error, "%s is too large", path);
}

static bool import(const struct asked *asked)
{
    struct strbuf lines = {.arena = asked->arena};
    return read_all(asked, asked->words[0], &lines) && take_in(asked, strbuf_cstr(&lines), lines.n);
}

static bool merge(const struct asked *asked)
{
    struct asked other = {.arena = asked->arena, .error = asked->error};
    struct strbuf lines = {.arena = asked->arena};
    struct store_options where = {.path = asked->words[0], .chosen = true, .use = STORE_READ};
    struct error warning;
    if (!store_open(&other.store, &where, &warning, asked->error))
        return false;
    if (!other.store)
        return error_set(asked->error, "there is no file %s", asked->words[0]);
    bool good = add_lines(&other, &lines);
    store_close(other.store);
    return good && take_in(asked, strbuf_cstr(&lines), lines.n);
}

static bool forget(const struct asked *asked)
{
    int64_t number;
    for (int i = 0; i < asked->n; i++)
        if (!number_of(asked, asked->words[i], &number) ||
            !carry_forget(asked->store, number, asked->error))
            return false;
    return true;
}

static bool prune(const struct asked *asked)
{
    enum { MS_A_DAY = 24 * 60 * 60 * 1000 };
    struct carry_review *reviews;
    size_t n, forgotten = 0;
    char *end;
    long days = strtol(asked->words[0], &end, 10);
    if (!*asked->words[0] || *end || days < 0)
        return error_set(asked->error, "'%s' is no number of days", asked->words[0]);
    if (!carry_list(asked->store, asked->arena, &reviews, &n, asked->error))
        return false;
    int64_t before = store_now() - (int64_t)days * MS_A_DAY;
    for (size_t i = 0; i < n; i++) {
        if (reviews[i].last > before)
            continue;
        if (!carry_forget(asked->store, reviews[i].number, asked->error))
            return false;
        forgotten++;
    }
    struct strbuf text = {.arena = asked->arena};
    strbuf_addf(&text, "%zu review%s forgotten.\n", forgotten, forgotten == 1 ? "" : "s");
    output_add(asked->output, text.at, text.n);
    return true;
}

/* What each verb needs behind it, and of the store. */
static const struct {
    bool (*run)(const struct asked *asked);
    int least, most;
    enum store_use use;
} runs[] = {
    {list, 0, 0, STORE_READ},       {show, 1, 1, STORE_READ},   {export, 0, 1 << 20, STORE_READ},
    {import, 1, 1, STORE_CREATE},   {merge, 1, 1, STORE_CREATE},
    {forget, 1, 1 << 20, STORE_WRITE}, {prune, 1, 1, STORE_WRITE},
};

static bool run_verb(size_t verb, struct asked *asked, const char *path, bool chosen)
{
    struct store_options where = {.path = path, .chosen = chosen, .use = runs[verb].use};
    struct error warning;
    if (!store_open(&asked->store, &where, &warning, asked->error))
        return false;
    if (warning.text[0]) {
        store_close(asked->store);
        return error_set(asked->error, "%s", warning.text);
    }
    if (!asked->store) /* an empty list, and nothing to export or forget */
        return runs[verb].least == 0 ||
               error_set(asked->error, "there are no reviews yet in %s", path);
    bool good = runs[verb].run(asked);
    store_close(asked->store);
    return good;
}

bool reviews_run(int n, char *const *words, const char *path, bool chosen,
                 struct output *output, struct error *error)
{
    size_t verb = n ? verb_of(words[0]) : VERBS;
    if (verb == VERBS)
        return no_verb(n ? words[0] : NULL, error);
    if (!path)
        return error_set(error, "there is no folder to keep reviews in, or --no-review was given");
    if (n - 1 < runs[verb].least || n - 1 > runs[verb].most) {
        static const char *const behind[] = {
#define X(name, behind, help) behind,
            REVIEWS_VERBS(X)
#undef X
        };
        return error_set(error, "it is: stet review %s %s", words[0], behind[verb]);
    }
    struct arena arena = {0};
    struct asked asked = {.n = n - 1, .words = words + 1, .arena = &arena, .output = output,
                          .error = error};
    bool good = run_verb(verb, &asked, path, chosen);
    arena_free(&arena);
    return good;
}

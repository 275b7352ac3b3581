/* What holds for files with decisions applied, whatever they are: Markdown, line ends of
 * every kind, byte order marks, other encodings. All accepted is NEW's file, all stet is
 * OLD's; and what is written after mixed decisions, compared again with both versions,
 * differs from each in exactly what was decided for the other.
 * `apply [--seed N] [--runs N]`. */
#include <stdlib.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/save.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "review/apply.h"
#include "tests/support/properties.h"
#include "ui/comparison.h"

#define PROPERTIES(X)                                                                              \
    X(ACCEPTED, "accept everything is NEW's file, byte for byte")                                  \
    X(STET, "stet everything is OLD's file, byte for byte")                                        \
    X(APPLIED, "decisions can be applied")                                                         \
    X(DECIDED, "compared again it differs from NEW in what is stet, from OLD in what is accepted")

enum property { PROPERTIES(PROPERTY_ID) PROPERTY_COUNT };

static const char *const property_text[] = {PROPERTIES(PROPERTY_TEXT)};

static char folder[256];

/* --- pairs --------------------------------------------------------------- */

/* How a file is written. */
struct layout {
    bool markdown, crlf, mixed, mark, final; /* mark: a byte order mark */
    unsigned width;                          /* 0: a paragraph is a line */
    const char *encoding;
};

struct side_text {
    struct strbuf text;
    struct layout layout;
    unsigned column;
};

struct maker {
    struct prng prng;
    struct side_text side[SIDES];
    unsigned unique;
};

static void end_line(struct maker *m, int side)
{
    struct side_text *s = &m->side[side];
    bool crlf = s->layout.crlf ^ (s->layout.mixed && prng_chance(&m->prng, 30));
    strbuf_adds(&s->text, crlf ? "\r\n" : "\n");
    s->column = 0;
}

/* A word of one side, its line ended before it where it is full. */
static void word(struct maker *m, int side, const char *text, const char *prefix)
{
    struct side_text *s = &m->side[side];
    unsigned n = (unsigned)strlen(text);
    if (s->column && s->layout.width && s->column + 1 + n > s->layout.width) {
        end_line(m, side);
        strbuf_adds(&s->text, prefix);
    } else if (s->column) {
        strbuf_addc(&s->text, ' ');
        s->column++;
    }
    strbuf_adds(&s->text, text);
    s->column += n;
}

/* A word that occurs once, with letters that encodings write differently. No two begin
 * with the same four letters, or one would be taken for a form of the other. */
static void make_word(struct maker *m, char *out, size_t size)
{
    static const char consonants[] = "bcdfghjklmnpqrstvwxz", vowels[] = "aeiou";
    static const char *const endings[] = {"ba", "ke", "lo", "mi", "nu",
                                          "ra", "se", "to", "vé", "zü"};
    unsigned number = ++m->unique, syllable[2];
    for (int i = 0; i < 2; i++, number /= 100)
        syllable[i] = number % 100;
    snprintf(out, size, "%c%c%c%c%s", consonants[syllable[0] / 5], vowels[syllable[0] % 5],
             consonants[syllable[1] / 5], vowels[syllable[1] % 5], endings[m->unique % 10]);
}

/* Marks around a word, those of Markdown or none. */
static void dress(struct maker *m, const char *text, char *out, size_t size)
{
    static const char *const forms[] = {"%s",       "%s",       "%s",
                                        "%s",       "*%s*",     "**%s**",
                                        "`%s`",     "_%s_",     "[%s](http://a.example/b \"c\")",
                                        "***%s***", "<b>%s</b>"};
    uint32_t form = prng_below(&m->prng, sizeof forms / sizeof *forms);
    const char *at = strstr(forms[form], "%s");
    snprintf(out, size, "%.*s%s%s", (int)(at - forms[form]), forms[form], text, at + 2);
}

/* The same word in both versions, or a different one in each. */
static void add_words(struct maker *m, const char *prefix, unsigned n, bool old, bool new)
{
    bool changed = old && new &&prng_chance(&m->prng, 25);
    unsigned where = n / 2;
    for (unsigned i = 0; i < n; i++) {
        char made[64], text[sizeof made + 1], dressed[160];
        make_word(m, made, sizeof made);
        if (i == 0)
            made[0] = (char)(made[0] - 'a' + 'A');
        snprintf(text, sizeof text, "%s%s", made, i + 1 == n ? "." : "");
        for (int side = OLD; side <= NEW; side++) {
            if (!(side == OLD ? old : new))
                continue;
            if (changed && i == where && side == NEW)
                make_word(m, text, sizeof text);
            if (m->side[side].layout.markdown && i && i + 1 < n &&
                (side == OLD || !old || (changed && i == where)))
                dress(m, text, dressed, sizeof dressed);
            else if (!m->side[side].layout.markdown || side == OLD || !old || !i || i + 1 == n)
                snprintf(dressed, sizeof dressed, "%s", text);
            word(m, side, dressed, prefix);
        }
    }
}

static void add_paragraph(struct maker *m, bool first)
{
    static const char *const kinds[][2] = {{"", ""},     {"", ""},     {"", ""},
                                           {"> ", "> "}, {"- ", "  "}, {"1. ", "   "}};
    const char *const *kind = kinds[prng_below(&m->prng, 6)];
    bool old = first || !prng_chance(&m->prng, 10),
         new = first || !old || !prng_chance(&m->prng, 10);
    for (int side = OLD; side <= NEW; side++)
        if (side == OLD ? old : new) {
            if (m->side[side].text.n) {
                end_line(m, side);
                end_line(m, side);
            }
            if (m->side[side].layout.markdown)
                strbuf_adds(&m->side[side].text, kind[0]);
            m->side[side].column = 0;
        }
    const char *prefix = m->side[OLD].layout.markdown ? kind[1] : "";
    unsigned sentences = 2 + prng_below(&m->prng, 4);
    for (unsigned i = 0; i < sentences; i++) {
        bool whole = i && old && new &&i + 1 < sentences &&prng_chance(&m->prng, 8),
             side = prng_chance(&m->prng, 50);
        add_words(m, prefix, 7 + prng_below(&m->prng, 9), old && !(whole && side),
                  new && !(whole && !side));
    }
}

static void encode(struct side_text *side, struct strbuf *out)
{
    const uint8_t *text = (const uint8_t *)side->text.at;
    bool wide = strcmp(side->layout.encoding, "UTF-16LE") == 0;
    bool utf8 = strcmp(side->layout.encoding, "UTF-8") == 0;
    if (side->layout.mark && (wide || utf8))
        strbuf_adds(out, wide ? "\xff\xfe" : "\xef\xbb\xbf");
    for (size_t at = 0; at < side->text.n;) {
        uint32_t cp;
        size_t n = utf8_decode(text + at, side->text.n - at, &cp);
        if (utf8)
            strbuf_add(out, text + at, n);
        else
            strbuf_addc(out, (char)cp);
        if (wide)
            strbuf_addc(out, (char)(cp >> 8));
        at += n;
    }
}

static struct layout make_layout(struct prng *prng, bool markdown)
{
    static const char *const encodings[] = {"UTF-8", "UTF-8", "UTF-8", "windows-1252", "UTF-16LE"};
    return (struct layout){
        .markdown = markdown,
        .crlf = prng_chance(prng, 30),
        .mixed = prng_chance(prng, 20),
        .mark = prng_chance(prng, 20),
        .final = prng_chance(prng, 70),
        .width = prng_chance(prng, 50) ? 50 + prng_below(prng, 40) : 0,
        .encoding = encodings[prng_below(prng, 5)],
    };
}

/* --- files --------------------------------------------------------------- */

static void path_of(const char *name, bool markdown, char *out, size_t size)
{
    snprintf(out, size, "%s/%s.%s", folder, name, markdown ? "md" : "txt");
}

static bool compare(struct comparison *comparison, const char *const path[SIDES],
                    const char *const encoding[SIDES])
{
    struct comparison_input input = {.ignored = 0};
    struct error error;
    memset(comparison, 0, sizeof *comparison);
    for (int side = OLD; side <= NEW; side++)
        input.version[side] = (struct input){.name = path[side], .encoding = encoding[side]};
    bool good = comparison_make(comparison, &input, &error);
    if (!good)
        printf("# %s\n", error.text);
    return good;
}

static void add_span(const struct article *article, struct span span, struct strbuf *out)
{
    bool blank = false, any = false;
    for (uint32_t i = span.start; i < span.end; i++) {
        uint8_t c = article->document.text[i];
        if (ascii_is_blank(c)) {
            blank = any;
            continue;
        }
        if (blank)
            strbuf_addc(out, ' ');
        strbuf_addc(out, (char)c);
        blank = false;
        any = true;
    }
}

struct lines {
    const char **at;
    size_t n, cap;
};

static int by_text(const void *one, const void *two)
{
    return strcmp(*(const char *const *)one, *(const char *const *)two);
}

/* "old → new" for each change that stands for `side` only, sorted, a line each; but where
 * the words are the same and only a link leads elsewhere: a paragraph of which OLD's marks
 * cannot be kept loses that. */
static const char *said(const struct changes *changes, const uint8_t *stands, enum side side,
                        struct arena *arena)
{
    struct lines lines = {0};
    struct strbuf all = {.arena = arena};
    for (size_t i = 0; i < changes->n; i++) {
        if ((stands && stands[i] != (uint8_t)side) ||
            changes->at[i].classes == CLASS_BIT(CLASS_LINK))
            continue;
        struct strbuf line = {.arena = arena};
        add_span(changes->collation->article[OLD], changes->at[i].span[OLD], &line);
        strbuf_adds(&line, " → ");
        add_span(changes->collation->article[NEW], changes->at[i].span[NEW], &line);
        *VEC_ADD(arena, &lines) = strbuf_cstr(&line);
    }
    if (lines.n)
        qsort(lines.at, lines.n, sizeof *lines.at, by_text);
    for (size_t i = 0; i < lines.n; i++)
        strbuf_addf(&all, "%s\n", lines.at[i]);
    return strbuf_cstr(&all);
}

static bool write_file(const char *path, const struct strbuf *bytes)
{
    struct error error;
    return save_file(path, bytes->n ? bytes->at : "", bytes->n, NULL, 0, &error);
}

static void check_mixed(const struct comparison *pair, struct review *review,
                        const char *const path[SIDES], const struct maker *m, struct prng *prng,
                        struct arena *arena)
{
    static struct comparison again;
    const struct changes *changes = &pair->changes;
    uint8_t *stands = arena_alloc(arena, changes->n, 1);
    struct strbuf bytes = {.arena = arena};
    struct application how = {.undecided = UNDECIDED_NEW};
    struct error error;
    const char *note;
    for (size_t i = 0; i < changes->n; i++) {
        stands[i] = prng_chance(prng, 50) ? OLD : NEW;
        review->decision[i].verdict = stands[i] == OLD ? VERDICT_STET : VERDICT_ACCEPT;
    }
    bool good = apply(review, &how, &bytes, &note, &error);
    if (!check(APPLIED, good) && property_count(APPLIED).failures == 1)
        printf("# %s\n", error.text);
    if (!good)
        return;
    char result[300];
    path_of("result", m->side[NEW].layout.markdown, result, sizeof result);
    write_file(result, &bytes);
    const char *as = m->side[NEW].layout.encoding;
    bool all_old = true;
    for (size_t i = 0; i < changes->n; i++)
        all_old &= stands[i] == OLD;
    if (all_old) /* then it is OLD's file */
        as = m->side[OLD].layout.encoding;
    for (int side = OLD; side <= NEW; side++) {
        const char *both[SIDES] = {result, result};
        const char *encoding[SIDES] = {as, as};
        both[side] = path[side];
        encoding[side] = m->side[side].layout.encoding;
        if (!compare(&again, both, encoding))
            continue;
        const char *got = said(&again.changes, NULL, OLD, arena);
        const char *want = said(changes, stands, side_other((enum side)side), arena);
        if (!check(DECIDED, strcmp(got, want) == 0) && property_count(DECIDED).failures == 1)
            printf("# %s to the result, got:\n%s# want:\n%s", side == OLD ? "OLD" : "NEW", got,
                   want);
        comparison_free(&again);
    }
}

static void run(struct prng *prng)
{
    static struct comparison pair;
    struct arena arena = {0};
    struct maker m = {.unique = prng_below(prng, 5000), .prng = *prng};
    bool markdown = prng_chance(&m.prng, 60);
    char paths[SIDES][300];
    const char *path[SIDES] = {paths[OLD], paths[NEW]}, *encoding[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        m.side[side].text.arena = &arena;
        m.side[side].layout = make_layout(&m.prng, markdown);
    }
    unsigned paragraphs = 2 + prng_below(&m.prng, 10);
    for (unsigned i = 0; i < paragraphs; i++)
        add_paragraph(&m, i == 0);
    struct strbuf bytes[SIDES] = {{.arena = &arena}, {.arena = &arena}};
    for (int side = OLD; side <= NEW; side++) {
        if (m.side[side].layout.final)
            end_line(&m, side);
        encode(&m.side[side], &bytes[side]);
        path_of(side == OLD ? "old" : "new", markdown, paths[side], sizeof paths[side]);
        write_file(path[side], &bytes[side]);
        encoding[side] = m.side[side].layout.encoding;
    }
    if (compare(&pair, path, encoding) && pair.changes.n) {
        struct review review = review_new(&pair.changes, &arena);
        for (int side = OLD; side <= NEW; side++) {
            struct application how = {.undecided = side == OLD ? UNDECIDED_NEW : UNDECIDED_OLD};
            struct strbuf got = {.arena = &arena};
            struct error error;
            const char *note;
            for (size_t i = 0; i < pair.changes.n; i++)
                review.decision[i].verdict = side == OLD ? VERDICT_STET : VERDICT_ACCEPT;
            bool good = apply(&review, &how, &got, &note, &error);
            check(side == OLD ? STET : ACCEPTED,
                  good && got.n == bytes[side].n &&
                      (!got.n || !memcmp(got.at, bytes[side].at, got.n)));
        }
        for (int i = 0; i < 3; i++)
            check_mixed(&pair, &review, path, &m, &m.prng, &arena);
    }
    comparison_free(&pair);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct runs runs = runs_read(argc, argv, getenv("STET_TEST_SMALL") ? 60 : 300);
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/stet-apply.XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(folder))
        return 2;
    properties_run(runs, run, property_text);
    properties_tell(property_text, PROPERTY_COUNT);
    static const char *const names[] = {"old", "new", "result"};
    for (int i = 0; i < 6; i++) {
        char path[300];
        path_of(names[i / 2], i % 2, path, sizeof path);
        if (runs.n > 1)
            unlink(path);
    }
    rmdir(folder);
    return done();
}

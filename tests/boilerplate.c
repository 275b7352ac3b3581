/* Lines that are boilerplate and lines that only look so, and how many of each the
 * shipped rules take. `boilerplate FILE --show` lists the mistakes. */
#include <stdio.h>
#include <string.h>

#include "article/article.h"
#include "article/boilerplate.h"
#include "base/strbuf.h"
#include "tests/support/pair.h"
#include "tests/tap.h"

enum { LANGUAGES_MAX = 32, BEFORE = 8 /* paragraphs around a line */ };

struct score {
    char language[8];
    unsigned right, missed, taken; /* boilerplate that was found or not, text that was taken */
    unsigned text;                 /* lines of text in all */
};

static struct score scores[LANGUAGES_MAX];
static bool show;

static struct score *score_of(const char *language, size_t n)
{
    struct score *score = scores;
    while (score->language[0] &&
           (strlen(score->language) != n || memcmp(score->language, language, n) != 0))
        score++;
    memcpy(score->language, language, n);
    return score;
}

/* Adds paragraphs of ordinary text. */
static void add_text(struct strbuf *text, int n)
{
    for (int i = 0; i < n; i++)
        strbuf_adds(text, "The ferry left on time, and nobody on the quay waved to it, for it was "
                          "raining hard.\n\n");
}

/* The byte of the line up to which it is taken for boilerplate. */
static uint32_t taken(const char *line, size_t n, const char *place)
{
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    add_text(&text, strcmp(place, "top") == 0 ? 1 : BEFORE);
    size_t start = text.n;
    strbuf_add(&text, line, n);
    strbuf_adds(&text, "\n\n");
    add_text(&text, strcmp(place, "end") == 0 ? 1 : BEFORE);
    const char *bytes = strbuf_cstr(&text);
    struct article article = article_build(
        document_plain("", (const uint8_t *)bytes, (uint32_t)text.n), NULL, &arena);
    uint32_t p = article_paragraph_at(&article, (uint32_t)start);
    uint32_t end = article.paragraphs[p].boilerplate - (uint32_t)start;
    arena_free(&arena);
    return end;
}

static void check_line(char *line)
{
    char language[8], place[8], want[8], plain[1000];
    int at = 0;
    if (sscanf(line, "%7s %7s %7s %n", language, place, want, &at) != 3 || !at) {
        ok(false, "not a line of the table: %s", line);
        return;
    }
    const char *text = line + at, *bar = strstr(text, "¦");
    size_t n = strlen(text), expected = strcmp(want, "whole") == 0 ? n : 0;
    memcpy(plain, text, n + 1);
    if (bar) {
        expected = (size_t)(bar - text);
        memmove(plain + expected, bar + strlen("¦"), strlen(bar + strlen("¦")) + 1);
        n -= strlen("¦");
    }
    struct score *score = score_of(language, strlen(language));
    uint32_t got = taken(plain, n, place);
    if (expected)
        *(got == expected ? &score->right : &score->missed) += 1;
    score->text += !expected;
    score->taken += got && got != expected;
    if (show && got != expected)
        printf("# %s, %u of %zu bytes taken: %s\n", want, got, n, line);
}

static unsigned per_cent(unsigned part, unsigned whole)
{
    return whole ? 100 * part / whole : 100;
}

static void report(void)
{
    struct score all = {.language = "all"};
    for (struct score *s = scores; s->language[0]; s++) {
        printf("# %-4s %3u lines of boilerplate, %3u of text: precision %3u%%, recall %3u%%\n",
               s->language, s->right + s->missed, s->text, per_cent(s->right, s->right + s->taken),
               per_cent(s->right, s->right + s->missed));
        ok(s->taken == 0, "no line of text is taken for boilerplate (%s, %u are)", s->language,
           s->taken);
        all.right += s->right;
        all.missed += s->missed;
        all.taken += s->taken;
        all.text += s->text;
    }
    unsigned recall = per_cent(all.right, all.right + all.missed);
    printf("# all  %3u lines of boilerplate, %3u of text: precision %3u%%, recall %3u%%\n",
           all.right + all.missed, all.text, per_cent(all.right, all.right + all.taken), recall);
    ok(recall >= 97, "nearly all boilerplate is found (%u%%)", recall);
    ok(all.right > 100 && all.text > 80, "the table has lines of both kinds");
}

/* Every pattern of the shipped rules, as a user's own file would be read. */
static void check_rules(void)
{
    struct arena arena = {0};
    struct boilerplate_rules *rules = arena_zero(&arena, 1, sizeof *rules);
    struct strbuf copy = {.arena = &arena};
    struct error error = {""};
    strbuf_adds(&copy, boilerplate_source);
    bool good = boilerplate_add(rules, "boilerplate.rules", strbuf_cstr(&copy), copy.n, &arena,
                                &error);
    ok(good && rules->rules.n > 20, "the shipped rules can be read and compiled %s", error.text);
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    size_t size;
    show = argc > 1 && strcmp(argv[argc - 1], "--show") == 0;
    const char *path = argc > 1 && argv[1][0] != '-' ? argv[1] : "tests/boilerplate/lines.txt";
    char *text = read_file(path, &arena, &size);
    check_rules();
    if (!text)
        return 1;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        if (line[0] != '#')
            check_line(line);
    report();
    arena_free(&arena);
    return done();
}

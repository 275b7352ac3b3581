/* The corpus: cases of two texts and the collation that an editor expects.
 *
 *     =====
 *     title
 *     =====
 *     old text
 *     -----
 *     new text
 *     -----
 *     expected collation (see support/dump.h)
 *
 * A text ends with its last line end. In it \r \t \e \xHH \\ stand for what
 * they do in C, and a backslash at the end of a line joins it with the next.
 * `corpus [--accept] [FILE...]`; --accept rewrites the expectations. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "tests/support/dump.h"
#include "tests/support/pair.h"
#include "tests/tap.h"

struct piece {
    const char *at;
    size_t n;
};

struct corpus_case {
    struct piece title, text[SIDES], want;
};

struct reader {
    const char *at, *end;
};

static struct piece next_line(struct reader *reader)
{
    const char *stop = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
    struct piece line = {reader->at, (size_t)((stop ? stop : reader->end) - reader->at)};
    reader->at = stop ? stop + 1 : reader->end;
    return line;
}

/* Five or more of the character and nothing else. */
static bool is_rule(struct piece line, char c)
{
    size_t n = 0;
    while (n < line.n && line.at[n] == c)
        n++;
    return n >= 5 && n == line.n;
}

/* Everything up to a line of `c`, which is taken too. */
static struct piece next_block(struct reader *reader, char c)
{
    struct piece block = {reader->at, 0};
    while (reader->at < reader->end) {
        const char *start = reader->at;
        if (is_rule(next_line(reader), c)) {
            block.n = (size_t)(start - block.at);
            return block;
        }
    }
    block.n = (size_t)(reader->end - block.at);
    return block;
}

static int hex(char c)
{
    const char *digits = "0123456789abcdef", *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static struct piece unescape(struct piece text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.at[i], next = i + 1 < text.n ? text.at[i + 1] : 0;
        if (c != '\\' || !next) {
            out[n++] = c;
            continue;
        }
        i++;
        if (next == 'x' && i + 2 < text.n && hex(text.at[i + 1]) >= 0 && hex(text.at[i + 2]) >= 0) {
            out[n++] = (char)(hex(text.at[i + 1]) * 16 + hex(text.at[i + 2]));
            i += 2;
        } else if (next != '\n') {
            out[n++] = next == 'r' ? '\r' : next == 't' ? '\t' : next == 'e' ? '\033' : next;
        }
    }
    return (struct piece){out, n};
}

/* Without blank lines at the end, which separate cases. */
static struct piece trimmed(struct piece text)
{
    while (text.n && text.at[text.n - 1] == '\n')
        text.n--;
    return text;
}

static void show(const char *label, struct piece text)
{
    struct reader reader = {text.at, text.at + text.n};
    printf("# %s\n", label);
    while (reader.at < reader.end) {
        struct piece line = next_line(&reader);
        printf("#     %.*s\n", (int)line.n, line.at);
    }
}

static void run_case(const char *path, const struct corpus_case *test, struct strbuf *accepted)
{
    struct pair pair;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    struct piece side[SIDES];
    for (int s = OLD; s <= NEW; s++)
        side[s] = unescape(test->text[s], &arena);
    pair_init(&pair, side[OLD].at, side[OLD].n, side[NEW].at, side[NEW].n);
    dump(&pair.changes, &text);
    struct piece got = trimmed((struct piece){strbuf_cstr(&text), text.n});
    struct piece want = trimmed(test->want);
    if (accepted) {
        strbuf_addf(accepted, "=====\n%.*s=====\n%.*s-----\n%.*s-----\n%.*s\n\n",
                    (int)test->title.n, test->title.at, (int)test->text[OLD].n, test->text[OLD].at,
                    (int)test->text[NEW].n, test->text[NEW].at, (int)got.n, got.at);
    } else if (!ok(got.n == want.n && !memcmp(got.at, want.at, got.n), "%s: %.*s", path,
                   (int)trimmed(test->title).n, test->title.at)) {
        show("want:", want);
        show("got:", got);
    }
    pair_free(&pair);
    arena_free(&arena);
}

static void run_file(const char *path, bool accept)
{
    struct arena arena = {0};
    struct strbuf accepted = {.arena = &arena};
    size_t size;
    char *text = read_file(path, &arena, &size);
    if (!text) {
        ok(false, "%s can be read", path);
        return;
    }
    struct reader reader = {text, text + size};
    next_block(&reader, '=');
    while (reader.at < reader.end) {
        struct corpus_case test = {.title = next_block(&reader, '=')};
        test.text[OLD] = next_block(&reader, '-');
        test.text[NEW] = next_block(&reader, '-');
        test.want = next_block(&reader, '=');
        run_case(path, &test, accept ? &accepted : NULL);
    }
    if (accept) {
        FILE *file = fopen(path, "wb");
        size_t n = accepted.n ? accepted.n - 1 : 0; /* no blank line at the end */
        bool written = file && fwrite(accepted.at, 1, n, file) == n;
        if (file)
            written = fclose(file) == 0 && written;
        ok(written, "%s rewritten", path);
    }
    arena_free(&arena);
}

static int is_corpus(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return n > 4 && !strcmp(entry->d_name + n - 4, ".txt");
}

int main(int argc, char **argv)
{
    bool accept = argc > 1 && !strcmp(argv[1], "--accept");
    int first = accept ? 2 : 1;
    for (int i = first; i < argc; i++)
        run_file(argv[i], accept);
    if (first == argc) {
        struct dirent **entries;
        int n = scandir("tests/corpus", &entries, is_corpus, alphasort);
        ok(n > 0, "tests/corpus has files (run from the top folder)");
        for (int i = 0; i < n; i++) {
            char path[512];
            snprintf(path, sizeof path, "tests/corpus/%s", entries[i]->d_name);
            run_file(path, accept);
            free(entries[i]);
        }
        if (n >= 0)
            free(entries);
    }
    return done();
}

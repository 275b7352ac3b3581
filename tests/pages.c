/* Pages of many layouts: the paragraphs of the article that are found in each.
 * pages/NAME.html is the page, pages/NAME.txt what an editor calls its article,
 * "[headline] " and so on in front of what is not plain text. `--show` prints
 * what came out. */
#include <dirent.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "input/html.h"
#include "tests/tap.h"

enum { PAGES_MAX = 64, PARAGRAPHS_MAX = 512 };

/* Of all pages together; what is worse is a step back. */
static const double WANTED_PRECISION = 0.97, WANTED_RECALL = 0.97, WANTED_KINDS = 0.95;

struct paragraphs {
    char *at[PARAGRAPHS_MAX];
    const char *kind[PARAGRAPHS_MAX];
    size_t n;
};

static char *read_file(const char *path, struct arena *arena, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_alloc(arena, 1 << 20, 1);
    *size = file ? fread(text, 1, (1 << 20) - 1, file) : 0;
    if (file)
        (void)fclose(file);
    text[*size] = 0;
    return text;
}

static void add(struct paragraphs *out, char *text, const char *kind)
{
    if (out->n < PARAGRAPHS_MAX) {
        out->at[out->n] = text;
        out->kind[out->n++] = kind;
    }
}

static void read_wanted(char *text, struct paragraphs *out)
{
    while (*text) {
        char *end = strstr(text, "\n\n"), *next = end ? end + 2 : text + strlen(text);
        const char *kind = "body";
        if (!end && next > text && next[-1] == '\n')
            end = next - 1;
        if (end)
            *end = 0;
        if (*text == '[') {
            char *close = strstr(text, "] ");
            if (close) {
                *close = 0;
                kind = text + 1;
                text = close + 2;
            }
        }
        add(out, text, kind);
        text = next;
    }
}

static void read_found(const struct document *document, struct arena *arena, struct paragraphs *out)
{
    for (size_t i = 0; i < document->n_passages; i++) {
        struct span span = document->passages[i].span;
        char *text = arena_alloc(arena, span_size(span) + 1, 1);
        memcpy(text, document->text + span.start, span_size(span));
        text[span_size(span)] = 0;
        add(out, text, passage_name(document->passages[i].kind));
    }
}

/* How many paragraphs, in order, are in both, by the longest common subsequence. */
static size_t common(const struct paragraphs *x, const struct paragraphs *y, size_t *kinds,
                     struct arena *arena)
{
    size_t width = y->n + 1;
    uint32_t *best = arena_zero(arena, (x->n + 1) * width, sizeof *best);
    for (size_t i = x->n; i-- > 0;)
        for (size_t j = y->n; j-- > 0;) {
            uint32_t skip = best[(i + 1) * width + j], other = best[i * width + j + 1];
            uint32_t here = skip > other ? skip : other;
            if (strcmp(x->at[i], y->at[j]) == 0)
                here = best[(i + 1) * width + j + 1] + 1;
            best[i * width + j] = here;
        }
    for (size_t i = 0, j = 0; i < x->n && j < y->n;) {
        if (strcmp(x->at[i], y->at[j]) == 0)
            *kinds += strcmp(x->kind[i++], y->kind[j++]) == 0;
        else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
            i++;
        else
            j++;
    }
    return best[0];
}

static int by_name(const void *x, const void *y)
{
    return strcmp(x, y);
}

int main(int argc, char **argv)
{
    bool show = argc > 1 && strcmp(argv[1], "--show") == 0;
    static char names[PAGES_MAX][64];
    size_t n = 0, right = 0, found_all = 0, wanted_all = 0, kinds = 0;
    DIR *folder = opendir("tests/pages");
    for (struct dirent *entry; folder && (entry = readdir(folder)) && n < PAGES_MAX;) {
        size_t size = strlen(entry->d_name);
        if (size > 5 && size < 60 && strcmp(entry->d_name + size - 5, ".html") == 0)
            memcpy(names[n++], entry->d_name, size - 5);
    }
    if (folder)
        closedir(folder);
    qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; i < n; i++) {
        struct arena arena = {0};
        struct paragraphs wanted = {0}, found = {0};
        struct error error;
        char path[5000];
        size_t size;
        snprintf(path, sizeof path, "tests/pages/%s.html", names[i]);
        char *page = read_file(path, &arena, &size);
        struct document decoded = document_plain(path, (uint8_t *)page, (uint32_t)size);
        struct document document = decoded;
        if (!ok(html_extract(&decoded, &arena, &document, &error), "%s: read", names[i]))
            continue;
        snprintf(path, sizeof path, "tests/pages/%s.txt", names[i]);
        read_wanted(read_file(path, &arena, &size), &wanted);
        read_found(&document, &arena, &found);
        size_t both = common(&wanted, &found, &kinds, &arena);
        right += both;
        found_all += found.n;
        wanted_all += wanted.n;
        printf("# %-12s %3zu wanted %3zu found %3zu right  precision %.2f recall %.2f\n", names[i],
               wanted.n, found.n, both, found.n ? (double)both / (double)found.n : 0,
               wanted.n ? (double)both / (double)wanted.n : 0);
        if (show) {
            for (size_t p = 0; p < found.n; p++)
                printf("#   [%s] %.90s\n", found.kind[p], found.at[p]);
            for (size_t p = 0; p < document.n_left_out; p++)
                printf("#   - %s: %.*s\n", left_out_name(document.left_out[p].kind),
                       (int)(document.left_out[p].size < 60 ? document.left_out[p].size : 60),
                       document.left_out[p].text);
        }
        arena_free(&arena);
    }
    double precision = found_all ? (double)right / (double)found_all : 0;
    double recall = wanted_all ? (double)right / (double)wanted_all : 0;
    double of_kind = right ? (double)kinds / (double)right : 0;
    printf("# %zu pages: precision %.3f, recall %.3f, kinds %.3f\n", n, precision, recall, of_kind);
    ok(n >= 20, "twenty pages at least");
    ok(precision >= WANTED_PRECISION, "precision of paragraphs");
    ok(recall >= WANTED_RECALL, "recall of paragraphs");
    ok(of_kind >= WANTED_KINDS, "kinds of paragraphs");
    return done();
}

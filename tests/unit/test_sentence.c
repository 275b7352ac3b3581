/* Sentence boundaries: every line of sentences.txt is a paragraph with | where
 * one sentence ends and the next begins. */
#include <stdlib.h>

#include "article/sentence.h"
#include "tests/tap.h"

enum { LINE = 2000 };

static void check(const char *line)
{
    char text[LINE], got[2 * LINE];
    size_t n = 0, g = 0;
    for (const char *p = line; *p && *p != '\n'; p++) {
        if (p[0] == ' ' && p[1] == '|' && p[2] == ' ')
            p += 2;
        else if (p[0] == '|')
            continue;
        text[n++] = *p;
    }
    text[n] = '\0';
    struct span rest = {0, (uint32_t)n};
    while (rest.start < rest.end) {
        uint32_t end = sentence_end((const uint8_t *)text, rest);
        bool space = end < n && text[end] == ' ';
        memcpy(got + g, text + rest.start, end - rest.start);
        g += end - rest.start;
        rest.start = end + space;
        if (rest.start < rest.end) {
            memcpy(got + g, space ? " | " : "|", space ? 3 : 1);
            g += space ? 3 : 1;
        }
    }
    got[g] = '\0';
    char want[LINE];
    snprintf(want, sizeof want, "%.*s", (int)strcspn(line, "\n"), line);
    is_str(got, want, "%s", want);
}

static void test_long(void)
{
    uint32_t n = 3 * SENTENCE_BYTES, cuts = 0;
    uint8_t *text = malloc(n);
    memset(text, 'a', n);
    for (uint32_t i = 7; i < n; i += 11)
        text[i] = ' ';
    struct span rest = {0, n};
    bool whole = true;
    while (rest.start < rest.end) {
        uint32_t end = sentence_end(text, rest);
        whole &= end > rest.start && end - rest.start <= SENTENCE_BYTES &&
                 (end == n || text[end] == ' ');
        rest.start = end + (end < n);
        cuts++;
    }
    ok(whole && cuts >= 3 && cuts <= 4, "text without full stops is cut between words");
    free(text);
}

int main(int argc, char **argv)
{
    FILE *file = fopen(argc > 1 ? argv[1] : "tests/unit/sentences.txt", "r");
    char line[LINE];
    if (!ok(file != NULL, "sentences.txt is there"))
        return done();
    while (fgets(line, sizeof line, file))
        if (line[0] != '#' && line[0] != '\n')
            check(line);
    ok(fclose(file) == 0, "sentences.txt was read");
    test_long();
    return done();
}

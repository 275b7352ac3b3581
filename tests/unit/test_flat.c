/* Text as a search reads it. */
#include "base/pattern.h"
#include "tests/tap.h"
#include "ui/flat.h"

static const char *const source = "One two\nthree.\n\nFour five six.\n";

/* How often a pattern is found in the bytes from `start` up to `end`. */
static int finds(const char *what, uint32_t start, uint32_t end)
{
    struct arena arena = {0};
    struct document document =
        document_plain("a.txt", (const uint8_t *)source, (uint32_t)strlen(source));
    struct article article = article_build(document, NULL, &arena);
    struct flat flat = flat_of(&article, (struct span){start, end}, &arena);
    struct pattern *pattern;
    struct error error;
    int n = -1;
    if (pattern_compile(&pattern, what, strlen(what), &error)) {
        struct span match;
        size_t from = flat.start;
        for (n = 0; from < flat.end && pattern_find(pattern, flat.text, flat.size, from, &match,
                                                    NULL, NULL) == PATTERN_FOUND &&
                    match.start < flat.end;
             n++)
            from = match.end > from ? match.end : from + 1;
        pattern_free(pattern);
    }
    arena_free(&arena);
    return n;
}

int main(void)
{
    /* "Four five six." is the second paragraph, from 16 to 30. */
    is_int(finds("^four", 16, 30), 1, "a paragraph begins a line");
    is_int(finds("six\\.$", 16, 30), 1, "and ends one");
    is_int(finds("^five", 21, 30), 0, "its second part begins none");
    is_int(finds("five", 21, 30), 1, "which is found all the same");
    is_int(finds("six\\.$", 21, 30), 1, "and ends the line");
    is_int(finds("five $", 16, 26), 0, "its first part ends none");
    is_int(finds("five $", 16, 30), 0, "nor does the whole there");
    is_int(finds("^", 16, 26), 1, "there is one beginning");
    is_int(finds("two three", 0, 14), 1, "a line end in it is a blank");
    is_int(finds("^three", 0, 14), 0, "and begins no line");
    is_int(finds("^three", 8, 14), 0, "also where a part begins behind it");
    return done();
}

/* Markdown: the words without the marks. */
#include <stdlib.h>
#include <time.h>

#include "base/strbuf.h"
#include "input/markdown.h"
#include "tests/tap.h"

static void extract(const char *text, size_t n, struct arena *arena, struct document *document)
{
    struct error error;
    struct document decoded = document_plain("notes.md", (const uint8_t *)text, (uint32_t)n);
    *document = decoded;
    if (!markdown_extract(&decoded, arena, document, &error))
        document->size = UINT32_MAX;
}

static void gives(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct document document;
    extract(text, strlen(text), &arena, &document);
    is_str((const char *)document.text, want, "%s", name);
    arena_free(&arena);
}

/* The same, with kinds in front and what was left out behind. */
static void has(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf got = {.arena = &arena};
    extract(text, strlen(text), &arena, &document);
    for (size_t i = 0; i < document.n_passages; i++) {
        struct span span = document.passages[i].span, raw = document.origins[i].raw;
        strbuf_addf(&got, "[%s] %.*s <%.*s>\n", passage_name(document.passages[i].kind),
                    (int)span_size(span), (const char *)document.text + span.start,
                    (int)span_size(raw), text + raw.start);
    }
    for (size_t i = 0; i < document.n_left_out; i++)
        strbuf_addf(&got, "%s: %.*s", left_out_name(document.left_out[i].kind),
                    (int)document.left_out[i].size, document.left_out[i].text);
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

/* Where which words lead. */
static void leads(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf got = {.arena = &arena};
    extract(text, strlen(text), &arena, &document);
    for (size_t i = 0; i < document.n_hyperlinks; i++) {
        const struct hyperlink *link = &document.hyperlinks[i];
        strbuf_addf(&got, "%.*s: %.*s|", (int)span_size(link->span),
                    (const char *)document.text + link->span.start, (int)link->size, link->target);
    }
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

static void survives(const char *unit, size_t count)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf text = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        strbuf_adds(&text, unit);
    clock_t start = clock();
    extract(text.at, text.n, &arena, &document);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("# \"%s\" %zu times: %.2f s\n", *unit == '\n' ? "line ends" : unit, count, seconds);
    ok(document.size <= text.n * 2 + 2 && seconds < 20, "many of a mark end in bounded time");
    arena_free(&arena);
}

int main(void)
{
    gives("", "", "nothing is nothing");
    gives("A *b* __c__ `d` [e](f \"g\") ![h](i) \\* <j@k.l>\n", "A b c d e h * j@k.l\n",
          "marks in a line are set aside");
    gives("2 * 3 * 4, snake_case_name, 5 < 6\n", "2 * 3 * 4, snake_case_name, 5 < 6\n",
          "what is no mark stays");
    gives("one\ntwo\n\nthree\n", "one two\n\nthree\n", "a re-flowed paragraph is the same");
    gives("one  \ntwo\\\nthree", "one\ntwo\nthree\n", "hard line ends stay");
    gives("A [b][1] &copy; &lt;\n\n[1]: http://x.example\n", "A b \xc2\xa9 <\n",
          "references and entities");
    gives("```c\nint x;\n\n  y\n```\n\n    z\n", "int x;\n\n  y\n\nz\n", "code is what it says");
    gives("| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | 2 |\n",
          "rows of a table stay rows");
    gives("a\n\n***\n\n[x]: y\n\n<!-- c -->\n\nb\n", "a\n\nb\n", "no words leave no gap");
    has("Title\n=====\n\n* one\n* two\n\n> three\n\n## Four ##\n\nfive\n",
        "[headline] Title <Title\n=====>\n[list item] one <* one>\n[list item] two <* two>\n"
        "[block quote] three <> three>\n[heading] Four <## Four ##>\n[body] five <five>\n",
        "kinds and origins");
    has("---\ntitle: x\n---\n\nOne\n\n<!-- two -->\n",
        "[metadata] title: x <title: x>\n[body] One <One>\nhidden: <!-- two -->",
        "front matter is metadata, comments are listed");
    has("+++\r\ntitle = 'x'\r\n\r\ntags = [\r\n  'a',\r\n]\r\n+++\r\nOne\r\n",
        "[metadata] title = 'x' <title = 'x'>\n[metadata] tags = [\n  'a', <tags = [\r\n  'a',>\n"
        "[metadata] ] <]>\n[body] One <One>\n",
        "entries of front matter with the lines below them");
    has("---\ntitle: x\n\nOne\n", "[body] title: x <title: x>\n[body] One <One>\n",
        "front matter that never ends is none");
    leads("A [b *c*](d) e ![f](g.png) h <http://i.example> [j][1] k\n\n[1]: l 'm'\n",
          "b c: d|f: g.png|http://i.example: http://i.example|j: l \"m\"|",
          "links, pictures and references");
    leads("![](a/b.png?c=d) ![](data:image/png;base64,AA) [](e)\n",
          "b.png: a/b.png?c=d|image: data:image/png;base64,AA|", "pictures without words have a name");
    leads("[![a](b) c](d)\n", "a c: d b|", "a picture in a link");
    leads("A <a class=x href='b'>c</a> d <a name=e>f</a> <A HREF=\"g\">h\n\ni\n", "c: b|h: g|",
          "tags in a line");
    leads("a [b] c](d) `[e](f)`\n\n    [g](h)\n", "", "what is no link leads nowhere");
    has("---\n\nOne\n", "[body] One <One>\n", "a rule on top is no front matter");
    bool small = getenv("STET_TEST_SMALL") != NULL;
    size_t many = small ? 1000 : 20000;
    survives("> ", many);
    survives("[", many * 10);
    survives("*a_ ", many * 10);
    survives("![[]()", many);
    survives("`", many * 10);
    survives("<a ", many * 10);
    survives("- ", many);
    survives("\n", many * 10);
    return done();
}

/* Markdown: the words without the marks. */
#include <stdlib.h>

#include "input/markdown.h"
#include "tests/support/extracted.h"
#include "tests/tap.h"

static void gives(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_text(markdown_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void has(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_passages(markdown_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void leads(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    is_str(extracted_links(markdown_extract, text, &arena), want, "%s", name);
    arena_free(&arena);
}

static void survives(const char *mark, size_t count)
{
    ok(extracts_many(markdown_extract, mark, count, false, 2), "many of a mark end in bounded time");
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

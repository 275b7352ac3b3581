/* HTML: white space, origins, what is left out, and pages made to hurt. */
#include <stdlib.h>
#include <time.h>

#include "base/strbuf.h"
#include "input/html.h"
#include "input/html_tree.h"
#include "tests/tap.h"

enum { SOUPS = 300, SOUP = 6000, DEEPEST = 2048 };

static const char prose[] =
    "<p>The mill by the river was sold on Monday to a baker from the next town, who says he will "
    "grind rye there.</p><p>It had stood empty for nineteen years, and two roofs fell in.</p>";

static bool extract(const char *page, size_t n, struct arena *arena, struct document *document)
{
    struct error error;
    struct document decoded = document_plain("page", (const uint8_t *)page, (uint32_t)n);
    *document = decoded;
    return html_extract(&decoded, arena, document, &error);
}

/* What becomes of the body, without the prose that makes it an article. */
static void gives(const char *body, const char *want, const char *name)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf page = {.arena = &arena};
    strbuf_addf(&page, "<!DOCTYPE html><title>x</title><body>%s", body);
    extract(page.at, page.n, &arena, &document);
    is_str((const char *)document.text, want, "%s", name);
    arena_free(&arena);
}

static void test_text(void)
{
    gives("", "", "an empty page is an empty text");
    gives("<p>one\n  two\t<b>th</b>ree</p>four", "one two three\n\nfour\n",
          "white space collapses");
    gives("<p>a &amp; b&nbsp;c&shy;d &lt;e&gt; &#8212;",
          "a & b\xc2\xa0"
          "c\xc2\xad"
          "d <e> \xe2\x80\x94\n",
          "entities are decoded, soft hyphens stay");
    gives("one<br><br>two", "one\n\ntwo\n", "a doubled br parts paragraphs");
    gives("<pre>one\n  two</pre>", "one\ntwo\n", "lines of pre stay lines");
    gives("<script>one()</script><style>two{}</style><p>three<noscript>four</noscript>", "three\n",
          "scripts and styles say nothing");
    gives("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a | b\n\n1 | 2\n",
          "rows of a table are lines");
    gives("<table><tr><td><p>a<p>b<td><p>c</table>", "a\n\nb\n\nc\n",
          "a table of layout is none of data");
    gives("<p hidden>one<p style='display: none'>two<p aria-hidden=true>three<p>four", "four\n",
          "what is hidden is not in the text");
    gives("<p>one<span hidden>two</span> three", "one three\n", "nor where it is in a line");
    gives("<!DOCTYPE x [<!ENTITY a 'bbbb'><!ENTITY c '&a;&a;'>]><p>&c;", "&c;\n",
          "declared entities are none");
}

static void test_left_out(void)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf page = {.arena = &arena};
    strbuf_addf(&page,
                "<nav><a href=/>Home</a></nav><h1>The mill is sold</h1>%s"
                "<p>x<span hidden>y</span> z</p><div class=comments><p>Good.</div>",
                prose);
    ok(extract(page.at, page.n, &arena, &document), "a small page is read");
    is_int(document.n_left_out, 3, "what is left out is listed");
    is_str(left_out_name(document.left_out[0].kind), "menu", "the menu");
    is_str(left_out_name(document.left_out[1].kind), "hidden", "what is hidden");
    is_str(left_out_name(document.left_out[2].kind), "comments", "and the comments");
    struct span raw = document.left_out[0].raw;
    ok(span_size(raw) == 4 && memcmp(page.at + raw.start, "Home", 4) == 0, "with its bytes");
    ok(document.passages[0].kind == PASSAGE_HEADLINE, "the headline is one");
    bool same = true, rising = true;
    for (size_t i = 0; i < document.n_origins; i++) {
        struct origin origin = document.origins[i];
        uint32_t n = span_size(origin.text), at = origin.raw.start;
        while (at + n < origin.raw.end && page.at[at] == ' ')
            at++;
        same &= n <= span_size(origin.raw) &&
                memcmp(document.text + origin.text.start, page.at + at, n) == 0;
        rising &= !i || document.origins[i - 1].text.end <= origin.text.start;
    }
    ok(document.n_origins > 4 && same && rising, "origins say where the text is from");
    arena_free(&arena);
}

static bool has_mill(const struct document *document)
{
    return strstr((const char *)document->text, "The mill by the river") != NULL;
}

/* `count` times `unit`, with its # counted. */
static void survives(const char *unit, size_t count, const char *name)
{
    struct arena arena = {0};
    struct document document;
    struct strbuf page = {.arena = &arena};
    strbuf_adds(&page, prose);
    for (size_t i = 0; i < count; i++) {
        const char *number = strchr(unit, '#');
        strbuf_add(&page, unit, number ? (size_t)(number - unit) : strlen(unit));
        if (number) {
            strbuf_addu(&page, i);
            strbuf_adds(&page, number + 1);
        }
    }
    clock_t start = clock();
    bool read = extract(page.at, page.n, &arena, &document);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("# %s: %.2f s\n", name, seconds);
    /* refused is an answer too, but none of these needs to be */
    ok(read && has_mill(&document), "%s: the text is there", name);
    ok(seconds < 20, "%s: in bounded time", name);
    arena_free(&arena);
}

static void test_hostile(void)
{
    size_t many = getenv("STET_TEST_SMALL") ? 10000 : 1000000;
    survives("<div>", many, "nested div");
    survives("<div></p>", many / 2, "nested div with loose ends");
    survives("<b>", many, "nested b");
    survives("<table><td></div><div>", many / 4, "end tags that reach through a table");
    survives("<font a=#><p>", 20000, "formatting that is never closed");
    survives("<p><a href=#><div>", 20000, "links that are never closed");
    survives("<svg><g>", many / 4, "nested svg");
    survives("<ul><li>", many / 4, "nested lists");
    survives("<blockquote class=x>", many / 8, "nested quotes");
    survives("&lt;", many, "entities");
    survives("<!--", many, "comments");
    survives("<script>", many / 4, "scripts");
    survives("</p>", many / 4, "end tags alone");
    survives("<select><option>", many / 8, "selects");

    struct arena arena = {0};
    struct document document;
    struct strbuf page = {.arena = &arena};
    strbuf_addf(&page, "%s<div ", prose);
    for (size_t i = 0; i < 100000; i++)
        strbuf_addf(&page, " a%zu=b", i);
    strbuf_adds(&page, "><p>after");
    ok(extract(page.at, page.n, &arena, &document) && has_mill(&document),
       "a hundred thousand attributes");
    bool all = true;
    page.n = 0;
    strbuf_addf(&page, "<html><article class='a b'><h1>x</h1>%s<!-- c --><script>d</script>&amp;",
                prose);
    for (size_t n = 0; n <= page.n; n++) {
        struct arena scratch = {0};
        all &= extract(page.at, n, &scratch, &document);
        arena_free(&scratch);
    }
    ok(all, "a page may end anywhere");
    arena_free(&arena);
}

static void test_soup(void)
{
    static const char *const bits[] = {
        "<div>",      "</div>",        "<p>",        "</p>",
        "<b>",        "</b>",          "<a>",        "</a>",
        "<table>",    "</table>",      "<td>",       "</td>",
        "<tr>",       "<svg>",         "</svg>",     "<button>",
        "</button>",  "<li>",          "<ul>",       "</ul>",
        "<span>",     "</span>",       "<template>", "</template>",
        "<select>",   "</select>",     "<math>",     "x",
        "<mi>",       "<object>",      "</object>",  "<foreignObject>",
        "<form>",     "</form>",       "<h1>",       "</h2>",
        "<frameset>", "<caption>",     "<colgroup>", "<ruby>",
        "<rt>",       "<font size=1>", "</font>",    "<optgroup>",
        "<option>"};
    unsigned seed = 7;
    uint32_t deepest = 0;
    for (int soup = 0; soup < SOUPS; soup++) {
        struct arena arena = {0};
        struct html_tree tree;
        struct strbuf page = {.arena = &arena};
        unsigned first = (unsigned)soup % 40, few = 2 + (unsigned)soup % 7;
        for (int i = 0; i < SOUP; i++) {
            seed = seed * 1103515245U + 12345U;
            strbuf_adds(&page,
                        bits[(first + (seed >> 16) % few * 5) % (sizeof bits / sizeof *bits)]);
        }
        if (html_parse((const uint8_t *)page.at, (uint32_t)page.n, &arena, &tree)) {
            uint32_t *depth = arena_zero(&arena, tree.n, sizeof *depth);
            for (uint32_t i = 1; i < tree.n; i++) {
                depth[i] = depth[tree.at[i].parent] + 1;
                deepest = depth[i] > deepest ? depth[i] : deepest;
            }
        }
        arena_free(&arena);
    }
    printf("# deepest tree: %u\n", deepest);
    ok(deepest > 0 && deepest <= DEEPEST, "no soup of tags makes a deep tree");
}

int main(void)
{
    test_text();
    test_left_out();
    test_hostile();
    test_soup();
    return done();
}

/* The map of a Markdown document: which bytes of the source say what, between which
 * marks. */
#include "base/strbuf.h"
#include "input/markdown.h"
#include "input/markdown_map.h"
#include "tests/tap.h"

static bool map(const char *text, struct arena *arena, struct document *document,
                struct markdown_map *out)
{
    struct error error;
    struct document decoded =
        document_plain("notes.md", (const uint8_t *)text, (uint32_t)strlen(text));
    *document = decoded;
    return markdown_extract(&decoded, arena, document, &error) &&
           markdown_map(document, decoded.text, decoded.size, arena, out);
}

static void add(struct strbuf *out, const uint8_t *text, struct span span)
{
    for (uint32_t i = span.start; i < span.end; i++)
        if (text[i] == '\n')
            strbuf_adds(out, "$");
        else
            strbuf_addc(out, (char)text[i]);
}

/* The source with brackets around what says text, each with the number of marks that
 * it is in; what is one thing is written as text=source. */
static void maps(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct document document;
    struct markdown_map map_of;
    struct strbuf got = {.arena = &arena};
    if (!map(text, &arena, &document, &map_of))
        strbuf_adds(&got, "no map");
    else
        for (size_t b = 0; b < map_of.n_blocks; b++) {
            const struct markdown_block *block = &map_of.blocks[b];
            uint32_t at = block->lines.start;
            strbuf_adds(&got, block->opaque ? "opaque " : "");
            for (uint32_t a = block->first; a < block->end; a++) {
                const struct markdown_atom *atom = &map_of.atoms[a];
                int depth = 0;
                for (uint32_t w = atom->within; w; w = map_of.marks[w - 1].outer)
                    depth++;
                add(&got, map_of.source, (struct span){at, atom->source.start});
                strbuf_addf(&got, "%.*s", depth + 1, "((((((");
                if (atom->whole) {
                    add(&got, document.text, atom->text);
                    strbuf_adds(&got, "=");
                }
                add(&got, map_of.source, atom->source);
                strbuf_addf(&got, "%.*s", depth + 1, "))))))");
                at = atom->source.end;
            }
            add(&got, map_of.source, (struct span){at, block->lines.end});
            strbuf_adds(&got, "\n");
        }
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

int main(void)
{
    maps("", "", "nothing is nothing");
    maps("one *two* three\n", "(one )*((two))*( three)\n", "emphasis");
    maps("***a** b*\n", "***(((a)))**(( b))*\n", "marks in marks");
    maps("A \\* &amp; &eacute;\n", "(A )(*=\\*)( )(&=&amp;)( )(\xc3\xa9=&eacute;)\n",
         "escapes and references are one thing");
    maps("one\ntwo  \nthree\\\nfour\n", "(one)( =$)(two)($=  $)(three)($=\\$)(four)\n",
         "ends of lines");
    maps("> one\n> *two\n> three*\n", "> (one)( =$> )*((two))(( =$> ))((three))*\n",
         "in a quotation");
    maps("- one\n- two\n  three\n", "- (one)\n- (two)( =$  )(three)\n", "items");
    maps("Title\n=====\n\n## Two ##\n", "(Title)$=====\n## (Two) ##\n", "headings");
    maps("a [b *c*](d \"e\") f\n", "(a )[((b ))*(((c)))*](d \"e\")( f)\n", "a link");
    maps("a [b][1] [1] <http://c.d>\n\n[1]: /e\n", "(a )[((b))][1]( )[((1))]( )<((http://c.d))>\n",
         "links by reference, and plain ones");
    maps("[1]: /e\n[2]: /f\na [b][1]\n", "(a )[((b))][1]\n", "definitions before the text");
    maps("![a](b) c\n", "![((a))](b)( c)\n", "a picture");
    maps("a `` b`c `` d\n", "(a )`` ((b`c)) ``( d)\n", "code");
    maps("a <b>c</b> d\n", "(a )(=<b>)(c)(=</b>)( d)\n", "tags");
    maps("```c\nx\n\n  y\n```\n\n    z\n", "```c$(x)($=$)($=$)(  y)$```\n    (z)\n",
         "blocks of code");
    maps("<div>\nx\n</div>\n", "(<div>)($=$)(x)($=$)(</div>)\n", "a block of tags");
    maps("| a | b |\n|---|---|\n", "(| a | b |)($=$)(|---|---|)\n", "a table");
    maps("one\r\ntwo\r\n", "(one)( =\r$)(two)\n", "other ends of lines");
    maps("---\nt: x\n---\n\nOne\n\n<!-- c -->\n\nTwo\n", "(t: x)\n(One)\n(Two)\n",
         "front matter and comments");
    maps("a\n\n***\n\nb\n", "(a)\n(b)\n", "a rule");
    maps("1. a\n\n   b\n2. > c\n", "1. (a)\n   (b)\n2. > (c)\n", "blocks in items");
    return done();
}

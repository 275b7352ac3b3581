/* What paragraphs are to their reader. */
#include "article/kind.h"
#include "base/strbuf.h"
#include "tests/tap.h"

static void finds_in(struct document document, const char *want, const char *name)
{
    struct arena arena = {0};
    struct article article = article_build(document, NULL, &arena);
    struct strbuf got = {.arena = &arena};
    for (uint32_t i = 0; i < article.n_paragraphs; i++) {
        if (i)
            strbuf_adds(&got, " | ");
        strbuf_adds(&got, passage_name(article.paragraphs[i].kind));
    }
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

static void finds(const char *text, const char *want, const char *name)
{
    finds_in(document_plain("a.txt", (const uint8_t *)text, (uint32_t)strlen(text)), want, name);
}

#define BODY "The council met on Monday and voted to keep the old bath open for a year."

int main(void)
{
    finds("Council keeps the bath\n\nA close vote ends a long fight over the city's oldest pool\n\n"
          "By Ines Ott\n\nMarch 4, 2024\n\n" BODY "\n\nThe cost\n\n" BODY "\n\n"
          "Photo: The bath in 1911.\n",
          "headline | dek | byline | date | body | heading | body | caption", "an article");
    finds("Von Ines Ott\n\n" BODY "\n", "byline | body", "a byline in German");
    finds(BODY "\n\n" BODY "\n", "body | body", "text alone is body");
    finds("By noon the hall was full.\n\n" BODY "\n", "body | body",
          "a sentence that begins with By is no byline");
    finds(BODY "\n\nIn 1998 nobody knew.\n\n" BODY "\n", "body | body | body",
          "a short sentence is no heading, and no date");
    finds("Milk\n\nEggs\n\nFlour\n", "headline | body | body", "short lines in a row are no headings");
    finds("1. " BODY "\n\n2. " BODY "\n", "list item | list item", "a list");
    finds("- Milk and eggs\n\n- " BODY "\n", "list item | list item", "a list with hyphens");
    finds("Bring:\n\n– Milk and eggs\n\n+ " BODY "\n", "body | list item | list item",
          "one with other marks");
    finds("–Milk and eggs\n\n" BODY "\n", "headline | body", "no item without a blank");
    finds("\"We will see,\" she said.\n\n\"It went on for years.\n\n\"Then it stopped,\" she said.\n\n"
          "\"Nobody knows why,\" he said.\n",
          "body | block quote | block quote | body", "a quotation over two paragraphs");
    finds("„Tak”, powiedział burmistrz we wtorek.\n\n„Nie”, powiedziała jego zastępczyni.\n",
          "body | body", "quotations as Polish closes them");
    finds("„Das kostet viel.\n\n„Und es dauert“, sagte sie.\n\n„Nein“, sagte er.\n",
          "block quote | block quote | body", "a German one over two paragraphs");
    finds("”Det går inte.\n\n”Det tar tid”, sade hon.\n", "block quote | block quote", "a Swedish one");
    finds("„To „Wiosna” dziś.\n\n«Он ждал „Весну“.\n\n" BODY "\n", "body | block quote | body",
          "a quotation inside another ends only itself");
    finds("Kept\n\n14 May 1547\n\n" BODY "\n\nUnit 2150 was\n\n" BODY "\n",
          "headline | date | body | heading | body", "a year is one that needs no word for it");
    finds("「行きません。\n\n「行けません」と彼は言った。\n", "block quote | block quote", "a Japanese one");
    finds("Why keep the bath?\n\n" BODY "\n\nAnd who pays?\n\n" BODY "\n",
          "headline | body | body | body", "a question is a headline at the top only");
    struct document document =
        document_plain("a.html", (const uint8_t *)BODY "\n\n" BODY "\n", 2 * sizeof BODY);
    struct passage passage = {.span = {0, 10}, .kind = PASSAGE_BOILERPLATE};
    document.passages = &passage;
    document.n_passages = 1;
    finds_in(document, "boilerplate | body", "what the input says goes first");
    return done();
}

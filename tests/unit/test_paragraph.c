/* Paragraphs: which line ends are theirs. */
#include "article/paragraph.h"
#include "base/strbuf.h"
#include "tests/tap.h"

/* Paragraphs joined by " | ", line ends inside them shown as "/". */
static void finds(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct paragraph_spans spans = {0};
    struct strbuf got = {.arena = &arena};
    paragraphs_find((const uint8_t *)text, (const uint8_t *)text, (uint32_t)strlen(text), &arena, &spans);
    for (size_t i = 0; i < spans.n; i++) {
        if (i)
            strbuf_adds(&got, " | ");
        for (uint32_t b = spans.at[i].start; b < spans.at[i].end; b++)
            if (text[b] != '\r')
                strbuf_addc(&got, text[b] == '\n' ? '/' : text[b]);
    }
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

int main(void)
{
    finds("", "", "an empty file has none");
    finds(" \n\t\n\n", "", "nor has white space");
    finds("One.\n\nTwo.\n", "One. | Two.", "a blank line ends one");
    finds("One.\r\n\r\n\r\nTwo.\r\n", "One. | Two.", "CR LF too");
    finds("One.\rTwo is here.\r", "One. | Two is here.", "and CR alone");
    finds("\xef\xbb\xbfOne.\n", "One.", "a byte order mark is no text");
    finds("The council met on Tuesday and put the vote off again.\n"
          "Residents had filled the hall.\n"
          "A new date was not named, and none is expected before the end of the month.\n",
          "The council met on Tuesday and put the vote off again. | "
          "Residents had filled the hall. | "
          "A new date was not named, and none is expected before the end of the month.",
          "one paragraph a line");
    finds("The council met on Tuesday and put the\nvote off again. Residents had filled\n"
          "the hall, and some had to stand.\n\nA new date was not named, and none is\n"
          "expected soon.\n",
          "The council met on Tuesday and put the/vote off again. Residents had filled/"
          "the hall, and some had to stand. | A new date was not named, and none is/"
          "expected soon.",
          "lines filled to a width are one paragraph");
    finds("Vote put off\nThe council met on Tuesday and put the\n"
          "vote off again. Residents had filled\nthe hall, and some had to stand on the\n"
          "stairs.\n",
          "Vote put off | The council met on Tuesday and put the/"
          "vote off again. Residents had filled/the hall, and some had to stand on the/"
          "stairs.",
          "a headline right above wrapped text stands alone");
    finds("What to bring, as the town asks of all\nwho come by boat this weekend and stay:\n"
          "- water and some food for the whole of\n  the day\n- a coat\n",
          "What to bring, as the town asks of all/who come by boat this weekend and stay: | "
          "- water and some food for the whole of/  the day | - a coat",
          "items of a list are paragraphs in wrapped text");
    return done();
}

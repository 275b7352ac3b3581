/* Where quotations begin and end. */
#include "article/quotes.h"
#include "base/strbuf.h"
#include "tests/tap.h"

static void finds(const char *text, const char *want, const char *name)
{
    struct arena arena = {0};
    struct quotes quotes = {0};
    struct strbuf got = {.arena = &arena};
    quotes_find((const uint8_t *)text, (struct span){0, (uint32_t)strlen(text)}, &arena, &quotes);
    for (size_t i = 0; i < quotes.n; i++) {
        strbuf_adds(&got, i ? " | " : "");
        strbuf_add(&got, text + quotes.at[i].start, span_size(quotes.at[i]));
    }
    is_str(strbuf_cstr(&got), want, "%s", name);
    arena_free(&arena);
}

static void leaves_open(const char *text, bool want, const char *name)
{
    struct span span = {0, (uint32_t)strlen(text)};
    ok(quotes_leave_open((const uint8_t *)text, span) == want, "%s", name);
}

int main(void)
{
    finds("\"No,\" he said, \"never.\"", "No, | never.", "straight marks");
    finds("“No,” he said. „Nein“, sagte er. „Nie”, mówi.", "No, | Nein | Nie", "commas, as who sets them");
    finds("«Non», dit-il. »Nein«, sagte er. ”Nej”, sa han.", "Non | Nein | Nej", "either way round");
    finds("“No,\" he said.", "No,", "marks of two kinds");
    finds("He said 'no' and didn't.", "no", "single ones, not an apostrophe");
    finds("“No", "No", "one without an end goes to the end");
    finds("No” he said.", " he said.", "one without a beginning begins there");
    finds("«Он ждал „Весну“ в порту», сказал он.", "Он ждал „Весну“ в порту",
          "one inside another, in Russian");
    finds("« Il a dit “non” hier », dit-elle.", " Il a dit “non” hier ", "in French");
    finds("「彼は『行かない』と言った」と話した。", "彼は『行かない』と言った", "in Japanese");
    finds("„Erst. „Dann“, sagte er.", "Erst. „Dann", "one that begins twice ends once");

    leaves_open("“It went on.", true, "no end");
    leaves_open("“It went on,” she said.", false, "an end");
    leaves_open("“It went on,” she said. “Then", false, "the first has an end");
    leaves_open("She said, “it went on.", false, "does not begin with one");
    leaves_open("«Он ждал „Весну“ в порту.", true, "the end of another inside");
    leaves_open("”Det går inte.", true, "as Swedish begins one");
    leaves_open("»Es geht nicht.", true, "as German books do");
    leaves_open("» More on this", false, "an arrow");
    leaves_open("」と話した。", false, "an end alone");
    leaves_open("", false, "nothing");
    return done();
}

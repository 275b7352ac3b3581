/* Words that line ends divide: how both articles read them. */
#include "article/hyphen.h"
#include "article/reading.h"
#include "base/strbuf.h"
#include "tests/tap.h"

/* How the line that ends in a hyphen goes on, in one text against the other. */
static void reads(const char *text, const char *other, const char *want, const char *name)
{
    struct arena arena = {0};
    for (int side = OLD; side <= NEW; side++) { /* the one as OLD, then as NEW */
        struct article article[SIDES];
        for (int s = OLD; s <= NEW; s++) {
            const char *bytes = s == side ? text : other;
            article[s] = article_build(
                document_plain("a.txt", (const uint8_t *)bytes, (uint32_t)strlen(bytes)), NULL,
                &arena);
        }
        hyphens_settle(&article[OLD], &article[NEW], &arena);
        uint8_t read[1000];
        struct strbuf got = {.arena = &arena};
        size_t n = reading_strip(article[side].text, article[side].document.size, read);
        strbuf_add(&got, read, n);
        ok(strstr(strbuf_cstr(&got), want) != NULL, "%s, as %s: %s", name,
           side == OLD ? "OLD" : "NEW", want);
    }
    arena_free(&arena);
}

#define OPENING(end)                                                                               \
    "The council met on Tuesday and talked about the" end "old bath, which is in need of a recon-"
#define CLOSING(end)                                                                               \
    end "struction that will take four years at the" end "least, and cost more than the town has." \
    end

int main(void)
{
    const char *text = OPENING("\n") CLOSING("\n");
    reads(text, "Nothing is known.\n", "recon-struction", "in doubt a compound");
    reads(text, "The reconstruction is late.\n", "reconstruction", "a word that stands elsewhere");
    reads(text, "The recon-struction is late.\n", "recon-struction", "a compound that does");
    static const char two_places[] =
        "When they spoke of it again nobody in the town was sure of the re-\n"
        "construction and what it was to cost, for they had seen a recon-\n"
        "struction like it before.\n";
    reads(text, two_places, "reconstruction", "a word that is divided in two places");
    /* one for the other place, one for the compound: in doubt, whichever is read first */
    static const char compound[] = "\nA recon-struction was what the mayor called it.\n";
    struct arena arena = {0};
    struct strbuf both = {.arena = &arena};
    strbuf_adds(&both, text);
    strbuf_adds(&both, compound);
    reads(strbuf_cstr(&both), two_places, "recon-struction", "against a compound");
    reads(two_places, strbuf_cstr(&both), "recon-struction", "and its other version");
    arena_free(&arena);
    reads(OPENING("\r\n") CLOSING("\r\n"), "The reconstruction is late.\r\n", "reconstruction",
          "line ends of CR LF");
    reads("Bath\n\n" OPENING("\r") CLOSING("\r"), "The reconstruction is late.\r",
          "reconstruction", "line ends of CR in a file that has LF too");
    return done();
}

/* Words that a line end divides say what they say elsewhere. */
#include "base/strbuf.h"
#include "tests/support/pair.h"
#include "tests/tap.h"

/* The text with a soft hyphen and a line end, or nothing, for each '|'. */
static struct strbuf text_of(const char *text, bool divided, struct arena *arena)
{
    struct strbuf out = {.arena = arena};
    for (; *text; text++)
        if (*text != '|')
            strbuf_addc(&out, *text);
        else if (divided)
            strbuf_adds(&out, "\u00ad\n");
    strbuf_addc(&out, '\n');
    return out;
}

/* The classes of the edits: "number wording, date". */
static const char *classes_of(const char *old, const char *new, bool divided, struct arena *arena)
{
    struct pair pair;
    struct strbuf out = {.arena = arena};
    struct strbuf text[SIDES] = {text_of(old, divided, arena), text_of(new, divided, arena)};
    pair_init(&pair, text[OLD].at, text[OLD].n, text[NEW].at, text[NEW].n);
    for (size_t i = 0; i < pair.collation.n_edits; i++) {
        const char *between = i ? ", " : "";
        for (enum change_class class = 0; class < CHANGE_CLASS_COUNT; class++)
            if (pair.collation.edits[i].classes & CLASS_BIT(class)) {
                strbuf_adds(&out, between);
                strbuf_adds(&out, change_class_name(class));
                between = " ";
            }
    }
    pair_free(&pair);
    return strbuf_cstr(&out);
}

static void says(const char *old, const char *new, const char *want)
{
    struct arena arena = {0};
    is_str(classes_of(old, new, false, &arena), want, "%s", old);
    is_str(classes_of(old, new, true, &arena), want, "%s (divided)", old);
    arena_free(&arena);
}

int main(void)
{
    says("In the year after the fire the neigh|bours came back.",
         "In the year after the fire the neighbors came back.", "spelling");
    says("The court held that the vote of last June was ille|gal.",
         "The court held that the vote of last June was legal.", "negation wording");
    says("On Monday the board said that the old hall could|n't be sold.",
         "On Monday the board said that the old hall could be sold.", "negation");
    says("O porto vai fechar no verão, afirmou ontem o dono, segun|do o prefeito.",
         "O porto vai fechar no verão, afirmou ontem o dono.", "title attribution wording");
    says("Le pont de la ville est fermé aux camions de|puis 1934.",
         "Le pont de la ville est fermé aux camions depuis 1936.", "date");
    says("The players of the home team lost the last game aga|inst Leeds.",
         "Aga|inst Leeds the players of the home team lost the last game.", "wording, wording");
    says("The old bus stops for an hour aft|er Holmavik.",
         "Aft|er Holmavik the old bus stops for an hour.", "wording, wording");
    return done();
}

/* Claims: what stood and what stands, fact by fact. */
#include <locale.h>

#include "base/strbuf.h"
#include "change/claims.h"
#include "tests/support/pair.h"
#include "tests/tap.h"

/* The claims of a pair, one a line: class, gloss. */
static void states(const char *old, const char *new, const char *expected)
{
    struct pair pair;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    pair_init(&pair, old, strlen(old), new, strlen(new));
    struct claims claims;
    claims_list(&pair.changes, NULL, NULL, &claims, &arena);
    for (size_t i = 0; i < claims.n; i++) {
        strbuf_addf(&text, "%s%s: ", i ? "; " : "", change_class_name(claims.at[i].class));
        claim_gloss(&pair.changes, &claims.at[i], 120, &text);
    }
    is_str(strbuf_cstr(&text), expected, "%s", *expected ? expected : "no claim");
    arena_free(&arena);
    pair_free(&pair);
}

/* The piece of its sentence that the first claim of a pair is shown in. */
static void stands_in(const char *old, const char *new, size_t columns, const char *expected)
{
    struct pair pair;
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    pair_init(&pair, old, strlen(old), new, strlen(new));
    struct claims claims;
    claims_list(&pair.changes, NULL, NULL, &claims, &arena);
    claim_context(&pair.changes, &claims.at[0], columns, &text);
    is_str(strbuf_cstr(&text), expected, "in %zu columns", columns);
    arena_free(&arena);
    pair_free(&pair);
}

/* Every fact of every change has a row, and rows are of facts only. */
static void covers(const char *old, const char *new)
{
    struct pair pair;
    struct arena arena = {0};
    pair_init(&pair, old, strlen(old), new, strlen(new));
    struct claims claims;
    claims_list(&pair.changes, NULL, NULL, &claims, &arena);
    bool good = true;
    for (size_t i = 0; i < pair.changes.n; i++) {
        uint32_t seen = 0;
        for (size_t c = 0; c < claims.n; c++)
            if (claims.at[c].change == i)
                seen |= CLASS_BIT(claims.at[c].class);
        for (int class = 0; class < CHANGE_CLASS_COUNT; class++)
            if (change_classes_risk(CLASS_BIT(class)) == RISK_FACT)
                good = good && !(seen & CLASS_BIT(class)) ==
                                   !(pair.changes.at[i].classes & CLASS_BIT(class));
    }
    ok(good, "each class of fact of each of %zu changes has its rows", pair.changes.n);
    arena_free(&arena);
    pair_free(&pair);
}

int main(void)
{
    static const char old[] = "It was built by Anna Lind in 1998. It cost 40 crowns on Tuesday.";
    static const char new[] = "It was built by Anna Berg in 1999. It cost 50 crowns on Friday. "
                              "\"We are glad,\" said Nils Ott, who paid 3,000 dollars in May 2021.";
    setlocale(LC_CTYPE, "C.UTF-8");
    states("The pier was shut on January 6, 2021, and stays so.",
           "The pier was shut on January 7, 2021, and stays so.",
           "date: January 6, 2021 → January 7, 2021");
    states("The boat belongs to Anna Maria Lind of the island today.",
           "The boat belongs to Anna Lind of the island today.",
           "name: Anna Maria Lind → Anna Lind");
    states("> The pier was shut by the council on January\n> 6, 2021, and it stays so.\n",
           "> The pier was shut by the council on January\n> 7, 2021, and it stays so.\n",
           "date: January 6, 2021 → January 7, 2021");
    states("> He said that they will\n> pay for the boat.\n",
           "> He said that they may\n> pay for the boat.\n",
           "modality: they will pay → they may pay");
    states("The recon-\nstruction will cost more. A reconstruction is dear.\n",
           "The recon-\nstruction may cost more. A reconstruction is dear.\n",
           "modality: reconstruction will cost → reconstruction may cost");
    states("It belongs to Anna Lind-\nström today. Lindström and Bergström know.\n",
           "It belongs to Anna Berg-\nström today. Lindström and Bergström know.\n",
           "name: Anna Lindström → Anna Bergström");
    states("The pier was shut on January\v6, 2021.", "The pier was shut on January\v7, 2021.",
           "date: January 6, 2021 → January 7, 2021");
    states("It cost the town some money, the mayor thinks.",
           "It cost the town 300 dollars, the mayor thinks.", "money: + 300 dollars");
    states("He will pay the bill of the harbor this time, they think.",
           "He may pay the bill of the harbor this time, they think.",
           "modality: He will pay → He may pay");
    states("\"We are very glad about the boat,\" the mayor said there.",
           "\"We are quite glad about the boat,\" the mayor said there.",
           "quote: are very glad → are quite glad");
    states("The pier is old and the boat is shut.", "The pier is damp and the boat is open.",
           "negation: is shut. → is open.");
    states("The pier is long and the boat is old.", "The pier is damp and the boat is old.", "");
    states("The ferry stops here.",
           "The ferry stops here. \"We are glad,\" said Nils Ott, who paid 3,000 dollars in May 2021.",
           "money: + 3,000 dollars; date: + May 2021; name: + Nils Ott; quote: + We are glad,");
    stands_in("> The reconstruction of the old pier and its recon-\n> struction cost 40 crowns.\n",
              "> The reconstruction of the old pier and its recon-\n> struction cost 50 crowns.\n",
              90, "…its reconstruction cost 50 crowns.");
    covers(old, new);
    covers(new, old);
    covers(old, "");
    return done();
}

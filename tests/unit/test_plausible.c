/* What reads like text, and what like bytes in the wrong encoding. */
#include "input/plausible.h"
#include "tests/tap.h"

#include <string.h>

static uint32_t cost(const char *text)
{
    return plausible_cost((const uint8_t *)text, strlen(text));
}

static void is_good(const char *text)
{
    uint32_t found = cost(text);
    ok(found < 4, "good: %s (%u)", text, found);
}

/* The same bytes in two encodings. */
static void is_better(const char *right, const char *wrong)
{
    uint32_t good = cost(right), bad = cost(wrong);
    ok(bad >= 4 && good * 3 < bad, "%s (%u) not %s (%u)", right, good, wrong, bad);
}

int main(void)
{
    is_good("");
    is_good("Plain ASCII, \"quoted\" and (bracketed): 12 % of it.");
    is_good("The firm’s “café” – naïve, co‑operative – cost 5 € at 20 °C.");
    is_good("Mlle Œuvrard a été reçue à l’hôtel « Noël ».");
    is_good("Był śmiał i dążył do celu, mówił że łódź już wróciła.");
    is_good("Příliš žluťoučký kůň úpěl ďábelské ódy.");
    is_good("Vali, şehrin köprüsünün yarın açılacağını söyledi.");
    is_good("Паром снова ходит, сказал мэр в кафе «Волна».");
    is_good("Київ: її сказано, що ґанок є.");
    is_good("Το πλοίο έφτασε αργά την Τρίτη.");
    is_good("東京で大きな火事があった。「市長」は述べた。");
    is_good("הספינה איחרה ביום שלישי");
    is_better("śmiał", "¶miał");
    is_better("firm’s", "firmÕs");
    is_better("café fermé", "cafÈ fermÈ");
    is_better("Bürger für Köln", "B\xc2\x81rger f\xc2\x81r K”ln");
    is_better("Привет, мир", "Ïðèâåò, ìèð");
    is_better("Привет, мир", "оПХБЕР, ЛХП");
    is_better("café", "cafй");
    is_better("été", "\xe9t\xe9");
    return done();
}

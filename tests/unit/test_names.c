/* Names that an article knows where any word has a capital. */
#include "article/language.h"
#include "change/names.h"
#include "tests/support/pair.h"
#include "tests/tap.h"

static void knows(const char *old, const char *new, uint32_t languages, const char *word,
                  bool wanted)
{
    struct pair pair;
    struct arena arena = {0};
    struct names names;
    pair_init(&pair, old, strlen(old), new, strlen(new));
    names_learn(&names, pair.collation.article, languages, &arena);
    is_int(names_has(&names, (const uint8_t *)word, strlen(word)), wanted, "%s in \"%s\"", word,
           old);
    arena_free(&arena);
    pair_free(&pair);
}

int main(void)
{
    const uint32_t en = LANGUAGE_BIT(EN), de = LANGUAGE_BIT(DE);
    const char *hall = "In the hall Brandt sang. Residents came, and Part of the town.";
    knows(hall, "Brandt sang.", en, "Brandt", true);
    knows(hall, "Brandt sang.", en, "Residents", false);
    knows(hall, "The other part came.", en, "Part", false);
    knows(hall, "Brandt sang.", en, "In", false);
    knows("He came.", "He came, as Brandt said.", en, "Brandt", true);
    knows("", "", en, "Brandt", false);
    knows("He came, as\nBrandt said.", "He came.", en, "Brandt", true);
    knows("The quay is closed\n\nBrandt said so.", "He came.", en, "Brandt", false);
    knows("He saw \xe2\x80\x9c" "Brandt\xe2\x80\x9d and old Brandt\xe2\x80\x99s ship.", "He came.", en,
          "Brandt", true);
    const char *minister = "Das Wasser kam, als Ministerin Thea Brandner ging.";
    knows(minister, "Es kam.", de, "Brandner", true);
    knows(minister, "Es kam.", de, "Wasser", false);
    knows("Fragen Sie Ihren Arzt.", "Es kam.", de, "Arzt", false);
    return done();
}

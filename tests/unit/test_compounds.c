/* Words inside other words. */
#include <string.h>

#include "collate/similarity.h"
#include "tests/tap.h"

/* What two phrases share by words inside others, in hundredths of the weight
 * that one such word has. */
static int shared(const char *old, const char *new)
{
    struct arena arena = {0}, scratch = {0};
    struct words words = {0};
    const char *phrase[SIDES] = {old, new};
    const uint8_t *text[SIDES];
    struct range range[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        text[side] = (const uint8_t *)phrase[side];
        range[side] =
            words_add(&words, (enum side)side, text[side],
                      (struct span){0, (uint32_t)strlen(phrase[side])}, &arena, &scratch);
    }
    words_join(&words, text, &arena);
    for (uint32_t id = 0; id < words.n_ids; id++)
        words.weight[id] = 1;
    struct similarity similarity = similarity_new(&words, &arena);
    struct compounds *compounds = compounds_new(&words, text, &arena);
    similarity_hold(&similarity, range[NEW]);
    float sum = similarity_parts_held(&similarity, compounds, range[OLD], range[NEW]);
    similarity_release(&similarity, range[NEW]);
    words_forget_stems(&words);
    arena_free(&arena);
    arena_free(&scratch);
    return (int)(sum * 100 + 0.5F);
}

int main(void)
{
    is_int(shared("bei der Wohngeldbehörde", "die Behörde"), 70, "a part of a compound");
    is_int(shared("den Behörden", "die Wohngeldbehörde"), 70, "in another form, on either side");
    is_int(shared("der Mietvertrag", "der Miet-Vertrag"), 0,
           "not one that was cut up, whose beginning is shared as a whole");
    is_int(shared("Landesverfassungsgericht", "Verfassung und Gericht"), 70, "each word counts once");
    is_int(shared("bei der Wohngeldbe\v\vhörde", "die Behör\v\vde"), 70, "divided by line ends");
    is_int(shared("the main\v\vland town", "the land"), 0, "not short words that are divided");
    is_int(shared("сверхзадача", "задачи"), 70, "in any alphabet");
    is_int(shared("die Behörde", "die Behörde"), 0, "not what is shared as a whole");
    is_int(shared("der Verkehr", "der Ver"), 0, "not short words");
    is_int(shared("another", "other"), 0, "not words of nearly the same length");
    is_int(shared("the mountain", "the fountains"), 0, "not words that are merely alike");
    return done();
}

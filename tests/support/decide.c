/* Decides without a screen: decide STORE WHO OLD NEW [NUMBER=accept|stet|query|open |
 * NUMBER:note | NUMBER+source | pin=12,9 | part=12.3,9.1]... where NUMBER is that of the
 * change, from 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "review/desk.h"
#include "ui/comparison.h"

/* "12,9" or "12.3,9.1": paragraphs or sentences of OLD and NEW. */
static bool say(struct desk *desk, bool parted, const char *places)
{
    struct pin pin = {.parted = parted};
    char *end;
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = desk->review.changes->collation->article[side];
        unsigned long paragraph = strtoul(places, &end, 10) - 1;
        if (paragraph >= article->n_paragraphs)
            return false;
        pin.at[side] = (uint32_t)paragraph;
        pin.sentences = *end == '.';
        if (pin.sentences)
            pin.at[side] = article->paragraphs[paragraph].sentences.first +
                           (uint32_t)strtoul(end + 1, &end, 10) - 1;
        places = end + (*end == ',');
    }
    desk_pin(desk, &pin);
    return !desk->trouble[0];
}

static bool decide(struct desk *desk, const char *word)
{
    if (strncmp(word, "pin=", 4) == 0)
        return say(desk, false, word + 4);
    if (strncmp(word, "part=", 5) == 0)
        return say(desk, true, word + 5);
    char *rest;
    size_t change = strtoul(word, &rest, 10) - 1;
    struct ruling ruling = {0};
    if (change >= desk->review.changes->n || !*rest)
        return false;
    if (*rest == '=') {
        ruling.fields = RULES_VERDICT;
        ruling.verdict = verdict_find(rest + 1, strlen(rest + 1));
        if (ruling.verdict == VERDICT_COUNT)
            return false;
    } else if (*rest == ':') {
        ruling.fields = RULES_NOTE;
        ruling.note = rest + 1;
    } else {
        ruling.fields = RULES_CHECKED;
        ruling.checked = true;
        ruling.source = rest[1] ? rest + 1 : NULL;
    }
    desk_rule(desk, &change, 1, ruling);
    return !desk->trouble[0];
}

/* One decision a second, so that reports are the same each time. */
static int64_t ticking(void)
{
    static int64_t now = INT64_C(1774180800000);
    return now += 1000;
}

int main(int argc, char **argv)
{
    static struct comparison comparison;
    static struct desk desk;
    struct error warning, error;
    if (argc < 5)
        return 2;
    struct comparison_input input = {.version = {{.name = argv[3], .shown = "old"},
                                                 {.name = argv[4], .shown = "new"}}};
    if (!comparison_make(&comparison, &input, &error)) {
        fprintf(stderr, "decide: %s\n", error.text);
        return 2;
    }
    struct desk_options options = {.path = argv[1], .who = argv[2], .clock = ticking};
    desk_open(&desk, &comparison.changes, options, &warning, &error);
    for (int i = 5; i < argc; i++)
        if (!decide(&desk, argv[i])) {
            fprintf(stderr, "decide: %s: %s\n", argv[i], desk.trouble);
            return 2;
        }
    printf("%zu of %zu decided\n", desk.tally.decided, desk.tally.changes);
    desk_close(&desk);
    comparison_free(&comparison);
    return 0;
}

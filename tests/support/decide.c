/* Decides without a screen: decide STORE WHO OLD NEW [NUMBER=accept|stet|query|open |
 * NUMBER:note | NUMBER+source]... where NUMBER is that of the change, from 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "review/desk.h"
#include "ui/comparison.h"

static bool decide(struct desk *desk, const char *word)
{
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

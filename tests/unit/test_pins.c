/* Partners by decree: what is pinned, what is parted, and what is aligned around. */
#include <string.h>

#include "tests/support/pair.h"
#include "tests/tap.h"

static const char *const old_text = "The ferry leaves the harbor at nine every morning.\n\n"
                                    "Nobody knows who paid for the new bridge. It is green.\n\n"
                                    "The school closes on Friday because of the heat.\n";
static const char *const new_text = "The ferry leaves the harbor at ten every morning.\n\n"
                                    "A sponsor has been found, the council said. It is green.\n\n"
                                    "The school closes on Monday because of the heat.\n";

static struct pair pair;

static void pinned(const char *old, const char *new, const struct pin *pins, size_t n)
{
    pair_init_with(&pair, old, strlen(old), new, strlen(new),
                   (struct collate_options){.pins = pins, .n_pins = n});
}

/* The link that holds an OLD paragraph, or sentence. */
static const struct link *of_old(bool sentence, uint32_t unit)
{
    const struct link *links = sentence ? pair.collation.sentences : pair.collation.paragraphs;
    while (unit < links->range[OLD].first || unit >= links->range[OLD].end)
        links++;
    return links;
}

static void paragraphs(void)
{
    pinned(old_text, new_text, NULL, 0);
    is_int(of_old(false, 0)->range[NEW].first, 0, "without pins the first is the first's partner");
    ok(!of_old(false, 0)->pin, "and nobody pinned it");
    pair_free(&pair);

    struct pin pin = {.at = {0, 2}, .who = "ann"};
    pinned(old_text, new_text, &pin, 1);
    const struct link *link = of_old(false, 0);
    is_int(link->kind, LINK_REWORDED, "pinned: partners that have no word in common");
    is_int(link->range[NEW].first, 2, "where it was pinned");
    ok(!link->moved, "alone, so that nothing moved");
    is_str(collation_pin(&pair.collation, link)->who, "ann", "it is known by whom");
    ok(range_size(link->edits) > 0, "they have edits as others");
    is_int(of_old(false, 2)->kind, LINK_DELETED, "who lost its partner has none");
    pair_free(&pair);

    pin = (struct pin){.at = {0, 0}, .parted = true};
    pinned(old_text, new_text, &pin, 1);
    is_int(of_old(false, 0)->kind, LINK_DELETED, "parted: no partners any more");
    ok(of_old(false, 0)->pin, "and it is known why");
    is_int(of_old(true, 0)->kind, LINK_DELETED, "nor are their sentences");
    is_int(of_old(false, 2)->range[NEW].first, 2, "others are as they were");
    ok(!of_old(false, 2)->pin, "and nothing is said of them");
    pair_free(&pair);

    struct pin crossed[] = {{.at = {0, 2}}, {.at = {2, 0}}};
    pinned(old_text, new_text, crossed, 2);
    ok(of_old(false, 0)->moved != of_old(false, 2)->moved, "of two that cross one moved");
    pair_free(&pair);

    struct pin two[] = {{.at = {0, 0}}, {.at = {0, 1}}};
    pinned(old_text, new_text, two, 2);
    is_int(of_old(false, 0)->range[NEW].first, 1, "of two pins of a paragraph the last holds");
    pair_free(&pair);
}

static void equal_texts(void)
{
    const char *same = "One and the same.\n\nAnother thing entirely, at the end.\n";
    struct pin pin = {.at = {0, 1}};
    pinned(same, same, &pin, 1);
    is_int(of_old(false, 0)->range[NEW].first, 1, "a pin takes an equal paragraph's partner");
    is_int(of_old(false, 1)->kind, LINK_DELETED, "which then has none");
    pair_free(&pair);
    pin = (struct pin){.at = {0, 0}, .parted = true};
    pinned(same, same, &pin, 1);
    is_int(of_old(false, 0)->kind, LINK_DELETED, "equal paragraphs are parted, too");
    pair_free(&pair);
    pin = (struct pin){.at = {1, 1}};
    pinned(same, same, &pin, 1);
    is_int(pair.changes.n, 0, "to pin what is equal changes nothing");
    is_int(of_old(false, 1)->kind, LINK_SAME, "it is the same");
    ok(of_old(false, 1)->pin, "and pinned");
    pair_free(&pair);
    pin.sentences = true;
    pinned(same, same, &pin, 1);
    is_int(pair.changes.n, 0, "nor does a sentence of it");
    is_int(of_old(false, 1)->kind, LINK_SAME, "its paragraph is the same");
    ok(of_old(true, 1)->pin, "the sentence is pinned");
    pair_free(&pair);
}

static void sentences(void)
{
    struct pin pin = {.sentences = true, .at = {1, 1}};
    pinned(old_text, new_text, &pin, 1);
    is_int(of_old(true, 1)->kind, LINK_REWORDED, "sentences are pinned");
    pair_free(&pair);
    pin = (struct pin){.sentences = true, .at = {2, 0}};
    pinned(old_text, new_text, &pin, 1);
    const struct link *link = of_old(true, 2);
    ok(link->kind == LINK_REWORDED && link->range[NEW].first == 0, "into another paragraph, too");
    ok(link->moved, "which is a move");
    is_int(of_old(true, 0)->kind, LINK_DELETED, "its partner of before has none");
    pair_free(&pair);
    pin = (struct pin){.sentences = true, .parted = true, .at = {2, 2}};
    pinned(old_text, new_text, &pin, 1);
    is_int(of_old(true, 2)->kind, LINK_DELETED, "and parted");
    pair_free(&pair);
}

static void inside(void)
{
    struct pin pins[] = {{.at = {0, 2}}, {.at = {2, 0}}};
    pinned(old_text, new_text, pins, 2);
    ok(of_old(true, 0)->kind == LINK_REWORDED && of_old(true, 0)->range[NEW].first == 3,
       "the only sentences of pinned paragraphs are partners, whatever they are like");
    ok(!of_old(true, 0)->pin, "without a pin of their own");
    pair_free(&pair);
    const char *old = "The bridge is closed for repairs. The mayor pays for all of it.\n\n"
                      "The ferry leaves at nine in the morning.\n";
    const char *new = "The bridge was closed for long repairs. A sponsor pays for some.\n\n"
                      "The bridge is closed for repairs, they say.\n";
    struct pin pin = {.at = {0, 0}};
    pinned(old, new, &pin, 1);
    ok(of_old(true, 0)->range[NEW].first == 0 && !range_empty(of_old(true, 0)->range[NEW]),
       "sentences look for partners in the pinned paragraph first");
    pair_free(&pair);
}

static void splits(void)
{
    const char *one = "The mayor opened the museum on Sunday, and the crowd cheered for an hour "
                      "while the band played old songs.\n";
    const char *two = "The mayor opened the museum on Sunday.\n\nThe crowd cheered for an hour "
                      "while the band played old songs.\n";
    pinned(one, two, NULL, 0);
    is_int(of_old(false, 0)->kind, LINK_SPLIT, "a paragraph that was split");
    pair_free(&pair);
    struct pin pin = {.at = {0, 1}};
    pinned(one, two, &pin, 1);
    is_int(of_old(false, 0)->kind, LINK_REWORDED, "pinned to a part it takes in no other");
    pair_free(&pair);
    pin.parted = true;
    pinned(one, two, &pin, 1);
    ok(of_old(false, 0)->kind == LINK_REWORDED && of_old(false, 0)->range[NEW].first == 0,
       "parted from a part it keeps the rest");
    pair_free(&pair);
}

int main(void)
{
    paragraphs();
    equal_texts();
    sentences();
    inside();
    splits();
    return done();
}

/* Changes: their identity, and classes that are ignored. */
#include "change/changes.h"
#include "change/ignore.h"
#include "tests/tap.h"

struct pair_texts {
    const char *old, *new;
};

static struct changes list(struct pair_texts texts, uint32_t ignored, struct arena *arena)
{
    const char *text[SIDES] = {texts.old, texts.new};
    struct article *article = arena_alloc(arena, SIDES, sizeof *article);
    struct collation *collation = arena_alloc(arena, 1, sizeof *collation);
    for (int side = OLD; side <= NEW; side++)
        article[side] = article_build(
            document_plain(side == OLD ? "old" : "new", (const uint8_t *)text[side],
                           (uint32_t)strlen(text[side])), NULL,
            arena);
    *collation = collate(&article[OLD], &article[NEW], arena);
    collation->ignored = ignored;
    return changes_list(collation, arena);
}

static void test_identity(void)
{
    struct arena arena = {0};
    struct changes one = list((struct pair_texts){"He met the mayor at noon in the old town hall.\n",
                                                  "He met the mayor at dusk in the old town hall.\n"},
                              0, &arena);
    struct changes two = list(
        (struct pair_texts){"A long night came to its end.\n\nHe met the mayor at noon in the old town hall.\n",
                            "A very long night came to its end.\n\nThe rain had stopped.\n\n"
                            "He met the mayor at dusk in the old town hall.\n"},
        0, &arena);
    is_int(one.n, 1, "one change");
    is_int(two.n, 3, "three changes");
    ok(one.at[0].id == two.at[2].id, "a change keeps its identity when others join it");
    struct changes twice = list((struct pair_texts){"It was noon.\n\nIt was noon.\n",
                                                    "It was dusk.\n\nIt was dusk.\n"},
                                0, &arena);
    is_int(twice.n, 2, "the same change twice");
    ok(twice.n == 2 && twice.at[0].id != twice.at[1].id, "has two identities");
    arena_free(&arena);
}

static void test_ignored(void)
{
    struct arena arena = {0};
    struct pair_texts texts = {"\"No,\" said the captain - twice. He left Spain.\n",
                               "“No,” said the captain – twice. He left spain.\n"};
    struct changes all = list(texts, 0, &arena);
    ok(all.n >= 4, "quotation marks, dash and case are changes");
    struct changes some = list(texts, CLASS_BIT(CLASS_TYPOGRAPHY), &arena);
    is_int(some.n, 1, "without typography, case is left");
    is_int(some.collation->sentences[0].kind, LINK_SAME, "a sentence without edits is the same");
    is_int(some.collation->paragraphs[0].kind, LINK_REWORDED, "its paragraph is not");
    is_int(some.at[0].sentence, 1, "the change knows its sentence");
    struct changes none = list(texts, IGNORABLE_CLASSES, &arena);
    is_int(none.n, 0, "without all that is cosmetic, nothing is left");
    is_int(none.collation->paragraphs[0].kind, LINK_SAME, "and the paragraph is the same");
    texts.new = "“No,” said the captain – once. He left Spain.\n";
    struct changes word = list(texts, IGNORABLE_CLASSES, &arena);
    is_int(word.n, 1, "a changed word is never ignored");
    arena_free(&arena);
}

/* A full stop that went from one place to another: two sentences for two. */
static void test_ignored_group(void)
{
    struct arena arena = {0};
    struct pair_texts texts = {
        "The mayor of the town opened the new bridge; the river below it was high after weeks of "
        "rain. Nobody on the bank was hurt by the flood.\n",
        "The mayor of the town opened the new bridge. The river below it was high after weeks of "
        "rain; nobody on the bank was hurt by the flood.\n"};
    struct changes some = list(texts, CLASS_BIT(CLASS_CASE), &arena);
    ok(some.n, "what is punctuation, too, is left");
    is_int(range_size(some.collation->sentences[0].range[OLD]), 2, "two sentences");
    struct changes none = list(texts, IGNORABLE_CLASSES, &arena);
    is_int(none.n, 0, "nothing is left");
    is_int(none.collation->paragraphs[0].kind, LINK_SAME, "and the paragraph is the same");
    is_int(none.collation->sentences[0].kind, LINK_REWORDED, "two are not the same as two others");
    arena_free(&arena);
}

int main(void)
{
    test_identity();
    test_ignored();
    test_ignored_group();
    return done();
}

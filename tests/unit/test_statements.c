/* What one side of an edit states and the other does not. */
#include "article/language.h"
#include "change/changes.h"
#include "change/statements.h"
#include "tests/tap.h"

enum { WORDS = 40 };

/* An edit of n words "ab", all of one id, which state the same fact. */
static struct edited edit_of(uint32_t n, struct word words[WORDS], struct fact facts[WORDS])
{
    static const uint8_t text[] = "ab";
    for (uint32_t i = 0; i < n; i++) {
        words[i] = (struct word){.start = 0, .size = 2, .kind = TOKEN_WORD, .id = 1};
        facts[i] = (struct fact){1, CLASS_WORDING, TERM_NONE};
    }
    return (struct edited){text, words, n, facts, {0, n}};
}

/* Of equal words those stay that stand last, however many there are. */
static void test_order(uint32_t olds, uint32_t news)
{
    struct arena arena = {0};
    struct facts_memo memo;
    struct word words[SIDES][WORDS];
    struct fact facts[SIDES][WORDS];
    struct edited sentence[SIDES] = {edit_of(olds, words[OLD], facts[OLD]),
                                     edit_of(news, words[NEW], facts[NEW])};
    facts_memo_init(&memo, LANGUAGE_BIT(EN), false, NULL, 2);
    struct rest rest = statements_rest(sentence, &memo, &arena);
    is_int(rest.n[OLD], olds - news, "%u words and %u: what is left", olds, news);
    is_int(rest.n[NEW], 0, "of OLD alone");
    for (uint32_t i = 0; i < rest.n[OLD] && i < REST_WORDS; i++)
        is_int(rest.words[OLD][i], news + i, "word %u", i);
    facts_memo_free(&memo);
    arena_free(&arena);
}

static void test_facts(void)
{
    struct arena arena = {0};
    struct facts_memo memo;
    struct word words[SIDES][WORDS];
    struct fact facts[SIDES][WORDS];
    struct edited sentence[SIDES] = {edit_of(3, words[OLD], facts[OLD]),
                                     edit_of(2, words[NEW], facts[NEW])};
    facts[OLD][0] = (struct fact){40, CLASS_NUMBER, TERM_NUMBER};
    facts[OLD][1] = (struct fact){5, CLASS_DATE, TERM_DAY};
    facts[NEW][1] = (struct fact){40, CLASS_NUMBER, TERM_NUMBER};
    facts_memo_init(&memo, LANGUAGE_BIT(EN), false, NULL, 2);
    struct rest rest = statements_rest(sentence, &memo, &arena);
    is_int(rest.classes, CLASS_BIT(CLASS_DATE), "what both state, in whatever place, is no news");
    ok(rest.stated[0][OLD] && !rest.stated[0][NEW], "a date may have moved");
    facts[NEW][0].class = CLASS_PUNCTUATION;
    rest = statements_rest(sentence, &memo, &arena);
    is_int(rest.classes, CLASS_BIT(CLASS_DATE) | CLASS_BIT(CLASS_WORDING), "marks state nothing");
    facts_memo_free(&memo);
    arena_free(&arena);
}

int main(void)
{
    test_order(3, 1);
    test_order(30, 25);
    test_facts();
    return done();
}

/* What words are the same to the alignment, and what they weigh. */
#include <string.h>

#include "article/function_words.h"
#include "article/language.h"
#include "collate/words.h"
#include "tests/tap.h"

static uint32_t grammars_of(const char *word)
{
    return function_word_languages((const uint8_t *)word, strlen(word));
}

static void test_list(void)
{
    is_int(grammars_of("harbor"), 0, "a word of content is in no language grammar");
    is_int(grammars_of(""), 0, "nor is no word");
    ok(grammars_of("The") == grammars_of("the") && grammars_of("the"), "case does not matter");
    ok(grammars_of("doesn\xE2\x80\x99t") == grammars_of("doesn't") && grammars_of("doesn't"),
       "nor does the shape of an apostrophe");
    ok(grammars_of("wh\v\vile") == grammars_of("while") && grammars_of("while"),
       "nor does a line end that divides it");
    ok(grammars_of("der") & grammars_of("nicht"), "two German ones share a language");
    ok(!(grammars_of("nicht") & grammars_of("whose")), "a German and an English one do not");
    ok(grammars_of("die") != grammars_of("der") || grammars_of("die"),
       "one word may be in several");
    ok(grammars_of("\xD0\xBA\xD0\xBE\xD1\x82\xD0\xBE\xD1\x80\xD1\x8B\xD0\xB9"), "Cyrillic");
    ok(grammars_of("\xE7\x9A\x84"), "an ideograph");
    for (size_t i = 1; i < n_function_words; i++)
        if (memcmp(function_words[i - 1].word, function_words[i].word, LOOKUP_WORD) >= 0)
            is_str(function_words[i].word, "in order", "the table is sorted");
}

static uint32_t grammar_of(const char *text)
{
    struct arena arena = {0};
    struct article article = article_build(
        document_plain("", (const uint8_t *)text, (uint32_t)strlen(text)), NULL, &arena);
    const struct article *both[SIDES] = {&article, &article};
    uint32_t grammar = languages_of(both).grammar;
    arena_free(&arena);
    return grammar;
}

/* The weight of a word in a text of one unit. */
static float weight_of(const char *text, const char *word)
{
    struct arena arena = {0}, scratch = {0};
    struct words words = {.grammar = grammar_of(text)};
    const uint8_t *bytes[SIDES] = {(const uint8_t *)text, (const uint8_t *)text};
    for (int side = OLD; side <= NEW; side++)
        words_add(&words, (enum side)side, bytes[side], (struct span){0, (uint32_t)strlen(text)},
                  &arena, &scratch);
    words_join(&words, bytes, &arena);
    float weight = -1;
    for (size_t i = 0; i < words.side[OLD].n; i++) {
        const struct word *at = &words.side[OLD].at[i];
        if (at->size == strlen(word) && !memcmp(text + at->start, word, at->size))
            weight = words.weight[word_stem(&words.side[OLD], i)];
    }
    words_forget_stems(&words);
    arena_free(&arena);
    arena_free(&scratch);
    return weight;
}

static void test_weight(void)
{
    const char *english = "nobody who was there could say what the war was about";
    const char *german = "niemand war da und keiner wusste was der Krieg war und wer die Not litt";
    ok(weight_of(english, "was") < weight_of(english, "war"), "English: war is content");
    ok(weight_of(german, "war") < weight_of(german, "litt"), "German: it is grammar");
    ok(grammar_of("我们也在这里，他说的是真的。") & grammars_of("的"), "Chinese has words without blanks");
    ok(grammar_of("") == grammar_of(english), "English where nothing tells");
    const char *stems = "under the bridge they understand nothing";
    ok(weight_of(stems, "under") == weight_of(stems, "understand"),
       "a stem that a word of content shares is none of grammar");
    ok(weight_of(stems, "under") > weight_of(stems, "they"), "and weighs more");
}

/* Whether two words are forms of one. */
static bool share_stem(const char *old, const char *new)
{
    struct arena arena = {0}, scratch = {0};
    struct words words = {0};
    const uint8_t *text[SIDES] = {(const uint8_t *)old, (const uint8_t *)new};
    words_add(&words, OLD, text[OLD], (struct span){0, (uint32_t)strlen(old)}, &arena, &scratch);
    words_add(&words, NEW, text[NEW], (struct span){0, (uint32_t)strlen(new)}, &arena, &scratch);
    words_join(&words, text, &arena);
    bool same = word_stem(&words.side[OLD], 0) == word_stem(&words.side[NEW], 0);
    words_forget_stems(&words);
    arena_free(&arena);
    arena_free(&scratch);
    return same;
}

static void test_stems(void)
{
    ok(share_stem("town", "Towns"), "one and many");
    ok(share_stem("duplicado", "duplica"), "endings");
    ok(!share_stem("town", "tower"), "not a word that begins alike");
    ok(share_stem("harbor's", "harbor"), "a possessive");
    ok(share_stem("Bob\xE2\x80\x99s", "Bob"), "of a short name");
    ok(share_stem("l'\xC3\xA9" "cole", "\xC3\xA9" "cole"), "a French article");
    ok(share_stem("dell'anno", "anno"), "an Italian one");
    ok(!share_stem("don't", "done"), "a negation is not another word");
    ok(share_stem("\xD8\xA7\xD9\x84\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD8\xA9",
                  "\xD9\x85\xD8\xAF\xD9\x8A\xD9\x86\xD8\xA9"),
       "an Arabic article");
    ok(share_stem("\xD9\x88\xD8\xA7\xD9\x84\xD8\xA8\xD9\x8A\xD8\xAA",
                  "\xD8\xA8\xD9\x8A\xD8\xAA"),
       "after a particle too");
    ok(!share_stem("\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85",
                   "\xD8\xA7\xD9\x84\xD8\xA8\xD8\xAD\xD8\xB1"),
       "which two words may share");
    ok(!share_stem("B747a", "B747"), "not what has digits");
}

int main(void)
{
    test_list();
    test_weight();
    test_stems();
    return done();
}

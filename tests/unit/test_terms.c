/* Words that carry facts, in the languages that have them, and what only looks like one. */
#include "change/opposite.h"
#include "change/terms_internal.h"
#include "tests/tap.h"

static struct found_term find(const char *word, uint32_t languages)
{
    return term_find((const uint8_t *)word, strlen(word), languages);
}

static void is_term(const char *word, uint32_t languages, enum term want)
{
    is_int(find(word, languages).term, want, "%s", word);
}

static void is_numeral(const char *word, uint32_t languages, unsigned value)
{
    struct found_term found = find(word, languages);
    ok(found.term == TERM_NUMBER && found.value == value, "%s is %u, not %lu", word, value,
       (unsigned long)found.value);
}

static void test_table(void)
{
    size_t wrong = 0, lost = 0;
    for (size_t i = 0; i < n_term_entries; i++) {
        const struct term_entry *entry = &term_entries[i];
        struct lookup_word word;
        memcpy(word.bytes, entry->word, sizeof word.bytes);
        wrong += i > 0 && memcmp(term_entries[i - 1].word, entry->word, LOOKUP_WORD) > 0;
        lost += term_entry_find(&word, true, entry->languages) == NULL;
    }
    ok(n_term_entries > 1000 && n_term_endings > 10, "there are tables");
    is_int((long)wrong, 0, "in order");
    is_int((long)lost, 0, "in which every word is found");
}

static void test_words(void)
{
    const uint32_t en = LANGUAGE_BIT(EN), de = LANGUAGE_BIT(DE), fr = LANGUAGE_BIT(FR),
                   es = LANGUAGE_BIT(ES), pt = LANGUAGE_BIT(PT), it = LANGUAGE_BIT(IT),
                   nl = LANGUAGE_BIT(NL), ar = LANGUAGE_BIT(AR), ru = LANGUAGE_BIT(RU);
    is_term("no", es, TERM_NEGATION);
    is_term("no", pt, TERM_NONE);
    is_term("sei", it, TERM_NUMBER);
    is_term("sei", de, TERM_NONE);
    is_term("May", en, TERM_MONTH);
    is_term("may", en, TERM_MODALITY);
    is_term("March", en, TERM_MONTH);
    is_term("march", en, TERM_NONE);
    ok(find("will", en).flags & TERM_NOUN, "will may be a noun");
    ok(find("Sun", en).flags & TERM_SHORT, "Sun may be none");
    is_term("wouldn't", en, TERM_NEGATION);
    is_numeral("zweiundzwanzig", de, 22);
    is_numeral("Dreihundertfünfzig", de, 350);
    is_numeral("sechstausend", de, 6000);
    is_term("Hundehütte", de, TERM_NONE);
    is_numeral("siebzehnköpfige", de, 17);
    is_numeral("viermal", de, 4);
    is_numeral("fünften", de, 5);
    is_term("Minute", de, TERM_UNIT);
    is_term("Geste", de, TERM_NONE);
    is_numeral("drieëntwintig", nl, 23);
    is_numeral("duecentosei", it, 206);
    is_numeral("veintitrés", es, 23);
    is_numeral("трёхсот", ru, 300);
    is_term("Umweltministerin", de, TERM_TITLE);
    is_term("umweltministerin", de, TERM_NONE);
    is_term("Dienstagabend", de, TERM_DAY);
    is_term("fermera", fr, TERM_MODALITY);
    is_term("opéra", fr, TERM_NONE);
    is_term("retira", fr, TERM_NONE);
    is_term("cerrará", es, TERM_MODALITY);
    is_term("cerrara", es, TERM_NONE);
    is_term("chiuderà", it, TERM_MODALITY);
    is_term("tiranno", it, TERM_NONE);
    is_term("fecharão", pt, TERM_MODALITY);
    is_term("tubarão", pt, TERM_NONE);
    is_term("exalcalde", es, TERM_TITLE);
    is_term("exacto", es, TERM_NONE);
    is_term("l'ambassadeur", fr, TERM_TITLE);
    is_term("d’euros", fr, TERM_CURRENCY);
    is_term("n'a", fr, TERM_NEGATION);
    is_term("n'a", en, TERM_NONE);
    is_term("والرئيس", ar, TERM_TITLE);
    is_term("وقد", ar, TERM_NONE);
}

static void is_longest(const char *text, uint32_t language, size_t size, enum term term)
{
    struct found_term found = {TERM_NONE, 0, 0};
    size_t n = term_find_longest((const uint8_t *)text, strlen(text), language, &found);
    ok(n == 3 * size && (!n || found.term == term), "%s: %zu bytes, term %d", text, n,
       (int)found.term);
}

static void test_unspaced(void)
{
    is_longest("没有开门", LANGUAGE_BIT(ZH), 2, TERM_NEGATION);
    is_longest("没收相机", LANGUAGE_BIT(ZH), 2, TERM_NONE);
    is_longest("否认", LANGUAGE_BIT(ZH), 2, TERM_ATTRIBUTION);
    is_longest("少ない", LANGUAGE_BIT(JA), 3, TERM_NONE);
    is_longest("なかった", LANGUAGE_BIT(JA), 3, TERM_NEGATION);
    is_longest("かもしれない", LANGUAGE_BIT(JA), 6, TERM_MODALITY);
    is_longest("犬", LANGUAGE_BIT(JA), 0, TERM_NONE);
}

static void are_opposite(const char *one, const char *two, uint32_t languages, bool want)
{
    for (int i = 0; i < 2; i++) {
        const char *old = i ? two : one, *new = i ? one : two;
        ok(opposite_by_prefix((const uint8_t *)old, strlen(old), (const uint8_t *)new, strlen(new),
                              languages) == want,
           "%s and %s", old, new);
    }
}

static void test_opposites(void)
{
    const uint32_t en = LANGUAGE_BIT(EN), de = LANGUAGE_BIT(DE);
    are_opposite("able", "unable", en, true);
    are_opposite("legal", "illegal", en, true);
    are_opposite("press", "impress", en, false);
    are_opposite("cover", "discover", en, false);
    are_opposite("come", "income", en, false);
    are_opposite("gültig", "ungültig", de, true);
    are_opposite("Fall", "Unfall", de, false);
    are_opposite("действителен", "недействителен", LANGUAGE_BIT(RU), true);
    are_opposite("able", "able", en, false);
}

static void is_language(const char *old, const char *new, uint32_t want)
{
    struct arena arena = {0};
    const char *text[SIDES] = {old, new};
    struct article article[SIDES];
    const struct article *both[SIDES] = {&article[OLD], &article[NEW]};
    const struct article *swapped[SIDES] = {&article[NEW], &article[OLD]};
    const uint32_t latin = LANGUAGE_BIT(RU) - 1;
    for (int side = OLD; side <= NEW; side++)
        article[side] = article_build(
            document_plain("", (const uint8_t *)text[side], (uint32_t)strlen(text[side])), NULL,
            &arena);
    uint32_t set = languages_of(both).set;
    is_int((long)(set & (latin | LANGUAGE_BIT(ZH) | LANGUAGE_BIT(JA))), (long)want, "%s", old);
    is_int((long)languages_of(swapped).set, (long)set, "whichever is old");
    arena_free(&arena);
}

static void test_languages(void)
{
    const uint32_t zh = LANGUAGE_BIT(ZH), latin = LANGUAGE_BIT(RU) - 1;
    is_language("The mayor of the town was at the harbor.", "The mayor was at it.",
                LANGUAGE_BIT(EN) | zh);
    is_language("Der Rat und die Stadt sind für den Bau.", "Die Stadt ist für den Bau.",
                LANGUAGE_BIT(DE) | zh);
    is_language("O prefeito não foi ao porto da cidade.", "O prefeito foi ao porto.",
                LANGUAGE_BIT(PT) | zh);
    is_language("Port Ellis", "Port Ellis, 1998", latin | zh);
    is_language("港は閉まっていない。", "", latin | LANGUAGE_BIT(JA));
    is_language("学校没有开门。", "", latin | zh);
}

int main(void)
{
    test_table();
    test_words();
    test_unspaced();
    test_opposites();
    test_languages();
    return done();
}

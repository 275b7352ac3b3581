#include "change/facts_internal.h"

#include "article/language.h"

/* Whether a word is a noun by the article or the like before it. */
bool facts_is_noun(const struct labeller *l, size_t i)
{
    return i && IS_ONE_OF(l, i - 1, KNOWN("a"), KNOWN("an"), KNOWN("the"), KNOWN("his"),
                          KNOWN("her"), KNOWN("my"), KNOWN("your"), KNOWN("our"), KNOWN("their"),
                          KNOWN("its"), KNOWN("un"), KNOWN("une"), KNOWN("le"), KNOWN("la"),
                          KNOWN("du"), KNOWN("au"), KNOWN("ce"), KNOWN("cette"), KNOWN("son"),
                          KNOWN("sa"), KNOWN("ses"), KNOWN("chaque"), KNOWN("quelques"),
                          KNOWN("premier"), KNOWN("d'un"), KNOWN("d'une"), KNOWN("d’un"));
}

/* A second of time, not the one after the first: "a second before", but not "a second
 * bridge". */
static bool is_counted_second(const struct labeller *l, size_t i)
{
    return i &&
           IS_ONE_OF(l, i - 1, KNOWN("a"), KNOWN("per"), KNOWN("each"), KNOWN("every"),
                     KNOWN("split"), KNOWN("un"), KNOWN("une"), KNOWN("um"), KNOWN("por"),
                     KNOWN("cada")) &&
           (i + 1 >= l->n || l->words[i + 1].kind == TOKEN_MARK ||
            IS_ONE_OF(l, i + 1, KNOWN("before"), KNOWN("after"), KNOWN("later"), KNOWN("ago"),
                      KNOWN("and"), KNOWN("or"), KNOWN("to"), KNOWN("for"), KNOWN("longer"),
                      KNOWN("more"), KNOWN("when"), KNOWN("while"), KNOWN("in"), KNOWN("at"),
                      KNOWN("of"), KNOWN("de"), KNOWN("antes"), KNOWN("y"), KNOWN("e")));
}

/* Whether an abbreviation has the mark or number beside it that goes with one. */
static bool is_short_form(const struct labeller *l, size_t i)
{
    uint32_t next = facts_first_of(l, i + 1);
    return next == '.' || next == ',' || next == ')' || is_number(l, i + 1) ||
           (i && is_number(l, i - 1));
}

/* Numerals that are other words beside these: behind one of `before`, or before one of
 * `after`, where a full stop and a comma stand for themselves. */
static const struct homograph {
    const char *word, *before, *after;
    uint32_t languages;
} homographs[] = {
    {"acht", "außer gab gaben geben gebt gib gibt habt in nahm nehmen", "", LANGUAGE_BIT(DE)},
    {"acht", "hij ik je men u we wij ze zij", "", LANGUAGE_BIT(NL)},
    {"cuarto", "al cada del el ese este mi otro su un", "", LANGUAGE_BIT(ES)},
    {"first", "at", "", LANGUAGE_BIT(EN)},
    {"neuf", "flambant quoi tout", ". , au dans depuis mais par qui", LANGUAGE_BIT(FR)},
    {"quarto", "ao cada do meu no o seu um", "", LANGUAGE_BIT(PT)},
    {"sei", "ci dove mi non ti tu", "", LANGUAGE_BIT(IT)},
    {"sieben", "", "das dem den die es ihn sie", LANGUAGE_BIT(DE)},
    {"venti", "ai dei forti gli i nei sui", "", LANGUAGE_BIT(IT)},
};

/* Whether a token is one of some words with blanks between them. */
static bool is_in(const struct labeller *l, size_t i, const char *words)
{
    for (size_t n; *words; words += n + (words[n] == ' ')) {
        n = strcspn(words, " ");
        if (is_one_of(l, i, &(struct known_word){words, n}, 1))
            return true;
    }
    return false;
}

static bool is_homograph(const struct labeller *l, size_t i)
{
    for (size_t k = 0; k < sizeof homographs / sizeof *homographs; k++)
        if (homographs[k].languages & l->memo->languages && is_in(l, i, homographs[k].word) &&
            ((i && is_in(l, i - 1, homographs[k].before)) || is_in(l, i + 1, homographs[k].after)))
            return true;
    return false;
}

/* "First, the snow was cleared": in which order it is told. */
static bool is_ordering(struct labeller *l, size_t i)
{
    return facts_first_of(l, i + 1) == ',' && facts_begins_sentence(l, i) &&
           IS_ONE_OF(l, i, KNOWN("first"), KNOWN("second"), KNOWN("third"), KNOWN("primero"),
                     KNOWN("primo"), KNOWN("secondo"), KNOWN("primeiro"));
}

/* Articles that are the first numeral, too: they count where a numeral or a unit is beside
 * them, um milhão, vinte e um, um ano. */
static bool is_mere_article(struct labeller *l, size_t i)
{
    if (!IS_ONE_OF(l, i, KNOWN("um"), KNOWN("uno")))
        return false;
    enum term next = facts_term_of(l, i + 1);
    return next != TERM_NUMBER && next != TERM_UNIT && next != TERM_CURRENCY &&
           next != TERM_PERCENT && next != TERM_HOUR && !IS_ONE_OF(l, i + 1, KNOWN("por")) &&
           !(i >= 2 && facts_term_of(l, i - 2) == TERM_NUMBER);
}

/* "segundo o guarda", "secondo il custode": according to. */
static bool is_according(const struct labeller *l, size_t i)
{
    return IS_ONE_OF(l, i, KNOWN("segundo"), KNOWN("secondo")) &&
           (facts_has_capital(l, i + 1) ||
            IS_ONE_OF(l, i + 1, KNOWN("o"), KNOWN("a"), KNOWN("os"), KNOWN("as"), KNOWN("um"),
                      KNOWN("uma"), KNOWN("ele"), KNOWN("ela"), KNOWN("eles"), KNOWN("elas"),
                      KNOWN("dados"), KNOWN("fontes"), KNOWN("il"), KNOWN("lo"), KNOWN("la"),
                      KNOWN("i"), KNOWN("gli"), KNOWN("le"), KNOWN("un"), KNOWN("una"),
                      KNOWN("quanto"), KNOWN("fonti")));
}

/* The verb behind "va", "vont": fermer, finir, prendre. */
static bool is_infinitive(const struct labeller *l, size_t i)
{
    enum { LEAST_INFINITIVE = 4 };
    if (i >= l->n || l->words[i].kind != TOKEN_WORD || l->words[i].size < LEAST_INFINITIVE)
        return false;
    const uint8_t *end = l->text + l->words[i].start + l->words[i].size;
    return !memcmp(end - 2, "er", 2) || !memcmp(end - 2, "ir", 2) || !memcmp(end - 2, "re", 2);
}

static bool is_before_verb(const struct labeller *l, size_t i)
{
    if (language_is(l->memo->languages, LANGUAGE_FR))
        return is_infinitive(l, i + 1);
    return language_is(l->memo->languages, LANGUAGE_ES) ? IS_ONE_OF(l, i + 1, KNOWN("a"))
                                                        : IS_ONE_OF(l, i + 1, KNOWN("to"));
}

/* Former, acting; in Arabic behind the title and what it is of. */
static bool is_qualifier(struct labeller *l, size_t i)
{
    enum { TITLE_BEFORE = 3 };
    size_t next = i + 1 + (facts_first_of(l, i + 1) == '-');
    if (is_unspaced(l, i)) /* of several signs: the last of them */
        while (next < l->n && facts_term_of(l, next) == TERM_QUALIFIER)
            next++;
    if (facts_term_of(l, next) == TERM_TITLE)
        return true;
    if ((l->text[l->words[i].start] & 0xfe) != 0xd8)
        return false;
    for (size_t k = i; k-- > 0 && i - k <= TITLE_BEFORE;)
        if (facts_term_of(l, k) == TERM_TITLE)
            return true;
    return false;
}

static bool is_excused(struct labeller *l, size_t i, const struct found_term *found)
{
    if (found->term == TERM_ATTRIBUTION && IS_ONE_OF(l, i, KNOWN("laut")))
        return !facts_has_capital(l, i + 1) && /* aloud */
               !IS_ONE_OF(l, i + 1, KNOWN("dem"), KNOWN("den"), KNOWN("der"), KNOWN("einem"),
                          KNOWN("einer"), KNOWN("eigenen"), KNOWN("ihm"), KNOWN("ihr"));
    if (found->term == TERM_ATTRIBUTION)
        return IS_ONE_OF(l, i + 1, KNOWN("for")); /* asked for help */
    if (found->term == TERM_QUALIFIER)
        return !is_qualifier(l, i);
    if (found->flags & TERM_BEHIND)
        return !i || l->facts[i - 1].term != TERM_NUMBER;
    if (found->flags & TERM_TO)
        return !is_before_verb(l, i);
    if (found->term == TERM_NUMBER &&
        (is_homograph(l, i) || is_ordering(l, i) || is_mere_article(l, i)))
        return true;
    if (found->flags & TERM_NOUN)
        return found->term == TERM_NUMBER ? is_counted_second(l, i) : facts_is_noun(l, i);
    return found->flags & TERM_SHORT && !is_short_form(l, i);
}

void facts_settle_term(struct labeller *l, size_t i, struct found_term *found)
{
    if (found->term == TERM_NUMBER && is_according(l, i))
        *found = (struct found_term){TERM_ATTRIBUTION, 0, found->value};
    else if (found->term != TERM_NONE && is_excused(l, i, found))
        *found = (struct found_term){TERM_NONE, 0, 0};
}

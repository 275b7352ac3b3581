#include "change/facts_internal.h"

#include <string.h>

#include "article/function_words.h"
#include "article/language.h"
#include "base/hash.h"

static bool is_capital(const struct labeller *l, size_t i)
{
    return i < l->n && l->words[i].kind == TOKEN_WORD && facts_has_capital(l, i);
}

/* Whether a token is one capital that a full stop goes with and another word with a capital
 * comes after: J. P. Halloran. */
static bool is_initial(const struct labeller *l, size_t i)
{
    uint32_t letter;
    return is_capital(l, i) && facts_first_of(l, i + 1) == '.' && is_capital(l, i + 2) &&
           utf8_decode(l->text + l->words[i].start, l->words[i].size, &letter) == l->words[i].size;
}

/* A full stop behind a title or an initial ends none: "Dr. Sabine Groß". */
bool facts_begins_sentence(struct labeller *l, size_t i)
{
    while (i > 0) {
        uint32_t cp = facts_first_of(l, i - 1);
        if (l->words[i - 1].kind != TOKEN_MARK)
            return false;
        enum char_class class = utf8_class(cp);
        if (cp == '.' && i >= 2 && (facts_term_of(l, i - 2) == TERM_TITLE || is_initial(l, i - 2)))
            return false;
        if (cp != '"' && cp != '\'' && class != CHAR_OPEN && class != CHAR_CLOSE)
            return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x2014 || cp == ':';
        i--;
    }
    return true;
}

static bool is_pronoun_i(const uint8_t *p, size_t n)
{
    return p[0] == 'I' && (n == 1 || p[1] == '\'' || p[1] == 0xe2);
}

/* Nothing but capitals: SPD, NATO. */
bool facts_is_capitals(const uint8_t *p, size_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        at += utf8_decode(p + at, n - at, &cp);
        if (utf8_class(cp) != CHAR_UPPER)
            return false;
    }
    return true;
}

/* "Kowalski said": the first word of a sentence, and no plural, before a verb of saying. */
static bool is_speaker(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    return !language_is(l->memo->languages, LANGUAGE_DE) && p[n - 1] != 's' &&
           facts_begins_sentence(l, i) && !facts_know(l, i)->is_starter &&
           facts_term_of(l, i + 1) == TERM_ATTRIBUTION && !facts_has_capital(l, i + 1) &&
           facts_term_of(l, i) == TERM_NONE && !function_word_languages(p, n) &&
           !IS_ONE_OF(l, i, KNOWN("alguien"), KNOWN("alguém"), KNOWN("everybody"),
                      KNOWN("everyone"), KNOWN("iedereen"), KNOWN("iemand"), KNOWN("qualcuno"),
                      KNOWN("somebody"), KNOWN("someone"), KNOWN("tutti"));
}

/* The long form of a state's name that agencies shorten; the name itself where they do not. */
static const char *long_form(const char *name, size_t n)
{
    static const char states[][2][14] = {
        {"ala", "alabama"},        {"ariz", "arizona"},    {"ark", "arkansas"},
        {"calif", "california"},   {"colo", "colorado"},   {"conn", "connecticut"},
        {"del", "delaware"},       {"fla", "florida"},     {"ga", "georgia"},
        {"ill", "illinois"},       {"ind", "indiana"},     {"kan", "kansas"},
        {"ky", "kentucky"},        {"la", "louisiana"},    {"md", "maryland"},
        {"mass", "massachusetts"}, {"mich", "michigan"},   {"minn", "minnesota"},
        {"miss", "mississippi"},   {"mo", "missouri"},     {"mont", "montana"},
        {"neb", "nebraska"},       {"nev", "nevada"},      {"okla", "oklahoma"},
        {"ore", "oregon"},         {"pa", "pennsylvania"}, {"tenn", "tennessee"},
        {"tex", "texas"},          {"va", "virginia"},     {"vt", "vermont"},
        {"wash", "washington"},    {"wis", "wisconsin"},   {"wyo", "wyoming"}};
    for (size_t i = 0; n <= 5 && i < sizeof states / sizeof *states; i++)
        if (strlen(states[i][0]) == n && !memcmp(states[i][0], name, n))
            return states[i][1];
    return NULL;
}

bool facts_is_titled(struct labeller *l, size_t i)
{
    enum { NAME_TOKENS = 3, HAN_FIRST = 0x4e00, HAN_LAST = 0x9fff };
    static const char common[] = "的位这那该名个任新女男同各某本";
    uint32_t cp = facts_first_of(l, i);
    if (cp < HAN_FIRST || cp > HAN_LAST)
        return false;
    for (size_t at = 0; at < sizeof common - 1; at += 3)
        if (!memcmp(l->text + l->words[i].start, common + at, 3))
            return false;
    for (size_t k = i + 1; k <= i + NAME_TOKENS && is_unspaced(l, k); k++) {
        cp = facts_first_of(l, k);
        enum term term = facts_term_of(l, k);
        if (l->words[k].gap != GAP_NONE || cp < HAN_FIRST || cp > HAN_LAST || term != TERM_NONE)
            return term == TERM_TITLE && l->words[k].gap == GAP_NONE;
    }
    return false;
}

bool facts_is_name(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    if (!is_capital(l, i))
        return false;
    if (is_initial(l, i))
        return true;
    if (is_pronoun_i(p, n))
        return false;
    uint8_t plain[4 * LOOKUP_WORD];
    p = reading_word(p, &n, plain, sizeof plain);
    if (is_speaker(l, i) || facts_know(l, i)->is_name)
        return true;
    bool first = facts_begins_sentence(l, i);
    bool before_capital = is_capital(l, i + 1) && l->words[i + 1].gap;
    if (first || language_is(l->memo->languages, LANGUAGE_DE)) {
        /* a capital that any word would have here; another beside it tells */
        bool after_capital =
            !first && l->words[i].gap && is_capital(l, i - 1) && !facts_begins_sentence(l, i - 1);
        return !facts_know(l, i)->is_starter &&
               (before_capital || (n > 1 && facts_is_capitals(p, n)) || after_capital ||
                (!first && facts_term_of(l, i - 1) == TERM_TITLE));
    }
    return true;
}

uint64_t facts_name_value(const uint8_t *p, size_t n)
{
    uint8_t folded[256];
    n = names_stem_size(p, n);
    size_t size = utf8_fold(p, n, FOLD_CASE | FOLD_QUOTES, folded, sizeof folded);
    size_t kept = 0;
    for (size_t i = 0; i < size; i++) /* U.S. is US */
        if (folded[i] != '.')
            folded[kept++] = folded[i];
    bool sharp = false; /* folding makes ss of it, but Strauß is not Strauss */
    for (size_t i = 1; i < n; i++)
        sharp = sharp || (p[i - 1] == 0xc3 && p[i] == 0x9f);
    const char *state = long_form((const char *)folded, kept);
    if (state)
        return hash_bytes(state, strlen(state));
    return (size < sizeof folded ? hash_bytes(folded, kept) : hash_bytes(p, n)) + sharp;
}

#include "tests/support/prose.h"

#include <stdio.h>
#include <string.h>

#include "base/vec.h"

static const char *const nouns[] = {
    "harbor",   "council",   "budget",  "school",   "hospital", "bridge",    "storm",    "ferry",
    "minister", "factory",   "strike",  "union",    "election", "court",     "verdict",  "police",
    "witness",  "evidence",  "road",    "tunnel",   "railway",  "passenger", "contract", "company",
    "bank",     "loan",      "rent",    "tenant",   "landlord", "farmer",    "harvest",  "drought",
    "river",    "flood",     "dam",     "engineer", "report",   "inquiry",   "survey",   "museum",
    "painting", "orchestra", "theatre", "library",  "teacher",  "pupil",     "exam",     "nurse",
    "vaccine",  "clinic",    "patient", "airport",  "pilot",    "runway",    "forest",   "fire",
    "warden",   "village",   "market",  "trader",   "tax",      "pension",   "referee",  "league",
    "stadium",  "coach",     "captain", "trophy",   "archive",  "letter",    "stamp",    "cable",
};

static const char *const adjectives[] = {
    "new",      "regional", "former",   "local",   "public",    "private",  "northern", "western",
    "coastal",  "urgent",   "quiet",    "costly",  "narrow",    "popular",  "damaged",  "temporary",
    "younger",  "annual",   "official", "foreign", "expensive", "disputed", "late",     "rural",
    "historic", "empty",    "crowded",  "steep",   "modest",    "unusual",  "joint",    "final",
};

static const char *const verbs[] = {
    "closed",    "opened",    "delayed",  "praised",   "rejected", "repaired",   "inspected",
    "bought",    "sold",      "visited",  "measured",  "defended", "criticised", "funded",
    "evacuated", "replaced",  "promised", "cancelled", "approved", "questioned", "moved",
    "protected", "announced", "lost",     "found",     "restored", "searched",   "joined",
    "left",      "warned",    "followed", "blocked",
};

static const char *const places[] = {
    "in the old town",     "near the border",       "along the coast",
    "outside the capital", "at the weekend",        "before the holidays",
    "after a long debate", "despite the weather",   "without any warning",
    "for the second time", "on the eastern bank",   "under the new rules",
    "during the night",    "in front of reporters", "at the request of residents",
    "behind closed doors",
};

static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
static const char *const said[] = {"said", "added", "explained", "insisted", "told reporters"};

const char *prose_copy(struct work *work, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(work->arena, size, 1), text, size);
}

static void add(struct work *work, struct words *words, const char *word)
{
    *VEC_ADD(work->arena, words) = prose_copy(work, word);
}

/* Adds the words of a phrase one by one. */
static void add_phrase(struct work *work, struct words *words, const char *phrase)
{
    char word[64];
    while (*phrase) {
        size_t n = strcspn(phrase, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, phrase);
        add(work, words, word);
        phrase += n + (phrase[n] == ' ');
    }
}

static void add_name(struct work *work, struct words *words, const char *end)
{
    static const char *const first[] = {"Ada",   "Ivo",   "Greta", "Nils", "Olu",  "Priya",
                                        "Jonas", "Signe", "Ruth",  "Sam",  "Mael", "Tove"};
    static const char *const onset[] = {"B", "Br", "D", "F", "G",  "H", "K", "L",
                                        "M", "N",  "R", "S", "St", "T", "V", "W"};
    static const char *const middle[] = {"a", "e", "i", "o", "u", "an", "el", "in", "or", "ar"};
    static const char *const last[] = {"ström", "berg", "ley", "mann", "dahl", "kov", "ton", "rup"};
    char name[64];
    add(work, words, PICK(work, first));
    snprintf(name, sizeof name, "%s%s%s%s", PICK(work, onset), PICK(work, middle), PICK(work, last),
             end);
    add(work, words, name);
}

static void add_number(struct work *work, struct words *words)
{
    char number[32];
    switch (prng_below(&work->prng, 4)) {
    case 0:
        snprintf(number, sizeof number, "%u", 2 + prng_below(&work->prng, 97));
        break;
    case 1:
        snprintf(number, sizeof number, "%u,%03u", 1 + prng_below(&work->prng, 80),
                 prng_below(&work->prng, 1000));
        break;
    case 2:
        snprintf(number, sizeof number, "%u.%u", prng_below(&work->prng, 50),
                 prng_below(&work->prng, 10));
        break;
    default:
        snprintf(number, sizeof number, "%u", 1900 + prng_below(&work->prng, 130));
    }
    add(work, words, number);
}

static void add_clause(struct work *work, struct words *words)
{
    add(work, words, "the");
    if (prng_chance(&work->prng, 60))
        add(work, words, PICK(work, adjectives));
    add(work, words, PICK(work, nouns));
    add(work, words, PICK(work, verbs));
    if (prng_chance(&work->prng, 40)) {
        add_number(work, words);
        add(work, words, PICK(work, adjectives));
    } else {
        add(work, words, prng_chance(&work->prng, 50) ? "a" : "the");
        if (prng_chance(&work->prng, 50))
            add(work, words, PICK(work, adjectives));
    }
    add(work, words, PICK(work, nouns));
    if (prng_chance(&work->prng, 70))
        add_phrase(work, words, PICK(work, places));
}

/* Joins `end` to the last word, or with `front` something to word `i`. */
void prose_join(struct work *work, const char **word, const char *front, const char *end)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s", front, *word, end);
    *word = prose_copy(work, text);
}

void prose_capital(struct work *work, const char **word)
{
    char *text = memcpy(arena_alloc(work->arena, strlen(*word) + 1, 1), *word, strlen(*word) + 1);
    char *letter = text + strspn(text, "\"");
    if (*letter >= 'a' && *letter <= 'z')
        *letter = (char)(*letter - 'a' + 'A');
    *word = text;
}

void prose_small(struct work *work, const char **word)
{
    char *text = memcpy(arena_alloc(work->arena, strlen(*word) + 1, 1), *word, strlen(*word) + 1);
    char *letter = text + strspn(text, "\"");
    if (*letter >= 'A' && *letter <= 'Z')
        *letter = (char)(*letter - 'A' + 'a');
    *word = text;
}

const char *prose_noun(struct work *work)
{
    return PICK(work, nouns);
}

const char *prose_adjective(struct work *work)
{
    return PICK(work, adjectives);
}

struct words prose_sentence(struct work *work)
{
    struct words words = {0};
    switch (prng_below(&work->prng, 4)) {
    case 0: /* a quotation */
        add_clause(work, &words);
        prose_capital(work, &words.at[0]);
        prose_join(work, &words.at[0], "\"", "");
        prose_join(work, &words.at[words.n - 1], "", ",\"");
        add_phrase(work, &words, PICK(work, said));
        add_name(work, &words, ".");
        return words;
    case 1:
        add_name(work, &words, "");
        add_phrase(work, &words, PICK(work, said));
        add(work, &words, "on");
        add(work, &words, PICK(work, days));
        add(work, &words, "that");
        add_clause(work, &words);
        break;
    case 2:
        add_clause(work, &words);
        prose_join(work, &words.at[words.n - 1], "", ",");
        add(work, &words, "and");
        add_clause(work, &words);
        break;
    default:
        add_clause(work, &words);
        add(work, &words, "while");
        add_clause(work, &words);
    }
    prose_capital(work, &words.at[0]);
    prose_join(work, &words.at[words.n - 1], "", ".");
    return words;
}

struct sentences prose_paragraph(struct work *work, bool brief)
{
    struct sentences sentences = {0};
    uint32_t n = brief ? 1 : 1 + prng_below(&work->prng, 4);
    while (n--)
        *VEC_ADD(work->arena, &sentences) = prose_sentence(work);
    return sentences;
}

#include "review/unit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/map64.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "collate/canonical.h"
#include "review/snapshot.h"

enum { SAME_MAX = 256 /* units with the same text that one is looked for among */ };

void unit_write(const struct unit *unit, char key[UNIT_KEY_BYTES])
{
    snprintf(key, UNIT_KEY_BYTES, "%016" PRIx64 ".%016" PRIx64 ".%016" PRIx64 ".%" PRIu32,
             unit->text, unit->before, unit->after, unit->number);
}

bool unit_read(struct unit *unit, const char *key)
{
    uint64_t *const hashes[] = {&unit->text, &unit->before, &unit->after};
    *unit = (struct unit){0};
    for (size_t i = 0; key && i < sizeof hashes / sizeof *hashes; i++) {
        if (strspn(key, "0123456789abcdef") != 16 || key[16] != '.')
            return false;
        *hashes[i] = strtoull(key, NULL, 16);
        key += 17;
    }
    if (!key || !*key || strlen(key) > 9 || key[strspn(key, "0123456789")])
        return false;
    unit->number = (uint32_t)strtoul(key, NULL, 10);
    return true;
}

static uint32_t count_of(const struct article *article, bool sentences)
{
    return sentences ? article->n_sentences : article->n_paragraphs;
}

static struct span span_of(const struct article *article, bool sentences, uint32_t at)
{
    return sentences ? article->sentences[at] : article->paragraphs[at].span;
}

static uint64_t hash_at(const struct article *article, bool sentences, uint32_t at,
                        struct arena *scratch)
{
    if (at >= count_of(article, sentences)) /* -1 too */
        return 0;
    return canonical_hash(article->text, span_of(article, sentences, at), scratch);
}

static struct unit unit_of(const struct article *article, bool sentences, uint32_t at)
{
    struct arena scratch = {0};
    struct unit unit = {.text = hash_at(article, sentences, at, &scratch),
                        .before = hash_at(article, sentences, at - 1, &scratch),
                        .after = hash_at(article, sentences, at + 1, &scratch)};
    for (uint32_t i = 0; i < at; i++)
        unit.number += hash_at(article, sentences, i, &scratch) == unit.text;
    arena_free(&scratch);
    return unit;
}

static const char *place_of(const struct article *article, bool sentences, uint32_t at,
                            struct arena *arena)
{
    struct strbuf place = {.arena = arena};
    uint32_t paragraph = sentences ? article_paragraph_of(article, at) : at;
    strbuf_addf(&place, "%u", paragraph + 1);
    if (sentences)
        strbuf_addf(&place, ".%u", at - article->paragraphs[paragraph].sentences.first + 1);
    return strbuf_cstr(&place);
}

struct pin_said pin_said_of(const struct article *const article[SIDES], const struct pin *pin,
                            struct arena *arena)
{
    struct pin_said said = {.sentences = pin->sentences, .parted = pin->parted};
    for (int side = OLD; side <= NEW; side++) {
        said.unit[side] = unit_of(article[side], pin->sentences, pin->at[side]);
        said.place[side] = place_of(article[side], pin->sentences, pin->at[side], arena);
        said.text[side] =
            snapshot_text(article[side]->text,
                          span_of(article[side], pin->sentences, pin->at[side]), arena);
    }
    return said;
}

struct pinned_list pinned_copy(struct pinned_list list, struct arena *arena)
{
    struct pinned *copy = arena_alloc(arena, list.n, sizeof *copy);
    for (size_t i = 0; i < list.n; i++) {
        const char *who = list.at[i].who ? list.at[i].who : "";
        size_t size = strlen(who) + 1;
        copy[i] = list.at[i];
        copy[i].who = memcpy(arena_alloc(arena, size, 1), who, size);
        for (int side = OLD; side <= NEW; side++)
            copy[i].said.text[side] = copy[i].said.place[side] = NULL;
    }
    return (struct pinned_list){copy, list.n};
}

uint64_t pinned_key(struct pinned_list list)
{
    uint64_t key = 0;
    for (size_t i = 0; i < list.n; i++)
        key = hash_add(hash_add(key, list.at[i].id), list.at[i].freed);
    return key;
}

/* The units of one side with a text that somebody named. */
struct wanted {
    struct map64 by_text; /* hash → index of `found` */
    struct {
        uint32_t *at;
        size_t n, cap;
    } *found;
    size_t n;
    uint64_t *hash; /* of every unit */
};

static struct wanted look(struct pinned_list list, const struct article *article, enum side side,
                          bool sentences, struct arena *scratch)
{
    struct wanted wanted = {.by_text.arena = scratch};
    uint32_t n = count_of(article, sentences);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].said.sentences == sentences &&
            map64_get(&wanted.by_text, list.at[i].said.unit[side].text) == MAP64_NONE)
            map64_set(&wanted.by_text, list.at[i].said.unit[side].text, (uint32_t)wanted.n++);
    if (!wanted.n)
        return wanted;
    wanted.found = arena_zero(scratch, wanted.n, sizeof *wanted.found);
    wanted.hash = arena_alloc(scratch, n, sizeof *wanted.hash);
    for (uint32_t i = 0; i < n; i++) {
        wanted.hash[i] = hash_at(article, sentences, i, scratch);
        uint32_t index = map64_get(&wanted.by_text, wanted.hash[i]);
        if (index != MAP64_NONE)
            *VEC_ADD(scratch, &wanted.found[index]) = i;
    }
    return wanted;
}

/* Which of the units with its text it is: the one with its neighbours, or else with
 * its number; PIN_NONE where there is none. */
static uint32_t choose(const struct wanted *wanted, const struct unit *unit, uint32_t n)
{
    uint32_t index = map64_get(&wanted->by_text, unit->text), best = PIN_NONE;
    int most = -1;
    if (index == MAP64_NONE)
        return PIN_NONE;
    size_t found = wanted->found[index].n;
    size_t first = unit->number > SAME_MAX / 2 ? unit->number - SAME_MAX / 2 : 0;
    if (first >= found)
        first = found > SAME_MAX ? found - SAME_MAX : 0;
    for (size_t i = first; i < found && i < first + SAME_MAX; i++) {
        uint32_t at = wanted->found[index].at[i];
        uint64_t before = at ? wanted->hash[at - 1] : 0;
        uint64_t after = at + 1 < n ? wanted->hash[at + 1] : 0;
        int like = 2 * (before == unit->before) + 2 * (after == unit->after) +
                   (i == unit->number);
        if (like > most) {
            most = like;
            best = at;
        }
    }
    return best;
}

/* Where later ones take earlier ones away. */
static bool is_replaced(const struct pin *earlier, const struct pin *later)
{
    bool old = earlier->at[OLD] == later->at[OLD], new = earlier->at[NEW] == later->at[NEW];
    if (earlier->sentences != later->sentences)
        return false;
    return earlier->parted || later->parted ? old && new : old || new;
}

/* Sets aside what later ones replace, and what was taken away. Pins of the same unit
 * are found by it: by_unit has the last pin of each. */
static size_t leave_standing(struct pin *pins, const bool *freed, size_t n, struct arena *scratch)
{
    struct map64 last = {.arena = scratch}; /* by pair, and by unit: 1 + index of a pin */
    bool *gone = arena_zero(scratch, n, sizeof *gone);
    size_t left = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t keys[] = {
            hash_add(hash_add(pins[i].sentences, pins[i].at[OLD]), pins[i].at[NEW]),
            hash_add(hash_add(2 + pins[i].sentences, OLD), pins[i].at[OLD]),
            hash_add(hash_add(2 + pins[i].sentences, NEW), pins[i].at[NEW])};
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            uint32_t earlier = map64_get(&last, keys[k]);
            if (earlier != MAP64_NONE && is_replaced(&pins[earlier], &pins[i]))
                gone[earlier] = true;
            if (k == 0 || !pins[i].parted)
                map64_set(&last, keys[k], (uint32_t)i);
        }
    }
    for (size_t i = 0; i < n; i++)
        if (!gone[i] && !freed[i])
            pins[left++] = pins[i];
    return left;
}

struct pin *pinned_find(struct pinned_list list, const struct article *const article[SIDES],
                        struct arena *arena, size_t *n, size_t *lost)
{
    struct arena scratch = {0};
    struct pin *pins = arena_alloc(arena, list.n, sizeof *pins);
    bool *freed = arena_alloc(&scratch, list.n, sizeof *freed);
    struct wanted wanted[2][SIDES];
    *n = *lost = 0;
    for (int sentences = 0; list.n && sentences < 2; sentences++)
        for (int side = OLD; side <= NEW; side++)
            wanted[sentences][side] =
                look(list, article[side], (enum side)side, sentences, &scratch);
    for (size_t i = 0; i < list.n; i++) {
        const struct pinned *pinned = &list.at[i];
        bool sentences = pinned->said.sentences;
        struct pin *pin = &pins[*n];
        *pin = (struct pin){.sentences = sentences, .parted = pinned->said.parted,
                            .id = pinned->id, .who = pinned->who, .when = pinned->when / 1000};
        for (int side = OLD; side <= NEW; side++)
            pin->at[side] = choose(&wanted[sentences][side], &pinned->said.unit[side],
                                   count_of(article[side], sentences));
        if (pin->at[OLD] == PIN_NONE || pin->at[NEW] == PIN_NONE) {
            *lost += !pinned->freed;
            continue;
        }
        freed[(*n)++] = pinned->freed;
    }
    *n = leave_standing(pins, freed, *n, &scratch);
    arena_free(&scratch);
    return pins;
}

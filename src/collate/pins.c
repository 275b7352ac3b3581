#include "collate/pins.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static uint64_t key_of(uint32_t old, uint32_t new)
{
    return (uint64_t)old << 32 | new;
}

static int by_value(const void *one, const void *two)
{
    uint64_t x = *(const uint64_t *)one, y = *(const uint64_t *)two;
    return (x > y) - (x < y);
}

/* Makes room for partners, once there are any. */
static void begin(struct decree *decree, const uint32_t n[SIDES], struct arena *arena)
{
    if (decree->partner[OLD])
        return;
    for (int side = OLD; side <= NEW; side++) {
        decree->partner[side] = arena_alloc(arena, n[side], sizeof **decree->partner);
        memset(decree->partner[side], 0xff, n[side] * sizeof **decree->partner);
    }
}

static void release(struct decree *decree, enum side side, uint32_t unit)
{
    uint32_t partner = decree->partner[side][unit];
    if (partner == PIN_NONE)
        return;
    decree->partner[side][unit] = PIN_NONE;
    decree->partner[side_other(side)][partner] = PIN_NONE;
}

/* What the pins say of sentences, or paragraphs, n[side] of them. Of pins that
 * contradict each other the last one holds. Lives in the arena. Near-linear in the
 * number of pins, and linear in n where there are any. */
static struct decree decree_of(const struct pin *pins, size_t n_pins, bool sentences,
                        const uint32_t n[SIDES], struct arena *arena)
{
    struct decree decree = {0};
    for (size_t i = 0; i < n_pins; i++) {
        const struct pin *pin = &pins[i];
        if (pin->sentences != sentences)
            continue;
        begin(&decree, n, arena);
        if (pin->parted) {
            if (!decree.parted)
                decree.parted = arena_alloc(arena, n_pins, sizeof *decree.parted);
            decree.parted[decree.n_parted++] = key_of(pin->at[OLD], pin->at[NEW]);
            if (decree.partner[OLD][pin->at[OLD]] == pin->at[NEW])
                release(&decree, OLD, pin->at[OLD]);
            continue;
        }
        release(&decree, OLD, pin->at[OLD]);
        release(&decree, NEW, pin->at[NEW]);
        decree.partner[OLD][pin->at[OLD]] = pin->at[NEW];
        decree.partner[NEW][pin->at[NEW]] = pin->at[OLD];
    }
    if (decree.n_parted)
        qsort(decree.parted, decree.n_parted, sizeof *decree.parted, by_value);
    return decree;
}

/* Makes the sentences of pinned paragraphs that have one each partners, where nothing
 * else is decreed of them. */
static void decree_single_sentences(struct decree *sentences, const struct decree *paragraphs,
                             const struct article *const article[SIDES], struct arena *arena)
{
    uint32_t n[SIDES] = {article[OLD]->n_sentences, article[NEW]->n_sentences};
    for (uint32_t i = 0; paragraphs->partner[OLD] && i < article[OLD]->n_paragraphs; i++) {
        if (paragraphs->partner[OLD][i] == PIN_NONE)
            continue;
        struct range old = article[OLD]->paragraphs[i].sentences;
        struct range new = article[NEW]->paragraphs[paragraphs->partner[OLD][i]].sentences;
        begin(sentences, n, arena);
        if (range_size(old) != 1 || range_size(new) != 1 ||
            sentences->partner[OLD][old.first] != PIN_NONE ||
            sentences->partner[NEW][new.first] != PIN_NONE ||
            decree_parts(sentences, old.first, new.first))
            continue;
        sentences->partner[OLD][old.first] = new.first;
        sentences->partner[NEW][new.first] = old.first;
    }
}

bool decree_parts(const struct decree *decree, uint32_t old, uint32_t new)
{
    if (!decree)
        return false;
    uint64_t key = key_of(old, new);
    if (decree->n_parted &&
        bsearch(&key, decree->parted, decree->n_parted, sizeof key, by_value))
        return true;
    return decree->whole[OLD] &&
           decree_parts(decree->wholes, decree->whole[OLD][old], decree->whole[NEW][new]);
}

/* A hash that no text has but by accident; the same for what is to be equal. */
static uint64_t hash_of(uint32_t sign, uint64_t key)
{
    return hash_add(hash_add(HASH_SEED, sign), key);
}

enum { PINNED = 1, PARTED = 2 /* and the side */ };

uint64_t *decree_hashes(const struct decree *decree, enum side side,
                        const uint64_t *const hash[SIDES], uint32_t n, struct arena *arena)
{
    uint64_t *hashes = arena_alloc(arena, n, sizeof *hashes);
    if (n)
        memcpy(hashes, hash[side], n * sizeof *hashes);
    for (size_t i = 0; i < decree->n_parted; i++) {
        uint32_t at[SIDES] = {(uint32_t)(decree->parted[i] >> 32), (uint32_t)decree->parted[i]};
        if (hash[OLD][at[OLD]] == hash[NEW][at[NEW]])
            hashes[at[side]] = hash_of(PARTED + side, at[side]);
    }
    for (uint32_t i = 0; decree->partner[side] && i < n; i++)
        if (decree->partner[side][i] != PIN_NONE) {
            uint32_t partner = decree->partner[side][i];
            hashes[i] = hash_of(PINNED, side == OLD ? key_of(i, partner) : key_of(partner, i));
        }
    return hashes;
}

/* Adds what is decreed of a sentence to the hash of its paragraph. */
static void mark(const struct article *article, uint32_t sentence, uint32_t sign, uint64_t key,
                 uint64_t *hash)
{
    uint32_t paragraph = article_paragraph_of(article, sentence);
    uint32_t place = sentence - article->paragraphs[paragraph].sentences.first;
    hash[paragraph] = hash_add(hash[paragraph], hash_add(hash_of(sign, key), place));
}

/* Changes the hashes of paragraphs whose sentences are decreed something, so that
 * two are equal only where that holds if sentence goes to sentence. */
static void decree_mark_paragraphs(const struct decree *sentences,
                            const struct article *const article[SIDES],
                            uint64_t *const hash[SIDES])
{
    for (size_t i = 0; i < sentences->n_parted; i++)
        for (int side = OLD; side <= NEW; side++) {
            uint64_t key = sentences->parted[i];
            uint32_t at = side == OLD ? (uint32_t)(key >> 32) : (uint32_t)key;
            mark(article[side], at, PARTED + (uint32_t)side, key, hash[side]);
        }
    /* in OLD's order on both sides, for the order tells in a hash */
    for (uint32_t i = 0; sentences->partner[OLD] && i < article[OLD]->n_sentences; i++) {
        uint32_t partner = sentences->partner[OLD][i];
        if (partner == PIN_NONE)
            continue;
        mark(article[OLD], i, PINNED, key_of(i, partner), hash[OLD]);
        mark(article[NEW], partner, PINNED, key_of(i, partner), hash[NEW]);
    }
}

/* Sentences of paragraphs that are parted are, too. */
static void part_sentences(struct decree decree[DECREES],
                           const struct article *const article[SIDES], struct arena *arena)
{
    for (int side = OLD; side <= NEW; side++)
        decree[DECREE_SENTENCES].whole[side] = article_map_sentences(article[side], arena);
    decree[DECREE_SENTENCES].wholes = &decree[DECREE_PARAGRAPHS];
}

void decree_all(const struct pin *pins, size_t n_pins, const struct article *const article[SIDES],
                uint64_t *const hash[SIDES], struct decree decree[DECREES], struct arena *arena)
{
    uint32_t paragraphs[SIDES] = {article[OLD]->n_paragraphs, article[NEW]->n_paragraphs};
    uint32_t sentences[SIDES] = {article[OLD]->n_sentences, article[NEW]->n_sentences};
    decree[DECREE_PARAGRAPHS] = decree_of(pins, n_pins, false, paragraphs, arena);
    decree[DECREE_SENTENCES] = decree_of(pins, n_pins, true, sentences, arena);
    decree_mark_paragraphs(&decree[DECREE_SENTENCES], article, hash);
    decree_single_sentences(&decree[DECREE_SENTENCES], &decree[DECREE_PARAGRAPHS], article, arena);
    if (decree[DECREE_PARAGRAPHS].n_parted)
        part_sentences(decree, article, arena);
}

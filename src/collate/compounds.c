#include "collate/compounds.h"

#include <assert.h>
#include <string.h>

#include "article/reading.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    COMPOUND_WORK = 2 << 20, /* pairs of words that are tested in one text */
    PART_MIN = 5,            /* letters of a word that is looked for in others */
    ENDING_MAX = 2,          /* letters by which its forms may differ */
    LONGER_BY = 3,           /* letters that the compound has more */
    WORD_MAX = 64,           /* bytes of a word that is looked at */
    FOLD_SLACK = 16,         /* bytes that folding may need besides four for each */
};

/* What a word counts that is only a part of the other's. */
#define PART_SHARE 0.7F

struct letters {
    const uint8_t *at;      /* folded */
    uint16_t size, count;   /* bytes, letters */
    uint16_t part;          /* bytes that must be found in the compound */
    uint64_t trigrams;      /* of the bytes: a set bit for each, by its hash */
    uint64_t part_trigrams; /* all bits where no part is looked for */
};

struct compounds {
    const struct words *words;
    struct {
        struct letters *at;
        size_t n, cap;
    } known;
    uint32_t *place; /* by word id: its letters among the known, plus one; 0: not yet */
    const uint8_t *text[SIDES];
    struct arena *arena;
    uint32_t work;
    bool is_exhausted; /* some were not looked at for lack of work */
};

struct compounds *compounds_new(const struct words *words, const uint8_t *const text[SIDES],
                                struct arena *arena)
{
    struct compounds *compounds = arena_zero(arena, 1, sizeof *compounds);
    compounds->words = words;
    compounds->text[OLD] = text[OLD];
    compounds->text[NEW] = text[NEW];
    compounds->arena = arena;
    compounds->work = COMPOUND_WORK;
    return compounds;
}

struct compounds *compounds_second(const struct compounds *compounds, struct arena *arena)
{
    struct compounds *second = compounds_new(compounds->words, compounds->text, arena);
    second->work = 0;
    return second;
}

void compounds_share(struct compounds *compounds, struct compounds *second)
{
    second->work = compounds->work / 2;
    compounds->work -= second->work;
}

void compounds_return(struct compounds *compounds, struct compounds *second)
{
    compounds->work += second->work;
    compounds->is_exhausted |= second->is_exhausted;
    second->work = 0;
}

bool compounds_is_exhausted(const struct compounds *compounds)
{
    return compounds->is_exhausted;
}

bool compounds_is_spent(const struct compounds *compounds)
{
    return compounds->is_exhausted && !compounds->work;
}

static uint64_t trigrams_of(const uint8_t *p, size_t n)
{
    uint64_t set = 0;
    for (size_t i = 0; i + 3 <= n; i++) {
        uint32_t gram = (uint32_t)p[i] << 16 | (uint32_t)p[i + 1] << 8 | p[i + 2];
        set |= UINT64_C(1) << (gram * 2654435761U >> 26);
    }
    return set;
}

/* Of so many letters, those that must be found in a compound. */
static int part_of(int count)
{
    int part = count - ENDING_MAX;
    return part >= PART_MIN ? part : count < PART_MIN ? 0 : PART_MIN;
}

/* Letters alone are kept; any other character leaves the word without any. */
static void fold_ascii(struct letters *letters, const uint8_t *p, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = p[i] | 0x20;
        if (out[i] < 'a' || out[i] > 'z')
            return;
    }
    letters->size = letters->count = (uint16_t)n;
    letters->part = (uint16_t)part_of((int)n);
}

static void fold(struct letters *letters, const uint8_t *p, size_t n, uint8_t *out)
{
    uint16_t starts[4 * WORD_MAX + FOLD_SLACK + 1];
    uint16_t count = 0;
    size_t size = utf8_fold(p, n, FOLD_CASE | FOLD_DIACRITICS, out, 4 * n + FOLD_SLACK);
    for (size_t at = 0; at < size;) {
        uint32_t cp;
        starts[count++] = (uint16_t)at;
        at += utf8_decode(out + at, size - at, &cp);
        if (utf8_class(cp) > CHAR_LETTER)
            return;
    }
    starts[count] = (uint16_t)size;
    letters->size = (uint16_t)size;
    letters->count = count;
    letters->part = starts[part_of(count)];
}

static struct letters read_letters(struct compounds *compounds, const uint8_t *text,
                                   const struct word *word)
{
    uint8_t plain[2 * WORD_MAX]; /* without the line end that divides it */
    size_t n = word->size;
    const uint8_t *p = reading_word(text + word->start, &n, plain, sizeof plain);
    bool ascii = utf8_is_ascii(p, n);
    uint8_t *copy = arena_alloc(compounds->arena, ascii ? n : 4 * n + FOLD_SLACK, 1);
    struct letters letters = {.at = copy};
    if (n <= WORD_MAX && ascii)
        fold_ascii(&letters, p, n, copy);
    else if (n <= WORD_MAX)
        fold(&letters, p, n, copy);
    letters.trigrams = trigrams_of(copy, letters.size);
    letters.part_trigrams = letters.part ? trigrams_of(copy, letters.part) : UINT64_MAX;
    return letters;
}

static struct letters letters_of(struct compounds *compounds, enum side side,
                                 const struct word *word)
{
    if (!compounds->place)
        compounds->place =
            arena_zero(compounds->arena, compounds->words->n_ids, sizeof *compounds->place);
    uint32_t *place = &compounds->place[word->id];
    if (!*place) {
        struct letters letters = read_letters(compounds, compounds->text[side], word);
        *VEC_ADD(compounds->arena, &compounds->known) = letters;
        *place = (uint32_t)compounds->known.n;
    }
    return compounds->known.at[*place - 1];
}

/* Whether the trigrams say that one word cannot hold the other; most pairs end here. */
static inline bool is_ruled_out(const struct letters *compound, const struct letters *part)
{
    return (part->part_trigrams & ~compound->trigrams) != 0;
}

static bool holds(const struct letters *compound, const struct letters *part)
{
    if (is_ruled_out(compound, part) || !part->part || compound->count < part->count + LONGER_BY ||
        compound->size < part->part)
        return false;
    const uint8_t *at = compound->at, *end = at + compound->size - part->part + 1;
    while (at < end && (at = memchr(at, part->at[0], (size_t)(end - at))))
        if (!memcmp(at++, part->at, part->part))
            return true;
    return false;
}

float compounds_common(struct compounds *compounds, const uint32_t *old, uint32_t n_old,
                       const uint32_t *new, uint32_t n_new)
{
    const struct word_list *side = compounds->words->side;
    struct letters olds[COMPOUND_WORDS];
    bool counted[COMPOUND_WORDS] = {false};
    float common = 0;
    assert(n_old <= COMPOUND_WORDS && n_new <= COMPOUND_WORDS);
    if (!n_old || !n_new)
        return 0;
    if (compounds->work < n_old * n_new) {
        compounds->is_exhausted = true;
        return 0;
    }
    compounds->work -= n_old * n_new;
    for (uint32_t i = 0; i < n_old; i++)
        olds[i] = letters_of(compounds, OLD, &side[OLD].at[old[i]]);
    for (uint32_t j = 0; j < n_new; j++) {
        struct letters letters = letters_of(compounds, NEW, &side[NEW].at[new[j]]);
        for (uint32_t i = 0; i < n_old; i++) {
            if (is_ruled_out(&olds[i], &letters) && is_ruled_out(&letters, &olds[i]))
                continue;
            if (counted[i] || (!holds(&olds[i], &letters) && !holds(&letters, &olds[i])))
                continue;
            float weight = compounds->words->weight[word_stem(&side[OLD], old[i])];
            float other = compounds->words->weight[word_stem(&side[NEW], new[j])];
            common += PART_SHARE * (weight < other ? weight : other);
            counted[i] = true;
            break;
        }
    }
    return common;
}

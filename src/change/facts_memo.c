#include "article/abbreviation.h"
#include "article/reading.h"
#include "base/hash.h"
#include "base/lookup.h"
#include "base/vec.h"
#include "change/facts_internal.h"

/* Where a word's id has no forms: nothing was asked yet, or it is plain in small letters. */
enum { PLACE_UNKNOWN, PLACE_PLAIN, PLACES };

void facts_memo_init(struct facts_memo *memo, uint32_t languages, bool divided,
                     const struct names *names, uint32_t n_ids)
{
    *memo = (struct facts_memo){
        .languages = languages, .divided = divided, .names = names, .signs = term_signs()};
    memo->place = arena_zero(&memo->arena, n_ids, sizeof *memo->place);
}

void facts_memo_free(struct facts_memo *memo)
{
    arena_free(&memo->arena);
}

/* Whether label_word looks at a word though it is no term and in small letters. */
static bool is_special(const uint8_t *p, size_t n)
{
    static const char special[][LOOKUP_WORD] = {"a", "cent", "cento", "ciento", "s"};
    struct lookup_word lower = lookup_lower(p, n);
    return lookup_find(&lower, special, sizeof special / sizeof *special, sizeof *special) >= 0;
}

static struct facts_word look_up(const struct facts_memo *memo, const uint8_t *p, size_t n,
                                 bool capital)
{
    uint8_t plain[TOKEN_BYTES];
    p = reading_word(p, &n, plain, sizeof plain);
    struct found_term found = term_find(p, n, memo->languages);
    bool is_term = found.term != TERM_NONE;
    struct facts_word word = {found.value, (uint8_t)found.term, found.flags, .is_known = true};
    if (capital) {
        word.is_starter = abbreviation_is_starter(p, n);
        word.is_name = names_has(memo->names, p, n);
        word.value = is_term ? found.value : facts_name_value(p, n);
    } else {
        word.is_plain = !is_term && utf8_is_ascii(p, n) && !is_special(p, n);
    }
    return word;
}

/* By its bytes. */
static const struct facts_word *know_other(struct labeller *l, size_t i)
{
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    struct facts_memo *memo = l->memo;
    uint64_t hash = hash_bytes(p, n);
    size_t slot = (size_t)(hash >> 8) % (sizeof memo->others / sizeof *memo->others);
    struct facts_word *word = &memo->others[slot];
    if (!word->is_known || memo->hashes[slot] != hash)
        *word = look_up(memo, p, n, facts_has_capital(l, i));
    memo->hashes[slot] = hash;
    return word;
}

/* Whether all words that share an id with this one, and begin with a capital where it does,
 * are the same to whoever asks: not where accents may differ, nor in 's, S. */
static bool goes_by_id(const uint8_t *p, size_t n)
{
    return n <= LOOKUP_WORD && utf8_is_ascii(p, n) && !(n > 2 && p[n - 2] == '\'');
}

const struct facts_word *facts_know(struct labeller *l, size_t i)
{
    static const struct facts_word plain = {.is_known = true, .is_plain = true};
    const uint8_t *p = l->text + l->words[i].start;
    size_t n = l->words[i].size;
    struct facts_memo *memo = l->memo;
    uint32_t *place = &memo->place[l->words[i].id];
    if (!goes_by_id(p, n))
        return know_other(l, i);
    bool capital = facts_has_capital(l, i);
    if (*place == PLACE_PLAIN && !capital)
        return &plain;
    struct facts_word *word =
        *place < PLACES ? NULL : &memo->words.at[*place - PLACES].form[capital];
    if (word && word->is_known)
        return word;
    struct facts_word found = look_up(memo, p, n, capital);
    if (!word && found.is_plain) {
        *place = PLACE_PLAIN;
        return &plain;
    }
    if (!word) {
        struct facts_forms *forms = VEC_ADD(&memo->arena, &memo->words);
        *forms = (struct facts_forms){{{.is_known = false}}};
        if (*place == PLACE_PLAIN)
            forms->form[false] = plain;
        *place = PLACES + (uint32_t)memo->words.n - 1;
        word = &forms->form[capital];
    }
    *word = found;
    return word;
}

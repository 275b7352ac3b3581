#include "collate/words.h"

#include <string.h>

#include "article/reading.h"
#include "base/utf8.h"
#include "base/vec.h"

/* What the words are: open addressing with linear probing, grown before it is
 * half full. */
struct lexicon {
    uint32_t *slots; /* ids plus one; 0 is free */
    size_t size;     /* a power of two */
    struct {
        struct entry {
            uint64_t key;
            uint32_t stem; /* id of the word's stem, or NO_STEM */
        } *at;
        size_t n, cap;
    } entries; /* by id */
};

#define NO_STEM UINT32_MAX

enum { LEXICON_FIRST = 1024, STEM_LETTERS = 5, STEM_WORD_MAX = 64 };

static uint32_t *find(struct lexicon *lexicon, uint64_t key)
{
    size_t at = (size_t)(key >> 20) & (lexicon->size - 1);
    while (lexicon->slots[at] && lexicon->entries.at[lexicon->slots[at] - 1].key != key)
        at = (at + 1) & (lexicon->size - 1);
    return &lexicon->slots[at];
}

static void grow(struct lexicon *lexicon, struct arena *arena)
{
    lexicon->size = lexicon->size ? lexicon->size * 4 : LEXICON_FIRST;
    lexicon->slots = arena_zero(arena, lexicon->size, sizeof *lexicon->slots);
    for (uint32_t id = 0; id < lexicon->entries.n; id++)
        *find(lexicon, lexicon->entries.at[id].key) = id + 1;
}

static uint32_t intern(struct lexicon *lexicon, uint64_t key, struct arena *arena)
{
    if (lexicon->entries.n * 2 >= lexicon->size)
        grow(lexicon, arena);
    uint32_t *slot = find(lexicon, key);
    if (!*slot) {
        *VEC_ADD(arena, &lexicon->entries) = (struct entry){key, NO_STEM};
        *slot = (uint32_t)lexicon->entries.n;
    }
    return *slot - 1;
}

/* The key of the letters that inflected forms of a word share, 0 where that is
 * the whole word. Forms of one word agree in their first letters in most
 * languages with alphabets; cutting there finds them about as well as a
 * stemmer of the language does (McNamee & Mayfield 2004). */
static uint64_t stem_key(const uint8_t *text, const struct token *token)
{
    const uint8_t *p = text + token->span.start;
    size_t n = span_size(token->span), size = 0;
    uint8_t folded[4 * STEM_WORD_MAX + 16], plain[STEM_WORD_MAX];
    if (token->kind != TOKEN_WORD || n <= STEM_LETTERS || n > STEM_WORD_MAX)
        return 0;
    if (reading_has_filler(p, n)) {
        n = reading_strip(p, n, plain);
        p = plain;
        if (n <= STEM_LETTERS)
            return 0;
    }
    if (utf8_ascii_prefix(p, STEM_LETTERS) == STEM_LETTERS) {
        for (int i = 0; i < STEM_LETTERS; i++)
            if (p[i] == '\'' || (p[i] >= '0' && p[i] <= '9'))
                return 0;
        return token_key(p, STEM_LETTERS);
    }
    size_t length = utf8_fold(p, n, FOLD_CASE | FOLD_DIACRITICS | FOLD_QUOTES, folded,
                              sizeof folded);
    int letters = 0;
    while (size < length && letters < STEM_LETTERS) {
        uint32_t cp;
        size += utf8_decode(folded + size, length - size, &cp);
        if (cp == '\'' || utf8_class(cp) > CHAR_LETTER)
            break;
        letters++;
    }
    return letters == STEM_LETTERS ? token_key(folded, size) : 0;
}

/* The stem of a word, which only its first occurrence has to work out. */
static uint32_t stem_of(struct lexicon *lexicon, uint32_t id, const uint8_t *text,
                        const struct token *token, struct arena *arena)
{
    if (lexicon->entries.at[id].stem == NO_STEM) {
        uint64_t key = stem_key(text, token);
        uint32_t stem = key ? intern(lexicon, key, arena) : id;
        lexicon->entries.at[id].stem = stem; /* interning may have moved the array */
    }
    return lexicon->entries.at[id].stem;
}

struct range words_add(struct words *words, enum side side, const uint8_t *text, struct span span,
                       struct arena *arena, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct tokens tokens = {0};
    struct word_list *list = &words->side[side];
    struct range range = {(uint32_t)list->n, (uint32_t)list->n};
    if (!words->lexicon[side])
        words->lexicon[side] = arena_zero(arena, 1, sizeof *words->lexicon[side]);
    struct lexicon *lexicon = words->lexicon[side];
    tokenise(text, span, scratch, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        const struct token *token = &tokens.at[i];
        uint32_t id = intern(lexicon, token->key, arena);
        *VEC_ADD(arena, list) = (struct word){
            id, stem_of(lexicon, id, text, token, arena), token->span.start,
            (uint16_t)span_size(token->span), token->kind, token->gap};
    }
    arena_rewind(scratch, mark);
    range.end = (uint32_t)list->n;
    return range;
}

void words_join(struct words *words)
{
    struct arena scratch = {0};
    struct lexicon *old = words->lexicon[OLD], *new = words->lexicon[NEW];
    if (old && new) {
        struct word_list *list = &words->side[NEW];
        uint32_t *id_of = arena_alloc(&scratch, new->entries.n, sizeof *id_of);
        for (size_t i = 0; i < new->entries.n; i++)
            id_of[i] = intern(old, new->entries.at[i].key, &scratch);
        for (size_t i = 0; i < list->n; i++) {
            list->at[i].id = id_of[list->at[i].id];
            list->at[i].stem = id_of[list->at[i].stem];
        }
    }
    words->n_ids = old || new ? (uint32_t)(old ? old : new)->entries.n : 0;
    words->lexicon[OLD] = words->lexicon[NEW] = NULL;
    arena_free(&scratch);
}

/* What the kind of a word adds to its rarity. */
static float kind_factor(const struct word *word, const uint8_t *text)
{
    if (word->kind == TOKEN_MARK)
        return 0.15F;
    if (word->kind == TOKEN_NUMBER)
        return 1.4F;
    uint32_t cp;
    utf8_decode(text + word->start, word->size, &cp);
    enum char_class first = utf8_class(cp);
    if (first == CHAR_UPPER)
        return 1.2F;
    /* short words of alphabets are grammar more than content */
    return first == CHAR_LOWER && word->size <= 3 ? 0.5F : 1.0F;
}

/* log2(1 + x), straight between powers of two: close enough for weights, and
 * the same on every machine. */
static float log_of(uint64_t dividend, uint64_t divisor)
{
    uint64_t scaled = ((dividend + divisor) << 16) / divisor; /* 1 + x, in 1/65536 */
    int exponent = 63 - __builtin_clzll(scaled);
    float mantissa = (float)scaled / (float)(UINT64_C(1) << exponent);
    return (float)(exponent - 16) + mantissa - 1;
}

void words_weigh(struct words *words, const uint8_t *const text[SIDES],
                 const struct range *const units[SIDES], const size_t n[SIDES],
                 struct arena *arena)
{
    struct arena scratch = {0};
    uint32_t *frequency = arena_zero(&scratch, words->n_ids, sizeof *frequency);
    uint32_t units_most = 0; /* units with words, on the side that has more */
    words->weight = arena_zero(arena, words->n_ids, sizeof *words->weight);
    for (int side = OLD; side <= NEW; side++) {
        uint32_t *seen = arena_zero(&scratch, words->n_ids, sizeof *seen);
        uint32_t *here = arena_zero(&scratch, words->n_ids, sizeof *here);
        uint32_t filled = 0;
        for (size_t u = 0; u < n[side]; u++) {
            filled += !range_empty(units[side][u]);
            for (uint32_t i = units[side][u].first; i < units[side][u].end; i++) {
                const struct word *word = &words->side[side].at[i];
                if (seen[word->stem] == u + 1)
                    continue;
                seen[word->stem] = (uint32_t)u + 1;
                here[word->stem]++;
                if (words->weight[word->stem] == 0)
                    words->weight[word->stem] = kind_factor(word, text[side]);
            }
        }
        units_most = filled > units_most ? filled : units_most;
        for (uint32_t id = 0; id < words->n_ids; id++)
            if (here[id] > frequency[id])
                frequency[id] = here[id];
    }
    for (uint32_t id = 0; id < words->n_ids; id++)
        words->weight[id] *= log_of(2 * (uint64_t)units_most + 16, 2 * (uint64_t)frequency[id] + 1);
    arena_free(&scratch);
}

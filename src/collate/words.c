#include "collate/words.h"

#include <assert.h>
#include <string.h>

#include "article/function_words.h"
#include "article/reading.h"
#include "base/utf8.h"
#include "base/vec.h"

/* What the words are: open addressing with linear probing, grown before it is
 * half full. */
struct lexicon {
    uint32_t *slots; /* ids plus one; 0 is free */
    size_t size;     /* a power of two */
    struct entries {
        struct entry {
            uint64_t key;
            uint32_t stem; /* id of the word's stem, or NO_STEM */
            /* of the words that have it for their stem: */
            uint32_t unit;  /* the last one that holds any */
            uint32_t units; /* how many do */
            float factor;   /* what the kind of the first adds to its rarity */
        } * at;
        size_t n, cap;
    } entries;      /* by id */
    uint32_t units; /* that have words */
    struct arena slots_arena, entries_arena;
};

#define NO_STEM UINT32_MAX

enum {
    LEXICON_FIRST = 1024,
    STEM_LETTERS = 4,
    STEM_WORD_MAX = 64,
    CLITIC_LEAST = 3,
    LOOK_AHEAD = 8
};

static uint32_t *home(const struct lexicon *lexicon, uint64_t key)
{
    return &lexicon->slots[(size_t)(key >> 20) & (lexicon->size - 1)];
}

/* Asks for the memory that will be wanted a little later: with many different words
 * that is what takes the time. */
static void expect(const struct lexicon *lexicon, uint64_t key)
{
    if (lexicon->size)
        __builtin_prefetch(home(lexicon, key));
}

static uint32_t *find(struct lexicon *lexicon, uint64_t key)
{
    const uint32_t *end = lexicon->slots + lexicon->size;
    uint32_t *slot = home(lexicon, key);
    while (*slot && lexicon->entries.at[*slot - 1].key != key)
        if (++slot == end)
            slot = lexicon->slots;
    return slot;
}

static void grow(struct lexicon *lexicon)
{
    arena_free(&lexicon->slots_arena);
    lexicon->size = lexicon->size ? lexicon->size * 2 : LEXICON_FIRST;
    lexicon->slots = arena_zero(&lexicon->slots_arena, lexicon->size, sizeof *lexicon->slots);
    for (uint32_t id = 0; id < lexicon->entries.n; id++)
        *find(lexicon, lexicon->entries.at[id].key) = id + 1;
}

static uint32_t intern(struct lexicon *lexicon, uint64_t key)
{
    if (lexicon->entries.n * 2 >= lexicon->size)
        grow(lexicon);
    uint32_t *slot = find(lexicon, key);
    if (!*slot) {
        *VEC_ADD(&lexicon->entries_arena, &lexicon->entries) =
            (struct entry){key, NO_STEM, 0, 0, 0};
        *slot = (uint32_t)lexicon->entries.n;
    }
    return *slot - 1;
}

/* A lexicon lives in an arena of its own, with its entries. */
static struct lexicon *lexicon_new(void)
{
    struct arena arena = {0};
    struct lexicon *lexicon = arena_zero(&arena, 1, sizeof *lexicon);
    lexicon->entries_arena = arena;
    return lexicon;
}

static void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    struct arena arena = lexicon->entries_arena;
    arena_free(&lexicon->slots_arena);
    arena_free(&arena);
}

/* A folded word without the little words that some languages write together with it:
 * l'école, dell'anno, the dog's; and in Arabic al- (the), also after and, so, by and like
 * (the prefixes that Larkey et al. 2002 take off). What is left has CLITIC_LEAST bytes. */
static struct span without_clitics(const uint8_t *p, size_t n)
{
    static const char article[] = "\xD8\xA7\xD9\x84", for_the[] = "\xD9\x84\xD9\x84";
    static const char before[] = "\xD9\x88\xD9\x81\xD8\xA8\xD9\x83";
    enum { LETTER = 2, ARTICLE = 2 * LETTER };
    struct span span = {0, (uint32_t)n};
    const uint8_t *apostrophe = memchr(p, '\'', n);
    if (apostrophe) {
        uint32_t at = (uint32_t)(apostrophe - p);
        if (n - at - 1 >= CLITIC_LEAST)
            span.start = at + 1;
        else if (at > 0)
            span.end = at;
        return span;
    }
    if (n < ARTICLE + LETTER + CLITIC_LEAST || (p[0] != 0xD8 && p[0] != 0xD9))
        return span;
    for (size_t i = 0; before[i]; i += LETTER)
        if (!memcmp(p, before + i, LETTER) && !memcmp(p + LETTER, article, ARTICLE))
            span.start = LETTER + ARTICLE;
    if (!memcmp(p, article, ARTICLE) || !memcmp(p, for_the, ARTICLE))
        span.start = ARTICLE;
    return span;
}

/* The size of a word's first letters, as many as a stem has at most; 0 where there is
 * another character among them. */
static size_t stem_size(const uint8_t *p, size_t n)
{
    size_t size = 0;
    for (int letters = 0; size < n && letters < STEM_LETTERS; letters++) {
        uint32_t cp;
        size += utf8_decode(p + size, n - size, &cp);
        if (utf8_class(cp) > CHAR_LETTER)
            return 0;
    }
    return size;
}

/* The key of the letters that inflected forms of a word share, 0 where that is
 * the whole word. Forms of one word agree in their first letters in most
 * languages with alphabets; cutting there finds them about as well as a
 * stemmer of the language does (McNamee & Mayfield 2004). */
static uint64_t stem_key(const uint8_t *text, const struct token *token)
{
    const uint8_t *p = text + token->span.start;
    size_t n = span_size(token->span);
    uint8_t folded[4 * STEM_WORD_MAX + 16], plain[STEM_WORD_MAX];
    if (token->kind != TOKEN_WORD || n <= STEM_LETTERS || n > STEM_WORD_MAX)
        return 0;
    p = reading_word(p, &n, plain, sizeof plain);
    struct span span = {0, (uint32_t)n};
    if (!utf8_is_ascii(p, n) || memchr(p, '\'', n)) {
        n = utf8_fold(p, n, FOLD_CASE | FOLD_DIACRITICS | FOLD_QUOTES, folded, sizeof folded);
        p = folded;
        span = without_clitics(p, n);
    }
    size_t size = stem_size(p + span.start, span_size(span));
    return size && size < n ? token_key(p + span.start, size) : 0;
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

/* The stem of a word, which only its first occurrence has to work out. */
static uint32_t stem_of(struct lexicon *lexicon, uint32_t id, const uint8_t *text,
                        const struct token *token)
{
    if (lexicon->entries.at[id].stem == NO_STEM) {
        uint64_t key = stem_key(text, token);
        uint32_t stem = key ? intern(lexicon, key) : id;
        lexicon->entries.at[id].stem = stem; /* interning may have moved the array */
    }
    return lexicon->entries.at[id].stem;
}

/* Counts the unit at hand among those that hold the word's stem. */
static void count_unit(struct lexicon *lexicon, uint32_t of, const struct word *word,
                       const uint8_t *text)
{
    struct entry *stem = &lexicon->entries.at[of];
    if (stem->unit == lexicon->units)
        return;
    stem->unit = lexicon->units;
    if (!stem->units++)
        stem->factor = kind_factor(word, text);
}

void words_reserve(struct words *words, enum side side, size_t n, struct arena *arena)
{
    struct word_list *list = &words->side[side];
    VEC_RESERVE(arena, list, n);
    VEC_RESERVE(&list->stems_arena, &list->stems, n);
}

struct range words_add(struct words *words, enum side side, const uint8_t *text, struct span span,
                       struct arena *arena, struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct tokens tokens = {0};
    struct word_list *list = &words->side[side];
    struct range range = {(uint32_t)list->n, (uint32_t)list->n};
    if (!words->lexicon[side])
        words->lexicon[side] = lexicon_new();
    struct lexicon *lexicon = words->lexicon[side];
    tokenise(text, span, scratch, &tokens);
    lexicon->units += tokens.n > 0;
    for (size_t i = 0; i < tokens.n; i++) {
        const struct token *token = &tokens.at[i];
        if (i + LOOK_AHEAD < tokens.n)
            expect(lexicon, tokens.at[i + LOOK_AHEAD].key);
        assert(span_size(token->span) <= UINT16_MAX); /* a token is cut at TOKEN_BYTES */
        uint32_t id = intern(lexicon, token->key);
        uint32_t stem = stem_of(lexicon, id, text, token);
        struct word *word = VEC_ADD(arena, list);
        *word = (struct word){id, token->span.start, (uint16_t)span_size(token->span),
                              token->kind, token->gap};
        *VEC_ADD(&list->stems_arena, &list->stems) =
            stem | (token->kind == TOKEN_MARK ? STEM_IS_MARK : 0);
        count_unit(lexicon, stem, word, text);
    }
    arena_rewind(scratch, mark);
    range.end = (uint32_t)list->n;
    return range;
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

/* Takes the words of NEW's lexicon over into OLD's. */
static void merge(struct words *words)
{
    struct arena scratch = {0};
    struct lexicon *old = words->lexicon[OLD], *new = words->lexicon[NEW];
    struct word_list *list = &words->side[NEW];
    const struct entry *entries = new->entries.at;
    size_t n = new->entries.n;
    uint32_t *id_of = arena_alloc(&scratch, n, sizeof *id_of);
    for (size_t i = 0; i < n; i++) {
        if (i + LOOK_AHEAD < n)
            expect(old, entries[i + LOOK_AHEAD].key);
        id_of[i] = intern(old, entries[i].key);
        struct entry *entry = &old->entries.at[id_of[i]];
        if (!entry->units)
            entry->factor = entries[i].factor;
        if (entry->units < entries[i].units)
            entry->units = entries[i].units;
    }
    for (size_t i = 0; i < list->n; i++) {
        list->at[i].id = id_of[list->at[i].id];
        list->stems.at[i] = id_of[word_stem(list, i)] | (list->stems.at[i] & STEM_IS_MARK);
    }
    old->units = old->units > new->units ? old->units : new->units;
    arena_free(&scratch);
}

/* Where so few units are compared, words of grammar are hardly told by how often they
 * come; in a longer text that tells better than a list. */
enum { LISTED_UNITS = 2000 };

#define FUNCTION_FACTOR 0.3F

/* In which languages each stem is grammar: all its words are. */
static uint32_t *languages_of_stems(const struct words *words, const uint8_t *const text[SIDES],
                                    struct arena *scratch)
{
    uint32_t *languages = arena_alloc(scratch, words->n_ids, sizeof *languages);
    bool *looked = arena_zero(scratch, words->n_ids, sizeof *looked);
    memset(languages, 0xFF, words->n_ids * sizeof *languages);
    for (int side = OLD; side <= NEW; side++)
        for (size_t i = 0; i < words->side[side].n; i++) {
            const struct word *word = &words->side[side].at[i];
            if (!looked[word->id])
                languages[word_stem(&words->side[side], i)] &=
                    function_word_languages(text[side] + word->start, word->size);
            looked[word->id] = true;
        }
    return languages;
}

/* Lowers what words of grammar tell. */
static void lower_function_words(const struct words *words, const uint8_t *const text[SIDES],
                                 struct entry *entries)
{
    struct arena scratch = {0};
    const uint32_t *languages = languages_of_stems(words, text, &scratch);
    for (uint32_t id = 0; id < words->n_ids; id++)
        if (languages[id] & words->grammar)
            entries[id].factor = FUNCTION_FACTOR;
    arena_free(&scratch);
}

/* Weighs every stem. */
static void weigh(struct words *words, const uint8_t *const text[SIDES], struct lexicon *all,
                  struct arena *arena)
{
    struct entry *entries = all->entries.at;
    if (all->units <= LISTED_UNITS)
        lower_function_words(words, text, entries);
    words->weight = arena_alloc(arena, words->n_ids, sizeof *words->weight);
    for (uint32_t id = 0; id < words->n_ids; id++)
        words->weight[id] = entries[id].factor * log_of(2 * (uint64_t)all->units + 16,
                                                        2 * (uint64_t)entries[id].units + 1);
}

void words_join(struct words *words, const uint8_t *const text[SIDES], struct arena *arena)
{
    struct lexicon *old = words->lexicon[OLD], *new = words->lexicon[NEW];
    struct lexicon *all = old ? old : new;
    if (old && new)
        merge(words);
    words->n_ids = all ? (uint32_t)all->entries.n : 0;
    if (all && text)
        weigh(words, text, all, arena);
    lexicon_free(old);
    lexicon_free(new);
    words->lexicon[OLD] = words->lexicon[NEW] = NULL;
    if (!text)
        words_forget_stems(words);
}

void words_forget_stems(struct words *words)
{
    for (int side = OLD; side <= NEW; side++) {
        arena_free(&words->side[side].stems_arena);
        words->side[side].stems = (struct stem_list){NULL, 0, 0};
    }
}

#include "article/hyphen.h"

#include <assert.h>
#include <string.h>

#include "article/reading.h"
#include "article/token.h"
#include "base/ascii.h"
#include "base/hash.h"
#include "base/map64.h"
#include "base/utf8.h"
#include "base/vec.h"

enum { HALF_BYTES = 64 /* of half a word; longer ones are left alone */ };

/* A hyphen at a line end, with letters before it and behind the white space. */
struct place {
    struct span hyphen;
    uint32_t start, next, end; /* where the word begins, goes on behind the line end, ends */
    enum side side;
    bool soft;     /* a soft hyphen */
    bool compound; /* another hyphen before it, or a capital behind it */
    uint32_t word; /* index of its evidence */
};

/* What is known of a word that is divided somewhere. */
struct evidence {
    uint32_t joined, hyphenated; /* how often it stands so inside a line */
    uint32_t divided_after;      /* bytes before the hyphen, where it was first divided */
    bool two_places;             /* it was divided elsewhere too */
};

struct hyphens {
    struct article *article[SIDES];
    struct {
        struct place *at;
        size_t n, cap;
    } places;
    struct {
        struct evidence *at;
        size_t n, cap;
    } words;
    struct map64 joined, hyphenated; /* by key: index of the evidence */
    struct arena scratch;
};

static bool is_letter(uint32_t cp)
{
    enum char_class class = utf8_class(cp);
    return class == CHAR_LOWER || class == CHAR_UPPER || class == CHAR_JOINER;
}

/* Words that go on with "pre-" and its like, which stand for a word that follows. */
static bool is_conjunction(const uint8_t *p, size_t n)
{
    static const char *const words[] = {"and", "or", "to", "und", "oder", "bis", "sowie", "et",
                                        "ou", "y", "o", "u", "e", "en", "of", "и", "или"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && !memcmp(words[i], p, n))
            return true;
    return false;
}

/* Reads the hyphen that the line ends with, which ends at `line_end`. */
static bool read_place(const uint8_t *text, struct span paragraph, uint32_t line_end,
                       struct place *place)
{
    uint32_t at = line_end, cp, first;
    while (at > paragraph.start && ascii_is_blank(text[at - 1]) && line_end - at < 3)
        at--;
    if (at == paragraph.start)
        return false;
    first = utf8_decode_before(text, paragraph.start, at, &cp);
    if (cp != '-' && cp != 0xad && cp != 0x2010)
        return false;
    *place = (struct place){.hyphen = {first, at}, .start = first, .soft = cp == 0xad};
    while (place->start > paragraph.start) {
        first = utf8_decode_before(text, paragraph.start, place->start, &cp);
        if (!is_letter(cp))
            break;
        if (place->hyphen.start - first > HALF_BYTES)
            return false;
        place->start = first;
    }
    if (place->start == place->hyphen.start || utf8_class(cp) == CHAR_DIGIT)
        return false;
    place->compound = cp == '-';
    place->next = line_end;
    while (place->next < paragraph.end && ascii_is_blank(text[place->next]))
        place->next++;
    place->end = place->next;
    while (place->end < paragraph.end && place->end - place->next <= HALF_BYTES) {
        uint32_t size = (uint32_t)utf8_decode(text + place->end, paragraph.end - place->end, &cp);
        if (!is_letter(cp))
            break;
        if (place->end == place->next)
            place->compound |= utf8_class(cp) == CHAR_UPPER;
        place->end += size;
    }
    uint32_t n = place->end - place->next;
    return n && n <= HALF_BYTES && !is_conjunction(text + place->next, n);
}

static uint64_t pair_key(uint64_t before, uint64_t behind)
{
    return hash_add(hash_add(HASH_SEED, before), behind);
}

static uint64_t joined_key(const uint8_t *text, const struct place *place)
{
    uint8_t word[2 * (HALF_BYTES + UTF8_MAX)];
    uint32_t n = place->hyphen.start - place->start, m = place->end - place->next;
    memcpy(word, text + place->start, n);
    memcpy(word + n, text + place->next, m);
    return token_key(word, n + m);
}

static void add_place(struct hyphens *h, struct place place)
{
    const uint8_t *text = h->article[place.side]->text;
    uint32_t before = place.hyphen.start - place.start;
    uint64_t key = joined_key(text, &place);
    uint64_t pair = pair_key(token_key(text + place.start, before),
                             token_key(text + place.next, place.end - place.next));
    place.word = map64_get(&h->joined, key);
    if (place.word == MAP64_NONE) {
        place.word = (uint32_t)h->words.n;
        *VEC_ADD(&h->scratch, &h->words) = (struct evidence){.divided_after = before};
        map64_set(&h->joined, key, place.word);
    }
    assert(place.word < h->words.n);
    struct evidence *word = &h->words.at[place.word];
    if (word->divided_after != before && !word->two_places) {
        word->two_places = true; /* which no compound has */
        word->joined++;
    }
    map64_set(&h->hyphenated, pair, place.word);
    *VEC_ADD(&h->scratch, &h->places) = place;
}

/* Finds the places at line ends of one kind. A file may have several; CR LF is an LF with
 * a blank before it. */
static void find_places(struct hyphens *h, enum side side, uint8_t ends)
{
    const struct article *article = h->article[side];
    const uint8_t *text = article->text;
    for (uint32_t p = 0; p < article->n_paragraphs; p++) {
        struct span paragraph = article->paragraphs[p].span;
        const uint8_t *at = text + paragraph.start, *end = text + paragraph.end;
        struct place place;
        for (; (at = memchr(at, ends, (size_t)(end - at))) != NULL; at++)
            if (!(ends == '\r' && at[1] == '\n') &&
                read_place(text, paragraph, (uint32_t)(at - text), &place)) {
                place.side = side;
                add_place(h, place);
            }
    }
}

/* Counts how the divided words stand inside lines. */
static void count_words_of(struct hyphens *h, const struct article *article)
{
    struct arena scratch = {0};
    for (uint32_t p = 0; p < article->n_paragraphs; p++) {
        struct arena_mark mark = arena_mark(&scratch);
        struct tokens tokens = {0};
        tokenise(article->text, article->paragraphs[p].span, &scratch, &tokens);
        for (size_t i = 0; i < tokens.n; i++) {
            const struct token *token = &tokens.at[i];
            if (token->kind != TOKEN_WORD)
                continue;
            uint32_t word = map64_get(&h->joined, token->key);
            if (word != MAP64_NONE)
                h->words.at[word].joined++;
            if (i + 2 >= tokens.n || token[1].kind != TOKEN_MARK || span_size(token[1].span) > 3 ||
                token[1].key != token_key((const uint8_t *)"-", 1) || token[1].gap != GAP_NONE ||
                token[2].gap != GAP_NONE)
                continue;
            word = map64_get(&h->hyphenated, pair_key(token->key, token[2].key));
            if (word != MAP64_NONE)
                h->words.at[word].hyphenated++;
        }
        arena_rewind(&scratch, mark);
    }
    arena_free(&scratch);
}

static int compare_evidence(const struct evidence *evidence)
{
    return (evidence->joined > evidence->hyphenated) - (evidence->joined < evidence->hyphenated);
}

/* Whether words that stand nowhere else are divided ones: where most of the others are. */
static bool divides(const struct hyphens *h)
{
    int sum = 0;
    for (size_t i = 0; i < h->places.n; i++) {
        const struct evidence *evidence = &h->words.at[h->places.at[i].word];
        sum += h->places.at[i].soft ? 1 : compare_evidence(evidence);
    }
    return sum > 0;
}

static void read_over(struct hyphens *h, enum side side, struct arena *arena)
{
    struct article *article = h->article[side];
    uint8_t *text = NULL;
    bool divided = divides(h);
    for (size_t i = 0; i < h->places.n; i++) {
        const struct place *place = &h->places.at[i];
        if (place->side != side)
            continue;
        if (!text) {
            text = arena_alloc(arena, (size_t)article->document.size + 1, 1);
            memcpy(text, article->text, (size_t)article->document.size + 1);
            article->text = text;
            article->divided = true;
        }
        int known = compare_evidence(&h->words.at[place->word]);
        bool joins = place->soft || known > 0 || (known == 0 && divided && !place->compound);
        uint32_t from = joins ? place->hyphen.start : place->hyphen.end;
        memset(text + from, READING_FILLER, place->next - from);
    }
}

void hyphens_settle(struct article *old, struct article *new, struct arena *arena)
{
    struct hyphens h = {.article = {old, new}};
    h.joined.arena = h.hyphenated.arena = &h.scratch;
    for (int side = OLD; side <= NEW; side++) {
        find_places(&h, (enum side)side, '\n');
        find_places(&h, (enum side)side, '\r');
    }
    if (h.places.n) {
        count_words_of(&h, old);
        count_words_of(&h, new);
        read_over(&h, OLD, arena);
        read_over(&h, NEW, arena);
    }
    arena_free(&h.scratch);
}

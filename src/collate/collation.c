#include "collate/collation.h"

#include <string.h>

#include "article/kind.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "collate/adopt.h"
#include "collate/align.h"
#include "collate/canonical.h"
#include "collate/link_edits.h"
#include "collate/link_pins.h"
#include "collate/order.h"
#include "collate/similarity.h"
#include "collate/words.h"

enum {
    BYTES_A_WORD = 5,       /* guesses that save the lists of words from moving as they grow */
    BYTES_AN_IDEOGRAPH = 3,
    SECOND_LOOK_MAX = 4000, /* sentences that are aligned again for a few paragraphs */
};

/* Everything that is needed between the stages and not after. */
struct job {
    const struct article *article[SIDES];
    struct arena *arena; /* the result's */
    struct arena scratch;
    struct sentence_words *words;
    struct similarity similarity;
    struct compounds *compounds;
    struct range *paragraph_words[SIDES]; /* empty where not tokenised */
    struct pairings paragraphs, sentences;
    uint8_t *paragraph_standing[SIDES], *sentence_standing[SIDES];
    uint64_t *paragraph_hash[SIDES], *sentence_hash[SIDES];
    struct thresholds thresholds;
    struct pin *pins;
    size_t n_pins;
    struct decree decree[DECREES];
    bool approximate;
};

static bool is_large(const struct job *job)
{
    return job->article[OLD]->document.size + job->article[NEW]->document.size > PARALLEL_WORTH;
}

static void hash_side(void *context, int side)
{
    struct job *job = context;
    struct arena scratch = {0};
    const struct article *article = job->article[side];
    for (uint32_t i = 0; i < article->n_paragraphs; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        /* equal paragraphs have equally many sentences, even if one was cut for
         * its length elsewhere than the other */
        job->paragraph_hash[side][i] =
            hash_add(canonical_hash(article->text, paragraph->span, &scratch),
                     range_size(paragraph->sentences));
    }
    arena_free(&scratch);
}

static void hash_paragraphs(struct job *job)
{
    for (int side = OLD; side <= NEW; side++)
        job->paragraph_hash[side] = arena_alloc(
            &job->scratch, job->article[side]->n_paragraphs, sizeof **job->paragraph_hash);
    parallel_halves(is_large(job), hash_side, job);
}

/* Tokenises the sentences of one paragraph and hashes them; returns the range
 * of all its words. */
static struct range add_words(struct job *job, enum side side, uint32_t index,
                              struct arena *scratch)
{
    const struct article *article = job->article[side];
    const struct paragraph *paragraph = &article->paragraphs[index];
    struct range all = {(uint32_t)job->words->list.side[side].n, 0};
    uint32_t start = index ? article->paragraphs[index - 1].span.end : paragraph->span.start;
    for (uint32_t s = paragraph->sentences.first; s < paragraph->sentences.end; s++) {
        struct span span = {start, article->sentences[s].end};
        job->words->of[side][s] = words_add(&job->words->list, side, article->text, span,
                                                 &job->words->arena[side], scratch);
        job->sentence_hash[side][s] =
            canonical_hash(article->text, article->sentences[s], scratch);
        start = span.end;
        if (article_is_boilerplate(article, index, s) && s + 1 < paragraph->sentences.end)
            all.first = (uint32_t)job->words->list.side[side].n; /* not what it is about */
    }
    all.end = (uint32_t)job->words->list.side[side].n;
    return all;
}

/* Whether a paragraph has an equal partner; pinned ones need not be equal. */
static bool is_settled(const struct job *job, enum side side, uint32_t paragraph)
{
    uint32_t index = job->paragraphs.of[side][paragraph];
    if (index == ALIGN_NONE)
        return false;
    const struct range *range = job->paragraphs.at[index].range;
    return job->paragraph_hash[OLD][range[OLD].first] == job->paragraph_hash[NEW][range[NEW].first];
}

/* The words of one side's paragraphs that have no equal partner. */
static void add_side(void *context, int index)
{
    struct job *job = context;
    enum side side = (enum side)index;
    const struct article *article = job->article[side];
    struct arena scratch = {0};
    size_t words = 0;
    for (uint32_t i = 0; i < article->n_paragraphs; i++)
        if (!is_settled(job, side, i)) {
            struct span span = article->paragraphs[i].span;
            bool ideographs = article->text[span.start] >= UTF8_EAST_ASIAN;
            words += 1 + span_size(span) / (ideographs ? BYTES_AN_IDEOGRAPH : BYTES_A_WORD);
        }
    words_reserve(&job->words->list, side, words, &job->words->arena[side]);
    for (uint32_t i = 0; i < article->n_paragraphs; i++)
        if (!is_settled(job, side, i))
            job->paragraph_words[side][i] = add_words(job, side, i, &scratch);
    arena_free(&scratch);
}

static void add_unpaired_words(struct job *job)
{
    const uint8_t *text[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = job->article[side];
        size_t n = article->n_sentences;
        text[side] = article->text;
        job->words->of[side] =
            arena_zero(&job->words->arena[side], n, sizeof *job->words->of[side]);
        job->sentence_hash[side] = arena_zero(&job->scratch, n, sizeof *job->sentence_hash[side]);
        job->paragraph_words[side] =
            arena_zero(&job->scratch, article->n_paragraphs, sizeof **job->paragraph_words);
    }
    parallel_halves(is_large(job), add_side, job);
    words_join(&job->words->list, text, &job->scratch);
    job->similarity = similarity_new(&job->words->list, &job->scratch);
    job->compounds = compounds_new(&job->words->list, text, &job->scratch);
}

/* Gives partners that have no more than their hash in common different ones, so that
 * nothing that differs is the same. Linear in the text of those with equal hashes. */
static void tell_apart(struct job *job, bool sentences)
{
    const struct pairings *pairings = sentences ? &job->sentences : &job->paragraphs;
    uint64_t *const *hash = sentences ? job->sentence_hash : job->paragraph_hash;
    for (size_t i = 0; i < pairings->n; i++) {
        struct span span[SIDES];
        uint32_t unit[SIDES];
        for (int side = OLD; side <= NEW; side++) {
            const struct article *article = job->article[side];
            unit[side] = pairings->at[i].range[side].first;
            span[side] = sentences ? article->sentences[unit[side]]
                                   : article->paragraphs[unit[side]].span;
        }
        if (hash[OLD][unit[OLD]] == hash[NEW][unit[NEW]] &&
            !canonical_equal(job->article[OLD]->text, span[OLD], job->article[NEW]->text, span[NEW],
                             &job->scratch))
            hash[NEW][unit[NEW]] = ~hash[NEW][unit[NEW]];
    }
}

static struct window whole(const struct job *job)
{
    return (struct window){.range = {{0, job->article[OLD]->n_paragraphs},
                                     {0, job->article[NEW]->n_paragraphs}}};
}

static void order_paragraphs(struct job *job, struct link_list *links)
{
    const uint64_t *hash[SIDES] = {job->paragraph_hash[OLD], job->paragraph_hash[NEW]};
    order_links(&job->paragraphs, hash, whole(job), 0, links, job->arena);
}

static struct align_input paragraph_input(const struct job *job, const struct window *window)
{
    return (struct align_input){
        .n = {window->range[OLD].end, window->range[NEW].end},
        .hash = {job->paragraph_hash[OLD], job->paragraph_hash[NEW]},
        .words = {job->paragraph_words[OLD], job->paragraph_words[NEW]},
        .standing = {job->paragraph_standing[OLD], job->paragraph_standing[NEW]},
        .compounds = job->compounds,
        .windows = window,
        .n_windows = 1,
        .decree = job->n_pins ? &job->decree[DECREE_PARAGRAPHS] : NULL,
        .thresholds = align_thresholds_of(&job->thresholds, false),
    };
}

static void align_paragraphs(struct job *job, struct link_list *links)
{
    struct window window = whole(job);
    struct align_input input = paragraph_input(job, &window);
    align_exact(&input, &job->paragraphs, &job->scratch);
    tell_apart(job, false);
    add_unpaired_words(job);
    input = paragraph_input(job, &window);
    align_similar(&input, &job->similarity, &job->paragraphs, &job->scratch);
    tell_apart(job, false);
    order_paragraphs(job, links);
}

/* Paragraphs stand in the text or beside it, and their sentences with them. */
static void mark_standing(struct job *job)
{
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = job->article[side];
        uint8_t *paragraphs = arena_alloc(&job->scratch, article->n_paragraphs, 1);
        uint8_t *sentences = arena_alloc(&job->scratch, article->n_sentences, 1);
        for (uint32_t i = 0; i < article->n_paragraphs; i++) {
            struct range range = article->paragraphs[i].sentences;
            paragraphs[i] = (uint8_t)kind_standing(article, i);
            memset(sentences + range.first, paragraphs[i], range_size(range));
            if (article_is_boilerplate(article, i, range.first))
                sentences[range.first] = STANDS_APART;
        }
        job->paragraph_standing[side] = paragraphs;
        job->sentence_standing[side] = sentences;
    }
}

static bool is_paired(const struct link *link)
{
    return !range_empty(link->range[OLD]) && !range_empty(link->range[NEW]);
}

/* The sentences that a paragraph link holds. */
static struct window sentence_window(const struct job *job, const struct link *link)
{
    struct window window = {0};
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = job->article[side];
        struct range range = link->range[side];
        if (range_empty(range)) {
            uint32_t at = range.first < article->n_paragraphs
                              ? article->paragraphs[range.first].sentences.first
                              : article->n_sentences;
            window.range[side] = (struct range){at, at};
        } else {
            window.range[side] = (struct range){article->paragraphs[range.first].sentences.first,
                                                article->paragraphs[range.end - 1].sentences.end};
        }
    }
    return window;
}

/* Sentences of equal paragraphs have their partners, even where the paragraphs were
 * found late, after their words were listed. */
static void forget_words(struct job *job, const struct window *window)
{
    for (int side = OLD; side <= NEW; side++)
        memset(job->words->of[side] + window->range[side].first, 0,
               range_size(window->range[side]) * sizeof *job->words->of[side]);
}

/* The sentences of each paragraph link that is not the same on both sides. */
static struct align_input sentence_input(struct job *job, const struct link_list *paragraphs)
{
    struct window *windows = arena_alloc(&job->scratch, paragraphs->n, sizeof *windows);
    uint32_t n = 0;
    for (size_t i = 0; i < paragraphs->n; i++) {
        windows[n] = sentence_window(job, &paragraphs->at[i]);
        windows[n].pinned = job->n_pins && decree_pins(&job->decree[DECREE_PARAGRAPHS], OLD,
                                                       paragraphs->at[i].range[OLD].first) &&
                            is_paired(&paragraphs->at[i]);
        if (paragraphs->at[i].kind != LINK_SAME)
            n++;
        else
            forget_words(job, &windows[n]);
    }
    return (struct align_input){
        .n = {job->article[OLD]->n_sentences, job->article[NEW]->n_sentences},
        .hash = {job->sentence_hash[OLD], job->sentence_hash[NEW]},
        .words = {job->words->of[OLD], job->words->of[NEW]},
        .standing = {job->sentence_standing[OLD], job->sentence_standing[NEW]},
        .compounds = job->compounds,
        .windows = windows,
        .n_windows = n,
        .decree = job->n_pins ? &job->decree[DECREE_SENTENCES] : NULL,
        .thresholds = align_thresholds_of(&job->thresholds, true),
        .of_sentences = true,
    };
}

/* Paragraphs without a partner whose sentences have theirs go where those are, and what
 * is left of their sentences is looked at again, in a text that is not so long that this
 * costs much; not where somebody asked for paragraphs that are more alike. */
static void adopt(struct job *job, struct link_list *paragraphs)
{
    struct window window = whole(job);
    struct align_input input = paragraph_input(job, &window);
    if (thresholds_ask_more_of_paragraphs(&job->thresholds) ||
        !adopt_paragraphs(job->article, &input, &job->sentences, &job->paragraphs,
                          &job->scratch))
        return;
    align_settle(&input, &job->similarity, &job->paragraphs, &job->scratch);
    paragraphs->n = 0;
    order_paragraphs(job, paragraphs);
    input = sentence_input(job, paragraphs);
    bool is_long = input.n[OLD] + input.n[NEW] > SECOND_LOOK_MAX;
    job->approximate |= is_long;
    if (is_long)
        align_settle(&input, &job->similarity, &job->sentences, &job->scratch);
    else
        align_similar(&input, &job->similarity, &job->sentences, &job->scratch);
}

static void align_sentences(struct job *job, struct link_list *paragraphs)
{
    struct align_input input = sentence_input(job, paragraphs);
    align_exact(&input, &job->sentences, &job->scratch);
    align_similar(&input, &job->similarity, &job->sentences, &job->scratch);
    adopt(job, paragraphs);
    tell_apart(job, true);
}

static void link_sentences(struct job *job, const struct link_list *paragraphs,
                           struct link_list *links)
{
    const uint64_t *hash[SIDES] = {job->sentence_hash[OLD], job->sentence_hash[NEW]};
    for (size_t i = 0; i < paragraphs->n; i++) {
        struct window window = sentence_window(job, &paragraphs->at[i]);
        if (paragraphs->at[i].kind != LINK_SAME) {
            size_t first = links->n;
            order_links(&job->sentences, hash, window, (uint32_t)i, links, job->arena);
            for (size_t s = first; s < links->n; s++)
                links->at[s].moved |= paragraphs->at[i].moved && is_paired(&links->at[s]);
            continue;
        }
        for (uint32_t s = 0; s < range_size(window.range[OLD]); s++) {
            uint32_t old = window.range[OLD].first + s, new = window.range[NEW].first + s;
            *VEC_ADD(job->arena, links) = (struct link){
                .kind = LINK_SAME, .moved = paragraphs->at[i].moved, .similarity = 1,
                .parent = (uint32_t)i,
                .range = {{old, old + 1}, {new, new + 1}}};
        }
    }
}

/* A paragraph's edits are those of its sentences. */
static void gather_edits(struct link_list *paragraphs, const struct link_list *sentences)
{
    size_t s = 0;
    uint32_t at = 0;
    for (size_t i = 0; i < paragraphs->n; i++) {
        paragraphs->at[i].edits = (struct range){at, at};
        for (; s < sentences->n && sentences->at[s].parent == i; s++)
            at = paragraphs->at[i].edits.end = sentences->at[s].edits.end;
    }
}

/* Ties between equally good partners fall by position, which does not treat
 * both sides alike. So that swapping the versions gives the mirror image, the
 * alignment always sees them in the same order: by their first paragraphs that
 * differ. */
static bool is_swapped(const struct job *job)
{
    uint32_t n = job->article[OLD]->n_paragraphs, m = job->article[NEW]->n_paragraphs;
    for (uint32_t i = 0; i < n && i < m; i++)
        if (job->paragraph_hash[OLD][i] != job->paragraph_hash[NEW][i])
            return job->paragraph_hash[OLD][i] > job->paragraph_hash[NEW][i];
    for (size_t i = 0; n == m && i < job->n_pins; i++)
        if (job->pins[i].at[OLD] != job->pins[i].at[NEW])
            return job->pins[i].at[OLD] > job->pins[i].at[NEW];
    return n > m;
}

#define SWAP(type, x)                                                                          \
    do {                                                                                       \
        type swap_ = (x)[OLD];                                                                 \
        (x)[OLD] = (x)[NEW];                                                                   \
        (x)[NEW] = swap_;                                                                      \
    } while (0)

static void swap_pairings(struct pairings *pairings)
{
    SWAP(uint32_t *, pairings->of);
    for (size_t i = 0; i < pairings->n; i++)
        SWAP(struct range, pairings->at[i].range);
}

/* Exchanges OLD and NEW in everything that the alignment reads or made. */
static void swap_sides(struct job *job)
{
    SWAP(const struct article *, job->article);
    SWAP(uint64_t *, job->paragraph_hash);
    SWAP(uint64_t *, job->sentence_hash);
    SWAP(uint8_t *, job->paragraph_standing);
    SWAP(uint8_t *, job->sentence_standing);
    SWAP(struct range *, job->words->of);
    SWAP(struct word_list, job->words->list.side);
    swap_pairings(&job->paragraphs);
    swap_pairings(&job->sentences);
    for (size_t i = 0; i < job->n_pins; i++)
        SWAP(uint32_t, job->pins[i].at);
}

static void take_pins(struct job *job, const struct pin *pins, size_t n_pins)
{
    job->pins = arena_alloc(job->arena, n_pins, sizeof *pins);
    job->n_pins = n_pins;
    if (n_pins)
        memcpy(job->pins, pins, n_pins * sizeof *pins);
}

struct collation collate(const struct article *old, const struct article *new,
                         struct arena *arena)
{
    return collate_with(old, new, (struct collate_options){.pins = NULL}, arena);
}

struct collation collate_with(const struct article *old, const struct article *new,
                              struct collate_options options, struct arena *arena)
{
    struct job job = {.article = {old, new}, .arena = arena, .thresholds = options.thresholds};
    struct languages languages = languages_of(job.article);
    job.words = arena_zero(arena, 1, sizeof *job.words);
    job.words->list.grammar = languages.grammar;
    struct link_list paragraphs = {0}, sentences = {0};
    VEC_RESERVE(arena, &paragraphs, (size_t)old->n_paragraphs + new->n_paragraphs);
    hash_paragraphs(&job);
    take_pins(&job, options.pins, options.n_pins);
    mark_standing(&job);
    bool swapped = is_swapped(&job);
    if (swapped)
        swap_sides(&job);
    if (job.n_pins)
        decree_all(job.pins, job.n_pins, job.article, job.paragraph_hash, job.decree,
                   &job.scratch);
    align_paragraphs(&job, &paragraphs);
    align_sentences(&job, &paragraphs);
    if (swapped) {
        swap_sides(&job);
        paragraphs.n = 0;
        order_paragraphs(&job, &paragraphs);
    }
    words_forget_stems(&job.words->list);
    VEC_TRIM(arena, &paragraphs);
    VEC_RESERVE(arena, &sentences, (size_t)old->n_sentences + new->n_sentences);
    link_sentences(&job, &paragraphs, &sentences);
    VEC_TRIM(arena, &sentences);
    if (job.n_pins) {
        links_mark_pinned(job.pins, job.n_pins, false, job.article, &paragraphs);
        links_mark_pinned(job.pins, job.n_pins, true, job.article, &sentences);
    }
    struct link_edits_input input = {{old, new},
                                     &job.words->list,
                                     {job.words->of[OLD], job.words->of[NEW]},
                                     {job.sentence_hash[OLD], job.sentence_hash[NEW]}};
    struct link_edits edits =
        link_edits(&input, &sentences, is_large(&job), &job.approximate, arena);
    gather_edits(&paragraphs, &sentences);
    bool approximate = job.approximate || job.paragraphs.approximate ||
                       job.sentences.approximate || compounds_is_exhausted(job.compounds);
    job.words->list.weight = NULL;
    arena_free(&job.scratch);
    return (struct collation){
        .article = {old, new},
        .paragraphs = paragraphs.at,
        .n_paragraphs = paragraphs.n,
        .sentences = sentences.at,
        .n_sentences = sentences.n,
        .edits = edits.edits.at,
        .n_edits = edits.edits.n,
        .transpositions = edits.transpositions.at,
        .n_transpositions = edits.transpositions.n,
        .pins = job.pins,
        .n_pins = job.n_pins,
        .thresholds = options.thresholds,
        .languages = languages,
        .approximate = approximate,
        .words = job.words,
    };
}

/* The first one of a sentence link or of one behind it. */
static uint32_t first_transposition(const struct collation *collation, uint32_t sentence)
{
    uint32_t low = 0, high = (uint32_t)collation->n_transpositions;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (collation->transpositions[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct range collation_transpositions(const struct collation *collation, uint32_t sentence)
{
    return (struct range){first_transposition(collation, sentence),
                          first_transposition(collation, sentence + 1)};
}

struct span collation_transposed_in(const struct collation *collation, uint32_t sentence,
                                    enum side side, struct span span)
{
    struct range all = collation_transpositions(collation, sentence);
    struct span first = {span.end, span.end};
    for (uint32_t i = all.first; i < all.end; i++) {
        struct span phrase = collation->transpositions[i].span[side];
        if (phrase.start >= span.start && phrase.end <= span.end && phrase.start < first.start)
            first = phrase;
    }
    return first;
}

void collation_forget_words(struct collation *collation)
{
    for (int side = OLD; collation->words && side <= NEW; side++)
        arena_free(&collation->words->arena[side]);
    collation->words = NULL;
}

const char *link_kind_name(enum link_kind kind)
{
    static const char *const names[LINK_KINDS] = {"same",    "reworded", "inserted",
                                                  "deleted", "split",    "merged"};
    return names[kind];
}

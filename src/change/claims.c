#include "change/claims.h"

#include <string.h>

#include "article/language.h"
#include "article/quotes.h"
#include "article/reading.h"
#include "base/vec.h"
#include "change/facts.h"
#include "change/gloss.h"
#include "change/phrases.h"
#include "collate/words.h"

/* One sentence link whose words were read. */
struct read_link {
    uint32_t sentence;
    struct range words[SIDES];
};

struct lister {
    const struct changes *changes;
    struct claims *out;
    pattern_stop *stop;
    void *context;
    struct arena *arena; /* of the result */
    struct arena scratch, tokens;
    struct arena reused; /* arrays that are filled anew for each sentence or paragraph */
    struct words words;
    struct {
        struct read_link *at;
        size_t n, cap;
    } links;
    struct facts_memo memo;
    uint32_t sentence; /* whose phrases are at hand, or NO_SENTENCE */
    struct phrases phrases[SIDES];
    struct quotes quotes; /* of one paragraph */
    uint32_t quoted;      /* that one, or NO_SENTENCE */
    enum side quoted_side;
};

#define NO_SENTENCE UINT32_MAX

enum { ASKED_EVERY = 64 /* changes */ };

static const uint8_t *text_of(const struct lister *l, enum side side)
{
    return l->changes->collation->article[side]->text;
}

static const struct edit *edit_at(const struct lister *l, uint32_t index)
{
    return &l->changes->collation->edits[index];
}

static bool is_stopped(const struct lister *l, size_t i)
{
    return i % ASKED_EVERY == 0 && l->stop && l->stop(l->context);
}

/* Reads the words of the sentences with facts, each once: changes come in their order. */
static bool read_words(struct lister *l)
{
    const struct collation *collation = l->changes->collation;
    for (size_t i = 0; i < l->changes->n; i++) {
        if (is_stopped(l, i))
            return false;
        const struct change *change = &l->changes->at[i];
        for (uint32_t e = change->edits.first; change->risk == RISK_FACT && e < change->edits.end;
             e++) {
            uint32_t sentence = edit_at(l, e)->sentence;
            if (l->links.n && l->links.at[l->links.n - 1].sentence == sentence)
                continue;
            struct read_link link = {.sentence = sentence};
            for (int side = OLD; side <= NEW; side++) {
                struct range range = collation->sentences[sentence].range[side];
                link.words[side].first = (uint32_t)l->words.side[side].n;
                for (uint32_t s = range.first; s < range.end; s++)
                    words_add(&l->words, (enum side)side, text_of(l, (enum side)side),
                              collation->article[side]->sentences[s], &l->scratch, &l->tokens);
                link.words[side].end = (uint32_t)l->words.side[side].n;
            }
            *VEC_ADD(&l->scratch, &l->links) = link;
        }
    }
    return true;
}

static void find_phrases(struct lister *l, enum side side, struct range range)
{
    const uint8_t *text = text_of(l, side);
    const struct word *words = l->words.side[side].at + range.first;
    uint32_t n = range_size(range);
    l->phrases[side].n = 0;
    if (!n)
        return;
    struct fact *facts = arena_zero(&l->scratch, n, sizeof *facts);
    facts_label(text, words, n, (struct range){0, n}, &l->memo, facts);
    phrases_find(text, words, facts, (struct range){0, n}, l->memo.languages, &l->reused,
                 &l->phrases[side]);
}

/* Phrases of one side that an edit may change. */
struct touched {
    struct phrase *at;
    size_t n, cap;
};

/* The phrases that the edit touches; of two with the same value one. */
static struct touched touched_by(struct lister *l, const struct edit *edit, enum side side)
{
    struct touched touched = {0};
    struct span span = edit->span[side];
    const struct phrases *phrases = &l->phrases[side];
    size_t low = 0, high = phrases->n;
    while (low < high) { /* the first that ends at or behind the beginning */
        size_t middle = low + (high - low) / 2;
        if (phrases->at[middle].span.end < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < phrases->n; i++) {
        struct phrase phrase = phrases->at[i];
        if (phrase.span.start > span.end)
            break;
        bool inside = phrase.span.start < span.end && phrase.span.end > span.start;
        if (inside || span_empty(span))
            *VEC_ADD(&l->scratch, &touched) = phrase;
    }
    return touched;
}

static void take_out(struct touched *touched, size_t i)
{
    for (touched->n--; i < touched->n; i++)
        touched->at[i] = touched->at[i + 1];
}

enum { TOUCHED_MAX = 64 /* phrases of a side; beyond, what both state is not looked for */ };

/* Takes out what both sides state, and what one states again. */
static void strike_out(struct touched touched[SIDES])
{
    for (size_t i = 0; i < touched[OLD].n && i < TOUCHED_MAX;) {
        size_t j = 0, n = touched[NEW].n < TOUCHED_MAX ? touched[NEW].n : TOUCHED_MAX;
        while (j < n && !phrases_agree(&touched[OLD].at[i], &touched[NEW].at[j]))
            j++;
        if (j < n) {
            take_out(&touched[OLD], i);
            take_out(&touched[NEW], j);
        } else {
            i++;
        }
    }
    for (int side = OLD; side <= NEW; side++)
        for (size_t i = 1; i < touched[side].n && i < TOUCHED_MAX;) {
            size_t j = 0;
            while (j < i && !phrases_agree(&touched[side].at[j], &touched[side].at[i]))
                j++;
            if (j < i)
                take_out(&touched[side], i);
            else
                i++;
        }
}

static void add(struct lister *l, size_t change, uint32_t class, struct span old, struct span new)
{
    *VEC_ADD(l->arena, l->out) = (struct claim){change, (enum change_class)class, {old, new}};
}

/* The i-th phrase of a class, NULL behind the last. */
static const struct phrase *of_class(const struct touched *touched, uint32_t class, size_t *i)
{
    while (*i < touched->n && touched->at[*i].class != class)
        ++*i;
    return *i < touched->n ? &touched->at[(*i)++] : NULL;
}

/* Pairs what stood with what stands, in order; whether there was any. */
static bool add_phrases(struct lister *l, size_t change, const struct edit *edit, uint32_t class,
                        const struct touched touched[SIDES])
{
    size_t next[SIDES] = {0, 0};
    bool any = false;
    for (;;) {
        const struct phrase *old = of_class(&touched[OLD], class, &next[OLD]);
        const struct phrase *new = of_class(&touched[NEW], class, &next[NEW]);
        /* what only stands beside the place of a change is no news by itself */
        bool stands =
            (old && !span_empty(edit->span[OLD])) || (new && !span_empty(edit->span[NEW]));
        if (!stands)
            return any;
        struct span old_place = {edit->span[OLD].start, edit->span[OLD].start};
        struct span new_place = {edit->span[NEW].start, edit->span[NEW].start};
        add(l, change, class, old ? old->span : old_place, new ? new->span : new_place);
        any = true;
    }
}

/* The quotations of a new or lost sentence; whether there was any. */
static bool add_quotations(struct lister *l, size_t change, const struct edit *edit, enum side side)
{
    const struct article *article = l->changes->collation->article[side];
    uint32_t paragraph = article_paragraph_at(article, edit->span[side].start);
    struct span place[SIDES];
    bool any = false;
    if (l->quoted != paragraph || l->quoted_side != side) {
        l->quotes.n = 0;
        quotes_find(text_of(l, side), article->paragraphs[paragraph].span, &l->reused, &l->quotes);
        l->quoted = paragraph;
        l->quoted_side = side;
    }
    for (int of = OLD; of <= NEW; of++)
        place[of] = (struct span){edit->span[of].start, edit->span[of].start};
    for (size_t i = 0; i < l->quotes.n; i++) {
        struct span span = l->quotes.at[i];
        if (span.start < edit->span[side].start)
            span.start = edit->span[side].start;
        if (span.end > edit->span[side].end)
            span.end = edit->span[side].end;
        if (span.end <= span.start)
            continue;
        place[side] = span;
        add(l, change, CLASS_QUOTE, place[OLD], place[NEW]);
        any = true;
    }
    return any;
}

static void add_edit(struct lister *l, size_t change, const struct edit *edit)
{
    enum link_kind kind = l->changes->collation->sentences[edit->sentence].kind;
    bool whole = kind == LINK_INSERTED || kind == LINK_DELETED;
    struct touched touched[SIDES];
    for (int side = OLD; side <= NEW; side++)
        touched[side] = touched_by(l, edit, (enum side)side);
    strike_out(touched);
    for (uint32_t class = 0; class < CHANGE_CLASS_COUNT; class++) {
        bool any = false;
        if (!(edit->classes & CLASS_BIT(class)) || !change_class_is_fact(class))
            continue;
        if (class == CLASS_QUOTE && whole)
            any = add_quotations(l, change, edit, kind == LINK_INSERTED ? NEW : OLD);
        else if (class != CLASS_QUOTE && class != CLASS_QUOTE_BOUNDARY)
            any = add_phrases(l, change, edit, class, touched);
        if (!any)
            add(l, change, class, edit->span[OLD], edit->span[NEW]);
    }
}

static bool add_all(struct lister *l)
{
    struct arena_mark mark = arena_mark(&l->scratch);
    size_t link = 0;
    for (size_t i = 0; i < l->changes->n; i++) {
        const struct change *change = &l->changes->at[i];
        if (is_stopped(l, i))
            return false;
        for (uint32_t e = change->edits.first; change->risk == RISK_FACT && e < change->edits.end;
             e++) {
            const struct edit *edit = edit_at(l, e);
            if (l->sentence != edit->sentence) { /* in the order in which they were read */
                l->sentence = edit->sentence;
                arena_rewind(&l->scratch, mark);
                for (int side = OLD; side <= NEW; side++)
                    find_phrases(l, (enum side)side, l->links.at[link].words[side]);
                link++;
            }
            add_edit(l, i, edit);
        }
    }
    return true;
}

bool claims_list(const struct changes *changes, pattern_stop *stop, void *context,
                 struct claims *out, struct arena *arena)
{
    struct lister l = {.changes = changes,
                       .out = out,
                       .stop = stop,
                       .context = context,
                       .arena = arena,
                       .sentence = NO_SENTENCE,
                       .quoted = NO_SENTENCE};
    *out = (struct claims){0};
    bool whole = read_words(&l);
    if (l.links.n)
        words_join(&l.words, NULL, &l.scratch);
    const struct article *const *article = changes->collation->article;
    uint32_t languages = changes->collation->languages.set;
    struct names names;
    names_learn(&names, changes->collation->article, languages, &l.scratch);
    facts_memo_init(&l.memo, languages, article[OLD]->divided || article[NEW]->divided, &names,
                    l.words.n_ids);
    whole = whole && add_all(&l);
    facts_memo_free(&l.memo);
    arena_free(&l.scratch);
    arena_free(&l.tokens);
    arena_free(&l.reused);
    return whole;
}

static bool needs_neighbours(enum change_class class)
{
    return class == CLASS_QUOTE || class == CLASS_QUOTE_BOUNDARY || class == CLASS_ATTRIBUTION ||
           class == CLASS_NEGATION || class == CLASS_MODALITY;
}

void claim_gloss(const struct changes *changes, const struct claim *claim, size_t columns,
                 struct strbuf *out)
{
    struct span span[SIDES];
    const uint8_t *text[SIDES];
    bool none[SIDES];
    for (int s = OLD; s <= NEW; s++) {
        const struct article *article = changes->collation->article[s];
        text[s] = article->text;
        span[s] = claim->span[s];
        none[s] = span_empty(span[s]);
    }
    enum link_kind kind = changes->at[claim->change].kind;
    bool whole = kind == LINK_INSERTED || kind == LINK_DELETED;
    for (int s = OLD; s <= NEW && needs_neighbours(claim->class) && !whole; s++) {
        const struct article *article = changes->collation->article[s];
        if (!article->n_sentences)
            continue;
        struct span limit = article->sentences[article_sentence_at(article, span[s].start)];
        if (span[s].start <= limit.end)
            span[s] = gloss_with_neighbours(text[s], span[s], limit);
        none[s] = span_empty(span[s]);
    }
    if (none[OLD] || none[NEW]) {
        enum side side = none[NEW] ? OLD : NEW;
        strbuf_adds(out, side == NEW ? "+ " : "− ");
        gloss_text(text[side], span[side], columns - 2, out);
        return;
    }
    gloss_pair(text, span, columns, out);
}

void claim_context(const struct changes *changes, const struct claim *claim, size_t columns,
                   struct strbuf *out)
{
    enum side side = span_empty(claim->span[NEW]) ? OLD : NEW;
    const struct article *article = changes->collation->article[side];
    const uint8_t *text = article->text;
    if (!article->n_sentences || span_empty(claim->span[side]))
        return;
    struct span piece =
        article->sentences[article_sentence_at(article, claim->span[side].start)];
    uint32_t before = (uint32_t)(columns / 3);
    if (claim->span[side].start > piece.start + before) { /* from a word on, a third before it */
        uint32_t at = claim->span[side].start - before;
        while (at < claim->span[side].start && !reading_is_blank(text[at]))
            at++;
        while (at < claim->span[side].start && reading_is_blank(text[at]))
            at++;
        piece.start = at;
        strbuf_adds(out, "…");
        columns--;
    }
    gloss_text(text, piece, columns, out);
}

#include "change/classify.h"

#include "article/language.h"
#include "article/quotes.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "change/changes.h"
#include "change/contrast.h"
#include "change/cosmetic.h"
#include "change/exchange.h"
#include "change/facts.h"
#include "change/opposite.h"
#include "change/restated.h"
#include "change/spelling.h"
#include "change/statements.h"
#include "change/transposed.h"
#include "collate/words.h"

/* Quotation marks in an edit. */
struct marks {
    uint32_t doubles, singles;
    uint32_t bounds; /* of these, that open or close a quotation */
    uint32_t words;  /* other tokens that are no marks */
    uint64_t places; /* behind how many words each stands */
};

/* When, and who says so, may stand elsewhere in a sentence and say the same: a fact that an
 * edit only takes out, or only puts in. */
struct mover {
    uint32_t edit, class;
    enum side side;
    uint64_t value;
    bool settled; /* each moves once */
};

struct moving {
    struct mover *at;
    size_t n, cap;
};

/* Words or marks between the parts of one date, time or attribution. */
enum { NEAR = 2 };

struct classifier {
    struct collation *collation;
    struct range links; /* the sentence links that are its part of the work */
    struct arena scratch;
    struct quotes quotes[SIDES];   /* of all paragraphs that have edits */
    struct edited sentence[SIDES]; /* of the sentence link under work */
    struct marks marks[SIDES];
    struct moving moving;
    struct transposed transposed; /* of the sentence link under work */
    struct facts_memo memo;
};

static void find_quotes(struct classifier *c)
{
    struct collation *collation = c->collation;
    for (int side = OLD; side <= NEW; side++) {
        const struct article *article = collation->article[side];
        bool *wanted = arena_zero(&c->scratch, article->n_paragraphs, sizeof *wanted);
        for (size_t i = 0; i < collation->n_paragraphs; i++)
            if (collation->paragraphs[i].kind != LINK_SAME)
                for (uint32_t p = collation->paragraphs[i].range[side].first;
                     p < collation->paragraphs[i].range[side].end; p++)
                    wanted[p] = true;
        for (uint32_t p = 0; p < article->n_paragraphs; p++)
            if (wanted[p])
                quotes_find(article->text, article->paragraphs[p].span, &c->scratch,
                            &c->quotes[side]);
    }
}

static void read_sentence(struct classifier *c, uint32_t index)
{
    const struct link *link = &c->collation->sentences[index];
    for (int side = OLD; side <= NEW; side++) {
        const struct range *words = c->collation->words->of[side];
        struct edited *sentence = &c->sentence[side];
        struct range range = link->range[side];
        *sentence = (struct edited){.text = c->collation->article[side]->text};
        if (range_empty(range))
            continue;
        sentence->words = c->collation->words->list.side[side].at + words[range.first].first;
        sentence->n = words[range.end - 1].end - words[range.first].first;
        sentence->facts = arena_alloc(&c->scratch, sentence->n, sizeof *sentence->facts);
        for (uint32_t i = 0; i < sentence->n; i++)
            sentence->facts[i] = (struct fact){0, CLASS_WORDING, TERM_NONE};
    }
    c->transposed =
        transposed_judge(c->collation, index, c->sentence, c->quotes, &c->memo, &c->scratch);
}

static struct span word_span(const struct edited *sentence, uint32_t word)
{
    const struct word *at = &sentence->words[word];
    return (struct span){at->start, at->start + at->size};
}

/* Whether a word of the sentence stands elsewhere and states the same there. */
static bool is_transposed(const struct classifier *c, enum side side, uint32_t word)
{
    return c->transposed.same[side] && c->transposed.same[side][word];
}

static void count_mark(const uint8_t *text, const struct word *word, const struct quotes *quotes,
                       struct marks *marks)
{
    uint32_t cp = text[word->start];
    if (word->kind != TOKEN_MARK) {
        marks->words++;
        return;
    }
    if (cp >= 0x80)
        utf8_decode(text + word->start, word->size, &cp);
    bool single = quotes_is_single(cp);
    bool bound =
        single && quotes_bounds(quotes, (struct span){word->start, word->start + word->size});
    marks->doubles += quotes_is_mark(cp);
    marks->singles += single;
    marks->bounds += bound;
    if (quotes_is_mark(cp) || bound)
        marks->places = hash_add(marks->places, marks->words);
}

/* Takes words that state the same elsewhere for marks, which state nothing. Whether the edit
 * has any. */
static bool mark_transposed(struct classifier *c, enum side side)
{
    struct edited *sentence = &c->sentence[side];
    bool any = false;
    for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++)
        if (is_transposed(c, side, i)) {
            sentence->facts[i].class = CLASS_PUNCTUATION;
            any = true;
        }
    return any;
}

/* Moves to the words of the next edit and labels them, and some behind them; edits come in
 * order. */
static void find_words(struct classifier *c, enum side side, struct span span)
{
    struct edited *sentence = &c->sentence[side];
    uint32_t at = sentence->edit.end;
    while (at < sentence->n && sentence->words[at].start < span.start)
        at++;
    sentence->edit.first = at;
    c->marks[side] = (struct marks){0};
    while (at < sentence->n && sentence->words[at].start + sentence->words[at].size <= span.end) {
        if (!is_transposed(c, side, at))
            count_mark(sentence->text, &sentence->words[at], &c->quotes[side], &c->marks[side]);
        at++;
    }
    sentence->edit.end = at;
    struct range range = {sentence->edit.first, sentence->n - at > NEAR ? at + NEAR : sentence->n};
    facts_label(sentence->text, sentence->words, sentence->n, range, &c->memo, sentence->facts);
    mark_transposed(c, side);
}

/* Whether an edit is inside a quotation with words that do not state the same elsewhere. */
static bool touches_quotation(const struct classifier *c, const struct edit *edit)
{
    bool elsewhere = false, touches = false;
    for (int s = OLD; s <= NEW; s++) {
        const struct edited *sentence = &c->sentence[s];
        touches = touches || quotes_touch(&c->quotes[s], edit->span[s]);
        for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++)
            elsewhere = elsewhere || is_transposed(c, (enum side)s, i);
    }
    for (int s = OLD; touches && elsewhere && s <= NEW; s++) {
        const struct edited *sentence = &c->sentence[s];
        for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++)
            if (!is_transposed(c, (enum side)s, i) && sentence->words[i].kind != TOKEN_MARK &&
                quotes_touch(&c->quotes[s], word_span(sentence, i)))
                return true;
    }
    return touches && !elsewhere;
}

/* The classes that whole new or lost sentences carry: what they state. */
static uint32_t stated_classes(const struct edited *sentence)
{
    uint32_t classes = CLASS_BIT(CLASS_WORDING);
    for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++)
        if (sentence->facts[i].class <= CLASS_TITLE)
            classes |= CLASS_BIT(sentence->facts[i].class);
    return classes;
}

static bool are_spellings(const struct classifier *c, uint32_t old_word, uint32_t new_word)
{
    struct span old = word_span(&c->sentence[OLD], old_word);
    struct span new = word_span(&c->sentence[NEW], new_word);
    return spelling_differs(c->sentence[OLD].text + old.start, span_size(old),
                            c->sentence[NEW].text + new.start, span_size(new), c->memo.languages);
}

/* Whether the words of one side are those of the other, each spelt otherwise. */
static bool is_misspelling(const struct classifier *c, const struct rest *rest)
{
    if (!rest->n[OLD] || rest->n[OLD] != rest->n[NEW] || rest->n[OLD] > REST_WORDS)
        return false;
    for (uint32_t i = 0; i < rest->n[OLD]; i++)
        if (!are_spellings(c, rest->words[OLD][i], rest->words[NEW][i]))
            return false;
    return true;
}

/* Whether some are, counted from the beginning or from the end. */
static bool has_misspelling(const struct classifier *c, const struct rest *rest)
{
    uint32_t n = rest->n[OLD], m = rest->n[NEW];
    if (n > REST_WORDS || m > REST_WORDS)
        return false;
    for (uint32_t i = 0; i < n && i < m; i++)
        if (are_spellings(c, rest->words[OLD][i], rest->words[NEW][i]) ||
            are_spellings(c, rest->words[OLD][n - 1 - i], rest->words[NEW][m - 1 - i]))
            return true;
    return false;
}

/* Whether a word that one side has is the opposite of one of the other's by its prefix. */
static bool has_opposite(const struct classifier *c, const struct rest *rest)
{
    for (uint32_t i = 0; i < rest->n[OLD] && i < REST_WORDS; i++)
        for (uint32_t k = 0; k < rest->n[NEW] && k < REST_WORDS; k++) {
            struct span old = word_span(&c->sentence[OLD], rest->words[OLD][i]);
            struct span new = word_span(&c->sentence[NEW], rest->words[NEW][k]);
            if (opposite_by_prefix(c->sentence[OLD].text + old.start, span_size(old),
                                   c->sentence[NEW].text + new.start, span_size(new),
                                   c->memo.languages))
                return true;
        }
    return false;
}

/* Whether what an edit states is no part of a longer date or the like. */
static bool stands_alone(const struct edited *sentence, uint32_t class)
{
    uint32_t first = sentence->edit.first, end = sentence->edit.end;
    for (uint32_t i = first > NEAR ? first - NEAR : 0; i < end + NEAR && i < sentence->n; i++)
        if ((i < first || i >= end) && sentence->facts[i].class == class)
            return false;
    return true;
}

/* Notes what an edit only takes out, or only puts in. */
static void note_movers(struct classifier *c, const struct rest *rest, const struct edit *edit)
{
    for (int m = 0; m < MOVABLE; m++) {
        const uint64_t *stated = rest->stated[m];
        enum side side = stated[OLD] ? OLD : NEW;
        if (!stated[OLD] == !stated[NEW] ||
            !stands_alone(&c->sentence[side], statements_movable[m]))
            continue;
        *VEC_ADD(&c->scratch, &c->moving) =
            (struct mover){(uint32_t)(edit - c->collation->edits), statements_movable[m], side,
                           stated[side], false};
    }
}

/* Takes the class from edits of a sentence of which one takes out what the other puts in. */
static void settle_movers(struct classifier *c)
{
    enum { SETTLED_MAX = 64 };
    struct moving *moving = &c->moving;
    size_t n = moving->n < SETTLED_MAX ? moving->n : SETTLED_MAX;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            struct mover *from = &moving->at[i], *to = &moving->at[k];
            if (from->side != OLD || to->side != NEW || from->class != to->class ||
                from->value != to->value || from->settled || to->settled)
                continue;
            uint32_t ends[] = {from->edit, to->edit};
            for (int end = 0; end < 2; end++) {
                uint32_t *classes = &c->collation->edits[ends[end]].classes;
                *classes = (*classes & ~CLASS_BIT(from->class)) | CLASS_BIT(CLASS_WORDING);
            }
            from->settled = to->settled = true;
            break;
        }
    c->moving = (struct moving){0};
}

/* Whether as many quotation marks stand on both sides, single ones for double ones. */
static bool only_restyles(const struct classifier *c)
{
    const struct marks *old = &c->marks[OLD], *new = &c->marks[NEW];
    uint32_t words = 0;
    for (int side = OLD; side <= NEW; side++)
        words +=
            range_size(c->sentence[side].edit) - c->marks[side].doubles - c->marks[side].singles;
    return !words && old->doubles + old->singles == new->doubles + new->singles;
}

static bool states_quantity(const struct edited *sentence)
{
    for (uint32_t i = sentence->edit.first; i < sentence->edit.end; i++)
        if (sentence->facts[i].class <= CLASS_TIME)
            return true;
    return false;
}

static uint32_t classify_replacement(struct classifier *c, const struct edit *edit)
{
    struct edited *const both[SIDES] = {&c->sentence[OLD], &c->sentence[NEW]};
    const struct edited *old = both[OLD], *new = both[NEW];
    if (c->marks[OLD].doubles != c->marks[NEW].doubles && only_restyles(c))
        return CLASS_BIT(CLASS_TYPOGRAPHY);
    if (states_quantity(old) || states_quantity(new))
        restated_mark(both, &c->memo, &c->scratch);
    bool elsewhere = mark_transposed(c, OLD);
    elsewhere = mark_transposed(c, NEW) || elsewhere;
    struct rest rest = statements_rest(c->sentence, &c->memo, &c->scratch);
    note_movers(c, &rest, edit);
    uint32_t classes = rest.classes;
    if (classes == CLASS_BIT(CLASS_WORDING) && is_misspelling(c, &rest))
        classes = CLASS_BIT(CLASS_SPELLING);
    else if (classes == CLASS_BIT(CLASS_WORDING) && has_misspelling(c, &rest))
        classes |= CLASS_BIT(CLASS_SPELLING);
    if (has_opposite(c, &rest))
        classes |= CLASS_BIT(CLASS_NEGATION);
    const uint8_t *texts[SIDES] = {old->text, new->text};
    uint32_t old_marks = c->marks[OLD].doubles + c->marks[OLD].bounds;
    uint32_t new_marks = c->marks[NEW].doubles + c->marks[NEW].bounds;
    bool marks_only = old_marks != new_marks &&
                      range_size(old->edit) + range_size(new->edit) == old_marks + new_marks;
    if (!marks_only && !elsewhere && !(classes & ~CLASS_BIT(CLASS_NAME))) {
        uint32_t cosmetic = cosmetic_classes(texts, edit->span, &c->scratch);
        /* an accent on a name is both, and words in another order are new ones */
        if (classes)
            cosmetic &= CLASS_BIT(CLASS_DIACRITICS);
        classes |= cosmetic;
    }
    if (!marks_only && !elsewhere && classes == CLASS_BIT(CLASS_WORDING)) {
        uint32_t joined = joined_classes(texts, edit->span, !rest.classes);
        classes = joined ? joined : classes;
    }
    bool moved = c->marks[OLD].places != c->marks[NEW].places; /* “a day” → a “day” */
    if (old_marks != new_marks || (old_marks && (rest.classes || moved))) {
        if (moved && !rest.classes)
            classes &= ~CLASS_BIT(CLASS_TYPOGRAPHY);
        classes |= CLASS_BIT(CLASS_QUOTE_BOUNDARY);
        classes &= ~CLASS_BIT(CLASS_PUNCTUATION);
    }
    if (elsewhere)
        classes |= CLASS_BIT(CLASS_WORDING);
    return classes;
}

static uint32_t classify_edit(struct classifier *c, const struct edit *edit, enum link_kind kind)
{
    for (int side = OLD; side <= NEW; side++)
        find_words(c, (enum side)side, edit->span[side]);
    uint32_t quote = touches_quotation(c, edit) ? CLASS_BIT(CLASS_QUOTE) : 0;
    if (kind == LINK_INSERTED)
        return quote | stated_classes(&c->sentence[NEW]);
    if (kind == LINK_DELETED)
        return quote | stated_classes(&c->sentence[OLD]);
    uint32_t classes = classify_replacement(c, edit);
    /* another comma or dash in a quotation leaves its wording as it was */
    return change_classes_risk(classes) > RISK_COSMETIC ? classes | quote : classes;
}

/* Whether a sentence link is one of boilerplate: what changes there states nothing. */
static bool is_boilerplate(const struct collation *collation, const struct link *link)
{
    enum side side = range_empty(link->range[NEW]) ? OLD : NEW;
    const struct article *article = collation->article[side];
    uint32_t sentence = link->range[side].first;
    return article_is_boilerplate(article, article_paragraph_of(article, sentence), sentence);
}

static void classify_half(void *context, int half)
{
    struct classifier *c = (struct classifier *)context + half;
    struct collation *collation = c->collation;
    struct arena_mark mark = arena_mark(&c->scratch);
    for (uint32_t i = c->links.first; i < c->links.end; i++) {
        const struct link *link = &collation->sentences[i];
        if (range_empty(link->edits))
            continue;
        if (is_boilerplate(collation, link)) {
            for (uint32_t e = link->edits.first; e < link->edits.end; e++)
                collation->edits[e].classes = CLASS_BIT(CLASS_BOILERPLATE);
            continue;
        }
        read_sentence(c, i);
        for (uint32_t e = link->edits.first; e < link->edits.end; e++)
            collation->edits[e].classes = classify_edit(c, &collation->edits[e], link->kind);
        settle_movers(c);
        exchange_classify(collation, i, c->sentence, &c->memo);
        arena_rewind(&c->scratch, mark);
    }
}

void classify(struct collation *collation)
{
    const struct document *old = &collation->article[OLD]->document;
    const struct document *new = &collation->article[NEW]->document;
    uint32_t n = (uint32_t)collation->n_sentences;
    struct classifier halves[2] = {{.collation = collation, .links = {0, n / 2}}};
    if (!collation->n_edits)
        return;
    uint32_t languages = collation->languages.set;
    bool divided = collation->article[OLD]->divided || collation->article[NEW]->divided;
    struct names names;
    names_learn(&names, collation->article, languages, &halves[0].scratch);
    find_quotes(&halves[0]);
    halves[1] = halves[0]; /* shares the quotations, which both only read */
    halves[1].links = (struct range){n / 2, n};
    halves[1].scratch = (struct arena){0};
    for (int half = 0; half < 2; half++)
        facts_memo_init(&halves[half].memo, languages, divided, &names,
                        collation->words->list.n_ids);
    parallel_halves(old->size + new->size > PARALLEL_WORTH, classify_half, halves);
    for (int half = 0; half < 2; half++) {
        arena_free(&halves[half].scratch);
        facts_memo_free(&halves[half].memo);
    }
}

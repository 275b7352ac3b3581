#include "tests/support/generate.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "tests/support/prose.h"

struct plot {
    struct sentences sentences;
    uint32_t old[2]; /* half-open range of OLD paragraphs it comes from */
    bool moved, split_next, touched;
};

struct plots {
    struct plot *at;
    size_t n, cap;
};

/* Replaces the letters of a word and keeps the punctuation around them. */
static void replace_word(struct work *work, const char **word)
{
    static const char marks[] = "\",.";
    const char *text = *word;
    size_t front = strspn(text, marks);
    size_t middle = strcspn(text + front, marks);
    const char *tail = text + front + middle;
    char changed[96], number[16];
    const char *with = prng_chance(&work->prng, 50) ? prose_noun(work) : prose_adjective(work);
    if (text[front] >= '0' && text[front] <= '9') {
        snprintf(number, sizeof number, "%u", 2 + prng_below(&work->prng, 900));
        with = number;
    }
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)front, text, with, tail);
    *word = prose_copy(work, changed);
    if (text[front] >= 'A' && text[front] <= 'Z')
        prose_capital(work, word);
}

static void reword_sentence(struct work *work, struct words *words, unsigned percent)
{
    struct words changed = {0};
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->at[i];
        if (!prng_chance(&work->prng, percent)) {
            *VEC_ADD(work->arena, &changed) = word;
            continue;
        }
        uint32_t how = prng_below(&work->prng, 4);
        bool plain = word[strcspn(word, "\",.")] == 0 && i > 0;
        if (how == 0 && plain)
            continue; /* deleted */
        if (how == 1 && i > 0)
            *VEC_ADD(work->arena, &changed) = prose_adjective(work);
        else
            replace_word(work, &word);
        *VEC_ADD(work->arena, &changed) = word;
    }
    words->at = changed.at;
    words->n = changed.n;
    words->cap = changed.cap;
}

static size_t count_words(const struct sentences *sentences)
{
    size_t n = 0;
    for (size_t i = 0; i < sentences->n; i++)
        n += sentences->at[i].n;
    return n;
}

static struct sentences sentences_copy(struct work *work, const struct sentences *from,
                                       size_t first, size_t end)
{
    struct sentences copy = {0};
    for (size_t i = first; i < end; i++)
        *VEC_ADD(work->arena, &copy) = from->at[i];
    return copy;
}

static struct sentences reword(struct work *work, const struct sentences *from, unsigned percent)
{
    struct sentences copy = sentences_copy(work, from, 0, from->n);
    if (percent) {
        for (size_t i = 0; i < copy.n; i++)
            reword_sentence(work, &copy.at[i], percent);
    } else {
        uint32_t changes = 1 + prng_below(&work->prng, 3);
        while (changes--) {
            struct words *words = &copy.at[prng_below(&work->prng, (uint32_t)copy.n)];
            struct words own = {0};
            for (size_t i = 0; i < words->n; i++)
                *VEC_ADD(work->arena, &own) = words->at[i];
            replace_word(work, &own.at[prng_below(&work->prng, (uint32_t)own.n)]);
            own.old[0] = words->old[0];
            own.old[1] = words->old[1];
            *words = own;
        }
    }
    if (copy.n > 1 && prng_chance(&work->prng, 15)) { /* a sentence is dropped or comes in */
        if (prng_chance(&work->prng, 50))
            copy.n--;
        else
            *VEC_ADD(work->arena, &copy) = prose_sentence(work);
    }
    return copy;
}

static void render_words(struct strbuf *out, const struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        if (i)
            strbuf_addc(out, ' ');
        strbuf_adds(out, words->at[i]);
    }
}

static void render_sentences(struct strbuf *out, const struct sentences *sentences)
{
    for (size_t i = 0; i < sentences->n; i++) {
        if (i)
            strbuf_addc(out, ' ');
        render_words(out, &sentences->at[i]);
    }
}

static bool same_text(struct work *work, const struct sentences *x, const struct sentences *y)
{
    struct strbuf text[2] = {{.arena = work->arena}, {.arena = work->arena}};
    render_sentences(&text[0], x);
    render_sentences(&text[1], y);
    return text[0].n == text[1].n && !memcmp(text[0].at, text[1].at, text[0].n);
}

/* Changes what another thing has happened to already. */
static void shake(struct work *work, struct plot *plot, const struct generate_options *options)
{
    if (!prng_chance(&work->prng, options->shaken))
        return;
    struct sentences before = plot->sentences;
    plot->sentences = sentences_copy(work, &before, 0, before.n);
    for (size_t i = 0; i < before.n; i++)
        reword_sentence(work, &plot->sentences.at[i], options->words ? options->words : 10);
    plot->touched = plot->touched || !same_text(work, &plot->sentences, &before);
}

static struct sentences inserted_paragraph(struct work *work, const struct plots *old,
                                           const struct generate_options *options)
{
    if (!prng_chance(&work->prng, options->echoes))
        return prose_paragraph(work, options->brief);
    const struct plot *from = &old->at[prng_below(&work->prng, (uint32_t)old->n)];
    unsigned changed = options->likeness ? 100 - options->likeness : 50;
    struct sentences echo = reword(work, &from->sentences, changed);
    for (size_t i = 0; i < echo.n; i++)
        echo.at[i].old[0] = echo.at[i].old[1] = 0;
    return echo;
}

/* NEW before anything is moved. */
static struct plots rewrite(struct work *work, const struct plots *old,
                            const struct generate_options *options)
{
    struct plots new = {0};
    for (uint32_t i = 0; i < old->n; i++) {
        const struct sentences *from = &old->at[i].sentences;
        uint32_t dice = prng_below(&work->prng, 100);
        struct plot plot = {.sentences = *from, .old = {i, i + 1}};
        if (prng_chance(&work->prng, options->inserted))
            *VEC_ADD(work->arena, &new) =
                (struct plot){.sentences = inserted_paragraph(work, old, options), .old = {i, i}};
        if (dice < options->deleted)
            continue;
        dice -= options->deleted;
        if (dice < options->split && from->n > 1) {
            size_t cut = 1 + prng_below(&work->prng, (uint32_t)from->n - 1);
            plot.sentences = sentences_copy(work, from, 0, cut);
            plot.split_next = true;
            shake(work, &plot, options);
            *VEC_ADD(work->arena, &new) = plot;
            plot.split_next = false;
            plot.sentences = sentences_copy(work, from, cut, from->n);
            shake(work, &plot, options);
        } else if (dice - options->split < options->merged && i + 1 < old->n) {
            plot.sentences = sentences_copy(work, from, 0, from->n);
            const struct sentences *next = &old->at[i + 1].sentences;
            for (size_t k = 0; k < next->n; k++)
                *VEC_ADD(work->arena, &plot.sentences) = next->at[k];
            plot.old[1]++;
            shake(work, &plot, options);
            i++;
        } else if (dice - options->split - options->merged < options->reworded) {
            plot.sentences = reword(work, from, options->words);
            plot.touched = !same_text(work, &plot.sentences, from);
        }
        *VEC_ADD(work->arena, &new) = plot;
    }
    return new;
}

/* Where a sentence of two clauses can be cut; 0 where it cannot. */
static size_t joint_of(const struct words *words)
{
    for (size_t i = 2; i + 2 < words->n; i++) {
        const char *word = words->at[i], *before = words->at[i - 1];
        if (!strcmp(word, "while") ||
            (!strcmp(word, "and") && before[0] && before[strlen(before) - 1] == ','))
            return i;
    }
    return 0;
}

static struct words words_copy(struct work *work, const struct words *from, size_t first,
                               size_t end)
{
    struct words copy = {.old = {from->old[0], from->old[1]}, .moved = from->moved};
    for (size_t i = first; i < end; i++)
        *VEC_ADD(work->arena, &copy) = from->at[i];
    return copy;
}

static void shake_words(struct work *work, struct words *words,
                        const struct generate_options *options)
{
    if (prng_chance(&work->prng, options->shaken))
        reword_sentence(work, words, options->words ? options->words : 10);
}

/* Makes two sentences of one: "A, and B." becomes "A. B." */
static void split_sentence(struct work *work, const struct words *words, size_t joint,
                           const struct generate_options *options, struct sentences *out)
{
    struct words part[2] = {words_copy(work, words, 0, joint),
                            words_copy(work, words, joint + 1, words->n)};
    const char **last = &part[0].at[part[0].n - 1];
    char *text = memcpy(arena_alloc(work->arena, strlen(*last) + 1, 1), *last, strlen(*last) + 1);
    text[strcspn(text, ",")] = 0;
    *last = text;
    prose_join(work, last, "", ".");
    prose_capital(work, &part[1].at[0]);
    for (int i = 0; i < 2; i++) {
        shake_words(work, &part[i], options);
        *VEC_ADD(work->arena, out) = part[i];
    }
}

static bool can_merge(const struct words *first, const struct words *second)
{
    const char *last = first->at[first->n - 1], *next = second->at[0];
    return first->old[1] == second->old[0] && first->old[0] + 1 == first->old[1] &&
           second->old[0] + 1 == second->old[1] && last[strlen(last) - 1] == '.' &&
           !strcmp(next, "The");
}

/* Makes one sentence of two: "A. The b." becomes "A, and the b." */
static void merge_sentences(struct work *work, const struct words *words,
                            const struct generate_options *options, struct sentences *out)
{
    struct words both = words_copy(work, &words[0], 0, words[0].n);
    const char **last = &both.at[both.n - 1];
    char *text = memcpy(arena_alloc(work->arena, strlen(*last) + 1, 1), *last, strlen(*last) + 1);
    text[strlen(text) - 1] = ',';
    *last = text;
    *VEC_ADD(work->arena, &both) = "and";
    for (size_t i = 0; i < words[1].n; i++)
        *VEC_ADD(work->arena, &both) = words[1].at[i];
    prose_small(work, &both.at[words[0].n + 1]);
    both.old[1] = words[1].old[1];
    shake_words(work, &both, options);
    *VEC_ADD(work->arena, out) = both;
}

/* Curly quotation marks for straight ones. */
static bool set_type(struct work *work, struct words *words)
{
    bool changed = false;
    *words = words_copy(work, words, 0, words->n);
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->at[i], *mark = strchr(word, '"');
        if (!mark)
            continue;
        char text[96];
        snprintf(text, sizeof text, "%.*s%s%s", (int)(mark - word), word,
                 mark == word ? "\xe2\x80\x9c" : "\xe2\x80\x9d", mark + 1);
        words->at[i] = prose_copy(work, text);
        changed = true;
    }
    return changed;
}

/* Splits, merges and typography of sentences that are still the old ones. */
static void revise_sentences(struct work *work, struct plots *plots,
                             const struct generate_options *options)
{
    for (size_t p = 0; p < plots->n; p++) {
        struct plot *plot = &plots->at[p];
        struct sentences from = plot->sentences, to = {0};
        if (plot->old[0] == plot->old[1])
            continue;
        for (size_t i = 0; i < from.n; i++) {
            struct words *words = &from.at[i];
            size_t joint = joint_of(words);
            bool known = words->old[0] != words->old[1];
            if (known && joint && prng_chance(&work->prng, options->sentence_split)) {
                split_sentence(work, words, joint, options, &to);
                plot->touched = true;
            } else if (known && i + 1 < from.n && can_merge(words, words + 1) &&
                       prng_chance(&work->prng, options->sentence_merged)) {
                merge_sentences(work, words, options, &to);
                plot->touched = true;
                i++;
            } else {
                *VEC_ADD(work->arena, &to) = *words;
            }
        }
        for (size_t i = 0; i < to.n; i++)
            if (prng_chance(&work->prng, options->typography) && set_type(work, &to.at[i]))
                plot->touched = true;
        plot->sentences = to;
    }
}

static bool has_whole_sentence(const struct plot *plot, size_t i)
{
    const struct words *words = &plot->sentences.at[i];
    bool part = (i && plot->sentences.at[i - 1].old[0] == words->old[0]) ||
                (i + 1 < plot->sentences.n && plot->sentences.at[i + 1].old[0] == words->old[0]);
    return !part && !words->moved && words->old[0] < words->old[1] && words->n >= 8;
}

/* Takes sentences out of paragraphs that stay and puts them into others. */
static void move_sentences(struct work *work, struct plots *plots,
                           const struct generate_options *options)
{
    size_t moves = plots->n > 8 ? (plots->n * options->sentence_moved + 99) / 100 : 0;
    for (size_t m = 0; m < moves; m++) {
        struct plot *from = &plots->at[prng_below(&work->prng, (uint32_t)plots->n)];
        struct plot *to = &plots->at[prng_below(&work->prng, (uint32_t)plots->n)];
        size_t i = prng_below(&work->prng, (uint32_t)from->sentences.n);
        size_t far = (size_t)(from > to ? from - to : to - from);
        unsigned staying = 0;
        for (size_t k = 0; k < from->sentences.n; k++)
            staying += k != i && from->sentences.at[k].old[0] < from->sentences.at[k].old[1] &&
                       !from->sentences.at[k].moved;
        /* What is left must still say which paragraph this is, here and there. */
        for (size_t k = 0; k < to->sentences.n; k++)
            staying = to->sentences.at[k].moved ? 0 : staying;
        if (far < 2 || staying < 1 || !has_whole_sentence(from, i) || from->split_next ||
            (from > plots->at && from[-1].split_next) || from->moved)
            continue;
        struct words words = from->sentences.at[i];
        struct sentences rest = {0}, more = {0};
        size_t at = prng_below(&work->prng, (uint32_t)to->sentences.n + 1);
        while (at && at < to->sentences.n && /* not between the parts of another */
               to->sentences.at[at - 1].old[0] == to->sentences.at[at].old[0])
            at--;
        words.moved = true;
        shake_words(work, &words, options);
        for (size_t k = 0; k < from->sentences.n; k++)
            if (k != i)
                *VEC_ADD(work->arena, &rest) = from->sentences.at[k];
        for (size_t k = 0; k <= to->sentences.n; k++) {
            if (k == at)
                *VEC_ADD(work->arena, &more) = words;
            if (k < to->sentences.n)
                *VEC_ADD(work->arena, &more) = to->sentences.at[k];
        }
        from->sentences = rest;
        to->sentences = more;
        from->touched = to->touched = true;
    }
}

/* Takes paragraphs out and puts them back elsewhere, not close by. */
static void move_some(struct work *work, struct plots *plots,
                      const struct generate_options *options)
{
    size_t moves = (plots->n * options->moved + 99) / 100;
    if (!plots->at || plots->n <= 8)
        return;
    for (size_t i = 0; i < moves; i++) {
        size_t from = prng_below(&work->prng, (uint32_t)plots->n);
        struct plot plot = plots->at[from];
        bool part = plot.split_next || (from && plots->at[from - 1].split_next);
        if (part || plot.moved || plot.old[0] == plot.old[1] || count_words(&plot.sentences) < 8)
            continue;
        size_t far = 3 + prng_below(&work->prng, (uint32_t)(plots->n / 2));
        size_t to = from >= far ? from - far : from + far;
        if (to >= plots->n || (to && plots->at[to - 1].split_next) || plots->at[to].split_next)
            continue;
        /* Past another that moved, nobody could say which of the two did. */
        bool passes = false;
        for (size_t k = to < from ? to : from; k <= (to < from ? from : to); k++)
            passes = passes || plots->at[k].moved;
        if (passes)
            continue;
        plot.moved = true;
        shake(work, &plot, options);
        if (to < from)
            memmove(&plots->at[to + 1], &plots->at[to], (from - to) * sizeof *plots->at);
        else
            memmove(&plots->at[from], &plots->at[from + 1], (to - from) * sizeof *plots->at);
        plots->at[to] = plot;
    }
}

static void render(struct work *work, const struct plots *plots, struct generated *out,
                   enum side side)
{
    struct strbuf text = {.arena = work->arena};
    struct {
        struct true_sentence *at;
        size_t n, cap;
    } sentences = {0};
    out->paragraphs[side] = arena_alloc(work->arena, plots->n, sizeof *out->paragraphs[side]);
    for (size_t i = 0; i < plots->n; i++) {
        const struct plot *plot = &plots->at[i];
        if (i)
            strbuf_adds(&text, "\n\n");
        out->paragraphs[side][i].start = (uint32_t)text.n;
        for (size_t k = 0; k < plot->sentences.n; k++) {
            const struct words *words = &plot->sentences.at[k];
            uint32_t start = (uint32_t)text.n + (k > 0);
            if (k)
                strbuf_addc(&text, ' ');
            render_words(&text, words);
            *VEC_ADD(work->arena, &sentences) =
                (struct true_sentence){.span = {start, (uint32_t)text.n},
                                       .old = {words->old[0], words->old[1]},
                                       .moved = words->moved || plot->moved};
        }
        out->paragraphs[side][i].end = (uint32_t)text.n;
    }
    if (plots->n)
        strbuf_addc(&text, '\n');
    out->size[side] = text.n;
    strbuf_addc(&text, 0);
    out->text[side] = text.at;
    out->n_paragraphs[side] = (uint32_t)plots->n;
    out->sentences[side] = sentences.at;
    out->n_sentences[side] = (uint32_t)sentences.n;
}

static void tell_truth(struct work *work, const struct plots *new, uint32_t n_old,
                       struct generated *out)
{
    struct {
        struct truth *at;
        size_t n, cap;
    } truth = {0};
    bool *used = arena_zero(work->arena, n_old + 1, sizeof *used);
    for (uint32_t i = 0; i < new->n; i++) {
        const struct plot *plot = &new->at[i];
        struct truth link = {.moved = plot->moved,
                             .range = {{plot->old[0], plot->old[1]}, {i, i + 1}}};
        for (uint32_t k = plot->old[0]; k < plot->old[1]; k++)
            used[k] = true;
        if (plot->old[0] == plot->old[1])
            link.kind = LINK_INSERTED;
        else if (plot->split_next)
            link.kind = LINK_SPLIT, link.range[NEW].end++, i++;
        else if (plot->old[1] - plot->old[0] > 1)
            link.kind = LINK_MERGED;
        else
            link.kind = plot->touched ? LINK_REWORDED : LINK_SAME;
        *VEC_ADD(work->arena, &truth) = link;
    }
    for (uint32_t i = 0; i < n_old; i++)
        if (!used[i])
            *VEC_ADD(work->arena, &truth) =
                (struct truth){.kind = LINK_DELETED, .range = {{i, i + 1}, {0, 0}}};
    out->truth = truth.at;
    out->n_truth = truth.n;
}

struct generate_options generate_defaults(uint64_t seed, size_t bytes)
{
    return (struct generate_options){.seed = seed,
                                     .bytes = bytes,
                                     .reworded = 35,
                                     .inserted = 12,
                                     .deleted = 6,
                                     .moved = 3,
                                     .split = 3,
                                     .merged = 3};
}

struct generated generate(const struct generate_options *options, struct arena *arena)
{
    struct work work = {.prng = {options->seed}, .arena = arena};
    struct generated out = {0};
    struct plots old = {0};
    uint32_t n_sentences = 0;
    for (size_t size = 0; size < options->bytes;) {
        struct plot plot = {.sentences = prose_paragraph(&work, options->brief)};
        size += count_words(&plot.sentences) * 13 / 2 + 2;
        for (size_t i = 0; i < plot.sentences.n; i++, n_sentences++) {
            plot.sentences.at[i].old[0] = n_sentences;
            plot.sentences.at[i].old[1] = n_sentences + 1;
        }
        *VEC_ADD(arena, &old) = plot;
    }
    struct plots new = rewrite(&work, &old, options);
    if (options->sentence_split || options->sentence_merged || options->typography)
        revise_sentences(&work, &new, options);
    move_some(&work, &new, options);
    move_sentences(&work, &new, options);
    render(&work, &old, &out, OLD);
    render(&work, &new, &out, NEW);
    tell_truth(&work, &new, (uint32_t)old.n, &out);
    return out;
}

#include "tests/support/generate.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "tests/support/revise.h"

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
            revise_words(work, &copy.at[i], percent);
    } else if (copy.n) {
        uint32_t changes = 1 + prng_below(&work->prng, 3);
        while (changes--) {
            struct words *words = &copy.at[prng_below(&work->prng, (uint32_t)copy.n)];
            struct words own = {0};
            for (size_t i = 0; i < words->n; i++)
                *VEC_ADD(work->arena, &own) = words->at[i];
            revise_word(work, &own.at[prng_below(&work->prng, (uint32_t)own.n)]);
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
    return text[0].n == text[1].n &&
           (text[0].n == 0 || memcmp(text[0].at, text[1].at, text[0].n) == 0);
}

/* Changes what another thing has happened to already. */
static void shake(struct work *work, struct plot *plot, const struct generate_options *options)
{
    if (!prng_chance(&work->prng, options->shaken))
        return;
    struct sentences before = plot->sentences;
    plot->sentences = sentences_copy(work, &before, 0, before.n);
    for (size_t i = 0; i < before.n; i++)
        revise_words(work, &plot->sentences.at[i], options->words ? options->words : 10);
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

struct generate_options generate_any(struct prng *prng, unsigned most)
{
    struct generate_options options =
        generate_defaults(prng_next(prng), 200 + prng_below(prng, most));
    options.words = prng_chance(prng, 30) ? prng_below(prng, 60) : 0;
    options.moved = prng_below(prng, 12);
    options.reworded = prng_below(prng, 90);
    return options;
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
    revise_move(&work, &new, options);
    render(&work, &old, &out, OLD);
    render(&work, &new, &out, NEW);
    tell_truth(&work, &new, (uint32_t)old.n, &out);
    return out;
}

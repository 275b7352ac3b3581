#include "tests/support/revise.h"

#include <stdio.h>
#include <string.h>

#include "base/vec.h"

void revise_word(struct work *work, const char **word)
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

void revise_words(struct work *work, struct words *words, unsigned percent)
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
            revise_word(work, &word);
        *VEC_ADD(work->arena, &changed) = word;
    }
    words->at = changed.at;
    words->n = changed.n;
    words->cap = changed.cap;
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
        revise_words(work, words, options->words ? options->words : 10);
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

void revise_sentences(struct work *work, struct plots *plots,
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

void revise_move(struct work *work, struct plots *plots, const struct generate_options *options)
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

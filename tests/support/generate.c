#include "tests/support/generate.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "tests/support/prng.h"

struct words {
    const char **at; /* with their punctuation */
    size_t n, cap;
};

struct sentences {
    struct words *at;
    size_t n, cap;
};

struct plot {
    struct sentences sentences;
    uint32_t old[2]; /* half-open range of OLD paragraphs it comes from */
    bool moved, split_next, touched;
};

struct plots {
    struct plot *at;
    size_t n, cap;
};

struct work {
    struct prng prng;
    struct arena *arena;
};

static const char *const nouns[] = {
    "harbor",   "council",   "budget",  "school",   "hospital", "bridge",    "storm",    "ferry",
    "minister", "factory",   "strike",  "union",    "election", "court",     "verdict",  "police",
    "witness",  "evidence",  "road",    "tunnel",   "railway",  "passenger", "contract", "company",
    "bank",     "loan",      "rent",    "tenant",   "landlord", "farmer",    "harvest",  "drought",
    "river",    "flood",     "dam",     "engineer", "report",   "inquiry",   "survey",   "museum",
    "painting", "orchestra", "theatre", "library",  "teacher",  "pupil",     "exam",     "nurse",
    "vaccine",  "clinic",    "patient", "airport",  "pilot",    "runway",    "forest",   "fire",
    "warden",   "village",   "market",  "trader",   "tax",      "pension",   "referee",  "league",
    "stadium",  "coach",     "captain", "trophy",   "archive",  "letter",    "stamp",    "cable",
};

static const char *const adjectives[] = {
    "new",      "regional", "former",   "local",   "public",    "private",  "northern", "western",
    "coastal",  "urgent",   "quiet",    "costly",  "narrow",    "popular",  "damaged",  "temporary",
    "younger",  "annual",   "official", "foreign", "expensive", "disputed", "late",     "rural",
    "historic", "empty",    "crowded",  "steep",   "modest",    "unusual",  "joint",    "final",
};

static const char *const verbs[] = {
    "closed",    "opened",    "delayed",  "praised",   "rejected", "repaired",   "inspected",
    "bought",    "sold",      "visited",  "measured",  "defended", "criticised", "funded",
    "evacuated", "replaced",  "promised", "cancelled", "approved", "questioned", "moved",
    "protected", "announced", "lost",     "found",     "restored", "searched",   "joined",
    "left",      "warned",    "followed", "blocked",
};

static const char *const places[] = {
    "in the old town",     "near the border",       "along the coast",
    "outside the capital", "at the weekend",        "before the holidays",
    "after a long debate", "despite the weather",   "without any warning",
    "for the second time", "on the eastern bank",   "under the new rules",
    "during the night",    "in front of reporters", "at the request of residents",
    "behind closed doors",
};

static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
static const char *const said[] = {"said", "added", "explained", "insisted", "told reporters"};

#define PICK(work, list) ((list)[prng_below(&(work)->prng, sizeof(list) / sizeof *(list))])

static const char *text_copy(struct work *work, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(work->arena, size, 1), text, size);
}

static void add(struct work *work, struct words *words, const char *word)
{
    *VEC_ADD(work->arena, words) = text_copy(work, word);
}

/* Adds the words of a phrase one by one. */
static void add_phrase(struct work *work, struct words *words, const char *phrase)
{
    char word[64];
    while (*phrase) {
        size_t n = strcspn(phrase, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, phrase);
        add(work, words, word);
        phrase += n + (phrase[n] == ' ');
    }
}

static void add_name(struct work *work, struct words *words, const char *end)
{
    static const char *const first[] = {"Ada",   "Ivo",   "Greta", "Nils", "Olu",  "Priya",
                                        "Jonas", "Signe", "Ruth",  "Sam",  "Mael", "Tove"};
    static const char *const onset[] = {"B", "Br", "D", "F", "G",  "H", "K", "L",
                                        "M", "N",  "R", "S", "St", "T", "V", "W"};
    static const char *const middle[] = {"a", "e", "i", "o", "u", "an", "el", "in", "or", "ar"};
    static const char *const last[] = {"ström", "berg", "ley", "mann", "dahl", "kov", "ton", "rup"};
    char name[64];
    add(work, words, PICK(work, first));
    snprintf(name, sizeof name, "%s%s%s%s", PICK(work, onset), PICK(work, middle), PICK(work, last),
             end);
    add(work, words, name);
}

static void add_number(struct work *work, struct words *words)
{
    char number[32];
    switch (prng_below(&work->prng, 4)) {
    case 0:
        snprintf(number, sizeof number, "%u", 2 + prng_below(&work->prng, 97));
        break;
    case 1:
        snprintf(number, sizeof number, "%u,%03u", 1 + prng_below(&work->prng, 80),
                 prng_below(&work->prng, 1000));
        break;
    case 2:
        snprintf(number, sizeof number, "%u.%u", prng_below(&work->prng, 50),
                 prng_below(&work->prng, 10));
        break;
    default:
        snprintf(number, sizeof number, "%u", 1900 + prng_below(&work->prng, 130));
    }
    add(work, words, number);
}

static void add_clause(struct work *work, struct words *words)
{
    add(work, words, "the");
    if (prng_chance(&work->prng, 60))
        add(work, words, PICK(work, adjectives));
    add(work, words, PICK(work, nouns));
    add(work, words, PICK(work, verbs));
    if (prng_chance(&work->prng, 40)) {
        add_number(work, words);
        add(work, words, PICK(work, adjectives));
    } else {
        add(work, words, prng_chance(&work->prng, 50) ? "a" : "the");
        if (prng_chance(&work->prng, 50))
            add(work, words, PICK(work, adjectives));
    }
    add(work, words, PICK(work, nouns));
    if (prng_chance(&work->prng, 70))
        add_phrase(work, words, PICK(work, places));
}

/* Joins `end` to the last word, or with `front` something to word `i`. */
static void join(struct work *work, const char **word, const char *front, const char *end)
{
    char text[96];
    snprintf(text, sizeof text, "%s%s%s", front, *word, end);
    *word = text_copy(work, text);
}

static void capital(struct work *work, const char **word)
{
    char *text = memcpy(arena_alloc(work->arena, strlen(*word) + 1, 1), *word, strlen(*word) + 1);
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    *word = text;
}

static struct words new_sentence(struct work *work)
{
    struct words words = {0};
    switch (prng_below(&work->prng, 4)) {
    case 0: /* a quotation */
        add_clause(work, &words);
        capital(work, &words.at[0]);
        join(work, &words.at[0], "\"", "");
        join(work, &words.at[words.n - 1], "", ",\"");
        add_phrase(work, &words, PICK(work, said));
        add_name(work, &words, ".");
        return words;
    case 1:
        add_name(work, &words, "");
        add_phrase(work, &words, PICK(work, said));
        add(work, &words, "on");
        add(work, &words, PICK(work, days));
        add(work, &words, "that");
        add_clause(work, &words);
        break;
    case 2:
        add_clause(work, &words);
        join(work, &words.at[words.n - 1], "", ",");
        add(work, &words, "and");
        add_clause(work, &words);
        break;
    default:
        add_clause(work, &words);
        add(work, &words, "while");
        add_clause(work, &words);
    }
    capital(work, &words.at[0]);
    join(work, &words.at[words.n - 1], "", ".");
    return words;
}

static struct sentences new_paragraph(struct work *work, bool brief)
{
    struct sentences sentences = {0};
    uint32_t n = brief ? 1 : 1 + prng_below(&work->prng, 4);
    while (n--)
        *VEC_ADD(work->arena, &sentences) = new_sentence(work);
    return sentences;
}

/* Replaces the letters of a word and keeps the punctuation around them. */
static void replace_word(struct work *work, const char **word)
{
    static const char marks[] = "\",.";
    const char *text = *word;
    size_t front = strspn(text, marks);
    size_t middle = strcspn(text + front, marks);
    const char *tail = text + front + middle;
    char changed[96], number[16];
    const char *with = prng_chance(&work->prng, 50) ? PICK(work, nouns) : PICK(work, adjectives);
    if (text[front] >= '0' && text[front] <= '9') {
        snprintf(number, sizeof number, "%u", 2 + prng_below(&work->prng, 900));
        with = number;
    }
    snprintf(changed, sizeof changed, "%.*s%s%s", (int)front, text, with, tail);
    *word = text_copy(work, changed);
    if (front + 1 < strlen(changed) && text[front] >= 'A' && text[front] <= 'Z') {
        char *again =
            memcpy(arena_alloc(work->arena, strlen(changed) + 1, 1), changed, strlen(changed) + 1);
        if (again[front] >= 'a' && again[front] <= 'z')
            again[front] = (char)(again[front] - 'a' + 'A');
        *word = again;
    }
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
            *VEC_ADD(work->arena, &changed) = PICK(work, adjectives);
        else
            replace_word(work, &word);
        *VEC_ADD(work->arena, &changed) = word;
    }
    *words = changed;
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
            *words = own;
        }
    }
    if (copy.n > 1 && prng_chance(&work->prng, 15)) { /* a sentence is dropped or comes in */
        if (prng_chance(&work->prng, 50))
            copy.n--;
        else
            *VEC_ADD(work->arena, &copy) = new_sentence(work);
    }
    return copy;
}

static void render_sentences(struct strbuf *out, const struct sentences *sentences)
{
    for (size_t i = 0; i < sentences->n; i++)
        for (size_t k = 0; k < sentences->at[i].n; k++) {
            if (i || k)
                strbuf_addc(out, ' ');
            strbuf_adds(out, sentences->at[i].at[k]);
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
        return new_paragraph(work, options->brief);
    const struct plot *from = &old->at[prng_below(&work->prng, (uint32_t)old->n)];
    return reword(work, &from->sentences, 50);
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
    for (size_t i = 0; i < plots->n; i++) {
        if (i)
            strbuf_adds(&text, "\n\n");
        render_sentences(&text, &plots->at[i].sentences);
    }
    if (plots->n)
        strbuf_addc(&text, '\n');
    out->size[side] = text.n;
    strbuf_addc(&text, 0);
    out->text[side] = text.at;
    out->n_paragraphs[side] = (uint32_t)plots->n;
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
    for (size_t size = 0; size < options->bytes;) {
        struct plot plot = {.sentences = new_paragraph(&work, options->brief)};
        size += count_words(&plot.sentences) * 13 / 2 + 2;
        *VEC_ADD(arena, &old) = plot;
    }
    struct plots new = rewrite(&work, &old, options);
    move_some(&work, &new, options);
    render(&work, &old, &out, OLD);
    render(&work, &new, &out, NEW);
    tell_truth(&work, &new, (uint32_t)old.n, &out);
    return out;
}

char *relayout(const char *text, size_t size, unsigned width, bool crlf, unsigned blanks,
               struct arena *arena, size_t *size_out)
{
    struct strbuf out = {.arena = arena};
    const char *line_end = crlf ? "\r\n" : "\n";
    unsigned column = 0, line_ends = 0;
    for (size_t i = 0; i < size;) {
        if (text[i] == '\n' || text[i] == '\r' || text[i] == ' ' || text[i] == '\t') {
            line_ends += text[i++] == '\n';
            continue;
        }
        size_t end = i;
        unsigned columns = 0;
        while (end < size && !strchr(" \t\r\n", text[end])) /* a 0 byte counts as a space */
            columns += (text[end++] & 0xc0) != 0x80;
        if (end == i) {
            end++;
            columns = 1;
        }
        if (out.n && line_ends) {
            for (unsigned k = 0; k < (line_ends > 1 ? blanks + 1 : 1); k++)
                strbuf_adds(&out, line_end);
            column = 0;
        } else if (out.n) {
            bool wrap = width && column + 1 + columns > width;
            strbuf_adds(&out, wrap ? line_end : " ");
            column = wrap ? 0 : column + 1;
        }
        strbuf_add(&out, text + i, end - i);
        column += columns;
        line_ends = 0;
        i = end;
    }
    if (size)
        strbuf_adds(&out, line_end);
    *size_out = out.n;
    strbuf_addc(&out, 0);
    return out.at;
}

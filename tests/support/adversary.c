#include "tests/support/adversary.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "tests/support/prose.h"

struct maker {
    struct work work;
    struct strbuf text[SIDES];
    size_t bytes;
};

/* Paragraphs as strings, of about so many bytes in all. */
struct lines {
    const char **at;
    size_t n, cap;
};

static const char *render(struct work *work, const struct sentences *sentences)
{
    struct strbuf text = {.arena = work->arena};
    for (size_t i = 0; i < sentences->n; i++)
        for (size_t k = 0; k < sentences->at[i].n; k++) {
            if (text.n)
                strbuf_addc(&text, ' ');
            strbuf_adds(&text, sentences->at[i].at[k]);
        }
    strbuf_addc(&text, 0);
    return text.at;
}

static struct lines article(struct work *work, size_t bytes)
{
    struct lines lines = {0};
    for (size_t n = 0; n < bytes;) {
        struct sentences sentences = prose_paragraph(work, false);
        const char *line = render(work, &sentences);
        n += strlen(line) + 2;
        *VEC_ADD(work->arena, &lines) = line;
    }
    return lines;
}

static void add_paragraph(struct strbuf *text, const char *line)
{
    if (text->n)
        strbuf_adds(text, "\n\n");
    strbuf_adds(text, line);
}

static void all_equal(struct maker *maker)
{
    static const char line[] = "The council said on Monday that the talks would go on and that no "
                               "date had been set for a vote.";
    size_t n = maker->bytes / (sizeof line + 1);
    for (size_t i = 0; i < n + n / 50; i++)
        for (int s = i < n ? OLD : NEW; s <= NEW; s++)
            add_paragraph(&maker->text[s], line);
}

static void all_equal_edited(struct maker *maker)
{
    while (maker->text[NEW].n < maker->bytes) {
        add_paragraph(&maker->text[OLD], "The council said on Monday that the talks would go on.");
        add_paragraph(&maker->text[NEW], "The council said on Tuesday that the talks would go on.");
    }
}

static void reversed(struct maker *maker)
{
    struct lines lines = article(&maker->work, maker->bytes);
    for (size_t i = 0; i < lines.n; i++) {
        add_paragraph(&maker->text[OLD], lines.at[i]);
        add_paragraph(&maker->text[NEW], lines.at[lines.n - 1 - i]);
    }
}

static void halves(struct maker *maker)
{
    struct lines lines = article(&maker->work, maker->bytes);
    for (size_t i = 0; i < lines.n; i++) {
        add_paragraph(&maker->text[OLD], lines.at[i]);
        add_paragraph(&maker->text[NEW], lines.at[(i + lines.n / 2) % lines.n]);
    }
}

static void different(struct maker *maker)
{
    for (int s = OLD; s <= NEW; s++) {
        struct lines lines = article(&maker->work, maker->bytes);
        for (size_t i = 0; i < lines.n; i++)
            add_paragraph(&maker->text[s], lines.at[i]);
    }
}

static void alphabets(struct maker *maker)
{
    different(maker);
    struct strbuf latin = maker->text[NEW], *text = &maker->text[NEW];
    *text = (struct strbuf){.arena = maker->work.arena};
    for (size_t i = 0; i < latin.n / 2; i++) {
        uint8_t bytes[UTF8_MAX];
        char c = latin.at[i];
        if (c >= 'a' && c <= 'z')
            strbuf_add(text, bytes, utf8_encode(0x430 + (uint32_t)(c - 'a'), bytes));
        else if (c >= 'A' && c <= 'Z')
            strbuf_add(text, bytes, utf8_encode(0x410 + (uint32_t)(c - 'A'), bytes));
        else
            strbuf_addc(text, c);
    }
}

static void giant(struct maker *maker)
{
    struct lines lines = article(&maker->work, maker->bytes);
    for (size_t i = 0; i < lines.n; i++)
        for (const char *at = lines.at[i]; *at;) {
            size_t n = strcspn(at, " ");
            for (int s = OLD; s <= NEW; s++) {
                if (maker->text[s].n)
                    strbuf_addc(&maker->text[s], ' ');
                if (s == NEW && prng_chance(&maker->work.prng, 2))
                    strbuf_adds(&maker->text[s], prose_noun(&maker->work));
                else
                    strbuf_add(&maker->text[s], at, n);
            }
            at += n + (at[n] == ' ');
        }
}

static void one_word(struct maker *maker)
{
    while (maker->text[OLD].n < maker->bytes) {
        const char *word = prose_noun(&maker->work);
        uint32_t dice = prng_below(&maker->work.prng, 100);
        strbuf_addf(&maker->text[OLD], "%s\n\n", word);
        if (dice >= 3)
            strbuf_addf(&maker->text[NEW], "%s\n\n", dice < 10 ? prose_noun(&maker->work) : word);
        if (dice >= 97)
            strbuf_addf(&maker->text[NEW], "%s\n\n", prose_adjective(&maker->work));
    }
}

static void shuffle(struct prng *prng, struct lines *lines)
{
    for (size_t i = lines->n; i > 1; i--) {
        size_t k = prng_below(prng, (uint32_t)i);
        const char *other = lines->at[k];
        lines->at[k] = lines->at[i - 1];
        lines->at[i - 1] = other;
    }
}

/* Distinct words, each a paragraph, or a hundred in a paragraph. */
static void shuffled(struct maker *maker, unsigned in_paragraph)
{
    struct lines words = {0};
    size_t n = 0;
    while (n < maker->bytes) {
        struct strbuf word = {.arena = maker->work.arena};
        strbuf_addf(&word, "%s%zu", prose_noun(&maker->work), words.n);
        n += word.n + (in_paragraph == 1 ? 2 : 1);
        *VEC_ADD(maker->work.arena, &words) = strbuf_cstr(&word);
    }
    for (int s = OLD; s <= NEW; s++) {
        for (size_t i = 0; i < words.n; i++)
            strbuf_addf(&maker->text[s], "%s%s", words.at[i],
                        (i + 1) % in_paragraph ? " " : "\n\n");
        shuffle(&maker->work.prng, &words);
    }
}

static void shuffled_paragraphs(struct maker *maker)
{
    shuffled(maker, 1);
}

static void shuffled_words(struct maker *maker)
{
    shuffled(maker, 100);
}

/* The same 45 words with 4 replaced, again and again. */
static void near_duplicates(struct maker *maker)
{
    const char *base[45];
    for (size_t i = 0; i < 45; i++)
        base[i] = i % 3 ? prose_noun(&maker->work) : prose_adjective(&maker->work);
    for (int s = OLD; s <= NEW; s++)
        while (maker->text[s].n < maker->bytes) {
            const char *words[45];
            memcpy(words, base, sizeof words);
            for (int k = 0; k < 4; k++)
                words[prng_below(&maker->work.prng, 45)] = prose_noun(&maker->work);
            for (size_t i = 0; i < 45; i++)
                strbuf_addf(&maker->text[s], "%s%s", words[i], i < 44 ? " " : ".\n\n");
        }
}

static void no_spaces(struct maker *maker)
{
    while (maker->text[OLD].n < maker->bytes) {
        char letter = (char)('a' + prng_below(&maker->work.prng, 26));
        strbuf_addc(&maker->text[OLD], letter);
        strbuf_addc(&maker->text[NEW], prng_below(&maker->work.prng, 10000) ? letter : 'Q');
    }
}

static void ideographs(struct maker *maker)
{
    struct prng *prng = &maker->work.prng;
    while (maker->text[OLD].n < maker->bytes) {
        uint8_t bytes[UTF8_MAX];
        uint32_t dice = prng_below(prng, 400);
        if (dice < 16) {
            for (int s = OLD; s <= NEW; s++)
                strbuf_adds(&maker->text[s], dice ? "\xe3\x80\x82" : "\xe3\x80\x82\n\n");
            continue;
        }
        uint32_t character = 0x4e00 + prng_below(prng, 2000);
        strbuf_add(&maker->text[OLD], bytes, utf8_encode(character, bytes));
        character += prng_chance(prng, 3);
        strbuf_add(&maker->text[NEW], bytes, utf8_encode(character, bytes));
    }
}

static void two_words(struct maker *maker)
{
    for (int s = OLD; s <= NEW; s++)
        while (maker->text[s].n < maker->bytes)
            strbuf_adds(&maker->text[s], prng_chance(&maker->work.prng, 50) ? "a " : "b ");
}

static void periodic(struct maker *maker)
{
    while (maker->text[OLD].n < maker->bytes) {
        strbuf_adds(&maker->text[OLD], "a b a b a b ");
        strbuf_adds(&maker->text[NEW], "b a a b a a ");
    }
}

static void newlines(struct maker *maker)
{
    for (size_t i = 0; i < maker->bytes; i++)
        for (int s = OLD; s <= NEW; s++)
            strbuf_addc(&maker->text[s], s == NEW && i == maker->bytes / 7 ? 'x' : '\n');
}

static void all_split(struct maker *maker)
{
    for (size_t n = 0; n < maker->bytes;) {
        struct sentences paragraph = prose_paragraph(&maker->work, false);
        const char *line = render(&maker->work, &paragraph);
        add_paragraph(&maker->text[OLD], line);
        n += strlen(line) + 2;
        for (size_t i = 0; i < paragraph.n; i++) {
            struct sentences one = {&paragraph.at[i], 1, 1};
            add_paragraph(&maker->text[NEW], render(&maker->work, &one));
        }
    }
}

#define ADVERSARIES(X)                                                                             \
    X(all_equal, "all-equal", "one paragraph again and again, some more in NEW")                   \
    X(all_equal_edited, "equal-edited", "the same, one word changed in every one")                 \
    X(reversed, "reversed", "paragraphs in reverse order")                                         \
    X(halves, "halves", "the second half first")                                                   \
    X(different, "different", "two texts with the same vocabulary")                                \
    X(alphabets, "alphabets", "two texts without a letter in common")                              \
    X(giant, "giant", "one paragraph, 2 % of its words replaced")                                  \
    X(one_word, "one-word", "paragraphs of one word, a tenth edited")                              \
    X(shuffled_paragraphs, "shuffled-lines", "distinct words as paragraphs, shuffled")             \
    X(shuffled_words, "shuffled-words", "distinct words, a hundred a paragraph, shuffled")         \
    X(near_duplicates, "near-duplicates", "the same 45 words, 4 replaced, on both sides")          \
    X(no_spaces, "no-spaces", "one endless word with a few letters changed")                       \
    X(ideographs, "ideographs", "text without spaces, 3 % changed")                                \
    X(two_words, "two-words", "one paragraph of two words in random order")                        \
    X(periodic, "periodic", "a b a b against b a a b a a")                                         \
    X(newlines, "newlines", "line ends and nothing else")                                          \
    X(all_split, "all-split", "every sentence becomes a paragraph")

#define X(function, name, what)                                                                    \
    static void make_##function(uint64_t seed, size_t bytes, struct arena *arena,                  \
                                char *text[SIDES], size_t size[SIDES])                             \
    {                                                                                              \
        struct maker maker = {.work = {{seed}, arena}, .bytes = bytes};                            \
        maker.text[OLD].arena = maker.text[NEW].arena = arena;                                     \
        function(&maker);                                                                          \
        for (int s = OLD; s <= NEW; s++) {                                                         \
            strbuf_addc(&maker.text[s], '\n');                                                     \
            text[s] = maker.text[s].at;                                                            \
            size[s] = maker.text[s].n;                                                             \
        }                                                                                          \
    }
ADVERSARIES(X)
#undef X

const struct adversary adversaries[] = {
#define X(function, name, what) {name, what, make_##function},
    ADVERSARIES(X)
#undef X
        {NULL, NULL, NULL},
};

const struct adversary *adversary_find(const char *name)
{
    for (const struct adversary *a = adversaries; a->name; a++)
        if (!strcmp(a->name, name))
            return a;
    return NULL;
}

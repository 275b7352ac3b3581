#include "tests/support/equal_words.h"

#include <stdio.h>
#include <string.h>

#include "base/vec.h"
#include "tests/support/pair.h"

enum { UNMARKED = 0 };
#define NOBODY UINT32_MAX

static bool equal(const struct revised_sentence *s, enum side side, uint32_t x, enum side other,
                  uint32_t y)
{
    struct span p = s->words[side][x], q = s->words[other][y];
    return span_size(p) == span_size(q) &&
           !memcmp(s->text[side] + p.start, s->text[other] + q.start, span_size(p));
}

/* How many words of `side` up to `end` equal a word, itself counted. */
static uint32_t count_equal(const struct revised_sentence *s, enum side side, uint32_t end,
                            enum side of, uint32_t word)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < end; i++)
        n += equal(s, side, i, of, word);
    return n;
}

/* The k-th OLD word, from 1, that equals a NEW one. */
static uint32_t find_equal(const struct revised_sentence *s, uint32_t word, uint32_t k)
{
    for (uint32_t i = 0; i < s->n[OLD]; i++)
        if (equal(s, OLD, i, NEW, word) && !--k)
            return i;
    return WORD_NONE;
}

static void find_words(struct revised_sentence *s, enum side side, struct arena *arena)
{
    struct tokens tokens = {0};
    tokenise((const uint8_t *)s->text[side], (struct span){0, (uint32_t)s->size[side]}, arena,
             &tokens);
    s->words[side] = arena_alloc(arena, tokens.n + 1, sizeof(struct span));
    for (size_t i = 0; i < tokens.n; i++)
        if (tokens.at[i].kind != TOKEN_MARK)
            s->words[side][s->n[side]++] = tokens.at[i].span;
}

/* Takes the marks off the NEW text; marks[i] is the one behind the byte before i. */
static uint32_t *take_marks(struct revised_sentence *s, struct arena *arena)
{
    uint32_t *marks = arena_alloc(arena, s->size[NEW] + 1, sizeof *marks);
    memset(marks, 0, (s->size[NEW] + 1) * sizeof *marks);
    char *out = s->text[NEW];
    for (char *in = s->text[NEW]; *in;) {
        if (*in != '^') {
            *out++ = *in++;
            continue;
        }
        uint32_t k = 0;
        for (in++; *in >= '0' && *in <= '9'; in++)
            k = 10 * k + (uint32_t)(*in - '0');
        marks[out - s->text[NEW]] = k ? k : NOBODY;
    }
    *out = 0;
    s->size[NEW] = (size_t)(out - s->text[NEW]);
    return marks;
}

static bool settle(struct revised_sentence *s, const char *path, struct arena *arena)
{
    bool good = true;
    uint32_t *marks = take_marks(s, arena);
    find_words(s, OLD, arena);
    find_words(s, NEW, arena);
    s->same = arena_alloc(arena, s->n[NEW] + 1, sizeof *s->same);
    for (uint32_t i = 0; i < s->n[NEW]; i++) {
        uint32_t end = s->words[NEW][i].end, mark = marks[end];
        marks[end] = UNMARKED;
        uint32_t olds = count_equal(s, OLD, s->n[OLD], NEW, i);
        uint32_t news = count_equal(s, NEW, s->n[NEW], NEW, i);
        uint32_t k = mark != UNMARKED ? mark : count_equal(s, NEW, i + 1, NEW, i);
        s->same[i] = !olds || mark == NOBODY ? WORD_NONE : find_equal(s, i, k);
        if ((mark == UNMARKED && olds && olds != news) || (mark != NOBODY && mark > olds)) {
            fprintf(stderr, "%s:%u: which '%.*s' is it?\n", path, s->line,
                    (int)span_size(s->words[NEW][i]), s->text[NEW] + s->words[NEW][i].start);
            good = false;
        }
        for (uint32_t j = 0; j < i; j++)
            if (s->same[i] != WORD_NONE && s->same[j] == s->same[i]) {
                fprintf(stderr, "%s:%u: one '%.*s' is two\n", path, s->line,
                        (int)span_size(s->words[NEW][i]), s->text[NEW] + s->words[NEW][i].start);
                good = false;
            }
    }
    for (size_t i = 0; i <= s->size[NEW]; i++)
        if (marks[i] != UNMARKED) {
            fprintf(stderr, "%s:%u: a mark that belongs to no word\n", path, s->line);
            good = false;
        }
    return good;
}

bool equal_words_read(const char *path, struct arena *arena, struct revised_sentences *out)
{
    size_t size;
    char *text = read_file(path, arena, &size);
    bool good = text != NULL;
    unsigned number = 0;
    char *old = NULL;
    for (char *line = text; line && *line; number++) {
        char *next = line + strcspn(line, "\n");
        if (*next)
            *next++ = 0;
        if (line[0] == '-' && line[1] == ' ' && !old) {
            old = line + 2;
        } else if (line[0] == '+' && line[1] == ' ' && old) {
            struct revised_sentence sentence = {
                .line = number, .text = {old, line + 2}, .size = {strlen(old), strlen(line + 2)}};
            good = settle(&sentence, path, arena) && good;
            *VEC_ADD(arena, out) = sentence;
            old = NULL;
        } else if (*line && *line != '#') {
            fprintf(stderr, "%s:%u: '- ' and '+ ' take turns\n", path, number + 1);
            good = false;
        }
        line = next;
    }
    return good;
}

static void show_link(const struct revised_sentence *s, const char *what, uint32_t old,
                      uint32_t new)
{
    struct span p = s->words[OLD][old], q = s->words[NEW][new];
    int before[SIDES] = {p.start > 20 ? 20 : (int)p.start, q.start > 20 ? 20 : (int)q.start};
    printf("    %s  ...%.*s[%.*s]%.20s...  =  ...%.*s[%.*s]%.20s...\n", what, before[OLD],
           s->text[OLD] + p.start - before[OLD], (int)span_size(p), s->text[OLD] + p.start,
           s->text[OLD] + p.end, before[NEW], s->text[NEW] + q.start - before[NEW],
           (int)span_size(q), s->text[NEW] + q.start, s->text[NEW] + q.end);
}

/* The OLD word that NEW bytes say a word is. */
static uint32_t word_standing(const struct revised_sentence *s, const uint32_t *standing,
                              uint32_t new)
{
    struct span span = s->words[NEW][new];
    uint32_t start = standing[span.start], size = span_size(span);
    for (uint32_t k = 1; k < size; k++)
        if (standing[span.start + k] != start + k)
            return WORD_NONE;
    for (uint32_t i = 0; start != WORD_NONE && i < s->n[OLD]; i++)
        if (s->words[OLD][i].start == start && span_size(s->words[OLD][i]) == size)
            return i;
    return WORD_NONE;
}

struct counts equal_words_count(const struct revised_sentence *s, const uint32_t *standing,
                                bool show)
{
    struct counts counts = {0};
    for (uint32_t i = 0; i < s->n[NEW]; i++) {
        uint32_t found = word_standing(s, standing, i), wanted = s->same[i];
        counts.found += found != WORD_NONE;
        counts.wanted += wanted != WORD_NONE;
        counts.both += found != WORD_NONE && found == wanted;
        if (show && found != wanted && found != WORD_NONE)
            show_link(s, "wrong  ", found, i);
        if (show && found != wanted && wanted != WORD_NONE)
            show_link(s, "missing", wanted, i);
    }
    return counts;
}

unsigned equal_words_in_order(const struct revised_sentence *s, struct arena *arena)
{
    unsigned *longest = arena_alloc(arena, s->n[NEW] + 1, sizeof *longest), best = 0;
    for (uint32_t i = 0; i < s->n[NEW]; i++) {
        longest[i] = s->same[i] != WORD_NONE;
        for (uint32_t j = 0; longest[i] && j < i; j++)
            if (longest[j] >= longest[i] && s->same[j] < s->same[i])
                longest[i] = longest[j] + 1;
        best = longest[i] > best ? longest[i] : best;
    }
    return best;
}

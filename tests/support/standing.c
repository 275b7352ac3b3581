#include "tests/support/standing.h"

#include <stdio.h>
#include <string.h>

#include "input/child.h"
#include "input/scratch.h"
#include "tests/support/pair.h"

static bool is_white(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static uint32_t *nothing(const struct revised_sentence *s, struct arena *arena)
{
    uint32_t *standing = arena_alloc(arena, s->size[NEW] + 1, sizeof *standing);
    for (size_t i = 0; i <= s->size[NEW]; i++)
        standing[i] = WORD_NONE;
    return standing;
}

/* The next byte from `at` on that no edit takes and that shows. */
static uint32_t next_standing(const struct pair *pair, const struct link *link, enum side side,
                              uint32_t at, uint32_t end)
{
    for (uint32_t e = link->edits.first; e < link->edits.end; e++) {
        struct span span = pair->collation.edits[e].span[side];
        while (at < end && at < span.start && is_white(pair->text[side][at]))
            at++;
        if (at >= span.start && at < span.end)
            at = span.end;
    }
    while (at < end && is_white(pair->text[side][at]))
        at++;
    return at;
}

/* The first of the words that begins at or behind a byte. */
static uint32_t word_from(const struct revised_sentence *s, enum side side, uint32_t byte)
{
    uint32_t i = 0;
    while (i < s->n[side] && s->words[side][i].start < byte)
        i++;
    return i;
}

/* The words that stand elsewhere, but for those written otherwise there. */
static void add_transposed(const struct revised_sentence *s, const struct transposition *moved,
                           uint32_t *standing)
{
    uint32_t old = word_from(s, OLD, moved->span[OLD].start);
    uint32_t new = word_from(s, NEW, moved->span[NEW].start);
    for (; new < s->n[NEW] && s->words[NEW][new].start < moved->span[NEW].end; old++, new++) {
        struct span from = s->words[OLD][old], to = s->words[NEW][new];
        if (span_size(from) == span_size(to) &&
            !memcmp(s->text[OLD] + from.start, s->text[NEW] + to.start, span_size(to)))
            for (uint32_t k = 0; k < span_size(to); k++)
                standing[to.start + k] = from.start + k;
    }
}

uint32_t *standing_by_stet(const struct revised_sentence *s, bool elsewhere, struct arena *arena)
{
    uint32_t *standing = nothing(s, arena);
    struct pair pair;
    pair_init(&pair, s->text[OLD], s->size[OLD], s->text[NEW], s->size[NEW]);
    for (size_t l = 0; l < pair.collation.n_sentences; l++) {
        const struct link *link = &pair.collation.sentences[l];
        uint32_t at[SIDES], end[SIDES];
        if (link->kind == LINK_INSERTED || link->kind == LINK_DELETED)
            continue;
        for (int side = OLD; side <= NEW; side++) {
            const struct span *sentences = pair.article[side].sentences;
            at[side] = sentences[link->range[side].first].start;
            end[side] = sentences[link->range[side].end - 1].end;
        }
        for (;;) {
            for (int side = OLD; side <= NEW; side++)
                at[side] = next_standing(&pair, link, (enum side)side, at[side], end[side]);
            if (at[OLD] >= end[OLD] || at[NEW] >= end[NEW])
                break;
            standing[at[NEW]++] = at[OLD]++;
        }
    }
    for (size_t i = 0; elsewhere && i < pair.collation.n_transpositions; i++)
        add_transposed(s, &pair.collation.transpositions[i], standing);
    pair_free(&pair);
    return standing;
}

/* What git prints: the lines of one chunk each, ' ' kept, '-' old, '+' new, '~' a line end. */
static void read_chunks(const struct revised_sentence *s, const char *line, uint32_t *standing)
{
    uint32_t at[SIDES] = {0, 0};
    const char *hunk = strstr(line, "\n@@");
    line = hunk ? strchr(hunk + 1, '\n') + 1 : "";
    for (; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (!strchr(" -+", *line))
            continue;
        for (const char *p = line + 1; *p && *p != '\n'; p++) {
            if (is_white(*p))
                continue;
            for (int side = OLD; side <= NEW; side++)
                while (is_white(s->text[side][at[side]]))
                    at[side]++;
            if (*line == ' ')
                standing[at[NEW]] = at[OLD];
            at[OLD] += *line != '+';
            at[NEW] += *line != '-';
        }
    }
}

/* Runs git on two files; what it prints, or NULL. */
static const char *run_git(const char *pattern, struct scratch file[SIDES], struct arena *arena)
{
    char option[128];
    snprintf(option, sizeof option, "--word-diff-regex=%s", pattern ? pattern : "[^[:space:]]+");
    char *argv[] = {"git",          "diff",
                    "--no-index",   "--no-ext-diff",
                    "--no-color",   "--word-diff=porcelain",
                    option,         file[OLD].path,
                    file[NEW].path, NULL};
    struct child_task task = {.argv = argv, .limit = 1 << 20, .seconds = 20, .plain = true};
    struct child child;
    struct error error;
    bool good = child_run(&task, arena, &child, &error);
    return good && child.end == CHILD_EXITED && child.status <= 1 ? (const char *)child.bytes
                                                                  : NULL;
}

uint32_t *standing_by_git(const struct revised_sentence *s, const char *pattern,
                          struct arena *arena)
{
    struct scratch file[SIDES];
    struct error error;
    int n = 0;
    while (n < SIDES && scratch_write(&file[n], s->text[n], s->size[n], "txt", arena, &error))
        n++;
    const char *chunks = n == SIDES ? run_git(pattern, file, arena) : NULL;
    while (n > 0)
        scratch_remove(&file[--n]);
    if (!chunks)
        return NULL;
    uint32_t *standing = nothing(s, arena);
    read_chunks(s, chunks, standing);
    return standing;
}

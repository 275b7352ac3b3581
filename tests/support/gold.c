#include "tests/support/gold.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "change/changes.h"
#include "tests/support/pair.h"

enum { TAG_MAX = 64 };

struct gold_sentence {
    char tag[TAG_MAX]; /* as written, without the mark in front */
    char mark;         /* '+', '-', '>' or 0 */
    struct span span;
    uint32_t paragraph;
};

struct gold_sentences {
    struct gold_sentence *at;
    size_t n, cap;
};

struct gold_paragraphs {
    struct gold_paragraph {
        struct span span;
        bool moved;
    } * at;
    size_t n, cap;
};

struct gold_reader {
    const char *path;
    unsigned line;
    bool failed, joined; /* joined: no blank between sentences */
    struct arena *arena;
    struct gold_sentences sentences[SIDES];
    struct gold_paragraphs paragraphs[SIDES];
    struct strbuf text[SIDES];
    struct {
        struct gold_edit *at;
        size_t n, cap;
    } edits;
};

__attribute__((format(printf, 2, 3))) static void complain(struct gold_reader *reader,
                                                           const char *format, ...)
{
    va_list args;
    fprintf(stderr, "%s:%u: ", reader->path, reader->line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    reader->failed = true;
}

/* Whether the list of ids, "3,4", holds one. */
static bool has_id(const char *list, const char *id, size_t n)
{
    while (*list) {
        size_t length = strcspn(list, ",");
        if (length == n && !memcmp(list, id, n))
            return true;
        list += length + (list[length] == ',');
    }
    return false;
}

static struct gold_sentence *find_id(const struct gold_reader *reader, enum side side,
                                     const char *id, size_t n)
{
    for (size_t i = 0; i < reader->sentences[side].n; i++)
        if (has_id(reader->sentences[side].at[i].tag, id, n))
            return &reader->sentences[side].at[i];
    return NULL;
}

static void read_sentence(struct gold_reader *reader, enum side side, const char *line, bool *open,
                          bool moved)
{
    struct strbuf *text = &reader->text[side];
    struct gold_sentence sentence = {{0}, 0, {0, 0}, 0};
    size_t n = strcspn(line, " ");
    const char *words = line + n + strspn(line + n, " ");
    if (!*words || n >= TAG_MAX) {
        complain(reader, "a line is a tag, a blank and a sentence");
        return;
    }
    if (strchr("+->", *line)) {
        sentence.mark = *line++;
        n--;
    }
    memcpy(sentence.tag, line, n);
    if (!n && sentence.mark == '>')
        complain(reader, "a moved sentence needs the id of its partner");
    if (side == OLD && (sentence.mark == '+' || sentence.mark == '>' || strchr(sentence.tag, ',')))
        complain(reader, "only new text says +, > or several ids");
    if (side == NEW && sentence.mark == '-')
        complain(reader, "only old text says -");
    if (n && (side == OLD || sentence.mark == '+') && find_id(reader, side, sentence.tag, n))
        complain(reader, "%s stands here twice", sentence.tag);
    if (!*open) {
        if (text->n)
            strbuf_adds(text, "\n\n");
        *VEC_ADD(reader->arena, &reader->paragraphs[side]) =
            (struct gold_paragraph){{(uint32_t)text->n, 0}, moved};
    } else if (!reader->joined) {
        strbuf_addc(text, ' ');
    }
    *open = true;
    sentence.span.start = (uint32_t)text->n;
    strbuf_adds(text, words);
    sentence.span.end = (uint32_t)text->n;
    sentence.paragraph = (uint32_t)reader->paragraphs[side].n - 1;
    reader->paragraphs[side].at[sentence.paragraph].span.end = (uint32_t)text->n;
    *VEC_ADD(reader->arena, &reader->sentences[side]) = sentence;
}

/* The place of a phrase in a sentence. */
static struct span find_phrase(struct gold_reader *reader, enum side side,
                               const struct gold_sentence *sentence, const char *phrase)
{
    struct span none = {0, 0};
    size_t n = strlen(phrase);
    if (!n)
        return none;
    if (!sentence) {
        complain(reader, "no sentence for '%s'", phrase);
        return none;
    }
    for (uint32_t at = sentence->span.start; at + n <= sentence->span.end; at++)
        if (!memcmp(reader->text[side].at + at, phrase, n))
            return (struct span){at, at + (uint32_t)n};
    complain(reader, "'%s' is not in that sentence", phrase);
    return none;
}

static void read_classes(struct gold_reader *reader, char *names, struct gold_edit *edit)
{
    for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
        size_t n = strlen(name);
        bool optional = n && name[n - 1] == '?';
        uint32_t bit = 0;
        if (optional)
            name[n - 1] = 0;
        for (int c = 0; c < CHANGE_CLASS_COUNT; c++)
            if (!strcmp(name, change_class_name((enum change_class)c)))
                bit = CLASS_BIT(c);
        if (!bit)
            complain(reader, "'%s' is no class", name);
        edit->allowed |= bit;
        if (!optional)
            edit->wanted |= bit;
    }
}

/* id | old words | new words | classes */
static void read_edit(struct gold_reader *reader, char *line)
{
    char *field[4] = {line, NULL, NULL, NULL};
    for (int i = 1; i < 4; i++) {
        char *bar = strchr(field[i - 1], '|');
        if (!bar) {
            complain(reader, "an edit is: id | old | new | classes");
            return;
        }
        *bar = 0;
        field[i] = bar + 1;
    }
    for (int i = 0; i < 4; i++) {
        size_t n = strlen(field[i]);
        while (n && field[i][n - 1] == ' ')
            field[i][--n] = 0;
        field[i] += strspn(field[i], " ");
    }
    struct gold_edit edit = {.wanted = 0};
    for (int side = OLD; side <= NEW; side++) {
        const char *id = field[0] + strspn(field[0], "+->");
        struct gold_sentence *sentence = find_id(reader, (enum side)side, id, strlen(id));
        /* Of a split sentence, the part with the phrase. */
        for (size_t i = 0; sentence && side == NEW && i < reader->sentences[NEW].n; i++) {
            struct gold_sentence *part = &reader->sentences[NEW].at[i];
            const char *text = reader->text[NEW].at + part->span.start;
            size_t n = strlen(field[2]), size = span_size(part->span);
            if (has_id(part->tag, id, strlen(id)))
                for (size_t k = 0; n && k + n <= size; k++)
                    if (!memcmp(text + k, field[2], n)) {
                        sentence = part;
                        n = 0;
                        i = reader->sentences[NEW].n - 1;
                    }
        }
        edit.span[side] = find_phrase(reader, (enum side)side, sentence, field[1 + side]);
        if (sentence)
            edit.sentence[side] = sentence->span;
    }
    read_classes(reader, field[3], &edit);
    *VEC_ADD(reader->arena, &reader->edits) = edit;
}

/* Links of sentences by id, links of paragraphs from those of their sentences
 * that did not go elsewhere. */
static void link_units(struct gold_reader *reader, struct gold *gold)
{
    for (int level = 0; level < LEVELS; level++) {
        struct units *units = &gold->units[level];
        for (int s = OLD; s <= NEW; s++) {
            size_t n = level == SENTENCES ? reader->sentences[s].n : reader->paragraphs[s].n;
            units->n[s] = (uint32_t)n;
            units->at[s] = arena_alloc(reader->arena, n, sizeof(struct span));
            for (size_t i = 0; i < n; i++)
                units->at[s][i] = level == SENTENCES ? reader->sentences[s].at[i].span
                                                     : reader->paragraphs[s].at[i].span;
        }
        units->links = arena_zero(reader->arena, (size_t)units->n[OLD] * units->n[NEW], 1);
    }
    for (uint32_t k = 0; k < reader->sentences[NEW].n; k++) {
        const struct gold_sentence *new = &reader->sentences[NEW].at[k];
        if (new->mark == '+')
            continue;
        bool moved = new->mark == '>' || reader->paragraphs[NEW].at[new->paragraph].moved;
        for (const char *id = new->tag; *id;) {
            size_t n = strcspn(id, ",");
            const struct gold_sentence *old = find_id(reader, OLD, id, n);
            if (!old || old->mark == '-') {
                complain(reader, "new text has %.*s, which old text has not", (int)n, id);
                return;
            }
            uint32_t i = (uint32_t)(old - reader->sentences[OLD].at);
            *units_link(&gold->units[SENTENCES], i, k) = moved ? TRUE_LINK | TRUE_MOVE : TRUE_LINK;
            if (new->mark != '>')
                *units_link(&gold->units[PARAGRAPHS], old->paragraph, new->paragraph) =
                    moved ? TRUE_LINK | TRUE_MOVE : TRUE_LINK;
            id += n + (id[n] == ',');
        }
    }
    for (uint32_t i = 0; i < reader->sentences[OLD].n; i++) {
        const struct gold_sentence *old = &reader->sentences[OLD].at[i];
        if (old->mark != '-' && !find_id(reader, NEW, old->tag, strlen(old->tag)))
            complain(reader, "%s is not in the new text; say -%s", old->tag, old->tag);
    }
}

/* Paragraphs of one link are neighbours, or a sentence lacks its '>'. */
static void check_neighbours(struct gold_reader *reader, const struct units *units)
{
    for (uint32_t i = 0; i < units->n[OLD]; i++) {
        uint32_t last = UINT32_MAX;
        for (uint32_t k = 0; k < units->n[NEW]; k++)
            if (*units_link(units, i, k)) {
                if (last != UINT32_MAX && k != last + 1)
                    complain(reader, "old paragraph %u has partners apart: %u and %u", i + 1,
                             last + 1, k + 1);
                last = k;
            }
    }
}

bool gold_read(const char *path, struct arena *arena, struct gold *gold)
{
    struct gold_reader reader = {.path = path, .arena = arena};
    int part = -1; /* the head, then old, new, classes */
    bool open = false, moved = false;
    size_t size;
    char *at = read_file(path, arena, &size);
    memset(gold, 0, sizeof *gold);
    gold->name = path;
    reader.text[OLD].arena = reader.text[NEW].arena = arena;
    if (!at)
        return false;
    for (char *next; *at; at = next) {
        size_t n = strcspn(at, "\n");
        next = at + n + (at[n] == '\n');
        at[n] = 0;
        reader.line++;
        if (!strcmp(at, "== old") || !strcmp(at, "== new") || !strcmp(at, "== classes")) {
            part = at[3] == 'o' ? OLD : at[3] == 'n' ? NEW : 2;
            open = false;
        } else if (!*at) {
            open = false;
        } else if (part < 0) {
            if (!strncmp(at, "language: ", 10))
                snprintf(gold->language, sizeof gold->language, "%s", at + 10);
            else if (!strcmp(at, "facts: none"))
                gold->no_facts = true;
            else if (!strcmp(at, "sentences: joined"))
                reader.joined = true;
            else if (*at != '#')
                complain(&reader, "the head knows language, facts and sentences");
        } else if (part == 2) {
            read_edit(&reader, at);
        } else if (!strcmp(at, ">>") && part == NEW && !open) {
            moved = true;
        } else {
            read_sentence(&reader, (enum side)part, at, &open, moved);
            moved = false;
        }
    }
    for (int s = OLD; s <= NEW; s++) {
        strbuf_addc(&reader.text[s], '\n');
        gold->size[s] = reader.text[s].n;
        gold->text[s] = reader.text[s].at;
    }
    link_units(&reader, gold);
    check_neighbours(&reader, &gold->units[PARAGRAPHS]);
    gold->edits = reader.edits.at;
    gold->n_edits = reader.edits.n;
    return !reader.failed;
}

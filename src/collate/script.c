#include "collate/script.h"

#include <string.h>

#include "article/function_words.h"
#include "article/reading.h"
#include "article/token.h"
#include "base/utf8.h"
#include "collate/script_internal.h"
#include "collate/seqdiff.h"

enum {
    SCRIPT_CELLS_MAX = 256 * 1024,
    /* What a kept word is worth: of these a lone function word between two edits is not
     * kept, two are, and so is any other word. */
    WORTH_CONTENT = 10,
    WORTH_FUNCTION = 4,
    WORTH_MARK = 3,
};

bool script_is_function_word(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    if (word->kind != TOKEN_WORD)
        return false;
    const uint8_t *p = input->text[side] + word->start;
    if (empty_word_languages(p, word->size) & input->words->grammar)
        return true;
    /* of any alphabet, a word so short */
    uint32_t cp;
    utf8_decode(p, word->size, &cp);
    return word->size <= 2 && utf8_class(cp) == CHAR_LOWER;
}

int script_worth(const struct script_input *input, uint32_t old)
{
    return script_word(input, OLD, old)->kind == TOKEN_MARK ? WORTH_MARK
           : script_is_function_word(input, OLD, old)       ? WORTH_FUNCTION
                                                            : WORTH_CONTENT;
}

bool script_same_form(const struct script_input *input, uint32_t old, uint32_t new)
{
    const struct word *word[SIDES] = {script_word(input, OLD, old), script_word(input, NEW, new)};
    if (word[OLD]->size == word[NEW]->size &&
        !memcmp(input->text[OLD] + word[OLD]->start, input->text[NEW] + word[NEW]->start,
                word[OLD]->size))
        return true;
    uint8_t plain[SIDES][TOKEN_BYTES];
    const uint8_t *bytes[SIDES];
    size_t size[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        size[side] = word[side]->size;
        bytes[side] = reading_word(input->text[side] + word[side]->start, &size[side], plain[side],
                                   sizeof plain[side]);
    }
    return size[OLD] == size[NEW] && !memcmp(bytes[OLD], bytes[NEW], size[OLD]);
}

static bool same(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->id == script_word(input, NEW, new)->id;
}

/* Breaks up runs of matches between two edits that are worth less than an edit
 * costs. */
static void drop_small(const struct script_input *input, const struct script_core *core, uint32_t *partner)
{
    uint32_t i = core->first[OLD];
    while (i < core->end[OLD]) {
        if (partner[i] == SCRIPT_NONE) {
            i++;
            continue;
        }
        uint32_t first = i;
        int value = 0;
        do {
            value += script_worth(input, i) + script_same_form(input, i, partner[i]) * SCRIPT_FORM;
            i++;
        } while (i < core->end[OLD] && partner[i] == partner[i - 1] + 1);
        bool at_start = first == core->first[OLD] && partner[first] == core->first[NEW];
        bool at_end = i == core->end[OLD] && partner[i - 1] + 1 == core->end[NEW];
        if (value < SCRIPT_EDIT && !at_start && !at_end)
            for (uint32_t k = first; k < i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

static void match_long(const struct script_input *input, const struct script_core *core, uint32_t *partner,
                       bool *approximate, struct arena *scratch)
{
    uint64_t *ids[SIDES];
    uint32_t n[SIDES];
    for (int side = OLD; side <= NEW; side++) {
        n[side] = core->end[side] - core->first[side];
        ids[side] = arena_alloc(scratch, n[side], sizeof(uint64_t));
        for (uint32_t i = 0; i < n[side]; i++)
            ids[side][i] = script_word(input, (enum side)side, core->first[side] + i)->id;
    }
    seqdiff(ids[OLD], n[OLD], ids[NEW], n[NEW], partner + core->first[OLD], approximate, scratch);
    for (uint32_t i = core->first[OLD]; i < core->end[OLD]; i++)
        if (partner[i] != SEQDIFF_NONE)
            partner[i] += core->first[NEW];
    drop_small(input, core, partner);
}

uint32_t script_mark(const struct script_input *input, enum side side, uint32_t at)
{
    const struct word *word = script_word(input, side, at);
    uint32_t cp = 0;
    if (word->kind == TOKEN_MARK)
        utf8_decode(input->text[side] + word->start, word->size, &cp);
    return cp;
}

bool script_is_same_word(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && same(input, old, new) &&
           script_same_form(input, old, new);
}

bool script_next_hunk(const struct script_input *input, const uint32_t *partner,
                      struct script_hunk *hunk)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    uint32_t old = hunk->first[OLD] + hunk->n[OLD], new = hunk->first[NEW] + hunk->n[NEW];
    while (++old <= n) { /* behind two partners */
        uint32_t end = old;
        while (end < n && partner[end] == SCRIPT_NONE)
            end++;
        uint32_t new_end = end < n ? partner[end] : m;
        new++;
        if (end > old && new_end > new) {
            *hunk = (struct script_hunk){{old, new}, {end - old, new_end - new}};
            return true;
        }
        old = end;
        new = new_end;
    }
    return false;
}

static bool is_variant(const struct script_input *input, uint32_t old, uint32_t new)
{
    return script_word(input, OLD, old)->kind != TOKEN_MARK && !script_same_form(input, old, new);
}

/* A kept word whose form changed belongs to the edit right beside it: "No one
 * was" became "One person was", the capital included. */
static void join_variants(const struct script_input *input, uint32_t *partner)
{
    uint32_t n = range_size(input->range[OLD]), m = range_size(input->range[NEW]);
    for (uint32_t i = 0; i < n; i++) {
        if (partner[i] == SCRIPT_NONE || !is_variant(input, i, partner[i]))
            continue;
        /* a run of them, with what stands before and behind it */
        uint32_t first = i, new = partner[i];
        while (i + 1 < n && partner[i + 1] == partner[i] + 1 &&
               is_variant(input, i + 1, partner[i + 1]))
            i++;
        uint32_t after = i + 1 < n ? partner[i + 1] : m;
        bool before_edit =
            first ? partner[first - 1] == SCRIPT_NONE || partner[first - 1] + 1 != new : new > 0;
        bool after_edit = after == SCRIPT_NONE || after != partner[i] + 1;
        if (before_edit || after_edit)
            for (uint32_t k = first; k <= i; k++)
                partner[k] = SCRIPT_NONE;
    }
}

void script_match(const struct script_input *input, uint32_t *partner, bool *approximate,
                  struct arena *scratch)
{
    struct arena_mark mark = arena_mark(scratch);
    struct script_core core = {.end = {range_size(input->range[OLD]), range_size(input->range[NEW])}};
    for (uint32_t i = 0; i < core.end[OLD]; i++)
        partner[i] = SCRIPT_NONE;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.first[OLD], core.first[NEW]))
        partner[core.first[OLD]++] = core.first[NEW]++;
    while (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW] &&
           same(input, core.end[OLD] - 1, core.end[NEW] - 1))
        partner[--core.end[OLD]] = --core.end[NEW];
    uint64_t cells =
        (uint64_t)(core.end[OLD] - core.first[OLD] + 1) * (core.end[NEW] - core.first[NEW] + 1);
    if (core.first[OLD] < core.end[OLD] && core.first[NEW] < core.end[NEW]) {
        if (cells <= SCRIPT_CELLS_MAX)
            script_best(input, &core, partner, scratch);
        else
            match_long(input, &core, partner, approximate, scratch);
    }
    script_slide(input, partner, scratch);
    join_variants(input, partner);
    script_brackets(input, partner);
    script_pauses(input, partner);
    script_parallel(input, partner);
    arena_rewind(scratch, mark);
}
